"""A command line and a text in, what the program wrote out: bounded in time and size, nothing of it left running."""

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import IO

from tts.backends.protocol import SpeechError, VoiceMissing


def run(arguments: Sequence[str], text: str, *, timeout_s: float, max_bytes: int) -> bytes:
    """Run a program with `text` as UTF-8 on its standard input and return its standard output; raises SpeechError.

    When it is late, writes too much or we are interrupted, it is killed with all that it started. VoiceMissing when it
    can't be started.
    """
    program = arguments[0]
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as errors:
        told.write(text.encode("utf-8"))
        told.seek(0)
        with _started(arguments, told, errors) as (process, output):
            watchdog = threading.Timer(timeout_s, _kill, [process])
            watchdog.start()
            sound = output.read(max_bytes + 1)
            code = process.wait() if len(sound) <= max_bytes else None
            in_time = watchdog.is_alive()
            watchdog.cancel()
        if not in_time:
            raise SpeechError(f"{program} did not finish in {timeout_s:.0f} s and was stopped")
        if code is None:
            raise SpeechError(f"{program} wrote more than {max_bytes:,} bytes for one text and was stopped")
        if code:
            raise SpeechError(f"{program} failed with exit code {code}: {_last_line(errors)}")
        return sound


@contextlib.contextmanager
def _started(
    arguments: Sequence[str], told: IO[bytes], errors: IO[bytes]
) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    """Start a program in a session of its own, and end all of that session when the block ends."""
    try:
        process = subprocess.Popen(arguments, stdin=told, stdout=subprocess.PIPE, stderr=errors, start_new_session=True)
    except OSError as exc:
        raise VoiceMissing(f"{arguments[0]} can't be started ({exc.strerror}): install it, or mend its path") from exc
    with process:
        try:
            yield process, process.stdout  # type: ignore[misc]  # a pipe was asked for
        finally:
            _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    said = errors.read(64_000).decode("utf-8", "replace").strip().splitlines()
    return said[-1][:200] if said else "it does not say why"
