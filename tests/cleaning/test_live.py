"""Live blogs: entries in the order of the page, each with when it was written, and the time said before it."""

import json

import pytest

from cleaning import clean
from cleaning.article import Article, Block
from fetching import Page
from tts import compose

TEXTS = (
    "The river has reached the second mark of the old bridge, and the mayor has closed it to everybody on foot.",
    "Forty people of Low Street have been taken to the school, where beds stand in the hall for twice as many.",
    "The first sandbags were laid at dawn by the rowing club, whose house stands lower than any other in town.",
)
TITLES = ("Bridge closed", "Low Street leaves", "Sandbags at dawn")
LEAD = "<p>Rain has fallen on the valley for three days, and the river is higher than anybody here remembers.</p>"


def page(entries, head="", around="<div>{}</div>"):
    story = LEAD + around.format("".join(entries))
    return Page.from_markup(
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><main><h1>River rises, hour by hour</h1>{story}"
        "</main><footer>A made page</footer></body></html>"
    )


def entries(opening, time, closing="</div>"):
    return [
        f"{opening}{time.format(hour, hour + 1)}<h3>{title}</h3><p>{text}</p>{closing}"
        for hour, title, text in zip((20, 18, 16), TITLES, TEXTS, strict=True)
    ]


def linked(*moments):
    updates = [
        {"@type": "BlogPosting", "headline": title, "datePublished": moment}
        for title, moment in zip(TITLES, moments, strict=False)
    ]
    blog = {"@type": "LiveBlogPosting", "headline": "River rises, hour by hour", "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps(blog)}</script>'


EAST = "<time datetime='2025-12-02T{}:05:00+08:00'></time>"
UTC = "<time datetime='2025-12-02T{}:05:00Z'>"
DATA = "<time data-time='2025-12-02T{0}:05'><i>1 hour ago</i> {0}:05</time>"
TOLD = linked("2025-12-02T20:05+08:00", "2025-12-02T18:05+08:00", "2025-12-02T16:05+08:00")
LOCAL, AHEAD = "2025-12-02T{}:05", "2025-12-02T{next}:05+01:00"
CASES = {
    "microdata": (page(entries("<div itemprop='liveBlogUpdate' itemscope>", EAST)), f"{LOCAL}+08:00"),
    "a clock an hour ahead": (page(entries("<div class='live-blog-post'>", UTC + "{}.05</time>")), AHEAD),
    "no clock": (
        page(entries("<article class='LiveBlogEntry'>", UTC + "1 hour ago</time>", "</article>")),
        f"{LOCAL}Z",
    ),
    "another attribute": (page(entries("<div class='live-events__entry'>", DATA)), LOCAL),
    "nothing but a clock": (
        page(entries("<li class='liveblog__item'>", "<p class='time'>{}:05</p>", "</li>")),
        "{}:05",
    ),
    "told in JSON-LD": (page(entries("<div class='live-post'>", ""), TOLD), f"{LOCAL}+08:00"),
    "siblings with times": (
        page(entries("<li><article>", UTC + "{}:05</time>", "</article></li>"), linked(), "<ol>{}</ol>"),
        AHEAD,
    ),
}


@pytest.mark.parametrize(("source", "time"), CASES.values(), ids=CASES)
def test_each_entry_has_its_time_on_its_first_block(source, time):
    blocks = clean(source).blocks
    told = [(block.text, block.time) for block in blocks]
    expected = [(LEAD[3:-4], "")]
    for hour, title, text in zip((20, 18, 16), TITLES, TEXTS, strict=True):
        expected += [(title, time.format(hour, next=hour + 1)), (text, "")]
    assert told == expected


LONG = "The town has built no wall along the river, although engineers had asked for one after each of the last floods."
NO_BLOGS = {
    "comments": page(
        [f"<div class='comment'><time datetime='2025-12-02'></time><p>{text}</p></div>" for text in TEXTS],
        linked(),
        f"<p>{LONG}</p><div id='comments'>{{}}</div>",
    ),
    "a story with times": page([f"<div><time datetime='2025-12-02'></time><p>{text}</p></div>" for text in TEXTS]),
    "one live box": page([f"<div class='live-update'><time datetime='2025-12-02'></time><p>{TEXTS[0]}</p></div>"]),
}


@pytest.mark.parametrize("source", NO_BLOGS.values(), ids=NO_BLOGS)
def test_what_is_no_live_blog_has_no_entries(source):
    assert not any(block.time for block in clean(source).blocks)


def test_every_line_of_an_entry_is_accounted_for():
    source = page(entries("<div class='live-post'>", "<div>{}:05 Lena Stroud <mark>KEY EVENT</mark></div>"))
    article = clean(source)
    told = [line.text for line in article.removed]
    assert [f"{hour}:05 Lena Stroud KEY EVENT" for hour in (20, 18, 16)] == [text for text in told if "KEY" in text]


def said(language, *blocks):
    return compose(Article("", "River rises", blocks, language=language))


@pytest.mark.parametrize(
    ("language", "times", "headings"),
    [
        ("en", ("2025-12-02T20:05+01:00", "2025-12-02T00:30+01:00"), ["8:05 p.m.", "12:30 a.m."]),
        ("en", ("2025-12-02T12:05Z", "11:59"), ["12:05 p.m. UTC", "11:59 a.m."]),
        ("en", ("2025-12-02T20:05", "2025-12-01T20:05"), ["Tuesday, 8:05 p.m.", "Monday, 8:05 p.m."]),
        ("zh-Hant", ("2025-12-02T20:05+08:00", "2025-12-01T20:05+08:00"), ["2025-12-02 20:05", "2025-12-01 20:05"]),
    ],
)
def test_the_time_of_an_entry_is_said_before_it_and_opens_its_chapter(language, times, headings):
    blocks = [Block("paragraph", text, time) for text, time in zip(TEXTS, times, strict=False)]
    chapters = said(language, *blocks).chapters[1:]
    assert [chapter.title for chapter in chapters] == headings
    assert [(passage.text, passage.source) for chapter in chapters for passage in chapter.passages] == [
        pair for number, heading in enumerate(headings) for pair in ((heading, None), (TEXTS[number], number))
    ]


def test_an_entry_with_a_heading_is_named_by_both():
    script = said("en", Block("heading", "Bridge closed", "20:05"), Block("paragraph", TEXTS[0]))
    assert script.chapters[-1].title == "8:05 p.m. Bridge closed"
