"""Standard IPA in, its sounds out: which symbols a pronunciation may hold, endings, letter names and respellings."""

import re
import tomllib
import unicodedata
from pathlib import Path

from tts.normalization.rule import Pattern
from tts.normalization.tables import alternatives

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

CONSONANTS: dict[str, str] = _TABLE["consonants"]
VOWELS: dict[str, str] = _TABLE["vowels"]
PROSODY: dict[str, str] = _TABLE["prosody"]
LETTERS: dict[str, str] = _TABLE["letters"]
_SAME: dict[str, str] = _TABLE["same"]
_HISSING = frozenset(_TABLE["endings"]["hissing"])
_VOICELESS = frozenset(_TABLE["endings"]["voiceless"])

INVENTORY = frozenset({*CONSONANTS, *VOWELS, *PROSODY})
"""Every symbol that `symbols` can return: what a backend has to map."""


class PhoneticsError(Exception):
    """A pronunciation holds something that no voice of ours can say; the message names it."""


_SYMBOL = Pattern(alternatives([*INVENTORY, *_SAME]))


def symbols(ipa: str) -> tuple[str, ...]:
    """Split standard IPA into symbols of `INVENTORY`, longest first; raises PhoneticsError at one that is not in it.

    >>> symbols("ˈaɪɑn")
    ('ˈ', 'aɪ', 'ɑ', 'n')
    """
    text = unicodedata.normalize("NFC", ipa)
    found = []
    at = 0
    while at < len(text):
        match = _SYMBOL.match(text, at)
        if match is None:
            raise PhoneticsError(f"/{ipa}/ holds {text[at]!r} (U+{ord(text[at]):04X}), which is not in our IPA table")
        found.append(_SAME.get(match[0], match[0]))
        at = match.end()
    return tuple(found)


_LONGER = tuple(unit for unit in (*INVENTORY, *_SAME) if len(unit) > 1)
_SURE = re.escape("".join({unit for unit in INVENTORY - {" "} if len(unit) == 1} - {unit[0] for unit in _LONGER}))
_RESPELT = "|".join(re.escape(unit) for unit in _SAME if len(unit) > 1)
_SOUNDS = rf"(?:[{_SURE}]++|(?!{_RESPELT})(?:{alternatives(list(INVENTORY - {' '}))}))++"
_IN_OUR_SYMBOLS = Pattern(rf"{_SOUNDS}(?: {_SOUNDS})*+")
"""What is in our symbols already, so that each need not be looked up: a lexicon holds thousands."""
_VOWEL = Pattern(f"[{''.join(sorted(set(''.join(VOWELS)) - {'ː'}))}]")


def normalized(ipa: str) -> str:
    """Return the IPA in our own symbols, single spaces between words; raises PhoneticsError."""
    if _IN_OUR_SYMBOLS.fullmatch(ipa) and _VOWEL.search(ipa):
        return ipa
    text = " ".join("".join(symbols(ipa)).split())
    if not any(symbol in VOWELS for symbol in symbols(text)):
        raise PhoneticsError(f"/{ipa}/ holds no vowel")
    return text


def with_ending(ipa: str, ending: str) -> str:
    """Return the IPA with a possessive or plural ending, voiced by the sound before it.

    /ɪz/ after a hissing sound, /s/ after a voiceless one, else /z/ (Huddleston and Pullum 2002, p. 1580).
    `ending` is "'s" or "s"; "" and a bare apostrophe ("the Foxes'") add nothing.
    """
    if ending in ("", "'"):
        return ipa
    last = next((symbol for symbol in reversed(symbols(ipa)) if symbol not in PROSODY), "")
    if last in _HISSING:
        return ipa + "ɪz"
    return ipa + ("s" if last in _VOICELESS else "z")


def letters_ipa(value: str) -> str:
    """Return the IPA of a `Say("letters", value)`: capitals are letter names, a lower-case s or 's is an ending.

    The last letter carries the main stress, as in "TV" and "FBI".

    >>> letters_ipa("TSMC's")
    'ˌtiːˌɛsˌɛmˈsiːz'
    """
    match = re.fullmatch(r"([A-Z]+)('?s|'|)", value)
    if match is None:
        raise PhoneticsError(f"{value!r} is not a run of capital letters with an ending")
    names = [LETTERS[letter].lstrip("ˈ") for letter in match[1]]
    spelled = "".join("ˌ" + name for name in names[:-1]) + "ˈ" + names[-1]
    return with_ending(spelled, match[2])


_ONSETS: dict[str, str] = _TABLE["respelling"]["consonants"]
_NUCLEI: dict[str, str] = _TABLE["respelling"]["vowels"]
_CLUSTER = rf"(?:{alternatives(list(_ONSETS))})*"
_SYLLABLE = Pattern(rf"(?P<onset>{_CLUSTER}?)(?P<nucleus>{alternatives(list(_NUCLEI))})(?P<coda>{_CLUSTER})")
_CONSONANT = Pattern(alternatives(list(_ONSETS)))


def respelling_ipa(respelling: str) -> str:
    """Return the IPA of a respelling: "koo-mah-MOH-toh" is /kuːmɑːˈmoʊtoʊ/; raises PhoneticsError.

    Syllables are parted by hyphens, words by spaces, and the stressed syllable of a word stands in capitals.
    """
    return normalized(" ".join(_respelled_word(word) for word in respelling.split()))


def _respelled_word(word: str) -> str:
    syllables = [syllable for syllable in word.split("-") if syllable]
    alone = len(syllables) == 1
    return "".join(_respelled_syllable(syllable, word, alone=alone) for syllable in syllables)


def _respelled_syllable(syllable: str, word: str, *, alone: bool) -> str:
    match = _SYLLABLE.fullmatch(syllable.lower())
    if match is None:
        raise PhoneticsError(f"respelling {word!r}: {syllable!r} is not a syllable of the respelling table")
    stressed = syllable.isupper() and not (alone and len(syllable) == 1)
    nucleus = _NUCLEI[match["nucleus"]]
    if match["nucleus"] == "uh" and (stressed or (alone and match["coda"])):
        nucleus = "ʌ"
    if stressed and nucleus == "ɚ":
        nucleus = "ɝ"
    return ("ˈ" if stressed else "") + _cluster(match["onset"]) + nucleus + _cluster(match["coda"])


def _cluster(consonants: str) -> str:
    return _CONSONANT.sub(lambda match: _ONSETS[match[0]], consonants)
