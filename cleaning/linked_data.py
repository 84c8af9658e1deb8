"""A page of markup in, the things that its JSON-LD describes out, in order."""

import json
import re
from collections.abc import Iterator

from cleaning.boxes import attribute
from cleaning.selection import Selection

Thing = dict[str, object]

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|Report|LiveBlogPosting|Review|CreativeWork)")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")


def things(page: Selection) -> Iterator[Thing]:
    """Yield what the page describes, each before what it holds; what is no JSON is passed over."""
    for script in page.named("script"):
        if attribute(script, "type") != "application/ld+json":
            continue
        try:
            todo = [json.loads(script.get_text(), strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo:
            thing = todo.pop(0)
            if isinstance(thing, list):
                todo.extend(thing)
            elif isinstance(thing, dict):
                yield thing
                todo.extend(thing[key] for key in _INSIDE if key in thing)


def types(thing: Thing) -> frozenset[str]:
    """Return the types of a thing, without the vocabulary's address before them."""
    named = thing.get("@type")
    names = named if isinstance(named, list) else [named]
    return frozenset(name.rpartition("/")[2] for name in names if isinstance(name, str))


def is_article(thing: Thing) -> bool:
    """Tell whether a thing is an article of some kind."""
    return any(_ARTICLES.fullmatch(name) for name in types(thing))
