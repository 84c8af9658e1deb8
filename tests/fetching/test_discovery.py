"""Lists of articles: read in every form, refused where they mean ill, walked through where they name others."""

import gzip
import time
from datetime import UTC, datetime

import pytest

from fetching import FetchError, FetchRefused
from fetching.address import plain
from fetching.client import Answer
from fetching.discovery import MAX_BYTES, listing, survey
from fetching.find import Find, Further

URL = "https://harbour.example/rss"
WHEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
RSS = b"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss SYSTEM "rss-0.91.dtd"><rss version="2.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour</title><item><title>Ferry &amp;amp; crane</title>
<link>/news/ferry?utm_source=rss</link><description>&lt;p&gt;It left &lt;b&gt;at noon&lt;/b&gt;.&lt;/p&gt;</description>
<dc:creator>Mira Lindqvist</dc:creator><category>World</category><pubDate>Fri, 20 Nov 2026 09:00:00 +0100</pubDate>
</item><item><title>No address</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry &amp; crane</title>
<author><name>Mira Lindqvist</name></author><link href="https://harbour.example/news/ferry?utm_source=rss"/>
<category term="World"/>
<summary>It left at noon.</summary><published>2026-11-20T08:00:00Z</published></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/news/ferry?utm_source=rss",
"title": "Ferry &amp; crane", "summary": "It left at noon.", "authors": [{"name": "Mira Lindqvist"}], "tags": ["World"],
"date_published": "2026-11-20T09:00:00+01:00"}, {"id": "2"}]}"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/news/ferry</loc>
<news:news><news:publication><news:name>Harbour</news:name></news:publication><news:title>Ferry &amp; crane</news:title>
<news:publication_date>2026-11-20T08:00:00Z</news:publication_date></news:news></url>
<url><loc>https://harbour.example/about</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://harbour.example/old.xml
</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>https://harbour.example/new.xml</loc>
<lastmod>2026-11-20</lastmod></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><body><outline text="Coast"><outline text="Harbour" xmlUrl="https://harbour.example/rss"/>
<outline text="no feed"/></outline></body></opml>"""
ENTITIES = (
    b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
)


@pytest.mark.parametrize("form", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_a_feed_tells_the_same_in_every_form(form):
    (find,) = listing(form, URL).finds
    assert find == Find(
        "https://harbour.example/news/ferry?utm_source=rss",
        "Ferry & crane",
        find.summary,
        "Mira Lindqvist",
        find.published,
        None,
        ("World",),
    )
    assert find.summary.replace(" .", ".") == "It left at noon."
    assert find.published == WHEN


def test_a_news_sitemap_tells_titles_and_times():
    news, about = listing(SITEMAP, URL).finds
    assert (news.title, news.published) == ("Ferry & crane", WHEN)
    assert about == Find("https://harbour.example/about")


def test_a_sitemap_may_be_packed():
    assert listing(gzip.compress(SITEMAP), URL) == listing(SITEMAP, URL)


def test_an_opml_names_feeds():
    assert listing(OPML, URL).further == (Further("https://harbour.example/rss"),)


def test_a_feed_in_an_older_charset():
    item = "<item><title>渡輪回來了</title><link>/a</link></item>"
    feed = f'<?xml version="1.0" encoding="big5"?><rss><channel>{item}</channel></rss>'
    assert listing(feed.encode("big5"), URL).finds[0].title == "渡輪回來了"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_can_be():
    feed = b"<rss><channel><item><title>Ferry & crane</title><link>https://harbour.example/a</link></item>"
    assert [find.title for find in listing(feed, URL).finds] == ["Ferry & crane"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(ENTITIES, "entities", id="entities"),
        pytest.param(b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities", id="files"),
        pytest.param(b"<rss>" + b"<a>" * 1000, "too many", id="depth"),
        pytest.param(b"<rss>" + b"<a/>" * 300_000 + b"</rss>", "too many", id="number"),
        pytest.param(b"<rss " + b" ".join(b'a%d="x"' % n for n in range(5000)) + b"/>", "too many", id="attributes"),
        pytest.param(b"<rss><t>" + b"&lt;" * 1_000_001 + b"</t></rss>", "a text of more", id="a long text"),
        pytest.param(b"<rss>" + b" " * 6_000_000 + b"</rss>", "larger than 5 MB", id="bytes"),
        pytest.param(b"<rss><item>" + b"& " * 300_000, "well-formed", id="long and broken"),
        pytest.param(gzip.compress(b" " * (MAX_BYTES + 1)), "larger than", id="a packed bomb"),
        pytest.param(b'{"a":' * 50_000, "JSON Feed", id="JSON that is deep"),
        pytest.param(b'{"items": []}', "no JSON Feed", id="JSON of another kind"),
        pytest.param(b"\x1f\x8bxx", "damaged", id="damaged"),
        pytest.param(b"", "no feed", id="nothing"),
        pytest.param(b"The ferry is back.", "no feed", id="text"),
        pytest.param(
            b"<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head><body>",
            "the feed that it names is https://harbour.example/rss",
            id="a page",
        ),
    ],
)
def test_what_means_ill_or_is_no_list_is_refused_in_one_line(data, said):
    with pytest.raises(FetchError, match=said) as refused:
        listing(data, "https://harbour.example/")
    assert "\n" not in str(refused.value)


def test_what_is_made_to_cost_time_costs_little_more_than_an_honest_feed():
    item = (
        b"<item><title>Ferry</title><link>https://harbour.example/%d</link><description>It left.</description></item>"
    )

    def seconds(feed):
        start = time.process_time()
        listing(feed, URL)
        return time.process_time() - start

    honest = b"<rss><channel>" + b"".join(item % n for n in range(2000)) + b"</channel></rss>"
    evil = b"<rss><channel><item><title>" + b"& " * 240_000 + b"</title><link>https://harbour.example/1</link></item>"
    listing(honest, URL)
    assert seconds(evil) < 8 * seconds(honest)


class Answers:
    def __init__(self, **bodies):
        self.bodies = {f"https://harbour.example/{name.replace('_', '.')}": body for name, body in bodies.items()}
        self.asked = []

    def __call__(self, url, by_a_person):
        self.asked.append((url.rpartition("/")[2], by_a_person))
        if url not in self.bodies:
            raise FetchRefused(f"{url} is not there")
        return Answer(url, None, self.bodies[url])


def walked(start, answers, **options):
    return list(survey([f"https://harbour.example/{start}"], answers, **options))


def test_lists_that_name_lists_are_walked_through_and_none_is_asked_twice():
    answers = Answers(opml=OPML, rss=RSS)
    heard = walked("opml", answers)
    assert answers.asked == [("opml", True), ("rss", False)]
    assert [(one.named_by, len(one.finds)) for one in heard] == [("", 0), ("https://harbour.example/opml", 1)]
    assert heard[1].finds[0].url == "https://harbour.example/news/ferry"


def test_of_an_index_only_what_changed_is_asked_and_of_a_sitemap_only_what_has_a_date_is_taken():
    answers = Answers(index=INDEX, new_xml=SITEMAP, old_xml=SITEMAP)
    heard = walked("index", answers, since=datetime(2026, 11, 1, tzinfo=UTC))
    assert [url for url, _ in answers.asked] == ["index", "new.xml"]
    assert [find.url for one in heard for find in one.finds] == ["https://harbour.example/news/ferry"]


def test_an_index_that_names_itself_ends():
    loop = b"<sitemapindex><sitemap><loc>https://harbour.example/index</loc></sitemap></sitemapindex>"
    assert len(walked("index", Answers(index=loop))) == 1


def test_a_list_that_fails_stops_no_other():
    first, second = survey(["https://harbour.example/gone", "https://harbour.example/rss"], Answers(rss=RSS))
    assert (str(first.trouble), first.finds) == ("https://harbour.example/gone is not there", ())
    assert len(second.finds) == 1


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("https://Harbour.example:443/a?utm_source=x&id=3#top", "https://harbour.example/a?id=3"),
        ("https://harbour.example/a?b=2&a=1&fbclid=x", "https://harbour.example/a?b=2&a=1"),
        ("https://harbour.example/渡輪", "https://harbour.example/%E6%B8%A1%E8%BC%AA"),
        ("https://harbour.example", "https://harbour.example/"),
        ("https://harbour.example/a?source=7&ref=8", "https://harbour.example/a?source=7&ref=8"),
        ("https://user:word@harbour.example/a", ""),
        ("javascript:alert(1)", ""),
        ("http://[::1", ""),
    ],
)
def test_an_address_has_one_plain_form(written, known):
    assert plain(written) == known
    assert plain(known) == known
