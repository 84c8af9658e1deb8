"""Measures the times of words against the sound: `python benchmarks/word_times.py [--backend NAME] [SOURCE ...]`.

The judges are the levels of the finished sound, which no voice's own durations have a part in:

- after silence: where 120 ms or more of silence end, the next word should begin;
- before silence: where they begin, the word before should end;
- before a hiss: where a word in "s" follows one that ends in a vowel, n, m, l or r, the energy above 4 kHz rises;
- after a hiss: where a word that begins with a vowel follows one in "s", it falls.

Each prints how many words it judged, the median error, how many are within 60 ms, and the worst with their places.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cleaning import clean  # noqa: E402 - found from the checkout
from fetching import fetch  # noqa: E402
from tts import compose, read, synthesize  # noqa: E402
from tts.backends import registry  # noqa: E402
from tts.narration import Narration  # noqa: E402
from tts.script import Script  # noqa: E402

WITHIN_MS = 60
FRAME_MS = 5
SILENCE_MS = 120
SILENT_DB = -38.0
SEARCH_FRAMES = 30
STEEP_DB = 10
HISS_HZ = 4000
VOWELS, OPEN = "aeiou", "aeiouynmlrw"


@dataclass(frozen=True)
class Timed:
    """A word as it is written, and when it is said to sound."""

    text: str
    start_ms: float
    end_ms: float


def timed(script: Script, narration: Narration) -> list[Timed]:
    words = []
    for word in narration.words:
        text = script.chapters[word.chapter].passages[word.passage].text[word.start : word.end]
        words.append(Timed(text, word.start_ms, word.end_ms))
    return words


def frames(samples: np.ndarray, rate: int) -> np.ndarray:
    size = rate * FRAME_MS // 1000
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    return 10 * np.log10(np.maximum(np.square(whole).mean(axis=1), 1e-12))


def high(samples: np.ndarray, rate: int) -> np.ndarray:
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / rate) < HISS_HZ] = 0
    return np.fft.irfft(spectrum, len(samples))


def silences(levels: np.ndarray) -> Iterator[tuple[float, float]]:
    quiet = levels < np.percentile(levels, 95) + SILENT_DB
    for start, end in np.flatnonzero(np.diff(quiet, prepend=False, append=False)).reshape(-1, 2).tolist():
        if (end - start) * FRAME_MS >= SILENCE_MS:
            yield start * FRAME_MS, end * FRAME_MS


def judged(words: list[Timed], samples: np.ndarray, rate: int) -> dict[str, list[tuple[float, Timed]]]:
    levels, hiss = frames(samples, rate), frames(high(samples, rate), rate)
    starts = np.array([word.start_ms for word in words])
    ends = np.array([word.end_ms for word in words])
    after, before = [], []
    for begin, end in silences(levels):
        if end < words[-1].end_ms:
            word = words[int(np.abs(starts - end).argmin())]
            after.append((word.start_ms - end, word))
        if begin > words[0].start_ms:
            word = words[int(np.abs(ends - begin).argmin())]
            before.append((word.end_ms - begin, word))
    return {
        "after silence": after,
        "before silence": before,
        "before a hiss": list(hissing(words, hiss, first=True)),
        "after a hiss": list(hissing(words, hiss, first=False)),
    }


def hissing(words: list[Timed], hiss: np.ndarray, *, first: bool) -> Iterator[tuple[float, Timed]]:
    """Yield how far from the steepest rise (`first`) or fall of the hiss the border of two words is put."""
    for previous, word in pairwise(words):
        end, start = previous.text[-1].lower(), word.text[0].lower()
        fits = end in OPEN and start == "s" if first else end == "s" and start in VOWELS
        if not fits or word.start_ms - previous.end_ms > FRAME_MS or min(len(previous.text), len(word.text)) < 2:
            continue
        at = round(word.start_ms / FRAME_MS)
        near = hiss[at - SEARCH_FRAMES : at + SEARCH_FRAMES]
        found = rise(near) if first else len(near) - rise(near[::-1])
        if 0 < found < len(near):
            yield word.start_ms - (at - SEARCH_FRAMES + found) * FRAME_MS, word


def rise(levels: np.ndarray) -> int:
    """Return where the levels rise most steeply to the loudest of them and stay there; 0 where they don't."""
    steep = {
        n: levels[n : n + 4].mean() - levels[n - 4 : n].mean()
        for n in range(4, len(levels) - 8)
        if levels[n : n + 8].mean() > levels.max() - 8
    }
    best = max(steep, key=lambda n: steep[n], default=0)
    return best if best and steep[best] > STEEP_DB else 0


def errors_in(source: str, backend: str) -> dict[str, list[tuple[float, Timed]]]:
    """Speak a source and return the errors that each judge found."""
    article = clean(fetch(source))
    script = read(compose(article, ("title",)), (), article.house_style)
    with synthesize(script, registry.backend(backend)) as narration:
        narration.pcm.seek(0)
        samples = np.frombuffer(narration.pcm.read(), "<i2").astype(np.float64) / 32768
        return judged(timed(script, narration), samples, narration.sample_rate)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = ROOT / "examples" / "focus-taiwan.html"
    parser.add_argument("sources", nargs="*", default=[str(examples)], metavar="SOURCE")
    parser.add_argument("--backend", default="hibari")
    options = parser.parse_args()
    found: dict[str, list[tuple[float, Timed]]] = {}
    for source in options.sources:
        for name, errors in errors_in(source, options.backend).items():
            found.setdefault(name, []).extend(errors)
    for name, errors in found.items():
        if not errors:
            continue
        ms = np.array([error for error, _ in errors])
        within = np.mean(np.abs(ms) <= WITHIN_MS)
        print(f"{name:<15}{len(ms):>5} words, median {np.median(ms):+.0f} ms, {within:.1%} within {WITHIN_MS} ms")
        worst = sorted(errors, key=lambda pair: -abs(pair[0]))[:5]
        print("   ", ", ".join(f"{word.text!r} {error:+.0f} at {word.start_ms / 1000:.1f} s" for error, word in worst))


if __name__ == "__main__":
    main()
