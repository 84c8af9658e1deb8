"""Entries in, the TOML that a person may paste or that is added to a map out; what stands in the map stays as it is."""

import os
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from tts.pronunciation.entry import Entry, LexiconError, entries
from tts.pronunciation.fields import SAY_KEYS
from tts.pronunciation.lexicon import load, parse, text_of


def toml_of(row: Mapping[str, Any]) -> str:
    """Return the row of an entry as its TOML table.

    >>> print(toml_of({"written": "Acme", "respelling": "AK-mee"}), end="")
    [[entry]]
    written = "Acme"
    respelling = "AK-mee"
    """
    import tomlkit

    return "[[entry]]\n" + "".join(f"{key} = {tomlkit.item(value).as_string()}\n" for key, value in row.items())


def map_of(found: Iterable[Entry]) -> str:
    """Return entries as a map; those that stand together and say the same share a table."""
    rows = (entry.as_row() for entry in found)
    alike = (tuple(group) for _, group in groupby(rows, key=lambda row: {**row, "written": ""}))
    return "\n".join(
        toml_of({**group[0], "written": _joined(tuple(row["written"] for row in group))}) for group in alike
    )


def _joined(written: tuple[str, ...]) -> str | list[str]:
    return written[0] if len(written) == 1 else list(written)


def add(path: Path, row: Mapping[str, Any], *, replace: bool = False) -> Entry:
    """Add an entry to the map of a file, which is made where there is none, and return it; raises LexiconError.

    What the file holds stays, byte for byte. With `replace` an entry of the same writing is changed in its place.
    """
    if path.suffix.lower() not in (".toml", ""):
        raise LexiconError(f"{path}: entries are added to TOML maps alone; import it first: earpaper lexicon import")
    tuple(entries(row, "the new entry"))
    text = text_of(path) if path.exists() else ""
    held = _held(path, row["written"]) if text else None
    if held and not replace:
        raise LexiconError(f"{held.place}: {held.written!r} has an entry already; change it there, or give --replace")
    gap = "\n" if text.endswith("\n") else "\n\n"
    changed = _changed(text, row) if held else (text + gap if text else "") + toml_of(row)
    found = parse(changed, path.stem, str(path))
    put(path, changed)
    return next(entry for entry in reversed(found.entries) if entry.written == row["written"])


def _held(path: Path, written: str) -> Entry | None:
    return next((entry for entry in load(path).entries if entry.written == written), None)


def _changed(text: str, row: Mapping[str, Any]) -> str:
    """Return a map with the saying and the facts of a writing's table or line exchanged, comments kept."""
    import tomlkit

    document = tomlkit.parse(text)
    kind = next(key for key in row if key in SAY_KEYS)
    for table in document.get("list", []):
        if row["written"] in table["entries"]:
            if table["say"] == kind and len(row) == 2:
                table["entries"][row["written"]] = row[kind]
                return tomlkit.dumps(document)
            del table["entries"][row["written"]]
            return tomlkit.dumps(document).rstrip("\n") + "\n\n" + toml_of(row)
    table = next(each for each in document["entry"] if row["written"] in _writings(each["written"]))
    if isinstance(table["written"], list) and len(table["written"]) > 1:
        table["written"].remove(row["written"])
        return tomlkit.dumps(document).rstrip("\n") + "\n\n" + toml_of(row)
    for key in [key for key in table if key in SAY_KEYS and key != kind]:
        del table[key]
    table.update({key: value for key, value in row.items() if key != "written"})
    return tomlkit.dumps(document)


def _writings(written: Any) -> list[str]:
    return [written] if isinstance(written, str) else list(written)


def put_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that is not there yet, or with `force` in the place of one; raises LexiconError."""
    if path.exists() and not force:
        raise LexiconError(f"{path} is there already: name another file, or give --force to lose what it holds")
    put(path, text)


def put(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise LexiconError(f"{path}: can't be written: {error.strerror}; name a file in a folder of yours") from error
