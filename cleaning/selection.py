"""A page and CSS selectors in, the elements that they find out; a name that the page lacks costs nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator

import soupsieve
from bs4 import BeautifulSoup, Tag

from cleaning.boxes import attribute

_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_IN_ROUND = re.compile(r"\([^)]*\)")
_NAMES = re.compile(r"[.#][\w-]+")
_APART = re.compile(r",\s+(?![^(\[]*[)\]])")  # between selectors of a list, not within brackets
_LAST = re.compile(r"(?:\[[^\]]*\]|\([^)]*\)|[^\s>+~\[(])+$")  # what a selector says of the element itself
_ATTRIBUTES = re.compile(r"\[[\w-]+")
_SIGNS = {"class": ".", "id": "#"}
_ELEMENT = re.compile(r"[a-z][\w-]*")
_PLAIN = re.compile(
    r"(?P<element>[a-z][\w-]*)?(?P<names>(?:[.#][\w-]+)*)(?P<attributes>(?:\[[a-z][\w-]*(?:=[\w-]+)?\])*)"
)
_ATTRIBUTE = re.compile(r"\[(?P<name>[\w-]+)(?:=(?P<value>[\w-]+))?\]")


class Selection:
    """Finds elements of one page, walked once: a selector is tried on the elements alone that bear a name it needs."""

    def __init__(self, soup: BeautifulSoup) -> None:
        """Note the elements of the page by name, attribute, class and id."""
        self._tags = list(_tags(soup))
        self._bearing: defaultdict[str, list[int]] = defaultdict(list)
        self._found: dict[str, list[Tag]] = {}
        for at, tag in enumerate(self._tags):
            for name in _names_of(tag):
                self._bearing[name].append(at)

    def named(self, name: str) -> list[Tag]:
        """Return the elements of a name, in the order of the page."""
        return self._at(name)

    def having(self, name: str) -> list[Tag]:
        """Return the elements that have an attribute, in the order of the page."""
        return self._at(f"[{name}")

    def of(self, selector: str) -> list[Tag]:
        """Return the elements that a list of selectors finds, in the order of the page; none for ""."""
        if selector not in self._found:
            found = {at for one in _APART.split(selector) if one for at in self._matching(one)}
            self._found[selector] = [self._tags[at] for at in sorted(found)]
        return self._found[selector]

    def _at(self, key: str) -> list[Tag]:
        return [self._tags[at] for at in self._bearing.get(key, ())]

    def _matching(self, selector: str) -> Iterator[int]:
        needed = _NAMES.findall(_IN_BRACKETS.sub("", selector))
        borne = [self._bearing.get(name, []) for name in _own_names(selector)]
        candidates = min(borne, key=len, default=range(len(self._tags)))
        if not candidates or not all(name in self._bearing for name in needed):
            return
        if (plain := _PLAIN.fullmatch(selector)) and borne:
            bearing_all = set(candidates).intersection(*borne)
            yield from (at for at in bearing_all if _has_values(self._tags[at], plain["attributes"]))
            return
        pattern = soupsieve.compile(selector)
        yield from (at for at in candidates if pattern.match(self._tags[at]))


def _has_values(tag: Tag, attributes: str) -> bool:
    """Tell whether an element has the values that a plain selector asks for, without soupsieve's tenth of a second."""
    asked = ((one["name"], one["value"]) for one in _ATTRIBUTE.finditer(attributes) if one["value"])
    return all(attribute(tag, name) == value for name, value in asked)


def _own_names(selector: str) -> list[str]:
    """Return the names that an element must bear itself for a selector to find it."""
    last = _LAST.search(selector)
    if last is None:
        return []
    element = _ELEMENT.match(last[0])
    attributes = _ATTRIBUTES.findall(_IN_ROUND.sub("", last[0]).lower())
    return [*([element[0]] if element else []), *_NAMES.findall(_IN_BRACKETS.sub("", last[0])), *attributes]


def _tags(soup: BeautifulSoup) -> Iterator[Tag]:
    node = next(iter(soup.contents), None)
    while node is not None:
        if isinstance(node, Tag):
            yield node
        node = node.next_element


def _names_of(tag: Tag) -> set[str]:
    names = {tag.name}
    for name in tag.attrs:
        names.add(f"[{name}")
        if sign := _SIGNS.get(name):
            names.update(sign + one for one in attribute(tag, name).split())
    return names
