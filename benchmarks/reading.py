"""How fast the reading is: sentences a second on one core, beside num2words spelling the numbers of the same lines."""

import argparse
import itertools
import json
import logging
import re
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tts.reading import segments  # noqa: E402 - found from the checkout

NUMBER = re.compile(r"\d+(?:\.\d+)?")
FILES = ("wire", "wild", "surroundings")


def lines() -> list[str]:
    """Return the sentences that the tests of the reading hold."""
    tables = (tomllib.loads((ROOT / f"tests/tts/reading/{name}.toml").read_text(encoding="utf-8")) for name in FILES)
    return [text for table in tables for kind in table.values() for text in kind]


def rate(read: Callable[[str], object], texts: list[str], seconds: float) -> float:
    """Return how many texts a second of CPU time a reader does, once it is warm."""
    for text in texts:
        read(text)
    started = time.process_time()
    for done, text in enumerate(itertools.cycle(texts), 1):
        read(text)
        if done % 100 == 0 and time.process_time() - started > seconds:
            return done / (time.process_time() - started)
    return 0.0


def num2words_reader() -> Callable[[str], str]:
    """Return a reader that only spells each number, which num2words (LGPL) does; install it to compare."""
    from num2words import num2words

    return lambda text: NUMBER.sub(lambda match: num2words(match[0]), text)


def main() -> None:
    """Print the rates and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="CPU seconds for each reader")
    seconds = parser.parse_args().seconds
    logging.disable(logging.WARNING)
    texts = lines()
    ours = rate(segments, texts, seconds)
    found: dict[str, float] = {"lines": len(texts), "reading_per_s": round(ours)}
    try:
        other = rate(num2words_reader(), texts, seconds)
    except ImportError:
        print("num2words is not installed, so there is nothing to compare with", file=sys.stderr)
    else:
        found |= {"num2words_per_s": round(other), "reading_to_num2words": round(ours / other, 2)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
