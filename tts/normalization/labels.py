"""Labels of figures: No. 2, Section 301, Route 66, p. 5, 1600 Pennsylvania Ave., the 228 Incident."""

import re

from tts.normalization import english, priority
from tts.normalization.models import spelled_in_pairs
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import words

_AP = "The Associated Press Stylebook, numerals: No. 1; aircraft names"
_PAIRS = "common usage: a label of three or four digits is said in pairs"
_NO = Pattern(
    r"\b(?P<word>[Nn]os?)\.\s?(?=\d|of\s[a-z]+s\b|of people)|№\s?|"
    r"\b(?P<bare>Nos?)\s(?=\d{1,3}(?![\w%]|[.,]\d|\s(?:[a-z]+s|people|men|women|children)\b|-\w))"
)
_NAMED = Pattern(
    r"\b(?P<word>Ferrari|Porsche|Peugeot|Cessna|Embraer|Fiat|Lancia|Learjet|Citation|Flight|Flights|flight|Section|Route|Highway|Interstate|Room|Channel|Bus|Form|Forms|Resolution|Title|Boeing|Airbus|"
    r"Formula|Area|Apollo|Falcon|Line|Pier|Gate|Train|train|Rooms|rooms|Sections|Routes|Highways|Gates|Lane|Suite|Apartment)\s"
    r"(?P<code>[A-Z]{1,2}-?)?(?P<number>\d{3,4})(?:(?P<to>\s?[-–]\s?|\sto\s|\sand\s)(?P<last>\d{3,4}))?(?![\w]|[.,]\d|-\d)"
)
_SPELLED = Pattern(
    r"(?:(?<=Taipei\s)101|(?<=Nikkei\s)225|(?<=Nikkei-)225|(?:(?<=Porsche\s)|(?<=Ferrari\s)|(?<=Peugeot\s))\d{3}|(?<=Unit\s)\d{3})(?![\w%]|[.,-]\d)"
)
_INCIDENT = Pattern(
    r"(?<![\w.,])(?P<number>228|921|823|318|731|911)(?=\s(?:Incident|Massacre|Earthquake|earthquake|[Qq]uake|Peace|Memorial|Artillery|Unit|attack))"
)
_HOUSE = Pattern(
    r"(?<![\w.,$£€-])(?P<number>[1-9]\d{2,4})(?=\s(?:[NSEW]\.?\s)?(?:(?!Street|Avenue)[A-Z][a-z]+\s|\d{1,3}(?:st|nd|rd|th)\s){1,3}"
    r"(?:St|Ave|Avenue|Blvd|Boulevard|Rd|Road|Drive|Dr|Lane|Ln|Street|Parkway|Pkwy|Highway|Hwy|Way|Place|Pl|Court|Ct)\b)"
)
_BOX = Pattern(r"\b(?P<word>P\.?O\.?\sBox|post office box)\s(?P<number>\d{1,6})(?!\w|[.,]\d)")
_JOINED = Pattern(r"(?<=[A-Za-z]-)(?!(?:1[5-9]|20)\d\d)\d{3,4}(?![\w%]|[.,]\d|[-–]\w)")
_EXTENSION = Pattern(
    r"\b(?P<word>[Ee]xt\.|[Ee]xtension|(?:ZIP|[Zz]ip)(?:\scode)?|[Pp]ostcode)\s?(?P<number>\d{2,6})(?![\w%]|[.,]\d)"
)
_SHORT = Pattern(
    r"\b(?P<word>[Pp]p?|[Vv]ol|[Ff]igs?|[Cc]h|[Ss]ec|[Aa]rt|[Ee]p|[Pp]t|[Pp]aras?|Props?|Rms?|Bldg|[Aa]pt|[Ss]te|Fl|Aly|Ln|Min|min|max|Sect|Sched|Cl|Rte|Rt|Flt)\.\s?(?=\d)|\b(?P<block>Bldg|Apt|Ste)\.\s?(?=[A-Z]\b)|\b(?P<bare>Rm)\s(?=\d)|"
    r"\b(?P<circa>c|b|d)\.\s?(?=1\d{3}|20\d\d)|\b(?P<about>c)\.\s?(?=\d)"
)
_SHORT_WORDS = {"p": "page", "pp": "pages", "vol": "volume", "fig": "figure", "figs": "figures", "ch": "chapter"}
_SHORT_WORDS |= {
    "sec": "section",
    "art": "article",
    "ep": "episode",
    "pt": "part",
    "prop": "proposition",
    "para": "paragraph",
    "paras": "paragraphs",
}
_SHORT_WORDS |= {"props": "propositions", "rm": "room", "rms": "rooms", "bldg": "building"}
_SHORT_WORDS |= {"apt": "apartment", "ste": "suite", "fl": "floor", "aly": "alley", "ln": "lane"}
_SHORT_WORDS |= {"min": "minimum", "max": "maximum"}
_SHORT_WORDS |= {"sect": "section", "sched": "schedule", "cl": "clause", "rte": "route", "rt": "route", "flt": "flight"}
_PLAYERS = Pattern(r"(?<![\w.,-])(?P<number>\d{2})ers\b")
_MAGNITUDE = Pattern(
    r"(?<!\w)M[wL]?\s?(?P<number>\d(?:\.\d)?)(?=[\s-](?:quakes?|earthquakes?|temblors?|tremors?|aftershocks?|foreshocks?|event)\b)"
)
_STAR = Pattern(r"(?:(?<=Grade\sII)|(?<=grade\sII)|(?<=[\s(“\"‘']A))\*(?P<many>s)?(?!\w)(?!\*)")


def _no(match: re.Match[str], _style: Style) -> Reading:
    return Reading("numbers " if (match["word"] or match["bare"] or "").lower() == "nos" else "number ")


def _named(match: re.Match[str], _style: Style) -> Reading:
    code = f"{'-'.join(match['code'].rstrip('-'))} " if match["code"] else ""
    spoken = f"{match['word']} {code}{english.pairs(match['number'])}"
    if match["last"]:
        spoken += f" {'and' if 'and' in match['to'] else 'to'} {english.pairs(match['last'])}"
    return Reading(spoken)


def _spelled(match: re.Match[str], _style: Style) -> Reading:
    unit = match.string.endswith("Unit ", 0, match.start())
    return Reading(english.digits(match[0]) if unit else english.pairs(match[0]))


def _box(match: re.Match[str], _style: Style) -> Reading:
    word = match["word"] if match["word"][0] == "p" else "P-O Box"
    return Reading(f"{word} {english.pairs(match['number'])}")


def _extension(match: re.Match[str], _style: Style) -> Reading:
    word = {"ext.": "extension", "Ext.": "Extension"}.get(match["word"], match["word"].replace("ZIP", "zip"))
    return Reading(f"{word} {english.digits(match['number'])}")


def _incident(match: re.Match[str], _style: Style) -> Reading:
    return Reading("nine eleven" if match["number"] == "911" else english.digits(match["number"]))


def _players(match: re.Match[str], style: Style) -> Reading:
    """Read a team that is named by a year or a number: the 49ers are the forty-niners."""
    spoken = english.cardinal(int(match["number"]), style)
    return Reading(spoken + ("rs" if spoken.endswith("e") else "ers"))


def _magnitude(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"magnitude {english.decimal(match['number'], style)}")


def _short(match: re.Match[str], _style: Style) -> Reading:
    if match["about"]:
        return Reading("circa ")
    if match["circa"]:
        return Reading({"c": "circa ", "b": "born ", "d": "died "}[match["circa"]])
    written = match["word"] or match["block"] or match["bare"]
    word = _SHORT_WORDS[written.lower()]
    return Reading(f"{word.capitalize() if written[0].isupper() else word} ")


def _star(match: re.Match[str], _style: Style) -> Reading:
    return Reading(" stars" if match["many"] else " star")


RULES = (
    Rule("label/number", ("no", "nos", "№"), _NO, _no, priority.LABEL, ("No. 2", "number two"), _AP),
    Rule(
        "label",
        tuple(sorted(words("labelled"))),
        _NAMED,
        _named,
        priority.LABEL,
        ("Section 301", "Section three oh one"),
        _PAIRS,
    ),
    Rule(
        "label/star",
        ("*",),
        _STAR,
        _star,
        priority.LABEL,
        ("a Grade II* church", "a Grade two star church"),
        "Historic England, grades of listed buildings",
    ),
    Rule(
        "label/house",
        (DIGIT,),
        _HOUSE,
        spelled_in_pairs,
        priority.LABEL + 1,
        ("1600 Pennsylvania Ave.", "sixteen hundred Pennsylvania Avenue"),
        _PAIRS,
        " ",
    ),
    Rule(
        "label/box",
        ("p", "po", "post"),
        _BOX,
        _box,
        priority.LABEL,
        ("P.O. Box 448", "P-O Box four forty-eight"),
        _PAIRS,
    ),
    Rule("label/name", (DIGIT,), _SPELLED, _spelled, priority.LABEL, ("Taipei 101", "Taipei one oh one"), _PAIRS),
    Rule(
        "label/incident",
        (DIGIT,),
        _INCIDENT,
        _incident,
        priority.LABEL,
        ("228 Incident", "two two eight Incident"),
        "usage in Taiwan: the date, digit by digit",
    ),
    Rule(
        "label/joined",
        (DIGIT,),
        _JOINED,
        spelled_in_pairs,
        priority.NUMBER + 1,
        ("FDA-0178", "F-D-A-zero one seven eight"),
        _PAIRS,
    ),
    Rule(
        "label/extension",
        ("ext", "extension", "zip", "postcode"),
        _EXTENSION,
        _extension,
        priority.LABEL,
        ("ext. 123", "extension one two three"),
        _PAIRS,
    ),
    Rule("label/short", ("b", "c", "d", *_SHORT_WORDS), _SHORT, _short, priority.LABEL, ("p. 5", "page five"), _AP),
    Rule("label/players", (DIGIT,), _PLAYERS, _players, priority.LABEL, ("the 76ers", "the seventy-sixers"), _AP, "e"),
    Rule(
        "magnitude",
        ("m", "mw", "ml"),
        _MAGNITUDE,
        _magnitude,
        priority.MODEL + 1,
        ("an M6.4 quake", "a magnitude six point four quake"),
        "United States Geological Survey, magnitude types",
    ),
)
