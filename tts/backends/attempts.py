"""A backend and an utterance in, a take that can be trusted out: within a time, tried again, or a clear error."""

import threading

from tts.backends.plausible import longest_seconds, require_plausible
from tts.backends.protocol import Backend, SpeechError, SpeechUnavailable, Take, Voice, VoiceMissing
from tts.script import Utterance

ATTEMPTS = 2
START_SECONDS = 120.0  # to load a model, or to wait for an online voice that asks for patience
SECONDS_A_SECOND = 5.0  # slower than this many times the longest reading is a hang


def spoken(backend: Backend, utterance: Utterance, voice: Voice, *, timeout_s: float | None = None) -> Take:
    """Have a backend speak an utterance, once more if it fails; raises SpeechError that says who and what.

    `timeout_s` bounds an attempt, where not by the length of the text. A backend that hangs is left behind in its
    thread, which ends with the process.
    """
    text = utterance.spoken.strip()
    limit_s = timeout_s or START_SECONDS + SECONDS_A_SECOND * longest_seconds(text)
    failure = SpeechError("it was not asked")
    for _ in range(ATTEMPTS):
        try:
            take = _in_time(backend, utterance, voice, limit_s)
            require_plausible(take, text, audible=voice.audible)
        except (VoiceMissing, SpeechUnavailable):  # no second attempt mends the one, the other was tried already
            raise
        except SpeechError as error:
            failure = error
        else:
            return take
    raise SpeechError(
        f"the voice {voice.name} of {backend.name} failed {ATTEMPTS} times at {_shown(text)}: {failure}; "
        "choose another voice, or reword the passage"
    ) from failure


def _in_time(backend: Backend, utterance: Utterance, voice: Voice, limit_s: float) -> Take:
    """Speak in a thread of its own, and wait for it no longer than the limit."""
    done: list[Take | BaseException] = []

    def speak() -> None:
        try:
            done.append(backend.speak(utterance, voice.name))
        except BaseException as error:  # noqa: BLE001  it is raised again where it is waited for
            done.append(error)

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    thread.join(limit_s)
    if not done:
        raise SpeechError(f"it did not answer in {limit_s:.0f} s")
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
