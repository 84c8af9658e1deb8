"""The file of a map in CSV or PLS in, the same map in TOML out, with what it could not carry over."""

from pathlib import Path

from tts.pronunciation import pls
from tts.pronunciation.editing import map_of
from tts.pronunciation.lexicon import load, text_of


def imported(path: Path) -> pls.Carried:
    """Return a map in TOML, and one line for each thing that was left behind; raises LexiconError."""
    lost = pls.unread(text_of(path), str(path)) if path.suffix.lower() in (".pls", ".xml") else ()
    return pls.Carried(map_of(load(path).entries), lost)
