"""An utterance in, the text that espeak-ng is given out: words as they are, pronunciations in its own mnemonics."""

import re
import tomllib
from pathlib import Path

from tts.backends.plain_text import in_parts, readable, speaks
from tts.pronunciation.phonetics import PROSODY, VOWELS, letters_ipa, respelling_ipa, symbols
from tts.script import Say, Segment, Utterance

_SOUNDS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["sounds"]
_APART = "|"
"""Parts two sounds that would read as one mnemonic: t and S are not tS."""
_ENDS_MNEMONIC = frozenset(sound for sound in _SOUNDS.values() if len(sound) > 1)
_BRACKETS = re.compile(r"[\[\]]+")


def text(utterance: Utterance, *, english: bool) -> str:
    """Return what espeak-ng reads, "" for nothing to say; only its English voices know these mnemonics."""
    said = "".join(_phonemic(segment) if english else readable(segment) for segment in utterance.segments)
    return " ".join(said.split()) if speaks(utterance.spoken) else ""


def _phonemic(segment: Segment) -> str:
    before, core, after = in_parts(segment)
    if segment.say is None or segment.say.kind == "word" or not core:
        return _BRACKETS.sub(" ", readable(segment))
    return f"{before}[[{mnemonics(_ipa(segment.say))}]]{after}"


def _ipa(say: Say) -> str:
    match say.kind:
        case "letters":
            return letters_ipa(say.value)
        case "respelling":
            return respelling_ipa(say.value)
        case _:
            return say.value


def mnemonics(ipa: str) -> str:
    """Return standard IPA in espeak-ng's mnemonics; raises PhoneticsError at a symbol that is not ours.

    Where no stress stands at all the last word has it, as the other voices say it.

    >>> mnemonics("kʊməˈmoʊtoʊ")
    "kUm@m'oUtoU"
    """
    return " ".join(_word(symbols(word)) for word in _stressed(ipa).split())


def _stressed(ipa: str) -> str:
    if "ˈ" in ipa or "ˌ" in ipa:
        return ipa
    *before, last = ipa.split()
    return " ".join([*before, "ˈ" + last])


def _word(sounds: tuple[str, ...]) -> str:
    """Write a word, each stress straight before its vowel."""
    written: list[str] = []
    stress = ""
    for sound in sounds:
        mnemonic = _SOUNDS[sound]
        if sound in PROSODY:
            stress = mnemonic or stress
            continue
        if sound in VOWELS:
            mnemonic, stress = stress + mnemonic, ""
        joins = written and any((written[-1] + mnemonic).find(each) == len(written[-1]) - 1 for each in _ENDS_MNEMONIC)
        written.append(_APART + mnemonic if joins else mnemonic)
    return "".join(written)
