"""The preview answers as podcast clients ask; and a feed is checked on the disk and where it is served."""

import re
import threading
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from podcast.errors import LibraryError
from podcast.examining import Folder, examine, examined
from podcast.places import Places
from podcast.serving import site

AUDIO = bytes(range(256)) * 4
BASE = "https://audio.example.org/harbour/"


@contextmanager
def running(folder):
    """Serve a folder on loopback, and give its address."""
    server = uvicorn.Server(uvicorn.Config(site(folder), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    (folder / "audio").mkdir()
    (folder / "audio" / "a.mp3").write_bytes(AUDIO)
    (folder / "audio" / ".x.part").write_bytes(AUDIO)
    for name in ("a.vtt", "a.srt", "a.chapters.json", "feed.xml"):
        (folder / name).write_text("x", encoding="utf-8")
    with running(folder) as address, httpx.Client(base_url=address) as made:
        yield made


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("audio/a.mp3", "audio/mpeg"),
        ("a.vtt", "text/vtt"),
        ("a.srt", "application/x-subrip"),
        ("a.chapters.json", "application/json+chapters"),
        ("feed.xml", "application/rss+xml"),
    ],
)
def test_types_and_heads(client, name, kind):
    whole, head = client.get(name), client.head(name)
    assert head.headers["content-type"].partition(";")[0] == kind
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-0", 206, 0, 1),
        ("bytes=100-199", 206, 100, 200),
        ("bytes=1000-", 206, 1000, 1024),
        ("bytes=-24", 206, 1000, 1024),
        ("bytes=0-9999", 206, 0, 1024),
    ],
)
def test_parts(client, asked, status, start, end):
    answer = client.get("audio/a.mp3", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (status, AUDIO[start:end])
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/1024"


def test_parts_that_are_not_there(client):
    answer = client.get("audio/a.mp3", headers={"Range": "bytes=1024-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */1024")


def test_several_parts_at_once(client):
    answer = client.get("audio/a.mp3", headers={"Range": "bytes=0-9,1000-1009"})
    kind, _, boundary = answer.headers["content-type"].partition("; boundary=")
    assert (answer.status_code, kind) == (206, "multipart/byteranges")
    pieces = answer.content.split(f"--{boundary}".encode())
    assert [piece.partition(b"\r\n\r\n")[2].rstrip(b"\r\n") for piece in pieces[1:3]] == [AUDIO[:10], AUDIO[1000:1010]]


def test_what_a_client_has_is_not_sent_again(client):
    tag = client.get("audio/a.mp3").headers["etag"]
    assert client.get("audio/a.mp3", headers={"If-None-Match": tag}).status_code == 304
    part = {"Range": "bytes=0-9"}
    assert client.get("audio/a.mp3", headers={**part, "If-Range": tag}).status_code == 206
    assert client.get("audio/a.mp3", headers={**part, "If-Range": '"another"'}).status_code == 200


def test_nothing_else_is_served(client):
    assert client.get("audio/.x.part").status_code == 404
    assert client.get("../pyproject.toml").status_code == 404
    assert client.get("/").headers["location"] == "/feed.xml"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LibraryError, match="no folder"):
        site(tmp_path / "none")


@pytest.fixture(scope="module")
def made(tmp_path_factory, shows):
    path = shows.begin(tmp_path_factory.mktemp("show"), 1)
    shows.run(path)
    return Places(path).site


def test_our_feed_has_nothing_to_find(made):
    assert list(examine(str(made))) == []


FLAWS = {
    "not XML": ("<rss", "<rs", "not well-formed"),
    "no owner": ("itunes:owner", "itunes:nobody", "no itunes:owner"),
    "a category of its own": ('text="News"', 'text="Novelties"', "'Novelties'"),
    "a subcategory of its own": ('text="Daily News"', 'text="Hourly News"', "'Hourly News'"),
    "no cover": ("itunes:image", "itunes:picture", "no itunes:image"),
    "explicit is no truth": ("<itunes:explicit>false", "<itunes:explicit>clean", "true or false"),
    "no guid": ("<guid", "<gid", "not well-formed"),
    "a date of its own": ("<pubDate>", "<pubDate>on ", "pubDate"),
    "a wrong length": (r'length="\d+"', 'length="5"', "the feed says 5"),
    "no length": (r'length="\d+"', 'length=""', "length of its enclosure"),
    "a wrong type": ('type="audio/mpeg"', 'type="audio/mp4"', "served as audio/mpeg"),
    "another place": (
        r'url="https://audio.example.org/harbour/audio',
        'url="https://elsewhere.example/audio',
        "not below",
    ),
    "a guid that is no address": (' isPermaLink="false"', "", "isPermaLink"),
    "a duration of its own": ("<itunes:duration>", "<itunes:duration>PT", "itunes:duration"),
    "a podcast guid of its own": ("<podcast:guid>", "<podcast:guid>x", "UUID"),
    "neither locked nor open": ("yes</podcast:locked>", "true</podcast:locked>", "yes or no"),
    "two media": ("<podcast:medium>", "<podcast:medium>music</podcast:medium><podcast:medium>", "stands 2 times"),
    "a person without a name": (">The Harbour Post</podcast:person>", "></podcast:person>", "give a name"),
    "the same episode twice": (r"(?s)(<item>.*</item>)", r"\1\1", "2 episodes have the enclosure"),
    "a missing transcript": (r"\.vtt", ".vttt", "answers 404"),
    "no HTTPS": ("https://audio.example.org", "http://audio.example.org", "https:// only"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_flaws_of_a_feed_are_found(made, flaw):
    pattern, instead, told = FLAWS[flaw]
    feed = (made / "feed.xml").read_text(encoding="utf-8")
    broken = re.sub(pattern, instead, feed)
    assert broken != feed
    base = BASE.replace("https", "http") if flaw == "no HTTPS" else BASE
    assert any(told in finding for finding in examined(broken.encode(), Folder(made, base)))


DAMAGED = {
    "chapters that are no JSON": (".chapters.json", b"{", "no JSON"),
    "chapters without a time": (".chapters.json", b'{"version": "1.2.0", "chapters": [{}]}', "no startTime"),
    "chapters out of order": (
        ".chapters.json",
        b'{"version": "1.2.0", "chapters": [{"startTime": 5}, {"startTime": 0}]}',
        "order of time",
    ),
    "a transcript that is no WebVTT": (".vtt", b"00:00:00.000 --> 00:00:01.000\nA", "begin with WEBVTT"),
    "a transcript without times": (".srt", b"1\nA", "no times"),
    "a cue that ends too soon": (".srt", b"1\n00:00:02,000 --> 00:00:01,000\nA", "before it begins"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_players_can_not_read_is_found(made, damage):
    ending, content, told = DAMAGED[damage]
    path = next(
        path for path in (made / "audio").iterdir() if path.name.endswith(ending) and ".words." not in path.name
    )
    whole = path.read_bytes()
    path.write_bytes(content)
    assert [told in finding for finding in examine(str(made))] == [True]
    path.write_bytes(whole)


@pytest.fixture(scope="module")
def served(made):
    """The site on loopback, under an address that its feed gives itself."""
    feed = made / "feed.xml"
    whole = feed.read_bytes()
    with running(made) as address:
        feed.write_bytes(whole.replace(BASE.encode(), address.encode()))
        yield f"{address}feed.xml"
    feed.write_bytes(whole)


def test_a_served_feed_is_checked_by_asking(served):
    findings = list(examine(served, allow_private=True))
    assert findings == [f"the feed is at {served}: directories take https:// only"]
