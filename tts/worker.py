"""A backend's name and a job in, its takes in the folder and their names on standard output out."""

import gc
import os
import pickle
import sys
import tempfile
from typing import TYPE_CHECKING

from tts.backends.attempts import spoken
from tts.backends.protocol import SpeechError
from tts.backends.registry import backend
from tts.takes import Takes, key, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tts.beside import Job
    from tts.script import Utterance

_NUMBER = 4
"""Bytes of the number of an utterance."""


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
    for utterance in _own(job):
        name = key(engine, job.voice.name, utterance)
        try:
            if not takes.has(name):
                takes.put(name, rounded(spoken(engine, utterance, job.voice)))
        except SpeechError:
            continue
        try:
            os.write(sys.stdout.fileno(), f"{name}\n".encode())  # in one piece, whoever else writes there
        except BrokenPipeError:
            return


def _own(job: "Job") -> "Iterator[Utterance]":
    """Yield what this process is to speak: this one, and in each of the hands that it forks what falls to that.

    They read numbers from one file, whose place they share, so that each takes the next when it is done with the last.
    """
    with tempfile.TemporaryFile(buffering=0) as numbers:
        numbers.write(b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(job.utterances))))
        numbers.seek(0)
        hands = _forked(job.hands - 1)
        while number := numbers.read(_NUMBER):
            yield job.utterances[int.from_bytes(number, "big")]
    for hand in hands:
        os.waitpid(hand, 0)


def _forked(number: int) -> list[int]:
    """Become so many processes more, and return which they are; each of them has none."""
    gc.freeze()  # what is loaded stays shared
    hands = []
    for _ in range(number):
        hand = os.fork()
        if not hand:
            return []
        hands.append(hand)
    return hands


if __name__ == "__main__":
    main()
    os._exit(0)  # what was loaded need not be taken apart
