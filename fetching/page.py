"""A page as it came in, before anything is known of its content."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self

from fetching.characters import Dropped, seen
from fetching.content import decode, read_rightly

PageForm = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: decoded text with the address it stands for.

    `source` is what the caller named (a URL, a file's name, "-"); `url` is the address of the article where one is
    known, else ""; `form` says whether `text` is markup or a page saved as plain text; `dropped` counts the unseen
    characters that are no longer in it.
    """

    source: str
    url: str
    text: str
    form: PageForm
    fetched_at: datetime | None = None
    dropped: Dropped = ()

    @classmethod
    def of(cls, text: str, form: PageForm, *, source: str, url: str = "", fetched_at: datetime | None = None) -> Self:
        """Make a page of decoded text, rightly read, without the characters in it that nobody sees."""
        clear, dropped = seen(read_rightly(text), markup=form == "html")
        return cls(source, url, clear, form, fetched_at, dropped)

    @classmethod
    def from_markup(cls, markup: str | bytes, url: str = "") -> Self:
        """Make a page of HTML that the caller holds; bytes are decoded as a browser would."""
        text = decode(markup) if isinstance(markup, bytes) else markup
        return cls.of(text, "html", source=url or "markup", url=url)

    @classmethod
    def from_text(cls, text: str | bytes, url: str = "") -> Self:
        """Make a page of plain text, such as a browser's "save as text" or a copied page."""
        decoded = decode(text) if isinstance(text, bytes) else text
        return cls.of(decoded, "text", source=url or "text", url=url)
