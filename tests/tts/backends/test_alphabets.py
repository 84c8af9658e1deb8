"""Pronunciations as other engines are given them, espeak-ng's mnemonics and SSML, judged by espeak-ng and by lxml."""

import shutil
import subprocess

import pytest
from lxml import etree

from tts.backends import espeak_alphabet, ssml
from tts.pronunciation import phonetics
from tts.script import Say, Segment, Utterance

ESPEAK = shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
SAME_TO_ESPEAK = {
    "ɑ": "ɑː", "ɔ": "ɔː", "u": "uː", "ɝ": "ɜː", "ɝː": "ɜː", ".": "", "i": "i", "ɾ": "ɾ", "ɪ": "ɪ", "ɚ": "ɚ",
}  # fmt: skip


def utterance(*parts):
    segments = [Segment(0, 0, spoken, spoken, "r", say) for spoken, say in parts]
    return Utterance(tuple(segments))


def heard(text, voice="en-us"):
    said = subprocess.run(
        [ESPEAK, "-v", voice, "-q", "--ipa", "--stdin"], input=text, capture_output=True, text=True, check=True
    )
    return said.stdout.strip()


@needs_espeak
def test_espeak_says_every_sound_of_ours():
    sounds = [*phonetics.CONSONANTS, *phonetics.VOWELS]
    frames = [f"ɛˈ{sound}ɛm" if sound in phonetics.CONSONANTS else f"m{sound}m" for sound in sounds]
    lines = heard("\n\n".join(f"[[{espeak_alphabet.mnemonics(frame)}]]." for frame in frames)).splitlines()
    assert len(lines) == len(sounds)
    for sound, line in zip(sounds, lines, strict=True):
        assert SAME_TO_ESPEAK.get(sound, sound) in line.replace("ˈ", ""), (sound, line)


@needs_espeak
@pytest.mark.parametrize(
    ("ipa", "told"),
    [
        ("kʊməˈmoʊtoʊ", "kʊməmˈoʊɾoʊ"),
        ("ɡʊŋ mɪŋˈʃɪn", "ɡʊŋ mɪŋʃˈɪn"),
        ("laɪ", "lˈaɪ"),
        ("ˈbɝlɪn", "bˈɜːlɪn"),
        ("ˈhɑtshɑt", "hˈɑːtshɑːt"),
    ],
)
def test_espeak_says_a_name_as_the_map_has_it(ipa, told):
    assert heard(f"[[{espeak_alphabet.mnemonics(ipa)}]]") == told


def test_every_sound_of_ours_has_a_mnemonic():
    assert set(espeak_alphabet._SOUNDS) == phonetics.INVENTORY


def test_espeak_is_given_words_and_mnemonics():
    said = utterance(
        ("Minister ", None), ("Kung's,", Say("ipa", "ɡʊŋz")), (" T-S-M-C", Say("letters", "TSMC")), (" [[x]].", None)
    )
    text = espeak_alphabet.text(said, english=True)
    assert text == "Minister [[g'UNz]], [[t,i:,Es,Ems'i:]] x ."
    assert "[[" not in espeak_alphabet.text(utterance(("Kung", Say("ipa", "ɡʊŋ"))), english=False)


def test_ssml_holds_phonemes_and_substitutes_well_escaped():
    said = utterance(
        ("AT&T <b> ", None),
        ("Kung's, ", Say("ipa", "ɡʊŋz")),
        ("Foxconn", Say("word", 'Fox "con" & co')),
        (" T-S-M-C", Say("letters", "TSMC")),
        ("\x00 end", None),
    )
    root = etree.fromstring(ssml.document(said, "en-US").encode())
    assert root.tag == "{http://www.w3.org/2001/10/synthesis}speak"
    assert "".join(root.itertext()) == "AT&T <b> Kung's, Foxconn T-S-M-C  end"
    assert [dict(each.attrib) for each in root] == [
        {"alphabet": "ipa", "ph": "ɡʊŋz"},
        {"alias": 'Fox "con" & co'},
        {"alphabet": "ipa", "ph": "ˌtiːˌɛsˌɛmˈsiː"},
    ]
