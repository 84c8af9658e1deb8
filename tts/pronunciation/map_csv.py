"""A pronunciation map as CSV in, its entries out, and back: a heading line, then an entry a line."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tts.pronunciation.entry import Entry, LexiconError, entries
from tts.pronunciation.fields import FACT_KEYS, SAY_KEYS

COLUMNS = ("written", "say", "value", *FACT_KEYS)
_LISTS = ("before", "after")
_PARTED_BY = ";"
_FLAGS = {"true": True, "false": False}


def read(text: str, place: str) -> Iterator[Entry]:
    """Yield the entry of each line; raises LexiconError. Columns are found by their heading and may be left out.

    `say` names the kind and `value` has what is said; the words of `before` and `after` are parted by semicolons.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        heading = tuple(name.strip() for name in next(reader, []))
        _check_heading(heading, place)
        for cells in reader:
            if cells:
                yield from entries(_row(heading, cells, f"{place}:{reader.line_num}"), f"{place}:{reader.line_num}")
    except csv.Error as error:
        raise LexiconError(f"{place}:{reader.line_num}: is not CSV: {error}") from error


def _check_heading(heading: tuple[str, ...], place: str) -> None:
    strange = [name for name in heading if name not in COLUMNS]
    missing = [name for name in COLUMNS[:3] if name not in heading]
    if strange or missing or len(set(heading)) < len(heading):
        wrong = (
            f"has an unknown column {strange[0]!r}" if strange else f"lacks a column {(missing or ['of its own'])[0]!r}"
        )
        raise LexiconError(f"{place}:1: the heading {wrong}; columns are {', '.join(COLUMNS)}")


def _row(heading: tuple[str, ...], cells: list[str], place: str) -> dict[str, Any]:
    """Return the cells of a line as the row of a TOML entry."""
    if len(cells) > len(heading):
        raise LexiconError(
            f"{place}: has {len(cells)} cells under {len(heading)} headings; quote the cell with a comma"
        )
    told = {name: cell for name, cell in zip(heading, cells, strict=False) if cell}
    kind, value = told.pop("say", ""), told.pop("value", "")
    if kind not in SAY_KEYS:
        raise LexiconError(f"{place}: say is {kind!r}; it must be one of {', '.join(SAY_KEYS)}")
    row: dict[str, Any] = {**told, kind: _FLAGS.get(value.lower() or "true") if kind == "skip" else value}
    row |= {name: row[name].split(_PARTED_BY) for name in _LISTS if name in row}
    row |= {"reviewed": _FLAGS.get(row["reviewed"].lower())} if "reviewed" in row else {}
    return row


def write(found: Iterable[Entry]) -> str:
    """Return entries as CSV that reads back as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in found:
        writer.writerow(map(_cell, _cells(entry.as_row(), entry)))
    return out.getvalue()


def _cells(row: Mapping[str, Any], entry: Entry) -> tuple[Any, ...]:
    return (entry.written, entry.kind, row[entry.kind], *(row.get(name, "") for name in COLUMNS[3:]))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return _PARTED_BY.join(value)
    return str(value).lower() if isinstance(value, bool) else value
