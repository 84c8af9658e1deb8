"""Covers and pictures of chapters: what is taken, what is refused in one line, and what readers see in the MP3."""

import io
import shutil
import subprocess

import imageio_ffmpeg
import pytest
from mutagen.id3 import ID3
from PIL import Image

from podcast.errors import LibraryError
from podcast.picture import SMALL_SIDE, cover, small
from tts.audio.id3 import Picture, TaggedChapter, Tags, write

FRAME = b"\xff\xfb\x50\xc0" + bytes(204)


def drawn(side=400, form="PNG", mode="RGB", **options):
    file = io.BytesIO()
    Image.new(mode, (side, side * 3 // 4 if options.pop("wide", False) else side), "teal").save(file, form, **options)
    return file.getvalue()


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_cover_is_taken_byte_for_byte(tmp_path, form, media_type):
    path = tmp_path / "cover.img"
    path.write_bytes(drawn(form=form))
    assert cover(path) == Picture(media_type, path.read_bytes())


BAD_COVERS = [
    pytest.param(b"", "no JPEG or PNG", id="empty"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "JPEG or PNG", id="only the name of a PNG"),
    pytest.param(drawn(form="GIF"), "no JPEG or PNG", id="GIF"),
    pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no JPEG or PNG", id="SVG"),
    pytest.param(drawn(100), "100 x 100 pixels", id="too small"),
    pytest.param(drawn(3100), "3100 x 3100 pixels", id="too large"),
    pytest.param(drawn()[:-30], "damaged", id="cut off"),
    pytest.param(drawn(20_000, mode="1"), "too large", id="a bomb"),
]


@pytest.mark.parametrize(("data", "said"), BAD_COVERS)
def test_a_bad_cover_is_one_line(tmp_path, data, said):
    path = tmp_path / "cover.png"
    path.write_bytes(data)
    with pytest.raises(LibraryError, match=said) as error:
        cover(path)
    assert "\n" not in str(error.value)
    assert "cover.png" in str(error.value)


def test_a_missing_cover_is_one_line(tmp_path):
    with pytest.raises(LibraryError, match="No such file"):
        cover(tmp_path / "cover.png")


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "L"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("GIF", "P")]
)
def test_a_sites_picture_is_drawn_anew_and_small(form, mode):
    picture = small(drawn(1200, form, mode, wide=True), "https://news.example/a.png")
    assert picture.media_type == "image/jpeg"
    with Image.open(io.BytesIO(picture.data)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (SMALL_SIDE, SMALL_SIDE * 3 // 4))


def test_what_a_site_hides_in_a_picture_is_left_behind():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    assert b"taken at home" not in small(drawn(form="JPEG", exif=exif), "a.jpg").data


def test_what_a_site_sends_instead_of_a_picture_is_one_line():
    with pytest.raises(LibraryError, match=r"a\.jpg is no"):
        small(b"<html>not found</html>", "a.jpg")


@pytest.fixture
def tagged(tmp_path):
    """An MP3 with a cover and two chapters, each with an address and a picture."""
    file = io.BytesIO(FRAME * 200)
    picture = small(drawn(), "a.png")
    chapters = (
        TaggedChapter("One", 0, 2000, "https://news.example/1", picture),
        TaggedChapter("Two", 2000, 5000, "https://news.example/2", picture),
    )
    facts = dict.fromkeys(("artist", "album", "date", "url", "narrator", "source", "checksum", "text"), "")
    tags = Tags(title="Both", language="en", chapters=chapters, cover=Picture("image/png", drawn()), **facts)
    write(file, tags)
    path = tmp_path / "a.mp3"
    path.write_bytes(file.getvalue())
    return path


def test_cover_and_chapters_keep_their_pictures_and_addresses(tagged):
    tag = ID3(tagged, translate=False)
    (front,) = tag.getall("APIC")
    assert (int(front.type), front.mime, front.data) == (3, "image/png", drawn())
    for number, chapter in enumerate(sorted(tag.getall("CHAP"), key=lambda one: one.start_time), 1):
        assert chapter.sub_frames.getall("WXXX")[0].url == f"https://news.example/{number}"
        assert chapter.sub_frames.getall("APIC")[0].data.startswith(b"\xff\xd8")


def test_ffmpeg_sees_the_cover_and_the_chapters_behind_it(tagged):
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    read = [ffmpeg, "-v", "error", "-i", str(tagged)]
    chapters = subprocess.run([*read, "-f", "ffmetadata", "-"], capture_output=True, text=True, check=True).stdout
    assert chapters.count("[CHAPTER]") == 2
    assert "title=Two" in chapters
    picture = subprocess.run(
        [*read, "-map", "0:v", "-c", "copy", "-f", "image2pipe", "-"], capture_output=True, check=True
    )
    assert picture.stdout == drawn()


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not here")
def test_ffprobe_sees_the_cover_as_an_attached_picture(tagged):
    shown = ["-show_chapters", "-show_entries", "stream=codec_name:stream_disposition=attached_pic", "-of", "compact"]
    found = subprocess.run(["ffprobe", "-v", "error", *shown, tagged], capture_output=True, text=True, check=True)
    assert "codec_name=png|disposition:attached_pic=1" in found.stdout
    assert found.stdout.count("chapter|") == 2
