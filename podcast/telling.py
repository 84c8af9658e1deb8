"""What is wrong with the file of a show in, lines that name the key, where it stands and what would be right out."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from podcast.errors import LibraryError

_WRONG: Mapping[str, str] = MappingProxyType(
    {
        "tuple_type": "it must be a list, in [ ]",
        "string_type": "it must be text, in quotes",
        "bool_parsing": "it must be true or false",
        "bool_type": "it must be true or false",
        "int_parsing": "it must be a whole number",
        "int_from_float": "it must be a whole number",
        "string_pattern_mismatch": "it is not of the right form",
        "model_type": "it must be a table",
        "uuid_parsing": "it is no UUID",
    }
)
_TABLE = re.compile(r"\s*\[\[?\s*([\w.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?")

_SHOWN = (str, int, float, date, datetime, time, list)
FEW = 8
"""Keys of a table that are all named where one is not known."""


class ShowError(LibraryError):
    """The file of a show can't be used as it is; each argument tells of one thing that is wrong, in a line."""

    def __str__(self) -> str:
        return "\n".join(self.args)


@contextmanager
def told_of(path: Path, *keys: str) -> Iterator[None]:
    """Have an error of what a key of a show names say which key that is, and on which line it stands."""
    try:
        yield
    except Exception as error:
        from tts.backends.protocol import SpeechError
        from tts.pronunciation.entry import LexiconError

        if not isinstance(error, LibraryError | LexiconError | SpeechError):
            raise
        line = line_of(path.read_text(encoding="utf-8-sig"), keys)
        raise type(error)(f"{path}, line {line}: {'.'.join(keys)}: {error}") from error


def problems(error: ValidationError, text: str, show: type[BaseModel]) -> list[str]:
    """Return a line for each key that is wrong, in the order of the file; a key that was misspelled is not missing."""
    wrong = error.errors()
    meant = {
        (*loc, name)
        for *loc, key in (problem["loc"] for problem in wrong if problem["type"] == "extra_forbidden")
        for name in difflib.get_close_matches(str(key), list(_fields(tuple(map(str, loc)), show)), n=1)
    }
    found = [
        _told(problem, text, show) for problem in wrong if problem["type"] != "missing" or problem["loc"] not in meant
    ]
    return [line for _, line in sorted(dict.fromkeys(found), key=lambda one: one[0])]


def told_twice(text: str, show: type[BaseModel]) -> str:
    """Say which key stands in the file as a value and as a table, as TOML does not allow; "" where none does."""
    for key in show.model_fields:
        value, table = line_of(text, (key,)), re.search(rf"^\s*\[\s*{key}\s*\]", text, re.MULTILINE)
        if table and re.match(rf"\s*{key}\s*=", text.splitlines()[value - 1]):
            return f"{key} stands on line {value} and as the table [{key}]: write it as a key of that table"
    return ""


def _told(problem: Any, text: str, show: type[BaseModel]) -> tuple[int, str]:
    """Say on which line a key is wrong, in what way, and what would be right."""
    keys = tuple(part for part in problem["loc"] if isinstance(part, str))
    wrong = problem["msg"].removeprefix("Value error, ")
    if of_the_whole := not keys:
        name, _, wrong = wrong.partition(": ")
        keys = tuple(name.split("."))
    name, line = ".".join(keys), line_of(text, keys)
    if problem["type"] == "extra_forbidden":
        return line, f"line {line}: {_unknown(keys, show)}"
    example = _example(keys, show)
    if problem["type"] == "missing":
        return line, f"line {line}: {name} is missing; write {example or f'[{name}]'}"
    wrong = _WRONG.get(problem["type"], wrong)
    value = problem["input"]
    shown = f" is {value!r}" if not of_the_whole and isinstance(value, _SHOWN) else ""
    return line, f"line {line}: {name}{shown}: {wrong}{'; right would be ' + example if example else ''}"


def _unknown(keys: tuple[str, ...], show: type[BaseModel]) -> str:
    """Say of a key that nobody knows which one may be meant; or that it stands below the head of a table."""
    *tables, key = keys
    if tables and key in show.model_fields:
        return (
            f"{key} is no key of [{'.'.join(tables)}], below which it stands: "
            f"move it up, above the first [ ], where the keys of the show itself are"
        )
    return f"there is no key {'.'.join(keys)}; known are {nearest(key, _fields(tuple(tables), show))}"


def nearest(name: str, known: Sequence[str] | Mapping[str, object]) -> str:
    """Return the names that may be meant by one that is not known: the like, or all where they are few."""
    alike = difflib.get_close_matches(name, list(known), n=3, cutoff=0.3)
    return ", ".join(known if not alike or len(known) <= FEW else alike) or "nothing"


def _fields(keys: tuple[str, ...], table: type[BaseModel]) -> Mapping[str, Any]:
    for key in keys:
        kind = table.model_fields[key].annotation
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return {}
        table = kind
    return table.model_fields


def _example(keys: tuple[str, ...], show: type[BaseModel]) -> str:
    examples = getattr(_fields(keys[:-1], show).get(keys[-1]), "examples", None) or ()
    return " or ".join(f"{keys[-1]} = {example}" for example in examples)


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """Return the line of a key in TOML, else of the table where it should stand, else the first; counted from 1."""
    *tables, key = keys
    wanted, inside, found = ".".join(tables), "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.fullmatch(line):
            inside = header[1].replace('"', "").replace(" ", "")
            if inside == wanted or inside == ".".join(keys):
                found = number
        elif inside == wanted and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
            return number
    return found
