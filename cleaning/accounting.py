"""Visible lines, which of them may be the story, and the facts in; what becomes of each line out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice

from cleaning.alignment import squeeze
from cleaning.article import HouseStyle
from cleaning.boxes import DOUBTFUL, FIELD_PLACES, attribute
from cleaning.bylines import BYLINE
from cleaning.dates import parse_date
from cleaning.fates import (
    AUTHOR_NOTE,
    CAPTION,
    CUT_OFF,
    EMPTY_HEADING,
    END_MARK,
    LINK_ONLY,
    OUTSIDE,
    REPEATED_LINE,
    REPEATED_TITLE,
    SET_APART,
    Fate,
    Kept,
    Taken,
    Told,
)
from cleaning.metadata import Facts
from cleaning.noise import Setting, rule_for
from cleaning.publishers import Publisher
from cleaning.repetition import (
    BOILERPLATE_TIMES,
    is_printed_again,
    without_captions_again,
    without_pull_quotes,
    without_repeats,
)
from cleaning.sections import closing_sections
from cleaning.structure import Line, ends_sentence, is_long, is_running, misnamed_places

_NEAR = 12  # lines before the story in which its lead picture and fields stand
_OPENING = 4  # lines of a story, among which its byline and date may still stand
_BYLINE_EXTRA = 60  # characters that may stand around the names: a role, an agency, a date
_BOILERPLATE = range(20, 150)  # letters
_LINK_ONLY = 0.9
_AUTHOR_LINES = 3  # of running text at the end of a story, where it may say who wrote it
_OF_AUTHOR = re.compile(
    r"(?:,[^.]{0,60})? (?:is|was|has|writes|covers|reports|joined|works|lives|leads|serves|can be reached)\b"
)
_OPENS_LIST = (":", "：")
_SHOUTED_WORDS = 4
_STATED = re.compile(r"[.。]['\"”’)]*$")  # of 24 sentences that are links as a whole, 20 were the story's
_HEADLINE = 40  # characters; names of goods are shorter
_NAMES_APART = re.compile(r",\s+|\s+and\s+|\s+&\s+|、|，")


def account(
    lines: Sequence[Line],
    story: Sequence[bool],
    facts: Facts,
    style: HouseStyle,
    declared: Mapping[int, Taken] | None = None,
    vouched: Sequence[bool] = (),
) -> list[Fate]:
    """Decide the fate of every line; `declared` holds those that a publisher's declaration or layout decides.

    `vouched` tells of each line whether more than one witness counts it in; none does for what a declaration found.
    """
    span = _span(story)
    told = _headings(lines, facts, span)
    settings = _settings(lines, [counted and index not in told for index, counted in enumerate(story)])
    told |= _credits(
        lines,
        facts,
        style,
        [i for i in _near(lines, span) if i not in told and (i < span[0] + _OPENING or not settings[i].amid)],
    )
    authors = [name for name in _NAMES_APART.split(facts.byline) if " " in name]
    title, late = squeeze(facts.title), _last_prose(lines, story)
    misnamed = misnamed_places(lines, story)
    closed = {index: Taken(rule) for index, rule in closing_sections(lines, story).items()}
    times = Counter(line.key for line in lines)
    outweighed = _outweighed(lines, vouched)
    again = is_printed_again(lines, story, times)
    fates: list[Fate] = [
        told.get(index)
        or (declared or {}).get(index)
        or closed.get(index)
        or _by_rule(line, settings[index], title)
        or _by_author(line, authors, late=index in late)
        or (story[index] and _by_picture(line))
        or _by_place(line, misnamed, vouched=index in outweighed)
        or (story[index] and _by_repetition(line, Counter() if again else times))
        or (story[index] and facts.is_news and _by_headline(line))
        or _by_position(index, story, span)
        for index, line in enumerate(lines)
    ]
    fates = without_repeats(lines, _without_far_captions(fates, span), every=again)
    fates = without_captions_again(lines, without_pull_quotes(lines, fates))
    return _without_empty_headings(lines, _without_last_links(lines, fates))


def end_marks(lines: Sequence[Line], publisher: Publisher) -> dict[int, Taken]:
    """Find the lines that are a publisher's own mark of the end of a story, or its sign that the rest is elsewhere."""
    mark, sign = publisher.end_mark, publisher.cut_off_sign
    ends = {index: END_MARK for index, line in enumerate(lines) if mark and mark.fullmatch(line.text)}
    return ends | {index: CUT_OFF for index, line in enumerate(lines) if sign and sign.match(line.text)}


def byline_line(lines: Sequence[Line]) -> str:
    """Return the names of the first line that is nothing but a byline, "" where there is none."""
    found = next(filter(None, (BYLINE.fullmatch(line.text) for line in lines)), None)
    return found["names"] if found else ""


def _headings(lines: Sequence[Line], facts: Facts, span: tuple[int, int]) -> dict[int, Told]:
    """Find the lines that the title and the dek were read from; the first of several."""
    title, dek = squeeze(facts.title), squeeze(facts.dek)
    titles = (index for index, line in enumerate(lines) if title and line.key == title)
    deks = (index for index in _near(lines, span) if dek and lines[index].key == dek)
    return {index: Told("title") for index in islice(titles, 1)} | {index: Told("dek") for index in islice(deks, 1)}


def _credits(lines: Sequence[Line], facts: Facts, style: HouseStyle, free: Sequence[int]) -> dict[int, Told]:
    """Find among the `free` lines those that the byline and the date were read from; the first of several."""
    names = [squeeze(name) for name in _NAMES_APART.split(facts.byline) if name]
    bylines = (index for index in free if names and _names_only(lines[index].text, names, facts.byline))
    dates = (index for index in free if _is_date_of(lines[index].text, facts, style))
    return {index: Told("published") for index in islice(dates, 1)} | {
        index: Told("byline") for index in islice(bylines, 1)
    }


def _near(lines: Sequence[Line], span: tuple[int, int]) -> range:
    return range(max(0, span[0] - 3 * _NEAR), min(len(lines), span[1] + _NEAR))


def _names_only(text: str, names: Sequence[str], byline: str) -> bool:
    if len(text) > len(byline) + _BYLINE_EXTRA:
        return False
    key = squeeze(text)
    return all(name in key for name in names)


def _is_date_of(text: str, facts: Facts, style: HouseStyle) -> bool:
    moment = parse_date(text, style)
    return bool(moment and facts.published and moment.date() == facts.published.date())


def _by_rule(line: Line, setting: Setting, title: str) -> Taken | None:
    if title and title in {line.key, squeeze(line.text.partition(" | ")[0])}:
        return REPEATED_TITLE
    rule = rule_for(line.text, setting)
    return Taken(rule) if rule else None


def _by_author(line: Line, authors: Sequence[str], *, late: bool) -> Taken | None:
    """Take what a story's last lines say of who wrote it: "Ann Lee is a reporter ..."."""
    told = late and any(_OF_AUTHOR.match(line.text.removeprefix(name)) for name in authors if name in line.text)
    return AUTHOR_NOTE if told else None


def _last_prose(lines: Sequence[Line], story: Sequence[bool]) -> frozenset[int]:
    prose = [index for index, line in enumerate(lines) if story[index] and is_long(line.text)]
    return frozenset(prose[1:][-_AUTHOR_LINES:])


def _by_place(line: Line, misnamed: frozenset[str], *, vouched: bool) -> Taken | None:
    """Take what stands in a box that is named as something else; sentences that are vouched for, only if surely so."""
    places = [place for place in line.places if place not in misnamed and place not in FIELD_PLACES]
    if vouched and DOUBTFUL.issuperset(places):
        return None
    return next(map(Taken, places), None)


def _outweighed(lines: Sequence[Line], vouched: Sequence[bool]) -> frozenset[int]:
    """Find the sentences that are vouched for, of a sentence's length or beside one in their element."""
    told = [index for index, counts in enumerate(vouched) if counts and _is_told(lines[index].text)]
    long = frozenset(index for index in told if is_running(lines[index]))
    around = {id(owner.parent) for index in long if (owner := lines[index].owner) is not None}
    return long.union(
        index
        for index in told
        if (owner := lines[index].owner) is not None
        and id(owner.parent) in around
        and lines[index].kind == "paragraph"
        and lines[index].linked < _LINK_ONLY
    )


def _is_told(text: str) -> bool:
    return ends_sentence(text) or text.endswith(_OPENS_LIST)


def _by_picture(line: Line) -> Taken | None:
    """Take what stands in one paragraph with a picture, is short and no sentence."""
    owner = line.owner
    if owner is None or owner.name != "p" or line.kind != "paragraph" or is_long(line.text):
        return None
    return CAPTION if not _is_told(line.text) and owner.find("img") else None


def _by_repetition(line: Line, times: Counter[str]) -> Taken | None:
    key = line.key
    is_sentence = line.kind != "heading" and line.text.endswith((".", "!", "?", "。"))
    if is_sentence and len(key) in _BOILERPLATE and times[key] >= BOILERPLATE_TIMES:
        return REPEATED_LINE
    is_title = line.kind != "heading" and is_long(line.text) and not _STATED.search(line.text)
    is_teaser = line.linked >= _LINK_ONLY and (_is_shouted(line.text) or is_title)
    return LINK_ONLY if is_teaser else None


def _by_headline(line: Line) -> Taken | None:
    """Take the headline of another story, which in news stands as a linked heading amid the text."""
    if line.kind != "heading" or line.linked < _LINK_ONLY or len(line.text) < _HEADLINE or line.owner is None:
        return None
    link = line.owner.find("a", href=True) or line.owner.find_parent("a", href=True)
    is_elsewhere = link is not None and "#" not in attribute(link, "href") and "sponsored" not in attribute(link, "rel")
    return LINK_ONLY if is_elsewhere else None


def _is_shouted(text: str) -> bool:
    """Tell whether four words or more stand in capitals alone: amid a story, the title of another."""
    return text.isupper() and len(text.split()) >= _SHOUTED_WORDS


def _by_position(index: int, story: Sequence[bool], span: tuple[int, int]) -> Fate:
    if story[index]:
        return Kept()
    return SET_APART if span[0] < index < span[1] else OUTSIDE


def _without_far_captions(fates: Sequence[Fate], span: tuple[int, int]) -> list[Fate]:
    """Leave to the page what stands under pictures that are not the story's."""
    first, last = span
    return [
        OUTSIDE if fate == CAPTION and not first - _NEAR <= index <= last + 1 else fate
        for index, fate in enumerate(fates)
    ]


def _without_last_links(lines: Sequence[Line], fates: list[Fate]) -> list[Fate]:
    """Take the links to elsewhere after the last text of the story."""
    for index in reversed(range(len(lines))):
        if isinstance(fates[index], Kept):
            if lines[index].linked < _LINK_ONLY or ends_sentence(lines[index].text):
                break
            fates[index] = LINK_ONLY
    return fates


def _settings(lines: Sequence[Line], story: Sequence[bool]) -> list[Setting]:
    prose = [counted and is_long(line.text) for line, counted in zip(lines, story, strict=True)]
    before = [0, *accumulate(prose)]
    texts = ["", *(line.text for line in lines), ""]
    return [
        Setting(
            texts[index],
            texts[index + 2],
            amid=before[index] > 0 and before[index + 1] < before[-1],
            heading=line.kind == "heading",
        )
        for index, line in enumerate(lines)
    ]


def _span(story: Sequence[bool]) -> tuple[int, int]:
    counted = [index for index, is_story in enumerate(story) if is_story]
    return (counted[0], counted[-1]) if counted else (0, -1)


def _without_empty_headings(lines: Sequence[Line], fates: list[Fate]) -> list[Fate]:
    """Take the headings after the last text of the story, and amid it links without a text of theirs."""
    after = ""  # the kind of the next line that is kept
    for index in reversed(range(len(lines))):
        if isinstance(fates[index], Kept):
            is_heading = lines[index].kind == "heading"
            if is_heading and (not after or (after == "heading" and lines[index].linked >= _LINK_ONLY)):
                fates[index] = EMPTY_HEADING
            else:
                after = lines[index].kind
    return fates
