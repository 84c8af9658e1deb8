"""A page as it came in, before anything is known of its content."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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
