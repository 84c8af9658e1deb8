"""Standard IPA in, the alphabet of hibari's voices out, and back."""

import re
import tomllib
from pathlib import Path

from tts.pronunciation.phonetics import symbols

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_AMERICAN: dict[str, str] = _TABLE["american"]
_BRITISH: dict[str, str] = _AMERICAN | _TABLE["british"]
_STANDARD: dict[str, str] = _TABLE["standard"]
_STRAYS = str.maketrans(_TABLE["strays"])
_VOWELS: str = _TABLE["syllables"]["vowels"]
_ONSETS = frozenset(_TABLE["syllables"]["onsets"].split())
_STRESS = "ˈˌ"

_STRESSED_CLUSTER = re.compile(rf"(?P<cluster>[^\W{_VOWELS}ː{_STRESS}]*)(?P<mark>[{_STRESS}])(?=[{_VOWELS}])")
_WEAK_R = re.compile(rf"əɹ(?![{_VOWELS}])")
_PAIRS = re.compile("|".join(f"(?<={unit[0]})(?={unit[1]})" for unit in _STANDARD.values() if len(unit) == 2))
_UNITS = re.compile("|".join(sorted(map(re.escape, _STANDARD), key=len, reverse=True)))


def to_voice(ipa: str, *, british: bool = False) -> str:
    """Return standard IPA in the voice's alphabet; raises PhoneticsError at a symbol that is not ours.

    A stress mark moves straight before its vowel. Dictionaries leave words of one syllable unmarked: where no mark
    stands at all, the last word is stressed.

    >>> to_voice("kʊ.məˈmoʊ.toʊ")
    'kʊməmˈOtO'
    """
    sounds = _BRITISH if british else _AMERICAN
    given: list[str] = []
    pending = ""
    for symbol in symbols(_broad("".join(symbols(ipa)))):
        if symbol in _STRESS:
            pending = symbol
            continue
        sound = sounds[symbol]
        if pending and sound[:1] in _VOWELS and sound:
            given.append(pending)
            pending = ""
        given.append(sound)
    return _stressed("".join(given))


def _broad(ipa: str) -> str:
    """Write a glottalized t as t ("button") and the broad transcription of "bird" with its one r."""
    return re.sub("ʔ(?=ə?n)", "t", ipa).replace("ɜːɹ", "ɝ")


def _stressed(phonemes: str) -> str:
    if any(mark in phonemes for mark in _STRESS):
        return phonemes
    *before, last = phonemes.split(" ")
    return " ".join([*before, re.sub(f"([{_VOWELS}])", r"ˈ\1", last, count=1)])


def to_ipa(phonemes: str) -> str:
    """Return what a voice is given in standard IPA: a stress mark stands before its syllable, the rest is respelled.

    Pause marks and spaces stay. What the voice can't tell apart comes back as one symbol (no length in American); a
    syllable break parts two sounds that would read as one ("drawing").

    >>> to_ipa("kʊməmˈOtO")
    'kʊməˈmoʊtoʊ'
    """
    parted = _PAIRS.sub(".", _STRESSED_CLUSTER.sub(_before_onset, phonemes))
    return _UNITS.sub(lambda unit: _STANDARD[unit[0]], _WEAK_R.sub("ɚ", parted))


def _before_onset(match: re.Match[str]) -> str:
    cluster = match["cluster"]
    inside_word = match.string[: match.start()][-1:].isalpha()
    cut = next(at for at in range(len(cluster) + 1) if _is_onset(cluster[at:])) if inside_word else 0
    return cluster[:cut] + match["mark"] + cluster[cut:]


def _is_onset(consonants: str) -> bool:
    return (len(consonants) < 2 and consonants != "ŋ") or consonants in _ONSETS


def without_strays(phonemes: str) -> str:
    """Return what the reader of unknown words wrote in letters that the voices know."""
    return phonemes.translate(_STRAYS)
