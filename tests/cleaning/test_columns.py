"""What a terminal shows of a cleaned page: kept beside removed, in order, in colour where that is wanted."""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from cleaning import Article, Block, Removed, clean
from cleaning.columns import rows, table
from fetching import fetch

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "pages"
STYLE = re.compile("\x1b\\[[0-9;]*m")


def drawn(article, width):
    console = Console(file=io.StringIO(), force_terminal=True, width=width, color_system="standard")
    console.print(table(article, str))
    return STYLE.sub("", console.file.getvalue()).splitlines()


def test_each_removed_line_stands_beside_the_block_that_it_followed():
    blocks = Block("heading", "One"), Block("paragraph", "Two")
    removed = (
        Removed("a", "navigation"),
        Removed("b", "caption", 1),
        Removed("c", "share", 1),
        Removed("d", "footer", 2),
    )
    article = Article("", "Title", blocks, removed=removed)
    assert list(rows(article)) == [(None, removed[:1]), (blocks[0], removed[1:3]), (blocks[1], removed[3:])]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*/*.html")), ids=lambda path: path.parent.name)
def test_no_line_of_a_page_is_missing_from_the_rows(path):
    article = clean(fetch(str(path)))
    told = list(rows(article))
    assert [block for block, _ in told[1:]] == list(article.blocks)
    assert [line for _, lines in told for line in lines] == list(article.removed)


@pytest.mark.parametrize("width", [60, 80, 150])
@pytest.mark.parametrize("page", ["focus_taiwan", "cna", "mainichi"])
def test_columns_stand_under_each_other_in_any_script(page, width):
    article = clean(fetch(str(next((PAGES / page).glob("*.html")))))
    lines = drawn(article, width)
    assert all(cell_len(line) == width for line in lines)
    left = cell_len(lines[0][: lines[0].index("Removed: ")])
    text = "".join(line.replace(" ", "") for line in lines)
    assert all(block.text[:8].replace(" ", "") in text for block in article.blocks)
    right = [line[at_cell(line, left) :].rstrip() for line in lines]
    for line in article.removed:
        assert any(shown.startswith(line.rule) for shown in right)
        assert line.text.replace(" ", "") in "".join(right).replace(" ", "")


def at_cell(line, cell):
    """Return where a line's character stands that begins at a cell of the terminal."""
    return next(index for index in range(len(line) + 1) if cell_len(line[:index]) == cell)


def on_a_terminal(*arguments, **environment):
    """Run the command line on a pseudo-terminal and return what it shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), "clean", *arguments]
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    settings = {name: value for name, value in settings.items() if name != "NO_COLOR" or value == "1"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=settings) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65_536):
                shown += piece
        except OSError:  # the other end was closed
            pass
        process.wait()
    os.close(ours)
    return shown.decode()


@pytest.mark.parametrize(
    ("environment", "columns", "coloured"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"COLUMNS": "40"}, False, False),
    ],
    ids=["colour", "NO_COLOR", "dumb", "narrow"],
)
def test_a_terminal_gets_columns_and_colour_where_it_can_show_them(environment, columns, coloured):
    shown = on_a_terminal(str(PAGES / "cna" / "synthetic-ferry.html"), **environment)
    assert bool(re.search("\x1b\\[[0-9;]*3[0-9]m", shown)) is coloured
    assert ("Kept: " in shown) is columns
    assert "outside-article" in shown or "navigation" in shown


def test_what_a_terminal_would_obey_is_never_sent(tmp_path):
    (tmp_path / "a.txt").write_text("A harbour opens\n\n" + "The port said so on Monday \x9b31m. " * 9)
    shown = on_a_terminal(str(tmp_path / "a.txt"))
    assert "\x9b" not in shown
