"""A line in, whether it says nothing but who wrote the story, or helped to, out."""

import re

from cleaning.dates import is_time_line

_LONGEST_BYLINE = 160  # characters
_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
    r"(?:\s(?:(?:de|da|di|van|von|der|den|la|le|bin|al|el)\s){0,2}[A-ZÀ-ÖØ-Þ][\w.'’\-]*){0,4}"
)
_NAMES = rf"{_NAME}(?:(?:,\s|,?\s(?:and|AND|&)\s){_NAME}){{0,5}}"
BYLINE = re.compile(
    rf"\(?(?:By|BY|by|Words by|Written by|Posted by|Text by|Story by)[\s:]+(?P<names>{_NAMES})"
    r"(?:,\s(?:CNA|AP|AFP|Reuters|BBC|CNN)[\w ]{0,24})?\)?"
)
_POSTED = re.compile(
    rf"(?:Posted|Published|Written|Updated)(?P<when>\s.{{4,40}}?)(?:\s(?:[Pp]osted|[Pp]ublished|[Ww]ritten))?\s[Bb]y\s{_NAMES}"
    r"(?:\W*(?:\d+|No) [Cc]omments?)?"
)
_ROLE = re.compile(
    r"(?:[A-Z][\w&]*\s){0,3}(?:Writer|Reporter|Correspondent|Editor|Columnist|Contributor|Journalist|Producer|Staff|Author)"
)
_PAPER = re.compile(r"[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,4}")
_APART = re.compile(r"\s*[,|•·–—-]\s+|\s+(?=on\s)")
_BYLINE_HAN = re.compile(
    r"[【［\[（(]?(?:[本特]?[報报约約派]?記者|特派員|记者|特派员|編譯|编译)[\s:：]?[\u4e00-\u9fff、・\s]{2,24}"
    r"[／/][\u4e00-\u9fff]{1,8}(?:報導|報道|报道|電|电)[】］\]）)]?"
)
_SIGNATURE_HAN = re.compile(r"[（【][\u3005\u3040-\u30ff\u3400-\u9fff・、\s]{2,14}[）】]")
# Credits that only names follow, so that "Produced by the studio, the series won ..." stays.
_CREDIT_WORD = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*|and|in|for|by|from|with|additional|reporting|writing|editing"
    r"|staff|writers?|reporters?|correspondents?)[;,]?"
)
_STAFF_NAMES = re.compile(
    r"(?:[—–-]{0,2}\s?[Ww]ith (?:the )?(?:files|reporting|inputs?|assistance) (?:from|by)"
    rf" {_CREDIT_WORD}(?:\s{_CREDIT_WORD})*"
    r"|(?:(?:Additional |With |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Gg]raphics|[Rr]esearch)"
    rf"|Edited|Translated|Compiled|Illustrations?) by {_CREDIT_WORD}(?:\s{_CREDIT_WORD})*"
    rf"|{_NAMES} (?:contributed (?:reporting )?(?:to|from) (?:this|the) \w+(?: from {_NAMES})?"
    rf"|reported from {_NAMES}))\.?"
)


def is_byline(line: str, *, amid: bool) -> bool:
    """Tell whether a line is nothing but names after "By", with a date or an office, or a signature in Chinese.

    Amid a story one word is too few ("By Tuesday").
    """
    if _BYLINE_HAN.fullmatch(line) or (not amid and _SIGNATURE_HAN.fullmatch(line)):
        return True
    if found := BYLINE.fullmatch(line):
        return " " in found["names"] or not amid
    return _is_dated(line) or _is_of_paper(line)


def _is_dated(line: str) -> bool:
    if len(line) > _LONGEST_BYLINE:
        return False
    if found := _POSTED.fullmatch(line):
        return is_time_line(found["when"].strip())
    heads = ((BYLINE.fullmatch(line[: apart.start()]), line[apart.end() :]) for apart in _APART.finditer(line))
    return any(head is not None and " " in head["names"] and _follows_names(rest) for head, rest in heads)


def _follows_names(rest: str) -> bool:
    return is_time_line(rest) or bool(_ROLE.fullmatch(rest))


def _is_of_paper(line: str) -> bool:
    """Tell whether a line holds names after "By" and, past a stroke, what they write for: "By A and B | The Paper"."""
    names, _, paper = line.partition(" | ")
    return bool(BYLINE.fullmatch(names) and _PAPER.fullmatch(paper))


def is_staff_credit(line: str) -> bool:
    """Tell whether a line says who helped to report, write or edit, by the names that end it."""
    return bool(_STAFF_NAMES.fullmatch(line))
