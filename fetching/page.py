"""A page as it came in, before anything is known of its content."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self

from fetching.content import decode, printable

PageForm = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: decoded text with the address it stands for.

    `source` is what the caller named (a URL, a file's name, "-"); `url` is the address of the article where one is
    known, else ""; `form` says whether `text` is markup or a page saved as plain text.
    """

    source: str
    url: str
    text: str
    form: PageForm
    fetched_at: datetime | None = None

    @classmethod
    def from_markup(cls, markup: str | bytes, url: str = "") -> Self:
        """Make a page of HTML that the caller holds; bytes are decoded as a browser would."""
        text = decode(markup) if isinstance(markup, bytes) else markup
        return cls(source=url or "markup", url=url, text=printable(text), form="html")

    @classmethod
    def from_text(cls, text: str | bytes, url: str = "") -> Self:
        """Make a page of plain text, such as a browser's "save as text" or a copied page."""
        decoded = decode(text) if isinstance(text, bytes) else text
        return cls(source=url or "text", url=url, text=printable(decoded), form="text")
