"""Pages in, articles out: the story whole, and every other visible line removed by a named rule."""

from typing import TYPE_CHECKING, Any

from cleaning.article import Article, Block, CleaningError, FieldLine, HouseStyle, Removed
from cleaning.document import as_json

if TYPE_CHECKING:
    from cleaning.page import clean

__all__ = ["Article", "Block", "CleaningError", "FieldLine", "HouseStyle", "Removed", "as_json", "clean"]


def __getattr__(name: str) -> Any:
    """Import the parsers only when a page is cleaned: the values alone are in memory at once."""
    if name == "clean":
        from cleaning.page import clean

        return clean
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
