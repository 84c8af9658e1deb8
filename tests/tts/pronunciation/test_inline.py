"""What an article tells of how its names are said wins over every map, and is not read out itself."""

import pytest

from tts.pronunciation import inline
from tts.pronunciation.lexicon import parse
from tts.reading import segments

MINE = parse('[[entry]]\nwritten = "Kyiv"\nword = "Kiev"\n', "mine", "mine")


@pytest.mark.parametrize(
    ("text", "ipa", "spoken"),
    [
        ("Kyiv (pronounced KEEV) woke and Kyiv's trams ran.", ["ˈkiːv", "ˈkiːvz"], "Kyiv woke and Kyiv's trams ran."),
        ("Kyiv's (pronounced KEEV) trams ran.", ["ˈkiːvz"], "Kyiv's trams ran."),
        ("He met Siobhan (pronounced shih-VAWN).", ["ʃɪˈvɔːn"], "He met Siobhan."),
        ("Ann Kyiv (pronounced “KEEV”), 40, left.", ["ˈkiːv"], "Ann Kyiv, forty, left."),
        ("Minister Ba Lo (pronounced bah LOH) left.", ["bɑː ˈloʊ"], "Minister Ba Lo left."),
        ("In Bata (pronounced BAH'-tah) it rained.", ["ˈbɑːtɑː"], "In Bata it rained."),
        (
            "Minister Ba Lonu (pronounced bah LOH-noo) left, and Lonu said so.",
            ["bɑː ˈloʊnuː", "ˈloʊnuː"],
            "Minister Ba Lonu left, and Lonu said so.",
        ),
        ("In Bata (pronounced /ˈbɑtə/) it rained.", ["ˈbɑtə"], "In Bata it rained."),
    ],
)
def test_a_bracket_tells_how_the_name_before_it_is_said(text, ipa, spoken):
    found = segments(text, lexicons=(MINE,))
    assert [each.say.value for each in found if each.rule.startswith("lexicon:inline/") and each.say] == ipa
    assert " ".join("".join(each.spoken for each in found).split()) == spoken
    assert "".join(each.written for each in found) == text


@pytest.mark.parametrize(
    "text",
    [
        "The effect (pronounced in summer) was small.",
        "The word (pronounced KEEV) is old.",
        "Kyiv (pronounced differently) woke.",
        "Kyiv (pronounced XQ-ZZ) woke.",
        "Kyiv (pronounced dead at ten) woke.",
        "Smith (pronounced dead) fell.",
        "Smith (pronounced guilty by ALL) fell.",
    ],
)
def test_any_other_bracket_is_read(text):
    assert inline.told((text,)).entries == ()
