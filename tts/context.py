"""The texts of a script in, what the scan knows besides them out: the lexicons in order, and the publisher's style."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleaning.article import HouseStyle
from tts.normalization import priority
from tts.normalization.rule import Dialect, Style
from tts.pronunciation import capitals, glossary, inline
from tts.pronunciation.lexicon import Lexicon, house


@dataclass(frozen=True, slots=True)
class Context:
    """What the scan knows besides the text: the lexicons, each with its level of precedence, and the style.

    `heads` are the first words of all that the lexicons hold which were there before the texts, `own_heads` those of
    what the texts establish. The rules are `english` or Chinese; other languages have their lexicons and sentences.
    """

    language: str
    english: bool
    style: Style
    lexicons: tuple[tuple[int, Lexicon], ...]
    heads: frozenset[str]
    own_heads: frozenset[str]


def context(texts: Sequence[str], language: str, lexicons: Sequence[Lexicon], house_style: HouseStyle) -> Context:
    """Put the lexicons in order, each with the surnames that the texts establish, and the article's own glossary."""
    ordered = (*lexicons, house(language))
    levels = [(priority.LEXICON + len(ordered) - at, lexicon) for at, lexicon in enumerate(ordered)]
    surnames = [(level, glossary.surnames(texts, lexicon, language)) for level, lexicon in levels]
    article = (priority.LEXICON + len(ordered) + 1, glossary.article(texts, ordered, language))
    told = (priority.LEXICON + len(ordered) + 2, inline.told(texts))
    derived = (priority.LEXICON, glossary.derived(texts, ordered, language))
    in_capitals = (priority.LEXICON, capitals.lexicon(texts, ordered, language))
    found = tuple(
        (level, lexicon)
        for level, lexicon in (told, article, *levels, *surnames, derived, in_capitals)
        if lexicon.entries
    )
    own_heads = frozenset(
        head
        for _, lexicon in (told, article, *surnames, derived, in_capitals)
        if lexicon.entries
        for head in lexicon.heads()
    )
    style = _style(language, house_style)
    return Context(language, language.partition("-")[0] == "en", style, found, _heads(ordered), own_heads)


def _style(language: str, house_style: HouseStyle) -> Style:
    by_language: Dialect = "british" if language in ("en-GB", "en-IE") else "american"
    dialect = house_style.dialect or by_language
    return Style(house_style.date_order, dialect, house_style.percent, house_style.years, house_style.tickers)


@lru_cache(maxsize=64)
def _heads(lexicons: tuple[Lexicon, ...]) -> frozenset[str]:
    return frozenset().union(*(lexicon.heads() for lexicon in lexicons))
