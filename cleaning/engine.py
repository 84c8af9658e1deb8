"""What is shown of a tree of markup in, the text that trafilatura takes for its story out."""

import logging
from collections.abc import Iterable, Iterator
from html import escape

from bs4 import BeautifulSoup, Tag

from cleaning.boxes import attribute
from cleaning.structure import Shown


def engine_text(shown: Iterable[Shown]) -> str:
    """Return the text of the story, a text node a line, "" where the engine finds none.

    The engine is given what is shown alone, of bounded size, and never an address, so that it can't fetch.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports what we report better
    document = trafilatura.bare_extraction("".join(_shown_markup(shown)), include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return "\n".join(body.itertext()) if body is not None else ""


def _shown_markup(shown: Iterable[Shown]) -> Iterator[str]:
    """Yield the markup of what is shown, piece by piece: a third of the cost of writing the whole tree."""
    for entering, node in shown:
        if not isinstance(node, Tag):
            yield escape(node, quote=False)
        elif not isinstance(node, BeautifulSoup):
            yield f"<{node.name}{_attributes(node) if node.attrs else ''}>" if entering else f"</{node.name}>"


def _attributes(tag: Tag) -> str:
    return "".join(f' {name}="{escape(attribute(tag, name))}"' for name in tag.attrs)
