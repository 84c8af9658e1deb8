"""An utterance in Chinese in, what Kokoro's Mandarin voices are to say out: phonemes with their spans of `spoken`.

Words are cut and read in simplified characters, which the dictionaries know best. The alphabet is that of misaki's
Mandarin front end, with which the model was taught; the package itself runs on no Python after 3.12.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tts.backends.hibari_reading import Reader, Sound
from tts.backends.protocol import SpeechError, VoiceMissing
from tts.script import Segment, Utterance

NEEDED = ("opencc", "pypinyin", "rjieba")
_TABLE = tomllib.loads(Path(__file__).with_name("kokoro.toml").read_text(encoding="utf-8"))
_ALONE: dict[str, str] = _TABLE["alone"]
_BUZZING: frozenset[str] = frozenset(_TABLE["buzzing"]["initials"])
_BUZZED: str = _TABLE["buzzing"]["final"]
_INITIALS: dict[str, str] = _TABLE["initials"]
_FINALS: dict[str, str] = _TABLE["finals"]
_TONES: dict[str, str] = _TABLE["tones"]
_MARKS: dict[str, str] = _TABLE["marks"]
IPA = str.maketrans(_TABLE["ipa"])
"""From the model's alphabet to standard IPA, tones as tone letters."""

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff"
_PIECE = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<latin>[^\W\d_{_HAN}](?:[^\W\d_{_HAN}]|['’-](?=[^\W\d_{_HAN}]))*(?:[^\S\n]+(?=[^\W\d_{_HAN}]))?)"
    rf"|(?P<mark>[,;:.?!{re.escape(''.join(_MARKS))}]+)|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)


def able() -> bool:
    """Tell whether all that reading Mandarin needs is installed."""
    return all(find_spec(name) for name in NEEDED)


class MandarinReader:
    """The front end: Chinese by word and pinyin, what stands in Latin letters as English."""

    def __init__(self) -> None:
        if not able():
            raise VoiceMissing("Mandarin needs more packages: pip install 'earpaper[kokoro]'")

    def sounds(self, utterance: Utterance) -> tuple[Sound, ...]:
        """Return what is said in order; raises SpeechError where something would be left out."""
        sounds = [sound for start, _, segment in utterance.spans() for sound in _segment(start, segment)]
        followed = zip_longest(sounds, sounds[1:])
        return tuple(replace(sound, space=after is not None and not after.is_pause) for sound, after in followed)


def _segment(offset: int, segment: Segment) -> Iterator[Sound]:
    """Yield the sounds of a segment that stands at an offset of `spoken`; one with a reading of ours is English."""
    if segment.say:
        yield from _english(offset, segment)
        return
    for piece in _PIECE.finditer(segment.spoken):
        start = offset + piece.start()
        match piece.lastgroup:
            case "han":
                yield from (
                    replace(sound, start=sound.start + start, end=sound.end + start) for sound in _words(piece[0])
                )
            case "latin":
                yield from _english(start, Segment(0, 0, piece[0], piece[0], segment.rule))
            case "mark":
                yield Sound(start, offset + piece.end(), _MARKS.get(piece[0][0], piece[0][0]), space=True)
            case "other":
                raise SpeechError(f"{piece[0]!r} in {segment.spoken.strip()!r} can't be spoken in Chinese")


def _english(offset: int, segment: Segment) -> Iterator[Sound]:
    for sound in _english_reader().sounds(Utterance((segment,))):
        yield replace(sound, start=sound.start + offset, end=sound.end + offset, space=True)


@cache
def _english_reader() -> Reader:
    return Reader(british=False)


def _words(text: str) -> Iterator[Sound]:
    """Yield the words of a run of Chinese characters, each with its phonemes."""
    import rjieba

    simple = _simplified(text)
    for word, start, end in rjieba.tokenize(simple):
        yield Sound(start, end, "".join(map(syllable, _pinyin(word))), space=True)


def _simplified(text: str) -> str:
    """Return a text in simplified characters, as it is where that has another length."""
    simple = _converter().convert(text)
    return simple if len(simple) == len(text) else text


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _pinyin(word: str) -> Iterator[tuple[str, str]]:
    """Yield the initial and the final with its tone of each character; raises SpeechError at one that has none."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    if strange := next((character for character in word if ord(character) not in PINYIN_DICT), ""):
        raise SpeechError(f"{strange!r} (U+{ord(strange):04X}) has no reading in Mandarin")

    initials = lazy_pinyin(word, style=Style.INITIALS, strict=True)
    finals = lazy_pinyin(word, style=Style.FINALS_TONE3, strict=True, neutral_tone_with_five=True)
    whole = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
    for initial, final, both in zip(initials, finals, whole, strict=True):
        yield (initial, final) if final[:-1] in _FINALS else ("", both)


def syllable(parts: tuple[str, str]) -> str:
    """Return the phonemes of an initial and a final with its tone as a figure, both of pinyin.

    >>> syllable(("zh", "ong1"))
    'ꭧʊ→ŋ'
    """
    initial, final = parts[0], parts[1][:-1]
    if not initial and final in _ALONE:
        sound = _ALONE[final]
    elif final == "i" and initial in _BUZZING:
        sound = _BUZZED
    elif final in _FINALS:
        sound = _FINALS[final]
    else:
        raise SpeechError(f"there is no sound for the syllable {initial + final!r}")
    vowel, _, coda = sound.partition(" ")
    return _INITIALS.get(initial, "") + vowel + _TONES[parts[1][-1]] + coda
