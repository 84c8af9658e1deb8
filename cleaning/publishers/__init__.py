"""Publishers as declarations: an address or a page's text in, what is known of its publisher out."""

from urllib.parse import urlsplit

from cleaning.publishers.declaration import Publisher
from cleaning.publishers.focus_taiwan import FOCUS_TAIWAN
from cleaning.publishers.generic import GENERIC

PUBLISHERS: tuple[Publisher, ...] = (FOCUS_TAIWAN,)

__all__ = ["GENERIC", "PUBLISHERS", "Publisher", "publisher_of_text", "publisher_of_url"]


def publisher_of_url(url: str) -> Publisher:
    """Return the declaration for an address, the generic one where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return GENERIC
    for publisher in PUBLISHERS:
        if any(host == known or host.endswith(f".{known}") for known in publisher.hosts):
            return publisher
    return GENERIC


def publisher_of_text(text: str) -> Publisher:
    """Return the declaration whose sign a page saved as text bears, the generic one where none does."""
    for publisher in PUBLISHERS:
        if publisher.text_sign and publisher.text_sign.search(text):
            return publisher
    return GENERIC
