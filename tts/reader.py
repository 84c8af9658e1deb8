"""A voice and its part in, clips that can stand beside another's out: trimmed, edited, timed, as loud as asked."""

from collections import deque
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

import numpy as np

from tts.audio.edit import edited, trimmed_to_speech
from tts.audio.jingles import loudness
from tts.audio.loudness import NOTHING_LUFS
from tts.backends.protocol import Take, Voice
from tts.script import Utterance
from tts.shared_times import with_shared_times
from tts.speaking import Speaker

PROBED_CHARACTERS = 300
"""About 20 seconds of speech, whose loudness stands for a voice's."""


@dataclass(slots=True)
class Reader:
    """A voice that reads its part in order."""

    voice: Voice
    speaker: Speaker
    part: tuple[Utterance, ...]
    gain: float = 1.0
    _ahead: deque[Take] = field(default_factory=deque)

    def next(self, utterance: Utterance) -> Take:
        """Return the clip of the next utterance of the part; raises SpeechError."""
        take = self._ahead.popleft() if self._ahead else self._clip(utterance)
        return take if self.gain == 1.0 else replace(take, samples=np.clip(take.samples * self.gain, -1.0, 1.0))

    def loudness_lufs(self) -> float:
        """Return how loud the voice is, by what it says first; raises SpeechError."""
        self._ahead.extend(self._clip(utterance) for utterance in self._first())
        samples = np.concatenate([take.samples for take in self._ahead])
        return loudness(samples, self._ahead[0].sample_rate) if samples.size else NOTHING_LUFS

    @property
    def sample_rate(self) -> int:
        """The rate in Hz of what was read ahead to tell the loudness."""
        return self._ahead[0].sample_rate

    def level_to(self, wanted_lufs: float) -> None:
        """Make the voice as loud as another."""
        found_lufs = self.loudness_lufs()
        if min(found_lufs, wanted_lufs) > NOTHING_LUFS:
            self.gain = 10 ** ((wanted_lufs - found_lufs) / 20)

    def _first(self) -> tuple[Utterance, ...]:
        lengths = accumulate((len(utterance.spoken) for utterance in self.part), initial=0)
        enough = takewhile(lambda pair: pair[1] < PROBED_CHARACTERS, zip(self.part, lengths, strict=False))
        return tuple(utterance for utterance, _ in enough)

    def _clip(self, utterance: Utterance) -> Take:
        take = self.speaker.take(utterance)
        if not self.voice.audible:
            return edited(take, utterance)
        return with_shared_times(edited(trimmed_to_speech(take), utterance), utterance)
