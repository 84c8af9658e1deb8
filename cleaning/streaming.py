"""A tree whose parts were streamed out of order in, the tree as a browser shows it out.

React's server renderer sends late parts as `<div hidden id="S:1">` at the end of the page, and with each a script that
puts it where `<template id="P:1">` or `<template id="B:1">` stands: `$RS("S:1","P:1")`, `$RC("B:1","S:1")`.
"""

import re

from bs4 import BeautifulSoup, Tag

_MOVE = re.compile(r"""\$R[CSRX]\(\s*["']([BPS]:\w+)["']\s*,\s*["']([BPS]:\w+)["']""")
STREAMED = "S:"
"""What every page with streamed parts holds: their ids begin so."""
_SEGMENT = re.compile(rf"{STREAMED}\w+")


def put_in_place(soup: BeautifulSoup) -> None:
    """Move each streamed part to the place that its script names, or, in a page without its scripts, its number.

    A part that has no place stays hidden.
    """
    segments = {str(tag["id"]): tag for tag in soup.find_all("div", id=_SEGMENT, hidden=True)}
    if not segments:
        return
    places = {str(tag["id"]): tag for tag in soup.find_all("template", id=True)}
    moves = [move for script in soup.find_all("script") for move in _MOVE.findall(script.get_text())]
    by_number = [(f"{kind}:{name[2:]}", name) for name in segments for kind in "BP"]
    for one, other in moves or by_number:
        segment, place = segments.get(one) or segments.get(other), places.get(other) or places.get(one)
        if segment and place:
            _move(segment, place)


def _move(segment: Tag, place: Tag) -> None:
    del segment["hidden"]
    if not any(parent is segment for parent in place.parents):
        place.insert_before(segment)
