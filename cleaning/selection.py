"""A page and CSS selectors in, the elements that they find out; a name that the page lacks costs nothing."""

import re

from bs4 import BeautifulSoup, Tag

from cleaning.boxes import attribute

_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_NAMES = re.compile(r"[.#]([\w-]+)")
_APART = re.compile(r",\s+(?![^(\[]*[)\]])")  # between selectors of a list, not within brackets


class Selection:
    """Finds elements of one page; each selector of a list is tried only where the page has the names that it needs."""

    def __init__(self, soup: BeautifulSoup) -> None:
        """Note every class and id of the page."""
        self._soup = soup
        self._names = {name for tag in soup.find_all() for name in _names_of(tag)}
        self._found: dict[str, list[Tag]] = {}

    def of(self, selector: str) -> list[Tag]:
        """Return the elements that a list of selectors finds, in the order of the page; none for ""."""
        if selector not in self._found:
            tried = [one for one in _APART.split(selector) if one and self._has_names(one)]
            self._found[selector] = list(self._soup.select(", ".join(tried))) if tried else []
        return self._found[selector]

    def _has_names(self, selector: str) -> bool:
        return self._names.issuperset(_NAMES.findall(_IN_BRACKETS.sub("", selector)))


def _names_of(tag: Tag) -> list[str]:
    return f"{attribute(tag, 'class')} {attribute(tag, 'id')}".split()
