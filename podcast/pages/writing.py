"""A listen page in, the folder that holds it out: `NAME/index.html` and what embeds it, beside `NAME.mp3`."""

import io
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from podcast.errors import LibraryError, OverwriteRefused
from podcast.files import put
from podcast.heard import Episode
from podcast.pages.document import MARK, asset
from podcast.pages.listen import Files, listen_page
from podcast.pages.text import Story
from podcast.picture import NO_ARTWORK, Artwork

if TYPE_CHECKING:
    from tts.audio.id3 import Picture

EMBED = "embed.js"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}


def place(audio: Path, *, force: bool) -> Path:
    """Return where the page of an MP3 goes; raises OverwriteRefused where something else is there."""
    folder = audio.with_suffix("")
    if folder == audio:
        raise LibraryError(f"{audio} has no ending, so its page would take its name: end -o in .mp3")
    index = folder / "index.html"
    if folder.exists() and not folder.is_dir():
        raise OverwriteRefused(f"{folder} is a file where the page's folder would be: choose another -o")
    if index.exists() and not force and MARK.encode() not in index.read_bytes():
        raise OverwriteRefused(f"{index} is there and earpaper did not make it: choose another -o, or --force")
    return index


def write(told: Story, episode: Episode, audio: Path, artwork: Artwork = NO_ARTWORK) -> Path:
    """Write the page of an episode whose MP3 is at `audio`, and return where it is. Raises LibraryError.

    The page shows the picture of the chapters, and tells the system's player of the cover.
    """
    folder = audio.with_suffix("")
    pictures = {
        name: _file(name, picture) for name, picture in (("cover", artwork.cover), ("picture", artwork.chapter))
    }
    names = {kind: name for kind, (name, _) in pictures.items()}
    page = listen_page(told, episode, Files("index.html", f"../{quote(audio.name)}", **names))
    beside = {folder / name: data for name, data in pictures.values() if name}
    try:
        folder.mkdir(exist_ok=True)
        put(folder / "index.html", io.BytesIO(page.encode("utf-8", "replace")), {folder / EMBED: embed(), **beside})
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{folder} can't be written ({reason}): make room, or name another place with -o") from error
    return folder / "index.html"


def _file(name: str, picture: "Picture | None") -> tuple[str, bytes]:
    return (name + _ENDINGS[picture.media_type], picture.data) if picture else ("", b"")


def embed() -> bytes:
    """Return the script that puts a small player into another page."""
    return asset(EMBED).encode()
