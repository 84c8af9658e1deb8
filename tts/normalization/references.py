"""Numbers of laws, files, cases and shares: Article 88-1, 230(c)(1), No. 2025-114, (2330)."""

import re

from tts.normalization import english, priority
from tts.normalization.models import PIECE, said_piece
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_PAIRS = "common usage: a label of three or four digits is said in pairs"
_SUBSECTION = Pattern(
    r"\b(?P<word>Article|article|Section|Rule|Clause|Paragraph|Chapter|Art\.)\s(?P<number>\d{1,4})-(?P<part>\d{1,2})(?![\w%]|[.,-]\d)"
)
_PARAGRAPH = Pattern(r"(?<![\w.,$])(?P<number>\d{1,4})(?P<parts>(?:\([a-z0-9]{1,3}\)){1,5})(?P<many>s)?(?!\w)")
_CASE = Pattern(r"\b[Nn]o\.\s?(?P<year>\d{1,4})-(?P<number>\d{1,5})(?![\w-])")
_LISTED = Pattern(r"(?:(?<=Co\. \()|(?<=Ltd\. \()|(?<=Inc\. \()|(?<=Corp\. \()|(?<=[a-z] \())\d{4}(?=\))")
_REFERENCE = Pattern(
    r"\b(?P<word>(?i:case|file|docket|reference|ref\.?|incident|crime|report)(?:\s(?i:number|no\.|nos\.))?)\s(?P<number>\d{2,4}(?:-\d{1,6}){1,3})(?![\w%-]|[.,]\d)"
)
_QUOTED = Pattern(r"(?P<word>[Qq]uot(?:ing|e))\s(?P<letters>[A-Z]{2,4})\s(?P<number>\d{2,6})(?!\w|[.,]\d)")


def _subsection(match: re.Match[str], _style: Style) -> Reading:
    """Read an article that was put in later: Article 88-1 is "eighty-eight dash one"."""
    word = "Article" if match["word"] == "Art." else match["word"]
    return Reading(f"{word} {english.pairs(match['number'])} dash {english.pairs(match['part'])}")


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


RULES = (
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
        "label/subsection",
        ("article", "section", "rule", "clause", "paragraph", "chapter", "art"),
        _SUBSECTION,
        _subsection,
        priority.LABEL + 1,
        ("Article 88-1", "Article eighty-eight dash one"),
        "usage in Taiwan's law: an article that was put in later",
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
)
