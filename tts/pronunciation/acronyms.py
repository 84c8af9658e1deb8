"""A run of capitals in, how it is said out: letter by letter, as a word, or as the ordinary word it is."""

from functools import cache, lru_cache
from typing import Literal

from tts.normalization.rule import Pattern
from tts.normalization.tables import table

Manner = Literal["letters", "word", "plain"]

_TABLE = table("acronyms", "tts.pronunciation")
_KNOWN: dict[str, Manner] = {written: manner for manner in ("plain", "letters", "word") for written in _TABLE[manner]}

_ROMANISED = Pattern("(?:TS|HS|ZH|X|Q|CHR?|SH)[AEIOU]{1,3}(?:NG?|O)?")
"""Names of four and five letters whose first sound English does not have: TSAI, HSU, ZHOU, QIAN."""

_KNOWN_PLAIN = frozenset(_TABLE["plain"])
_NAMES = frozenset(_TABLE["name"])

_NAMES_OF_TWO = frozenset({"XI", "LI", "MA", "HU", "WU", "YU", "HO", "LU", "SU", "KO", "BO"})

# English syllables: a legal onset, one vowel or a common pair, a legal coda (Harley, English Words, 2006, chapter 3).
_ONSET = "(?:S?[PTK][LR]?|S[LMNPTKCWH]|[BG][LR]?|DR?|F[LR]?|[CTSPW]H|CL|CR|[HJLMNRSVWYZC]|QU|TR|TH|SH|CH)"
_VOWEL = "(?:AI|AU|EA|EE|OA|OO|OU|[AEIOUY])"
_CODA = "(?:[BDFGKLMNPRSTVXZC]|[LNR][DKSTP]|NG|CK|ST|SK|CT|SS|LL|TS|PS|KS|RS|NS|MS|SH|CH|TH)"
_SPEAKABLE = Pattern(rf"{_ONSET}?{_VOWEL}(?:{_CODA}?{_ONSET}{_VOWEL})*{_CODA}?")
_SHORTEST_WORD = 5
_FOUR = Pattern(
    "(?:[BCDFGHJKLMNPRSTVWZ][AEIOU](?:[BCDFGHJKLMNPRSTVWZ][AEIOU]|R[TSNDKM]|ST|N[DTGK]|L[TDFMP]|SH|C[HK]|MP|FT|SK|PT)"
    "|(?:S[PTKLMNW]|[BCFGPS]L|[BCDFGPT]R|TH|SH|CH)[AEIOU][BCDFGHJKLMNPRSTVWZ])"
)
"""Four letters that people say as a word: CISA, NIST, SPAC. Of 57 of them in 787 articles, 51 are words in their own
bodies' usage."""

_LONG_NAME = Pattern(r"(?=(?:[^AEIOUY]*[AEIOUY]){2})(?!.*[^AEIOUY]{5})[A-Z]{6,}")
"""Six letters and more with two vowels and no five consonants in a row: EUROSTOXX and HOLZMANN are, LGBTQIA is not."""

_WORDS = Pattern(r"[A-Za-z]{2,}")
_HEADLINE_WORDS, _HEADLINE_SHARE, _ENGLISH_SHARE = 4, 0.7, 0.25


@cache
def _common(name: str) -> frozenset[str]:
    """Return a list of common words, which is long to load and only wanted where a text has capitals."""
    return frozenset(table("common", "tts.pronunciation")[name].split())


@lru_cache(maxsize=1 << 12)
def manner(written: str, *, shouting: bool = False) -> Manner:
    """Tell how a run of capitals is said.

    The table first, then names and the words of English; then four letters and fewer are letters, and longer ones are
    a word where English syllables make them up, and from six letters on where a name of any tongue could be. In a line
    that is set in capitals throughout (`shouting`) what can be said is a word or a name.
    """
    known = _KNOWN.get(written)
    if known:
        return known
    if written in _NAMES:
        return "word"
    lowered = written.lower()
    if is_english(written) and (shouting or lowered not in _common("initialisms")):
        return "plain"
    speakable = _SPEAKABLE.fullmatch(written) is not None
    if shouting:
        return "plain" if _shouted_name(written, speakable=speakable) else "letters"
    if _FOUR.fullmatch(written):
        return "word"
    is_word = (speakable and len(written) >= _SHORTEST_WORD) or _LONG_NAME.fullmatch(written)
    return "word" if is_word else "letters"


def known(written: str) -> bool:
    """Tell whether the table says how a run of capitals is said."""
    return written in _KNOWN


_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ly")


@lru_cache(maxsize=1 << 12)
def is_english(written: str) -> bool:
    """Tell whether a run of capitals is a common English word, or one with an ending."""
    lowered = written.lower()
    words = _common("words")
    if lowered in words:
        return True
    return len(lowered) > 4 and any(
        lowered.endswith(ending) and lowered.removesuffix(ending) in words for ending in _ENDINGS
    )


def _shouted_name(written: str, *, speakable: bool) -> bool:
    """Tell whether capitals among capitals, which are no common word, are a name ("LAI", "TSAI") and no initialism."""
    if len(written) > 5 or written in _NAMES_OF_TWO:
        return True
    short_initialism = len(written) < 3 or (len(written) == 3 and written[0] in "AEIOU")
    return (speakable or _ROMANISED.fullmatch(written) is not None) and not short_initialism


@lru_cache(maxsize=64)
def shouting(text: str) -> bool:
    """Tell whether a line is set in capitals throughout, as some headlines are."""
    words = _WORDS.findall(text[:2000])
    capitals = [word for word in words if word.isupper()]
    if len(words) < _HEADLINE_WORDS or len(capitals) < _HEADLINE_SHARE * len(words):
        return False
    return sum(word in _KNOWN_PLAIN or is_english(word) for word in capitals) >= _ENGLISH_SHARE * len(capitals)
