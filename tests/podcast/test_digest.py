"""Many articles in one episode: what is said, where its chapters are, when it is made, and what is not said twice."""

import importlib.util
import json
import re
import subprocess
import sys
import wave
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from typer.testing import CliRunner

import cli
from cleaning import Article, Block
from commands.ensemble import Ensemble
from fetching import visiting
from podcast import digest
from podcast.checking.facts import read as read_facts
from podcast.places import Places
from podcast.schedule import last_due, period_before
from podcast.show import load
from podcast.telling import ShowError
from tts import compose, read, synthesize
from tts.audio.jingles import Jingles
from tts.backends.protocol import Take, Voice
from tts.backends.silent import Silent
from tts.joining import Joining

pytestmark = pytest.mark.usefixtures("unsynced")

MOMENT = datetime(2026, 11, 20, 7, tzinfo=ZoneInfo("Europe/Berlin"))
TOLD = digest.Digest("Harbour news", "The Harbour Post", "en", MOMENT, "guid", "digest", "https://harbour.example/")


class Tone(Silent):
    """Sounds as long as speech; each voice has its own pitch and loudness."""

    name = "tone"

    def __init__(self, **voices):
        self.levels = voices

    def voices(self):
        return tuple(Voice(name, "en", "a tone") for name in self.levels)

    def speak(self, utterance, voice):
        take = super().speak(utterance, "silent")
        wave = np.sin(np.arange(len(take.samples)) * 0.05).astype(np.float32) * self.levels[voice]
        return Take(wave, take.sample_rate, take.marks)


def part(number, *, headings=False):
    blocks = [Block("paragraph", f"Story {number} begins here, and it goes on for a while.")]
    if headings:
        blocks += [Block("heading", "What comes next"), Block("paragraph", "Nobody knows what comes next.")]
    url = f"https://harbour.example/{number}"
    article = Article(url, f"Story number {number}", tuple(blocks), image=f"{url}.jpg")
    return digest.Part(article, read(compose(article)))


def narrated(parts, *, engine=None, voices=(), jingles=None):
    engine = engine or Silent()
    joining = Joining(jingles or Jingles())

    def speak(script, number):
        return synthesize(script, engine, voice=digest.voice_in_turn(engine, voices, number, script.language))

    script, narration = digest.narrated(TOLD, parts, read, speak, joining)
    return script, narration, joining.counts


def test_the_contents_are_said_first_and_have_no_source():
    parts = [part(number) for number in range(14)]
    (chapter,) = digest.contents(TOLD, parts).chapters
    said = [passage.text for passage in chapter.passages]
    assert said[:3] == ["This is Harbour news, for Friday, November 20, 2026.", "In this edition:", "Story number 0"]
    assert said[-2:] == ["Story number 11", "And 2 more stories."]
    assert {passage.source for passage in chapter.passages} == {None}


@pytest.mark.parametrize(
    ("language", "title", "first"),
    [
        ("zh-TW", "Harbour news:2026年11月20日", "這裡是Harbour news,2026年11月20日。"),
        ("zh-CN", "Harbour news:2026年11月20日", "这里是Harbour news,2026年11月20日。"),
        ("fr", "Harbour news: 2026-11-20", "Harbour news, 2026-11-20."),
    ],
)
def test_the_contents_are_said_in_the_language_of_the_show(language, title, first):
    told = digest.Digest("Harbour news", "", language, MOMENT, "guid", "digest")
    assert told.title == title
    assert digest.contents(told, [part(1)]).chapters[0].passages[0].text == first


def test_each_story_is_a_chapter_with_its_parts_inside():
    parts = [part(1, headings=True), part(2)]
    script, narration, counts = narrated(parts)
    with closing(narration):
        episode = digest.episode_of(TOLD, parts, script, narration, counts)
    told = [(chapter.title, chapter.url, chapter.image, chapter.part_of) for chapter in episode.chapters]
    url = "https://harbour.example/1"
    assert told == [
        ("Contents", "https://harbour.example/", "", ""),
        ("Story number 1", url, f"{url}.jpg", ""),
        ("What comes next", url, f"{url}.jpg", "Story number 1"),
        ("Story number 2", "https://harbour.example/2", "https://harbour.example/2.jpg", ""),
    ]
    ends = [chapter.end_ms for chapter in episode.chapters]
    assert [chapter.start_ms for chapter in episode.chapters] == [0, *ends[:-1]]
    assert ends[-1] == episode.duration_ms
    assert [cue.text for cue in episode.cues][-2:] == ["Story number 2", part(2).article.blocks[0].text]


def test_times_in_a_digest_are_those_of_each_story_moved():
    parts = [part(1), part(2)]
    script, narration, _ = narrated(parts)
    with closing(narration), closing(synthesize(parts[1].script, Silent())) as alone:
        shift = narration.duration_ms - alone.duration_ms
        ours = [(one.start_ms - shift, one.end_ms - shift) for one in narration.words[-len(alone.words) :]]
        assert ours == [pytest.approx((one.start_ms, one.end_ms)) for one in alone.words]
        assert script.chapters[narration.utterances[-1].chapter].title == "Story number 2"


def test_voices_take_turns_and_are_equally_loud():
    engine = Tone(loud=0.5, quiet=0.15)
    parts = [part(number) for number in (1, 2)]
    _, narration, _ = narrated(parts, engine=engine, voices=("loud", "quiet"))
    with closing(narration):
        assert narration.voice == "loud, quiet"
        narration.pcm.seek(0)
        pcm = np.frombuffer(narration.pcm.read(), "<i2")
    peaks = [np.abs(pcm[round(c.start_ms * 24) : round(c.end_ms * 24)]).max() for c in narration.chapters]
    assert peaks[2] == pytest.approx(peaks[1], rel=0.15)


def test_a_sound_is_heard_between_stories_alone(tmp_path):
    with wave.open(str(tmp_path / "gong.wav"), "wb") as file:
        file.setparams((1, 2, 24_000, 0, "NONE", ""))
        file.writeframes((np.sin(np.arange(12_000) * 0.2) * 9000).astype("<i2").tobytes())
    parts = [part(1, headings=True), part(2)]
    _, plain, _ = narrated(parts)
    _, narration, _ = narrated(parts, jingles=Jingles(chapter=tmp_path / "gong.wav"))
    with closing(narration), closing(plain):
        longer_ms = narration.duration_ms - plain.duration_ms
        lengths = [c.end_ms - c.start_ms for c in narration.chapters]
        without = [c.end_ms - c.start_ms for c in plain.chapters]
    each_ms = [ours - theirs for ours, theirs in zip(lengths, without, strict=True)]
    assert each_ms == [0, pytest.approx(longer_ms / 2), 0, pytest.approx(longer_ms / 2)]
    assert 1500 < longer_ms < 2000  # half a second and a pause, twice


def test_what_does_not_fit_is_left_out_but_never_all():
    parts = [part(number, headings=True) for number in range(4)]
    assert digest.within(parts, 0) == tuple(parts)
    assert digest.within(parts, 2.5 * parts[0].script.minutes) == tuple(parts[:2])
    assert digest.within(parts, 0.0001) == tuple(parts[:1])


@pytest.mark.parametrize(
    ("rhythm", "now", "due", "hours"),
    [
        ("daily 07:00", "2026-11-20T07:00+01:00", "2026-11-20T07:00+01:00", 24),
        ("daily 07:00", "2026-11-20T05:59Z", "2026-11-19T07:00+01:00", 24),
        ("daily 07:00", "2026-10-25T12:00Z", "2026-10-25T07:00+01:00", 24),
        ("weekdays 7:30", "2026-11-22T12:00Z", "2026-11-20T07:30+01:00", 24),
        ("weekdays 07:30", "2026-11-23T12:00Z", "2026-11-23T07:30+01:00", 72),
        ("friday 18:00", "2026-11-20T12:00Z", "2026-11-13T18:00+01:00", 168),
    ],
)
def test_when_a_digest_is_due(rhythm, now, due, hours):
    moment = last_due(rhythm, "Europe/Berlin", datetime.fromisoformat(now))
    assert moment == datetime.fromisoformat(due)
    assert period_before(rhythm, moment) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "wrong", ['"daily"', '"daily 25:00"', '"someday 07:00"', '{ at = "daily 07:00", timezone = "Mars" }']
)
def test_a_show_that_names_no_time_says_so(tmp_path, shows, wrong):
    path = shows.begin(tmp_path, 1, extra=f"digest = {wrong}")
    with pytest.raises(ShowError, match=r"line \d+: digest"):
        load(path)


def digests(path):
    return [
        e for e in feedparser.parse((Places(path).site / "feed.xml").read_bytes()).entries if "Harbour news:" in e.title
    ]


def test_a_show_makes_the_digest_that_is_due_once_and_says_nothing_of_it_twice(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1, 2, extra='digest = "daily 07:00"')
    shows.run(path)
    (entry,) = digests(path)
    assert entry.title == "Harbour news: Friday, November 20, 2026"
    assert len(spoken) == len({*spoken})
    assert len([text for text in spoken if text.startswith("Ferry number")]) == 2
    titles = [chapter["title"] for chapter in chapters_of(path, entry)]
    assert titles == ["Contents", "Ferry number 1 is back", "Ferry number 2 is back"]
    before = shows.tree(Places(path).site)
    spoken.clear()
    shows.run(path)
    assert (spoken, shows.tree(Places(path).site) == before) == ([], True)
    shows.page(tmp_path, 3)
    shows.run(path, now=shows.NOW + timedelta(hours=2))
    assert len(digests(path)) == 1
    shows.run(path, now=shows.NOW + timedelta(days=1))
    assert len(digests(path)) == 2
    assert [c["title"] for c in chapters_of(path, digests(path)[0])][1:] == ["Ferry number 3 is back"]
    shows.run(path, now=shows.NOW + timedelta(days=2))
    assert len(digests(path)) == 2  # nothing is new


def chapters_of(path, entry):
    (enclosure,) = entry.enclosures
    name = enclosure.href.rpartition("/")[2].replace(".mp3", ".chapters.json")
    return json.loads((Places(path).audio / name).read_text("utf-8"))["chapters"]


def test_a_digest_has_the_order_and_the_length_that_its_show_says(tmp_path, shows):
    table = 'digest = { at = "daily 07:00", order = "newest", minutes = 0.5 }'
    path = shows.begin(tmp_path, 1, 2, 3, extra=table)
    shows.run(path)
    assert [c["title"] for c in chapters_of(path, digests(path)[0])] == ["Contents", "Ferry number 3 is back"]


def test_the_mp3_of_a_digest_as_players_read_it(tmp_path):
    pages = []
    for number in (1, 2):
        page = tmp_path / f"{number}.html"
        first = "The council met for a long time, and nobody left before the end of it was there for all to see."
        second = "Nobody knows what comes next, and those who say that they do are not asked by anybody any more."
        page.write_text(
            f"<html lang=en><head><title>Story number {number}</title><link rel=canonical "
            f"href='https://harbour.example/{number}'></head><body><article><h1>Story number {number}</h1>"
            f"<p>{first}</p>"
            f"<h2>What comes next</h2><p>{second}</p></article>"
        )
        pages.append(str(page))
    mp3 = tmp_path / "digest.mp3"
    command = "import sys, cli; cli.app(sys.argv[1:])"
    asked = ["digest", *pages, str(tmp_path / "none.html"), "--backend", "silent", "--for", "2026-11-20", "-o"]
    done = subprocess.run(
        [sys.executable, "-c", command, *asked, str(mp3)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 3  # one source is missing, and the others are there
    assert "none.html is neither a file" in done.stderr
    seen = read_facts(mp3)
    titles = ["Contents", "Story number 1", "What comes next", "Story number 2", "What comes next"]
    assert [chapter.title for chapter in seen.chapters] == titles
    assert seen.tags["title"] == "Digest: Friday, November 20, 2026"
    tag = ID3(mp3)
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    assert tables["toc"].child_element_ids == [f"ch{number}" for number in range(5)]
    assert tables["toc1"].child_element_ids == ["ch1", "ch2"]
    assert str(tables["toc1"].sub_frames.getall("TIT2")[0]) == "Story number 1"
    assert [table.element_id for table in tables.values() if table.flags & 2] == ["toc"]
    links = [chapter.sub_frames.getall("WXXX:chapter url")[0].url for chapter in tag.getall("CHAP")[1:]]
    assert links == [f"https://harbour.example/{number}" for number in (1, 1, 2, 2)]


@pytest.fixture
def site():
    served = neighbour("site").Site()
    yield served
    served.close()


def neighbour(name):
    path = Path(__file__).parents[1] / "stand_ins" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"digest_{name}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


STORY = (
    "<html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
    "<p>The {title} left the quay at noon with forty people and two dogs on board.</p>"
    "<blockquote><p>Nobody waited for the {title} on the other side, said the mate.</p></blockquote>"
    "<p>It will be back on Thursday, when the {title} has a new crane.</p></article>"
)


def put_stories(site, *names):
    """Serve a story for each name, and a feed and a news sitemap that name them all."""
    stand_in = neighbour("site")
    now = datetime.now(UTC)
    items, urls = "", ""
    for hours, name in enumerate(names, 1):
        site.put(f"/world/{name}", STORY.format(title=name, head=""))
        url, moment = f"{site.home}/world/{name}?utm_source=rss", now - timedelta(hours=hours)
        items += stand_in.ITEM.format(title=name, url=url, summary="", section="World", date=format_datetime(moment))
        urls = stand_in.NEWS_URL.format(url=url, date=moment.isoformat(), title=name) + urls
    site.put("/rss", stand_in.RSS.format(title="-", home=site.home, items=items), "application/rss+xml")
    site.put("/news.xml", stand_in.NEWS_SITEMAP.format(urls=urls), "application/xml")


def run(*asked):
    return CliRunner().invoke(cli.app, ["digest", *asked, "--backend", "silent", "--allow-private", "--no-pictures"])


def chapters_read(mp3):
    return [chapter.title for chapter in read_facts(mp3).chapters]


def test_a_feed_stands_for_what_it_names(tmp_path, site, monkeypatch):
    monkeypatch.setattr(visiting.OwnPace, "turn", lambda *_: 0.0)
    put_stories(site, "Gull", "Heron", "Tern", "Auk")
    site.put("/world/Heron", STORY.format(title="Heron", head='<meta name="google" content="nopagereadaloud">'))
    mp3 = tmp_path / "digest.mp3"
    done = run(f"{site.home}/rss", f"{site.home}/world/Gull", "--at-most", "3", "-o", str(mp3), "--json")
    assert done.exit_code == 3
    assert "Heron asks not to be read aloud" in done.stderr
    assert chapters_read(mp3) == ["Contents", "Gull", "Tern"]
    asked = [one.path for one in site.asked]
    assert asked.count("/rss") == 1
    assert "/robots.txt" in asked
    assert not [path for path in asked if "utm_source" in path or "Auk" in path]


def test_a_sitemap_and_an_opml_stand_for_the_newest_that_they_name(tmp_path, site, monkeypatch):
    monkeypatch.setattr(visiting.OwnPace, "turn", lambda *_: 0.0)
    put_stories(site, "Gull", "Heron", "Tern")
    opml = tmp_path / "mine.opml"
    opml.write_text(f'<opml><body><outline xmlUrl="{site.home}/news.xml"/></body></opml>')
    mp3 = tmp_path / "digest.mp3"
    done = run(str(opml), "--at-most", "2", "-o", str(mp3))
    assert done.exit_code == 0, done.output
    assert chapters_read(mp3) == ["Contents", "Gull", "Heron"]
    old = run(f"{site.home}/news.xml", "--days", "0.01", "-o", str(mp3), "--force")
    assert old.exit_code == 3
    assert "names no article of the last 0.01 days" in old.stderr


def test_a_digest_has_a_page_and_is_as_fast_as_asked(tmp_path, site, monkeypatch):
    monkeypatch.setattr(visiting.OwnPace, "turn", lambda *_: 0.0)
    put_stories(site, "Gull", "Heron")
    lengths = {}
    for tempo in ("1.0", "1.5"):
        mp3 = tmp_path / tempo / "digest.mp3"
        mp3.parent.mkdir()
        done = run(f"{site.home}/rss", "--tempo", tempo, "--page", "-o", str(mp3), "--json")
        assert done.exit_code == 0, done.output
        told = json.loads(done.stdout)
        heard = read_facts(mp3).chapters
        assert heard[-1].end_ms == pytest.approx(told["duration_ms"], abs=50)
        assert MP3(mp3).info.length * 1000 == pytest.approx(told["duration_ms"], abs=100)
        assert told["chapters"][-1]["end_ms"] == told["duration_ms"]
        lengths[tempo] = told["duration_ms"]
        page = (mp3.parent / "digest" / "index.html").read_text("utf-8")
        assert told["page"] == str(mp3.parent / "digest" / "index.html")
        assert "Heron has a new crane" in re.sub("<[^>]*>", "", page)
    assert lengths["1.0"] / lengths["1.5"] == pytest.approx(1.5, rel=0.02)


def test_a_voice_that_is_not_there_is_told_of_before_anything_is_fetched(tmp_path, site):
    put_stories(site, "Gull")
    done = run(f"{site.home}/rss", "--quote-voice", "nobody", "-o", str(tmp_path / "digest.mp3"))
    assert done.exit_code == 6
    assert site.asked == []


def test_quotes_of_a_digest_have_their_own_voice():
    engine = Tone(loud=0.5, quiet=0.5)
    said = []
    speak = engine.speak
    engine.speak = lambda one, voice: said.append((voice, one.written.strip())) or speak(one, voice)
    told = [digest.Part(article, read(compose(article))) for article in [quoting("Gull"), quoting("Heron")]]
    readers = Ensemble(engine, ("loud",), {"quote": "quiet"}, (), None, 1, 1.0)
    for number, one in enumerate(told):
        readers.spoken(one.script, number, None).close()
    assert {text.split()[0] for voice, text in said if voice == "quiet"} == {"Nobody"}
    assert len([voice for voice, _ in said if voice == "quiet"]) == 2


def quoting(name):
    blocks = (Block("paragraph", f"The {name} left at noon."), Block("quote", f"Nobody waited for the {name}."))
    return Article(f"https://harbour.example/{name}", name, blocks)
