"""The address of an article in, its page and its article out, with what the list that named it tells of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Self

from cleaning import Article, clean
from cleaning.witness import Witness
from fetching.find import Find
from fetching.image import PICTURE
from fetching.source import page_of
from fetching.visiting import Visitor
from podcast.finds import find_of
from podcast.gathering import onlooker, visitor
from podcast.places import Places
from podcast.show import Show

if TYPE_CHECKING:
    from fetching import Page


@dataclass(frozen=True, slots=True)
class Visits:
    """Who fetches the articles of a show: as a person where the show names one, as a program where a list does."""

    visitor: Visitor
    told: Callable[[str], Find | None]

    @classmethod
    def of(cls, show: Show, places: Places, told: Callable[[str], Find | None] | None = None) -> Self:
        """Return who does so for a show.

        `told` tells what a list told of an article that is not in the library; then nothing that is heard is kept.
        """
        if told is None:
            return cls(visitor(show, places), partial(find_of, places.database))
        return cls(onlooker(show, places), told)

    def page(self, url: str) -> "Page":
        """Return the page of an article; raises FetchError."""
        find = self.told(url)
        return page_of(url, self.visitor.get(url, named_by_a_person=find is None))

    def recalled(self, url: str) -> "Page":
        """Return the page of an article as it was fetched last; raises FetchError."""
        kept = self.visitor.answers.get(url)
        return page_of(url, kept[0]) if kept else self.page(url)

    def picture(self, url: str) -> bytes:
        """Return a picture that a page names, from before where it was fetched before; raises FetchError."""
        kept = self.visitor.answers.get(url)
        return kept[0].body if kept else self.visitor.get(url, PICTURE).body

    def article(self, page: "Page") -> Article:
        """Return the article of a page; what a list told of it is heard as a witness; raises CleaningError."""
        return cleaned(page, self.told(page.source))


def cleaned(page: "Page", find: Find | None) -> Article:
    """Return the article of a page; what a list told of it is heard as a witness; raises CleaningError."""
    return clean(page, witness=Witness(find.title, find.summary, find.byline, find.published)) if find else clean(page)
