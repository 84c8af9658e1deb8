"""Spoken text in, takes of Google Translate's voice out: the gTTS library, sending by a session that can be trusted."""

import base64
import binascii
import json
import re
import threading
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

import numpy as np
import requests
import tenacity
from gtts import gTTS
from gtts.lang import tts_langs
from gtts.version import __version__ as gtts_version

from tts.audio.decode import decode
from tts.backends.plain_text import pieces
from tts.backends.plausible import longest_seconds
from tts.backends.protocol import SpeechError, SpeechUnavailable, Take, Voice, VoiceMissing
from tts.script import Utterance

SAMPLE_RATE = 24_000  # Hz, what Google sends
MAX_CHARACTERS = gTTS.GOOGLE_TTS_MAX_CHARS
TIMEOUTS_S = (5.0, 20.0)  # connect, read
ATTEMPTS = 5
LONGEST_WAIT_S = 60.0
BURST, PER_SECOND = 5, 2.0  # requests at once, and the pace after them: a newsreader's article, not a crawl
MAX_REPLY_BYTES = 4_000_000
REPLY_MARK = f'"{gTTS.GOOGLE_TTS_RPC}",'
# The country part of a Google host: "com", "co.uk", "com.tw". It is pasted into an address, so nothing else may pass.
TLD = re.compile(r"(?:com|co|[a-z]{2})(?:\.[a-z]{2})?")


class Google:
    """The online voice of Google Translate: needs the network, sends it the text, names no word times.

    A voice is a language ("en", "zh-TW", "ja"), or a language with the country whose accent is wanted ("en@co.uk").
    """

    name = "gtts"
    version = gtts_version

    def __init__(
        self,
        session: requests.Session | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Send by `session`; `clock` and `sleep` stand in for time in tests."""
        self._session = session or requests.Session()
        self._sleep = sleep
        self._pace = TokenBucket(BURST, PER_SECOND, clock=clock, sleep=sleep)

    def voices(self) -> tuple[Voice, ...]:
        """Return a voice for each language that Google speaks, English first."""
        known = sorted(tts_langs().items(), key=lambda row: (row[0] != "en", row[0]))
        return tuple(Voice(tag, tag, f"{name}, online, by Google Translate") for tag, name in known)

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak one utterance; raises SpeechError, SpeechUnavailable when it is worth trying again."""
        language, tld = language_and_tld(voice)
        texts = pieces(utterance, MAX_CHARACTERS)
        sounds = [
            decode(
                self._fetched(text, language, tld),
                container="mp3",
                sample_rate=SAMPLE_RATE,
                longest_s=longest_seconds(text),
            )
            for text in texts
        ]
        return Take(np.concatenate(sounds) if sounds else np.zeros(0, np.float32), SAMPLE_RATE)

    def pronounce(self, utterance: Utterance, voice: str) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": Google does not tell how it reads a text."""
        return ""

    def _fetched(self, text: str, language: str, tld: str) -> bytes:
        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(ATTEMPTS),
            wait=_wait,
            sleep=self._sleep,
            retry=tenacity.retry_if_exception_type(SpeechUnavailable),
            reraise=True,
        )
        return attempts(self._fetched_once, text, language, tld)

    def _fetched_once(self, text: str, language: str, tld: str) -> bytes:
        (request,) = gTTS(text, tld=tld, lang=language, lang_check=False, pre_processor_funcs=[])._prepare_requests()  # noqa: SLF001  the library offers no other way to send by a session of ours
        self._pace.take()
        try:
            settings = self._session.merge_environment_settings(request.url, {}, True, True, None)  # noqa: FBT003
            with self._session.send(request, timeout=TIMEOUTS_S, allow_redirects=False, **settings) as response:
                _require_success(response)
                return audio(_body(response))
        except requests.RequestException as exc:
            raise SpeechUnavailable(f"Google's voice can't be reached ({type(exc).__name__}): try again later") from exc


class TokenBucket:
    """Lets `burst` calls through at once, and `per_second` after them; waits for the rest. Safe between threads."""

    def __init__(
        self, burst: int, per_second: float, *, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Start full."""
        self._tokens, self._burst, self._per_second = float(burst), burst, per_second
        self._clock, self._sleep = clock, sleep
        self._filled_at = clock()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Take a token, waiting until there is one."""
        with self._lock:
            now = self._clock()
            self._tokens = min(self._burst, self._tokens + (now - self._filled_at) * self._per_second) - 1
            self._filled_at = now
            missing = -self._tokens
        if missing > 0:
            self._sleep(missing / self._per_second)


def language_and_tld(voice: str) -> tuple[str, str]:
    """Split "en@co.uk" in its language and the country of the host; raises VoiceMissing for what Google has not."""
    language, _, tld = voice.partition("@")
    if language not in tts_langs():
        raise VoiceMissing(f"gtts has no voice {voice!r}: name a language that Google speaks, such as en or zh-TW")
    if tld and not TLD.fullmatch(tld):
        raise VoiceMissing(f"gtts has no voice {voice!r}: after @ stands the end of a Google address, such as co.uk")
    return language, tld or "com"


def audio(body: bytes) -> bytes:
    """Return the MP3 in a reply of Google's; raises SpeechUnavailable when there is none in it.

    The reply is lines of JSON; in the one of our call a string holds, as JSON again, a list with the sound in base64.
    """
    text = body.decode("utf-8", "replace")
    at = text.find(REPLY_MARK)
    if at < 0:
        kind = "a web page" if "<html" in text[:2000].lower() else "a reply without sound"
        raise SpeechUnavailable(f"Google's voice sent {kind} instead of speech: try again later, or another --backend")
    try:
        inner, _ = json.JSONDecoder().raw_decode(text, at + len(REPLY_MARK))
        sound = base64.b64decode(json.loads(inner)[0], validate=True)
    except (ValueError, TypeError, LookupError, binascii.Error) as exc:
        raise SpeechUnavailable("Google's voice sent speech that is cut off: try again later") from exc
    if not sound:
        raise SpeechUnavailable("Google's voice sent no sound for a text: try again later")
    return sound


def _require_success(response: requests.Response) -> None:
    status = response.status_code
    if status == requests.codes.ok:
        return
    said = f"Google's voice answered {status} {response.reason}"
    if status == requests.codes.too_many_requests or status >= requests.codes.server_error:
        error = SpeechUnavailable(f"{said}: try again later")
        error.retry_after_s = retry_after_seconds(response.headers)
        raise error
    raise SpeechError(f"{said}: it does not take requests from here; use another --backend")


def _body(response: requests.Response) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(65_536):
        body += chunk
        if len(body) > MAX_REPLY_BYTES:
            raise SpeechError("Google's voice sent far more than a sentence of speech: try again, or another --backend")
    return bytes(body)


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Return how long a reply asks to wait: seconds or a date (RFC 9110, 10.2.3); None when it does not say."""
    value = headers.get("Retry-After", "").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _wait(state: tenacity.RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = getattr(error, "retry_after_s", None)
    jittered = tenacity.wait_random_exponential(multiplier=1, max=LONGEST_WAIT_S)(state)
    return min(LONGEST_WAIT_S, asked + jittered / 10) if asked is not None else jittered
