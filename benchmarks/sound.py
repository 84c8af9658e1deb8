"""What speaking costs: CPU, wall time and memory of whole commands, each beside the bare voice in the same run.

Articles are made of invented sentences, all of them different, so that no take is used twice. CPU seconds are those of
a command and of all that it starts. Memory is that of all its processes, summed, at its highest: their proportional
share of what they hold (PSS, by which pages that they share count once), and beside it what is resident (RSS).
Each line ends with the bar that it is measured against, and whether it is met.
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
"""CPU seconds that trim, meter, gain, limiter, MP3 and tags of ten minutes took on the machine that the bars were
set on, where the voice did 121 to 139 times real time."""
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
    resident_mb: float


def cost(*command: str) -> Cost:
    """Run a command and return what it and all it started took."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    peaks = [(0.0, 0.0)]
    watch = threading.Thread(target=_watch, args=(run, peaks))
    watch.start()
    if run.wait():
        raise SystemExit(f"{command} failed")
    watch.join()
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu_s, wall, *(max(part) for part in zip(*peaks, strict=True)))


def _watch(run: "subprocess.Popen[bytes]", peaks: list[tuple[float, float]]) -> None:
    while run.poll() is None:
        held = [_held_mb(pid) for pid in _tree(run.pid)]
        peaks.append((sum(share for share, _ in held), sum(resident for _, resident in held)))
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


def _held_mb(pid: int) -> tuple[float, float]:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    return kilobytes["Pss:"] / 1024, kilobytes["Rss:"] / 1024


BARE = """
import json, sys
from tts.backends.hibari import _model
model = _model("heart")
for phonemes in json.load(open(sys.argv[1])):
    model.run(phonemes)
"""
MASTERING = """
import sys
from tts.audio.press import pressed
with open(sys.argv[1], "rb") as pcm, pressed(pcm, 24_000) as press:
    press.finish(pcm)
"""
FLOOR = """
import subprocess, sys
import imageio_ffmpeg
sound = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "s16le", "-ar", "24000", "-ac", "1", "-i", sys.argv[1]]
louder = "volume=3dB,aresample=44100,alimiter=limit=0.8:level=false"
for work in (["-af", "ebur128"], ["-af", louder, "-c:a", "libmp3lame", "-b:a", "64k"]):
    subprocess.run([*sound, *work, "-f", "mp3" if "-c:a" in work else "null", "-y", "/dev/null"], check=True)
"""
"""The least that makes a podcast's sound: its loudness is metered, then it is made louder, limited and encoded."""
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
    parser.add_argument("--rounds", type=int, default=3, help="of which the least counts")
    parser.add_argument(
        "--long", type=float, default=180, help="minutes of the programme whose memory is measured; 0: none"
    )
    parser.add_argument(
        "--stage", type=float, default=30, help="minutes of the script spoken by one and by two; 0: none"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        short = _article(options.minutes, options.rounds, folder)
        _start(folder)
        if options.stage:
            _stage(options.stage, folder)
        _word_times(folder)
        if options.long:
            _memory(short, options.long, folder)


def _article(minutes: float, rounds: int, folder: Path) -> Cost:
    """Measure an article from cold, beside the bare voice and the mastering alone, and then with a sentence changed.

    Each is the least of several rounds, since other machines' work slows this one down for some seconds or minutes.
    """
    texts = sentences(minutes)
    page, given = article(texts, folder / "page.html"), str(phonemes(folder / "page.html", folder / "phonemes.json"))
    changed = [*texts]
    changed[len(texts) // 2] = "A clerk found the missing file behind a shelf on Friday."
    later, pcm = article(changed, folder / "later.html"), folder / "out.pcm"
    bare, cold, mastering, floor, edited = zip(
        *(_round(page, later, given, pcm, folder / f"takes {number}") for number in range(rounds)), strict=True
    )
    seconds = _seconds(folder / "out.mp3")
    voice_s, floor_s, cpu_s, wall_s = _cpu(bare), _cpu(floor), _cpu(cold), _wall(cold)
    _tell("audio", minutes=seconds / 60, sentences=len(texts), rounds=rounds)
    _tell("the bare voice", cpu_s=voice_s, wall_s=_wall(bare), times_real_time=seconds / _wall(bare))
    _tell("mastering alone", cpu_s=_cpu(mastering), wall_s=_wall(mastering), floor_cpu_s=floor_s)
    _tell("CPU", cpu_s=cpu_s, to_voice_and_mastering=cpu_s / (voice_s + _cpu(mastering)))
    _judge("CPU to voice and floor, this run", cpu_s / (voice_s + floor_s), most=1.25)
    _judge("the same, to a floor of 2.7 s", cpu_s / (voice_s + MASTERING_FLOOR_S * minutes / 10), most=1.25)
    _tell("wall", cold_s=wall_s, edited_s=_wall(edited))
    _judge("times real time", seconds / wall_s, least=80)
    _judge("one sentence changed, to cold", _wall(edited) / wall_s, most=0.15)
    return cold[0]


def _round(page: Path, later: Path, given: str, pcm: Path, takes: Path) -> tuple[Cost, Cost, Cost, Cost, Cost]:
    bare = cost("-c", BARE, given)
    cold = convert(page, pcm.parent, "--takes", str(takes))
    sound = str(_decoded(pcm.parent / "out.mp3", pcm))
    mastering, floor = cost("-c", MASTERING, sound), cost("-c", FLOOR, sound)
    return bare, cold, mastering, floor, convert(later, pcm.parent, "--takes", str(takes))


def _cpu(costs: tuple[Cost, ...]) -> float:
    return min(one.cpu_s for one in costs)


def _wall(costs: tuple[Cost, ...]) -> float:
    return min(one.wall_s for one in costs)


def _start(folder: Path) -> None:
    """Measure the first example from cold."""
    seed = convert(ROOT / "examples" / "focus-taiwan.html", folder, "--no-takes")
    seconds = _seconds(folder / "out.mp3")
    _tell("the first example", audio_s=seconds, wall_s=seed.wall_s, cpu_s=seed.cpu_s, mb=seed.peak_mb)


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
    _tell("synthesis alone", one_s=one, two_s=two)
    _judge("one process to two", one / two, least=1.8)


def _word_times(folder: Path) -> None:
    """Judge the times of words in the first example and in five minutes of invented sentences."""
    from benchmarks.word_times import WITHIN_MS, errors_in

    pages = [ROOT / "examples" / "focus-taiwan.html", article(sentences(5), folder / "words.html")]
    late = [abs(ms) for page in pages for errors in errors_in(str(page), "hibari").values() for ms, _ in errors]
    within = sum(ms <= WITHIN_MS for ms in late)
    _tell("word times", judged=len(late), within_60_ms=within)
    _judge("words within 60 ms", within / len(late), least=0.95)


def _memory(short: Cost, minutes: float, folder: Path) -> None:
    long = convert(article(sentences(minutes), folder / "long.html"), folder, "--no-takes")
    _tell("memory, PSS", short_mb=short.peak_mb, long_mb=long.peak_mb, long_minutes=_seconds(folder / "out.mp3") / 60)
    _tell("memory, RSS", short_mb=short.resident_mb, long_mb=long.resident_mb)
    _judge("PSS, long to short", long.peak_mb / short.peak_mb, most=1.3)
    _judge("RSS, long to short", long.resident_mb / short.resident_mb, most=1.3)


def _decoded(mp3: Path, pcm: Path) -> Path:
    """Write what an MP3 holds as raw sound, by a program that is not the mastering's input."""
    import miniaudio

    sound = miniaudio.decode_file(str(mp3), miniaudio.SampleFormat.SIGNED16, 1, 24_000)
    pcm.write_bytes(sound.samples.tobytes())
    return pcm


def _seconds(path: Path) -> float:
    from mutagen.mp3 import MP3

    return float(MP3(path).info.length)


def _tell(what: str, **figures: float) -> None:
    print(f"{what:<34}" + "  ".join(f"{name} {figure:.3g}" for name, figure in figures.items()), flush=True)


def _judge(what: str, figure: float, *, most: float | None = None, least: float | None = None) -> None:
    met = figure <= most if most is not None else figure >= (least or 0)
    bar = f"at most {most}" if most is not None else f"at least {least}"
    print(f"{what:<34}{figure:<8.3g} bar: {bar:<14} {'met' if met else 'MISSED'}", flush=True)


if __name__ == "__main__":
    main()
