"""Sources in, pages out: a URL, a file or standard input becomes a `Page`."""

from fetching.audio import Recording, fetch_audio
from fetching.errors import FetchError, FetchRefused, FetchUnavailable, PageGone, SourceMissing
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
