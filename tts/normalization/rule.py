"""What a kind of normalization offers: rules that match at a token, and the readings they give."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from cleaning.article import DateOrder
from tts.script import Say

Dialect = Literal["american", "british"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a publisher writes and wants to be read: see HouseStyle, where a publisher sets it."""

    date_order: DateOrder = "mdy"
    dialect: Dialect = "american"
    percent: str = "percent"
    years: Literal["pairs", "thousands"] = "pairs"
    tickers: bool = False


class Reading(NamedTuple):
    """What is said for a match; a named tuple, as a span is, since to make one takes a quarter of the time.

    `end` is where the span ends, when that is not the end of the match. `may_end` says that the full stop which the
    span ends with can be the end of the sentence too ("at 8 p.m.").
    """

    spoken: str
    end: int | None = None
    say: Say | None = None
    may_end: bool = False
    pause_ms: int = 0


class Pattern:
    """A regular expression that is compiled when it first meets a text: all together take a tenth of a second."""

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "search", "source", "sub")

    findall: Callable[..., list[str]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    def __getattr__(self, method: str) -> Callable[..., Any]:
        """Compile, and keep the methods: this is asked only for those that are not there yet."""
        if method not in _METHODS:
            raise AttributeError(method)
        compiled = re.compile(self.source, self.flags)
        for name in _METHODS:
            setattr(self, name, getattr(compiled, name))
        found: Callable[..., Any] = getattr(compiled, method)
        return found


_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "sub")

DIGIT, CAPITALS, JOINED, ANY_CASE, CHANGED, OTHER_SCRIPT, UNKNOWN = "0", "A", "J", "M", "B", "X", ""
"""Classes of tokens a rule can start at, which can't be taken for tokens, since those are written in lower case.

A number; a word with more capitals than its first, or a single one, or one that a figure or mark follows; any word that
a figure or mark follows without a space; a word with small letters before capitals; a word that a square bracket
follows without a space; a word in another script; a symbol, when none of its own rules has read it.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One convention: where it can start, what it matches there, and how that is read.

    `starts` names classes of tokens (above) and single tokens: words, in lower case, and symbols. `read` returns None
    where the match turns out to be something else. The higher `priority` wins, then the longer span. `source` names
    the authority for the convention. `follows` are the characters of which one comes right after the number that a rule
    starts at; "" is any.
    """

    name: str
    starts: tuple[str, ...]
    pattern: Pattern
    read: Callable[[re.Match[str], Style], Reading | None]
    priority: int
    example: tuple[str, str]
    source: str
    follows: str = ""


class Span(NamedTuple):
    """A reading with its place in the source: what the one scan chooses among."""

    start: int
    end: int
    spoken: str
    rule: str
    priority: int
    say: Say | None = None
    may_end: bool = False
    pause_ms: int = 0
