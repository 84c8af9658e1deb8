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
    found = script("Première phrase de 2025. Deuxième phrase!", language="fr")
    assert [utterance.spoken for utterance in found.utterances()][1:] == [
        "Première phrase de 2025.",
        "Deuxième phrase!",
    ]


def test_reading_imports_nothing_heavy():
    code = "import sys, tts; print([name for name in ('numpy', 'pydub', 'hibari') if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("style", "written", "plain", "spoken"),
    [
        (HouseStyle(percent="per cent"), "It rose 2-3%", "two to three percent", "two to three per cent"),
        (HouseStyle(years="thousands"), "It is 2025", "twenty twenty-five", "two thousand twenty-five"),
        (HouseStyle(years="thousands"), "In 1995", "nineteen ninety-five", "nineteen ninety-five"),
        (HouseStyle(tickers=True), "TSMC (NYSE: TSM) rose", "T-S-M-C rose", "T-S-M-C, N-Y-S-E, T-S-M, rose"),
        (HouseStyle(dialect="british"), "All 105 came", "one hundred five", "one hundred and five"),
        (HouseStyle(dialect="british"), "On May 5", "May fifth", "the fifth of May"),
        (HouseStyle(date_order="dmy"), "On 2/12/2025", "February twelfth", "December second"),
    ],
)
def test_a_publishers_style_is_heard(style, written, plain, spoken):
    def said(house_style):
        return "".join(segment.spoken for segment in segments(written, house_style=house_style))

    assert plain in said(HouseStyle())
    assert spoken in said(style)


def test_the_dialect_of_a_publisher_wins_over_the_language():
    found = segments("All 105 came", language="en-GB", house_style=HouseStyle(dialect="american"))
    assert "".join(segment.spoken for segment in found) == "All one hundred five came"


def test_reading_needs_no_compiled_package():
    code = (
        "import sys, sysconfig, tts.reading; tts.reading.segments('Lai Ching-te (賴清德) said 5');"
        "own = sysconfig.get_paths()['stdlib'];"
        "files = [str(getattr(module, '__file__', '')) for module in sys.modules.values()];"
        "print([file for file in files if file.endswith(('.so', '.pyd')) and not file.startswith(own)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
