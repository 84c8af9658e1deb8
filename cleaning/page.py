"""A `Page` in, its `Article` out, by the form that the page is in."""

import re
from dataclasses import replace

from cleaning.article import Article, CleaningError, Removed
from cleaning.embedded import EmbeddedPosts
from cleaning.extraction import article_of_markup
from cleaning.text_dump import article_of_text
from cleaning.witness import NO_WITNESS, Witness
from fetching import Page

_SCRIPT_EDGE = re.compile(r"<(/?)script\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SHELL_LETTERS = 600  # of text in a page that its scripts are still to fill


def clean(page: Page, *, embedded_posts: EmbeddedPosts = "skip", witness: Witness = NO_WITNESS) -> Article:
    """Return the article of a page: its story, its fields, and each removed line with its rule.

    `embedded_posts` (of X, Bluesky, Instagram ...) amid a story are removed ("skip") or become quotes of it ("quote").
    `witness` is what a feed tells of the article, which helps to find its lead and facts that its page does not tell.
    Pure, and the only error is CleaningError: the page holds no article, or is too large to be one.
    """
    try:
        if page.form == "html":
            article = article_of_markup(page.text, page.url, embedded_posts, witness)
        else:
            article = article_of_text(page.text, page.url)
    except CleaningError as error:
        raise CleaningError(f"{page.source}: {_way_round(page) or error}") from error
    last = len(article.blocks)
    unseen = (Removed(f"{name} ({count} times)", "unseen-character", last) for name, count in page.dropped)
    return replace(article, removed=(*article.removed, *unseen))


def _way_round(page: Page) -> str:
    """Say what a person can do about a page that holds no story because its scripts were not run; "" for others."""
    before, *scripts = _SCRIPT_EDGE.split(page.text)  # its text and, in turns, "" or "/" and what follows that edge
    outside = [before, *(text for edge, text in zip(scripts[::2], scripts[1::2], strict=True) if edge)]
    letters = len("".join(_TAG.sub(" ", " ".join(outside)).split()))
    if page.form != "html" or not scripts or letters > _SHELL_LETTERS:
        return ""
    return "its text comes by scripts, which are not run: open it in a browser, save the page, and pass the saved file."
