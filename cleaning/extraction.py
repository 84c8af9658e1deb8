"""A page of markup in, its article out: by the publisher's declaration, else by trafilatura behind our rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from operator import or_

from cleaning.accounting import account, byline_line, end_marks
from cleaning.alignment import lines_in, squeeze
from cleaning.article import Article, CleaningError, HouseStyle
from cleaning.assembly import NO_STORY, assemble
from cleaning.audio import scripted_audio
from cleaning.boxes import attribute, stands_in
from cleaning.bylines import BYLINE
from cleaning.dates import is_time_line, parse_date
from cleaning.embedded import EmbeddedPosts, embedded, quoted
from cleaning.engine import engine_text
from cleaning.fates import CAPTION, Kept, Taken
from cleaning.live import first_lines, inside_entries, live_entries, with_entries
from cleaning.metadata import Facts, bare_title, canonical_url, clean_byline, read_facts
from cleaning.noise import Setting, rule_for
from cleaning.prose import joined, main_lines
from cleaning.publishers import GENERIC, Publisher, publisher_of_page
from cleaning.selection import Selection
from cleaning.structure import BLOCK_LEVEL, Line, Shown, fold, parse, shown_nodes, visible_lines
from cleaning.witness import NO_WITNESS, Witness, heard, leads, supplied

_LEAST_LETTERS = 140  # shorter "stories" of unknown sites are notices: "page not found", "please log in"
_LEAST_HAN = 50
_ENGINE_CHARACTERS = 1_000_000  # of a page, a day of reading: a longer one is told by where its prose stands alone
_LEAST_DEK, _LONGEST_DEK = 20, 500
_LONGEST_NAME = 60
_DEK = "dek"
_NO_DEKS = frozenset({"newsletter", "subscription", "related", "navigation", "aside", "footer"})  # boxes with subtitles
_SAME_TITLE = 0.4  # share of pairs of letters; a page's title for search engines is often worded anew


def article_of_markup(
    markup: str, url: str, embedded_posts: EmbeddedPosts = "skip", witness: Witness = NO_WITNESS
) -> Article:
    """Make an article of a page of markup; raises CleaningError.

    `embedded_posts` become quotes, or are removed; `witness` is what a feed tells of it.
    """
    soup = parse(markup)
    page, shown = Selection(soup), tuple(shown_nodes(soup))
    url = canonical_url(page, url)
    publisher = publisher_of_page(url, page)
    lines: Sequence[Line] = visible_lines(soup, shown, apart=_inline_selected(page, publisher))
    story, vouched = _inside(lines, page, publisher.body), [False] * len(lines)
    if not any(story):
        story, vouched = _found_story(lines, shown)
        lead = leads(lines, story, witness)
        story, vouched = (list(map(or_, counted, lead)) for counted in (story, vouched))
    entries = live_entries(page, publisher.house_style)
    inside = inside_entries(lines, entries)
    story = with_entries(lines, story, inside)
    beside = [line for line, counted in zip(lines, story, strict=True) if not counted]
    declared_facts = heard(read_facts(page, url, publisher.house_style), witness)
    facts = supplied(_chosen_facts(lines, beside, page, declared_facts, publisher), witness)
    facts = replace(facts, audio=scripted_audio(page, publisher.audio, url) or facts.audio)
    declared = embedded(page, lines) | _declared_fates(lines, page, publisher)
    fates = account(lines, story, facts, publisher.house_style, declared, vouched)
    if embedded_posts == "quote":
        lines, fates = quoted(lines, fates)
    times = first_lines([isinstance(fate, Kept) for fate in fates[: len(inside)]], inside, entries)
    return assemble(lines, fates, facts, publisher, times)


def _found_story(lines: Sequence[Line], shown: Sequence[Shown]) -> tuple[list[bool], list[bool]]:
    """Let the engine and the page's prose find the story, and what both count in; raises CleaningError."""
    main = main_lines(lines)
    is_bounded = sum(len(line.text) for line in lines) <= _ENGINE_CHARACTERS
    engine = lines_in(engine_text(shown), [line.key for line in lines]) if is_bounded else [False] * len(lines)
    story = joined(lines, engine, main)
    text = "".join(line.text for line, counted in zip(lines, story, strict=True) if counted)
    if len(text) < (_LEAST_LETTERS if text.isascii() or len(text.encode()) < 2 * len(text) else _LEAST_HAN):
        raise CleaningError(NO_STORY)
    return story, [theirs and ours for theirs, ours in zip(engine, main, strict=True)]


def _declared_fates(lines: Sequence[Line], page: Selection, publisher: Publisher) -> dict[int, Taken]:
    fates = end_marks(lines, publisher)
    for selector, rule in (*publisher.noise, (publisher.captions, CAPTION.rule)):
        fates |= {index: Taken(rule) for index, found in enumerate(_inside(lines, page, selector)) if found}
    return fates


def _inside(lines: Sequence[Line], page: Selection, selector: str) -> list[bool]:
    """Tell of each line whether it stands in an element that `selector` finds."""
    found = {id(tag) for tag in page.of(selector)}
    if not found:
        return [False] * len(lines)
    known: dict[int, bool] = {}
    return [stands_in(line.owner, found, known) for line in lines]


def _inline_selected(page: Selection, publisher: Publisher) -> frozenset[int]:
    """Return the inline elements that a declaration names, which then stand on lines of their own."""
    selectors = (
        publisher.title,
        publisher.published,
        publisher.captions,
        *(selector for selector, _ in publisher.noise),
    )
    if publisher is GENERIC:
        return frozenset()
    found = (tag for selector in selectors for tag in page.of(selector))
    return frozenset(id(tag) for tag in found if tag.name not in BLOCK_LEVEL)


def _chosen_facts(
    lines: Sequence[Line], beside: Sequence[Line], page: Selection, facts: Facts, publisher: Publisher
) -> Facts:
    """Choose between what the page declares and what it shows; for what is read aloud, what it shows wins.

    The lines `beside` the story are those where a dek may stand without a name.
    """
    title = _title(page, facts, publisher)
    byline = "" if publisher is GENERIC else _names(_texts(page, publisher.byline))
    published = None if publisher is GENERIC else _shown_date(page, publisher.published, publisher.house_style)
    byline = byline or facts.byline or byline_line(lines) or _names(_texts(page, GENERIC.byline))
    published = published or facts.published or _shown_date(page, GENERIC.published, publisher.house_style)
    dek = _dek(page, publisher, title, [*_named_deks(lines, title), *_summaries_shown(beside, facts)])
    return replace(
        facts,
        title=title,
        dek=dek,
        byline=byline,
        published=published,
        walled=bool(page.of(publisher.wall)),
    )


def _title(page: Selection, facts: Facts, publisher: Publisher) -> str:
    shown = _texts(page, publisher.title or GENERIC.title)
    if shown and publisher.title and publisher is not GENERIC:
        return shown[0]
    declared = [bare_title(title) for title in facts.titles]
    likest = max(shown, key=lambda text: _likeness(text, declared), default="")
    if not declared or _likeness(likest, declared) >= _SAME_TITLE:
        return likest or next(iter(declared), "")
    return declared[0]


def _likeness(text: str, titles: Sequence[str]) -> float:
    """Return the largest share of pairs of letters that a text has in common with one of the titles."""
    pairs = _pairs(text)
    others = [_pairs(title) for title in titles]
    return max((len(pairs & other) / len(pairs | other) for other in others if pairs or other), default=0.0)


def _pairs(text: str) -> set[str]:
    key = squeeze(text)
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _named_deks(lines: Sequence[Line], title: str) -> list[str]:
    """Return the lines in boxes named as a dek's, from the title on, nearest first: site menus have such boxes too."""
    key = squeeze(title)
    titles = [at for at, line in enumerate(lines) if line.key == key] or [0]
    deks = (
        at for at, line in enumerate(lines) if _DEK in line.places and not (line.linked or _NO_DEKS & {*line.places})
    )
    return [
        lines[at].text for at in sorted(deks, key=lambda at: min((at < place, abs(at - place)) for place in titles))
    ]


def _summaries_shown(lines: Sequence[Line], facts: Facts) -> list[str]:
    """Return the lines that the page declares to be its summary."""
    summaries = {squeeze(text) for text in facts.summaries}
    return [line.text for line in lines if line.linked == 0 and line.key in summaries]


def _dek(page: Selection, publisher: Publisher, title: str, shown: Sequence[str]) -> str:
    texts = (
        text
        for text in _texts(page, publisher.dek) or shown
        if _LEAST_DEK <= len(text) <= _LONGEST_DEK and not rule_for(text, Setting())
    )
    return next((text for text in texts if squeeze(text) != squeeze(title)), "")


def _names(texts: Sequence[str]) -> str:
    """Return the first text that is a byline: one in words ("By A and B"), else a short one that may be a name."""
    found = (BYLINE.fullmatch(text) for text in texts)
    by = next((match["names"] for match in found if match), "")
    return by or next(
        (clean_byline(text) for text in texts if len(text) <= _LONGEST_NAME and not is_time_line(text)), ""
    )


def _shown_date(page: Selection, selector: str, style: HouseStyle) -> datetime | None:
    for tag in page.of(selector):
        for text in (attribute(tag, "datetime"), attribute(tag, "content"), tag.get_text(" ")):
            if moment := parse_date(text, style):
                return moment
    return None


def _texts(page: Selection, selector: str) -> list[str]:
    return [text for tag in page.of(selector) if (text := fold(tag.get_text()))]
