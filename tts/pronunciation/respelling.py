"""Standard IPA in, a respelling that anyone can read out ("kuu-muh-MOH-toh"): for editors and plain-text engines."""

import tomllib
from itertools import pairwise
from pathlib import Path

from tts.pronunciation.phonetics import VOWELS, symbols

_SPELLED: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["sounds"]
_STRESS = "ˈˌ"


def respelled(ipa: str) -> str:
    """Return the respelling of standard IPA, the syllable of main stress in capitals; raises PhoneticsError.

    >>> respelled("kʊməˈmoʊtoʊ")
    'kuu-muh-MOH-toh'
    """
    return " ".join("-".join(map(_spelled, _syllables(symbols(word)))) for word in ipa.split())


def _syllables(word: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Cut a word at its marks, and between vowels before the last consonant."""
    vowels = [at for at, symbol in enumerate(word) if symbol in VOWELS]
    cuts = [_cut(word, before, after) for before, after in pairwise(vowels)]
    return [word[start:end] for start, end in pairwise([0, *cuts, len(word)])]


def _cut(word: tuple[str, ...], before: int, after: int) -> int:
    """Find where the syllable of the vowel at `after` begins."""
    marks = [at for at in range(before + 1, after) if word[at] in (*_STRESS, ".")]
    if marks:
        return marks[0]
    return after - 1 if after - before > 1 and word[after - 1] != "ŋ" else after


def _spelled(syllable: tuple[str, ...]) -> str:
    sounds = [symbol for symbol in syllable if symbol in _SPELLED]
    opens_with_i = sounds[:1] == ["aɪ"]
    text = "".join("eye" if at == 0 and opens_with_i else _SPELLED[sound] for at, sound in enumerate(sounds))
    return text.upper() if "ˈ" in syllable else text
