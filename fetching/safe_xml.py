"""XML of strangers in, its elements out, one by one: no entities, no bombs, nothing fetched, bounded in number."""

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from fetching.errors import FetchError, FetchRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

DEEPEST = 100
MOST_ATTRIBUTES = 100
LONGEST_TEXT = 1_000_000


class NotWellFormed(FetchError):
    """What was to be XML is not."""


def elements(data: bytes, name: str, most: int) -> "Iterator[tuple[str, Element, tuple[str, ...]]]":
    """Yield "start" and "end", each element, and the local names from the root down to it; ended ones may be cleared.

    Raises FetchRefused for what is made to harm, and for more than `most` elements; NotWellFormed.
    """
    path: list[str] = []
    count = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=False):
            if event == "start":
                path.append(local(element.tag))
                count += 1
                if count > most or len(path) > DEEPEST or len(element.attrib) > MOST_ATTRIBUTES:
                    raise FetchRefused(f"{name} holds too many elements, deeper in one another than any feed has them.")
            elif len(element.text or "") > LONGEST_TEXT:
                raise FetchRefused(f"{name} holds a text of more than {LONGEST_TEXT} characters: that is no feed.")
            yield event, element, tuple(path)
            if event == "end":
                path.pop()
    except DefusedXmlException as error:
        raise FetchRefused(f"{name} declares entities, as no feed needs to and attacks do: it is not read.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotWellFormed(f"{name} is no well-formed XML ({error}).") from error


def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]
