"""Runs of capitals: letter by letter or as a word, with plurals and possessives, dots and ampersands."""

import re

from tts.normalization import priority
from tts.normalization.pauses import closes_quote
from tts.normalization.rule import ANY_CASE, CAPITALS, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives
from tts.pronunciation import acronyms
from tts.script import Say

_CAPITALS = Pattern(
    r"(?P<word>[A-Z]{2,12})(?P<ending>['’]s|s['’]?(?![A-Za-z0-9_])|(?<=[SX])es(?![A-Za-z0-9_])|(?<=S)['’](?![A-Za-z0-9_]))?(?![A-Za-z0-9_])"
)
_SHOUTED = Pattern(r"(?P<word>[A-Z]{2,}['’][A-Z]+)(?![A-Za-z0-9_])")
_DOTTED = Pattern(
    r"(?<![\w.])(?P<letters>(?:[A-Z]\.){2,6})(?P<ending>['’]s(?![A-Za-z0-9_])|s(?![A-Za-z0-9_]))?(?![A-Za-z0-9_])"
)
_SLASHED = Pattern(r"(?<![\w/])(?P<left>[A-Z])/(?P<right>[A-Z])(?![\w/])")
_AMPERSAND = Pattern(
    r"(?<!\w)(?P<left>[A-Z]{1,3})\s?&(?:amp;)?\s?(?P<right>[A-Z]{1,2})(?P<ending>['’]s|s(?![A-Za-z0-9_]))?(?![A-Za-z0-9_])"
)


_UNCLOSED = Pattern(r"(?<![\w.])(?P<letters>[A-Z](?:\.[A-Z]){1,4})(?P<ending>['’]s)?(?![\w.-]|['’]\w)")
_PREFIXED = Pattern(r"(?<![\w.@#/-])(?P<prefix>[a-z]{1,2})(?P<word>[A-Z]{2,5})(?P<ending>['’]s|s)?(?![\w])")
_MIXED = {
    "PhD": "P-H-D",
    "PhDs": "P-H-Ds",
    "MSc": "M-S-C",
    "BSc": "B-S-C",
    "DPhil": "D-Phil",
    "IoT": "I-O-T",
    "AIoT": "A-I-O-T",
    "AoE": "A-O-E",
    "SoC": "S-O-C",
    "SoCs": "S-O-Cs",
    "QoQ": "quarter on quarter",
    "MoM": "month on month",
    "SaaS": "SaaS",
    "LoL": "L-O-L",
    "pH": "P-H",
    "GmbH": "G-M-B-H",
    "VoIP": "voip",
    "xG": "X-G",
    "xA": "X-A",
    "WoW": "wow",
    "DoJ": "D-O-J",
    "DoD": "D-O-D",
    "DoE": "D-O-E",
    "DoT": "D-O-T",
    "MoU": "M-O-U",
    "MoUs": "M-O-Us",
    "MoD": "M-O-D",
    "MoF": "M-O-F",
    "MoH": "M-O-H",
    "BoE": "B-O-E",
    "BoJ": "B-O-J",
    "BoC": "B-O-C",
    "RoI": "R-O-I",
    "PoW": "P-O-W",
    "PoWs": "P-O-Ws",
    "LoC": "L-O-C",
    "GoP": "G-O-P",
}
_MIXED_CASE = Pattern(rf"(?<![\w.@#/-])(?P<word>{alternatives(list(_MIXED))})(?!\w|-[a-z]\d)")
_CAMEL = Pattern(r"(?P<letters>[A-Z]{2,4})(?P<rest>[A-Z][a-z]{2,15})(?![\w])")
_AFTER_VERB = Pattern(r"\b(?:TO|OF|WITH|FOR|LET|GIVE|TELL|HELP|ALL|TEACH|SHOW|ABOUT|FROM|BETWEEN)\s$")


_ENDINGS = frozenset({"ful", "er", "ers", "ing", "ed", "ish", "ly", "able"})


def _ending(written: str | None) -> str:
    return (written or "").replace("’", "'")


def letters(word: str, ending: str = "") -> Reading:
    """Read letter by letter: "TSMC's" is spoken "T-S-M-C's", and so is the plural of what ends in S ("OSes")."""
    ending = "'s" if ending == "es" else ending
    return Reading("-".join(word) + ending, say=Say("letters", word + ending))


_BEFORE = Pattern(r"(?<![A-Za-z])([A-Z]{2,12}) $")
_AFTER = Pattern(r" ([A-Z]{2,12})(?![A-Za-z])")


def _among_capitals(match: re.Match[str]) -> bool:
    """Tell whether an English word that is set in capitals stands beside ("LET IT BE")."""
    start, end = match.span()
    near = (_BEFORE.search(match.string[max(0, start - 14) : start]), _AFTER.match(match.string, end))
    return any(found and acronyms.is_english(found[1]) for found in near)


_DATELINE = Pattern(
    r", (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"| \((?:Reuters|AP|AFP|CNA|Kyodo|Xinhua|UPI)\)"
)


def _is_dateline(match: re.Match[str]) -> bool:
    """Tell whether capitals are the place of a dateline ("SEOUL, Nov. 20", "KYIV (Reuters)") and no initialism."""
    is_first = not match.string[: match.start()].strip()
    return is_first and len(match["word"]) > 3 and _DATELINE.match(match.string, match.end()) is not None


def _capitals(match: re.Match[str], _style: Style) -> Reading | None:
    word, ending, end = match["word"], _ending(match["ending"]), match.end()
    if ending.endswith("'") and closes_quote(match.string, end - 1):
        ending, end = ending[:-1], end - 1
    if word == "US" and not _AFTER_VERB.search(match.string[max(0, match.start() - 10) : match.start()]):
        return letters(word, ending)._replace(end=end)
    if _is_dateline(match) and not acronyms.known(word):
        return Reading(word.capitalize() + ending, end)
    match acronyms.manner(word, shouting=acronyms.shouting(match.string) or _among_capitals(match)):
        case "letters":
            return letters(word, ending)._replace(end=end)
        case "word":
            return Reading(word + ending, end, Say("word", word.capitalize() + ending))
        case "plain":
            return Reading(word.lower() + ending, end)


def _shouted(match: re.Match[str], _style: Style) -> Reading:
    return Reading(match["word"].replace("’", "'").lower())


def _dotted(match: re.Match[str], _style: Style) -> Reading:
    word, ending = match["letters"].replace(".", ""), _ending(match["ending"])
    return Reading("-".join(word) + ending, say=Say("letters", word + ending), may_end=not ending)


def _unclosed(match: re.Match[str], _style: Style) -> Reading:
    word = match["letters"].replace(".", "")
    return letters(word, _ending(match["ending"]))


def _prefixed(match: re.Match[str], _style: Style) -> Reading | None:
    """Read small letters before an initialism as letters too: mRNA is "m-R-N-A", eSIM "e-SIM"."""
    word = match["word"]
    said = "-".join(word) if acronyms.manner(word) == "letters" else word
    return Reading(f"{'-'.join(match['prefix'])}-{said}{_ending(match['ending'])}")


def _mixed(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_MIXED[match["word"]])


def _slashed(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{match['left']}-{match['right']}")


def _ampersand(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{'-'.join(match['left'])} and {'-'.join(match['right'])}{_ending(match['ending'])}")


def _camel(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the letters that a company puts before a word of its name: "JPMorgan" is J-P Morgan."""
    if acronyms.manner(match["letters"]) != "letters":
        return None
    if acronyms.is_english(match["letters"] + match["rest"][0]) and match["rest"][1:] in _ENDINGS:
        return Reading(match[0].lower())
    return Reading(f"{'-'.join(match['letters'])} {match['rest']}")


_SOURCE = "Merriam-Webster's Collegiate Dictionary; AP Stylebook, abbreviations and acronyms"
RULES = (
    Rule("initialism/slashed", (CAPITALS,), _SLASHED, _slashed, priority.INITIALISM, ("P/E", "P-E"), _SOURCE),
    Rule("initialism", (CAPITALS,), _CAPITALS, _capitals, priority.INITIALISM, ("QKD", "Q-K-D"), _SOURCE),
    Rule("initialism/shouted", (CAPITALS,), _SHOUTED, _shouted, priority.INITIALISM, ("DON'T", "don't"), _SOURCE),
    Rule("initialism/dotted", (CAPITALS,), _DOTTED, _dotted, priority.ABBREVIATION, ("U.S.", "U-S"), _SOURCE),
    Rule(
        "initialism/dotted",
        (CAPITALS,),
        _UNCLOSED,
        _unclosed,
        priority.ABBREVIATION - 1,
        ("the U.S economy", "the U-S economy"),
        _SOURCE,
    ),
    Rule("initialism/prefixed", (ANY_CASE,), _PREFIXED, _prefixed, priority.INITIALISM, ("mRNA", "m-R-N-A"), _SOURCE),
    Rule(
        "initialism/mixed",
        tuple(sorted({word.lower() for word in _MIXED})),
        _MIXED_CASE,
        _mixed,
        priority.INITIALISM,
        ("a PhD", "a P-H-D"),
        _SOURCE,
    ),
    Rule("initialism/camel", (CAPITALS,), _CAMEL, _camel, priority.INITIALISM, ("JPMorgan", "J-P Morgan"), _SOURCE),
    Rule("initialism/ampersand", (CAPITALS,), _AMPERSAND, _ampersand, priority.INITIALISM, ("R&D", "R and D"), _SOURCE),
)
