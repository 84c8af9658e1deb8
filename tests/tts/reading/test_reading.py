"""Datelines, pauses, languages, styles: what the reading of a whole script adds to that of a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from cleaning.article import Article, Block, HouseStyle
from tts import compose, pauses, read
from tts.reading import segments

SEED = Path("examples/focus-taiwan.txt")
PARAGRAPHS = (
    "Taipei, Dec. 2 (CNA) Economics Minister Kung Ming-hsin (龔明鑫) on Tuesday called for cooperation.",
    "Kung said so. Kung's aides agreed -- all of them.",
)


def script(*texts, **fields):
    return read(
        compose(Article(url="", title="A title", blocks=tuple(Block("paragraph", text) for text in texts), **fields))
    )


def test_a_dateline_is_said_by_itself():
    said = list(script(*PARAGRAPHS, dateline="Taipei, Dec. 2 (CNA)").utterances())
    assert [utterance.spoken for utterance in said] == [
        "A title",
        "Taipei, December second, C-N-A.",
        "Economics Minister Kung Ming-hsin on Tuesday called for cooperation.",
        "Kung said so.",
        "Kung's aides agreed — all of them.",
    ]
    assert [utterance.pause_ms for utterance in said] == [
        pauses.AFTER_PASSAGE_MS["title"],
        pauses.DATELINE_MS,
        pauses.AFTER_PASSAGE_MS["paragraph"],
        pauses.SENTENCE_MS,
        pauses.CHAPTER_MS,
    ]


def test_offsets_are_those_of_the_passage():
    passage = script(*PARAGRAPHS, dateline="Taipei, Dec. 2 (CNA)").chapters[0].passages[1]
    found = [segment for utterance in passage.utterances for segment in utterance.segments]
    assert all(passage.text[segment.start : segment.end] == segment.written for segment in found)
    assert "".join(segment.written for segment in found) == passage.text


def test_a_surname_is_read_as_the_name_that_another_paragraph_has():
    kung = [
        segment.say.value
        for segment in script(*PARAGRAPHS).chapters[0].passages[2].utterances[1].segments
        if segment.say
    ]
    assert kung == ["ɡʊŋz"]


def test_pauses_stand_inside_a_sentence():
    found = {segment.spoken.strip(): segment.pause_ms for segment in segments("One, two; three -- four (five) six")}
    assert (found[","], found[";"], found["—"]) == (pauses.BRACKET_MS, pauses.COLON_MS, pauses.DASH_MS)


@pytest.mark.parametrize(
    ("order", "spoken"),
    [("mdy", "December second, twenty twenty-five"), ("dmy", "February twelfth, twenty twenty-five")],
)
def test_figures_of_a_date_stand_in_the_publishers_order(order, spoken):
    found = segments("12/02/2025", house_style=HouseStyle(date_order=order))
    assert "".join(segment.spoken for segment in found) == spoken


def test_british_english_says_and():
    found = segments("On May 5, 105 came", language="en-GB")
    assert "".join(segment.spoken for segment in found) == "On the fifth of May, one hundred and five came"


def test_another_language_is_left_to_its_voice_sentence_by_sentence():
    found = script("第一句在2025年。第二句！", language="zh-Hant")
    assert [utterance.spoken for utterance in found.utterances()][1:] == ["第一句在2025年。", "第二句！"]


def test_reading_imports_nothing_heavy():
    code = "import sys, tts; print([name for name in ('numpy', 'pydub', 'hibari') if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert out.stdout.strip() == "[]"
