"""A tree of markup in, the text that trafilatura takes for its story out."""

import logging
from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup, Tag

from cleaning.boxes import attribute
from cleaning.structure import shown_nodes


def engine_text(soup: BeautifulSoup) -> str:
    """Return the text of the story, a text node a line, "" where the engine finds none.

    The engine is given what is shown alone, of bounded size, and never an address, so that it can't fetch.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports what we report better
    document = trafilatura.bare_extraction("".join(_shown_markup(soup)), include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return "\n".join(body.itertext()) if body is not None else ""


def _shown_markup(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the markup of what is shown, piece by piece: a third of the cost of writing the whole tree."""
    for entering, node in shown_nodes(soup):
        if not isinstance(node, Tag):
            yield escape(node, quote=False)
        elif node is not soup:
            yield f"<{node.name}{_attributes(node)}>" if entering else f"</{node.name}>"


def _attributes(tag: Tag) -> str:
    return "".join(f' {name}="{escape(attribute(tag, name))}"' for name in tag.attrs)
