"""What stands small beside the words: readings over characters and marks of notes are not spoken, powers are."""

import pytest

from cleaning import Article, Block, clean
from fetching import Page
from tts import compose

STORY = "The survey found {} in the harbour of Vardal on Monday, where the ice has held the boats since early December."
MARKS = (
    ('nine seals<sup class="reference" id="r1"><a href="#n1">[1]</a></sup>', "nine seals"),
    ('nine seals<sup><a href="/wiki/Seal#note-2">2</a></sup>', "nine seals"),
    ('nine seals<a class="footnote-anchor" href="#footnote-1">1</a>', "nine seals"),
    ('nine seals<sup class="noprint Inline-Template">[<i>citation needed</i>]</sup>', "nine seals"),
    ('the <a class="reference external" href="/seals#grey">grey seal</a>', "the grey seal"),
    ("10<sup>6</sup> fish", "106 fish"),
    ('its 3<sup>rd</sup> <a href="#wreck">wreck</a>', "its 3rd wreck"),
    ("<ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby> glass", "東京 glass"),
)


@pytest.mark.parametrize(("markup", "told"), MARKS)
def test_marks_beside_the_words(markup, told):
    page = f"<main><h1>Seals</h1><p>{STORY.format(markup)}</p><p>{STORY.format('no whale')}</p></main>"
    assert clean(Page.from_markup(page)).blocks[0].text == STORY.format(told)


def test_a_text_without_a_title_is_not_heard_twice():
    text = f"OSLO, May 3 (NTB) - {STORY.format('nine seals')}"
    (chapter,) = compose(clean(Page.from_text(text))).chapters
    assert [passage.text for passage in chapter.passages] == [text]
    named = Article(url="", title="Seals", blocks=(Block("paragraph", "Seals came back to Vardal."),))
    assert [passage.role for passage in compose(named).chapters[0].passages] == ["title", "paragraph"]
