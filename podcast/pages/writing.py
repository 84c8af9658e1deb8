"""A listen page in, the folder that holds it out: `NAME/index.html` and what embeds it, beside `NAME.mp3`."""

import io
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from cleaning.article import Article
from podcast.episode import Episode
from podcast.errors import LibraryError, OverwriteRefused
from podcast.files import put
from podcast.pages.listen import MARK, listen_page
from tts.narration import Narration
from tts.script import Script


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


def write(article: Article, script: Script, narration: Narration, episode: Episode, audio: Path) -> Path:
    """Write the page of an episode whose MP3 is at `audio`, and return where it is. Raises LibraryError."""
    folder = audio.with_suffix("")
    page = listen_page(article, script, narration, episode, audio=f"../{quote(audio.name)}")
    try:
        folder.mkdir(exist_ok=True)
        put(folder / "embed.js", io.BytesIO(files("podcast.pages").joinpath("embed.js").read_bytes()))
        put(folder / "index.html", io.BytesIO(page.encode("utf-8", "replace")))
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{folder} can't be written ({reason}): make room, or name another place with -o") from error
    return folder / "index.html"
