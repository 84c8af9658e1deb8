"""A job on standard input, its takes in the folder out, and the name of each that is there on standard output."""

import pickle
import sys
from typing import TYPE_CHECKING

from tts.backends.attempts import spoken
from tts.backends.protocol import SpeechError
from tts.backends.registry import backend
from tts.takes import Takes, key, rounded

if TYPE_CHECKING:
    from tts.speaking import Job


def main() -> None:
    """Speak what the job asks for; what fails is left to who asked, and so is all that follows where nobody listens."""
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    engine, takes = backend(job.backend), Takes(job.folder)
    for utterance in job.utterances:
        name = key(engine, job.voice.name, utterance)
        try:
            if not takes.has(name):
                takes.put(name, rounded(spoken(engine, utterance, job.voice)))
        except SpeechError:
            continue
        try:
            print(name, flush=True)
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
