"""How well stories are found: this project beside open extractors, on pages of the Web Content Extraction Benchmark.

DATA is a folder with `html/NNNN.html.gz` and `ground-truth/NNNN.json`: the article pages of one of its parts. It stands
apart from this project, as its pages are other people's. All figures are means over pages:

- F1 of the multisets of 4-grams, precision and recall being means (as scrapinghub/article-extraction-benchmark has it);
- noise: sentences put out of whose 3-grams less than half are in the reference; lost: the reverse; perfect: neither;
- seconds of CPU for a page.
"""

import argparse
import gzip
import hashlib
import json
import logging
import re
import statistics
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cleaning import CleaningError, clean  # noqa: E402 - found from the checkout
from fetching import Page  # noqa: E402

Extractor = Callable[[str], str]

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"(?<=[.!?。！？…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9\u00c0-\u024f\u4e00-\u9fff])")
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)")
COVERED_SHARE = 0.5
HEADINGS = ("extractor", "F1", "precision", "recall", "noise", "lost", "perfect", "empty", "CPU s", "p95")


@dataclass(frozen=True, slots=True)
class Scores:
    """What one page's text scores; `noise` and `lost` count sentences."""

    precision: float
    recall: float
    noise: int
    lost: int
    empty: bool
    seconds: float


def earpaper(markup: str) -> str:
    """Return the blocks of the article, "" where there is none."""
    try:
        return "\n".join(block.text for block in clean(Page.from_markup(markup)).blocks)
    except CleaningError:
        return ""


def trafilatura_default(markup: str) -> str:
    """Return what trafilatura takes for the text."""
    import trafilatura

    return trafilatura.extract(markup, include_comments=False) or ""


def trafilatura_precision(markup: str) -> str:
    """Return what trafilatura takes for the text where it must be sure."""
    import trafilatura

    return trafilatura.extract(markup, include_comments=False, favor_precision=True) or ""


def readability(markup: str) -> str:
    """Return the text of the element that readability-lxml chooses."""
    from lxml.html import fromstring
    from readability import Document

    summary = Document(markup).summary(html_partial=True)
    return "\n".join(text for part in fromstring(summary).itertext() if (text := part.strip()))


def newspaper(markup: str) -> str:
    """Return the text that newspaper4k finds; the address is one that resolves nowhere."""
    from newspaper import Article

    article = Article("https://example.invalid/story", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


EXTRACTORS: dict[str, Extractor] = {
    "earpaper": earpaper,
    "trafilatura": trafilatura_default,
    "trafilatura precision": trafilatura_precision,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
}


def pages(data: Path, half: str) -> Iterator[tuple[str, str]]:
    """Yield markup and reference text; the halves are told apart by a hash of the file's name."""
    for path in sorted((data / "ground-truth").glob("*.json")):
        side = "tuned" if hashlib.sha256(path.stem.encode()).digest()[0] < 128 else "held-back"
        truth = json.loads(path.read_text("utf-8"))["ground_truth"].get("main_content")
        if truth is not None and half in {"all", side}:
            yield decode(gzip.decompress((data / f"html/{path.stem}.html.gz").read_bytes())), truth


def decode(raw: bytes) -> str:
    """Decode a page as UTF-8, else as it says it is."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = CHARSET.search(raw[:4096])
    try:
        return raw.decode(named[1].decode("ascii") if named else "latin-1", "replace")
    except LookupError:
        return raw.decode("latin-1", "replace")


def scores(truth: str, text: str, seconds: float) -> Scores:
    """Lay a text beside its reference."""
    wanted, found = Counter(grams(words(truth), 4)), Counter(grams(words(text), 4))
    shared = (wanted & found).total()
    precision = shared / found.total() if found else float(not wanted)
    recall = shared / wanted.total() if wanted else float(not found)
    return Scores(precision, recall, unheard(text, truth), unheard(truth, text), not words(text), seconds)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return WORD.findall(text)


def grams(tokens: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Return the runs of `size` words; of a shorter text, itself."""
    runs = [tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))]
    return [run for run in runs if run]


def unheard(text: str, other: str) -> int:
    """Count the sentences of a text that another does not hold."""
    held = {size: set(grams(words(other.lower()), size)) for size in (1, 2, 3)}
    return sum(not is_covered(words(sentence.lower()), held) for sentence in sentences(text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of each line that have a word."""
    for line in text.splitlines():
        yield from (sentence for sentence in SENTENCE_END.split(line.strip()) if words(sentence))


def is_covered(tokens: Sequence[str], held: dict[int, set[tuple[str, ...]]]) -> bool:
    """Tell whether half of a sentence's 3-grams (of a shorter one, the whole) are held."""
    size = min(3, len(tokens))
    runs = grams(tokens, size)
    return sum(run in held[size] for run in runs) >= COVERED_SHARE * len(runs)


def run(extract: Extractor, chosen: Sequence[tuple[str, str]]) -> list[Scores]:
    """Score an extractor; a page that it breaks on counts as empty."""
    results = []
    for markup, truth in chosen:
        started = time.process_time()
        try:
            text = extract(markup)
        except Exception as error:  # noqa: BLE001 - whatever a compared extractor raises is its result
            print(f"{extract.__name__}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
            text = ""
        results.append(scores(truth, text, time.process_time() - started))
    return results


def row(name: str, results: Sequence[Scores]) -> tuple[str, ...]:
    """Return a line of the table."""
    mean = statistics.fmean
    # a text without words says nothing of precision, nor a reference without any of recall
    precision = mean(one.precision for one in results if not one.empty)
    recall = mean(one.recall for one in results)
    seconds = sorted(one.seconds for one in results)
    return (
        name,
        f"{2 * precision * recall / (precision + recall):.3f}",
        f"{precision:.3f}",
        f"{recall:.3f}",
        f"{mean(one.noise for one in results):.2f}",
        f"{mean(one.lost for one in results):.2f}",
        f"{mean(one.noise == one.lost == 0 for one in results):.3f}",
        f"{sum(one.empty for one in results)}",
        f"{mean(seconds):.3f}",
        f"{seconds[int(0.95 * (len(seconds) - 1))]:.3f}",
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the pages")
    parser.add_argument("--half", choices=("held-back", "tuned", "all"), default="held-back")
    parser.add_argument("--sample", type=int, metavar="N", help="only every so many pages that about N are left")
    parser.add_argument("--only", choices=EXTRACTORS, action="append", help="only this extractor (repeatable)")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # what the other extractors warn of is theirs
    logging.disable(logging.CRITICAL)
    chosen = list(pages(options.data, options.half))
    chosen = chosen[:: max(1, len(chosen) // options.sample)] if options.sample else chosen
    if not chosen:
        parser.error(f"{options.data} holds no html/NNNN.html.gz with ground-truth/NNNN.json")
    print(f"{len(chosen)} pages ({options.half})\n")
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for name in options.only or EXTRACTORS:
        print(f"| {' | '.join(row(name, run(EXTRACTORS[name], chosen)))} |", flush=True)


if __name__ == "__main__":
    main()
