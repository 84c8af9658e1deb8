"""The page of conventions is what the rules say, and each rule's example is read as it says."""

import runpy
from pathlib import Path

import pytest

from tts.normalization.kinds import RULES
from tts.reading import segments

ROOT = Path(__file__).parents[3]


def test_the_page_of_conventions_is_made_from_the_rules():
    made = runpy.run_path(str(ROOT / "benchmarks" / "conventions.py"))["page"]()
    assert (ROOT / "docs" / "reading.md").read_text(encoding="utf-8") == made


@pytest.mark.parametrize(("name", "written", "spoken"), sorted({(rule.name, *rule.example) for rule in RULES}))
def test_a_rules_example_is_read_as_it_says(name, written, spoken):
    found = "".join(segment.spoken for segment in segments(written))
    assert found.strip(" ,.").lower() == spoken.strip(" ,.").lower()
    assert name in {segment.rule for segment in segments(written)} or not spoken or name.startswith("unread")
