"""A Japanese name in Hepburn or kana in, how an English voice says it in standard IPA out."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tts.pronunciation.phonetics import PhoneticsError

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_ONSETS: dict[str, str] = _TABLE["onsets"]
_OPEN: dict[str, str] = _TABLE["vowels"]
_CLOSED: dict[str, str] = _TABLE["closed"]

_LENGTHENED = str.maketrans({"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ei", "ō": "ou", "â": "aa", "û": "uu", "ô": "ou"})
_MORA = re.compile(
    r"(?P<doubled>t(?=ch)|(?P<same>[kstpgdbz])(?=(?P=same)))?"
    rf"(?P<onset>{'|'.join(sorted(_ONSETS, key=len, reverse=True))})?"
    r"(?P<vowel>oh(?![aeiouy])|ou|oo|uu|aa|ii|ai|ei|au|oi|[aiueo])"
    r"(?P<n>n(?![aeiouy])['’]?|m(?=[bpm]))?"
)
_APART = re.compile(r"(?<=[aeiou])(?=ichi(?:ro)?$)(?<!^[aeiou])(?<!^[kdmt]a)")
"""Where "-ichi" is a word of its own, so that Takaichi has four syllables; Aichi and Daichi have two."""


@dataclass(frozen=True, slots=True)
class _Syllable:
    onset: str
    vowel: str
    nasal: bool
    doubled: bool


@cache
def hepburn_ipa(word: str) -> str | None:
    """Return the IPA of one word in Hepburn, with or without macrons; None where it is not Hepburn.

    >>> hepburn_ipa("Kumamoto")
    'kuːmɑːˈmoʊtoʊ'
    """
    syllables = _syllables(word.lower().translate(_LENGTHENED))
    if not syllables:
        return None
    stressed = len(syllables) - 2
    sounds = [_sound(at, syllables) for at in range(len(syllables))]
    return "".join(("ˈ" if at == stressed else "") + sound for at, sound in enumerate(sounds))


def _syllables(word: str) -> list[_Syllable]:
    """Cut a word into its syllables; nothing where it has what Hepburn has not."""
    found = []
    for part in _APART.split(word):
        at = 0
        while at < len(part):
            match = _MORA.match(part, at)
            if match is None:
                return []
            found.append(
                _Syllable(match["onset"] or "", match["vowel"], match["n"] is not None, match["doubled"] is not None)
            )
            at = match.end()
    return found


def _sound(at: int, syllables: list[_Syllable]) -> str:
    one = syllables[at]
    closed = one.nasal or (at + 1 < len(syllables) and syllables[at + 1].doubled)
    vowel = _CLOSED.get(one.vowel, _OPEN[one.vowel]) if closed else _OPEN[one.vowel]
    if one.vowel == "i" and at == len(syllables) - 1 and at and not closed:
        vowel = "i"
    following = syllables[at + 1].onset[:1] if at + 1 < len(syllables) else ""
    nasal = ("m" if following in "bpm" else "ŋ" if following in "kg" else "n") if following else "n"
    return _ONSETS.get(one.onset, "") + vowel + (nasal if one.nasal else "")


_KANA_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_KANA = {kana: row + vowel for row, line in _KANA_ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_KANA |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n'", "っ": "*", "ー": "-"}
_KANA |= {"ゃ": "+ya", "ゅ": "+yu", "ょ": "+yo", "ぁ": "+a", "ぃ": "+i", "ぅ": "+u", "ぇ": "+e", "ぉ": "+o", "ゔ": "vu"}
_HEPBURN = (
    (r"([kgnhbpmr])i\+y", r"\1y"),
    (r"(?:si|ti|zi|di)\+y?", lambda found: {"s": "sh", "t": "ch", "z": "j", "d": "j"}[found[0][0]]),
    (r"(?<![sc])hu\+?(?=[aeio])", "f"),
    (r"vu\+", "v"),
    (r"u\+", "w"),
    (r"si", "shi"),
    (r"ti", "chi"),
    (r"tu", "tsu"),
    (r"[zd]i", "ji"),
    (r"du", "zu"),
    (r"(?<![sc])hu", "fu"),
    (r"([td])[eo]\+", r"\1"),
    (r"([aiueo])-", r"\1\1"),
    (r"\*(.)", r"\1\1"),
    (r"cch", "tch"),
    (r"n'(?![aeiouy])", "n"),
    (r"ee", "ei"),
)


def kana_ipa(kana: str) -> str:
    """Return the IPA of words in hiragana or katakana; raises PhoneticsError at what is no kana."""
    return " ".join(_kana_word(word) for word in kana.replace("・", " ").split())


def _kana_word(word: str) -> str:
    hiragana = "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヴ" else each for each in word)
    unknown = [each for each in hiragana if each not in _KANA]
    romanised = "".join(_KANA.get(each, "") for each in hiragana)
    for found, put in _HEPBURN:
        romanised = re.sub(found, put, romanised)
    said = None if unknown else hepburn_ipa(romanised)
    if said is None:
        raise PhoneticsError(f"kana {word!r} can't be read{f': {unknown[0]!r} is no kana' if unknown else ''}")
    return said


_LISTED = frozenset((_TABLE["names"]["surnames"] + _TABLE["names"]["given"]).split())
SURNAMES = frozenset(_TABLE["names"]["surnames"].split())
_ENDING = re.compile(rf".{{2,}}(?:{'|'.join(_TABLE['names']['endings'].split())})")


def listed(word: str) -> bool:
    """Tell whether a word is one of the common names."""
    return word in _LISTED


def shaped(word: str) -> bool:
    """Tell whether a word ends as Japanese names do ("-moto", "-yama"), which no other language's words do."""
    return _ENDING.fullmatch(word.lower()) is not None
