"""Visible lines with what became of each in, an `Article` out, in which every line is accounted for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleaning.article import Article, Block, CleaningError, Completeness, FieldLine, Removed
from cleaning.dateline import find_dateline
from cleaning.fates import CAPTION, Fate, Kept, Taken, Told
from cleaning.language import language_of
from cleaning.live import NO_TIMES, Times
from cleaning.metadata import Facts
from cleaning.publishers import Publisher
from cleaning.reporters import reporters
from cleaning.respect import is_teaser
from cleaning.structure import Line

NO_STORY = "No article was found on this page: pass the address of one story, or save the page as text and pass that."
_TITLE_CHARACTERS = 80
_AGENCY = re.compile(r"(?:社|[報报]|網|网|新聞|新闻|CNA|News)$")  # a byline that names nobody
_CUT_OFF = re.compile(r"\[(?:…|\.{3}|\+\s?[\d,]+ (?:more )?char(?:acter)?s?)\]$")  # of feeds and news services


def assemble(
    lines: Sequence[Line], fates: Sequence[Fate], facts: Facts, publisher: Publisher, times: Times = NO_TIMES
) -> Article:
    """Put an article together; raises CleaningError when no line is the story's.

    `times` holds when the entries of a live blog were written, by the index of the first line of each.
    """
    told = list(zip(lines, fates, strict=True))
    blocks = tuple(
        Block(line.kind, line.text, times.get(index, ""))
        for index, (line, fate) in enumerate(told)
        if isinstance(fate, Kept)
    )
    prose = [block.text for block in blocks if block.kind != "heading"]
    if not prose:
        raise CleaningError(NO_STORY)
    dateline = find_dateline(prose[0])
    article = Article(
        url=facts.url,
        title=facts.title or opening_words(prose[0]),
        blocks=blocks,
        publisher=publisher.name or facts.publisher,
        dek=facts.dek,
        byline=_byline(facts.byline, dateline),
        dateline=dateline,
        published=facts.published,
        updated=facts.updated,
        language=language_of(" ".join(prose), facts.language),
        captions=tuple(dict.fromkeys(line.text for line, fate in told if fate == CAPTION)),
        removed=tuple(_removed(told)),
        house_style=publisher.house_style,
        field_lines=tuple(FieldLine(line.text, fate.field) for line, fate in told if isinstance(fate, Told)),
        section=facts.section,
        image=facts.image,
        audio=facts.audio,
        opted_out=facts.opted_out,
        for_subscribers=facts.for_subscribers,
    )
    return replace(article, completeness=_completeness(article, lines, facts, publisher))


def _byline(declared: str, dateline: str) -> str:
    """Return who wrote a story: those whom the page names, else those in the dateline, else the agency."""
    return declared if declared and not _AGENCY.search(declared) else reporters(dateline) or declared


def _removed(told: Sequence[tuple[Line, Fate]]) -> Iterator[Removed]:
    blocks = 0
    for line, fate in told:
        blocks += isinstance(fate, Kept)
        if isinstance(fate, Taken):
            yield Removed(line.text, fate.rule, blocks)


def opening_words(text: str) -> str:
    """Return the leading words of a story that has no title, at most 80 characters, never cut inside a word."""
    text = text.removeprefix(find_dateline(text)).strip()
    if len(text) <= _TITLE_CHARACTERS:
        return text
    return text[: _TITLE_CHARACTERS + 1].rpartition(" ")[0].rstrip(",;:-–— ") or text[:_TITLE_CHARACTERS]


def _completeness(article: Article, lines: Sequence[Line], facts: Facts, publisher: Publisher) -> Completeness:
    sign = publisher.cut_off_sign
    if (sign and any(sign.search(line.text) for line in lines)) or _CUT_OFF.search(article.blocks[-1].text):
        return "cut_off"
    if facts.walled or (facts.for_subscribers and is_teaser(article, facts.stated_words)):
        return "paid"
    return "whole"
