"""Names of letters and figures: F-16V, A350-900, RTX 5090, COVID-19, BA.2.86, CO₂, 5G, 1080p."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import CAPITALS, DIGIT, Pattern, Reading, Rule, Style
from tts.pronunciation import acronyms

_AIRLINER = Pattern(
    r"(?<![\w.,$£€-])(?:7[0-8]7s|(?<=ATR\s)(?:42|72)-\d00s?|(?:42|72)-[56]00s|(?<=[Aa]\s)7[0-8]7|7[0-8]7(?=\s(?:MAX|Max|Dreamliner|[Jj]ets?|[Ff]reighters?)\b)|7[0-8]7-(?:[1-9]00|8|9|10)(?:ER|F|LR)?s?)(?![\w%]|[.,-]\d|\s?%|-[a-z])"
)
_VARIANT = Pattern(r"(?<![\w.-])(?P<letters>[A-Z]{1,3})(?P<numbers>(?:\.\d{1,3}){1,5})(?!\w)")
_PROCESSOR = Pattern(r"i(?P<tier>[3579])-(?P<number>\d{4,5})(?P<letters>[A-Z]{0,3})(?!\w)")
_CARD = Pattern(
    r"(?:(?<=RTX\s)|(?<=GTX\s)|(?<=\bRX\s))\d{3,4}(?![\w%]|[.,-]\d)|(?<=[A-Z]{3}\s)(?!(?:19|20)\d\d|\d\d00)[1-9]\d{3}(?![\w%]|[.,-]\d|\s?%|\s[a-z]+s\b)"
)
_MODEL = Pattern(
    r"(?<![\w°-])(?P<model>[A-Z][A-Za-z]{0,7}(?:-?\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,3}?){1,3}(?:-\d{1,4})?)(?:(?<=\d[A-Z])/(?P<also>[A-Z])(?=s?(?!\w)))?(?P<ending>['’]s|s)?(?![\w])(?!-\d)"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = Pattern(r"(?P<formula>[A-Z][A-Za-z]{0,3}[₀-₉]{1,3}(?:\.?[A-Za-z₀-₉]{1,3}){0,6})(?![\w])")
_GENERATION = Pattern(r"(?<![\w.,])(?P<number>\d{1,3})(?P<letters>[A-Z]{1,3})(?![\w])")
PIECE = Pattern(r"[A-Za-z]+|\d+(?:\.\d+)?")
_VOWEL = Pattern(r"[AEIOUYaeiouy]")
_LINES = Pattern(r"(?<![\w.,$£€-])(?P<number>\d{3,4}|(?<=\dK[/ ])\d{2})(?P<scan>[pi])(?![\w.])")
_SEROTYPE = Pattern(r"O(?P<body>\d{1,3}):[HK](?P<flagella>\d{1,2})(?!\w)")
_COMET = Pattern(r"(?<![\w/])(?P<kind>[CPD])/(?P<year>(?:1[5-9]|20)\d\d)(?=\s[A-Z]{1,2}\d)")
_MARK = Pattern(r"\b(?:MK|Mk)(?:\.\s?|[- ]|(?=\d))(?=\d|[IVX]{1,4}\b)")


def _airliner(match: re.Match[str], _style: Style) -> Reading:
    number, _, variant = match[0].removesuffix("s").partition("-")
    spoken = english.pairs(number) + "".join(f" {said_piece(piece)}" for piece in PIECE.findall(variant))
    return Reading(english.plural(spoken) if match[0].endswith("s") else spoken)


def _variant(match: re.Match[str], _style: Style) -> Reading:
    """Read the lineage of a virus: BA.2.86 is "B-A two point eight six", B.1.1.7 "B one one seven"."""
    numbers = match["numbers"].lstrip(".").split(".")
    if len(numbers) == 2:
        return Reading(f"{'-'.join(match['letters'])} {english.decimal('.'.join(numbers))}")
    return Reading(" ".join(("-".join(match["letters"]), *map(english.pairs, numbers))))


def spelled_in_pairs(match: re.Match[str], _style: Style) -> Reading:
    """Read a label of digits as people say it, in pairs."""
    return Reading(english.pairs(match[0]))


def said_piece(piece: str) -> str:
    """Say a piece of a model's name: digits as people say a label, one or more capitals as letters."""
    if piece.isdecimal():
        return english.pairs(piece)
    if piece[0].isdecimal():
        return english.decimal(piece)
    if piece.isupper() and acronyms.manner(piece) == "letters":
        return "-".join(piece)
    if len(piece) == 3 and piece[::2].isupper() and piece[1].islower() and not _VOWEL.search(piece[1]):
        return "-".join(piece.upper())
    if len(piece) == 2 and not _VOWEL.search(piece):
        return "-".join(piece.upper())
    return piece


def _model(match: re.Match[str], _style: Style) -> Reading | None:
    pieces = PIECE.findall(match["model"])
    if not any(piece[0].isdecimal() for piece in pieces) or (len(pieces[0]) > 3 and not pieces[0].isupper()):
        return None
    spoken = " ".join(said_piece(piece) for piece in (*pieces, *(match["also"] or "")))
    ending = (match["ending"] or "").replace("’", "'")
    if ending == "s" and pieces[-1].islower() and len(pieces[-1]) > 2:
        return Reading(f"{spoken}s")
    if ending == "s":
        return Reading(english.plural(spoken) if pieces[-1][0].isdecimal() and not match["also"] else f"{spoken}'s")
    return Reading(spoken + ending)


def _formula(match: re.Match[str], _style: Style) -> Reading:
    """Read a chemical formula sign by sign: CO₂ is C-O two."""
    pieces = re.findall(r"[A-Za-z]+|\d+", match["formula"].translate(_SUBSCRIPTS))
    return Reading(" ".join(english.cardinal(int(one)) if one.isdecimal() else "-".join(one.upper()) for one in pieces))


def _generation(match: re.Match[str], style: Style) -> Reading:
    if len(match["number"]) == 3:
        return Reading(f"{english.pairs(match['number'])} {'-'.join(match['letters'])}")
    return Reading(f"{english.cardinal(int(match['number']), style)} {'-'.join(match['letters'])}")


def _processor(match: re.Match[str], _style: Style) -> Reading:
    """Read i9-14900K as "i nine fourteen nine hundred K"."""
    number = match["number"]
    parts = (number[:-3], number[-3:]) if len(number) > _PAIRED else (number,)
    letters = f" {'-'.join(match['letters'])}" if match["letters"] else ""
    return Reading(f"i {english.pairs(match['tier'])} {' '.join(map(english.pairs, parts))}{letters}")


_PAIRED = 4


def _lines(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{english.pairs(match['number'])} {match['scan']}")


_SHARP = Pattern(r"(?<![\w#])(?P<letter>[CF])#(?!\w)")


def _sharp(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{match['letter']} sharp")


_APERTURE = Pattern(r"(?<![\w/°])(?P<letter>[fF])/(?=\d)")


def _aperture(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{match['letter']} ")


_SIZES = Pattern(r"(?<![\w-])(?P<low>\d?X{1,3}[SL]|[SML])\s?[-–]\s?(?P<high>\d?X{1,4}L?|L|\dX{1,2}S)(?![\w-])")


def _sizes(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a range of sizes of clothes: XS-3XL is "X-S to three X-L"."""
    if "X" not in match[0]:
        return None
    return Reading(" to ".join(" ".join(map(_said_size, PIECE.findall(match[end]))) for end in ("low", "high")))


def _said_size(piece: str) -> str:
    return english.pairs(piece) if piece.isdecimal() else "-".join(piece)


def _mark(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("Mark ")


def _serotype(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"O {english.pairs(match['body'])} H {english.pairs(match['flagella'])}")


def _comet(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{match['kind']} {english.year(int(match['year']), style)}")


_AP = "The Associated Press Stylebook, numerals: No. 1; aircraft names"
_PAIRS = "common usage: a label of three or four digits is said in pairs"
_SIZE_LETTERS = "ISO 8559, sizes of clothes by letters"
_FORMULA_HEADS = (
    "h",
    "c",
    "o",
    "n",
    "co",
    "ch",
    "so",
    "no",
    "nh",
    "nf",
    "sf",
    "uf",
    "na",
    "ca",
    "al",
    "fe",
    "li",
    "ti",
    "si",
    "pm",
)


RULES = (
    Rule(
        "model/processor",
        ("i",),
        _PROCESSOR,
        _processor,
        priority.MODEL + 1,
        ("a Core i9-14900K", "a Core i nine fourteen nine hundred K"),
        _PAIRS,
    ),
    Rule(
        "model/serotype",
        (CAPITALS,),
        _SEROTYPE,
        _serotype,
        priority.MODEL + 1,
        ("E. coli O157:H7", "E coli O one fifty-seven H seven"),
        "the Kauffmann-White scheme: O and H antigens",
    ),
    Rule(
        "model/comet",
        ("c", "p", "d"),
        _COMET,
        _comet,
        priority.MODEL,
        ("comet C/2025 A1", "comet C twenty twenty-five A one"),
        "International Astronomical Union, designations of comets",
    ),
    Rule("label/airliner", (DIGIT,), _AIRLINER, _airliner, priority.LABEL, ("a 747", "a seven forty-seven"), _AP),
    Rule(
        "label/variant",
        (CAPITALS,),
        _VARIANT,
        _variant,
        priority.MODEL,
        ("BA.2.86", "B-A two point eight six"),
        "World Health Organization, names of variants",
    ),
    Rule("label/card", (DIGIT,), _CARD, spelled_in_pairs, priority.LABEL, ("RTX 5090", "R-T-X fifty ninety"), _PAIRS),
    Rule("model", (CAPITALS,), _MODEL, _model, priority.MODEL, ("F-16V", "F sixteen V"), _AP),
    Rule("formula", (CAPITALS, *_FORMULA_HEADS), _FORMULA, _formula, priority.MODEL, ("CO₂", "C-O two"), _PAIRS),
    Rule("model/generation", (DIGIT,), _GENERATION, _generation, priority.NUMBER, ("5G", "five G"), _AP),
    Rule("label/lines", (DIGIT,), _LINES, _lines, priority.MONEY + 1, ("1080p", "ten eighty p"), _PAIRS, "pi"),
    Rule("model/sharp", ("c", "f"), _SHARP, _sharp, priority.MODEL + 1, ("C# code", "C sharp code"), _PAIRS),
    Rule(
        "model/aperture",
        ("f",),
        _APERTURE,
        _aperture,
        priority.MODEL + 1,
        ("at f/2.8", "at f two point eight"),
        "ISO 517",
    ),
    Rule(
        "model/sizes",
        ("s", "m", "xs", "xxs", "xxxs"),
        _SIZES,
        _sizes,
        priority.MODEL + 2,
        ("in XS-3XL", "in X-S to three X-L"),
        _SIZE_LETTERS,
    ),
    Rule(
        "model/sizes",
        (DIGIT,),
        _SIZES,
        _sizes,
        priority.MODEL + 2,
        ("in 2XS-XL", "in two X-S to X-L"),
        _SIZE_LETTERS,
        follows="X",
    ),
    Rule("label/mark", ("mk",), _MARK, _mark, priority.MODEL + 1, ("MK-48", "Mark forty-eight"), _AP),
)
