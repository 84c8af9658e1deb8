"""A tree of markup in, its visible lines in reading order out, each with its kind and what its boxes are called."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from cleaning.alignment import squeeze
from cleaning.article import BlockKind, CleaningError
from cleaning.boxes import LONG_BY_NATURE, BoxNames, upward
from cleaning.credits import parted
from cleaning.streaming import STREAMED, put_in_place
from cleaning.tables import tell_small_tables
from cleaning.visibility import is_shown

_NODES = (Tag, NavigableString)
_METADATA = frozenset({"title", "meta", "link", "style", "script", "noscript", "base", "template"})
MAX_CHARACTERS = 10_000_000
MAX_TAGS = 12_000  # of 862 article pages the largest has 9,770

MAX_ATTRIBUTES = 2_000  # of one element: the parser's time grows with their square
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_DEPTH = 400  # of 108 article pages the deepest has 37
_TABLES = tomllib.loads(files("cleaning").joinpath("markup.toml").read_text("utf-8"))
BLOCK_LEVEL = frozenset(_TABLES["block_level"])
_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_OPENING_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_BREAK = "\x1e"
_HARD_BREAK = re.compile(rf"(?:\s*{_BREAK}\s*){{2,}}|(?<=[.!?。！？”」』\"])\s*{_BREAK}\s*")
_ENDS_SENTENCE = re.compile(r"[.!?:;,。！？：；，…]['\"”’)）」』]*$")
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’)）」』]*$")
LONG_LINE, LONG_LINE_HAN = 60, 20  # characters of running text
MISNAMED_SHARE = 0.5
MOSTLY_LINK = 0.4  # a line of which this share is links is not running text
MAX_HEADING_WORDS = 16
MAX_HEADING_CHARACTERS = 100

Shown = tuple[bool, Tag | NavigableString]


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its text with white space folded, and what the markup says of it.

    `places` names the boxes around it, nearest first ("caption", "navigation" ...; see `markup.toml`); `linked` is the
    share of its letters that are links; `owner` is the block-level element that the text belongs to, None for a page
    saved as text; `key` is the text squeezed.
    """

    text: str
    kind: BlockKind = "paragraph"
    places: tuple[str, ...] = ()
    linked: float = 0.0
    owner: Tag | None = None
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Squeeze the text once: all comparisons of lines are by it."""
        object.__setattr__(self, "key", squeeze(self.text))


def parse(markup: str) -> BeautifulSoup:
    """Parse markup of bounded size on lxml; raises CleaningError for what is too large to be an article."""
    if len(markup) > MAX_CHARACTERS or len(_OPENING_TAG.findall(markup)) > MAX_TAGS:
        raise CleaningError(
            f"The page is too large for an article (over {MAX_TAGS:,} tags): pass a page with one story."
        )
    if any(len(_QUOTED.sub("", tag[0]).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        raise CleaningError(
            f"An element of the page has over {MAX_ATTRIBUTES:,} attributes: pass a page with one story."
        )
    try:
        soup = BeautifulSoup(_CONTROL.sub(" ", markup), "lxml", multi_valued_attributes=None)
    except (RecursionError, ValueError, AssertionError) as exc:
        raise CleaningError("The markup of the page can't be parsed: save the page as text and pass that.") from exc
    _out_of_head(soup)
    if STREAMED in markup:
        put_in_place(soup)
    tell_small_tables(soup)
    return soup


def fold(text: str) -> str:
    """Fold white space, control characters and what has no width into the text of one line."""
    return " ".join(_INVISIBLE.sub("", _CONTROL.sub(" ", text)).split())


def _out_of_head(soup: BeautifulSoup) -> None:
    """Move what a head can't hold into the body.

    The tags around both may be left out (HTML Living Standard, 13.1.2.4); the parser, which knows no element of HTML 5,
    then leaves `<article>` where it stands.
    """
    if soup.head is None:
        return
    kept = (
        child.name in _METADATA if isinstance(child, Tag) else not str(child).strip() for child in soup.head.contents
    )
    first = next((at for at, is_kept in enumerate(kept) if not is_kept), None)
    if first is None:
        return
    body = soup.body or soup.new_tag("body")
    if soup.body is None:
        soup.head.insert_after(body)
    for child in reversed(soup.head.contents[first:]):
        body.insert(0, child)


def visible_lines(
    soup: BeautifulSoup, shown: Iterable[Shown] | None = None, apart: frozenset[int] = frozenset()
) -> tuple[Line, ...]:
    """Return the own text of every block-level element that is shown, in order.

    A `<br>` ends a line when doubled or when a sentence ends before it. `apart` holds ids of inline elements that stand
    on lines of their own; `shown` is what `shown_nodes` yields, where that is known.
    """
    shown = shown_nodes(soup) if shown is None else shown
    runs = [(run, run.texts()) for run in _runs(soup, shown, apart)]
    names = BoxNames(_main_elements(soup, runs))
    lines = [
        Line(text, _kind(run, text), names.around(run.first), run.linked_share, run.owner)
        for run, texts in runs
        for whole in texts
        for text in parted(whole)
    ]
    misnamed = misnamed_places(lines, [is_running(line) for line in lines]) - LONG_BY_NATURE
    return tuple(
        line
        if misnamed.isdisjoint(line.places)
        else replace(line, places=tuple(name for name in line.places if name not in misnamed))
        for line in lines
    )


def is_long(text: str) -> bool:
    """Tell whether a text is of a sentence's length at least, in an alphabet or in Chinese or Japanese writing."""
    if not LONG_LINE_HAN <= len(text) < LONG_LINE:
        return len(text) >= LONG_LINE
    return len(text.encode()) >= 2 * len(text)


def is_running(line: Line) -> bool:
    """Tell whether a line is running text, and not a link to some."""
    return line.linked < MOSTLY_LINK and is_long(line.text)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def misnamed_places(lines: Sequence[Line], counted: Sequence[bool]) -> frozenset[str]:
    """Return the names of boxes that hold half of what is counted: on this page they do not mean what they say."""
    sizes: Counter[str] = Counter()
    total = 0
    for line, counts in zip(lines, counted, strict=True):
        if counts:
            total += len(line.text)
            sizes.update(dict.fromkeys(line.places, len(line.text)))
    return frozenset(place for place, size in sizes.items() if size >= MISNAMED_SHARE * total)


@dataclass(slots=True)
class _Run:
    """Inline content between two edges of block-level elements."""

    owner: Tag
    nodes: list[NavigableString | Tag] = field(default_factory=list)
    characters: int = 0
    linked: int = 0

    def add(self, node: NavigableString | Tag, *, linked: bool) -> None:
        self.nodes.append(node)
        size = len(node.strip()) if isinstance(node, NavigableString) else 0
        self.characters += size
        self.linked += size if linked else 0

    @property
    def linked_share(self) -> float:
        return self.linked / max(1, self.characters)

    @property
    def first(self) -> Tag:
        """The innermost element that the first words stand in."""
        words = next((node for node in self.nodes if isinstance(node, NavigableString) and node.strip()), None)
        return (words.parent if words is not None else None) or self.owner

    def texts(self) -> list[str]:
        if not self.characters:
            return []
        joined = "".join(_BREAK if isinstance(node, Tag) else _CONTROL.sub(" ", node) for node in self.nodes)
        lines = _HARD_BREAK.split(" ".join(joined.split()))
        return [text for line in lines if (text := fold(line.replace(_BREAK, " ")))]

    def is_bold(self) -> bool:
        words = [node for node in self.nodes if isinstance(node, NavigableString) and node.strip()]
        return all(any(parent.name in _BOLD for parent in upward(node.parent, self.owner)) for node in words)


def _runs(soup: BeautifulSoup, shown: Iterable[Shown], apart: frozenset[int]) -> Iterator[_Run]:
    run = _Run(soup)
    owners: list[Tag] = [soup]
    links = 0
    for entering, node in shown:
        if isinstance(node, NavigableString) or node.name == "br":
            run.add(node, linked=links > 0)
            continue
        links += (node.name == "a") * (1 if entering else -1)
        if node.name in BLOCK_LEVEL or id(node) in apart:
            if run.nodes:
                yield run
            if entering:
                owners.append(node)
            else:
                owners.pop()
            run = _Run(owners[-1])
    if run.nodes:
        yield run


def shown_nodes(soup: BeautifulSoup) -> Iterator[Shown]:
    """Yield (True, node) on the way in and (False, element) on the way out, for all that is shown; no recursion."""
    todo: list[Shown] = [(True, soup)]
    depth = 0
    while todo:
        entering, node = todo.pop()
        depth += 0 if isinstance(node, NavigableString) or node.name == "br" else 1 if entering else -1
        if depth > MAX_DEPTH:
            raise CleaningError(f"The markup is nested over {MAX_DEPTH} deep: save the page as text and pass that.")
        if isinstance(node, NavigableString):
            if type(node) in {NavigableString, CData}:  # its subclasses are comments, doctypes, scripts
                yield True, node
        elif entering and not is_shown(node):
            depth -= 1
        else:
            yield entering, node
            if entering and node.name != "br":
                todo.append((False, node))
                todo.extend((True, child) for child in reversed(node.contents) if isinstance(child, _NODES))


def _main_elements(soup: BeautifulSoup, runs: Sequence[tuple[_Run, list[str]]]) -> frozenset[int]:
    """Return the elements whose names mean nothing: those around half of the text, `<main>`, or the only `<h1>`."""
    sizes: Counter[int] = Counter()
    total = 0
    for run, texts in runs:
        size = sum(len(text) for text in texts if is_long(text)) if run.linked_share < MOSTLY_LINK else 0
        if size:
            total += size
            for tag in upward(run.owner):
                sizes[id(tag)] += size
    landmarks = [found[0] for name in ("main", "h1") if len(found := soup.find_all(name)) == 1]
    around = {id(parent) for tag in landmarks for parent in upward(tag)}
    return frozenset(number for number, size in sizes.items() if size >= MISNAMED_SHARE * total) | around


def _kind(run: _Run, text: str) -> BlockKind:
    inside = {parent.name for parent in upward(run.owner)}
    if run.owner.name in _HEADINGS or inside & _HEADINGS:
        return "heading"
    if "blockquote" in inside:
        return "quote"
    if "li" in inside:
        return "list_item"
    short = len(text.split()) <= MAX_HEADING_WORDS and len(text) <= MAX_HEADING_CHARACTERS
    return "heading" if short and not _ENDS_SENTENCE.search(text) and run.is_bold() else "paragraph"
