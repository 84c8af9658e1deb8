"""Tables in, what is told of them out: small ones row by row, large ones not at all."""

import pytest

from cleaning import clean
from fetching import Page

BEFORE = "The lighthouse keepers of the northern coast published their yearly count of passing ships on Monday morning."
AFTER = "The figures were higher than in any of the ten years before, said the head of the association, Mara Lindqvist."


def page_with(table: str) -> Page:
    paragraphs = f"<p>{BEFORE}</p><p>{AFTER.replace('ten', 'five')}</p>{table}<p>{AFTER}</p>"
    return Page.from_markup(
        f"<html><body><main><h1>Ships counted</h1><article>{paragraphs}</article></main></body></html>"
    )


def told(table: str) -> list[str]:
    return [block.text for block in clean(page_with(table)).blocks[2:-1]]


SMALL = (
    ("<table><tr><td>Height</td><td>12 metres</td></tr></table>", ["Height, 12 metres"]),
    ("<table><tr><th>Height:</th><td><p>12 metres</p></td></tr></table>", ["Height: 12 metres"]),
    (
        "<table><thead><tr><th>Month</th><th>Ships</th></tr></thead><tr><td>May</td><td>310</td></tr></table>",
        ["Month, Ships", "May, 310"],
    ),
    (
        "<table><tr><td><ul><li>Dry and warm rooms</li><li>A view of the sea</li></ul></td></tr></table>",
        ["Dry and warm rooms", "A view of the sea"],
    ),
)


@pytest.mark.parametrize(("table", "lines"), SMALL)
def test_a_small_table_is_told_row_by_row(table, lines):
    assert told(table) == lines


LARGE = (
    "<table>" + "<tr><td>Ships</td><td>310 of them</td></tr>" * 13 + "</table>",
    "<table><tr>" + "<td>310 ships</td>" * 5 + "</tr></table>",
    "<table class='infobox vcard'><tr><td>Height</td><td>12 metres</td></tr></table>",
)


@pytest.mark.parametrize("table", LARGE)
def test_other_tables_are_removed_by_their_rule(table):
    article = clean(page_with(table))
    assert [block.text for block in article.blocks[2:-1]] == []
    assert {removed.rule for removed in article.removed} == {"table"}
