"""Pages saved as text: no line is ever lost, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning import CleaningError, clean
from cleaning.structure import fold
from fetching import Page

PROSE = st.sampled_from(
    (
        "The council said on Monday that the bridge would stay closed until the last ice had gone from the river.",
        "Nobody was hurt. The driver, who is 71, walked home, made tea, and called the police at a quarter to nine.",
        "管理處長周遠山說，修復過程保留了原有的檜木梁柱，只更換已經腐朽的屋瓦與地板，工程總經費新台幣6800萬元。",
        "Oslo, May 3 (NTB) The lighthouse was sold on Friday to a man who has never seen the sea, the mayor said.",
    )
)
NOISE = st.sampled_from(
    (
        "0:00",
        "/",
        "41",
        "Enditem/kb",
        "Advertisement",
        "Download",
        "Read more: The end",
        "Share",
        "May 3, 2025",
        "By A Bird",
    )
)
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=160)
DUMPS = st.lists(st.one_of(PROSE, NOISE, ANY), max_size=25).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(DUMPS)
def test_every_line_of_a_text_is_accounted_for_once(text):
    page = Page.from_text(text)
    try:
        article = clean(page)
    except CleaningError:
        return
    accounted = [block.text for block in article.blocks]
    accounted += [line.text for line in article.field_lines]
    accounted += [line.text for line in article.removed if line.rule != "unseen-character"]  # no line, but a count
    lines = [folded for line in page.text.splitlines() if (folded := fold(line))]
    assert sorted(" ".join(accounted).split()) == sorted(" ".join(lines).split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n \n",
        "Home\nNews\nSport\nSign in",
        "41",
        "Enditem/kb",
        "\n".join(f"Headline number {n}" for n in range(30)),
    ],
)
def test_a_text_without_a_story_is_an_error_of_one_line(text):
    with pytest.raises(CleaningError, match=r"^[^\n]+$"):
        clean(Page.from_text(text))


WRAPPED = """\
The council said on Monday that the bridge would stay closed
until the last of the ice had gone from the river, and that
nobody should try to cross it on foot.

Nobody was hurt. The driver, who is 71, walked home and made
tea, and called the police at a quarter to nine, by which time
the car had gone under.
"""


def test_paragraphs_wrapped_by_hand_are_joined():
    blocks = clean(Page.from_text(WRAPPED)).blocks
    assert [block.text for block in blocks] == [" ".join(part.split()) for part in WRAPPED.split("\n\n")]


def test_paragraphs_on_lines_of_their_own_are_not_joined():
    paragraphs = [" ".join(part.split()) for part in WRAPPED.split("\n\n")] + ["She was alone."]
    assert [block.text for block in clean(Page.from_text("\n".join(paragraphs))).blocks] == paragraphs


SAME = (
    "The council of Eastmere said on Monday that the old bridge over the river would stay shut until the ice had gone.",
    "Divers found that the ice had lifted two of the seven pillars, and that the river had washed stones from a third.",
    "Repairs to the pillars will cost the council three million, which is more than the bridge was ever sold for.",
    "The council will vote on the repairs on Friday, and until then nobody may cross the bridge, on foot or otherwise.",
)
OTHER = (
    "A museum in the hills has bought forty clocks from the widow of a watchmaker, and none of them shows one hour.",
    "Visitors may wind them on the first Sunday of each month, when the curator hands out keys and thick gloves.",
)


SAID = "The harbour council asked its engineers to measure the pier for the {} time, and they did so on Monday."


def test_an_end_mark_amid_one_story_parts_nothing_and_one_before_another_story_does():
    def kept(*lines):
        return [block.text for block in clean(Page.from_text("\n\n".join(lines))).blocks]

    assert kept("Bridge stays shut", *SAME[:2], "Enditem/kb", "(By Ann Lee)", *SAME[2:]) == list(SAME)
    assert kept("Bridge stays shut", *SAME, "Enditem/kb", "(By Ann Lee)", *OTHER) == list(SAME)


def test_short_sentences_after_an_end_mark_go_on_with_a_list_of_such():
    steps = ("Book the ferry early", "The boats of the Saturday are full by May.", "Bring a coat", "The pier is cold.")
    blocks = ["How to cross the sound in winter", f"{SAID.format('first')}", *steps, "Enditem/kb", *steps[::-1]]
    more = ("Look for the harbour master", "He sits in the green hut beside the second pier.", "Ask for a blanket")
    told = [block.text for block in clean(Page.from_text("\n\n".join([*blocks, *more, SAID.format("last")]))).blocks]
    assert set(more) <= set(told)
    assert "Enditem/kb" not in told


def test_a_last_sentence_behind_furniture_is_told_where_its_words_are_the_storys():
    story = ["The ferry stays", *(SAID.format(number) for number in ("first", "second", "third"))]
    closing = "The harbour council thanked the engineers."
    text = "\n\n".join([*story, "Enditem/kb", "0:00", closing, "Our office is closed on public holidays."])
    told = [block.text for block in clean(Page.from_text(text)).blocks]
    assert told[-1] == closing


def test_a_last_sentence_behind_other_furniture_than_an_end_mark_is_told_unless_it_speaks_to_the_visitor():
    story = ["The ferry stays", *(SAID.format(number) for number in ("first", "second", "third"))]
    closing, notice = "A hearing is scheduled for June 26 at nine.", "You can reach us on working days until six."
    told = [block.text for block in clean(Page.from_text("\n\n".join([*story, "0:00", "41", closing, notice]))).blocks]
    assert told[-1] == closing
