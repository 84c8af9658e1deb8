"""The table of currencies: their names, signs and codes, and the patterns of those."""

from dataclasses import dataclass
from typing import Any

from tts.normalization.rule import Pattern
from tts.normalization.tables import alternatives, table


@dataclass(frozen=True, slots=True)
class Currency:
    """The names of a currency: of one, of many, and of one and many hundredths where copy names those."""

    one: str
    many: str
    minor: tuple[str, ...]


def _currency(row: dict[str, Any]) -> Currency:
    return Currency(row["one"], row["many"], tuple(row.get("minor", ())))


_ROWS = table("currencies")["currency"]
SIGNS = {sign: _currency(row) for row in _ROWS for sign in row.get("signs", ())}
CODES = {code: _currency(row) for row in _ROWS for code in row.get("codes", ())}
_RAND = r"R(?=\s?\d[\d.,]*(?:[ -]?(?:million|billion|trillion|bn|m)\b|(?<=,\d{3})(?!\d)))"
SIGN = f"{alternatives([sign for sign in SIGNS if sign != 'R'])}|{_RAND}"
CODE = alternatives(list(CODES))


def first_tokens(written: dict[str, Currency]) -> tuple[str, ...]:
    """Return what the scan meets first of each sign or code: its letters, in lower case, or its first symbol."""
    letters = Pattern(r"[A-Za-z]+|.")
    found = (letters.match(sign) for sign in written)
    return tuple(sorted({first[0].lower() for first in found if first}))
