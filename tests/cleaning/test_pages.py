"""Stored pages in, their stored articles out; and no visible line of any of them unaccounted for."""

import json
from pathlib import Path

import pytest
from lxml import html

from cleaning import Article, Removed, as_json, clean
from fetching import Page, fetch

PAGES = Path(__file__).parents[1] / "pages"
EXAMPLES = Path(__file__).parents[2] / "examples"
STORED = sorted(path for path in PAGES.glob("*/*") if path.suffix in {".html", ".txt"})
SEED_REMOVED = (
    ("Focus Taiwan App", "app-promotion"),
    ("Download", "app-promotion"),
    ("To activate the text-to-speech service, please first agree to the privacy policy below.", "listen-prompt"),
    ("Economics Minister Kung Ming-hsin. CNA file photo", "caption"),
    ("Economics Minister Kung Ming-hsin. CNA file photo", "caption"),
    ("Enditem/kb", "end-mark"),
    ("0:00", "media-control"),
    ("/", "media-control"),
    ("0:00", "media-control"),
    ("We value your privacy.", "privacy-notice"),
    (
        (
            "Focus Taiwan (CNA) uses tracking technologies to provide better reading experiences, but it also respects "
            "readers' privacy. Click here to find out more about Focus Taiwan's privacy policy. When you close this "
            "window, it means you agree with this policy."
        ),
        "privacy-notice",
    ),
    ("41", "bare-number"),
)


def article_of(path: Path) -> Article:
    return clean(fetch(str(path)))


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.name)
def test_stored_page_gives_its_stored_article(path):
    expected = json.loads(path.with_suffix(".article.json").read_text(encoding="utf-8"))
    if path.suffix == ".txt":
        expected["url"] = expected["audio"] = ""
    assert as_json(article_of(path)) == expected


@pytest.mark.parametrize("name", ["focus-taiwan.html", "focus-taiwan.txt"])
def test_every_piece_of_noise_of_the_seed_is_removed_by_its_rule(name):
    assert article_of(EXAMPLES / name).removed == tuple(Removed(*pair) for pair in SEED_REMOVED)


def test_both_forms_of_the_seed_give_the_same_story():
    markup, text = (article_of(EXAMPLES / f"focus-taiwan.{suffix}") for suffix in ("html", "txt"))
    for field in ("title", "byline", "dateline", "published", "language", "publisher", "blocks", "captions", "removed"):
        assert getattr(markup, field) == getattr(text, field), field


def test_the_nine_paragraphs_of_the_seed_stand_whole_and_in_order():
    text = (EXAMPLES / "focus-taiwan.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in text.splitlines() if len(line) > 100 and not line.startswith(" ")]
    assert len(paragraphs) == 9
    assert [block.text for block in article_of(EXAMPLES / "focus-taiwan.html").blocks] == paragraphs


def test_a_story_of_the_publisher_is_whole_or_cut_off():
    cut_off = (
        '<link rel="canonical" href="https://focustaiwan.tw/culture/201001010001">'
        '<h1><span class="h1t">A lantern</span></h1><div class="paragraph"><p>Taipei, Jan. 1 (CNA) It was lit.</p>'
        "<p>(Full text of the story is now in CNA English news archive. To view the full story, you will need to be a "
        "subscribed member of the CNA archive.)</p></div>"
    )
    assert clean(Page.from_markup(cut_off)).completeness == "cut_off"
    assert article_of(EXAMPLES / "focus-taiwan.html").completeness == "whole"


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.name)
def test_every_visible_line_is_accounted_for(path):
    page = fetch(str(path))
    unaccounted = missing_lines(visible_lines(page), clean(page))
    assert unaccounted == []


def test_a_line_that_is_lost_is_noticed():
    page = fetch(str(EXAMPLES / "focus-taiwan.html"))
    article = clean(page)
    assert missing_lines([*visible_lines(page), "A line that nobody accounts for"], article)


def missing_lines(lines: list[str], article: Article) -> list[str]:
    kept = [block.text for block in article.blocks]
    others = [line.text for line in article.field_lines] + [line.text for line in article.removed]
    accounted = "\n".join(kept + others)
    return [line for line in lines if line not in accounted]


# A reader of the page that shares nothing with the cleaning: lxml's own tree and its own list of elements.
_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe"})
_LINE_ENDS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)


def visible_lines(page: Page) -> list[str]:
    if page.form == "text":
        return [" ".join(line.split()) for line in page.text.splitlines() if line.strip()]
    lines: list[str] = [""]
    read_into(lines, html.document_fromstring(page.text))
    return [" ".join(line.split()) for line in lines if line.strip()]


def read_into(lines: list[str], element) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if "hidden" in element.attrib or "display:none" in element.get("style", "").replace(" ", ""):
        return
    breaks = element.tag in _LINE_ENDS
    lines.extend([""] * breaks)
    lines[-1] += element.text or ""
    for child in element:
        read_into(lines, child)
        lines[-1] += child.tail or ""
    lines.extend([""] * breaks)
