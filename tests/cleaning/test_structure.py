"""The tree of a page as its lines: what a parser that knows no HTML 5 leaves in odd places."""

import pytest

from cleaning.structure import parse, visible_lines

STARTS = ("<title>Harbor</title>", "<html><head><title>Harbor</title>", "<meta charset=utf-8>", "<!doctype html>")


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("end", ["", "</article></html>"])
def test_a_page_without_the_tags_of_its_head_and_body_is_read(start, end):
    soup = parse(f"{start}<article><h1>Harbor</h1><p>The old harbor stays open.</p>{end}")
    assert [line.text for line in visible_lines(soup)] == ["Harbor", "The old harbor stays open."]
