"""Files put in place together: all of them or none, and what stood there comes back."""

import io
from pathlib import Path

import pytest

from podcast import files
from podcast.files import put, put_each


def listing(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_put_in_place(tmp_path):
    (tmp_path / "a.vtt").write_bytes(b"older")
    put(tmp_path / "a.mp3", io.BytesIO(b"sound"), {tmp_path / "a.vtt": b"words", tmp_path / "a.json": b"{}"})
    assert listing(tmp_path) == {"a.mp3": b"sound", "a.vtt": b"words", "a.json": b"{}"}


@pytest.mark.parametrize("failing", ["a.vtt", "a.json", "a.mp3"])
@pytest.mark.parametrize("older", [{}, {"a.vtt": b"1", "a.mp3": b"2"}])
@pytest.mark.parametrize("error", [OSError(30, "Read-only file system"), KeyboardInterrupt()])
def test_where_one_name_cant_be_had_nothing_changes(tmp_path, monkeypatch, failing, older, error):
    for name, content in older.items():
        (tmp_path / name).write_bytes(content)
    replace = Path.replace
    failures = [error]

    def fail_once(self, target):
        if Path(target).name == failing and failures:
            raise failures.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(type(error)):
        put(tmp_path / "a.mp3", io.BytesIO(b"sound"), {tmp_path / "a.vtt": b"words", tmp_path / "a.json": b"{}"})
    assert listing(tmp_path) == older


def test_each_of_many_is_put_in_place_by_itself_and_no_half_file_stays(tmp_path, monkeypatch):
    (tmp_path / "b.html").write_bytes(b"older")
    replace, synced = Path.replace, []

    def fail(self, target):
        if Path(target).name == "b.html":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="No space"):
            put_each({tmp_path / name: b"newer" for name in ("a.html", "b.html", "c.html")})
    assert listing(tmp_path) == {"a.html": b"newer", "b.html": b"older"}
    monkeypatch.setattr(files, "_sync_folders", lambda places: synced.append([place.name for place in places]))
    put_each({tmp_path / name: b"newest" for name in ("a.html", "b.html")})
    assert listing(tmp_path) == {"a.html": b"newest", "b.html": b"newest"}
    assert synced == [["a.html", "b.html"]]
