"""The name of a folder in, a show begun in it out: a commented `show.toml`, a cover, a folder for pages."""

import io
import json
from importlib.resources import files
from pathlib import Path

from fetching.characters import seen
from podcast import cover
from podcast.errors import LibraryError, OverwriteRefused
from podcast.files import put

DEFAULT_COLOURS = ("#12355b", "#f4ecdf")


def begin(folder: Path, title: str = "", colours: tuple[str, str] = DEFAULT_COLOURS) -> Path:
    """Make the file of a show, and a cover where none is there; raises LibraryError. Nothing is written over."""
    show = folder / "show.toml"
    if show.exists():
        raise OverwriteRefused(f"{show} is there: change it, or name another folder")
    name = " ".join(seen(title or folder.resolve().name, markup=False)[0].split()) or "My show"
    template = files("podcast").joinpath("show.template.toml").read_text("utf-8")
    try:
        (folder / "pages").mkdir(parents=True, exist_ok=True)
        if not (folder / "cover.png").exists():
            put(folder / "cover.png", io.BytesIO(cover.drawn(name, colours)))
        put(show, io.BytesIO(template.replace("@title@", json.dumps(name, ensure_ascii=False)).encode()))
    except OSError as error:
        raise LibraryError(f"{folder} can't be written ({error.strerror}): name another folder") from error
    return show
