"""The name of a table beside this file in, its content out: the data of the kinds, apart from their code."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """Read a TOML table of this package."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _lists() -> dict[str, str]:
    return table("words")


def words(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(_lists()[name].split())


def alternatives(words: list[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
