"""Pages in, articles out: the story whole, and every other visible line removed by a named rule."""

from cleaning.article import Article, Block, CleaningError, FieldLine, HouseStyle, Removed
from cleaning.document import as_json
from cleaning.page import clean

__all__ = ["Article", "Block", "CleaningError", "FieldLine", "HouseStyle", "Removed", "as_json", "clean"]
