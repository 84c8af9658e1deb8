"""A script or a text in, what is said of it out: one scan in which every rule and lexicon offers spans of the source.

The best span by priority, then length, wins; no two overlap; then sentences are cut where no span is cut.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaning.article import HouseStyle
from tts import pauses
from tts.assembly import assemble
from tts.normalization import pauses as punctuation
from tts.normalization.kinds import STARTS
from tts.normalization.rule import (
    ANY_CASE,
    CAPITALS,
    CHANGED,
    DIGIT,
    JOINED,
    OTHER_SCRIPT,
    UNKNOWN,
    Pattern,
    Reading,
    Rule,
    Span,
)
from tts.normalization.scripts import TOKEN
from tts.script import Chapter, Passage, Script, Segment, Utterance
from tts.segmentation import sentence_starts

if TYPE_CHECKING:
    from tts.context import Context
    from tts.pronunciation.lexicon import Lexicon


_OTHER_LANGUAGES: dict[str, tuple[Rule, ...]] = dict.fromkeys(punctuation.AS_WRITTEN.starts, (punctuation.AS_WRITTEN,))
_SIMPLIFIED = frozenset({"zh-Hans", "zh-CN", "zh-SG", "zh-MY"})


def read(script: Script, lexicons: Sequence["Lexicon"] = (), house_style: HouseStyle = HouseStyle()) -> Script:  # noqa: B008
    """Fill each passage of a script with what is said, sentence by sentence, and the pauses between.

    Lexicons that are named earlier win over later ones, and all of them over the house's own.
    """
    texts = tuple(passage.text for chapter in script.chapters for passage in chapter.passages)
    context = _context(texts, script.language, lexicons, house_style)
    return replace(script, chapters=tuple(_read_chapter(chapter, context) for chapter in script.chapters))


def read_passage(
    passage: Passage,
    lexicons: Sequence["Lexicon"] = (),
    house_style: HouseStyle = HouseStyle(),  # noqa: B008
) -> Passage:
    """Read one passage by itself."""
    context = _context((passage.text,), passage.language, lexicons, house_style)
    return replace(passage, utterances=_utterances(passage, context))


def segments(
    text: str,
    *,
    language: str = "en",
    lexicons: Sequence["Lexicon"] = (),
    house_style: HouseStyle = HouseStyle(),  # noqa: B008
    dateline: str = "",
) -> tuple[Segment, ...]:
    """Read a text: its segments in order, whose `written` joined is the text, byte for byte.

    `dateline` is the prefix of the text that is a dateline ("Taipei, Dec. 2 (CNA)"), which is said by itself.
    """
    passage = Passage(text, None, "paragraph", language, dateline)
    utterances = _utterances(passage, _context((text,), language, lexicons, house_style))
    return tuple(segment for utterance in utterances for segment in utterance.segments)


def _context(texts: Sequence[str], language: str, lexicons: Sequence["Lexicon"], house_style: HouseStyle) -> "Context":
    from tts.context import context  # with the lexicons and tables of names, which the first text asks for

    return context(texts, language, lexicons, house_style)


def _read_chapter(chapter: Chapter, context: "Context") -> Chapter:
    passages = [replace(passage, utterances=_utterances(passage, context)) for passage in chapter.passages]
    if passages and passages[-1].utterances:
        *first, last = passages[-1].utterances
        passages[-1] = replace(passages[-1], utterances=(*first, replace(last, pause_ms=pauses.CHAPTER_MS)))
    return replace(chapter, passages=tuple(passages))


def _utterances(passage: Passage, context: "Context") -> tuple[Utterance, ...]:
    """Read the dateline and then the rest, with the pauses that their kinds ask for."""
    text, body = passage.text, 0
    said: list[Utterance] = []
    if passage.dateline and text.startswith(passage.dateline):
        body = len(text) - len(text[len(passage.dateline) :].lstrip())
        said += _sentences(text[:body], 0, context, pauses.DATELINE_MS, close=True)
    said += _sentences(text[body:], body, context, pauses.SENTENCE_MS, close=False)
    if said:
        said[-1] = Utterance(said[-1].segments, pauses.AFTER_PASSAGE_MS[passage.role])
    return tuple(said)


def _sentences(text: str, offset: int, context: "Context", pause_ms: int, *, close: bool) -> list[Utterance]:
    """Read a text that stands at an offset of its passage, cut into sentences; `close` makes it one that ends."""
    if not text:
        return []
    chosen = _choose(text, list(_candidates(text, context)))
    if context.english and _has_unread_number(text, chosen):
        chosen = _choose(text, list(_candidates(text, context, every_number=True)))
    leftover = None if context.english else _leftover(context.language)
    cuts = (0,) if close else (0, *sentence_starts(text, chosen))
    utterances = []
    at = 0
    for start, end in pairwise((*cuts, len(text))):
        first = at
        while at < len(chosen) and chosen[at].start < end:
            at += 1
        said = assemble(text, start, end, chosen[first:at], leftover, close=close)
        utterances.append(
            Utterance(
                tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in said) if offset else said,
                pause_ms,
            )
        )
    return utterances


def _has_unread_number(text: str, chosen: list[Span]) -> bool:
    """Tell whether a number stands outside all spans: one was left out since it stood in a reading that did not win."""
    edges = [0, *(edge for span in chosen for edge in (span.start, span.end)), len(text)]
    return any(_FIGURE.search(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


_FIGURE = Pattern(r"\d")


def _candidates(text: str, context: "Context", *, every_number: bool = False) -> Iterator[Span]:
    """Yield the spans that lexicons and rules offer, token by token.

    At a token the rules are tried from the highest priority down, and those below one that has read it are left out:
    they could not win. A number inside a number that has been read is part of it, but for `every_number`.
    """
    read_to, style, heads, own_heads = 0, context.style, context.heads, context.own_heads
    is_chinese = context.language.partition("-")[0] == "zh"
    for token in (_chinese_tokens() if is_chinese else TOKEN).finditer(text):
        word, kind, (start, end) = token[0], token.lastgroup, token.span()
        if word in heads or (lowered := word.lower()) in heads or word in own_heads or lowered in own_heads:
            yield from _named(text, start, word, context)
        if kind == "number" and start < read_to and not (is_chinese or every_number):
            continue
        if not context.english:
            rules = _foreign_rules(word, kind, context.language)
        elif kind == "word":
            following = text[end : end + 1]
            rules = _word_rules(word, "[" if following == "[" else following in _JOINTS)
        else:
            rules = _rules(word, kind, text[end : end + 1])
        reached = 0
        for rule in rules:
            if rule.priority < reached:
                break
            match = rule.pattern.match(text, start)
            if match and (reading := rule.read(match, style)):
                span = _span(rule, match, reading)
                reached = rule.priority
                read_to = span.end if kind == "number" else read_to
                yield span


def _leftover(language: str) -> Callable[[str], str]:
    """Return what is said of the text that no span holds, in a language other than English."""
    if language.partition("-")[0] != "zh":
        return str
    from tts.normalization import chinese

    return partial(chinese.leftover, traditional=language not in _SIMPLIFIED)


def _chinese_tokens() -> re.Pattern[str]:
    from tts.normalization import chinese  # its patterns and table are only for what is written in Chinese

    return chinese.TOKEN


def _foreign_rules(token: str, kind: str | None, language: str) -> tuple[Rule, ...]:
    if language.partition("-")[0] != "zh":
        return _OTHER_LANGUAGES.get(token, ())
    from tts.normalization import chinese

    return chinese.rules(token, kind, traditional=language not in _SIMPLIFIED)


def _rules(token: str, kind: str | None, following: str) -> tuple[Rule, ...]:
    """Return the rules to try at a token that is no word, the highest priority first."""
    if kind == "number":
        return STARTS[DIGIT] if token.count(".") > 1 else _number_rules(following)
    return STARTS[OTHER_SCRIPT] if kind == "script" else _symbol_rules(token)


_JOINTS = frozenset(".@-_+&'’0123456789")


@lru_cache(maxsize=1 << 15)
def _word_rules(word: str, joined: bool | str) -> tuple[Rule, ...]:  # noqa: FBT001 - a keyword would cost a third of the call
    """Return the rules to try at a word: its own, and those of its class; `joined` may name the bracket after it."""
    capitals = word[0].isupper() and (joined or len(word) == 1 or word[1].isupper())
    mixed = word[0].islower() and not word.islower()
    classes = ((CAPITALS, capitals), (JOINED, joined), (ANY_CASE, mixed), (CHANGED, joined == "["))
    keys = (word.lower(), *(name for name, belongs in classes if belongs))
    return _ranked([rule for key in keys for rule in STARTS.get(key, ())])


@lru_cache(maxsize=1 << 8)
def _number_rules(following: str) -> tuple[Rule, ...]:
    """Return the rules for a number before a character, at the end of the text before none."""
    return tuple(rule for rule in STARTS[DIGIT] if not rule.follows or (following and following in rule.follows))


@lru_cache(maxsize=1 << 10)
def _symbol_rules(symbol: str) -> tuple[Rule, ...]:
    return _ranked([*STARTS.get(symbol, ()), *STARTS[UNKNOWN]])


def _ranked(rules: list[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: -rule.priority))


def _span(rule: Rule, match: re.Match[str], reading: Reading) -> Span:
    end = match.end() if reading.end is None else reading.end
    return Span(
        match.start(), end, reading.spoken, rule.name, rule.priority, reading.say, reading.may_end, reading.pause_ms
    )


def _named(text: str, start: int, word: str, context: "Context") -> Iterator[Span]:
    """Yield the entries of the lexicons that are written here."""
    for level, lexicon in context.lexicons:
        found = lexicon.at(text, start, word, context.language)
        if found:
            rule = f"lexicon:{lexicon.name}/{found.entry.written}"
            yield Span(found.start, found.end, found.spoken, rule, level, found.say)


def _choose(text: str, candidates: list[Span]) -> list[Span]:
    """Return the best spans that do not overlap, in the order of the text."""
    candidates.sort(key=lambda span: (-span.priority, span.start - span.end, span.start))
    taken = bytearray(len(text))
    chosen = []
    for span in candidates:
        if span.end > span.start and taken.find(1, span.start, span.end) < 0:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            chosen.append(span)
    chosen.sort(key=lambda span: span.start)
    return chosen
