"""Mutated pages, text dumps and lexicons into their readers, for as long as told: finds what raises and what is slow.

    python tests/trust/fuzz.py page|dump|lexicon SECONDS [SEED]

Each input that ends otherwise than in a result or in the reader's own error, or takes over 5 seconds, is written to
crash-<reader>-<number>; one that stays interesting becomes a case of the tests.
"""

import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from cleaning import CleaningError, clean  # noqa: E402
from fetching import FetchError, Page  # noqa: E402
from tts.pronunciation.lexicon import LexiconError, load  # noqa: E402

SLOW_S = 5.0
TOKENS = [
    b"<p>", b"</p>", b"<div", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<table>", b"<td>",
    b"&#0;", b"&#x110000;", b"&amp", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"<svg>", b"<template>",
    b"<a href='", b'"@type":"NewsArticle"', b"{", b"[", b'"', b"'", b"\n", b"\r", b"\t", b"0:00", b"(By ", b"Enditem/",
    b"[[entry]]\n", b"ipa = ", b"written = ", b"'''", b"99999999999999999999", b"-", b"\xe9\xbe\x94", b"<h1>",
    b"<li>" * 50, b"<b>" * 300,
]  # fmt: skip


def mutated(data, others, rng):
    """Change a few places of an input: cut, double, swap in a piece of another, insert a token, flip bytes."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 2, 4, 16))):
        at, length = rng.randrange(len(data) + 1), rng.choice((1, 3, 20, 300, 3000))
        match rng.randrange(5):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = data[at : at + length] * rng.choice((1, 2, 30))
            case 2:
                other = rng.choice(others)
                start = rng.randrange(len(other) + 1)
                data[at : at + length] = other[start : start + length]
            case 3:
                data[at:at] = rng.choice(TOKENS)
            case 4 if data:
                data[min(at, len(data) - 1)] = rng.randrange(256)
    return bytes(data[:2_000_000])


def read_page(data):
    clean(Page.from_markup(data, "https://example.com/a"))


def read_dump(data):
    clean(Page.from_text(data))


def read_lexicon(data):
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(data)
        file.flush()
        load(Path(file.name))


READERS = {
    "page": (read_page, ["tests/pages/**/*.html", "examples/*.html"]),
    "dump": (read_dump, ["tests/pages/**/*.txt", "examples/*.txt"]),
    "lexicon": (read_lexicon, ["tts/pronunciation/packs/*.toml"]),
}


def main(reader, seconds, seed="0"):
    """Fuzz one reader; the exit code tells whether anything was found."""
    read, patterns = READERS[reader]
    corpus = [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    rng = random.Random(f"{reader} {seed}")
    end, tried, found = time.monotonic() + float(seconds), 0, 0
    while time.monotonic() < end:
        data = mutated(rng.choice(corpus), corpus, rng)
        tried += 1
        started = time.process_time()
        try:
            read(data)
        except (CleaningError, FetchError, LexiconError):
            pass
        except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
            traceback.print_exc()
            found += 1
            Path(f"crash-{reader}-{found}").write_bytes(data)
        if time.process_time() - started > SLOW_S:
            found += 1
            print(f"slow: {time.process_time() - started:.1f} CPU s")
            Path(f"crash-{reader}-{found}").write_bytes(data)
    print(f"{reader}: {tried} inputs, {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
