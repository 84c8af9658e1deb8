"""The file of a show in, where everything of it lies out."""

from dataclasses import dataclass
from pathlib import Path

from podcast.errors import LibraryError
from podcast.failing import point

FEED = "feed.xml"
FEED_TYPE = "application/rss+xml"
TYPES = {
    ".xml": FEED_TYPE,
    ".mp3": "audio/mpeg",
    ".chapters.json": "application/json+chapters",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
"""The media type of each ending in a site; the longest that fits a name counts."""
AUDIO = "audio"
PAGES = "episodes"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a show. `site` is what is served; `library` holds what it is made from."""

    show: Path

    @property
    def folder(self) -> Path:
        """What the paths in the file of the show are seen from."""
        return self.show.parent

    @property
    def library(self) -> Path:
        """What is kept of the work: the database, records, takes."""
        return self.folder / "library"

    @property
    def database(self) -> Path:
        """Jobs, leases and episodes."""
        return self.library / "library.sqlite3"

    @property
    def records(self) -> Path:
        """All that is known of each episode, a file each."""
        return self.library / "records"

    @property
    def takes(self) -> Path:
        """Sentences as they were spoken."""
        return self.library / "takes"

    @property
    def answers(self) -> Path:
        """What sites answered, so that they need not send it again."""
        return self.library / "answers"

    @property
    def site(self) -> Path:
        """What is served."""
        return self.folder / "site"

    @property
    def audio(self) -> Path:
        """MP3s, and beside each its chapters and transcripts."""
        return self.site / AUDIO

    @property
    def pages(self) -> Path:
        """Listen pages, one an episode."""
        return self.site / PAGES

    def record(self, stem: str) -> Path:
        """Return where that is of the episode whose files begin so."""
        return self.records / f"{stem}.json.gz"

    def make(self) -> None:
        """Make the folders; raises LibraryError."""
        for folder in (self.records, self.audio, self.pages):
            try:
                point()
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryError(f"{folder} can't be made ({error.strerror}): give room and permission") from error


def page_name(guid: str) -> str:
    """Return the name of an episode's listen page in a site, which stays when the story changes."""
    return f"{PAGES}/{guid}.html"


def media_type(name: str) -> str | None:
    """Return what a file of a site is to be served as, None where that is not ours to say."""
    fitting = [ending for ending in TYPES if name.endswith(ending)]
    return TYPES[max(fitting, key=len)] if fitting else None
