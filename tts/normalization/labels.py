"""Numbers that name things: No. 2, Section 301, Flight CI-101, runway 27L, the 228 Incident, the 76ers."""

import re

from tts.normalization import english, priority
from tts.normalization.models import PIECE, said_piece, spelled_in_pairs
from tts.normalization.rule import CAPITALS, DIGIT, JOINED, Pattern, Reading, Rule, Style
from tts.normalization.tables import words

_NO = Pattern(
    r"\b(?P<word>[Nn]os?)\.\s?(?=\d|of\s[a-z]+s\b|of people)|№\s?|"
    r"\b(?P<bare>Nos?)\s(?=\d{1,3}(?![\w%]|[.,]\d|\s(?:[a-z]+s|people|men|women|children)\b|-\w))"
)
_NAMED = Pattern(
    r"\b(?P<word>Ferrari|Porsche|Peugeot|Cessna|Embraer|Fiat|Lancia|Learjet|Citation|Flight|Flights|flight|Section|Route|Highway|Interstate|Room|Channel|Bus|Resolution|Title|Boeing|Airbus|"
    r"Formula|Area|Apollo|Falcon|Line|Pier|Gate|Train|train|Rooms|rooms|Sections|Routes|Highways|Gates|Lane|Suite|Apartment)\s"
    r"(?P<code>[A-Z]{1,2}-?)?(?P<number>\d{3,4})(?:(?P<to>\s?[-–]\s?|\sto\s|\sand\s)(?P<last>\d{3,4}))?(?![\w]|[.,]\d|-\d)"
)
_FLIGHT = Pattern(r"\b(?P<word>[Ff]lights?)\s(?P<code>[A-Z]{2}|[A-Z]\d|\d[A-Z])[- ]?(?P<number>\d{1,4})\b")
_SPELLED = Pattern(
    r"(?:(?<=Taipei\s)101|(?<=Nikkei\s)225|(?<=Nikkei-)225|(?:(?<=Porsche\s)|(?<=Ferrari\s)|(?<=Peugeot\s))\d{3}|(?<=Unit\s)\d{3})(?![\w%]|[.,-]\d)"
)
_INCIDENT = Pattern(
    r"(?<![\w.,])(?P<number>228|921|823|318|731|911)(?=\s(?:Incident|Massacre|Earthquake|earthquake|[Qq]uake|Peace|Memorial|Artillery|Unit|attack))"
)
_SUBSECTION = Pattern(
    r"\b(?P<word>Article|article|Section|Rule|Clause|Paragraph|Chapter|Art\.)\s(?P<number>\d{1,4})-(?P<part>\d{1,2})(?![\w%]|[.,-]\d)"
)
_HOUSE = Pattern(
    r"(?<![\w.,$£€-])(?P<number>[1-9]\d{2,4})(?=\s(?:[NSEW]\.?\s)?(?:(?!Street|Avenue)[A-Z][a-z]+\s|\d{1,3}(?:st|nd|rd|th)\s){1,3}"
    r"(?:St|Ave|Avenue|Blvd|Boulevard|Rd|Road|Drive|Dr|Lane|Ln|Street|Parkway|Pkwy|Highway|Hwy|Way|Place|Pl|Court|Ct)\b)"
)
_BOX = Pattern(r"\b(?P<word>P\.?O\.?\sBox|post office box)\s(?P<number>\d{1,6})(?!\w|[.,]\d)")
_CARRIER = Pattern(
    r"(?P<code>BR|CI|B7|AE|JX|IT|UA|AA|DL|CX|SQ|NH|JL|KE|OZ|MH|TG|QF|BA|AF|LH|EK|QR|TK|VN|PR|HX|UO|MU|CA|CZ)\s(?P<number>\d{2,4})(?![\w%]|[.,]\d)"
)
_FLYING = Pattern(
    r"\b(?:flights?|airlines?|aircraft|jet|plane|airport|passengers|boarding|flew|landed|pilots?)\b", re.IGNORECASE
)
_JOINED = Pattern(r"(?<=[A-Za-z]-)(?!(?:1[5-9]|20)\d\d)\d{3,4}(?![\w%]|[.,]\d|[-–]\w)")
_PARAGRAPH = Pattern(r"(?<![\w.,$])(?P<number>\d{1,4})(?P<parts>(?:\([a-z0-9]{1,3}\)){1,5})(?P<many>s)?(?!\w)")
_EXTENSION = Pattern(
    r"\b(?P<word>[Ee]xt\.|[Ee]xtension|(?:ZIP|[Zz]ip)(?:\scode)?|[Pp]ostcode)\s?(?P<number>\d{2,6})(?![\w%]|[.,]\d)"
)
_CASE = Pattern(r"\b[Nn]o\.\s?(?P<year>\d{1,4})-(?P<number>\d{1,5})(?![\w-])")
_LISTED = Pattern(r"(?:(?<=Co\. \()|(?<=Ltd\. \()|(?<=Inc\. \()|(?<=Corp\. \()|(?<=[a-z] \())\d{4}(?=\))")
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
_RUNWAY = Pattern(
    r"\b(?P<word>[Rr]unways?)\s(?P<ends>(?:[0-3]?\d[LRC]|0\d|[0-3]\d(?=[/-][0-3]\d))(?:(?:/|-|,\s|,?\s(?:and|or)\s)[0-3]?\d[LRC]?(?![\w,.]*\d)(?!\s[a-z]+s\b)){0,4})(?!\w|[.,]\d)"
)
_RUNWAY_SIDES = {"L": "left", "R": "right", "C": "center"}
_REFERENCE = Pattern(
    r"\b(?P<word>(?i:case|file|docket|reference|ref\.?|incident|crime|report)(?:\s(?i:number|no\.|nos\.))?)\s(?P<number>\d{2,4}(?:-\d{1,6}){1,3})(?![\w%-]|[.,]\d)"
)
_QUOTED = Pattern(r"(?P<word>[Qq]uot(?:ing|e))\s(?P<letters>[A-Z]{2,4})\s(?P<number>\d{2,6})(?!\w|[.,]\d)")
_STAR = Pattern(r"(?:(?<=Grade\sII)|(?<=grade\sII)|(?<=[\s(“\"‘']A))\*(?P<many>s)?(?!\w)(?!\*)")


def _no(match: re.Match[str], _style: Style) -> Reading:
    return Reading("numbers " if (match["word"] or match["bare"] or "").lower() == "nos" else "number ")


def _named(match: re.Match[str], _style: Style) -> Reading:
    code = f"{'-'.join(match['code'].rstrip('-'))} " if match["code"] else ""
    spoken = f"{match['word']} {code}{english.pairs(match['number'])}"
    if match["last"]:
        spoken += f" {'and' if 'and' in match['to'] else 'to'} {english.pairs(match['last'])}"
    return Reading(spoken)


def _flight(match: re.Match[str], _style: Style) -> Reading:
    code = " ".join(said_piece(piece) for piece in PIECE.findall(match["code"]))
    return Reading(f"{match['word']} {code} {english.pairs(match['number'])}")


def _spelled(match: re.Match[str], _style: Style) -> Reading:
    unit = match.string.endswith("Unit ", 0, match.start())
    return Reading(english.digits(match[0]) if unit else english.pairs(match[0]))


def _subsection(match: re.Match[str], _style: Style) -> Reading:
    """Read an article that was put in later: Article 88-1 is "eighty-eight dash one"."""
    word = "Article" if match["word"] == "Art." else match["word"]
    return Reading(f"{word} {english.pairs(match['number'])} dash {english.pairs(match['part'])}")


def _box(match: re.Match[str], _style: Style) -> Reading:
    word = match["word"] if match["word"][0] == "p" else "P-O Box"
    return Reading(f"{word} {english.pairs(match['number'])}")


def _carrier(match: re.Match[str], _style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - 100) : match.end() + 60]
    if not _FLYING.search(near):
        return None
    return Reading(f"{'-'.join(match['code'])} {english.pairs(match['number'])}")


def _extension(match: re.Match[str], _style: Style) -> Reading:
    word = {"ext.": "extension", "Ext.": "Extension"}.get(match["word"], match["word"].replace("ZIP", "zip"))
    return Reading(f"{word} {english.digits(match['number'])}")


def _case(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"number {english.pairs(match['year'])} dash {english.pairs(match['number'])}")


def _paragraph(match: re.Match[str], _style: Style) -> Reading:
    """Read the parts of a law's section one after another: 230(c)(1) is "two thirty c one"."""
    spoken = " ".join((english.pairs(match["number"]), *map(said_piece, PIECE.findall(match["parts"]))))
    return Reading(f"{spoken}'s" if match["many"] else spoken)


def _listed(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the code of a share digit by digit: after a company's name in brackets, unless it can be a year."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    if not before.endswith(". (") and (int(match[0]) <= _LAST_YEAR or not _COMPANY.search(before)):
        return None
    return Reading(english.digits(match[0]))


_LAST_YEAR = 2100
_COMPANY = Pattern(r"\b[A-Z][a-z]+\s\($")


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


def _runway(match: re.Match[str], _style: Style) -> Reading:
    """Read the ends of a runway figure by figure, with their side: 27L is "two seven left"."""
    said = re.sub(
        r"\d+|[LRC]",
        lambda part: english.digits(part[0]) if part[0].isdecimal() else f" {_RUNWAY_SIDES[part[0]]}",
        match["ends"].replace("/", ", ").replace("-", ", "),
    )
    return Reading(f"{match['word']} {said}")


def _reference(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the number of a case or a file in its parts: 24-0417 is "twenty-four dash zero four one seven"."""
    first, *rest = match["number"].split("-")
    word = match["word"]
    if "o" not in word.rpartition(" ")[2] and not word.lower().startswith("ref") and len(rest[-1]) < _FEWEST_FIGURES:
        return None
    word = re.sub("[Nn]o(s?)[.]", r"number\1", word)
    word = word.replace("ef.", "eference").replace("ref ", "reference ")
    return Reading(f"{word} {' dash '.join(map(english.pairs, (first, *rest)))}")


_FEWEST_FIGURES = 3


def _quoted(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{match['word']} {'-'.join(match['letters'])} {english.pairs(match['number'])}")


def _star(match: re.Match[str], _style: Style) -> Reading:
    return Reading(" stars" if match["many"] else " star")


_AP = "The Associated Press Stylebook, numerals: No. 1; aircraft names"
_PAIRS = "common usage: a label of three or four digits is said in pairs"


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
        "label/flight",
        ("flight", "flights"),
        _FLIGHT,
        _flight,
        priority.LABEL + 1,
        ("Flight BR 872", "Flight B-R eight seventy-two"),
        _PAIRS,
    ),
    Rule(
        "label/runway",
        ("runway", "runways"),
        _RUNWAY,
        _runway,
        priority.LABEL,
        ("runway 27L", "runway two seven left"),
        "ICAO Annex 14, designation of runways",
    ),
    Rule(
        "label/reference",
        ("case", "file", "docket", "reference", "ref", "incident", "crime", "report"),
        _REFERENCE,
        _reference,
        priority.LABEL + 2,
        ("reference 24-0417", "reference twenty-four dash zero four one seven"),
        _PAIRS,
    ),
    Rule(
        "label/reference",
        ("quoting", "quote"),
        _QUOTED,
        _quoted,
        priority.MONEY + 1,
        ("quoting CAD 4412", "quoting C-A-D forty-four twelve"),
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
        "label/subsection",
        ("article", "section", "rule", "clause", "paragraph", "chapter", "art"),
        _SUBSECTION,
        _subsection,
        priority.LABEL + 1,
        ("Article 88-1", "Article eighty-eight dash one"),
        "usage in Taiwan's law: an article that was put in later",
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
    Rule(
        "label/flight",
        (CAPITALS, JOINED),
        _CARRIER,
        _carrier,
        priority.MODEL + 1,
        ("flights CI 100 and BR 198", "flights C-I one hundred and B-R one ninety-eight"),
        "IATA airline designators; " + _PAIRS,
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
        "label/case",
        ("no",),
        _CASE,
        _case,
        priority.LABEL,
        ("No. 2025-114", "number twenty twenty-five dash one fourteen"),
        _PAIRS,
    ),
    Rule(
        "label/listed",
        (DIGIT,),
        _LISTED,
        _listed,
        priority.LABEL,
        ("Acme Co. (2354)", "Acme Company, two three five four"),
        "newsreaders' practice: the code of a share, digit by digit",
        follows=")",
    ),
    Rule(
        "label/paragraph",
        (DIGIT,),
        _PARAGRAPH,
        _paragraph,
        priority.LABEL + 1,
        ("Section 230(c)(1)", "Section two thirty c one"),
        _PAIRS,
        follows="(",
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
