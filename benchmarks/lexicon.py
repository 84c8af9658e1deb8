"""How fast a map of 20,000 entries loads in each form and meets sentences, beside tomllib reading the same text."""

import argparse
import json
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tts.normalization.scripts import TOKEN  # noqa: E402 - found from the checkout
from tts.pronunciation import lexicon, map_csv, map_toml  # noqa: E402

SYLLABLES = {
    "ba": "bɑː", "chen": "tʃɛn", "dor": "dɔɹ", "fi": "fiː", "gan": "ɡæn", "kel": "kɛl", "lo": "loʊ", "mir": "mɪɹ",
    "nu": "nuː", "ros": "ɹɑs", "shai": "ʃaɪ", "tov": "toʊv", "vek": "vɛk", "win": "wɪn", "yu": "juː", "zhan": "ʒɑːn",
}  # fmt: skip
SENTENCE = "The minister said on Monday that {} would meet {} at the port, and that the tariff could fall by June."


def names(count: int) -> list[tuple[str, str]]:
    """Return that many invented names of two words with their IPA."""
    parts = list(SYLLABLES.items())

    def word(number: int) -> tuple[str, str]:
        first, second, third = (parts[number // 16**power % 16] for power in range(3))
        return (first[0] + second[0] + third[0]).capitalize(), f"{first[1]}ˈ{second[1]}{third[1]}"

    pairs = ((word(at % 4096), word(at * 7 // 16 % 4096)) for at in range(count * 2))
    found = {f"{one[0]} {two[0]}": f"{one[1]} {two[1]}" for one, two in pairs}
    return list(found.items())[:count]


def seconds(work: Callable[[], object], repeat: int) -> float:
    """Return the least CPU time of a few runs."""
    took = []
    for _ in range(repeat):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return round(min(took), 3)


def rate(found: lexicon.Lexicon, told: list[tuple[str, str]], count: int) -> int:
    """Return how many sentences a second are looked through, each with two names of the map."""
    texts = [SENTENCE.format(told[at * 3 % len(told)][0], told[at * 5 % len(told)][0]) for at in range(count)]
    started = time.process_time()
    met = sum(1 for text in texts for token in TOKEN.finditer(text) if found.at(text, token.start(), token[0], "en"))
    took = time.process_time() - started
    if met < 2 * count:
        raise SystemExit(f"only {met} of {2 * count} names were met")
    return round(count / took)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(Path(folder), asked.entries, asked.repeat)))


def measured(folder: Path, entries: int, repeat: int) -> dict[str, float]:
    """Return the seconds of each form, of tomllib on the same text, and the rate."""
    told = names(entries)
    listed = '[[list]]\nsay = "ipa"\n[list.entries]\n' + "".join(f'"{name}" = "{ipa}"\n' for name, ipa in told)
    tables = "".join(f'[[entry]]\nwritten = "{name}"\nipa = "{ipa}"\n\n' for name, ipa in told)
    rows = map_csv.write(map_toml.read(listed, "names"))
    for name, text in (("list.toml", listed), ("tables.toml", tables), ("rows.csv", rows)):
        (folder / name).write_text(text, encoding="utf-8")
    forms: dict[str, Callable[[], object]] = {
        "list_s": lambda: lexicon.load(folder / "list.toml"),
        "list_tomllib_s": lambda: tomllib.loads(listed),
        "csv_s": lambda: lexicon.load(folder / "rows.csv"),
        "entry_tables_s": lambda: lexicon.load(folder / "tables.toml"),
        "entry_tables_tomllib_s": lambda: tomllib.loads(tables),
        "house_packs_s": lambda: lexicon.house.__wrapped__("en"),
    }
    found: dict[str, float] = {"entries": len(told)}
    found |= {name: seconds(work, repeat) for name, work in forms.items()}
    return found | {"sentences_per_s": rate(lexicon.load(folder / "list.toml"), told, 5_000)}


if __name__ == "__main__":
    main()
