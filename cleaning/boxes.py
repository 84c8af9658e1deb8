"""An element in, the names of the boxes that it stands in out: "navigation", "caption", "comments" ..."""

import re
import tomllib
from collections.abc import Container, Iterator
from functools import lru_cache
from importlib.resources import files

from bs4 import Tag

_TABLE: list[dict[str, str]] = tomllib.loads(files("cleaning").joinpath("markup.toml").read_text("utf-8"))["box"]
_BOXES = tuple(
    (
        box["name"],
        frozenset(box.get("elements", ())),
        re.compile(rf"(?:^|[_-])(?:{box['words']})(?:$|[_-])"),
    )
    for box in _TABLE
)
_KINDS = frozenset(kind for _, elements, _ in _BOXES for kind in elements)
_ANY_BOX = re.compile(rf"(?:^|[_-])(?:{'|'.join(box['words'] for box in _TABLE)})(?:$|[_-])")
_STATES = re.compile(  # "has-sidebar" and "sidebar-enabled--false" are no sidebar
    r"\b(?:has|no|with|without|is|not|hide|show)-\S+|\S+-(?:enabled|disabled|on|off|true|false)(?!\S)"
)
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADING = re.compile(r"h[1-6]")
_LONGEST_LABEL = 1000  # characters of a class or an id in which names are looked for

FIELD_PLACES = frozenset({"dek"})  # boxes of a field, whose lines no rule removes
DOUBTFUL = frozenset(
    {"tags", "advertisement", "related", "promotion", "navigation", "share", "aside", "form", "media-player"}
)
"""Boxes whose names sites give to parts of a story too, where the other witnesses may overrule the name."""
LONG_BY_NATURE = frozenset({"comments"})  # boxes that may rightly hold most of a page's text


class BoxNames:
    """Remembers, for each element, the names of the boxes that it stands in; those of `main` elements mean nothing."""

    def __init__(self, main: frozenset[int]) -> None:
        self._main = main
        self._known: dict[int, tuple[str, ...]] = {}

    def around(self, tag: Tag) -> tuple[str, ...]:
        """Return the names of the boxes around an element, its own first."""
        path: list[Tag] = []
        names: tuple[str, ...] = ()
        for element in upward(tag):
            if id(element) in self._known:
                names = self._known[id(element)]
                break
            path.append(element)
        for element in reversed(path):
            own = () if id(element) in self._main else _own_names(element)
            names = own + tuple(name for name in names if name not in own)
            self._known[id(element)] = names
        return names


def _own_names(tag: Tag) -> tuple[str, ...]:
    """Return the names of an element; a heading's own name that a story's may have too means nothing."""
    names = _all_names(tag)
    is_told = bool(names) and bool(_HEADING.fullmatch(tag.name)) and tag.find("a", href=True) is None
    return tuple(name for name in names if name not in DOUBTFUL) if is_told else names


def _all_names(tag: Tag) -> tuple[str, ...]:
    if tag.name in {"html", "body"}:
        return ()
    number = "" if _in_heading(tag) else attribute(tag, "id")  # a heading's id is made of its words
    labels = f"{attribute(tag, 'class')[:_LONGEST_LABEL]} {number[:_LONGEST_LABEL]}".split()
    kinds = {tag.name, attribute(tag, "role")} if not _unfolds(tag) else set()
    called = {name for label in labels for name in _called(label)}
    if not called and _KINDS.isdisjoint(kinds):
        return ()
    return tuple(name for name, elements, _ in _BOXES if name in called or not elements.isdisjoint(kinds))


def _in_heading(tag: Tag) -> bool:
    """Tell whether an element is a heading, or the anchor or span right inside one."""
    return any(_HEADING.fullmatch(one.name) for one in (tag, tag.parent) if one is not None)


def _unfolds(tag: Tag) -> bool:
    """Tell whether an element is a button that is a heading too: it unfolds the answer to a question."""
    if tag.name != "button" and attribute(tag, "role") != "button":
        return False
    return tag.find(_HEADING) is not None or any(_HEADING.fullmatch(one.name) for one in upward(tag))


@lru_cache(maxsize=4096)  # a page gives most of its elements the same few labels
def _called(label: str) -> tuple[str, ...]:
    words = _HUMPS.sub("-", _STATES.sub("", label)).lower()
    return tuple(name for name, _, pattern in _BOXES if pattern.search(words)) if _ANY_BOX.search(words) else ()


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as text; several values of one are parted by spaces."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def stands_in(tag: Tag | None, found: Container[int], known: dict[int, bool]) -> bool:
    """Tell whether an element is inside one whose id is `found`, or is one; `known` remembers those asked before."""
    path: list[int] = []
    inside = False
    while tag is not None and not inside:
        if id(tag) in known:
            inside = known[id(tag)]
            break
        path.append(id(tag))
        inside = id(tag) in found
        tag = tag.parent
    known.update(dict.fromkeys(path, inside))
    return inside


def upward(tag: Tag | None, last: Tag | None = None) -> Iterator[Tag]:
    """Yield an element and all that it stands in, innermost first, up to `last`, which is not yielded."""
    while tag is not None and tag is not last:
        yield tag
        tag = tag.parent
