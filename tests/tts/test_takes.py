"""Takes that are kept: what is spoken once is not spoken again, and what is damaged, full or shared does no harm."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tts.backends.protocol import Mark, SpeechError, Take
from tts.backends.silent import Silent
from tts.beside import Worker, standby
from tts.narration import synthesize
from tts.script import Chapter, Passage, Say, Script, Segment, Utterance
from tts.speaking import Crew, speaker
from tts.takes import Takes, key, rounded

RATE = 24_000
VOICE = Silent().voices()[0]


def utterance(text, say=None):
    return Utterance((Segment(0, len(text), text, text, "plain", say),), 300)


def script(*texts):
    passages = tuple(
        Passage(text, at, "paragraph", "en", utterances=(utterance(text),)) for at, text in enumerate(texts)
    )
    return Script("A title", "en", (Chapter("One", passages),))


def tone(seconds=0.5, marks=()):
    at = np.arange(int(seconds * RATE)) / RATE
    return Take((0.3 * np.sin(2 * np.pi * 220 * at)).astype(np.float32), RATE, marks)


class Engine(Silent):
    """The silent voice, which counts what it is asked for, and can be made to stop."""

    def __init__(self, stop_at=None):
        self.asked = []
        self.stop_at = stop_at

    def speak(self, utterance, voice):
        if len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        self.asked.append(utterance.spoken)
        return super().speak(utterance, voice)


@given(
    arrays(np.float32, st.integers(0, 300), elements=st.floats(-1, 1, width=32)),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.floats(0, 1e6), st.floats(0, 1e6)), max_size=5),
)
def test_what_is_kept_comes_back(tmp_path_factory, samples, marks):
    takes = Takes(tmp_path_factory.mktemp("takes"))
    take = Take(samples, RATE, tuple(Mark(*mark) for mark in marks))
    takes.put("ab" * 32, take)
    found, once = takes.get("ab" * 32), rounded(take)
    assert np.array_equal(found.samples, once.samples)
    assert np.abs(found.samples - samples).max(initial=0) < 1 / 32767
    assert (found.sample_rate, found.marks) == (RATE, take.marks)


def test_a_key_tells_all_that_decides_the_sound():
    engine = Silent()
    read = utterance("Read it.")
    others = [
        key(engine, "other", read),
        key(engine, "silent", utterance("Read it!")),
        key(engine, "silent", utterance("Read it.", Say("ipa", "ˈɹɛd"))),
        key(engine, "silent", utterance("Read it.", Say("ipa", "ˈɹid"))),
    ]
    newer = Silent()
    newer.version = "2"
    keys = [key(engine, "silent", read), *others, key(newer, "silent", read)]
    assert len(set(keys)) == len(keys)
    assert key(engine, "silent", replace(read, pause_ms=900)) == keys[0]


def test_a_second_run_speaks_nothing_and_an_edit_what_it_changed(tmp_path):
    takes = Takes(tmp_path)
    texts = [f"Sentence {number} of many." for number in range(20)]
    with synthesize(script(*texts), Engine(), takes) as first:
        sound = first.pcm.seek(0) or first.pcm.read()
        assert first.spoken == 20
    engine = Engine()
    with synthesize(script(*texts), engine, takes) as second:
        assert (second.spoken, engine.asked) == (0, [])
        assert (second.pcm.seek(0) or second.pcm.read()) == sound
    texts[7] = "Another sentence."
    with synthesize(script(*texts), engine, takes) as third:
        assert (third.spoken, engine.asked) == (1, ["Another sentence."])


def test_takes_change_nothing_of_the_sound(tmp_path):
    made = script("One sentence.", "And one more.")
    with synthesize(made, Silent()) as bare, synthesize(made, Silent(), Takes(tmp_path)) as kept:
        assert (bare.pcm.seek(0) or bare.pcm.read()) == (kept.pcm.seek(0) or kept.pcm.read())
        assert bare.words == kept.words


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path):
    texts = [f"Sentence {number}." for number in range(10)]
    with pytest.raises(KeyboardInterrupt):
        synthesize(script(*texts), Engine(stop_at=6), Takes(tmp_path))
    with synthesize(script(*texts), Engine(), Takes(tmp_path)) as narration:
        assert narration.spoken == 4


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-7], lambda b: b[:60] + b"x" + b[61:], lambda _: b"", lambda _: b"junk"]
)
def test_a_damaged_take_is_made_again(tmp_path, damage):
    takes = Takes(tmp_path)
    takes.put("cd" * 32, tone())
    (path,) = tmp_path.rglob("*.take")
    path.write_bytes(damage(path.read_bytes()))
    assert takes.get("cd" * 32) is None
    assert not path.exists()


def test_the_takes_that_were_not_used_for_longest_go_first(tmp_path):
    takes = Takes(tmp_path, limit=300_000)
    names = [f"{number:02}" * 32 for number in range(10)]
    for age, name in enumerate(names):
        takes.put(name, tone(1))
        os.utime(takes._kept.path(name), (1_000_000 + age, 1_000_000 + age))
    takes.get(names[0])
    takes.evict()
    kept = [name for name in names if takes.has(name)]
    assert kept == [names[0], *names[-len(kept) + 1 :]]
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.take")) <= 300_000


def test_a_folder_that_can_t_be_written_costs_the_takes_and_not_the_programme(tmp_path):
    (tmp_path / "file").write_text("in the way")
    takes = Takes(tmp_path / "file")
    with synthesize(script("One sentence."), Silent(), takes) as narration:
        assert narration.spoken == 1
    assert takes.trouble


SENTENCES = [
    f"The council met on day {word}." for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")
]


class Shared(Engine):
    """An engine that a worker finds by its name, and that would speak here only what a worker left."""

    shares_work = True


class Forking(Shared):
    """The same, whose worker may be forked."""

    forks = True


@pytest.mark.parametrize("engine", [Shared(), Forking()], ids=["workers", "hands of one worker"])
def test_workers_give_the_same_sound(tmp_path, engine):
    made = script(*SENTENCES)
    with synthesize(made, Silent()) as alone, synthesize(made, engine, Takes(tmp_path), workers=2) as shared:
        assert engine.asked == []
        assert (shared.spoken, alone.spoken) == (8, 8)
        assert (alone.pcm.seek(0) or alone.pcm.read()) == (shared.pcm.seek(0) or shared.pcm.read())


def test_without_a_folder_of_takes_workers_use_one_for_the_run():
    with synthesize(script(*SENTENCES), Shared(), workers=2) as narration:
        assert narration.spoken == 8


def test_what_a_dead_worker_leaves_is_spoken_here(tmp_path):
    engine = Shared()
    utterances = tuple(map(utterance, SENTENCES))
    workers = [Worker(engine), Worker(engine)]
    crew = Crew(engine, VOICE, Takes(tmp_path), utterances, workers)
    for worker in workers:
        worker.process.send_signal(signal.SIGKILL)
    for one in utterances:
        assert crew.take(one).samples.size
    crew.close()
    assert crew.spoken == 8


@pytest.mark.skipif(sys.platform != "linux", reason="finds a hand by /proc")
def test_what_a_dead_hand_leaves_is_spoken_here(tmp_path):
    worker = Worker(Forking())
    many = tuple(utterance(f"{sentence} {number}.") for sentence in SENTENCES for number in range(40))
    crew = Crew(Forking(), VOICE, Takes(tmp_path), many, [worker], hands=2)
    os.kill(_hand_of(worker.process.pid), signal.SIGKILL)
    assert all(crew.take(one).samples.size for one in many)
    crew.close()
    assert crew.spoken == len(many)


def _hand_of(pid):
    for _ in range(2000):
        if children := Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split():
            return int(children[0])
        time.sleep(0.005)
    raise AssertionError("no hand was forked")


@pytest.mark.parametrize("engine", [Shared(), Forking()], ids=["worker", "hands"])
def test_a_worker_that_stood_by_speaks_even_what_is_short(tmp_path, engine):
    made = script(*SENTENCES[:3])
    with standby(engine) as ready, synthesize(made, engine, Takes(tmp_path), ready=ready) as first:
        assert engine.asked == []
        assert first.spoken == 3
    with standby(engine) as ready, synthesize(made, engine, Takes(tmp_path), ready=ready) as second:
        assert (second.spoken, ready.process.poll()) == (0, -signal.SIGKILL)
        assert (first.length, first.words) == (second.length, second.words)


def test_a_worker_that_is_not_needed_ends_with_what_it_stood_by():
    with standby(Shared()) as ready:
        assert ready.process.poll() is None
    assert ready.process.poll() is not None


def test_nothing_stands_by_for_an_engine_that_speaks_once_at_a_time():
    with standby(Silent()) as ready:
        assert ready is None


def test_an_error_of_a_worker_s_is_raised_here(tmp_path):
    class Mute(Shared):
        name = "no such engine"

        def speak(self, utterance, voice):
            raise SpeechError("it is mute")

    with (
        speaker(Mute(), VOICE, Takes(tmp_path), (utterance("One."),), 2) as speaking,
        pytest.raises(SpeechError, match="mute"),
    ):
        speaking.take(utterance("One."))


DYING = """
import os, sys
from pathlib import Path
from cleaning import Article
from podcast import episode
from tests.tts.test_takes import Engine, script
from tts import synthesize
from tts.takes import Takes

class Dying(Engine):
    def speak(self, utterance, voice):
        if len(self.asked) == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
        return super().speak(utterance, voice)

folder = Path(sys.argv[1])
made = script(*(f"Sentence {number} of many." for number in range(40)))
with synthesize(made, Dying(), Takes(folder / "takes")) as narration:
    facts = episode.make(Article(url="https://example.org/", title="A title", blocks=()), made, narration)
    episode.write(facts, narration, folder / "out.mp3")
print(narration.spoken)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_run_that_was_killed_ends_with_the_bytes_of_one_that_was_not(tmp_path):
    def run(folder, dies_at):
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-c", DYING, str(folder), str(dies_at)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert run(whole, -1).stdout == "40\n"
    for dies_at in (11, 23):
        assert run(killed, dies_at).returncode == -signal.SIGKILL
        assert [path.name for path in killed.iterdir()] == ["takes"]
    assert run(killed, -1).stdout == "6\n"
    assert (killed / "out.mp3").read_bytes() == (whole / "out.mp3").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_worker_outlives_a_killed_run(tmp_path):
    program = (
        "from pathlib import Path; import time; from tests.tts import test_takes as t; from tts.takes import Takes;"
        f"takes = Takes(Path({str(tmp_path)!r}));"
        "workers = [t.Worker(t.Shared()), t.Worker(t.Shared())];"
        "crew = t.Crew(t.Shared(), t.VOICE, takes, tuple(map(t.utterance, t.SENTENCES * 40)), workers, hands=2);"
        "print(*[worker.process.pid for worker in workers], flush=True); time.sleep(60)"
    )
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    workers = [int(pid) for pid in run.stdout.readline().split()]
    run.kill()
    run.wait()
    run.stdout.close()
    for _ in range(200):
        if not any(_runs(pid) for pid in workers):
            return
        time.sleep(0.1)
    raise AssertionError("a worker still runs")


def _runs(group):
    """Tell whether a process of a group runs: a worker, or one of its hands."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group, *_ = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            return True
    return False
