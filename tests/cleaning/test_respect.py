"""What pages ask of those who read them aloud: told, warned of, or refused."""

import json

import pytest
from typer.testing import CliRunner

from cleaning import NarrationRefused, clean, require_narratable, warnings
from cli import app
from fetching import Page
from tts import compose

SENTENCE = "The council said on Monday that pier {} would stay closed until the last of the ice had left the river."
STORY = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(12))
OPENING = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(3))
OPT_OUT = '<meta name="google" content="nopagereadaloud">'
PAID = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'


def page(head: str = "", body: str = STORY) -> Page:
    return Page.from_markup(f"<html><head>{head}</head><body><main><h1>Piers stay shut</h1>{body}</main></body></html>")


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


@pytest.mark.parametrize(
    ("head", "opted_out"),
    [
        (OPT_OUT, True),
        ('<meta name="Google" content="notranslate, NoPageReadAloud">', True),
        ('<meta name="robots" content="index nopagereadaloud">', True),
        ('<meta name="google" content="notranslate">', False),
        ('<meta name="description" content="nopagereadaloud">', False),
        ("", False),
    ],
)
def test_a_page_may_ask_not_to_be_read_aloud(head, opted_out):
    assert clean(page(head)).opted_out is opted_out


PART = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}


@pytest.mark.parametrize(
    ("head", "for_subscribers"),
    [
        (PAID, True),
        (linked(isAccessibleForFree="False"), True),
        (linked(isAccessibleForFree="http://schema.org/False"), True),
        (linked(isAccessibleForFree=True, hasPart=PART), True),
        (linked(hasPart=[7, PART]), True),
        ('<meta itemprop="isAccessibleForFree" content="false">', True),
        ('<meta property="article:content_tier" content="metered">', True),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta property="article:content_tier" content="free">', False),
        (linked(isAccessibleForFree=True), False),
        (linked(isAccessibleForFree=None, hasPart=None), False),
        ("", False),
    ],
)
def test_a_page_may_say_that_its_story_is_not_free(head, for_subscribers):
    article = clean(page(head))
    assert (article.for_subscribers, article.completeness) == (for_subscribers, "whole")


TEASERS = {
    "short": (PAID, OPENING),
    "an ellipsis": (PAID, f"{STORY}<p>She then turned to the harbour and…</p>"),
    "a wall": (PAID, f"{STORY}<div class='subscribe'><p>Subscribe to continue reading this article</p></div>"),
    "words that are not there": (linked(isAccessibleForFree=False, wordCount=900), STORY),
}


@pytest.mark.parametrize(("head", "body"), TEASERS.values(), ids=TEASERS.keys())
def test_the_teaser_of_a_paid_story_is_not_narrated(head, body):
    article = clean(page(head, body))
    assert article.completeness == "paid"
    with pytest.raises(NarrationRefused, match=r"^[^\n]*--cookies[^\n]*saved file\.$"):
        require_narratable(article, override_opt_out=True)


def walled(before: str, after: str) -> str:
    wall = "<div class='subscribe'><p>This content is reserved for subscribers only</p></div>"
    return clean(page(PAID, f"{before}{wall}{after}")).completeness


def test_a_wall_that_stands_before_the_story_is_one_that_scripts_would_show():
    assert walled(f"<p>{SENTENCE.format(99)}</p>", STORY) == "whole"
    assert walled(STORY, f"<p>{SENTENCE.format(99)}</p>") == "paid"
    assert walled(STORY, "") == "paid"


def test_a_wall_that_looks_like_text_is_one():
    lines = ["この記事は会員限定です。紙の新聞の定期購読者の方は、無料で会員登録できます。", "電子版が利用できます。"]
    sentence = "港の市議会は{}日、古い渡し船を今後五年間続けることを決め、二千三百人の住民が署名した手紙に応えた。"
    story = "".join(f"<p>{sentence.format(day)}</p>" for day in range(1, 9))
    assert clean(page(PAID, story)).completeness == "whole"
    assert clean(page(PAID, story + "".join(f"<p>{line}</p>" for line in lines))).completeness == "paid"


def test_a_short_free_story_is_whole():
    assert clean(page("", OPENING)).completeness == "whole"


def test_an_opt_out_is_honoured_for_a_feed_and_warned_of_for_a_person():
    article = clean(page(OPT_OUT))
    require_narratable(article)
    require_narratable(article, named_by_a_person=False, override_opt_out=True)
    assert len(list(warnings(article))) == 1
    assert not list(warnings(article, override_opt_out=True))
    with pytest.raises(NarrationRefused, match="--override-opt-out"):
        require_narratable(article, named_by_a_person=False)


def test_a_subscribers_story_that_is_whole_is_warned_of():
    article = clean(page(PAID))
    require_narratable(article, named_by_a_person=False)
    (warning,) = warnings(article)
    assert "subscribers" in warning


CUT_OFF = (
    '<link rel="canonical" href="https://focustaiwan.tw/culture/201001010001"><h1><span class="h1t">Lantern lit</span>'
    '</h1><div class="paragraph"><p>Taipei, Jan. 1 (CNA) It was lit on Friday by a child of seven.</p>'
    "<p>(Full text of the story is now in CNA English news archive. To view the full story, you will need to be a "
    "subscribed member of the CNA archive.)</p></div>"
)


def test_a_cut_off_story_is_never_heard_as_whole():
    article = clean(Page.from_markup(CUT_OFF))
    assert article.completeness == "cut_off"
    assert [block.text for block in article.blocks] == [
        "Taipei, Jan. 1 (CNA) It was lit on Friday by a child of seven."
    ]
    assert [line.rule for line in article.removed] == ["cut-off-sign"]
    last = compose(article).chapters[-1].passages[-1]
    assert (last.text[:27], last.source) == ("This is only the beginning ", None)


@pytest.mark.parametrize(
    ("markup", "options", "code", "said"),
    [
        (page(OPT_OUT).text, (), 0, "nopagereadaloud"),
        (page(OPT_OUT).text, ("--override-opt-out",), 0, ""),
        (page(PAID, OPENING).text, (), 5, "for subscribers"),
        (CUT_OFF, (), 0, "only the beginning"),
        (page().text, (), 0, ""),
    ],
)
def test_the_command_line_warns_or_refuses(tmp_path, markup, options, code, said):
    source = tmp_path / "a.html"
    source.write_text(markup, encoding="utf-8")
    output = ("--backend", "silent", "-o", str(tmp_path / "a.mp3"))
    result = CliRunner().invoke(app, ["convert", str(source), *output, *options])
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == (1 if said else 0)
