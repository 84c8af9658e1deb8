"""Roman numerals, only where a word before them asks for a number: World War II, Charles III, Super Bowl LIX."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words
from tts.pronunciation import acronyms

_NUMERAL = (
    r"(?P<numeral>(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?P<ending>['’]s?)?(?![\w&]|-[A-Z\d]|\.\w|['’]\w)"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

COUNTED = words("roman_counted")
REGNAL = words("roman_regnal")
_SHORTENED = {
    "vol.": "Volume",
    "pt.": "Part",
    "ch.": "Chapter",
    "bk.": "Book",
    "art.": "Article",
    "sec.": "Section",
    "app.": "Appendix",
    "fig.": "Figure",
}
_PLURALS = tuple(f"{word}{'es' if word.endswith('x') else 's'}" for word in COUNTED if not word.endswith("s"))
_COUNTED = Pattern(
    rf"(?P<word>(?i:World\sWar|Super\sBowl|{alternatives(list(_SHORTENED))}|{alternatives(list(COUNTED))}))\s{_NUMERAL}"
)
_REGNAL = Pattern(rf"(?P<word>(?:{alternatives(list(REGNAL))}))\s{_NUMERAL}")
_TITLED = Pattern(rf"(?:King|Queen|Pope|Emperor|Tsar|Czar|Prince|Sultan|Rama)\s(?P<word>[A-Z][a-z]+\s)?{_NUMERAL}")
_SUFFIX = Pattern(r"(?P<numeral>II|III|IV)(?P<ending>['’]s)?(?![\w&-])")
_CLEAR = (
    "VI",
    "VII",
    "VIII",
    "IX",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XXI",
    "XXII",
    "XXIII",
    "XXIV",
)
_SEVERAL = Pattern(
    rf"(?P<word>World\sWars|(?i:{alternatives(list(_SHORTENED))}|(?P<many>{alternatives(list(_PLURALS))})|{alternatives(list(COUNTED))}))\s"
    r"(?P<numerals>[IVX]{1,5}(?:(?:,\s[IVX]{1,5}){0,4},?\s(?:and|or|to|through)\s|[-–/])[IVX]{1,5})(?![\w&]|\.\w|['’]\w)"
)
_AFTER_NAME = Pattern(
    rf"(?:(?<=[a-z]\s)|(?<=\b[A-Z]{{3}}\s))(?P<numeral>{alternatives(list(_CLEAR))})(?P<ending>['’]s)?(?![\w&-])"
)
_UNIT = Pattern(
    r"(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?P<unit>\s(?:Airborne\s|Armored\s)?(?:Corps|Legion|[Cc]entury|Olympiad|Olympics|(?:Winter|Summer|Olympic)\s(?:Olympic\s)?Games|(?:Winter|Summer)\sOlympics))\b"
)
_NUMBERED = Pattern(rf"\b(?:{alternatives(list(words('numbered')))})[\s-]$")
_ONE_NAME = Pattern(r"(?<![A-Z][a-z]\s)\b[A-Z][a-z]{2,}\s$")
_INITIALS = Pattern(r"[a-z][,;:]?\s[\"“'‘]?[A-Z]{3,5}\s$")
_LETTERED_BLOCK = Pattern(
    r"(?P<word>[Bb]lock|Mark|Mk|[Pp]hase|[Cc]lass|[Ss]tage|[Tt]ype|[Gg]rade|[Ll]evel|[Pp]art|[Tt]itle|[Aa]nnex|[Ss]ection|[Aa]rticle|[Cc]hapter|[Ss]chedule|[Cc]ategory)\s(?P<numeral>I{1,3}|IV|VI{0,3})-?(?P<letter>[A-Ea-e])(?!\w)"
)
_NAMED = Pattern(r"(?<![A-Z]\.)\b[A-Z][\w'’-]*\s$")
_TWO_NAMES = Pattern(r"(?:[A-Z][a-z]+|[A-Z]\.)\s(?:[A-Z]\.\s)?[A-Z][a-z]+,?\s$")


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
    word = _SHORTENED.get(match["word"].lower(), _said_word(match["word"]))
    return Reading(f"{word} {number}{_ending(match)}")


def _said_word(word: str) -> str:
    return "-".join(word) if word.isupper() and acronyms.manner(word) == "letters" else word


def _several(match: re.Match[str], style: Style) -> Reading | None:
    """Read a list of numerals after a plural ("World Wars I and II"), a range after any word ("Stage III-IV")."""
    if " " in match["numerals"] and not (match["many"] or match["word"] == "World Wars"):
        return None
    spell = str.capitalize if match["word"] == "World Wars" else str
    numerals = re.sub(r"[-–]", " to ", match["numerals"]).replace("/", " ")
    said = re.sub(r"[IVX]+", lambda one: spell(english.cardinal(value(one[0]), style)), numerals)
    word = _SHORTENED.get(match["word"].lower(), _said_word(match["word"]))
    return Reading(f"{word} {said}")


_LETTERED = words("lettered")
_GOES_ON = Pattern(
    r"\s(?!(?:of|and|or|to|in|for|[a-z]+s|drug|controlled|trial|error|diabetes|cancer|license|recall|team|school|felony|substance|study|listed|status|railroad|athlete|program)\b)[a-z]|\swas\b|\.\s?[A-Z]"
)
_INITIAL = Pattern(r"\.\s?[A-Z]")
_OF_BEFORE = Pattern(r"\b(?:of|under|by|King|Queen|Tsar|Czar|Pope)\s$")


def _is_word(match: re.Match[str]) -> bool:
    """Tell whether a single letter is no number: the pronoun ("the part I like"), an initial, a letter as a label."""
    numeral, word = match["numeral"], (match["word"] or "K").strip()
    if len(numeral) > 1:
        return False
    if word.lower() in {"world war", "super bowl"}:
        return False
    label = numeral != "I" and word.lower() in _LETTERED
    if numeral == "I" and _OF_BEFORE.search(match.string[max(0, match.start() - 8) : match.start()]):
        return False
    goes_on = (_GOES_ON if numeral == "I" else _INITIAL).match(match.string, match.end("numeral"))
    return label or word[0].islower() or goes_on is not None


def _regnal(match: re.Match[str], style: Style) -> Reading | None:
    if _is_word(match):
        return None
    before = match.string[match.start() : match.start("numeral")]
    return Reading(f"{before}the {english.ordinal(value(match['numeral']), style)}{_ending(match)}")


def _lettered_block(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{match['word']} {english.cardinal(value(match['numeral']), style)} {match['letter']}")


def _after_name(match: re.Match[str], style: Style) -> Reading | None:
    """Read a numeral that can be nothing else after a name: "Final Fantasy VII" is "seven"."""
    if not _NAMED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    return Reading(f"{english.cardinal(value(match['numeral']), style)}{_ending(match)}")


def _unit(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{english.ordinal(value(match['numeral']), style)}{match['unit']}")


_ORDINAL = Pattern(r"(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?:th|st|nd|rd)(?!\w)")
_NUMERALS = tuple(
    f"{tens}{rest}"
    for tens in ("", "x", "xx", "xxx")
    for rest in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    if tens or rest
)


def _ordinal(match: re.Match[str], style: Style) -> Reading:
    return Reading(english.ordinal(value(match["numeral"]), style))


_DRIPS = Pattern(r"\s(?:drips?|pumps?|lines?|fluids?|bags?|infusions?|drugs?|treatments?|needles?|antibiotics)\b")


_OF_A_THING = Pattern(
    r"\b(?:[Tt]he|[Aa]n?|[Nn]ew|[Mm]ovie|[Ff]ilm|[Gg]ame|[Ss]hoe|[Cc]amera|[Oo]riginal|[Uu]pgraded)\s(?!Rev|Duke|Earl|Hon|Right)(?:[A-Z][a-z]+\s){2,4}$"
)


def _suffix(match: re.Match[str], style: Style) -> Reading | None:
    """Read the number after a person's two names as "the third", after the one name of a thing as "two"."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if match["numeral"] == "IV" and _DRIPS.match(match.string, match.end()):
        return None
    if (
        _NUMBERED.search(before)
        or (_ONE_NAME.search(before) and not _TWO_NAMES.search(before))
        or _INITIALS.search(before)
    ):
        return Reading(f"{english.cardinal(value(match['numeral']), style)}{_ending(match)}")
    if not _TWO_NAMES.search(before):
        return None
    if _OF_A_THING.search(before):
        return Reading(f"{english.cardinal(value(match['numeral']), style)}{_ending(match)}")
    return Reading(f"the {english.ordinal(value(match['numeral']), style)}{_ending(match)}")


_SOURCE = "Merriam-Webster's Collegiate Dictionary; AP Stylebook, Roman numerals: wars, and the order of rulers"
RULES = (
    Rule(
        "roman",
        ("world", "super", *(word.rstrip(".") for word in _SHORTENED), *sorted(COUNTED)),
        _COUNTED,
        _counted,
        priority.LABEL,
        ("World War II", "World War Two"),
        _SOURCE,
    ),
    Rule(
        "roman/several",
        ("world", *(word.rstrip(".") for word in _SHORTENED), *sorted(_PLURALS), *sorted(COUNTED)),
        _SEVERAL,
        _several,
        priority.LABEL + 1,
        ("World Wars I and II", "World Wars One and Two"),
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
        "roman/name",
        tuple(numeral.lower() for numeral in _CLEAR),
        _AFTER_NAME,
        _after_name,
        priority.ABBREVIATION,
        ("Saga XIV", "Saga fourteen"),
        _SOURCE,
    ),
    Rule(
        "roman/lettered",
        (
            *("block", "mark", "mk", "phase", "class", "stage", "type", "grade", "level", "part", "title", "annex"),
            *("section", "article", "chapter", "schedule", "category"),
        ),
        _LETTERED_BLOCK,
        _lettered_block,
        priority.LABEL + 1,
        ("Block IIIC", "Block three C"),
        "The Associated Press Stylebook, military units",
    ),
    Rule(
        "roman/unit",
        _NUMERALS,
        _UNIT,
        _unit,
        priority.LABEL,
        ("XVIII Airborne Corps", "eighteenth Airborne Corps"),
        "The Associated Press Stylebook, military units",
    ),
    Rule(
        "roman/ordinal",
        tuple(f"{numeral}{ending}" for numeral in _NUMERALS for ending in ("th", "st", "nd", "rd")),
        _ORDINAL,
        _ordinal,
        priority.LABEL,
        ("the Xth Olympiad", "the tenth Olympiad"),
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
