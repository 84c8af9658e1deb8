"""Names that a text sets in capitals are said as the lexicons say them in small letters."""

import pytest

from tts.pronunciation import capitals, lexicon

NAMES = lexicon.parse(
    """
[[entry]]
written = "Kung Ming-hsin"
ipa = "kuŋ mɪŋ ʃɪn"
surname = "Kung"
[[entry]]
written = "Suao"
ipa = "swaʊ"
[[entry]]
written = "TAIEX"
respelling = "TY-eks"
[[entry]]
written = "Taiex"
respelling = "TAY-eks"
[[entry]]
written = "Nasa"
respelling = "NAH-sah"
""",
    "names",
    "names.toml",
)
FOUND = {
    "The port of SUAO.": {"SUAO": "swaʊ"},
    "SUAO PORT AND KUNG MING-HSIN": {"SUAO": "swaʊ", "KUNG MING-HSIN": "kuŋ mɪŋ ʃɪn"},
    "The port of Suao.": {},
    "The TAIEX fell, NASA said.": {},
    "The index SUAO-20 and A&SUAO.": {},
}


@pytest.mark.parametrize(("text", "names"), FOUND.items())
def test_a_name_in_capitals_is_said_as_in_small_letters(text, names):
    found = capitals.lexicon([text], (NAMES,), "en")
    assert {entry.written: entry.say.value for entry in found.entries} == names


def test_only_english_is_looked_through():
    assert capitals.lexicon(["Der Hafen SUAO."], (NAMES,), "de").entries == ()
