"""What may become of a visible line: a field was read from it, it is a block of the story, or a rule took it away."""

from dataclasses import dataclass

from cleaning.article import FieldName


@dataclass(frozen=True, slots=True)
class Told:
    """The line was read into a field."""

    field: FieldName


@dataclass(frozen=True, slots=True)
class Taken:
    """The line was removed by a rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The line is a block of the story."""


Fate = Told | Taken | Kept

CAPTION = Taken("caption")
OUTSIDE = Taken("outside-article")  # page chrome before and after the story
SET_APART = Taken("set-apart")  # between lines of the story, where the engine does not count it in
REPEATED_TITLE = Taken("repeated-title")
REPEATED_LINE = Taken("repeated-line")
LINK_ONLY = Taken("link-only")  # a line that is one link to somewhere else
END_MARK = Taken("end-mark")
CUT_OFF = Taken("cut-off-sign")
AUTHOR_NOTE = Taken("author-note")
EMPTY_HEADING = Taken("heading-without-text")
