"""A tree of markup in, its visible lines in reading order out: each with its kind and the names of the boxes around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from cleaning.article import BlockKind, CleaningError

MAX_CHARACTERS = 10_000_000
MAX_TAGS = 100_000  # a page at this limit is parsed and walked in 2.5 s; the largest of 900 news pages has 19,000

BLOCK_LEVEL = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "search section summary table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "applet audio base canvas datalist embed head iframe link meta noframes noscript object script style svg template "
    "title video".split()
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BREAK = "\x1e"
_HARD_BREAK = re.compile(rf"(?:\s*{_BREAK}\s*){{2,}}|(?<=[.!?。！？”」』\"])\s*{_BREAK}\s*")
_ENDS_SENTENCE = re.compile(r"[.!?:;,。！？：；，…]['\"”’)）」』]*$")
MAX_HEADING_WORDS = 16
MAX_HEADING_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its text with white space folded, and what the markup says of it.

    `places` names the boxes around it, nearest first ("caption", "navigation" ...; see `PLACES`); `owner` is the
    block-level element that the text belongs to, None for a page saved as text.
    """

    text: str
    kind: BlockKind = "paragraph"
    places: tuple[str, ...] = ()
    owner: Tag | None = None


# What boxes are called, by element and role, and by words of their class and id.
PLACES: tuple[tuple[str, frozenset[str], str], ...] = (
    ("caption", frozenset({"figcaption"}), r"caption|cutline|photo-?(?:credit|by)|image-?credit|credit"),
    ("table", frozenset({"table"}), r"data-?table"),
    ("comments", frozenset(), r"comments?(?:-?(?:list|section|area|thread|form))?|disqus|respond|coral"),
    ("privacy-notice", frozenset({"dialog"}), r"cookies?|consent|gdpr|onetrust|privacy"),
    ("newsletter", frozenset(), r"news-?letters?|subscri(?:be|ption)|sign-?up|mailing|mc4wp|mailchimp"),
    ("share", frozenset(), r"share(?:d|s|tools|bar|daddy)?|sharing|social|addtoany|print-?button"),
    ("related", frozenset(), r"related|recirc(?:ulation)?|read-?(?:more|next|also)|more-?(?:stories|news|from|on)|most"
        r"-?(?:read|popular|viewed)|trending|popular|recommend(?:ed|ations?)?|you-?may|taboola|outbrain|up-?next"),
    ("advertisement", frozenset(), r"ad|ads|advert|adverts|advertis\w*|sponsor\w*|promo\w*|dfp|banner-?ad|ad-?\w*slot"),
    ("author-note", frozenset(), r"(?:author|writer|contributor)-?(?:bio|box|info|card|about)|about-?(?:the-?)?author"),
    ("tags", frozenset(), r"tags?|tag-?(?:list|links|cloud)|topics|keywords|categor(?:y|ies)|cat-?links"),
    ("navigation", frozenset({"nav", "menu", "navigation"}), r"nav\w*|menu\w*|breadcrumbs?|pagination|pager|toc"),
    ("aside", frozenset({"aside", "complementary"}), r"side-?bar|widget|rail"),
    ("form", frozenset({"form", "button", "select", "textarea", "fieldset", "search"}), r"search-?(?:form|box|bar)"),
    ("footer", frozenset({"footer", "contentinfo"}), r"footer|colophon|copyright"),
    ("banner", frozenset({"banner"}), r"masthead|site-?header|top-?bar"),
)
_PLACE_WORDS = tuple((name, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)) for name, _, words in PLACES)


def parse(markup: str) -> BeautifulSoup:
    """Parse markup of bounded size on lxml; raises CleaningError for what is too large to be an article."""
    if len(markup) > MAX_CHARACTERS or markup.count("<") > MAX_TAGS:
        raise CleaningError(f"The page is too large for an article (over {MAX_TAGS:,} tags): pass a page with one story.")
    try:
        return BeautifulSoup(_CONTROL.sub(" ", markup), "lxml")
    except (RecursionError, ValueError, AssertionError) as exc:
        raise CleaningError("The markup of the page can't be parsed: save the page as text and pass that.") from exc


def fold(text: str) -> str:
    """Fold white space, control characters and what has no width into the text of one line."""
    return " ".join(_INVISIBLE.sub("", _CONTROL.sub(" ", text)).split())


def visible_lines(soup: BeautifulSoup, apart: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    """Return the own text of every block-level element that is shown, in order.

    A `<br>` ends a line when doubled or when a sentence ends before it. `apart` holds ids of inline elements that stand
    on lines of their own.
    """
    names = _BoxNames()
    return tuple(
        Line(text, _kind(run, text), names.around(run.first), run.owner)
        for run in _runs(soup, apart)
        for text in run.texts()
    )


def is_shown(tag: Tag) -> bool:
    """Tell whether an element is laid out at all, by its own name and attributes."""
    if tag.name in UNSEEN or tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return False
    return not _HIDING_STYLE.search(str(tag.get("style") or ""))


@dataclass(slots=True)
class _Run:
    """Inline content between two edges of block-level elements."""

    owner: Tag
    nodes: list[NavigableString | Tag] = field(default_factory=list)

    @property
    def first(self) -> Tag:
        """The innermost element that the first words stand in."""
        words = next((node for node in self.nodes if isinstance(node, NavigableString) and node.strip()), None)
        return (words.parent if words is not None else None) or self.owner

    def texts(self) -> list[str]:
        joined = "".join(_BREAK if isinstance(node, Tag) else _CONTROL.sub(" ", node) for node in self.nodes)
        lines = _HARD_BREAK.split(" ".join(joined.split()))
        return [text for line in lines if (text := fold(line.replace(_BREAK, " ")))]

    def is_bold(self) -> bool:
        words = [node for node in self.nodes if isinstance(node, NavigableString) and node.strip()]
        return all(any(parent.name in _BOLD for parent in _upward(node.parent, self.owner)) for node in words)


def _runs(soup: BeautifulSoup, apart: frozenset[int]) -> Iterator[_Run]:
    run = _Run(soup)
    owners: list[Tag] = [soup]
    for entering, node in _walk(soup):
        if isinstance(node, NavigableString) or node.name == "br":
            run.nodes.append(node)
        elif node.name in BLOCK_LEVEL or id(node) in apart:
            if run.nodes:
                yield run
            if entering:
                owners.append(node)
            else:
                owners.pop()
            run = _Run(owners[-1])
    if run.nodes:
        yield run


def _walk(soup: BeautifulSoup) -> Iterator[tuple[bool, Tag | NavigableString]]:
    """Yield (True, node) on the way in and (False, element) on the way out, for all that is shown; no recursion."""
    todo: list[tuple[bool, Tag | NavigableString]] = [(True, soup)]
    while todo:
        entering, node = todo.pop()
        if isinstance(node, NavigableString):
            if type(node) in {NavigableString, CData}:  # its subclasses are comments, doctypes, scripts
                yield True, node
        elif not entering or is_shown(node):
            yield entering, node
            if entering and node.name != "br":
                todo.append((False, node))
                todo.extend((True, child) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))


class _BoxNames:
    """Remembers, for each element, the names of the boxes that it stands in."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, ...]] = {}

    def around(self, tag: Tag) -> tuple[str, ...]:
        path: list[Tag] = []
        for parent in _upward(tag, None):
            if id(parent) in self._known:
                break
            path.append(parent)
        names = self._known.get(id(path[-1].parent) if path else id(tag), ())
        for element in reversed(path):
            own = _own_box_names(element)
            names = own + tuple(name for name in names if name not in own) if own else names
            self._known[id(element)] = names
        return names


def _own_box_names(tag: Tag) -> tuple[str, ...]:
    if tag.name in {"html", "body"}:
        return ()
    role = tag.get("role")
    labels = f"{_attribute_text(tag, 'class')} {_attribute_text(tag, 'id')}"
    return tuple(
        name
        for (name, elements, _), (_, words) in zip(PLACES, _PLACE_WORDS, strict=True)
        if tag.name in elements or role in elements or (labels != " " and words.search(labels))
    )


def _attribute_text(tag: Tag, name: str) -> str:
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _kind(run: _Run, text: str) -> BlockKind:
    inside = {parent.name for parent in _upward(run.owner, None)}
    if run.owner.name in _HEADINGS or inside & _HEADINGS:
        return "heading"
    if "blockquote" in inside:
        return "quote"
    if "li" in inside:
        return "list_item"
    short = len(text.split()) <= MAX_HEADING_WORDS and len(text) <= MAX_HEADING_CHARACTERS
    return "heading" if short and not _ENDS_SENTENCE.search(text) and run.is_bold() else "paragraph"


def _upward(tag: Tag | None, last: Tag | None) -> Iterator[Tag]:
    """Yield an element and what it stands in, up to `last`, which is not yielded."""
    while tag is not None and tag is not last:
        yield tag
        tag = tag.parent
