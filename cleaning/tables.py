"""A tree of markup in, the tree out with its small tables told as lines: a row "Height, 12 metres" is one line.

Larger tables stay tables, whose lines are removed by the rule `table`: heard, they are numbers without their heads.
"""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from cleaning.boxes import attribute

MAX_ROWS = 12
MAX_COLUMNS = 4
MAX_CELL_CHARACTERS = 160
_LIST_SHARE = 0.5  # of a table's text, in lists or paragraphs of its own: such a table only lays out
_BLOCKS = ("p", "li")
_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col")
_BESIDE = re.compile(r"\b(?:infobox|navbox|sidebar|metadata|vertical-navbox|ambox)\b", re.IGNORECASE)
_STOP = re.compile(r"[,.;:!?，。；：！？]$")


def tell_small_tables(soup: BeautifulSoup) -> None:
    """Turn small tables into paragraphs, a row each, and tables that only lay out into plain boxes."""
    for table in soup.find_all("table"):
        if table.find("table") or _BESIDE.search(attribute(table, "class")):
            continue
        rows = [list(row.find_all(("td", "th"), recursive=False)) for row in table.find_all("tr")]
        if _lays_out(table):
            _as_boxes(table)
        elif _is_small(rows):
            for cells in rows:
                _as_line(cells)
            _as_boxes(table)


def _lays_out(table: Tag) -> bool:
    total = len(table.get_text(strip=True))
    inside = sum(len(tag.get_text(strip=True)) for tag in table.find_all(_BLOCKS) if not tag.find(_BLOCKS))
    return bool(table.find("li")) and inside >= _LIST_SHARE * total > 0


def _is_small(rows: list[list[Tag]]) -> bool:
    if not 0 < len(rows) <= MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
        return False
    return all(len(cell.get_text(strip=True)) <= MAX_CELL_CHARACTERS for row in rows for cell in row)


def _as_line(cells: list[Tag]) -> None:
    """Run the cells of a row together with commas; where a cell ends with a mark of its own, with a space."""
    told = [cell for cell in cells if cell.get_text(strip=True)]
    for cell in told[:-1]:
        cell.append(NavigableString(" " if _STOP.search(cell.get_text(strip=True)) else ", "))
    for cell in cells:
        for block in cell.find_all(("p", "div", "br")):
            block.insert_before(" ")
            block.unwrap()
        cell.unwrap()


def _as_boxes(table: Tag) -> None:
    for tag in [table, *table.find_all(_PARTS)]:
        tag.name = "p" if tag.name == "tr" and not tag.find(_BLOCKS) else "div"
    del table["class"]
