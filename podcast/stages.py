"""A checked show in, the functions that turn one of its sources into sound out; tests put others in their place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.failing import point
from podcast.places import Places
from podcast.scripts import script_of
from podcast.show import Show
from podcast.sources import is_address
from podcast.telling import told_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaning import Article
    from fetching import Page
    from fetching.find import Find
    from tts.kept import Kept
    from tts.narration import Hear, Narration, Progress
    from tts.script import Script


@dataclass(frozen=True, slots=True)
class DigestStages:
    """What a digest needs besides; each raises the error of its room.

    `recall` gives the page of a story as it was fetched last, `picture` the bytes at an address; `read` reads what is
    said between stories, `speak` one script by its number, 0 for the contents.
    """

    recall: "Callable[[str], Page]"
    picture: "Callable[[str], bytes]"
    read: "Callable[[Script], Script]"
    speak: "Callable[[Script, int], Narration]"


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of one article; each raises the error of its room. `mastered` keeps what a press made before."""

    fetch: "Callable[[str], Page]"
    clean: "Callable[[Page], Article]"
    read: "Callable[[Article], Script]"
    synthesize: "Callable[[Script, Progress, Hear], Narration]"
    digest: "DigestStages"
    mastered: "Kept | None" = None


def house_stages(show: Show, places: Places, told: "Callable[[str], Find | None] | None" = None) -> Stages:
    """Return the stages as a show wants them; raises LexiconError, VoiceMissing where it can't have them so.

    `told` tells what a list told of an article, where that is not in the library.
    """
    from fetching import fetch
    from podcast.digest import voice_in_turn
    from podcast.visits import Visits
    from tts import read, synthesize
    from tts.backends import registry
    from tts.pronunciation.lexicon import load
    from tts.takes import Takes

    takes = Takes(places.takes, before=point)
    with told_of(places.show, "lexicons"):
        lexicons = tuple(load(places.folder / name) for name in show.lexicons)
    with told_of(places.show, "backend"):
        engine = registry.backend(show.backend)
    visits = Visits.of(show, places, told)
    voices = show.digest.voices or ((show.voice,) if show.voice else ())
    with told_of(places.show, *(("digest", "voices") if show.digest.voices else ("voice",))):
        for name in voices:
            registry.choose_voice(engine, name, show.language)

    def saved(source: str) -> "Page":
        return fetch(str(places.folder / source))

    def speak(script: "Script", number: int) -> "Narration":
        voice = voice_in_turn(engine, voices, number, script.language)
        return synthesize(script, engine, takes, voice=voice, workers=1)

    return Stages(
        fetch=lambda source: visits.page(source) if is_address(source) else saved(source),
        clean=visits.article,
        read=lambda article: script_of(article, lexicons, show.speak),
        synthesize=lambda script, progress, hear: synthesize(
            script, engine, takes, voice=show.voice, progress=progress, hear=hear, workers=1
        ),
        digest=DigestStages(
            recall=lambda source: visits.recalled(source) if is_address(source) else saved(source),
            picture=visits.picture,
            read=lambda script: read(script, lexicons),
            speak=speak,
        ),
        mastered=takes.mastered,
    )
