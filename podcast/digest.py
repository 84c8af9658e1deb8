"""Articles in, one episode of all of them out: a spoken list of contents, then a chapter for each, with its parts."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from cleaning import Article
from podcast.heard import Episode, EpisodeChapter, cues
from podcast.pages.text import Story, paragraphs
from tts.audio.id3 import Picture
from tts.backends.protocol import Backend, VoiceMissing
from tts.backends.registry import choose_voice
from tts.compose import spoken_date
from tts.joining import Joining
from tts.narration import Narration
from tts.report import script_checksum
from tts.script import Chapter, Passage, Role, Script

NAMED = 12
"""Titles that the list of contents says; nobody keeps more in mind."""
_WORDLESS = {"title": "{show}: {date}", "contents": "{show}", "opening": "{show}, {date}."}

Read = Callable[[Script], Script]
Speak = Callable[[Script, int], Narration]


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a digest: as it was cleaned, as it is said, and its picture where it has one."""

    article: Article
    script: Script
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest tells of itself; `moment` is what it is for, `guid` what it is known by, `link` a page of it."""

    show: str
    publisher: str
    language: str
    moment: datetime
    guid: str
    source: str
    link: str = ""

    @property
    def title(self) -> str:
        """The title of the episode."""
        return phrase(self.language, "title").format(show=self.show, date=day(self.moment, self.language))


def voice_in_turn(engine: Backend, voices: Sequence[str], number: int, language: str) -> str | None:
    """Return who speaks a script of a digest: the first voice the contents, then all by turns; None for the default.

    A voice that does not speak the script's language gives its turn to one that does.
    """
    if not voices:
        return None
    name = voices[max(0, number - 1) % len(voices)]
    try:
        return choose_voice(engine, name, language).name
    except VoiceMissing:
        return None


def within(parts: Sequence[Part], minutes: float) -> tuple[Part, ...]:
    """Return the parts that fit into so many minutes, in their order, the first in any case; 0 is no limit."""
    kept: list[Part] = []
    left = minutes
    for part in parts:
        if not minutes or not kept or part.script.minutes <= left:
            kept.append(part)
            left -= part.script.minutes
    return tuple(kept)


def contents(digest: Digest, parts: Sequence[Part]) -> Script:
    """Compose what is said before the stories; nothing of it has a source, and nothing is read yet."""
    words = {"show": digest.show, "date": day(digest.moment, digest.language), "count": str(len(parts) - NAMED)}
    more = {0: "", 1: "more_one"}.get(max(0, len(parts) - NAMED), "more")
    said: list[tuple[str, Role]] = [
        (phrase(digest.language, "opening").format(**words), "paragraph"),
        (phrase(digest.language, "list"), "paragraph"),
        *((part.article.title, "list_item") for part in parts[:NAMED]),
        (phrase(digest.language, more).format(**words) if more else "", "list_item"),
    ]
    passages = tuple(Passage(text, None, role, digest.language) for text, role in said if text.strip())
    name = phrase(digest.language, "contents").format(**words)
    return Script(digest.title, digest.language, (Chapter(name, passages),))


def scripts(digest: Digest, parts: Sequence[Part], read: Read) -> tuple[Script, ...]:
    """Return what is said, the contents first."""
    return read(contents(digest, parts)), *(part.script for part in parts)


def checksum(digest: Digest, scripts: Sequence[Script]) -> str:
    """Return the checksum of all that is said, which is that of the episode."""
    return script_checksum(Script(digest.title, digest.language, tuple(c for one in scripts for c in one.chapters)))


def narrated(
    digest: Digest, parts: Sequence[Part], read: Read, speak: Speak, joining: Joining
) -> tuple[Script, Narration]:
    """Speak the contents and then the parts, one after another; raises SpeechError. The caller closes what comes back.

    `speak` is given a script and its number, 0 for the contents.
    """
    for number, script in enumerate(scripts(digest, parts, read)):
        with closing(speak(script, number)) as narration:
            joining.add(script, narration)
    return joining.finished(digest.title, digest.language)


def episode_of(
    digest: Digest, parts: Sequence[Part], script: Script, narration: Narration, counts: Sequence[int]
) -> Episode:
    """Gather the facts of a digest whose parts, the contents first, have so many chapters each."""
    return Episode(
        guid=digest.guid,
        title=digest.title,
        url=digest.link,
        publisher=digest.publisher,
        byline="",
        published=digest.moment,
        language=digest.language,
        duration_ms=round(narration.duration_ms),
        chapters=tuple(_chapters(digest, parts, narration, counts)),
        cues=tuple(cues(paragraphs(script, narration))),
        backend=narration.backend,
        voice=narration.voice,
        source=digest.source,
        checksum=script_checksum(script),
    )


def _chapters(
    digest: Digest, parts: Sequence[Part], narration: Narration, counts: Sequence[int]
) -> Iterator[EpisodeChapter]:
    """Yield the chapters of all parts in time order: the first of an article is named by it, the others are inside."""
    times = iter(narration.chapters)
    for _ in range(counts[0]):
        time = next(times)
        yield EpisodeChapter(time.title, round(time.start_ms), round(time.end_ms), digest.link)
    for part, count in zip(parts, counts[1:], strict=True):
        article = part.article
        for number in range(count):
            time = next(times)
            title, inside = (time.title, article.title) if number else (article.title, "")
            yield EpisodeChapter(
                title, round(time.start_ms), round(time.end_ms), article.url, article.image, part_of=inside
            )


def story_of(script: Script, narration: Narration) -> Story:
    """Return what a page shows of a digest."""
    return Story(paragraphs(script, narration))


def pictures(parts: Sequence[Part]) -> Mapping[str, Picture]:
    """Return the picture of each article by its address."""
    return {part.article.url: part.picture for part in parts if part.picture}


def summary(parts: Sequence[Part]) -> str:
    """Return what a feed tells of a digest: the titles in it."""
    return " · ".join(part.article.title for part in parts)


def day(moment: date, language: str) -> str:
    """Write the day of a digest as its language has it: "Thursday, November 26, 2026"."""
    if language.startswith("en"):
        return spoken_date(moment, language).rstrip(".")
    if language.split("-", maxsplit=1)[0] in {"zh", "ja"}:
        return f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{moment.day}.{moment.month}.{moment.year}" if language.startswith("de") else moment.strftime("%Y-%m-%d")


def phrase(language: str, name: str) -> str:
    """Return a phrase in a language, as near to it as there is one: zh-TW has that of zh-Hant."""
    table = _phrases()
    parts = language.split("-")
    primary = parts[0].lower()
    if primary == "zh":
        hant = "Hant" in parts or {"TW", "HK", "MO"} & {part.upper() for part in parts}
        return table["zh-Hant" if hant else "zh-Hans"][name]
    if primary in table:
        return table[primary][name]
    return _WORDLESS.get(name, "")


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("podcast").joinpath("digest_phrases.toml").read_text("utf-8"))
