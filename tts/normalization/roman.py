"""Roman numerals, only where a word before them asks for a number: World War II, Charles III, Super Bowl LIX."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words

_NUMERAL = r"(?P<numeral>(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?P<ending>['’]s?)?(?![\w&-]|\.\w|['’]\w)"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

COUNTED = words("roman_counted")
REGNAL = words("roman_regnal")
_COUNTED = Pattern(rf"(?P<word>(?i:World\sWar|Super\sBowl|{alternatives(list(COUNTED))}))\s{_NUMERAL}")
_REGNAL = Pattern(rf"(?P<word>(?:{alternatives(list(REGNAL))}))\s{_NUMERAL}")
_TITLED = Pattern(rf"(?:King|Queen|Pope|Emperor|Tsar|Czar|Prince|Sultan|Rama)\s(?P<word>[A-Z][a-z]+\s)?{_NUMERAL}")
_SUFFIX = Pattern(r"(?P<numeral>II|III|IV)(?P<ending>['’]s)?(?![\w&-])")
_TWO_NAMES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.)\s(?:[A-Z]\.\s)?[A-Z][a-z]+,?\s$")


def value(numeral: str) -> int:
    """Return the number of a Roman numeral."""
    figures = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(figures, (*figures[1:], 0), strict=True))


def _ending(match: re.Match[str]) -> str:
    return (match["ending"] or "").replace("’", "'")


def _counted(match: re.Match[str], style: Style) -> Reading | None:
    """Read a part, a phase, a war by its number; a war is numbered with a capital, as its name."""
    if _is_word(match):
        return None
    number = english.cardinal(value(match["numeral"]), style)
    if match["word"].lower() == "world war":
        number = number.capitalize()
    return Reading(f"{match['word']} {number}{_ending(match)}")


_LETTERED = words("lettered")
_GOES_ON = re.compile(r"\s(?!(?:of|and|or|to|in|for)\b)[a-z]|\.\s?[A-Z]")


def _is_word(match: re.Match[str]) -> bool:
    """Tell whether a single letter is no number: the pronoun ("the part I like"), an initial, a letter as a label."""
    numeral, word = match["numeral"], (match["word"] or "K").strip()
    if len(numeral) > 1:
        return False
    if word.lower() in {"world war", "super bowl"}:
        return False
    label = numeral != "I" and word.lower() in _LETTERED
    return label or word[0].islower() or _GOES_ON.match(match.string, match.end("numeral")) is not None


def _regnal(match: re.Match[str], style: Style) -> Reading | None:
    if _is_word(match):
        return None
    before = match.string[match.start() : match.start("numeral")]
    return Reading(f"{before}the {english.ordinal(value(match['numeral']), style)}{_ending(match)}")


def _suffix(match: re.Match[str], style: Style) -> Reading | None:
    """Read the number after a person's first and last name: "John Smith III" is "the third"."""
    if not _TWO_NAMES.search(match.string[max(0, match.start() - 60) : match.start()]):
        return None
    return Reading(f"the {english.ordinal(value(match['numeral']), style)}{_ending(match)}")


_SOURCE = "Merriam-Webster's Collegiate Dictionary; AP Stylebook, Roman numerals: wars, and the order of rulers"
RULES = (
    Rule(
        "roman",
        ("world", "super", *sorted(COUNTED)),
        _COUNTED,
        _counted,
        priority.LABEL,
        ("World War II", "World War Two"),
        _SOURCE,
    ),
    Rule(
        "roman/regnal",
        tuple(sorted({name.split()[0].lower() for name in REGNAL})),
        _REGNAL,
        _regnal,
        priority.LABEL,
        ("Charles III", "Charles the third"),
        _SOURCE,
    ),
    Rule(
        "roman/regnal",
        ("king", "queen", "pope", "emperor", "tsar", "czar", "prince", "sultan", "rama"),
        _TITLED,
        _regnal,
        priority.LABEL,
        ("Pope Pius XII", "Pope Pius the twelfth"),
        _SOURCE,
    ),
    Rule(
        "roman/suffix",
        ("ii", "iii", "iv"),
        _SUFFIX,
        _suffix,
        priority.ABBREVIATION,
        ("John Smith III", "John Smith the third"),
        _SOURCE,
    ),
)
