"""Lines with what became of each in, the lines of sections that close a page out: sources, authors, related stories.

Such a section opens with a heading that says so ("References", "About the author", "More from the Post") and ends at
the next heading of its rank or above, or where running text goes on after a list of links.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from cleaning.boxes import upward
from cleaning.phrases import pattern
from cleaning.structure import MOSTLY_LINK, Line, ends_sentence, is_running

_HEADING = re.compile(r"h([1-6])")
_BOLD_RANK = 7  # of a bold line, below all headings
_MOST_SECTIONS = 20  # of a page; more such headings are no story's
_CLOSED_SHARE = 0.35  # of a story's text, which such sections may hold at most
_NUMBERED = r"(?:\d{1,2}[.)]?\s+)?"
_APPENDIX = pattern("appendix-heading", _NUMBERED)
_RELATED = pattern("related-heading", _NUMBERED)


def closing_sections(lines: Sequence[Line], story: Sequence[bool]) -> dict[int, str]:
    """Return the lines of closing sections, with the name of the rule of each: "appendix" or "related-link".

    Where they would hold more than a third of the story, their headings mean something else, and none is returned.
    """
    told = [at for at, counted in enumerate(story) if counted]
    sizes = [0, *accumulate(len(lines[at].text) for at in told)]
    opened = [(number, rule) for number, at in enumerate(told) if (rule := _opened(lines[at]))]
    found: dict[int, str] = {}
    for number, rule in opened if len(opened) <= _MOST_SECTIONS else ():
        is_late = sizes[-1] - sizes[number] <= _CLOSED_SHARE * sizes[-1]
        if told[number] not in found and (is_late or rule == "related-link"):
            found |= dict.fromkeys(_section(lines, told[number:], related=rule == "related-link"), rule)
    closed = sum(len(lines[at].text) for at in found)
    return found if closed <= _CLOSED_SHARE * sizes[-1] else {}


def _opened(line: Line) -> str:
    if line.kind != "heading":
        return ""
    if _APPENDIX.fullmatch(line.text):
        return "appendix"
    return "related-link" if _RELATED.fullmatch(line.text) else ""


def _section(lines: Sequence[Line], told: Sequence[int], *, related: bool) -> list[int]:
    """Return the lines from a heading on that are under it; amid running text, of related stories the links alone."""
    rank = _rank(lines[told[0]])
    section = [told[0]]
    for at in told[1:]:
        line = lines[at]
        if line.kind == "heading" and _rank(line) <= rank and line.linked < MOSTLY_LINK and not _opened(line):
            break
        section.append(at)
    if not related:
        return section
    teasers = [at for at in section[1:] if _is_story(lines[at])]
    links = [at for at in section[1:] if lines[at].linked >= MOSTLY_LINK]
    if len(links) >= len(teasers) and section[-1] == told[-1]:
        return section
    return [at for at in section if not teasers or at < teasers[0]]


def _is_story(line: Line) -> bool:
    return is_running(line) and ends_sentence(line.text)


def _rank(line: Line) -> int:
    found = (_HEADING.fullmatch(tag.name) for tag in upward(line.owner))
    return next((int(match[1]) for match in found if match), _BOLD_RANK)
