"""Who reads a digest in, its articles spoken and written as one episode out, with all that may stand beside it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.printing import progress

if TYPE_CHECKING:
    from podcast.digest import Digest, Part
    from podcast.heard import Episode
    from podcast.picture import Artwork
    from podcast.transcript import Format
    from tts.audio.jingles import Jingles
    from tts.backends.protocol import Backend
    from tts.narration import Narration
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Role, Script
    from tts.takes import Takes


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Voices that read stories by turns, others for passages of some roles, all as fast."""

    engine: "Backend"
    voices: tuple[str, ...]
    roles: "Mapping[Role, str]"
    lexicons: "tuple[Lexicon, ...]"
    takes: "Takes | None"
    workers: int | None
    tempo: float

    def require_voices(self) -> None:
        """Raise VoiceMissing for a voice that the engine does not have, before anything is fetched."""
        from tts.backends import registry

        known = {one.name for one in self.engine.voices()}
        for name in (*self.voices, *self.roles.values()):
            if name not in known:
                registry.choose_voice(self.engine, name, "")

    def spoken(self, script: "Script", number: int, report: Callable[[int, int], None] | None) -> "Narration":
        """Speak one script of a digest by its number; who can't speak its language is left out."""
        from podcast.digest import voice_in_turn
        from tts import synthesize

        return synthesize(
            script,
            self.engine,
            self.takes,
            voice=voice_in_turn(self.engine, self.voices, number, script.language),
            voices={
                role: name
                for role, name in self.roles.items()
                if voice_in_turn(self.engine, (name,), 0, script.language)
            },
            workers=self.workers,
            progress=report,
            tempo=self.tempo,
        )

    def recorded(
        self,
        told: "Digest",
        parts: "tuple[Part, ...]",
        path: Path,
        kinds: "Sequence[Format]",
        look: "Artwork",
        jingles: "Jingles",
        *,
        page: bool,
    ) -> "tuple[Episode, int]":
        """Speak a digest and write it, with what stands beside it; return it and how many sentences were spoken."""
        from podcast import digest as digesting
        from podcast.episode import write
        from podcast.pages.writing import write as write_page
        from podcast.transcript import files
        from tts import read
        from tts.audio.press import Press
        from tts.joining import Joining

        with progress() as report, Press(self.tempo, self.takes.mastered if self.takes else None) as press:
            joining = Joining(jingles, press.hear)
            script, narration = digesting.narrated(
                told,
                parts,
                lambda one: read(one, self.lexicons),
                lambda one, number: self.spoken(one, number, report),
                joining,
            )
            with closing(narration):
                episode = digesting.episode_of(told, parts, script, narration, joining.counts)
                write(episode, narration, path, press, files(episode, path, kinds), look)
                if page:
                    write_page(digesting.story_of(script, narration), episode, path, look)
        return episode, narration.spoken
