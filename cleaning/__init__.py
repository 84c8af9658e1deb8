"""Pages in, articles out: the story whole, and every other visible line removed by a named rule."""

from typing import TYPE_CHECKING, Any

from cleaning.article import Article, Block, CleaningError, FieldLine, HouseStyle, Removed
from cleaning.document import as_json

if TYPE_CHECKING:
    from cleaning.page import clean
    from cleaning.respect import NarrationRefused, require_narratable, warnings

__all__ = [
    "Article",
    "Block",
    "CleaningError",
    "FieldLine",
    "HouseStyle",
    "NarrationRefused",
    "Removed",
    "as_json",
    "clean",
    "require_narratable",
    "warnings",
]
_RESPECT = ("NarrationRefused", "require_narratable", "warnings")


def __getattr__(name: str) -> Any:
    """Import the parsers only when a page is cleaned: the values alone are in memory at once."""
    if name == "clean":
        from cleaning.page import clean

        return clean
    if name in _RESPECT:
        from cleaning import respect

        return getattr(respect, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
