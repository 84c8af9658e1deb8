"""Numbers that name things: No. 2, Section 301, Flight CI-101, F-16V, A350-900, COVID-19, the 228 Incident, 5G."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import CAPITALS, DIGIT, JOINED, Pattern, Reading, Rule, Style
from tts.normalization.tables import words
from tts.pronunciation import acronyms

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
_QUADRANT = Pattern(
    r"(?:(?<=Ave\.\s)|(?<=St\.\s)|(?<=Rd\.\s)|(?<=Avenue\s)|(?<=Street\s)|(?<=Road\s))(?P<side>NW|NE|SW|SE)(?!\w)"
)
_BOX = Pattern(r"\b(?P<word>P\.?O\.?\sBox|post office box)\s(?P<number>\d{1,6})(?!\w|[.,]\d)")
_CARRIER = Pattern(
    r"(?P<code>BR|CI|B7|AE|JX|IT|UA|AA|DL|CX|SQ|NH|JL|KE|OZ|MH|TG|QF|BA|AF|LH|EK|QR|TK|VN|PR|HX|UO|MU|CA|CZ)\s(?P<number>\d{2,4})(?![\w%]|[.,]\d)"
)
_FLYING = Pattern(
    r"\b(?:flights?|airlines?|aircraft|jet|plane|airport|passengers|boarding|flew|landed|pilots?)\b", re.IGNORECASE
)
_JOINED = Pattern(r"(?<=[A-Za-z]-)(?!(?:1[5-9]|20)\d\d)\d{3,4}(?![\w%]|[.,]\d|[-–]\w)")
_AIRLINER = Pattern(
    r"(?<![\w.,$£€-])(?:7[0-8]7s|(?<=ATR\s)(?:42|72)-\d00|(?<=[Aa]\s)7[0-8]7|7[0-8]7-(?:[1-9]00|8|9|10)(?:ER|F|LR)?s?)(?![\w%]|[.,-]\d|\s?%|-[a-z])"
)
_PARAGRAPH = Pattern(r"(?<![\w.,$])(?P<number>\d{1,4})(?P<parts>(?:\([a-z0-9]{1,3}\)){1,5})(?!\w)")
_VARIANT = Pattern(r"(?<![\w.-])(?P<letters>[A-Z]{1,3})(?P<numbers>(?:\.\d{1,3}){1,5})(?!\w)")
_CARD = Pattern(r"(?<=[A-Z]{3}\s)(?!(?:19|20)\d\d|\d\d00)[1-9]\d{3}(?![\w%]|[.,-]\d|\s?%|\s[a-z]+s\b)")
_EXTENSION = Pattern(
    r"\b(?P<word>[Ee]xt\.|[Ee]xtension|ZIP|[Zz]ip(?:\scode)?|[Pp]ostcode)\s?(?P<number>\d{2,6})(?![\w%]|[.,]\d)"
)
_CASE = Pattern(r"\b[Nn]o\.\s?(?P<year>\d{1,4})-(?P<number>\d{1,5})(?![\w-])")
_LISTED = Pattern(r"(?:(?<=Co\. \()|(?<=Ltd\. \()|(?<=Inc\. \()|(?<=Corp\. \())\d{4}(?=\))")
_MODEL = Pattern(
    r"(?<![\w°-])(?P<model>[A-Z][A-Za-z]{0,7}(?:-?\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,3}?){1,3}(?:-\d{1,4})?)(?P<ending>['’]s|s)?(?![\w])(?!-\d)"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA = Pattern(r"(?P<formula>[A-Z][A-Za-z]{0,3}[₀-₉]{1,3}(?:\.?[A-Za-z₀-₉]{1,3}){0,6})(?![\w])")
_GENERATION = Pattern(r"(?<![\w.,])(?P<number>\d{1,3})(?P<letters>[A-Z]{1,3})(?![\w])")
_THOUSANDS = Pattern(rf"(?<![\w.,$£€])(?<![A-Za-z]-)(?P<number>{amounts.NUMBER})(?P<scale>[MBK])(?!\w)")
_LABELLED = Pattern(
    r"(?:\b\d+[A-Z](?:,|,?\sand|,?\sor|\sto)\s|\b(?i:gates?|exits?|rooms?|rows?|flats?|apartments?|apt|units?|buildings?|"
    r"lines?|sections?|stages?|types?|class|grades?|schedules?|seats?|blocks?|piers?|exhibits?|appendix|figures?|tables?|"
    r"articles?|levels?|groups?|pools?|highways?|routes?|terminals?|phases?|suites?|platforms?|annex|bus|milepost)\.?\s)$"
)
_LETTERED = Pattern(r"[-\s](?:[A-Z][a-z]+|\d+[A-Z]\b)|,\s\d+[A-Z]\b")
_MILLIONS = Pattern(rf"(?<![\w.,$£€])(?P<number>{amounts.NUMBER})\s?(?P<scale>[mb])(?!\w)")
_TIMES = Pattern(rf"(?<![\w.,])(?P<number>{amounts.NUMBER})[x×](?!\w)")
_SHORT = Pattern(
    r"\b(?P<word>[Pp]p?|[Vv]ol|[Ff]igs?|[Cc]h|[Ss]ec|[Aa]rt|[Ee]p|[Pp]t|[Pp]aras?|Props?|Rms?|Bldg|[Aa]pt|[Ss]te|Fl|Aly|Ln|Min|min|max|Sect|Sched|Cl|Rte|Rt)\.\s?(?=\d)|\b(?P<block>Bldg|Apt|Ste)\.\s?(?=[A-Z]\b)|\b(?P<bare>Rm)\s(?=\d)|"
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
_SHORT_WORDS |= {"sect": "section", "sched": "schedule", "cl": "clause", "rte": "route", "rt": "route"}
_PIECE = Pattern(r"[A-Za-z]+|\d+(?:\.\d+)?")
_VOWEL = Pattern(r"[AEIOUYaeiouy]")
_PLAYERS = Pattern(r"(?<![\w.,-])(?P<number>\d{2})ers\b")
_LINES = Pattern(r"(?<![\w.,$£€-])(?P<number>\d{3,4})(?P<scan>[pi])(?![\w.])")
_MAGNITUDE = Pattern(
    r"(?<!\w)M[wL]?\s?(?P<number>\d(?:\.\d)?)(?=[\s-](?:quakes?|earthquakes?|temblors?|tremors?|aftershocks?|foreshocks?|event)\b)"
)
_COMPASS = Pattern(
    r"(?<![\w.])(?:[NS](?:[NS]?[EW])?|[EW](?:[NS][EW])?)(?=\sof\s(?:the\s)?[A-Z])|"
    r"(?<![\w.])(?:[NS][NS]?[EW]|[EW][NS][EW])(?=\s(?:winds?|monsoon|corner|coast)\b)|"
    r"(?<=ing\s)(?:[NS][NS]?[EW]|[EW][NS][EW])(?=\s(?:at|toward|towards|from|over|across)\b)"
)
_MARK = Pattern(r"\b(?:MK|Mk)(?:\.\s?|[- ]|(?=\d))(?=\d|[IVX]{1,4}\b)")
_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _no(match: re.Match[str], _style: Style) -> Reading:
    return Reading("numbers " if (match["word"] or match["bare"] or "").lower() == "nos" else "number ")


def _named(match: re.Match[str], _style: Style) -> Reading:
    code = f"{'-'.join(match['code'].rstrip('-'))} " if match["code"] else ""
    spoken = f"{match['word']} {code}{english.pairs(match['number'])}"
    if match["last"]:
        spoken += f" {'and' if 'and' in match['to'] else 'to'} {english.pairs(match['last'])}"
    return Reading(spoken)


def _flight(match: re.Match[str], _style: Style) -> Reading:
    code = " ".join(_piece(piece) for piece in _PIECE.findall(match["code"]))
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


def _quadrant(match: re.Match[str], _style: Style) -> Reading:
    return Reading("".join(_POINTS[letter] for letter in match["side"]).capitalize())


def _carrier(match: re.Match[str], _style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - 100) : match.end() + 60]
    if not _FLYING.search(near):
        return None
    return Reading(f"{'-'.join(match['code'])} {english.pairs(match['number'])}")


def _airliner(match: re.Match[str], _style: Style) -> Reading:
    number, _, variant = match[0].removesuffix("s").partition("-")
    spoken = english.pairs(number) + "".join(f" {_piece(piece)}" for piece in _PIECE.findall(variant))
    return Reading(english.plural(spoken) if match[0].endswith("s") else spoken)


def _extension(match: re.Match[str], _style: Style) -> Reading:
    word = {"ext.": "extension", "Ext.": "Extension", "ZIP": "zip"}.get(match["word"], match["word"])
    return Reading(f"{word} {english.digits(match['number'])}")


def _case(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"number {english.pairs(match['year'])} dash {english.pairs(match['number'])}")


def _paragraph(match: re.Match[str], _style: Style) -> Reading:
    """Read the parts of a law's section one after another: 230(c)(1) is "two thirty c one"."""
    return Reading(" ".join((english.pairs(match["number"]), *map(_piece, _PIECE.findall(match["parts"])))))


def _variant(match: re.Match[str], _style: Style) -> Reading:
    """Read the lineage of a virus: BA.2.86 is "B-A two point eight six", B.1.1.7 "B one one seven"."""
    numbers = match["numbers"].lstrip(".").split(".")
    if len(numbers) == 2:
        return Reading(f"{'-'.join(match['letters'])} {english.decimal('.'.join(numbers))}")
    return Reading(" ".join(("-".join(match["letters"]), *map(english.pairs, numbers))))


def _spelled_in_pairs(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.pairs(match[0]))


def _listed(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.digits(match[0]))


def _incident(match: re.Match[str], _style: Style) -> Reading:
    return Reading("nine eleven" if match["number"] == "911" else english.digits(match["number"]))


def _piece(piece: str) -> str:
    """Say a piece of a model's name: digits as people say a label, one or more capitals as letters."""
    if piece.isdecimal():
        return english.pairs(piece)
    if piece[0].isdecimal():
        return english.decimal(piece)
    if piece.isupper() and acronyms.manner(piece) == "letters":
        return "-".join(piece)
    if len(piece) == 2 and not _VOWEL.search(piece):
        return "-".join(piece.upper())
    return piece


def _model(match: re.Match[str], _style: Style) -> Reading | None:
    pieces = _PIECE.findall(match["model"])
    if not any(piece[0].isdecimal() for piece in pieces) or (len(pieces[0]) > 3 and not pieces[0].isupper()):
        return None
    spoken = " ".join(_piece(piece) for piece in pieces)
    ending = (match["ending"] or "").replace("’", "'")
    if ending == "s":
        return Reading(english.plural(spoken) if pieces[-1][0].isdecimal() else f"{spoken}'s")
    return Reading(spoken + ending)


def _formula(match: re.Match[str], _style: Style) -> Reading:
    """Read a chemical formula sign by sign: CO₂ is C-O two."""
    pieces = re.findall(r"[A-Za-z]+|\d+", match["formula"].translate(_SUBSCRIPTS))
    return Reading(" ".join(english.cardinal(int(one)) if one.isdecimal() else "-".join(one.upper()) for one in pieces))


def _generation(match: re.Match[str], style: Style) -> Reading:
    if len(match["number"]) == 3:
        return Reading(f"{english.pairs(match['number'])} {'-'.join(match['letters'])}")
    return Reading(f"{english.cardinal(int(match['number']), style)} {'-'.join(match['letters'])}")


def _thousands(match: re.Match[str], style: Style) -> Reading | None:
    """Read 45M as millions and 35K as thousands; 4K is a picture, 10K a race, 221B before a name a house."""
    if match["scale"] == "K" and match["number"] in {"2", "4", "5", "6", "8", "10"}:
        return None
    if match["number"].isdecimal() and _LABELLED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    if match["scale"] != "K" and match["number"].isdecimal() and _is_lettered(match):
        return None
    return Reading(amounts.amount(match["number"], match["scale"], style))


def _is_lettered(match: re.Match[str]) -> bool:
    """Tell whether the capital of "5B" is a letter and no scale: after a name, unless something is counted after it."""
    if match["scale"] == "B" and _LETTERED.match(match.string, match.end()):
        return True
    before = match.string[max(0, match.start() - 24) : match.start()]
    return bool(_NAME_BEFORE.search(before)) and not amounts.counts_millions(match.string, match.start(), match.end())


_NAME_BEFORE = Pattern(r"\w\s[A-Z][a-z]+\s$")


def _millions(match: re.Match[str], style: Style) -> Reading | None:
    if not amounts.counts_millions(match.string, match.start(), match.end()):
        return None
    return Reading(amounts.amount(match["number"], match["scale"], style))


def _players(match: re.Match[str], style: Style) -> Reading:
    """Read a team that is named by a year or a number: the 49ers are the forty-niners."""
    spoken = english.cardinal(int(match["number"]), style)
    return Reading(spoken + ("rs" if spoken.endswith("e") else "ers"))


def _lines(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{english.pairs(match['number'])} {match['scan']}")


def _mark(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("Mark ")


def _magnitude(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"magnitude {english.decimal(match['number'], style)}")


def _compass(match: re.Match[str], _style: Style) -> Reading:
    """Read the points of the compass: NNE is "north-northeast"."""
    points = [_POINTS[letter] for letter in match[0]]
    return Reading("".join(points) if len(points) < 3 else f"{points[0]}-{''.join(points[1:])}")


def _times(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{amounts.amount(match['number'], None, style)} times")


def _short(match: re.Match[str], _style: Style) -> Reading:
    if match["about"]:
        return Reading("circa ")
    if match["circa"]:
        return Reading({"c": "circa ", "b": "born ", "d": "died "}[match["circa"]])
    written = match["word"] or match["block"] or match["bare"]
    word = _SHORT_WORDS[written.lower()]
    return Reading(f"{word.capitalize() if written[0].isupper() else word} ")


_AP = "The Associated Press Stylebook, numerals: No. 1; aircraft names"
_PAIRS = "common usage: a label of three or four digits is said in pairs"
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
        _spelled_in_pairs,
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
        "label/quadrant",
        ("nw", "ne", "sw", "se"),
        _QUADRANT,
        _quadrant,
        priority.LABEL,
        ("Pennsylvania Avenue NW", "Pennsylvania Avenue Northwest"),
        _AP,
    ),
    Rule(
        "label/flight",
        (CAPITALS, JOINED),
        _CARRIER,
        _carrier,
        priority.LABEL,
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
        _spelled_in_pairs,
        priority.NUMBER + 1,
        ("FDA-0178", "F-D-A-zero one seven eight"),
        _PAIRS,
    ),
    Rule("label/airliner", (DIGIT,), _AIRLINER, _airliner, priority.LABEL, ("a 747", "a seven forty-seven"), _AP),
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
    Rule(
        "label/variant",
        (CAPITALS,),
        _VARIANT,
        _variant,
        priority.MODEL,
        ("BA.2.86", "B-A two point eight six"),
        "World Health Organization, names of variants",
    ),
    Rule("label/card", (DIGIT,), _CARD, _spelled_in_pairs, priority.LABEL, ("RTX 5090", "R-T-X fifty ninety"), _PAIRS),
    Rule("label/short", ("b", "c", "d", *_SHORT_WORDS), _SHORT, _short, priority.LABEL, ("p. 5", "page five"), _AP),
    Rule("model", (CAPITALS,), _MODEL, _model, priority.MODEL, ("F-16V", "F sixteen V"), _AP),
    Rule("formula", (CAPITALS, *_FORMULA_HEADS), _FORMULA, _formula, priority.MODEL, ("CO₂", "C-O two"), _PAIRS),
    Rule("model/generation", (DIGIT,), _GENERATION, _generation, priority.NUMBER, ("5G", "five G"), _AP),
    Rule(
        "number/scale", (DIGIT,), _MILLIONS, _millions, priority.RATE + 1, ("5m people", "five million people"), _PAIRS
    ),
    Rule("label/players", (DIGIT,), _PLAYERS, _players, priority.LABEL, ("the 76ers", "the seventy-sixers"), _AP, "e"),
    Rule("label/lines", (DIGIT,), _LINES, _lines, priority.MONEY + 1, ("1080p", "ten eighty p"), _PAIRS, "pi"),
    Rule("label/mark", ("mk",), _MARK, _mark, priority.MODEL + 1, ("MK-48", "Mark forty-eight"), _AP),
    Rule(
        "magnitude",
        ("m", "mw", "ml"),
        _MAGNITUDE,
        _magnitude,
        priority.MODEL + 1,
        ("an M6.4 quake", "a magnitude six point four quake"),
        "United States Geological Survey, magnitude types",
    ),
    Rule(
        "compass",
        ("n", "s", "e", "w", "ne", "nw", "se", "sw", "nne", "ene", "ese", "sse", "ssw", "wsw", "wnw", "nnw"),
        _COMPASS,
        _compass,
        priority.LABEL,
        ("30 km NNE of Taipei", "thirty kilometers north-northeast of Taipei"),
        "World Meteorological Organization, points of the compass",
    ),
    Rule("number/times", (DIGIT,), _TIMES, _times, priority.NUMBER, ("10x", "ten times"), _PAIRS, follows="x×"),
    Rule("number/scale", (DIGIT,), _THOUSANDS, _thousands, priority.NUMBER + 1, ("45M", "forty-five million"), _PAIRS),
)
