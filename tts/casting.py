"""A backend and the names of voices in, who reads what out: one voice for all, others for passages of some roles."""

from collections.abc import Mapping
from dataclasses import dataclass

from tts.backends.protocol import Backend, Voice
from tts.backends.registry import choose_voice
from tts.script import Passage, Role, Script, Utterance


@dataclass(frozen=True, slots=True)
class Cast:
    """The voices of a programme, all of one backend."""

    main: Voice
    by_role: Mapping[Role, Voice]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Each voice once, the main one first."""
        return tuple({voice.name: voice for voice in (self.main, *self.by_role.values())}.values())

    def voice_of(self, passage: Passage) -> Voice:
        """Return who reads a passage."""
        return self.by_role.get(passage.role, self.main)

    def part(self, voice: Voice, script: Script) -> tuple[Utterance, ...]:
        """Return all that a voice has to say, in order."""
        return tuple(
            utterance
            for chapter in script.chapters
            for passage in chapter.passages
            if self.voice_of(passage).name == voice.name
            for utterance in passage.utterances
        )


def cast(backend: Backend, language: str, voice: str | None, by_role: Mapping[Role, str]) -> Cast:
    """Choose the voices of a programme in a language; raises VoiceMissing where one is not here or can't."""
    others = {role: choose_voice(backend, name, language) for role, name in by_role.items()}
    return Cast(choose_voice(backend, voice, language), others)
