"""An element in, whether a reader sees it out: not what is hidden, nor the mark of a footnote."""

import re
import tomllib
from importlib.resources import files

from bs4 import Tag

from cleaning.boxes import attribute

_TABLES = tomllib.loads(files("cleaning").joinpath("markup.toml").read_text("utf-8"))
UNSEEN = frozenset(_TABLES["unseen"])
_UNSEEN_CLASS = re.compile(rf"(?:^|\s)(?:{_TABLES['unseen_classes']})(?:$|\s)", re.IGNORECASE)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARKS = frozenset({"sup", "a"})
_NOTE_NAMES = re.compile(r"\b(?:reference|noteref|footnote-(?:ref|anchor|reference)|noprint Inline-Template)\b")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?", re.IGNORECASE)
_NOTE_ROOM = 20  # characters of a mark that is named as one


def is_shown(tag: Tag) -> bool:
    """Tell whether an element is laid out at all, by its own name and attributes."""
    if tag.name in UNSEEN or tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return False
    if not tag.attrs and tag.name != "sup":
        return True
    if _UNSEEN_CLASS.search(attribute(tag, "class")):
        return False
    return not _HIDING_STYLE.search(str(tag.get("style") or "")) and not _is_note_mark(tag)


def _is_note_mark(tag: Tag) -> bool:
    """Tell whether an element is the mark of a footnote: "[1]", "2" or "[citation needed]" that links to its note."""
    if tag.name not in _NOTE_MARKS:
        return False
    text, named = tag.get_text().strip(), bool(_NOTE_NAMES.search(attribute(tag, "class")))
    if tag.name == "sup" and named:
        return len(text) <= _NOTE_ROOM
    link = tag if tag.name == "a" else tag.find("a", href=True)
    to_note = link is not None and "#" in attribute(link, "href")
    return to_note and (named or tag.name == "sup") and bool(_NOTE_MARK.fullmatch(text))
