"""A backend's name and a job in, its takes in the folder and their names on standard output out."""

import pickle
import sys
from typing import TYPE_CHECKING

from tts.backends.attempts import spoken
from tts.backends.protocol import SpeechError
from tts.backends.registry import backend
from tts.takes import Takes, key, rounded

if TYPE_CHECKING:
    from tts.beside import Job


def main() -> None:
    """Load the engine, then speak what the job asks for, if one comes.

    What fails is left to who asked, and so is all that follows where nobody listens.
    """
    engine = backend(sys.argv[1])
    if prepare := getattr(engine, "prepare", None):
        prepare()
    try:
        job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    except EOFError:
        return
    takes = Takes(job.folder)
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
