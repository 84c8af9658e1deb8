"""What a page declares of itself in, the address of its publisher's own recording of the story out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from cleaning.linked_data import Thing, is_article, types
from cleaning.selection import Selection

_PROPERTIES = ("og:audio:secure_url", "og:audio:url", "og:audio")
_PLACES = ("audio", "associatedMedia", "encoding")
_KIND = "AudioObject"


def scripted_audio(page: Selection, pattern: re.Pattern[str] | None, url: str) -> str:
    """Return the address that the page's own scripts name, as a publisher's declaration tells; "" where none does."""
    texts = (script.get_text() for script in page.named("script")) if pattern else ()
    found = (address(match[1], url) for text in texts if pattern and (match := pattern.search(text)))
    return next(filter(None, found), "")


def declared_audio(described: Sequence[Thing], meta: Mapping[str, str], url: str) -> str:
    """Return the address that JSON-LD or OpenGraph name: the story's own first, else the only one on the page."""
    stories = [thing for thing in described if is_article(thing)]
    own = [recording for story in stories for place in _PLACES for recording in _recordings(story.get(place))]
    alone = [thing for thing in described if _KIND in types(thing)]
    candidates = own or (alone if len(alone) == 1 else [])
    named = [thing.get("contentUrl") for thing in candidates] + [meta.get(name) for name in _PROPERTIES]
    return next(filter(None, (address(text, url) for text in named if isinstance(text, str))), "")


def address(text: str, url: str) -> str:
    """Return an address as it stands on the page `url` as an absolute one of http(s), "" where it is none."""
    try:
        absolute = urljoin(url, text.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    return absolute if text.strip() and parts.scheme in {"http", "https"} and parts.hostname else ""


def _recordings(value: object) -> Iterator[Thing]:
    for thing in value if isinstance(value, list) else [value]:
        if isinstance(thing, dict) and _KIND in types(thing):
            yield thing
