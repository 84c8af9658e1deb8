"""Kills the making of a long programme at random moments, goes on, and compares the bytes.

A script of an hour is made once without a kill. Then the same is begun in an empty folder of takes, killed with SIGKILL
at a random moment and begun again, until it comes to its end; and again in a fresh folder, until as many kills as asked
have hit. A moment is within a quarter of the whole time after each beginning, so that a programme meets several kills.
Each MP3 has to be the first one, byte for byte. Prints a line a life; exit code 1 where one is not.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.sound import article, sentences  # noqa: E402 - found from the checkout

LONGEST_S = 900.0
KILLED_WITHIN = 0.25


def started(page: Path, mp3: Path, takes: Path, backend: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "cli.py", "convert", str(page), "-o", str(mp3), "--force"]
    command += ["--takes", str(takes), "--backend", backend]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def finished(run: "subprocess.Popen[bytes]") -> None:
    if run.wait(LONGEST_S):
        raise SystemExit("the programme could not be made")


def killed(run: "subprocess.Popen[bytes]", after_s: float) -> bool:
    """Kill a run after so long; tell whether it was still under way."""
    try:
        run.wait(after_s)
    except subprocess.TimeoutExpired:
        os.kill(run.pid, 9)
        run.wait()
        return True
    if run.returncode:
        raise SystemExit("the programme could not be made")
    return False


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def life(page: Path, folder: Path, backend: str, dice: random.Random, longest_s: float, most: int) -> tuple[int, str]:
    """Make the programme with kills on the way; return how many there were and the digest of what came out."""
    kills, mp3, takes = 0, folder / "out.mp3", folder / "takes"
    while kills < most and killed(started(page, mp3, takes, backend), dice.uniform(0.2, longest_s)):
        kills += 1
        left = [path.name for path in folder.iterdir() if path.name != "takes" and not path.name.endswith(".part")]
        if left == [mp3.name]:
            break  # it was in its place before the kill
        if left:
            raise SystemExit(f"a killed run left {left}")
    if not mp3.exists():
        finished(started(page, mp3, takes, backend))
    return kills, digest(mp3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60, help="of the programme")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--backend", default="hibari")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = article(sentences(options.minutes), folder / "page.html")
        began = time.monotonic()
        finished(started(page, folder / "whole.mp3", folder / "takes", options.backend))
        whole_s, wanted = time.monotonic() - began, digest(folder / "whole.mp3")
        print(f"without a kill: {whole_s:.1f} s", flush=True)
        kills = lives = 0
        while kills < options.kills:
            own = folder / f"life {lives}"
            own.mkdir()
            hit, found = life(page, own, options.backend, dice, whole_s * KILLED_WITHIN, options.kills - kills)
            kills, lives = kills + hit, lives + 1
            print(f"life {lives}: {hit} kills, {'the same bytes' if found == wanted else 'OTHER BYTES'}", flush=True)
            if found != wanted:
                raise SystemExit(1)
        print(f"{kills} kills in {lives} lives: the same bytes each time")


if __name__ == "__main__":
    main()
