"""The digest of a show in; its episode in the library out, made of stories that are in the library already."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cleaning import CleaningError
from fetching import FetchError
from podcast import digest
from podcast.editions import edition, is_digest
from podcast.episode import guid_of, tags
from podcast.errors import LibraryError
from podcast.item import Item
from podcast.library import ANEW, Job, Library
from podcast.picture import Artwork, small
from podcast.places import Places
from podcast.production import Failure, Maker, Telling, room
from podcast.show import Show
from podcast.stages import Stages
from tts.audio import id3
from tts.audio.jingles import Jingles
from tts.audio.press import Press
from tts.backends.protocol import SpeechError
from tts.joining import Joining
from tts.narration import Narration
from tts.script import Script


@dataclass(frozen=True, slots=True)
class DigestMaker:
    """What it takes to make the digests of a show."""

    articles: Maker

    def made(self, job: Job, before: Item | None, tell: Telling) -> Item | None:
        """Make the digest of a job and put its files in the library; None where it is there. Raises as `Maker.made`.

        One whose stories may be read otherwise is made again where they are, unless one of them is there no more.
        """
        if before and not job.remake:
            return None
        as_it_is = before.episode.checksum if before and job.remake != ANEW else ""
        with Library(self._places.database) as library:
            planned = edition(library, job.source)
        parts = self._parts(planned.sources, tell) if planned else ()
        if as_it_is and (planned is None or len(parts) < planned.count):
            return None
        if planned is None or not parts:
            raise Failure("reading", "nothing of what it was to hold is there any more: the next one is made anew")
        told = self._told(job, before, planned.moment)
        if as_it_is and as_it_is == digest.checksum(told, digest.scripts(told, parts, self._stages.digest.read)):
            return None
        try:
            return self._recorded(job, before, told, tuple(map(self._with_picture, parts)), tell)
        except SpeechError as error:
            raise Failure("speaking", str(error)) from error

    def _told(self, job: Job, before: Item | None, moment: datetime) -> digest.Digest:
        return digest.Digest(
            show=self._show.title,
            publisher=self._show.author,
            language=self._show.language,
            moment=moment,
            guid=before.episode.guid if before else guid_of("", f"{self._show.base_url} {job.source}"),
            source=job.source,
            link=self._show.link or "",
        )

    def _parts(self, sources: tuple[str, ...], tell: Telling) -> tuple[digest.Part, ...]:
        parts = []
        for number, source in enumerate(sources):
            tell("reading", number / len(sources))
            try:
                article = self._stages.clean(self._stages.digest.recall(source))
            except (FetchError, CleaningError):
                continue
            parts.append(digest.Part(article, self._stages.read(article)))
        return tuple(parts)

    def _with_picture(self, part: digest.Part) -> digest.Part:
        return replace(part, picture=self._picture(part.article.image))

    def _picture(self, address: str) -> id3.Picture | None:
        """Return a picture, small; a digest is whole without it."""
        if not (address and self._show.digest.pictures):
            return None
        try:
            return small(self._stages.digest.picture(address), address)
        except (FetchError, LibraryError):
            return None

    def _recorded(
        self, job: Job, before: Item | None, told: digest.Digest, parts: tuple[digest.Part, ...], tell: Telling
    ) -> Item:
        def spoken(script: Script, number: int) -> Narration:
            tell("speaking", number / (len(parts) + 1))
            return self._stages.digest.speak(script, number)

        sound = self._show.digest.sound
        with Press(kept=self._stages.mastered) as press:
            joining = Joining(Jingles(chapter=self._places.folder / sound if sound else None), press.hear)
            script, narration = digest.narrated(told, parts, self._stages.digest.read, spoken, joining)
            with closing(narration):
                episode = digest.episode_of(told, parts, script, narration, joining.counts)
                press.finish(narration.pcm)
                with room(self._places):
                    look = Artwork(by_address=digest.pictures(parts))
                    id3.write(press.mp3, replace(tags(episode, look), album=self._show.title))
                    story = digest.story_of(script, narration)
                    draft = Item(episode, job.id, told.moment.astimezone(UTC), digest.summary(parts), "", 0)
                    return self.articles.kept(job, before, draft, story, press)

    @property
    def _show(self) -> Show:
        return self.articles.show

    @property
    def _places(self) -> Places:
        return self.articles.places

    @property
    def _stages(self) -> Stages:
        return self.articles.stages


@dataclass(frozen=True, slots=True)
class AnyMaker:
    """Makes what a job is for: an article, or a digest."""

    articles: Maker

    def made(self, job: Job, before: Item | None, tell: Telling) -> Item | None:
        """Make the episode of a job. Raises as `Maker.made`."""
        maker = DigestMaker(self.articles) if is_digest(job.source) else self.articles
        return maker.made(job, before, tell)
