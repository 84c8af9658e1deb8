"""Sources in, pages out: a URL, a file or standard input becomes a `Page`."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fetching.errors import FetchError, FetchRefused, FetchUnavailable, PageGone, SourceMissing

if TYPE_CHECKING:
    from fetching.audio import Recording, fetch_audio
    from fetching.image import fetch_image
    from fetching.page import Page
    from fetching.source import fetch, fetch_named

__all__ = [
    "FetchError",
    "FetchRefused",
    "FetchUnavailable",
    "Page",
    "PageGone",
    "Recording",
    "SourceMissing",
    "fetch",
    "fetch_audio",
    "fetch_image",
    "fetch_named",
]
_PLACES = {
    "Page": "fetching.page",
    "Recording": "fetching.audio",
    "fetch": "fetching.source",
    "fetch_audio": "fetching.audio",
    "fetch_image": "fetching.image",
    "fetch_named": "fetching.source",
}


def __getattr__(name: str) -> Any:
    """Import what asks sites only when it is asked for: a show with nothing new to fetch needs the errors alone."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
