"""What speaking costs: CPU, wall time and memory of whole commands, each beside the bare voice in the same run.

Articles are made of invented sentences, all of them different, so that no take is used twice. CPU seconds are those of
a command and of all that it starts; memory is the proportional share of all its processes, summed, at its highest.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
CHARACTERS_A_MINUTE = 900
MASTERING_FLOOR_S = 2.7
WHO = ("The council", "A spokesman", "The ministry", "Her office", "The company", "A court", "The union", "Police")
DID = ("approved", "delayed", "described", "rejected", "opened", "praised", "reviewed", "defended")
WHAT = ("a plan for the harbor", "the budget", "two new bridges", "a rule on noise", "its report", "the old market")
WHEN = ("on Monday", "after a long debate", "in the morning", "before the holiday", "despite the rain", "last week")
WHY = (
    "because costs had risen",
    "as voters had asked",
    "to save energy",
    "since the law allows it",
    "to calm the public",
)


def sentences(minutes: float) -> list[str]:
    """Return different sentences that speak for so many minutes."""
    dice, made, length = random.Random(7), {}, 0
    while length < minutes * CHARACTERS_A_MINUTE:
        parts = (dice.choice(WHO), dice.choice(DID), dice.choice(WHAT), dice.choice(WHEN), dice.choice(WHY))
        text = f"{' '.join(parts)}, and {dice.choice(WHO).lower()} {dice.choice(DID)} {dice.choice(WHAT)}."
        if text not in made:
            made[text] = None
            length += len(text)
    return list(made)


def article(texts: list[str], path: Path) -> Path:
    """Write sentences as a page, four to a paragraph."""
    paragraphs = (" ".join(texts[at : at + 4]) for at in range(0, len(texts), 4))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    path.write_text(f"<html lang=en><title>A long day</title><article><h1>A long day</h1>{body}</article>", "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Cost:
    cpu_s: float
    wall_s: float
    peak_mb: float


def cost(*command: str) -> Cost:
    """Run a command and return what it and all it started took."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    peaks = [0.0]
    watch = threading.Thread(target=_watch, args=(run, peaks))
    watch.start()
    if run.wait():
        raise SystemExit(f"{command} failed")
    watch.join()
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, max(peaks))


def _watch(run: "subprocess.Popen[bytes]", peaks: list[float]) -> None:
    while run.poll() is None:
        peaks.append(sum(map(_share_mb, _tree(run.pid))))
        time.sleep(0.25)


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        threads = [Path(f"/proc/{pid}/task/{t}/children").read_text().split() for t in _names(f"/proc/{pid}/task")]
    except OSError:
        return [pid]
    found = {int(child) for group in (children, *threads) for child in group}
    return [pid, *(one for child in found for one in _tree(child))]


def _names(folder: str) -> list[str]:
    return [path.name for path in Path(folder).iterdir()]


def _share_mb(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)


BARE = """
import json, sys
from tts.backends.hibari import _model
model = _model("heart")
for phonemes in json.load(open(sys.argv[1])):
    model.run(phonemes)
"""
STAGE = """
import sys, time
from pathlib import Path
from cleaning import clean
from fetching import fetch
from tts import compose, read, synthesize
from tts.backends.hibari import Hibari
script = read(compose(clean(fetch(sys.argv[1]))))
engine = Hibari()
started = time.monotonic()
synthesize(script, engine, workers=int(sys.argv[2])).close()
print(time.monotonic() - started)
"""


def phonemes(page: Path, path: Path) -> Path:
    """Write what the voice is given for a page, a list of strings."""
    from cleaning import clean
    from fetching import fetch
    from tts import compose, read
    from tts.backends.calls import calls
    from tts.backends.hibari import LONGEST_CALL, _reader
    from tts.backends.hibari_reading import joined

    reader = _reader(british=False)
    script = read(compose(clean(fetch(str(page)))))
    given = [joined(call) for said in script.utterances() for call in calls(reader.sounds(said), LONGEST_CALL)]
    path.write_text(json.dumps(given), "utf-8")
    return path


def convert(page: Path, folder: Path, *options: str) -> Cost:
    return cost("cli.py", "convert", str(page), "-o", str(folder / "out.mp3"), "--force", *options)


def main() -> None:
    """Print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="of the article")
    parser.add_argument(
        "--long", type=float, default=180, help="minutes of the programme whose memory is measured; 0: none"
    )
    parser.add_argument(
        "--stage", type=float, default=30, help="minutes of the script spoken by one and by two; 0: none"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = sentences(options.minutes)
        page = article(texts, folder / "page.html")
        bare = cost("-c", BARE, str(phonemes(page, folder / "phonemes.json")))
        cold = convert(page, folder, "--takes", str(folder / "takes"))
        seconds = _seconds(folder / "out.mp3")
        texts[len(texts) // 2] = "A clerk found the missing file behind a shelf on Friday."
        edited = convert(article(texts, page), folder, "--takes", str(folder / "takes"))
        floor = bare.cpu_s + MASTERING_FLOOR_S
        _tell("audio", minutes=seconds / 60)
        _tell("CPU of the command", cpu_s=cold.cpu_s, bare_s=bare.cpu_s, to_bare_and_mastering=cold.cpu_s / floor)
        _tell("wall", wall_s=cold.wall_s, times_real_time=seconds / cold.wall_s, bare=seconds / bare.wall_s)
        _tell("one sentence changed", wall_s=edited.wall_s, to_cold=edited.wall_s / cold.wall_s, sentences=len(texts))
        if options.stage:
            _stage(options.stage, folder)
        if options.long:
            long = convert(article(sentences(options.long), folder / "long.html"), folder, "--no-takes")
            _tell("memory", mb=cold.peak_mb, long_mb=long.peak_mb, long_to_short=long.peak_mb / cold.peak_mb)


def _stage(minutes: float, folder: Path) -> None:
    page = article(sentences(minutes), folder / "stage.html")
    one, two = (
        float(
            subprocess.run(
                [sys.executable, "-c", STAGE, str(page), n], cwd=ROOT, capture_output=True, check=True
            ).stdout
        )
        for n in ("1", "2")
    )
    _tell("synthesis alone", one_s=one, two_s=two, one_to_two=one / two)


def _seconds(path: Path) -> float:
    from mutagen.mp3 import MP3

    return float(MP3(path).info.length)


def _tell(what: str, **figures: float) -> None:
    print(f"{what:<24}" + "  ".join(f"{name} {figure:.3g}" for name, figure in figures.items()), flush=True)


if __name__ == "__main__":
    main()
