"""What is damaged in a library is found; mended, it is as if it had never been damaged."""

import pytest

from podcast import production
from podcast.mending import mend
from podcast.places import Places


@pytest.fixture(scope="module", autouse=True)
def no_press(shows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(production, "Press", shows.NoPress)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory, shows, no_press):
    path = shows.begin(tmp_path_factory.mktemp("show"), 1, 2)
    shows.run(path)
    return path, shows.tree(Places(path).site)


def one(folder, ending):
    return next(path for path in sorted(folder.iterdir()) if path.name.endswith(ending))


DAMAGE = {
    "a cut sound": (lambda places: one(places.audio, ".mp3"), b"half"),
    "a transcript of another": (lambda places: one(places.audio, ".vtt"), b"WEBVTT"),
    "lost chapters": (lambda places: one(places.audio, ".chapters.json"), None),
    "a damaged record": (lambda places: one(places.records, ".gz"), b"\x1f\x8b"),
    "a feed cut off": (lambda places: places.site / "feed.xml", b"<rss>"),
    "a half file": (lambda places: places.audio / ".0123456789abcdef.part", b"half"),
    "a damaged take": (lambda places: next(places.takes.glob("??/*")), b"half"),
    "a damaged database": (lambda places: places.database, b"nothing of a database" * 300),
    "a lost database": (lambda places: places.database, None),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_mended(made, shows, damage):
    path, whole = made
    where, content = DAMAGE[damage]
    place = where(Places(path))
    if content is None:
        place.unlink()
    else:
        place.write_bytes(content)
    found = list(mend(path, repair=True))
    assert found or damage == "a feed cut off"
    shows.run(path)
    assert shows.tree(Places(path).site) == whole
    assert list(mend(path, repair=False)) == []


def test_without_repair_nothing_is_changed(made):
    path, _ = made
    sound = one(Places(path).audio, ".mp3")
    content = sound.read_bytes()
    sound.write_bytes(b"half")
    assert list(mend(path, repair=False)) == [f"{sound} is damaged or missing"]
    assert sound.read_bytes() == b"half"
    sound.write_bytes(content)
