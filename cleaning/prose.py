"""A page's lines in; those that stand where its prose stands out. A witness of our own beside the engine."""

from collections import Counter
from collections.abc import Container, Sequence
from itertools import islice

from bs4 import Tag

from cleaning.boxes import FIELD_PLACES, attribute, stands_in, upward
from cleaning.noise import Setting, rule_for
from cleaning.structure import MOSTLY_LINK, Line, ends_sentence, is_long, is_running

_BELIEVED_SHARE = 0.5
_PARTS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre"])
_FURNITURE = 3  # lines that no story holds, between a heading and its text
_ALL_LINK = 0.9  # of a line's letters
_HEADED_LINK = 0.2  # of a text's letters, under a heading that is a link itself
_TAIL_SHARE = 0.25  # of a story's text, which may be left out after the element of its prose
_CONTAINER_SHARE = 0.8  # of the page's prose, which the story's element must hold


def main_lines(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether it is inside the smallest element that holds most of the page's prose.

    Lines in boxes that are named as something else (navigation, comments ...) count for nothing.
    """
    sizes: Counter[int] = Counter()
    total = 0
    for line in lines:
        if is_prose(line):
            total += len(line.text)
            for tag in upward(line.owner):
                sizes[id(tag)] += len(line.text)
    holders = [number for number, size in sizes.items() if size >= _CONTAINER_SHARE * total > 0]  # innermost first
    smallest = min(holders, key=lambda number: sizes[number], default=0)
    known: dict[int, bool] = {}
    return [stands_in(line.owner, {smallest}, known) for line in lines]


def is_prose(line: Line) -> bool:
    """Tell whether a line is running text of the page's main part."""
    return is_running(line) and FIELD_PLACES.issuperset(line.places)


def joined(lines: Sequence[Line], engine: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Join the two witnesses: the engine's lines, and those that it left out although they stand among them.

    Where the engine holds less than half of the main prose it took something else for the story, and is not believed.
    """
    own = [inside and is_prose(line) for line, inside in zip(lines, main, strict=True)]
    sizes = [len(line.text) for line in lines]
    shared = sum(size for size, ours, theirs in zip(sizes, own, engine, strict=True) if ours and theirs)
    if shared < _BELIEVED_SHARE * sum(size for size, ours in zip(sizes, own, strict=True) if ours):
        engine = own
    last = max((at for at, kept in enumerate(engine) if kept), default=-1)
    engine = [theirs or (ours and at < last) for at, (ours, theirs) in enumerate(zip(own, engine, strict=True))]
    boxes = {box for line, kept in zip(lines, engine, strict=True) if kept and (box := _box(line)) is not None}
    shapes = {shape for line, kept in zip(lines, engine, strict=True) if kept and (shape := _shape(line))}
    first = next((at for at, kept in enumerate(engine) if kept), 0)
    kept = [
        kept
        or (inside and _is_told(line) and (_box(line) in boxes or (first < at < last and _is_shaped_as(line, shapes))))
        for at, (line, kept, inside) in enumerate(zip(lines, engine, main, strict=True))
    ]
    kept = _without_head(lines, _without_tail(lines, _with_linked_words(lines, kept, main), main), main)
    return _continued(lines, _with_paragraphs(lines, kept, main), main)


def _with_linked_words(lines: Sequence[Line], story: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Add the paragraphs most of whose words are links, as names are in lists of places, right beside the story's."""
    kept = list(story)
    for at, line in enumerate(lines):
        if kept[at] or not main[at] or line.kind != "paragraph" or line.linked >= _ALL_LINK:
            continue
        beside = [near for near in (at - 1, at + 1) if near in range(len(lines)) and kept[near]]
        kept[at] = FIELD_PLACES.issuperset(line.places) and any(_box(lines[near]) == _box(line) for near in beside)
    return kept


def _with_paragraphs(lines: Sequence[Line], story: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Add the short paragraphs amid the story that the engine passes over: rows of small tables, answers, facts.

    Of 404 pages such lines were 243 times of the story, 90 times not; on 75 pages of news there are none.
    """
    told = [at for at, counted in enumerate(story) if counted]
    amid = range(told[0], told[-1]) if told else range(0)
    return [
        counted or (at in amid and main[at] and _is_paragraph(line) and _is_told(line))
        for at, (line, counted) in enumerate(zip(lines, story, strict=True))
    ]


def _is_paragraph(line: Line) -> bool:
    return line.kind == "paragraph" and line.owner is not None and line.owner.name == "p" and line.linked < MOSTLY_LINK


def _without_tail(lines: Sequence[Line], story: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Leave out what the engine took from after the element of the prose, where that holds most of the story.

    Cards of other stories, offers and addresses: of 404 pages such lines were 18 times of the story, 135 times not.
    """
    last = max((at for at, (told, inside) in enumerate(zip(story, main, strict=True)) if told and inside), default=-1)
    sizes = [len(line.text) if told else 0 for line, told in zip(lines, story, strict=True)]
    if sum(sizes[last + 1 :]) > _TAIL_SHARE * sum(sizes):
        return list(story)
    return [told and at <= last for at, told in enumerate(story)]


def _without_head(lines: Sequence[Line], story: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Leave out the labels and links that the engine took from before the element of the prose.

    Names of places and of authors, offices, dates; leads, key points and headings stand there too.
    """
    first = next((at for at, (told, inside) in enumerate(zip(story, main, strict=True)) if told and inside), 0)
    return [told and (at >= first or _may_lead(line)) for at, (line, told) in enumerate(zip(lines, story, strict=True))]


def _may_lead(line: Line) -> bool:
    if line.kind == "heading" or ends_sentence(line.text) or line.text.endswith((":", "：")):
        return True
    return line.linked < MOSTLY_LINK and (line.kind == "list_item" or is_long(line.text))


def _is_told(line: Line) -> bool:
    """Tell whether a line is no box's and more than a link: a whole sentence may be one."""
    is_text = line.linked < MOSTLY_LINK or (line.kind == "paragraph" and ends_sentence(line.text))
    return is_text and FIELD_PLACES.issuperset(line.places)


def _continued(lines: Sequence[Line], story: Sequence[bool], main: Sequence[bool]) -> list[bool]:
    """Add the items that follow a line of the story, and amid it the heading that stands right before one."""
    kept = list(story)
    free = [
        inside and line.linked < MOSTLY_LINK and FIELD_PLACES.issuperset(line.places)
        for line, inside in zip(lines, main, strict=True)
    ]
    for at in range(1, len(lines)):
        if kept[at - 1] and not kept[at] and lines[at].kind == "list_item":
            kept[at] = free[at] or (main[at] and _is_of_same_list(lines[at], lines[at - 1]))
    first = next((at for at, told in enumerate(kept) if told), len(lines))
    headings = [at for at in range(first, len(lines) - 1) if lines[at].kind == "heading" and not kept[at] and main[at]]
    for at in headings:
        text = _next_line(lines, at)
        if kept[text] and lines[text].kind != "heading":
            kept[at] = free[at] or _heads_text(lines[at], lines[text])
    return kept


def _is_of_same_list(line: Line, before: Line) -> bool:
    """Tell whether an item with words of its own beside its links follows another of its list."""
    beside = before.kind == "list_item" and _list(line) is not None and _list(line) is _list(before)
    return beside and line.linked < _ALL_LINK and FIELD_PLACES.issuperset(line.places)


def _list(line: Line) -> Tag | None:
    return next((tag for tag in upward(line.owner) if tag.name in {"ul", "ol"}), None)


def _next_line(lines: Sequence[Line], at: int) -> int:
    """Return the line that follows, past a few that a rule removes: a button, an advertisement."""
    after = range(at + 1, min(at + 2 + _FURNITURE, len(lines)))
    return next((index for index in after if not rule_for(lines[index].text, Setting(amid=True))), at)


def _heads_text(heading: Line, text: Line) -> bool:
    """Tell whether a heading that is a link, as products and addresses are, stands right before text that is none."""
    return FIELD_PLACES.issuperset(heading.places) and is_running(text) and text.linked < _HEADED_LINK


def _box(line: Line) -> int | None:
    """Return the id of the element that the paragraph, heading or list of a line stands in."""
    tag = line.owner
    while tag is not None and tag.name in _PARTS:
        tag = tag.parent
    return None if tag is None else id(tag)


def _is_shaped_as(line: Line, shapes: Container[tuple[str, ...]]) -> bool:
    is_text = line.kind == "heading" or (line.kind == "paragraph" and ends_sentence(line.text))
    return is_text and _shape(line) in shapes


def _shape(line: Line) -> tuple[str, ...]:
    """Return the names and classes of a line's element and of the two around it, () where it has no class itself.

    Sites that wrap each paragraph in a box of its own give them all the same ones.
    """
    if line.owner is None or not attribute(line.owner, "class"):
        return ()
    return tuple(f"{tag.name}.{attribute(tag, 'class')}" for tag in islice(upward(line.owner), 3))
