"""The publisher's own recording: found on the page, fetched, told from what is no audio, and made an episode."""

import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import imageio_ffmpeg
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from typer.testing import CliRunner

from cleaning import clean
from cli import app
from fetching import FetchRefused, Page, audio, fetch_audio
from tests.meter import level_of

SAID = "<p>The {} harbour was dredged again on Tuesday, the port said, and ships may enter it at any tide.</p>"
STORY = "".join(map(SAID.format, ("northern", "old", "outer")))
HEAR = "https://news.example/hear.mp3"


def linked(**facts):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


def page(head, url="https://news.example/story"):
    markup = f"<html><head>{head}</head><body><main><h1>Harbour opens</h1>{STORY}</main></body></html>"
    return Page.from_markup(markup, url)


SPOKEN = {"@type": "AudioObject", "contentUrl": HEAR}
OTHER = '<script type="application/ld+json">{"@type": "AudioObject", "contentUrl": "/other.mp3"}</script>'


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (linked(audio=SPOKEN), HEAR),
        (linked(audio=[SPOKEN]), HEAR),
        (linked(associatedMedia={"@type": ["AudioObject"], "contentUrl": "/hear.mp3"}), HEAR),
        (linked(audio=SPOKEN) + OTHER, HEAR),
        (OTHER.replace("other", "hear"), HEAR),
        (OTHER + OTHER, ""),
        ('<meta property="og:audio" content="hear.mp3">', HEAR),
        ('<meta property="og:audio" content="x"><meta property="og:audio:secure_url" content="/hear.mp3">', HEAR),
        (linked(audio="a recording"), ""),
        (linked(audio={"@type": "AudioObject", "contentUrl": "file:///etc/passwd"}), ""),
        (linked(audio={"@type": "AudioObject", "contentUrl": 7}), ""),
        (linked(video={"@type": "VideoObject", "contentUrl": HEAR}), ""),
        ('<meta property="og:audio" content="http://[broken">', ""),
        ("<script>var pAudio_url = 'https://news.example/hear.mp3';</script>", ""),  # another publisher's word
        ("", ""),
    ],
)
def test_a_page_names_its_own_audio(head, found):
    assert clean(page(head)).audio == found


@pytest.mark.parametrize(("named", "found"), [("/a.mp3", "https://focustaiwan.tw/a.mp3"), ("", "")])
def test_a_publishers_script_names_it(named, found):
    head = f'<link rel="canonical" href="https://focustaiwan.tw/culture/1"><script>var pAudio_url = "{named}";</script>'
    assert clean(page(head)).audio == found


def tone(kind, *options):
    source = ["-f", "lavfi", "-i", "sine=frequency=300:duration=2:sample_rate=24000", *options]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *source, "-f", kind, "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


KINDS = {
    "mp3": tone("mp3"),
    "aac": tone("adts", "-c:a", "aac"),
    "mp4": tone("mp4", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"),
    "ogg": tone("ogg", "-c:a", "libopus", "-ar", "48000"),
    "wav": tone("wav"),
    "flac": tone("flac"),
}


@pytest.fixture
def site():
    """A site on loopback: what stands in `files` by path, else 404."""
    files = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = files.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", files
        server.shutdown()


@pytest.mark.parametrize("kind", KINDS)
def test_audio_is_told_by_its_bytes(site, kind):
    address, files = site
    files["/a"] = KINDS[kind]
    assert fetch_audio(f"{address}/a", allow_private=True).kind == kind


@pytest.mark.parametrize("body", [b"<html><p>Please log in</p></html>", b"%PDF-1.7", b"", b"RIFF\0\0\0\0AVI LIST"])
def test_what_is_no_audio_is_refused(site, body):
    address, files = site
    files["/a.mp3"] = body
    with pytest.raises(FetchRefused, match="no audio"):
        fetch_audio(f"{address}/a.mp3", allow_private=True)


def test_audio_has_a_size_and_a_place(site, monkeypatch):
    address, files = site
    files["/a.mp3"] = KINDS["mp3"]
    with pytest.raises(FetchRefused, match="--allow-private"):
        fetch_audio(f"{address}/a.mp3")
    monkeypatch.setattr(audio, "_AUDIO", audio.Wanted("recording of an article", "audio/*", 1000))
    with pytest.raises(FetchRefused, match="that is no recording"):
        fetch_audio(f"{address}/a.mp3", allow_private=True)


def convert(site, output, *options):
    address, files = site
    files["/story"] = page('<meta property="og:audio" content="/hear"><meta property="og:site_name" content="Shore">')
    files["/story"] = files["/story"].text.encode()
    command = ["convert", f"{address}/story", "-o", str(output), "--allow-private", "--backend", "silent", *options]
    return CliRunner().invoke(app, [*command, "--prefer-publisher-audio"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_publishers_audio_becomes_the_episode(site, tmp_path, kind):
    site[1]["/hear"] = KINDS[kind]
    result = convert(site, tmp_path / "a.mp3", "--json")
    made = json.loads(result.stdout)
    assert (made["voice"], made["backend"], made["synthetic"], made["completeness"]) == (
        "Shore", "publisher", False, "whole",
    )  # fmt: skip
    assert [chapter["title"] for chapter in made["chapters"]] == ["Harbour opens"]
    assert made["duration_ms"] == pytest.approx(2000, abs=100)
    tags = ID3(tmp_path / "a.mp3")
    assert str(tags["TXXX:the publisher's own audio"]) == "Shore"
    assert "synthetic" not in tags.pprint()
    assert [(frame.start_time, str(frame.sub_frames["TIT2"])) for frame in tags.getall("CHAP")] == [
        (0, "Harbour opens")
    ]
    assert MP3(tmp_path / "a.mp3").info.length == pytest.approx(2, abs=0.2)


def test_it_is_as_loud_as_ours(site, tmp_path):
    site[1]["/hear"] = KINDS["wav"]
    assert "the publisher's own audio" in convert(site, tmp_path / "a.mp3").stdout
    with (tmp_path / "a.mp3").open("rb") as made:
        assert level_of(made).loudness_lufs == pytest.approx(-16, abs=0.5)


def test_it_can_be_made_faster(site, tmp_path):
    site[1]["/hear"] = KINDS["wav"]
    made = json.loads(convert(site, tmp_path / "a.mp3", "--json", "--tempo", "1.25").stdout)
    assert made["duration_ms"] == pytest.approx(2000 / 1.25, abs=100)
    assert MP3(tmp_path / "a.mp3").info.length == pytest.approx(2 / 1.25, abs=0.2)


@pytest.mark.parametrize("hear", [None, b"<html>", b"ID3\x04" + bytes(500)], ids=["missing", "no audio", "damaged"])
def test_where_it_is_not_to_be_had_the_story_is_spoken(site, tmp_path, hear):
    site[1]["/hear"] = hear
    result = convert(site, tmp_path / "a.mp3", "--json")
    (warning,) = result.stderr.splitlines()
    assert "the story is spoken" in warning
    assert json.loads(result.stdout)["backend"] == "silent"


def test_a_page_that_names_none_is_spoken(tmp_path):
    (tmp_path / "a.html").write_text(page("").text)
    command = ["convert", str(tmp_path / "a.html"), "-o", str(tmp_path / "a.mp3"), "--backend", "silent"]
    result = CliRunner().invoke(app, [*command, "--prefer-publisher-audio"])
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1)


@pytest.mark.parametrize("option", [("--page",), ("--transcript", "vtt")])
def test_it_has_no_times_of_words(tmp_path, site, option):
    result = convert(site, tmp_path / "a.mp3", *option)
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())
