"""Engines that run as programs: what they speak, and each way in which they break."""

import shlex
import sys
import time

import numpy as np
import pytest

from tts.backends.command import Command
from tts.backends.protocol import SpeechError, VoiceMissing
from tts.script import Segment, Utterance

TONE = """
import io, math, struct, sys, wave
text = sys.stdin.buffer.read().decode("utf-8")
out = io.BytesIO()
with wave.open(out, "wb") as w:
    w.setnchannels(1); w.setsampwidth(2); w.setframerate({rate})
    n = int({rate} * {seconds})
    w.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(i / 9))) for i in range(n)))
data = out.getvalue()
"""
TO_STDOUT = "sys.stdout.buffer.write(data)"
TO_FILE = "open(sys.argv[1], 'wb').write(data)"


def engine(program, *arguments, timeout_s=None):
    words = [sys.executable, "-c", program, *arguments]
    return Command(shlex.join(words), timeout_s=timeout_s)


def plain(text):
    return Utterance((Segment(0, len(text), text, text, "plain"),))


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_a_wav_on_standard_output_is_the_take_at_our_rate(rate):
    take = engine(TONE.format(rate=rate, seconds=0.5) + TO_STDOUT).speak(plain("Hello there."), "default")
    assert take.samples.size / take.sample_rate == pytest.approx(0.5, abs=0.02)
    assert take.samples.dtype == np.float32


def test_a_wav_in_a_named_file_is_the_take():
    take = engine(TONE.format(rate=16_000, seconds=0.3) + TO_FILE, "{wav}").speak(plain("Hello there."), "default")
    assert take.samples.size / take.sample_rate == pytest.approx(0.3, abs=0.02)


def test_the_text_is_on_standard_input_and_never_an_argument():
    program = (
        TONE.format(rate=8_000, seconds=0.2) + "assert text == '-f etc passwd\\n' and len(sys.argv) == 1\n" + TO_STDOUT
    )
    engine(program).speak(plain("-f etc passwd"), "default")


# A header that claims little, and ninety seconds of samples behind it.
NINETY_SECONDS = """
data = data[:40] + struct.pack("<I", 16000 * 90) + bytes(16000 * 90)
"""
BROKEN = {
    "hangs": ("import time; time.sleep(60)", "did not finish"),
    "dies": ("import sys; sys.exit('out of memory')", "out of memory"),
    "is killed": ("import os; os.kill(os.getpid(), 9)", "exit code -9"),
    "says nothing": ("pass", "no usable wav"),
    "says a web page": ("print('<html>' * 1000)", "no usable wav"),
    "speaks for ever": ("import sys\nwhile True: sys.stdout.buffer.write(bytes(65536))", "more than"),
    "speaks far too long": (TONE.format(rate=8_000, seconds=0.01) + NINETY_SECONDS + TO_STDOUT, "far too long"),
    "writes no file": ("pass", "wrote no WAV"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_engine_is_a_clear_error(kind):
    program, said = BROKEN[kind]
    arguments = ["{wav}"] if kind == "writes no file" else []
    with pytest.raises(SpeechError, match=said):
        engine(program, *arguments, timeout_s=2.0).speak(plain("Hello there."), "default")


def test_what_a_late_engine_started_is_killed_with_it(tmp_path):
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    program = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    with pytest.raises(SpeechError, match="did not finish"):
        engine(program, timeout_s=0.5).speak(plain("Hello there."), "default")
    time.sleep(2.5)
    assert not mark.exists()


@pytest.mark.parametrize(
    ("command", "error"), [("", SpeechError), ("'unclosed", SpeechError), ("no-such-engine", VoiceMissing)]
)
def test_a_command_line_that_is_none(command, error):
    with pytest.raises(error):
        Command(command).speak(plain("Hello there."), "default")


@pytest.mark.parametrize(("word", "language"), [("{ssml}", "en-US"), ("{ssml:zh-TW}", "zh-TW")])
def test_an_engine_that_asks_for_ssml_is_given_it(word, language):
    wanted = f"assert '\"{language}\">Hello there.</speak>' in text and len(sys.argv) == 1\n"
    program = TONE.format(rate=8_000, seconds=0.3) + wanted + TO_STDOUT
    assert engine(program, word).speak(plain("Hello there."), "default").samples.size
