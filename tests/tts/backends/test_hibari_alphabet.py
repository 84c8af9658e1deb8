"""IPA and the alphabet of hibari's voices, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts.backends.hibari_alphabet import to_ipa, to_voice
from tts.pronunciation.phonetics import INVENTORY, PROSODY, PhoneticsError

# Standard IPA, what the voice is given, what is told back.
PAIRS = [
    ("kʊ.məˈmoʊ.toʊ", "kʊməmˈOtO", "kʊməˈmoʊtoʊ"),
    ("ɡʊŋ mɪŋˈʃɪn", "ɡʊŋ mɪŋʃˈɪn", "ɡʊŋ mɪŋˈʃɪn"),
    ("ɪkˈstɹiːm", "ɪkstɹˈim", "ɪkˈstɹim"),
    ("ˈsɪŋɚ", "sˈɪŋəɹ", "ˈsɪŋɚ"),
    ("ˈhɝi", "hˈɜɹi", "ˈhɝi"),
    ("bɜːɹd", "bˈɜɹd", "ˈbɝd"),
    ("ˈsɪɾi", "sˈɪTi", "ˈsɪɾi"),
    ("ˈdʒʌdʒɪz", "ʤˈʌʤɪz", "ˈdʒʌdʒɪz"),
    ("ˈbʌʔən", "bˈʌtən", "ˈbʌtən"),
    ("həˈwaɪʔi", "həwˈIi", "həˈwaɪi"),
    ("ˈdɹɔ.ɪŋ", "dɹˈɔɪŋ", "ˈdɹɔ.ɪŋ"),
    ("ˈkɔɹt.ʃɪp", "kˈɔɹtʃɪp", "ˈkɔɹt.ʃɪp"),
    ("laɪ", "lˈI", "ˈlaɪ"),
]
# What the voice can't tell apart, so that it comes back as another symbol, or as none.
FOLDED = {"iː", "ɑː", "ɔː", "uː", "ɝː", "ɜː", "ʔ", "."}
SYLLABLE_ONSETS = [*"pbtkɡfvθðszʃʒhmnlɹjw", "tʃ", "dʒ", "pl", "stɹ", "kw"]
STRESSED_VOWELS = [*"iɪɛæɑɔuʊʌɝ", "eɪ", "oʊ", "aɪ", "aʊ", "ɔɪ"]


@pytest.mark.parametrize(("ipa", "given_to_voice", "told"), PAIRS)
def test_ipa_is_given_and_told_back(ipa, given_to_voice, told):
    assert to_voice(ipa) == given_to_voice
    assert to_ipa(given_to_voice) == told


@pytest.mark.parametrize("symbol", sorted(INVENTORY - PROSODY.keys() - FOLDED))
def test_every_sound_of_the_inventory_comes_back(symbol):
    assert to_ipa(to_voice(f"ˈmɛ{symbol}ˌmɪ")).replace("ˌ", "") in {f"ˈmɛ{symbol}mɪ", f"ˈmɛ.{symbol}mɪ"}


@pytest.mark.parametrize("british", [True, False])
@pytest.mark.parametrize("symbol", sorted(INVENTORY))
def test_every_symbol_of_the_inventory_is_mapped(symbol, british):
    assert to_voice(f"ˈmæ{symbol}mɪ", british=british)


@given(
    st.lists(st.tuples(st.sampled_from(SYLLABLE_ONSETS), st.sampled_from(STRESSED_VOWELS)), min_size=1, max_size=5),
    st.data(),
)
def test_words_of_open_syllables_come_back(syllables, data):
    stressed = data.draw(st.integers(0, len(syllables) - 1))
    parts = [("ˈ" if n == stressed else "") + onset + vowel for n, (onset, vowel) in enumerate(syllables)]
    word = "".join(parts)
    assert to_ipa(to_voice(word)).replace(".", "") == word.replace(".", "")


def test_what_is_not_in_the_inventory_is_an_error():
    with pytest.raises(PhoneticsError, match="龔"):
        to_voice("龔")


def test_british_voices_have_their_own_sounds():
    assert to_voice("ˈmɑɹbəl ˈɡoʊ", british=True) == "mˈɒɹbəl ɡˈQ"
