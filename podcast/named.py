"""What a person names (articles, and lists of articles) in; the page of each article out, or why there is none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from fetching import FetchError, FetchRefused, Page, SourceMissing, fetch
from fetching.client import PAGE, Answer, Wanted, download
from fetching.content import MAX_BYTES
from fetching.discovery import LIST, is_list, survey
from fetching.find import Find
from fetching.source import page_of
from fetching.visiting import Visitor
from podcast.filters import oldest
from podcast.gathering import taken
from podcast.show import Filter
from podcast.sources import is_address

_EITHER = Wanted("article or feed", f"{PAGE.accept},{LIST.accept}", LIST.max_bytes, LIST.patience)


@dataclass(frozen=True, slots=True)
class Named:
    """An article that was named: its page, and what a list tells of it, where a list named it."""

    page: Page
    find: Find | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who fetches what a person names: articles by themselves as for that person, those of lists as a program does."""

    visitor: Visitor
    wanted: Filter
    now: datetime
    stdin: BinaryIO | None = None

    def pages(self, sources: Sequence[str]) -> Iterator[Named | FetchError]:
        """Yield the pages of sources in their order: of a feed, a sitemap or an OPML those that it names."""
        for source in sources:
            try:
                answer = self._answer(source)
                if answer and is_list(answer.body, answer.url, answer.charset):
                    yield from self._listed(source, answer)
                else:
                    yield Named(self._page(source, answer))
            except FetchError as error:
                yield error

    def _answer(self, source: str) -> Answer | None:
        """Return what is at an address or in a file, where it may be a list."""
        if is_address(source):
            return download(source, _EITHER, allow_private=self.visitor.allow_private, cookies=self.visitor.cookies)
        path = Path(source)
        return Answer(source, None, path.read_bytes()) if path.is_file() else None

    def _page(self, source: str, answer: Answer | None) -> Page:
        if answer is None or not is_address(source):
            return fetch(source, stdin=self.stdin)
        if len(answer.body) > MAX_BYTES:
            raise FetchRefused(f"{source} is larger than {MAX_BYTES // 1_000_000} MB: that is no article.")
        return page_of(source, answer)

    def _listed(self, source: str, answer: Answer) -> Iterator[Named | FetchError]:
        count = 0
        for heard in survey([source], self._getter(source, answer), since=oldest(self.wanted, self.now)):
            if heard.trouble:
                yield heard.trouble
            for find in taken(self.wanted, heard, self.now):
                count += 1
                try:
                    yield Named(page_of(find.url, self.visitor.get(find.url)), find)
                except FetchError as error:
                    yield error
        if not count:
            raise SourceMissing(f"{source} names no article of the last {self.wanted.days:g} days: see --days")

    def _getter(self, source: str, answer: Answer) -> Callable[[str, bool], Answer]:
        def get(url: str, named_by_a_person: bool) -> Answer:  # noqa: FBT001
            return answer if url == source else self.visitor.get(url, LIST, named_by_a_person=named_by_a_person)

        return get
