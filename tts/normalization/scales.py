"""Letters for thousands, millions and times right after a number: 45M, 35K, 5m people, 10x."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_THOUSANDS = Pattern(rf"(?<![\w.,$£€])(?<![A-Za-z]-)(?P<number>{amounts.NUMBER})(?P<scale>[MBK])(?!\w)")
_LABELLED = Pattern(
    r"(?:\b\d+[A-Z](?:,|,?\sand|,?\sor|\sto)\s|\b(?i:gates?|exits?|rooms?|rows?|flats?|apartments?|apt|units?|buildings?|"
    r"lines?|sections?|stages?|types?|class|grades?|schedules?|seats?|blocks?|piers?|exhibits?|appendix|figures?|tables?|"
    r"articles?|levels?|groups?|sizes?|cups?|pools?|highways?|routes?|terminals?|phases?|suites?|platforms?|annex|bus|milepost)\.?\s)$"
)
_LETTERED = Pattern(r"[-\s](?:[A-Z][a-z]+|\d+[A-Z]\b)|,\s\d+[A-Z]\b")
_MILLIONS = Pattern(rf"(?<![\w.,$£€])(?P<number>{amounts.NUMBER})\s?(?P<scale>[mb])(?!\w)")
_RACE = Pattern(
    r"(?<![\w.,$£€])(?P<number>5|10|15|20|50)[kK](?=\s(?:runs?|races?|walks?|events?|course|runners?|title)\b)"
)
_TIMES_SIGN = (
    r"(?:[x×]|X(?=\s(?:fewer|more|less|faster|slower|larger|smaller|bigger|higher|lower|better|cheaper|longer|the|as)\b))"
    r"(?!\w)(?:/(?P<span>day|week|month|year|hour)\b)?"
)
_TIMES = Pattern(rf"(?<![\w.,])(?P<low>)(?P<number>{amounts.NUMBER}){_TIMES_SIGN}")
_RANGE_OF_TIMES = Pattern(rf"(?<![\w.,])(?P<low>{amounts.NUMBER})[-–](?P<number>{amounts.NUMBER}){_TIMES_SIGN}")
_PICTURE = Pattern(
    r"(?:\s|/)(?:\d+(?:MP|p|fps)?\b|(?:[A-Za-z-]+\s){0,2}(?:video|resolution|display|screen|camera|projector|footage|webcam|monitor|"
    r"streaming|OLED|LCD|LED|TV|model)\b)|\sat\s\d+\s?fps\b"
)
_LONG = 4
_COMPANY_AFTER = Pattern(
    r"['’]s\b|[™®]|\s(?:Co|Company|Corp|Inc|[A-Z][a-z]+|said|says|is|was|has|had|will|would|makes?|made|announced|agreed|plans?|planned|"
    r"expects?|expected|reported|reports|posted|raised|cut|settled|paid|denies|denied|faces|declined|did|executives?|shares|stock|"
    r"spokes\w+|tape|masks?|respirators?|adhesives?|earplugs)\b"
)
_COMPANY_BEFORE = Pattern(
    r"(?:\b(?:against|maker|giant|conglomerate|company|(?:made|owned|bought|acquired|sold|developed|produced|employed)\sby|"
    r"like|including|suing|sued|(?:works|worked)\s(?:at|for))\s|\A)$"
)


def _thousands(match: re.Match[str], style: Style) -> Reading | None:
    """Read 45M as millions and 35K as thousands; 4K is a picture, 10K a race, 221B before a name a house."""
    if match["scale"] == "K" and match["number"] in {"2", "4", "5", "6", "8", "10"}:
        return None
    if match[0] == "3M" and _is_company(match):
        return Reading("three M")
    if match["scale"] == "K" and len(match["number"]) < _LONG and _PICTURE.match(match.string, match.end()):
        return Reading(f"{amounts.amount(match['number'], None, style)} K")
    if match["number"].isdecimal() and _LABELLED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    if match["scale"] != "K" and match["number"].isdecimal() and _is_lettered(match):
        return None
    return Reading(amounts.amount(match["number"], match["scale"], style))


def _is_company(match: re.Match[str]) -> bool:
    """Tell whether 3M is the company and no three millions, by the words beside it."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    return bool(_COMPANY_AFTER.match(match.string, match.end()) or _COMPANY_BEFORE.search(before))


def _is_lettered(match: re.Match[str]) -> bool:
    """Tell whether the capital of "5B" is a letter and no scale: after a name, unless something is counted after it."""
    if match["scale"] == "B" and (
        _LETTERED.match(match.string, match.end()) or _VARIANT_AFTER.match(match.string, match.end())
    ):
        return True
    before = match.string[max(0, match.start() - 24) : match.start()]
    return bool(_NAME_BEFORE.search(before)) and not amounts.counts_millions(match.string, match.start(), match.end())


_NAME_BEFORE = Pattern(r"\w\s(?:[A-Z][a-z]+|[A-Z]{2,5})\s$")
_VARIANT_AFTER = Pattern(
    r"\s(?:rockets?|missiles?|variants?|versions?|boosters?|engines?|pencils?|software|configuration)\b"
)


_TO_THOUSANDS = Pattern(
    rf"(?<![\w.,$£€])(?<![A-Za-z]-)(?P<low>{amounts.NUMBER})(?P<low_scale>[MBK])\s?[-–]\s?(?P<high>{amounts.NUMBER})(?P<scale>[MBK])(?!\w)"
)


def _to_thousands(match: re.Match[str], style: Style) -> Reading:
    """Read a range of two scaled numbers ("128K-200K"); a picture's 2K-4K are no thousands."""
    if match["scale"] == "K" and len(match["high"]) == 1:
        return Reading(" to ".join(f"{amounts.amount(match[end], None, style)} K" for end in ("low", "high")))
    low = amounts.amount(match["low"], match["low_scale"], style)
    return Reading(f"{low} to {amounts.amount(match['high'], match['scale'], style)}")


def _millions(match: re.Match[str], style: Style) -> Reading | None:
    if not amounts.counts_millions(match.string, match.start(), match.end()):
        return None
    return Reading(amounts.amount(match["number"], match["scale"], style))


def _race(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{amounts.amount(match['number'], None, style)} K")


def _times(match: re.Match[str], style: Style) -> Reading:
    low = f"{amounts.amount(match['low'], None, style)} to " if match["low"] else ""
    span = f" {english.article(match['span'])} {match['span']}" if match["span"] else ""
    return Reading(f"{low}{amounts.amount(match['number'], None, style)} times{span}")


_PAIRS = "common usage: a label of three or four digits is said in pairs"


RULES = (
    Rule(
        "number/scale", (DIGIT,), _MILLIONS, _millions, priority.RATE + 1, ("5m people", "five million people"), _PAIRS
    ),
    Rule(
        "number/scale",
        (DIGIT,),
        _TO_THOUSANDS,
        _to_thousands,
        priority.NUMBER + 2,
        ("128K-200K", "one hundred twenty-eight thousand to two hundred thousand"),
        _PAIRS,
        follows="KMB",
    ),
    Rule("number/race", (DIGIT,), _RACE, _race, priority.NUMBER + 2, ("a 5k run", "a five K run"), _PAIRS, "kK"),
    Rule("number/times", (DIGIT,), _TIMES, _times, priority.NUMBER + 1, ("10x", "ten times"), _PAIRS, follows="x×X"),
    Rule(
        "number/times",
        (DIGIT,),
        _RANGE_OF_TIMES,
        _times,
        priority.NUMBER + 1,
        ("10-20x", "ten to twenty times"),
        _PAIRS,
        follows="-–",
    ),
    Rule("number/scale", (DIGIT,), _THOUSANDS, _thousands, priority.NUMBER + 1, ("45M", "forty-five million"), _PAIRS),
)
