"""Entries and the name of a file in, the files of that format out, with what the format could not carry."""

from dataclasses import dataclass
from pathlib import Path

from tts.pronunciation import map_csv, pls, shards
from tts.pronunciation.editing import map_of, put_new
from tts.pronunciation.entry import Entry, LexiconError


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and one line for each thing that they could not carry."""

    files: tuple[Path, ...]
    lost: tuple[str, ...]


def exported(
    found: tuple[Entry, ...], path: Path, language: str, *, shards: bool = False, force: bool = False
) -> Written:
    """Write entries in the format that a file's name tells: .pls, .csv or .toml; raises LexiconError."""
    texts, lost = _texts(found, path, language, sharded=shards)
    files = tuple(path.with_stem(f"{path.stem}-{at}") for at in range(1, len(texts) + 1)) if shards else (path,)
    for file, text in zip(files, texts, strict=True):
        put_new(file, text, force=force)
    return Written(files, lost)


def _texts(
    found: tuple[Entry, ...], path: Path, language: str, *, sharded: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    match path.suffix.lower():
        case ".pls" | ".xml" if sharded:
            cut = shards.write(found, language)
            return cut.texts, cut.lost
        case ".pls" | ".xml":
            whole = pls.write(found, language)
            return (whole.text,), whole.lost
        case _ if sharded:
            raise LexiconError(f"{path}: shards are PLS; give a name that ends in .pls")
        case ".csv":
            return (map_csv.write(found),), ()
        case ".toml":
            return (map_of(found),), ()
        case _:
            raise LexiconError(f"{path}: its name tells no format; give one that ends in .pls, .csv or .toml")
