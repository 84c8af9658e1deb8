"""One source of a show in; its episode in the library out, or the stage that failed and why."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from hashlib import sha256
from typing import IO

from cleaning import Article, CleaningError, require_narratable
from fetching import FetchError, FetchUnavailable, Page, PageGone, SourceMissing
from podcast.derived import files_of
from podcast.episode import Cue, Episode, file_name, make, tags
from podcast.errors import LibraryError
from podcast.files import put
from podcast.item import Item, Record, read_record
from podcast.library import ANEW, IF_READ_OTHERWISE, Job
from podcast.output import identity
from podcast.pages.text import Story, story
from podcast.places import Places
from podcast.show import Show
from podcast.stages import Stages
from tts.audio import id3
from tts.audio.press import Press
from tts.backends.protocol import SpeechError
from tts.pronunciation.lexicon import LexiconError
from tts.report import script_checksum
from tts.script import Script

Telling = Callable[[str, float], None]
SLUG, HASH, SUMMARY = 60, 16, 280


class Failure(Exception):
    """An article could not be made: at which stage, whether its page is gone for good, how long its site is to rest."""

    def __init__(self, stage: str, reason: str, *, gone: bool = False, rest_s: float = 0.0) -> None:
        super().__init__(reason)
        self.stage, self.gone, self.rest_s = stage, gone, rest_s


class LeftOut(Exception):
    """No episode is to be made of an article; the message says why."""


def _admit(_job: Job, _article: Article) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Maker:
    """What it takes to make the episodes of a show; `now` stamps what has no date of its own.

    `refusal` says why no episode is to be made of an article that has none, "" where one is.
    """

    show: Show
    places: Places
    stages: Stages
    now: datetime
    refusal: Callable[[Job, Article], str] = _admit

    def made(self, job: Job, before: Item | None, tell: Telling) -> Item | None:
        """Make the episode of a job and put its files in the library; None where nothing changed since `before`.

        `tell` hears each stage and the share of it that is done. Raises Failure for what is the article's fault,
        LeftOut, LibraryError for what is this machine's.
        """
        with _stage("fetching", tell):
            again = before and job.remake == IF_READ_OTHERWISE
            page = (self.stages.digest.recall if again else self.stages.fetch)(job.source)
        if before and not job.remake and before.page == _checksum(page):
            return None
        with _stage("cleaning", tell):
            article = self.stages.clean(page)
            require_narratable(article, named_by_a_person=False, override_opt_out=self.show.rights == "own")
        if not before and (reason := self.refusal(job, article)):
            raise LeftOut(reason)
        with _stage("reading", tell):
            script = self.stages.read(article)
        if before and job.remake != ANEW and _same(before.episode, article, script):
            return None
        with _stage("speaking", tell):
            return self._recorded(job, before, page, article, script, tell)

    def _recorded(
        self, job: Job, before: Item | None, page: Page, article: Article, script: Script, tell: Telling
    ) -> Item:
        def progress(done: int, total: int) -> None:
            tell("speaking", done / total)

        with (
            Press(kept=self.stages.mastered) as press,
            self.stages.synthesize(script, progress, press.hear) as narration,
        ):
            episode = make(article, script, narration, source=identity(page, article))
            if before:
                episode = replace(episode, guid=before.episode.guid)
            press.finish(narration.pcm)
            with room(self.places):
                id3.write(press.mp3, replace(tags(episode), album=self.show.title))
                told = story(article, script, narration)
                joined = datetime.fromtimestamp(job.added, UTC)
                draft = Item(
                    episode, job.id, _published(article, joined), _summary(article), "", 0,
                    section=" ".join(article.section.split()), page=_checksum(page),
                )  # fmt: skip
                return self.kept(job, before, draft, told, press)

    def kept(self, job: Job, before: Item | None, draft: Item, told: Story, press: Press) -> Item:
        """Put the sound and what stands beside it in place, and return what the feed is to tell.

        `draft` is that without the sound; what changed since `before` is added.
        """
        episode = draft.episode
        size, checksum = measured(press.mp3)
        audio = f"{slug(episode.title)}-{checksum[:HASH]}.mp3"
        published = before.published if before else draft.published
        item = replace(draft, episode=replace(episode, cues=()), published=published, audio=audio, size=size)
        if before and before.audio != audio:
            note = changes(self._cues(before), episode.cues)
            item = replace(item, updated=self.now, note=note)
        elif before:
            item = replace(item, updated=before.updated, note=before.note)
        record = Record(job.source, item, told)
        put(self.places.audio / audio, press.mp3, files_of(record, self.places))
        return item

    def _cues(self, item: Item) -> tuple[Cue, ...]:
        try:
            return read_record(self.places.record(item.stem)).cues
        except LibraryError:
            return ()


def measured(file: IO[bytes]) -> tuple[int, str]:
    """Return the bytes of an open file and their SHA-256 in hex; it stands at its beginning before and after."""
    file.seek(0)
    checksum, size = sha256(), 0
    while piece := file.read(1 << 20):
        checksum.update(piece)
        size += len(piece)
    file.seek(0)
    return size, checksum.hexdigest()


def slug(title: str) -> str:
    """Return a title as the ASCII beginning of a file name."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", file_name(title)) if c.isascii())
    return plain[:SLUG].strip("-") or "episode"


def changes(before: tuple[Cue, ...], after: tuple[Cue, ...]) -> str:
    """Say how many sentences of a story changed, came and went; where none did, that they are said otherwise."""
    old, new = [cue.text for cue in before], [cue.text for cue in after]
    counts = {"changed": 0, "added": 0, "removed": 0}
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            both = min(end - start, stop - begin)
            counts["changed"] += both
            counts["added"] += stop - begin - both
            counts["removed"] += end - start - both
    told = [f"{count} {'sentence' if count == 1 else 'sentences'} {kind}" for kind, count in counts.items() if count]
    return (", ".join(told) or "read anew") if before else ""


def _checksum(page: Page) -> str:
    return sha256(f"{page.url}\n{page.text}".encode("utf-8", "replace")).hexdigest()


def _same(before: Episode, article: Article, script: Script) -> bool:
    """Tell whether neither what is said nor what is told of it would change."""
    facts = (article.title, article.url, article.byline, article.publisher, article.published, script_checksum(script))
    return facts == (
        before.title, before.url, before.byline, before.publisher, before.published, before.checksum
    )  # fmt: skip


def _published(article: Article, joined: datetime) -> datetime:
    """Return when a story came out, in UTC: what its page says, unless that is after it joined the show."""
    stated = article.published
    if stated is None:
        return joined
    aware = stated if stated.tzinfo else stated.replace(tzinfo=UTC)
    return min(aware.astimezone(UTC), joined)


def _summary(article: Article) -> str:
    """Return the dek of a story, else its first sentences."""
    text = " ".join((article.dek or next((b.text for b in article.blocks if b.kind == "paragraph"), "")).split())
    if len(text) <= SUMMARY:
        return text
    return text[:SUMMARY].rpartition(" ")[0] + "…"


@contextmanager
def _stage(name: str, tell: Telling) -> Iterator[None]:
    """Name the stage to who looks on, and in the failure of an article."""
    tell(name, 0.0)
    try:
        yield
    except (PageGone, SourceMissing) as error:
        raise Failure(name, str(error), gone=True) from error
    except FetchUnavailable as error:
        raise Failure(name, str(error), rest_s=error.retry_after_s) from error
    except (FetchError, CleaningError, LexiconError, SpeechError) as error:
        raise Failure(name, str(error)) from error


@contextmanager
def room(places: Places) -> Iterator[None]:
    """Make a site that can't be written a LibraryError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{places.site} can't be written ({reason}): make room, then run it again") from error
