"""The chosen spans of one sentence in, its segments out: gaps filled, seams made even, nothing lost of the source."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from tts.normalization import english, fallback
from tts.normalization.rule import Pattern, Span
from tts.script import Segment

PLAIN = "plain"
_STRENGTH = {mark: strength for strength, mark in enumerate(",;:—.!?", 1)}
_STRENGTH |= {"、": 1, "，": 1, "；": 2, "：": 3, "。": 5, "！": 6, "？": 7}
_WEAK_ENDS = ",—，、"
_WIDE = Pattern("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters that no space parts from others."""
_SPACES = Pattern(r"\s{2,}|[^\S ]")
_COMBINING = Pattern("[\u0300-\u036f]")
_ARTICLE = Pattern(r"(?<![\w'’-])(?P<article>[Aa]n?)\s$")
_ARTICLE_ENDS = frozenset("aAn")
_POSSESSIVE = Pattern(r"'s?(?!\w)")


class _Said:
    """What has been said so far of a sentence: pieces in order, with the seams between them made even."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.spoken: list[str] = []
        self.said: list[int] = []  # which pieces are not silent
        self.last = ""

    def add(self, span: Span) -> None:
        """Add a span; its spoken form is fitted to what stands before it."""
        spoken = span.spoken
        if spoken:
            spoken = self._fitted(spoken)
        self.spans.append(span)
        self.spoken.append(spoken)
        if spoken:
            self.said.append(len(self.spoken) - 1)
            self.last = spoken[-1]

    def _fitted(self, spoken: str) -> str:
        """Fit a piece to what stands before it: one space at most, pause marks merged, words kept apart."""
        if self.last == "-" and not spoken[0].isalpha():
            self._strip()
        bare = spoken.lstrip(" ")
        if not bare:
            return "" if self.last in ("", " ") else " "
        if bare[0] in _STRENGTH:
            return self._mark(bare)
        if bare[0] == "-" and not self.last.isalpha():
            return self._fitted(bare[1:]) if bare[1:] else ""
        if self.last == " " and _POSSESSIVE.match(bare):
            self._strip()
            return bare
        return self._space_before(bare, glued=bare == spoken) + bare

    def _space_before(self, word: str, *, glued: bool) -> str:
        """Return the space that a word needs before it; one that is glued to a word or a pause mark gets one too."""
        if not self.last or self.last in " -" or (glued and (_WIDE.match(self.last) or _WIDE.match(word))):
            return ""
        if not glued:
            return " "
        return " " if self.last in _STRENGTH or (self.last.isalpha() and word[0].isalpha()) else ""

    def _mark(self, spoken: str) -> str:
        """Fit a pause mark: none at the start, and of two that meet the stronger one stays, in its first place."""
        self._strip()
        if not self.last:
            return self._fitted(spoken[1:]) if spoken[1:].strip() else ""
        if self.last in _STRENGTH:
            if _STRENGTH[spoken[0]] > _STRENGTH[self.last]:
                self._replace_mark(spoken[0])
            return self._fitted(spoken[1:]) if spoken[1:] else ""
        return f" {spoken}" if spoken[0] == "—" else spoken

    def _strip(self) -> None:
        """Take the white space, or a hyphen that leads nowhere, off the end of what has been said."""
        while self.said:
            at = self.said[-1]
            self.spoken[at] = self.spoken[at].rstrip(" -")
            if self.spoken[at]:
                self.last = self.spoken[at][-1]
                return
            self.said.pop()
        self.last = ""

    def _replace_mark(self, mark: str) -> None:
        """Put a stronger pause mark in the place of the last one."""
        kept = self.spoken[self.said[-1]][:-1].rstrip(" ")
        self.spoken[self.said[-1]] = kept + (" —" if mark == "—" else mark)
        self.last = mark

    def close(self, *, stop: bool) -> None:
        """End the sentence: no white space, no mark that leads nowhere, and a full stop where one is wanted."""
        self._strip()
        while self.last and self.last in _WEAK_ENDS:
            self.spoken[self.said[-1]] = self.spoken[self.said[-1]][:-1]
            self._strip()
        if stop and self.said and self.last not in _STRENGTH:
            self.spoken[self.said[-1]] += "."


def assemble(
    text: str, start: int, end: int, chosen: list[Span], leftover: Callable[[str], str] | None, *, close: bool
) -> tuple[Segment, ...]:
    """Return the segments of text[start:end], of which `chosen` are the spans; `close` ends it with a full stop.

    `leftover` keeps from a voice what it can't read of the text between two spans; None is what English does, which
    fits the articles too.
    """
    said = _Said()
    for span in _filled(text, start, end, chosen, leftover):
        if span.rule is not PLAIN and span.rule.startswith(fallback.UNREAD) and text[span.start : span.end].strip():
            _warn(span.rule, text[span.start : min(span.end, span.start + 40)])
        said.add(span)
    said.close(stop=close or _ends_with_abbreviation(text, end, chosen))
    return tuple(
        Segment(span.start, span.end, text[span.start : span.end], spoken, span.rule, span.say, span.pause_ms)
        for span, spoken in zip(said.spans, said.spoken, strict=True)
    )


def _warn(rule: str, unread: str) -> None:
    import logging  # a tenth of what importing takes, for what is rare

    logging.getLogger(__name__).warning("%s: no rule reads %r", rule, unread)


def _ends_with_abbreviation(text: str, end: int, chosen: list[Span]) -> bool:
    """Tell whether the full stop that ends the sentence belongs to an abbreviation too."""
    last = next((span for span in reversed(chosen) if span.rule not in ("quote", "pause/bracket")), None)
    return last is not None and last.may_end and not text[last.end : end].strip(" \"”’'»)\n\t")


def _filled(
    text: str, start: int, end: int, chosen: Iterable[Span], leftover: Callable[[str], str] | None
) -> Iterator[Span]:
    """Yield the spans with the gaps between them as plain spans, and the articles before them fitted."""
    at = start
    for span in (*chosen, None):
        gap_end = span.start if span else end
        if at < gap_end and leftover is None:
            yield from _gap(text, at, gap_end, span)
        elif at < gap_end and leftover:
            written = text[at:gap_end]
            kept = leftover(written)
            yield Span(at, gap_end, kept, PLAIN if kept == written else f"{fallback.UNREAD}/cut", 0)
        if span:
            yield span
            at = span.end


def _gap(text: str, start: int, end: int, following: Span | None) -> Iterator[Span]:
    """Yield the words between two spans as they are written; an article takes the form that the next sound asks for."""
    written = text[start:end]
    may_fit = following and following.spoken and written.rstrip()[-1:] in _ARTICLE_ENDS
    article = _ARTICLE.search(written) if may_fit else None
    if article and following:
        wanted = _article_before(following)
        if wanted and wanted != article["article"].lower():
            cut = start + article.start()
            if cut > start:
                yield _plain(text[start:cut], start, cut)
            fitted = wanted.capitalize() if article["article"][0] == "A" else wanted
            yield Span(cut, end, f"{fitted} ", "article", 0)
            return
    yield _plain(written, start, end)


def _plain(written: str, start: int, end: int) -> Span:
    if not fallback.readable(written):
        return Span(start, end, _SPACES.sub(" ", fallback.leftover(written)), f"{fallback.UNREAD}/cut", 0)
    return Span(start, end, _SPACES.sub(" ", _composed(written).replace("’", "'")), PLAIN, 0)


def _composed(written: str) -> str:
    """Return the text with its accents in its letters; what no letter takes up has no sound of its own."""
    if written.isascii() or not _COMBINING.search(written):
        return written
    return _COMBINING.sub("", unicodedata.normalize("NFC", written))


def _article_before(span: Span) -> str:
    """Return the indefinite article that the sound of a span asks for, or "" where it asks for none."""
    if span.say and span.say.kind == "ipa":
        from tts.pronunciation import phonetics

        sound = next((symbol for symbol in phonetics.symbols(span.say.value) if symbol not in phonetics.PROSODY), "")
        return "an" if sound in phonetics.VOWELS else "a"
    bare = span.spoken.lstrip()
    return english.article(bare) if bare and bare[0].isalpha() else ""
