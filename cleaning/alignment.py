"""The text that an engine took for the story and the page's lines in; which lines it took out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_NEITHER = re.compile(r"[\W_]+")
_ANCHOR = 40  # letters: a line of this length is found by its own words, a shorter one by where it stands
_PIECE = 12
_COVERED_SHARE = 0.8
_SAMPLES = 200_000  # places at most at which the lines of a page are compared: 20 MB


def squeeze(text: str) -> str:
    """Return letters and digits alone, in one case: what two printings of the same words share."""
    return _NEITHER.sub("", text.casefold())


def lines_in(story: str, keys: Sequence[str]) -> list[bool]:
    """Tell of each line whether `story` holds it: long ones anywhere, short ones between the long ones around them.

    `keys` are the lines, squeezed.
    """
    haystack = squeeze(story)
    anchors = _anchors(keys, haystack)
    held = _covered(keys, haystack, {index for index, _ in anchors})
    edges = [(-1, 0), *_rising(anchors), (len(keys), len(haystack))]
    for (before, start), (after, end) in pairwise(edges):
        at = start + (len(keys[before]) if before >= 0 else 0)
        missing = {""}
        for index in range(before + 1, after):
            key = keys[index]
            if held[index] or len(key) >= _ANCHOR or key in missing:
                continue
            found = haystack.find(key, at, end)
            if found >= 0:
                held[index], at = True, found + len(key)
            else:
                missing.add(key)
    return held


def _anchors(keys: Sequence[str], haystack: str) -> list[tuple[int, int]]:
    """Find each long line: after the one before it, as most stand, else anywhere."""
    anchors: list[tuple[int, int]] = []
    last = 0
    for at, key in enumerate(keys):
        if len(key) < _ANCHOR:
            continue
        where = haystack.find(key, last)
        where = haystack.find(key) if where < 0 else where
        if where >= 0:
            anchors.append((at, where))
            last = where
    return anchors


def _covered(keys: Sequence[str], haystack: str, whole: set[int]) -> list[bool]:
    """Tell of each long line whether it is held whole or in most of its pieces."""
    broken = [index for index, key in enumerate(keys) if len(key) >= _ANCHOR and index not in whole]
    step = 1 + sum(len(keys[index]) for index in broken) // _SAMPLES
    pieces = {index: [keys[index][at : at + _PIECE] for at in _places(keys[index], step)] for index in broken}
    wanted = {piece for sampled in pieces.values() for piece in sampled}
    found = (
        {piece for at in _places(haystack, 1) if (piece := haystack[at : at + _PIECE]) in wanted} if wanted else set()
    )
    held = whole.union(index for index, sampled in pieces.items() if _is_covered(sampled, found))
    return [index in held for index in range(len(keys))]


def _places(text: str, step: int) -> range:
    return range(0, len(text) - _PIECE + 1, step)


def _is_covered(pieces: Sequence[str], found: set[str]) -> bool:
    return sum(piece in found for piece in pieces) >= _COVERED_SHARE * len(pieces)


def _rising(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest run of anchors that stand in the same order on the page and in the story."""
    tails: list[int] = []  # of each length, the smallest position that such a run can end at
    ends: list[int] = []
    came_from: list[int | None] = []
    for number, (_, at) in enumerate(anchors):
        length = bisect_left(tails, at)
        tails[length : length + 1] = [at]
        ends[length : length + 1] = [number]
        came_from.append(ends[length - 1] if length else None)
    run: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(anchors[last])
        last = came_from[last]
    return run[::-1]
