"""A show is made, and every field of its feed is read back by readers that are not its writer."""

import calendar
import io
from datetime import UTC, datetime

import feedparser
import podcastparser
import pytest

from podcast import production
from podcast.item import read_record
from podcast.places import Places, page_name

TITLES = {
    1: 'Ferry & quay: 5 < 6 > 4, "said" the mayor\'s office',
    2: "\N{SHIP}\N{VARIATION SELECTOR-16} \N{HEADPHONE}",
    3: "\u9f8d\u8239\u8ab0\u6216\u8ab0\u8ab0",
    4: "Ferry number 4 is back",
    5: "Ferry number 4 is back",
    6: "A line\u2028of two\u200b, and ]]> in it",
}
EXTRA = """
license = "ours"
license_url = "https://example.org/license"
verify = "s9FQkz"
guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
speak = ["title"]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory, shows):
    folder = tmp_path_factory.mktemp("show")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(production, "Press", shows.NoPress)
        path = shows.begin(folder, extra=EXTRA)
        path.write_text(path.read_text("utf-8").replace('license = "cc-by-4.0"\n', ""), encoding="utf-8")
        for day, title in TITLES.items():
            shows.page(folder, day, title=title.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))
        assert {job.state for job in shows.run(path).values()} == {"done"}
    places = Places(path)
    records = {record.item.stem: record for record in map(read_record, places.records.iterdir())}
    return places, records, (places.site / "feed.xml").read_bytes()


def test_no_rule_is_broken(made, rules):
    places, records, feed = made
    assert list(rules.broken(feed)) == []
    for stem in records:
        assert list(rules.broken_chapters((places.audio / f"{stem}.chapters.json").read_bytes())) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"<podcast:guid>917393e3", b"<podcast:guid>17393e3"),
        (b'url="https://example.org/license"', b""),
        (b">yes</podcast:locked>", b">true</podcast:locked>"),
        (b'type="text/vtt"', b'type="text/srt"'),
        (b'isPermaLink="false"', b""),
        (b"<podcast:medium>podcast", b"<podcast:medium>radio"),
        (b'length="', b'length="-'),
        (b" GMT</pubDate>", b"</pubDate>"),
        (b"<podcast:txt>", b"<podcast:text>hm</podcast:text><podcast:txt>"),
        (b"<itunes:episode>4<", b"<itunes:episode>four<"),
    ],
)
def test_a_broken_rule_is_seen(made, rules, good, bad):
    assert good in made[2]
    assert list(rules.broken(made[2].replace(good, bad)))


def test_every_field_of_every_episode_is_read_back_by_feedparser(made):
    _, records, feed = made
    read = feedparser.parse(feed)
    assert not read.bozo
    assert len(read.entries) == len(records) == len(TITLES)
    for entry in read.entries:
        (enclosure,) = entry.enclosures
        record = records[enclosure.href.rpartition("/")[2].removesuffix(".mp3")]
        item, episode = record.item, record.episode
        assert entry.title == " ".join(episode.title.replace("\u200b", "").split())
        assert (entry.id, entry.author) == (episode.guid, episode.publisher)
        assert entry.link == f"https://audio.example.org/harbour/{page_name(episode.guid)}"
        assert datetime.fromtimestamp(calendar.timegm(entry.published_parsed), UTC) == item.published
        assert (int(enclosure.length), enclosure.type) == (item.size, "audio/mpeg")
        assert entry.itunes_duration == str(round(episode.duration_ms / 1000))
        assert (entry.itunes_season, entry.itunes_episode) == (str(item.published.year), str(item.number))
        assert (entry.itunes_episodetype, entry.itunes_explicit) == ("full", None)  # as feedparser has "false"
        assert entry.summary == item.summary
        assert episode.url in entry.content[0].value
        assert "synthetic voice" in entry.content[0].value


def test_every_episode_is_read_back_by_podcastparser(made):
    _, records, feed = made
    read = podcastparser.parse("https://audio.example.org/harbour/feed.xml", io.BytesIO(feed))
    assert (read["title"], read["link"]) == ("Harbour news", "https://audio.example.org/harbour/")
    assert read["itunes_owner"] == {"name": "Mira Lindqvist", "email": "mira@example.org"}
    assert read["itunes_categories"] == [["News", "Daily News"]]
    assert (read["itunes_author"], read["language"], read["type"]) == ("The Harbour Post", "en", "episodic")
    assert read["cover_url"].endswith(".png")
    for told in read["episodes"]:
        (enclosure,) = told["enclosures"]
        record = records[enclosure["url"].rpartition("/")[2].removesuffix(".mp3")]
        episode = record.episode
        assert told["guid"] == episode.guid
        assert told["link"] == f"https://audio.example.org/harbour/{page_name(episode.guid)}"
        assert told["published"] == int(record.item.published.timestamp())
        assert (told["total_time"], enclosure["file_size"]) == (round(episode.duration_ms / 1000), record.item.size)
        assert told["number"] == record.item.number
        starts = [(chapter["start"], chapter["title"]) for chapter in told["chapters"]]
        assert [start for start, _ in starts] == [chapter.start_ms // 1000 for chapter in episode.chapters]
        assert (told["description"], told["explicit"]) == (record.item.summary, False)
        assert episode.url in told["description_html"]


def test_names_of_files_are_ascii_and_all_differ(made):
    places, _, _ = made
    names = [path.name for path in places.audio.iterdir()]
    assert all(name.isascii() and " " not in name for name in names)
    assert len({name for name in names if name.endswith(".mp3")}) == len(TITLES)
