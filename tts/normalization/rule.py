"""What a kind of normalization offers: rules that match at a token, and the readings they give."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cleaning.article import DateOrder
from tts.script import Say

Dialect = Literal["american", "british"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a publisher writes and wants to be read: the order of numeric dates, and whose English it is."""

    date_order: DateOrder = "mdy"
    dialect: Dialect = "american"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said for a match.

    `end` is where the span ends, when that is not the end of the match. `may_end` says that the full stop which the
    span ends with can be the end of the sentence too ("at 8 p.m.").
    """

    spoken: str
    end: int | None = None
    say: Say | None = None
    may_end: bool = False
    pause_ms: int = 0


DIGIT, CAPITAL, ANY_WORD, OTHER_SCRIPT = "0", "A", "W", "X"
"""Classes of tokens a rule can start at: a number, a word that opens with a capital, any word, a word not in Latin
letters. They can't be taken for a token itself, since those are written in lower case."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One convention: where it can start, what it matches there, and how that is read.

    `starts` names classes of tokens (above) and single tokens: words, in lower case, and symbols. `read` returns None
    where the match turns out to be something else. The higher `priority` wins, then the longer span. `source` names
    the authority for the convention.
    """

    name: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Style], Reading | None]
    priority: int
    example: tuple[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Span:
    """A reading with its place in the source: what the one scan chooses among."""

    start: int
    end: int
    spoken: str
    rule: str
    priority: int
    say: Say | None = None
    may_end: bool = False
    pause_ms: int = 0
