"""What the selection finds is what soupsieve finds, for selectors that it answers itself and for those it hands on."""

import pytest
from bs4 import BeautifulSoup

from cleaning.selection import Selection

PAGE = """
<html><head><link rel="canonical" href="/a"><link rel="canonical"><link rel="alternate canonical" href="/b">
<meta name="generator" content="Press"><meta name="Generator"></head>
<body><h1 class="big  head">One</h1><h1 id="big">Two</h1>
<div class="head box" data-kind="note"><p class="box" itemprop="author">A <b itemprop="name">name</b></p></div>
<div class="boxes" data-kind="notes"><p id="head">B</p></div><time pubdate datetime="2026-01-02">then</time>
</body></html>
"""


@pytest.mark.parametrize(
    "selector",
    [
        "h1",
        ".box",
        "#head",
        "h1.head",
        "p#head",
        ".head.box",
        ".box.head.big",
        "[itemprop]",
        "[itemprop=author]",
        "link[rel=canonical][href]",
        "meta[name=generator]",
        "[data-kind=note]",
        "div.box[data-kind=note]",
        "time[pubdate]",
        "article",
        "[itemprop=author] [itemprop=name]",
        "div > p",
        ".head:not(.box)",
        "[data-kind^=note]",
        "h1, p.box, time[datetime]",
    ],
)
def test_the_same_elements_as_soupsieve(selector):
    soup = BeautifulSoup(PAGE, "lxml")
    assert Selection(soup).of(selector) == soup.select(selector)
