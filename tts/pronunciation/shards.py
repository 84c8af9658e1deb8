"""Entries of a map in, PLS documents out that an engine accepts which bounds its lexicons, as Amazon Polly does.

Polly's limits: 4,000 characters a lexicon, 100 in a replacement, one language each (Amazon Polly Developer Guide,
"Quotas" and "Managing lexicons").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tts.pronunciation.entry import Entry
from tts.pronunciation.pls import Lexeme, document, lexemes_of

LONGEST = 4_000
LONGEST_ALIAS = 100


@dataclass(frozen=True, slots=True)
class Shards:
    """PLS documents in order, and one line for each thing that they could not carry."""

    texts: tuple[str, ...]
    lost: tuple[str, ...]


def write(found: Iterable[Entry], language: str, longest: int = LONGEST) -> Shards:
    """Return entries as PLS documents of at most `longest` characters each, in one language."""
    lexemes, lost = lexemes_of(found, language)
    fitting = tuple(lexeme for lexeme in lexemes if _fits(lexeme, language, longest))
    told = tuple(
        f"{lexeme.graphemes[0]!r} is left out: it is longer than a lexicon of the engine may hold"
        for lexeme in lexemes
        if not _fits(lexeme, language, longest)
    )
    return Shards(tuple(_packed(fitting, language, longest)), (*lost, *told))


def _fits(lexeme: Lexeme, language: str, longest: int) -> bool:
    too_long = lexeme.kind == "alias" and len(lexeme.said) > LONGEST_ALIAS
    return not too_long and len(document((lexeme,), language)) <= longest


def _packed(lexemes: Iterable[Lexeme], language: str, longest: int) -> Iterator[str]:
    """Yield documents that hold as many lexemes in order as fit."""
    text = ""
    held: tuple[Lexeme, ...] = ()
    for lexeme in lexemes:
        longer = document((*held, lexeme), language)
        if len(longer) > longest:
            yield text
            held, longer = (), document((lexeme,), language)
        text, held = longer, (*held, lexeme)
    if text:
        yield text
