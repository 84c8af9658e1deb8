"""The facts of an article: datelines, dates, languages, and what a page declares of itself."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cleaning import HouseStyle, clean
from cleaning.dateline import find_dateline
from cleaning.dates import is_time_line, parse_date
from cleaning.language import language_of
from cleaning.reporters import reporters
from fetching import Page

TAIPEI = timezone(timedelta(hours=8))

DATELINES = (
    ("Taipei, Dec. 2 (CNA) Economics Minister Kung spoke.", "Taipei, Dec. 2 (CNA)"),
    ("New Taipei, May 31 (CNA) A man fell.", "New Taipei, May 31 (CNA)"),
    ("LONDON (Reuters) - Shares fell.", "LONDON (Reuters) -"),
    ("BEIRUT/THE HAGUE, March 7 (Reuters) - Ships turned.", "BEIRUT/THE HAGUE, March 7 (Reuters) -"),
    ("LA CROSSE, Wis. (AP) — The campaigns rest.", "LA CROSSE, Wis. (AP) —"),
    ("TOKYO, Nov 3 - The yen rose.", "TOKYO, Nov 3 -"),
    ("WASHINGTON — The Senate voted.", "WASHINGTON —"),
    ("Paris (AFP) – France voted.", "Paris (AFP) –"),
    ("（中央社記者曾芸婷台北2日電）經濟部長今天表示。", "（中央社記者曾芸婷台北2日電）"),
    ("中新社台北12月2日电 （记者 张三）经济部门2日表示。", "中新社台北12月2日电 （记者 张三）"),
    ("中央社今天說明，2日電力供應正常。", ""),
    ("【ワシントン共同】米政府は。", "【ワシントン共同】"),
    ("NATO — whose members met — agreed.", ""),
    ("The Bank of England (BoE) said rates would stay.", ""),
    ("Taiwan Semiconductor Manufacturing Co. (TSMC) chose Kumamoto.", ""),
    ("Taipei is wet in winter.", ""),
    ("BREAKING — The vote is over.", ""),
    ("On Dec. 2 (Tuesday) the ship left.", ""),
    ("", ""),
)


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_dateline(text, dateline):
    assert find_dateline(text) == dateline


DATES = (
    ("12/02/2025 08:18 PM", HouseStyle("mdy", 480), datetime(2025, 12, 2, 20, 18, tzinfo=TAIPEI)),
    ("12/02/2025", HouseStyle("dmy", 0), datetime(2025, 2, 12, tzinfo=UTC)),
    ("25/12/2025", HouseStyle("mdy", 0), datetime(2025, 12, 25, tzinfo=UTC)),
    ("2025-12-02T20:18:00+0800", HouseStyle(), datetime(2025, 12, 2, 20, 18, tzinfo=TAIPEI)),
    ("2025/12/02 20:18", HouseStyle("ymd", 480), datetime(2025, 12, 2, 20, 18, tzinfo=TAIPEI)),
    ("2025年12月2日 20:18", HouseStyle("ymd", 480), datetime(2025, 12, 2, 20, 18, tzinfo=TAIPEI)),
    ("Tuesday, December 2, 2025 at 12:05 AM UTC", HouseStyle(), datetime(2025, 12, 2, 0, 5, tzinfo=UTC)),
    ("Published: 2 Dec 2025, 08:18 GMT", HouseStyle(), datetime(2025, 12, 2, 8, 18, tzinfo=UTC)),
    ("31/31/2025", HouseStyle(), None),
    ("2025-13-45", HouseStyle(), None),
    ("Dec. 2, 2025 was a Tuesday", HouseStyle(), None),
    ("", HouseStyle(), None),
)


@pytest.mark.parametrize(("text", "style", "moment"), DATES)
def test_date(text, style, moment):
    assert parse_date(text, style) == moment


@pytest.mark.parametrize(
    "line", ["3 hours ago", "Updated Dec. 3, 2025", "Mon, 3 Mar 2025 | 10:15", "08:18 PM", "5分鐘前"]
)
def test_time_line(line):
    assert is_time_line(line)


@pytest.mark.parametrize("line", ["May", "March on", "2025", "In 2025 he left", "Second half", "Sunday best"])
def test_not_a_time_line(line):
    assert not is_time_line(line)


ENGLISH = (
    "The council said on Monday that the bridge would stay closed until the last of the ice had gone from the river."
)
GERMAN = "Der Rat hat am Montag gesagt, dass die Brücke für alle geschlossen ist und bis zum Mai nicht auf geht."
POLISH = (
    "Rada powiedziała w poniedziałek, że most pozostanie zamknięty, dopóki lód nie zejdzie z rzeki i nie będzie już "
    "zagrażał filarom przeprawy."
)
LANGUAGES = (
    (ENGLISH, "", "en"),
    (ENGLISH, "en-GB", "en"),
    (ENGLISH, "pl", "en"),
    ("管理處長說，修復過程保留了原有的檜木梁柱。", "zh-TW", "zh-Hant"),
    ("管理處長說，修復過程保留了原有的檜木梁柱。", "en", "zh-Hant"),
    ("管理处长说，修复过程保留了原有的桧木梁柱，这是国内的。", "", "zh-Hans"),
    ("岬鉄道は20日、夜行列車を復活させると発表した。", "", "ja"),
    ("시의회는 월요일 다리를 닫는다고 밝혔다.", "", "ko"),
    (GERMAN, "", "de"),
    (POLISH, "pl", "pl"),
    ("Lorem ipsum", "", "und"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "declared", "language"), LANGUAGES)
def test_language(text, declared, language):
    assert language_of(text, declared) == language


def page(head: str, h1: str = "<h1>Bridge stays shut</h1>") -> str:
    story = f"{h1}<p>{ENGLISH}</p><p>{ENGLISH[:-6]}sea, she said.</p>"
    return f"<html><head>{head}</head><body><main>{story}</main></body></html>"


def linked_data(document: str) -> str:
    return page(f'<script type="application/ld+json">{document}</script>')


DECLARED = (
    (page('<meta property="og:site_name" content="The Ledger">'), "publisher", "The Ledger"),
    (linked_data('{"@type":"NewsArticle","author":[{"name":"A Bird"},{"name":"Lee"}]}'), "byline", "A Bird and Lee"),
    (page('<meta name="author" content="https://facebook.com/ledger">'), "byline", ""),
    (page('<meta name="author" content="By Ann Lee">'), "byline", "Ann Lee"),
    (page('<link rel="canonical" href="https://ledger.example/a/1">'), "url", "https://ledger.example/a/1"),
    (page('<link rel="canonical" href="https://ledger.example/">'), "url", ""),
    (page('<link rel="canonical" href="javascript:alert(1)">'), "url", ""),
    (page('<link rel="canonical" href="http://[bad">'), "url", ""),
    (page("<title>Bridge stays shut | The Ledger</title>", h1=""), "title", "Bridge stays shut"),
    (page('<meta property="og:title" content="Why the bridge stays shut">', "<h1>The Ledger</h1>"),
     "title", "Why the bridge stays shut"),
    (page('<meta property="article:published_time" content="2025-12-02T20:18:00+08:00">'),
     "published", datetime(2025, 12, 2, 20, 18, tzinfo=TAIPEI)),
    (page('<meta property="article:published_time" content="yesterday">'), "published", None),
    (linked_data('{"@graph":[{"@type":["NewsArticle"],"headline":["x"],"author":7}]}'), "byline", ""),
    (linked_data('{"@type":"NewsArticle","author":"The Ledger","publisher":{"name":"The Ledger"}}'), "byline", ""),
)  # fmt: skip


@pytest.mark.parametrize(("markup", "field", "value"), DECLARED)
def test_what_a_page_declares(markup, field, value):
    assert getattr(clean(Page.from_markup(markup)), field) == value


def test_a_story_without_a_title_is_called_by_its_opening_words():
    article = clean(Page.from_text(f"OSLO, May 3 (NTB) - {ENGLISH}"))
    assert article.title == "The council said on Monday that the bridge would stay closed until the last of"


REPORTERS = [
    ("（中央社記者曾芸婷台北2日電）", "曾芸婷"),
    ("（中央社記者曾芸婷、林水台北2日電）", "曾芸婷、林水"),
    ("（中央社記者曾芸婷 林若水新竹縣2日電）", "曾芸婷、林若水"),
    ("（中央社記者曾芸婷東京2日專電）", "曾芸婷"),
    ("（中央社記者歐陽若水台南2025年12月2日電）", "歐陽若水"),
    ("（中央社記者林又新北京2日電）", "林又新"),  # not 新北
    ("（中央社記者林若水東灣2日電）", "林若水"),
    ("〔記者林若水／台北報導〕", "林若水"),
    ("〔本報記者林若水/綜合報導〕", "林若水"),
    ("中新社台北12月2日电 （记者 张三、李四光）", "张三、李四光"),
    # Where the name ends can't be told, or there is none.
    ("（中央社記者林水東灣鎮2日電）", ""),
    ("（中央社記者林大阪2日電）", ""),
    ("（中央社記者若水林間東灣2日電）", ""),
    ("（中央社台北2日電）", ""),
    ("（中央社華盛頓2日綜合外電報導）", ""),
    ("〔即時新聞／綜合報導〕", ""),
    ("TAIPEI, Dec. 2 (CNA)", ""),
    ("", ""),
]


@pytest.mark.parametrize(("dateline", "names"), REPORTERS)
def test_reporters_of_a_dateline(dateline, names):
    assert reporters(dateline) == names


DATED = "（中央社記者林若水台北2日電）"
HAN_STORY = f"{DATED}東灣鎮公所今天宣布，行駛五十年的渡輪將繼續營運五年，並增加清晨兩個班次，方便學生上學。"


@pytest.mark.parametrize(
    ("author", "byline"), [("", "林若水"), ("中央通訊社", "林若水"), ("CNA", "林若水"), ("何知秋", "何知秋")]
)
def test_a_person_named_by_the_page_is_believed_before_the_dateline(author, byline):
    meta = f'<meta name="author" content="{author}">' if author else ""
    rest = "<p>鎮長何知秋表示，渡輪航程十一分鐘，對居民的意義勝過原本規劃的大橋，經費由鎮公所與縣政府各負擔一半。</p>"
    markup = f"<html><head>{meta}</head><body><main><h1>渡輪續航</h1><p>{HAN_STORY}</p>{rest}</main></body></html>"
    article = clean(Page.from_markup(markup))
    assert (article.byline, article.dateline) == (byline, DATED)
    assert article.blocks[0].text == HAN_STORY


@pytest.mark.parametrize(
    ("last", "completeness"),
    [
        ("The council will […]", "cut_off"),
        ("The council will meet again on [+2314 chars]", "cut_off"),
        ("The council will meet again on [1,204 chars]", "whole"),
        ("The council wrote: “We [...] will meet again.”", "whole"),
        ("The council will meet again…", "whole"),
    ],
)
def test_a_feeds_mark_tells_that_a_story_is_cut_off(last, completeness):
    said = "<p>The harbour council voted on Thursday to keep the old {} running for another five years at least.</p>"
    markup = f"<main><h1>Ferry is kept</h1>{said.format('ferry')}{said.format('pier')}<p>{last}</p></main>"
    assert clean(Page.from_markup(markup)).completeness == completeness
