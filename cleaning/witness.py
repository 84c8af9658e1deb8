"""What another than the page tells of its article (a feed) in; the lines of the page that bear it out out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cleaning.alignment import squeeze
from cleaning.metadata import Facts
from cleaning.structure import Line

LEAST_LETTERS = 40
"""Shorter ones are found anywhere."""
_NEAR = 12
"""Lines before the story in which its lead may stand."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What a feed tells of an article: never the article, but its lead, and facts that the page may not tell."""

    title: str = ""
    summary: str = ""
    byline: str = ""
    published: datetime | None = None


NO_WITNESS = Witness()


def heard(facts: Facts, witness: Witness) -> Facts:
    """Add what a witness tells to what a page declares; the page is believed first."""
    return replace(
        facts,
        titles=tuple(filter(None, dict.fromkeys((*facts.titles, witness.title)))),
        summaries=tuple(filter(None, dict.fromkeys((*facts.summaries, witness.summary)))),
    )


def supplied(facts: Facts, witness: Witness) -> Facts:
    """Fill in what neither the page's declarations nor its lines tell."""
    byline = "" if squeeze(witness.byline) == squeeze(facts.publisher) else witness.byline
    return replace(facts, byline=facts.byline or byline, published=facts.published or witness.published)


def leads(lines: Sequence[Line], story: Sequence[bool], witness: Witness) -> list[bool]:
    """Tell of each line whether it is the lead by the witness, right before a story that lacks it."""
    lead = squeeze(witness.summary.rstrip("….[] "))
    first = next((at for at, counted in enumerate(story) if counted), 0)
    told = [len(lead) >= LEAST_LETTERS and _tells(line, lead) for line in lines]
    if any(tells and counted for tells, counted in zip(told, story, strict=True)):
        return [False] * len(lines)
    return [tells and first - _NEAR <= at < first for at, tells in enumerate(told)]


def _tells(line: Line, lead: str) -> bool:
    if line.kind != "paragraph" or line.linked:
        return False
    key = line.key
    return len(key) >= LEAST_LETTERS and (key.startswith(lead) or lead.startswith(key))
