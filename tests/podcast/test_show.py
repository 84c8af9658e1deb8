"""The file of a show: what is right is read, what is wrong is told with its key, its line and what would be right."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image
from typer.testing import CliRunner

import cli
from podcast import cover
from podcast.beginning import begin
from podcast.errors import LibraryError, OverwriteRefused
from podcast.forecast import forecast
from podcast.show import load
from podcast.telling import ShowError
from tts.backends.protocol import VoiceMissing
from tts.pronunciation.lexicon import LexiconError

GOOD = """\
title = "Harbour news"
description = "What the boats bring."
author = "The Harbour Post"
rights = "own"
base_url = "https://audio.example.org/harbour"
category = ["News", "Daily News"]

[owner]
name = "Mira Lindqvist"
email = "mira@example.org"

[sources]
folders = ["pages"]
"""


def test_a_show_is_read(tmp_path):
    (tmp_path / "show.toml").write_text(GOOD, encoding="utf-8")
    show = load(tmp_path / "show.toml")
    assert show.base_url == "https://audio.example.org/harbour/"
    assert (show.title, show.owner.email, show.sources.folders) == ("Harbour news", "mira@example.org", ("pages",))
    assert not show.blocked


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ('title = "Harbour news"', 'titel = "Harbour news"', ("line 1", "no key titel", "known are title")),
        ('title = "Harbour news"', "", ("line 1", "title is missing", 'title = "Morning paper"')),
        ('title = "Harbour news"', "title = 5", ("line 1", "title is 5", "it must be text, in quotes")),
        ('rights = "own"', 'rights = "own"\nlicense = "mine"', ("line 5", "license", "license_url")),
        ("What the boats bring.", "\N{HIRAGANA LETTER A}" * 1400, ("line 2", "description", "4000 bytes", "4200")),
        ("mira@example.org", "you@example.org", ("line 10", "owner.email", "still you@example.org")),
        ('rights = "own"', 'rights = "mine"', ("line 4", "rights is 'mine'", 'rights = "private"')),
        ('"https://audio', '"http://audio', ("line 5", "base_url", "https://")),
        ("audio.example", "\N{LATIN SMALL LETTER U WITH DIAERESIS}.example", ("line 5", "base_url", "ASCII")),
        ('"News", "Daily News"', '"New", "Daily News"', ("line 6", "category", "News")),
        ('"News", "Daily News"', '"News", "Daily"', ("line 6", "category", "Daily News")),
        ("mira@example.org", "mira", ("line 10", "owner.email is 'mira'", "mira@example.org")),
        ('name = "Mira Lindqvist"', "", ("line 8", "owner.name is missing", "name = ")),
        ("folders =", "folder =", ("line 13", "no key sources.folder", "folders")),
        ('folders = ["pages"]', "folders = 3", ("line 13", "sources.folders is 3", 'folders = ["pages"]')),
        ("[owner]", "[owner", ("not TOML", "line 8")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path, good, bad, told):
    assert good in GOOD
    (tmp_path / "show.toml").write_text(GOOD.replace(good, bad), encoding="utf-8")
    with pytest.raises(ShowError) as caught:
        load(tmp_path / "show.toml")
    for part in told:
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_that_is_wrong_is_told_a_line_each_in_the_order_of_the_file(tmp_path):
    text = (
        GOOD.replace('"own"', '"mine"').replace('title = "Harbour', 'titel = "Harbour').replace("folders =", "foldrs =")
    )
    path = tmp_path / "show.toml"
    path.write_text(text.replace("mira@example.org", "mira"), encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["feed", str(path)])
    assert done.exit_code == 2
    told = [line.removeprefix(f"earpaper: {path}, ") for line in done.stderr.splitlines()]
    assert [line.partition(":")[0] for line in told] == ["line 1", "line 4", "line 10", "line 13"]
    assert "no key titel" in told[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'{GOOD}digest = "daily 07:00"\n', ("line 14", "digest is no key of [sources]", "above the first [ ]")),
        (f'digest = "daily 07:00"\n{GOOD}[digest]\nminutes = 5\n', ("digest stands on line 1", "[digest]")),
        (f"{GOOD}[digest]\nschedule = 5\n", ("line 15", "no key digest.schedule", "known are at, timezone")),
    ],
)
def test_a_digest_that_stands_in_the_wrong_place_is_told_where_it_belongs(tmp_path, text, told):
    (tmp_path / "show.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ShowError) as caught:
        load(tmp_path / "show.toml")
    for part in told:
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ('rights = "own"', 'rights = "own"\ncover = "none.png"', ("line 5: cover", "none.png can't be read")),
        ('rights = "own"', 'rights = "own"\nbackend = "hibri"', ("line 5: backend", "'hibri'")),
        ('rights = "own"', 'rights = "own"\nvoice = "bertha"', ("line 5: voice", "'bertha'")),
        ('rights = "own"', 'rights = "own"\nlexicons = ["none.toml"]', ("line 5: lexicons", "none.toml")),
        ('folders = ["pages"]', 'folders = ["none"]', ("line 12: sources", "none, which is no folder")),
        ('folders = ["pages"]', 'articles = ["none"]', ("line 12: sources", "neither an http(s) address nor a file")),
    ],
)  # fmt: skip
def test_what_a_show_names_and_is_not_there_is_told_before_anything_is_made(tmp_path, good, bad, told):
    (tmp_path / "show.toml").write_text(GOOD.replace(good, bad), encoding="utf-8")
    (tmp_path / "pages").mkdir()
    with pytest.raises((LibraryError, LexiconError, VoiceMissing)) as caught:
        list(forecast(tmp_path / "show.toml", datetime(2026, 11, 20, tzinfo=UTC)))
    for part in told:
        assert part in str(caught.value)


def test_licenses_that_are_known_need_no_address(tmp_path):
    for license_lines in ('license = "CC-BY-NC-SA-4.0"', 'license = "ours"\nlicense_url = "https://example.org/l"'):
        text = GOOD.replace('rights = "own"', f'rights = "own"\n{license_lines}')
        (tmp_path / "show.toml").write_text(text, encoding="utf-8")
        assert load(tmp_path / "show.toml").license


def test_a_show_that_is_not_there_tells_how_to_make_one(tmp_path):
    with pytest.raises(ShowError, match="earpaper init"):
        load(tmp_path / "show.toml")


def test_a_begun_show_can_be_read_and_is_never_written_over(tmp_path):
    path = begin(tmp_path / "my show", 'The "Quay" \\ 5')
    show = load(path)
    assert show.title == 'The "Quay" \\ 5'
    assert show.blocked
    assert cover.checked((path.parent / "cover.png").read_bytes(), "cover.png") == ".png"
    with pytest.raises(OverwriteRefused):
        begin(tmp_path / "my show")


@pytest.mark.parametrize(
    "title", ["", "Quay", "Harbour news of the northern coast and of all its islands", "早報", "🎧"]
)
def test_any_title_gives_a_cover_that_directories_take(title):
    data = cover.drawn(title, ("#12355b", "#f4ecdf"))
    assert cover.checked(data, "cover.png") == ".png"
    assert data == cover.drawn(title, ("#12355b", "#f4ecdf"))


def picture(side, mode="RGB", form="PNG", height=None):
    file = io.BytesIO()
    Image.new(mode, (side, height or side)).save(file, form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (picture(1399), "1399 x 1399"),
        (picture(3001), "3001 x 3001"),
        (picture(1500, height=1400), "1500 x 1400"),
        (picture(1400, "RGBA"), "RGBA"),
        (picture(1400, "L"), "mode L"),
        (picture(1400, form="GIF"), "GIF"),
        (b"no picture", "no picture"),
    ],
)
def test_what_directories_refuse_is_refused(data, why):
    with pytest.raises(LibraryError, match=why):
        cover.checked(data, "cover.png")


def test_jpegs_are_covers_too():
    assert cover.checked(picture(3000, form="JPEG"), "cover.jpg") == ".jpg"
