"""A disk that fills, and a run that is killed: the old file or none, never half of one."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CONVERT = [sys.executable, str(ROOT / "cli.py"), "convert", str(ROOT / "examples" / "focus-taiwan.txt")]
QUICK = [*CONVERT, "--backend", "silent", "-o", "a.mp3", "--force"]


def limit(size):
    """What a child does first: no file of its may grow beyond a size, as on a full disk."""

    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return apply


@pytest.mark.parametrize("old", [None, b"what was there"])
@pytest.mark.parametrize("size", [0, 4_096, 300_000, 1_000_000], ids=["no byte", "4 KB", "300 KB", "1 MB"])
def test_a_full_disk_is_one_line_and_leaves_what_was_there(tmp_path, size, old):
    if old:
        (tmp_path / "a.mp3").write_bytes(old)
    done = subprocess.run(QUICK, cwd=tmp_path, capture_output=True, text=True, preexec_fn=limit(size), check=False)
    assert done.returncode in {2, 3}, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == ({"a.mp3": old} if old else {})


@pytest.mark.parametrize("delay", [0.3, 0.6, 0.9, 1.2, 1.6])
def test_a_killed_run_leaves_the_old_file_or_a_whole_new_one(tmp_path, delay):
    (tmp_path / "a.mp3").write_bytes(b"what was there")
    with subprocess.Popen(QUICK, cwd=tmp_path, stdout=subprocess.DEVNULL, start_new_session=True) as run:
        time.sleep(delay)
        os.killpg(run.pid, signal.SIGKILL)
    mp3 = (tmp_path / "a.mp3").read_bytes()
    assert mp3 == b"what was there" or (mp3[:3] == b"ID3" and len(mp3) > 100_000)
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".part"] == ["a.mp3"]


def heed_interrupts():
    """What a child does first: what runs in the background may have been started with them ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_its_code_and_leaves_nothing(tmp_path):
    slow = f"command:{sys.executable} -c 'import time; time.sleep(60)'"
    command = [*CONVERT, "-o", "a.mp3", "--backend", slow]
    started = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts)
    with started as run:
        time.sleep(3.0)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=30)[1]
    assert run.returncode == 130
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir())
