import pytest

from tts.pronunciation import phonetics
from tts.pronunciation.phonetics import PhoneticsError


@pytest.mark.parametrize(
    ("respelling", "ipa"),
    [
        ("goong ming-SHIN", "ɡuːŋ mɪŋˈʃɪn"),
        ("lye ching-DUH", "laɪ tʃɪŋˈdʌ"),
        ("koo-mah-MOH-toh", "kuːmɑːˈmoʊtoʊ"),
        ("EYE-on", "ˈaɪɑn"),
        ("BUR-lin", "ˈbɝlɪn"),
        ("hwahng", "hwɑːŋ"),
    ],
)
def test_a_respelling_gives_standard_ipa(respelling, ipa):
    assert phonetics.respelling_ipa(respelling) == ipa


@pytest.mark.parametrize("respelling", ["龔", "bcd", "koo-mah-1", ""])
def test_a_respelling_outside_the_table_is_named(respelling):
    with pytest.raises(PhoneticsError):
        phonetics.respelling_ipa(respelling)


@pytest.mark.parametrize(
    ("ipa", "ending", "heard"),
    [
        ("laɪ", "'s", "laɪz"),
        ("kʊŋ", "s", "kʊŋz"),
        ("ʃɛf", "'s", "ʃɛfs"),
        ("boʊʃ", "'s", "boʊʃɪz"),
        ("mɑːtʃ", "s", "mɑːtʃɪz"),
        ("fɑks", "'", "fɑks"),
    ],
)
def test_an_ending_is_voiced_by_the_sound_before_it(ipa, ending, heard):
    assert phonetics.with_ending(ipa, ending) == heard


@pytest.mark.parametrize(
    ("letters", "ipa"),
    [("TSMC", "ˌtiːˌɛsˌɛmˈsiː"), ("TSMC's", "ˌtiːˌɛsˌɛmˈsiːz"), ("GPS's", "ˌdʒiːˌpiːˈɛsɪz"), ("CEOs", "ˌsiːˌiːˈoʊz")],
)
def test_letters_are_named_with_their_ending(letters, ipa):
    assert phonetics.letters_ipa(letters) == ipa


def test_other_ways_to_write_a_sound_become_ours():
    assert phonetics.normalized("ri:d".replace(":", "ː")) == "ɹiːd"
    assert phonetics.normalized("t͡ʃao") == "tʃɑoʊ"


@pytest.mark.parametrize("ipa", ["ɬɑ", "龔", "k", "", "aɪ1"])
def test_a_symbol_outside_the_table_is_an_error_that_names_it(ipa):
    with pytest.raises(PhoneticsError):
        phonetics.normalized(ipa)


def test_every_sound_of_letters_and_respellings_is_in_the_inventory():
    for letter in phonetics.LETTERS:
        assert set(phonetics.symbols(phonetics.letters_ipa(letter))) <= phonetics.INVENTORY
