"""The rules of the reading in, docs/reading.md out: each convention with an example, its reading and its source."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tts.normalization.kinds import RULES  # noqa: E402 - found from the checkout
from tts.normalization.rule import Rule  # noqa: E402

PAGE = ROOT / "docs" / "reading.md"
HEAD = """# How text is read

Each rule of the reading, with an example of what is written and what is said. This page is made from the rules by
`python benchmarks/conventions.py --write`; a test compares it with them and reads every example.

| rule | written | said | source |
|---|---|---|---|
"""


def page(rules: tuple[Rule, ...] = RULES) -> str:
    """Return the page, one line for each convention, in the order of the rules' names."""
    rows = {f"| {' | '.join(map(_cell, (rule.name, *rule.example, rule.source)))} |" for rule in rules}
    return HEAD + "\n".join(sorted(rows)) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


def main() -> None:
    """Print the page, or write it to its place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    if parser.parse_args().write:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page(), end="")


if __name__ == "__main__":
    main()
