"""An article in, a table for a terminal out: what is kept, and beside it what was removed there and by which rule."""

from collections.abc import Callable, Iterator
from itertools import groupby

from rich.console import Group
from rich.table import Table
from rich.text import Text

from cleaning.article import Article, Block, Removed
from cleaning.report import facts

NARROWEST = 60
"""Columns of a terminal in which two of text can be read."""
_KEPT = {"heading": "bold", "quote": "italic", "paragraph": "", "list_item": ""}
_BULLET = {"list_item": "• ", "quote": "> "}

Printable = Callable[[str], str]


def rows(article: Article) -> Iterator[tuple[Block | None, tuple[Removed, ...]]]:
    """Yield each block with the lines removed between it and the next; first, None with those before all blocks."""
    taken = {after: tuple(lines) for after, lines in groupby(article.removed, key=lambda line: line.after)}
    yield None, taken.get(0, ())
    for number, block in enumerate(article.blocks, 1):
        yield block, taken.get(number, ())


def table(article: Article, printable: Printable) -> Table:
    """Lay an article out in two columns; `printable` makes what a terminal would obey visible."""
    laid = Table(expand=True, box=None, padding=(0, 2, 1, 0), header_style="bold")
    laid.add_column(Text(f"Kept: {_counted(len(article.blocks), 'block')}", "green"), ratio=1, overflow="fold")
    laid.add_column(Text(f"Removed: {_counted(len(article.removed), 'line')}", "red"), ratio=1, overflow="fold")
    for block, removed in rows(article):
        kept = _block(block, printable) if block else _facts(article, printable)
        laid.add_row(kept, Group(*(_removed(line, printable) for line in removed)))
    return laid


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _facts(article: Article, printable: Printable) -> Text:
    pieces = [piece for name, value in facts(article) for piece in ((f"{name}: ", "cyan"), f"{printable(value)}\n")]
    text = Text.assemble(*pieces)
    text.rstrip()
    return text


def _block(block: Block, printable: Printable) -> Text:
    time = f"{block.time} " if block.time else ""
    return Text.assemble((time, "cyan"), (_BULLET.get(block.kind, "") + printable(block.text), _KEPT[block.kind]))


def _removed(line: Removed, printable: Printable) -> Text:
    return Text.assemble((line.rule, "red"), " ", (printable(line.text), "dim"))
