"""The TOML text of a pronunciation map in, its entries out, each with the line it stands on."""

import heapq
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tts.pronunciation.entry import Entry, LexiconError, checked_facts, entries, entry
from tts.pronunciation.fields import SAY_KEYS

_TABLES = ("entry", "list")
_ENTRY = "[[entry]]"
_KEY = r"""(?:"(?P<basic>[^"\\]+)"|'(?P<literal>[^']+)'|(?P<bare>[\w-]+))"""
_LINE = re.compile(rf"[ \t]*(?:(?P<table>\[\[[ \t]*entry[ \t]*\]\])|{_KEY}[ \t]*=)")
_COMMENT = r"#[^\x00-\x08\x0a-\x1f\x7f]*"
_PLAIN_TEXT = r'[^"\\\x00-\x1f\x7f]'
_PLAIN_LINE = re.compile(
    rf'^(?:"({_PLAIN_TEXT}+)" = "({_PLAIN_TEXT}*)"[ \t]*(?:{_COMMENT})?|{_COMMENT}|)$', re.MULTILINE
)
_SCRIPT_FIRST = re.compile(r"(?P<script>[\u3400-\u9fff][\u3040-\u30ff\u3400-\u9fff々ー]*) (?=\S)")
_SURNAME_PLACES = {None: 0, "first": 0, "last": -1}

Lines = Mapping[str, Iterator[int]]


def read(text: str, place: str) -> Iterator[Entry]:
    """Yield the entries of a map, those of `[[entry]]` tables first; raises LexiconError. `place` names the file."""
    untaken, plain = _plain_tables(text)
    rest, blocks = _plain_lists(untaken)
    try:
        document = {} if rest.isspace() else tomllib.loads(rest)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{place}: is not TOML: {error}") from error
    _check_tables(document, place)
    lines = _lines(rest if document else "")
    others = tuple((next(lines[_ENTRY], 0), row) for row in document.get("entry", []))
    for number, row in heapq.merge(plain, others, key=lambda each: each[0]) if plain and others else plain or others:
        yield from entries(row, f"{place}:{number}" if number else place)
    for table in document.get("list", []):
        yield from _listed(table, blocks, lines, place)


def _check_tables(document: Mapping[str, Any], place: str) -> None:
    for key, rows in document.items():
        if key not in _TABLES or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise LexiconError(f"{place}: holds {key!r}; a map holds [[entry]] and [[list]] tables only")


def _where(place: str, number: int) -> str:
    """Name a line of a file, or the file alone where the line is written in a way that we do not look for."""
    return f"{place}:{number}" if number else place


Row = tuple[int, Mapping[str, Any]]
"""The line of a table, and what the table holds."""

_HEAD = _ENTRY + "\n"
_USUAL_TABLE = re.compile(rf'written = "({_PLAIN_TEXT}+)"\n(?!written)([a-z]+) = "({_PLAIN_TEXT}*)"\n+')
_PLAIN_KEY = re.compile(rf'^(?:([a-z]+) = "({_PLAIN_TEXT}*)"[ \t]*(?:{_COMMENT})?|{_COMMENT}|)$', re.MULTILINE)


def _plain_tables(text: str) -> tuple[str, tuple[Row, ...]]:
    """Take the `[[entry]]` tables out in which each line is `key = "value"`, and leave empty lines in their place.

    For 20,000 of them tomllib takes twice as long as this and all that is done with them. A text with a string of
    many lines, or with the head of a table elsewhere than at the start of a line, is left to tomllib.
    """
    first, *tables = text.split(_HEAD)
    if any(mark in text for mark in _UNSURE) or not all(table[-1:] == "\n" for table in (first or "\n", *tables[:-1])):
        return text, ()
    rows: list[Row] = []
    pieces = [first]
    number = first.count("\n") + 1
    for table in tables:
        lines = table.count("\n") + 1
        row = _plain_row(table, lines)
        if row:
            rows.append((number, row))
        pieces.append("\n" * lines if row else _HEAD + table)
        number += lines
    return "".join(pieces), tuple(rows)


def _plain_row(table: str, lines: int) -> Mapping[str, str] | None:
    """Return what a table holds; None where a line has another form, or two have the same key."""
    if usual := _USUAL_TABLE.fullmatch(table):
        return {"written": usual[1], usual[2]: usual[3]}
    pairs = _PLAIN_KEY.findall(table)
    row = {key: value for key, value in pairs if key}
    return row if len(pairs) == lines and len(row) == sum(1 for key, _ in pairs if key) else None


Block = tuple[tuple[int, str, str], ...]
"""The lines of a list: line number, writing, value."""

_BLOCK = "\x00"
_BLOCK_KEY = '"\\u0000"'
_HEADER = re.compile(r"^\[list\.entries\]\n", re.MULTILINE)
_NEXT_TABLE = re.compile(r"^\[", re.MULTILINE)
_UNSURE = ('"""', "'''", _BLOCK_KEY)


def _plain_lists(text: str) -> tuple[str, tuple[Block, ...]]:
    """Take the lists out in which each line is `"written" = "value"`, and leave a number in the place of each.

    tomllib takes 0.25 s for 20,000 such lines, this 0.03 s. Any other list, and a text with a string of many lines in
    which one could only seem to stand, is left to tomllib.
    """
    if any(mark in text for mark in _UNSURE):
        return text, ()
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for header in _HEADER.finditer(text):
        following = _NEXT_TABLE.search(text, header.end())
        end = following.start() if following else len(text)
        block = _plain_block(text[header.end() : end], text.count("\n", 0, header.end()) + 1)
        if block is not None:
            same_lines = "\n" * text.count("\n", header.end(), end)
            pieces += [text[at : header.end()], f"{_BLOCK_KEY} = {len(blocks)}{same_lines}"]
            blocks.append(block)
            at = end
    return "".join((*pieces, text[at:])), tuple(blocks)


def _plain_block(text: str, first_line: int) -> Block | None:
    """Return the lines of a list; None where one has another form, or two have the same writing."""
    pairs = _PLAIN_LINE.findall(text)
    if len(pairs) != text.count("\n") + 1:
        return None
    found = tuple((number, *pair) for number, pair in enumerate(pairs, first_line) if pair[0])
    return found if len({written for _, written, _ in found}) == len(found) else None


def _lines(text: str) -> Lines:
    """Return the numbers of the lines where entries stand, in order: "[[entry]]" tables, and the keys of lists."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match:
            found[_ENTRY if match["table"] else match[match.lastgroup or 0]].append(number)
    return defaultdict(lambda: iter(()), {key: iter(numbers) for key, numbers in found.items()})


def _listed(table: Mapping[str, Any], blocks: tuple[Block, ...], lines: Lines, place: str) -> Iterator[Entry]:
    """Yield the entry of each line of a list; what stands above the lines holds for all of them."""
    held, kind = table.get("entries"), table.get("say")
    if not isinstance(held, dict) or kind not in SAY_KEYS or table.get("surname") not in _SURNAME_PLACES:
        raise LexiconError(f"{place}: a [[list]] needs say = one of {', '.join(SAY_KEYS)}, and [list.entries]")
    plain = blocks[held[_BLOCK]] if blocks and _BLOCK in held else None
    told = plain or tuple((next(lines[written], 0), written, value) for written, value in held.items())
    shared = {key: table[key] for key in table if key not in ("say", "entries", "surname")}
    facts = checked_facts(shared, "a [[list]]", place)
    surname_at = _SURNAME_PLACES[table["surname"]] if "surname" in table else None
    yield from (_line(each, kind, facts, surname_at, place) for each in told)


def _line(
    line: tuple[int, str, Any], kind: str, shared: Mapping[str, Any], surname_at: int | None, place: str
) -> Entry:
    """Return the entry of a line; the name's own characters may stand before the value."""
    number, written, value = line
    where = _where(place, number)
    if not written.strip():
        raise LexiconError(f"{where}: has no written form; put it before the equals sign")
    script = _SCRIPT_FIRST.match(value) if isinstance(value, str) and value[:1] > "\u33ff" else None
    if script is None and surname_at is None:
        return entry(written, kind, value, shared, where)
    facts = dict(shared)
    if surname_at is not None:
        facts["surname"] = written.split()[surname_at]
    if script:
        facts["script"] = script["script"]
    return entry(written, kind, value[script.end() :] if script else value, facts, where)
