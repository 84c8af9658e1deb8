"""A page saved as plain text in, its article out: without tags, order and wording tell the story from the rest."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise

from cleaning.accounting import account, byline_line, end_marks
from cleaning.article import Article, CleaningError, HouseStyle
from cleaning.assembly import NO_STORY, assemble
from cleaning.credits import parted
from cleaning.dateline import find_dateline
from cleaning.dates import parse_date
from cleaning.fates import CAPTION, Taken
from cleaning.metadata import Facts
from cleaning.noise import Setting, rule_for
from cleaning.publishers import GENERIC, publisher_of_text, publisher_of_url
from cleaning.structure import MAX_CHARACTERS, MAX_HEADING_CHARACTERS, MAX_HEADING_WORDS, Line, fold

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：]['\"’”)）」』\]]*$")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_BULLET = re.compile(r"[•·‣▪◦*@＠]\s?\S|-\s+\S|\d{1,2}[.)]\s+\S")
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_SUBJECT_STEM = 6  # letters of a long word that its forms share
_LEAST_SUBJECTS = 8
_SHARED_SUBJECTS = 0.3  # of the words of the smaller part
_PROSE, _PROSE_HAN = 80, 25  # characters of a line that holds a sentence or more
_FURNITURE_LINES = 4  # in a row after the last prose, behind which a sentence of the story may stand
_VISITOR = re.compile(r"\b(?:we|our|us|you|your|click|visit|please)\b|您|本網站|本网站|当サイト", re.IGNORECASE)
_CREDITS = frozenset({"byline", "time-line"})
_BREAK_LINES = 5  # so many lines in a row that are no sentences part two stories
_HEADER_LINES = 15  # lines before the story among which its title stands
_LONGEST_TITLE = 220
_LONGEST_HEADLINE = 120
_HEADINGS_BETWEEN = 2  # at most between the parts of any story
_LEAST_DEK, _LEAST_DEK_HAN = 30, 12
_STEM = 4  # letters that a word of the title and one of the story share: "slip", "slipped"
_CAPTION_CHARACTERS = range(20, 300)
_WRAP_WIDTHS = range(45, 100)  # widest line of a hard-wrapped text
_WRAP_SLACK = 25


@dataclass(frozen=True, slots=True)
class _Span:
    """The lines of the story: from `first` up to and with `last`."""

    first: int
    last: int


def article_of_text(text: str, url: str) -> Article:
    """Make an article of a page saved as text; raises CleaningError."""
    if len(text) > MAX_CHARACTERS:
        raise CleaningError(f"The text is too long for an article (over {MAX_CHARACTERS:,} characters).")
    publisher = publisher_of_url(url)
    if publisher is GENERIC:
        publisher = publisher_of_text(text)
    lines = dump_lines(text)
    rules = _rules(lines)
    span = _largest_cluster(lines, rules)
    title = _title_index(lines, rules, span)
    span = _with_sentences_around(lines, rules, span, title)
    facts = Facts(
        url=url,
        title=lines[title].text if title is not None else "",
        dek=_dek(lines, rules, span, title),
        byline=byline_line(lines),
        published=next(_dates(lines, publisher.house_style), None),
    )
    lines = _with_kinds(lines, rules, span)
    story = [span.first <= index <= span.last for index in range(len(lines))]
    declared = end_marks(lines, publisher) | _doubled_captions(lines, rules, span, title)
    fates = account(lines, story, facts, publisher.house_style, declared)
    return assemble(lines, fates, facts, publisher)


def dump_lines(text: str) -> tuple[Line, ...]:
    """Return the non-empty lines of a text, white space folded; paragraphs that were wrapped by hand are one line."""
    rows = [fold(row) for row in text.splitlines()]
    groups = [list(group) for filled, group in groupby(rows, key=bool) if filled]
    wrapped = [group for group in groups if len(group) >= 3 and _looks_wrapped(group)]
    if len(wrapped) >= 2:
        groups = [[" ".join(group)] if _looks_wrapped(group) else group for group in groups]
    return tuple(Line(text) for group in groups for row in group for text in parted(row))


def _looks_wrapped(group: Sequence[str]) -> bool:
    widest = max(map(len, group))
    return len(group) > 1 and widest in _WRAP_WIDTHS and all(len(row) >= widest - _WRAP_SLACK for row in group[:-1])


def is_prose(text: str) -> bool:
    """Tell whether a line holds a sentence long enough to belong to a story."""
    if find_dateline(text) and len(text) > len(find_dateline(text)) + 20:
        return True
    enough = _PROSE_HAN if _HAN_OR_KANA.search(text) else _PROSE
    return len(text) >= enough and _is_sentence(text)


def _is_short_sentence(text: str) -> bool:
    return _is_sentence(text) and len(text) >= (_LEAST_DEK_HAN if _HAN_OR_KANA.search(text) else _LEAST_DEK)


def _is_sentence(text: str) -> bool:
    return bool(_ENDS_SENTENCE.search(text))


def _rules(lines: Sequence[Line]) -> list[str]:
    texts = ["", *(line.text for line in lines), ""]
    return [rule_for(texts[at], Setting(texts[at - 1], texts[at + 1])) for at in range(1, len(texts) - 1)]


def _largest_cluster(lines: Sequence[Line], rules: Sequence[str]) -> _Span:
    """Find the largest run of prose that no list of headlines parts; raises CleaningError when there is no prose."""
    clusters: list[list[int]] = [[]]
    loose = longest = 0
    for index, line in enumerate(lines):
        if rules[index] == "end-mark" and clusters[-1]:
            is_same = _goes_on(lines, rules, index, max(_HEADINGS_BETWEEN, longest)) or _tells_of_same(
                lines, rules, clusters[-1], index
            )
            clusters += [] if is_same else [[]]
        if rules[index]:
            continue
        if is_prose(line.text):
            if loose >= _BREAK_LINES:
                clusters.append([])
            clusters[-1].append(index)
        loose = 0 if _is_sentence(line.text) or _BULLET.match(line.text) else loose + 1
        longest = max(longest, loose) if clusters[-1] else 0
    largest = max(clusters, key=lambda cluster: sum(len(lines[index].text) for index in cluster))
    if not largest:
        raise CleaningError(NO_STORY)
    return _Span(_after_dek(largest, lines, rules), largest[-1])


def _goes_on(lines: Sequence[Line], rules: Sequence[str], mark: int, loose: int) -> bool:
    """Tell whether sentences of the same story follow an end mark, so many `loose` lines between as it had before.

    A dateline, a byline or a time that comes first opens another story, and so do more lines that are no prose.
    """
    between = 0
    for at in range(mark + 1, len(lines)):
        if rules[at] in _CREDITS or between > loose:
            return False
        text = lines[at].text
        if not rules[at] and (is_prose(text) or _is_short_sentence(text) or len(text) >= _LONGEST_HEADLINE):
            return not find_dateline(text)
        between += not rules[at] and not _is_sentence(lines[at].text)
    return False


def _tells_of_same(lines: Sequence[Line], rules: Sequence[str], before: Sequence[int], mark: int) -> bool:
    """Tell whether the prose after a mark, up to the next, uses the words of the prose before it, and has no dateline.

    Of 300 pages parted anywhere, 9 of 10 share 27 % of the longer words of the smaller part or more; of as many pairs
    of parts of different pages, 1 in 10 does.
    """
    marks = (at for at in range(mark + 1, len(lines)) if rules[at] == "end-mark")
    after = [at for at in range(mark + 1, next(marks, len(lines))) if not rules[at] and is_prose(lines[at].text)]
    if any(find_dateline(lines[at].text) for at in after):
        return False
    smaller, larger = sorted((_subjects(lines, before), _subjects(lines, after)), key=len)
    return len(smaller) >= _LEAST_SUBJECTS and len(smaller & larger) >= _SHARED_SUBJECTS * len(smaller)


def _subjects(lines: Sequence[Line], chosen: Iterable[int]) -> set[str]:
    return set().union(*(_stems_of_subjects(lines[at].text) for at in chosen))


def _stems_of_subjects(text: str) -> set[str]:
    return {word[:_SUBJECT_STEM] for word in _LONG_WORD.findall(text.casefold())}


def _after_dek(cluster: Sequence[int], lines: Sequence[Line], rules: Sequence[str]) -> int:
    """Return where the story starts: at its dateline, or after the byline or date that follows a dek."""
    for index in cluster[:2]:
        if find_dateline(lines[index].text):
            return index
    if len(cluster) > 2 and _CREDITS & set(rules[cluster[0] : cluster[1]]):
        return cluster[1]
    return cluster[0]


def _title_index(lines: Sequence[Line], rules: Sequence[str], span: _Span) -> int | None:
    """Choose the line before the story that shares most words with it."""
    words = set(_stems(" ".join(line.text for line in lines[span.first : span.last + 1])))
    free = [at for at in range(span.first) if not rules[at] and len(lines[at].text) <= _LONGEST_TITLE][-_HEADER_LINES:]

    def shared(at: int) -> float:
        own = _stems(lines[at].text)
        hits = sum(stem in words for stem in own)
        return hits * hits / len(own) if own else 0.0

    best = max(free, key=lambda at: (shared(at), at), default=None)
    return best if best is None or shared(best) > 0 else free[-1]


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text.casefold())]


def _dek(lines: Sequence[Line], rules: Sequence[str], span: _Span, title: int | None) -> str:
    """Return the line between the title and the story, where it directly follows the title and is a sentence long."""
    at = span.first if title is None else title + 1
    if at >= span.first or rules[at] or lines[at].text in {line.text for line in lines[at + 1 :]}:
        return ""
    text = lines[at].text
    return text if len(text) >= (_LEAST_DEK_HAN if _HAN_OR_KANA.search(text) else _LEAST_DEK) else ""


def _with_sentences_around(lines: Sequence[Line], rules: Sequence[str], span: _Span, title: int | None) -> _Span:
    """Widen the span by the short sentences and list items that touch it, up to the title.

    Furniture may stand between; after the story, what is behind it has to use the story's words.
    """
    subjects = _subjects(lines, range(span.first, span.last + 1))
    opens = bool(find_dateline(lines[span.first].text))
    header = range(span.first, span.first) if opens else range(span.first - 1, -1 if title is None else title, -1)
    before = _touching(lines, rules, header, None, lambda text: _is_sentence(text) and not find_dateline(text))
    rest = range(span.last + 1, len(lines))
    after = _touching(lines, rules, rest, subjects, lambda text: _is_sentence(text) or bool(_BULLET.match(text)))
    return _Span(min([span.first, *before]), max([span.last, *after]))


def _touching(
    lines: Sequence[Line], rules: Sequence[str], order: range, subjects: set[str] | None, is_told: Callable[[str], bool]
) -> list[int]:
    """Return the lines that are told one after another, with little furniture between: a byline or a date ends them.

    Behind furniture they have to use the words of `subjects`, where given, or, before an end mark, speak to no visitor.
    """
    found: list[int] = []
    furniture, behind, ended = 0, False, False
    for index in order:
        text = lines[index].text
        if rules[index]:
            furniture, behind, ended = furniture + 1, True, ended or rules[index] == "end-mark"
            if furniture > _FURNITURE_LINES or rules[index] in _CREDITS:
                break
        elif is_told(text) and (
            subjects is None or not behind or _tells_of(text, subjects) or not (ended or _speaks_to_visitor(text))
        ):
            furniture = 0
            found.append(index)
        else:
            break
    return found


def _speaks_to_visitor(text: str) -> bool:
    return bool(_VISITOR.search(text)) or not _is_short_sentence(text)


def _tells_of(text: str, subjects: set[str]) -> bool:
    """Tell whether half of the longer words of a sentence, and one at least, are the story's."""
    own = _stems_of_subjects(text)
    return len(own & subjects) >= max(1, len(own) / 2)


def _with_kinds(lines: Sequence[Line], rules: Sequence[str], span: _Span) -> tuple[Line, ...]:
    """Name the short lines of the story: one alone before prose is a heading, several in a row are a list."""
    inside = [at for at in range(span.first, span.last + 1) if not rules[at]]
    bare = {at for at in inside if not _is_sentence(lines[at].text)}
    listed = {at for one, other in pairwise(inside) for at in (one, other) if {one, other} <= bare}
    listed |= {at for at in inside if _BULLET.match(lines[at].text)}
    headings = {at for at in bare - listed if _is_short(lines[at].text)}
    return tuple(
        replace(line, kind="list_item" if at in listed else "heading" if at in headings else line.kind)
        for at, line in enumerate(lines)
    )


def _is_short(text: str) -> bool:
    return len(text.split()) <= MAX_HEADING_WORDS and len(text) <= MAX_HEADING_CHARACTERS


def _doubled_captions(lines: Sequence[Line], rules: Sequence[str], span: _Span, title: int | None) -> dict[int, Taken]:
    """Find lines that stand before the story and again: a picture's text, printed under it and for its own page."""
    keys = [line.key for line in lines]
    counts = Counter(keys)
    before = {
        keys[at]
        for at in range(0 if title is None else title + 1, span.first)
        if counts[keys[at]] > 1 and len(lines[at].text) in _CAPTION_CHARACTERS and not rules[at]
    }
    return {at: CAPTION for at, key in enumerate(keys) if key in before}


def _dates(lines: Sequence[Line], style: HouseStyle) -> Iterator[datetime]:
    for line in lines:
        if moment := parse_date(line.text, style):
            yield moment
