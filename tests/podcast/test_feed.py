"""The feed is read back by two readers that are not its writer, and by the rules of RFC 5005."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from podcast.episode import Episode, EpisodeChapter
from podcast.episodes import Row
from podcast.feed import SPACES, podcast_guid, render
from podcast.item import Item
from podcast.layout import Links, pages
from podcast.show import Show

SHOW = Show.model_validate(
    {
        "title": "Harbour & sea",
        "description": "What the boats & the tide bring.",
        "author": "The Harbour Post",
        "rights": "own",
        "base_url": "https://audio.example.org/harbour",
        "category": ["News", "Daily News"],
        "license": "cc-by-4.0",
        "verify": "s9FQkz",
        "owner": {"name": "Mira Lindqvist", "email": "mira@example.org"},
    }
)
BASE = "https://audio.example.org/harbour/"


def item(number=1, title="Ferry & quay < 5 > 3", **facts):
    episode = Episode(
        guid=f"guid-{number}", title=title, url="https://shore.example/a?b=1&c=2", publisher="The Shore",
        byline="Ada Moor", published=None, language="en", duration_ms=125_400,
        chapters=(EpisodeChapter("First <one>", 0, 60_000, "https://shore.example/a"),
                  EpisodeChapter("Second", 60_000, 125_400)),
        cues=(), backend="hibari", voice="heart", source="a", checksum="0",
    )  # fmt: skip
    return replace(
        Item(
            episode,
            number,
            datetime(2026, 11, 1, 8, tzinfo=UTC),
            "What it is about & more.",
            f"ferry-{number}.mp3",
            4321,
        ),
        **facts,
    )


def rendered(*items, show=SHOW, links=None):
    return render(show, items, links or Links("feed.xml"), "cover-1.png")


def test_feedparser_reads_every_field_back():
    read = feedparser.parse(rendered(item(), item(2)))
    assert not read.bozo
    channel, entry = read.feed, read.entries[0]
    assert (channel.title, channel.subtitle, channel.language) == (
        "Harbour & sea",
        "What the boats & the tide bring.",
        "en",
    )
    assert (channel.publisher_detail.name, channel.publisher_detail.email) == ("Mira Lindqvist", "mira@example.org")
    assert channel.image.href == f"{BASE}cover-1.png"
    assert [tag.term for tag in channel.tags] == ["News", "Daily News"]
    assert [link.href for link in channel.links if link.rel == "self"] == [f"{BASE}feed.xml"]
    assert (entry.title, entry.id, entry.guidislink) == ("Ferry & quay < 5 > 3", "guid-1", False)
    assert entry.link == f"{BASE}episodes/guid-1.html"
    assert entry.published == "Sun, 01 Nov 2026 08:00:00 GMT"
    assert (entry.summary, entry.itunes_duration) == ("What it is about & more.", "125")
    assert (entry.itunes_season, entry.itunes_episode, entry.itunes_episodetype) == ("2026", "1", "full")
    (enclosure,) = entry.enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (f"{BASE}audio/ferry-1.mp3", "4321", "audio/mpeg")
    notes = entry.content[0].value
    assert "<li>1:00 Second</li>" in notes
    assert "First &lt;one&gt;" in notes
    assert "synthetic voice: heart" in notes


def test_podcastparser_reads_chapters_and_enclosures_back():
    read = podcastparser.parse(f"{BASE}feed.xml", io.BytesIO(rendered(item())))
    (episode,) = read["episodes"]
    assert read["title"] == "Harbour & sea"
    assert (episode["guid"], episode["total_time"]) == ("guid-1", 125)
    assert episode["enclosures"][0]["file_size"] == 4321
    assert [(chapter["start"], chapter["title"]) for chapter in episode["chapters"]] == [
        (0, "First <one>"),
        (60, "Second"),
    ]
    assert episode["chapters"][0]["href"] == "https://shore.example/a"


def test_the_podcast_namespace_is_whole():
    channel = etree.fromstring(rendered(item()))[0]
    assert channel.findtext(f"{{{SPACES['itunes']}}}author") == "The Harbour Post"
    found = {
        (etree.QName(e).localname, e.text, *sorted(e.attrib.values()))
        for e in channel.iter(f"{{{SPACES['podcast']}}}*")
    }
    guid = podcast_guid(f"{BASE}feed.xml")
    assert found >= {
        ("guid", guid),
        ("locked", "yes", "mira@example.org"),
        ("medium", "podcast"),
        ("license", "cc-by-4.0"),
        ("txt", "s9FQkz", "verify"),
        ("person", "Ada Moor", "author", "writing"),
        ("chapters", None, "application/json+chapters", f"{BASE}audio/ferry-1.chapters.json"),
        ("transcript", None, "en", f"{BASE}audio/ferry-1.vtt", "text/vtt"),
        ("transcript", None, "application/x-subrip", "en", f"{BASE}audio/ferry-1.srt"),
    }


def test_the_guid_of_a_podcast_is_by_its_rule():
    """The example of the tag's own page."""
    assert podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_a_private_show_asks_to_be_left_out():
    private = SHOW.model_copy(update={"rights": "private"})
    assert b"<itunes:block>Yes</itunes:block>" in rendered(item(), show=private)
    assert b"itunes:block" not in rendered(item())


def test_an_update_is_told():
    updated = item(updated=datetime(2026, 11, 3, tzinfo=UTC), note="1 sentence changed")
    read = feedparser.parse(rendered(updated))
    assert read.entries[0].updated == "2026-11-03T00:00:00Z"
    assert "Updated 2026-11-03: 1 sentence changed." in read.entries[0].content[0].value
    assert read.feed.updated == "Tue, 03 Nov 2026 00:00:00 GMT"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_title_gives_a_feed_that_can_be_read(title):
    read = feedparser.parse(rendered(item(title=title)))
    assert not read.bozo
    assert len(read.entries) == 1


def rows(count, hours=24):
    start = datetime(2026, 10, 31, tzinfo=UTC)
    return [Row(f"g{n}", (start - timedelta(hours=hours * n)).isoformat(), f"s{n}", f"d{n}") for n in range(count)]


@pytest.mark.parametrize(("count", "hours", "names"), [
    (0, 24, []), (10, 24, []), (11, 24, ["10-2", "10-3", "10-4"][:1]),
])  # fmt: skip
def test_small_shows_need_few_archives(count, hours, names):
    plan = pages(rows(count, hours), 10)
    assert plan[-1].name == "feed.xml"
    assert len(plan) - 1 == len(names)


def test_every_episode_is_in_the_feed_or_in_an_archive_and_pages_are_linked():
    many = rows(75, 20)
    plan = pages(many, 10)
    assert {row.guid for page in plan for row in page.rows} == {row.guid for row in many}
    by_name = {page.name: page for page in plan}
    seen, name = [], "feed.xml"
    while name:
        page = by_name[name]
        seen.append(name)
        if page.links.previous and page.name != "feed.xml":
            assert by_name[page.links.previous].links.following == name
        name = page.links.previous
    assert len(seen) == len(plan)
    assert all(len(page.rows) <= 10 for page in plan)


def test_an_archive_stays_as_it_is_when_episodes_join():
    many = rows(75, 20)
    before = {page.name: page.rows for page in pages(many[5:], 10)}
    after = {page.name: page.rows for page in pages(many, 10)}
    same = [name for name in before if name != "feed.xml" and before[name] == after[name]]
    assert len(same) >= len(before) - 2


def test_an_archive_page_says_so():
    archive = etree.fromstring(
        rendered(item(), links=Links("archive-2026-10-1.xml", "archive-2026-09-1.xml", "feed.xml"))
    )[0]
    links = {e.get("rel"): e.get("href") for e in archive.iter(f"{{{SPACES['atom']}}}link")}
    assert links == {
        "self": f"{BASE}archive-2026-10-1.xml",
        "prev-archive": f"{BASE}archive-2026-09-1.xml",
        "next-archive": f"{BASE}feed.xml",
        "current": f"{BASE}feed.xml",
    }
    assert archive.find(f"{{{SPACES['fh']}}}archive") is not None
