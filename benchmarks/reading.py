"""How fast the reading is beside other engines in the same run, how much an import costs, and how much is read right.

`--quality` prints how many of the sentences of each file of tests/tts/reading are read right as a whole, for both
halves: one was for tuning, the other was held back.
"""

import argparse
import importlib.util
import itertools
import json
import logging
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tts.reading import segments  # noqa: E402 - found from the checkout

TESTS = ROOT / "tests" / "tts" / "reading"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
FILES = ("wire", "wild", "surroundings")
IN_WORDS = ("newsroom", "newsdesk", "nightdesk", "latedesk", "thirddesk", "fourthdesk")
WITH_PAUSES = ("wild", "wire", "surroundings", "copydesk")


def lines() -> list[str]:
    """Return the sentences that the tests of the reading hold."""
    return [text for name in FILES for kind in _table(name).values() for text in kind]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((TESTS / f"{name}.toml").read_text(encoding="utf-8"))


def rate(read: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Return how many texts a second of CPU time a reader does, once it is warm."""
    started = time.process_time()
    for text in texts:
        read(text)
        if time.process_time() - started > seconds:
            break
    started = time.process_time()
    for done, text in enumerate(itertools.cycle(texts), 1):
        read(text)
        if done % 20 == 0 and time.process_time() - started > seconds:
            return done / (time.process_time() - started)
    return 0.0


def engines() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the engines that are installed: num2words spells only the numbers, the others normalize whole sentences."""
    try:
        from num2words import num2words
    except ImportError:
        print("num2words is not installed, so there is nothing to compare with", file=sys.stderr)
    else:
        yield "num2words", lambda text: NUMBER.sub(lambda match: num2words(match[0]), text)
    if importlib.util.find_spec("damga"):
        import damga

        yield "damga", damga.Normalizer("tn", "en").normalize
    if importlib.util.find_spec("wetext"):
        import wetext

        yield "wetext", _where_it_can(wetext.Normalizer(lang="en", operator="tn").normalize)


def _where_it_can(read: Callable[[str], str]) -> Callable[[str], str]:
    """Return a reader that passes over what an engine refuses: wetext asserts that its own output is not empty."""

    def tried(text: str) -> str:
        try:
            return read(text)
        except AssertionError:
            return ""

    return tried


def import_seconds(statement: str, runs: int = 8) -> float:
    """Return the least CPU time, in seconds, that Python takes to run a statement and end."""
    return min(_child_seconds(statement) for _ in range(runs))


def _child_seconds(statement: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def quality() -> Iterator[dict[str, Any]]:
    """Yield for each file how many of its sentences are read right, by halves, and the weakest categories."""
    sys.path.insert(0, str(TESTS))
    import test_sentences as judge

    for name in dict.fromkeys((*WITH_PAUSES, *IN_WORDS)):
        form = judge.bare if name in IN_WORDS else judge.sentence_case
        counts: dict[str, list[int]] = {"tune": [0, 0], "held": [0, 0]}
        by_category: dict[str, list[int]] = {}
        for category, texts in judge.load(name).items():
            for text, accepted in texts.items():
                right = form(judge.said(text)) in map(form, judge.readings(accepted))
                for count in (counts[judge.half(text)], by_category.setdefault(category, [0, 0])):
                    count[0] += right
                    count[1] += 1
        weak = {kind: f"{right}/{of}" for kind, (right, of) in by_category.items() if right < 0.9 * of}
        yield {
            "file": name,
            **{half: f"{right}/{of}" for half, (right, of) in counts.items()},
            "under_90_percent": weak,
        }


def main() -> None:
    """Print the rates and their ratios, or the shares that are read right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="CPU seconds for each reader")
    parser.add_argument("--quality", action="store_true", help="print the share of sentences that are read right")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    if arguments.quality:
        for row in quality():
            print(json.dumps(row))
        return
    texts = lines()
    ours = rate(segments, texts, arguments.seconds)
    found: dict[str, float] = {"lines": len(texts), "reading_per_s": round(ours)}
    for name, read in engines():
        other = rate(read, texts, arguments.seconds)
        found |= {f"{name}_per_s": round(other), f"reading_to_{name}": round(ours / other, 2)}
    bare = import_seconds("pass")
    found["import_s_over_bare_python"] = round(import_seconds("import tts.reading") - bare, 3)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
