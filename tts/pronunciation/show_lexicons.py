"""The file of a show in, the paths of the pronunciation maps that it names out."""

import tomllib
from pathlib import Path

from tts.pronunciation.entry import LexiconError
from tts.pronunciation.lexicon import text_of


def paths(show: Path) -> tuple[Path, ...]:
    """Return the maps of a show's `lexicons`, a list of files beside it; raises LexiconError."""
    try:
        named = tomllib.loads(text_of(show)).get("lexicons", [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{show}: is not TOML: {error}") from error
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise LexiconError(f'{show}: lexicons is {named!r}; it must be a list of files such as ["names.toml"]')
    return tuple(show.parent / name for name in named)
