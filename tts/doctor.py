"""Nothing in, what works on this machine out: each backend speaks a sentence, which is encoded and decoded again."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tts.audio.decode import decode
from tts.audio.press import pressed
from tts.backends import registry
from tts.backends.protocol import SpeechError
from tts.narration import Narration, synthesize
from tts.reading import read
from tts.script import Chapter, Passage, Script

SENTENCE = "The budget of NT$1.25 trillion was passed on Dec. 2."
QUIETEST_PEAK = 0.05  # full scale is 1: a mastered sentence peaks far above
SHORTEST_S, LONGEST_S = 1.5, 30.0
NOT_TRIED = {
    "gtts": "online: try it with earpaper say hello --backend gtts",
    "command": "any program: try it with earpaper say hello --backend 'command:PROGRAM ARGUMENT ...'",
    "silent": "silence, for tests",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen of one backend: it works, or why not and what mends it; None where it was not tried."""

    backend: str
    works: bool | None
    seen: str


def examine() -> Iterator[Finding]:
    """Try each backend for real, the default first."""
    for name in registry.names():
        if name in NOT_TRIED:
            yield Finding(name, None, NOT_TRIED[name])
            continue
        try:
            yield Finding(name, works=True, seen=_spoken(name))
        except SpeechError as error:
            yield Finding(name, works=False, seen=str(error))


def _spoken(name: str) -> str:
    """Have a backend say the sentence, master it, decode it, and tell what came of it; raises SpeechError."""
    engine = registry.backend(name)
    passage = Passage(SENTENCE, None, "paragraph", "en")
    script = read(Script("Doctor", "en", (Chapter("Doctor", (passage,)),)))
    with synthesize(script, engine) as narration:
        samples = _mastered(narration)
        voice = narration.voice
    seconds = samples.size / 44_100
    if not SHORTEST_S < seconds < LONGEST_S or np.abs(samples).max() < QUIETEST_PEAK:
        raise SpeechError(f"{name} spoke {seconds:.1f} s for a sentence of three, or too quietly: choose another voice")
    return f"{voice} (of {len(engine.voices())} here) spoke {seconds:.1f} s, encoded to MP3 and decoded"


def _mastered(narration: Narration) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    with pressed(narration.pcm, narration.sample_rate) as press:
        press.finish(narration.pcm)
        return decode(press.mp3.read(), container="mp3", sample_rate=44_100, longest_s=LONGEST_S)
