"""The name of a table beside this file in, its content out: the data of the kinds, apart from their code."""

import pkgutil
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any


def table(name: str, package: str = "tts.normalization") -> dict[str, Any]:
    """Read a TOML table of a package."""
    return tomllib.loads(text_of_table(name, package))


def text_of_table(name: str, package: str) -> str:
    """Return a table as it is written: by pkgutil, since to import pathlib takes as long as half of the tables."""
    data = pkgutil.get_data(package, f"{name}.toml")
    if data is None:
        raise FileNotFoundError(f"{package}/{name}.toml")
    return data.decode("utf-8")


@cache
def _lists() -> dict[str, str]:
    return table("words")


def words(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(_lists()[name].split())


def alternatives(words: list[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def first_words(written: Iterable[str]) -> tuple[str, ...]:
    """Return what the scan meets first of each writing: its first word, in lower case."""
    return tuple(sorted({re.split(r"[\W\d]", writing)[0].lower() for writing in written}))
