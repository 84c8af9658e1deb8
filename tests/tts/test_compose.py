from datetime import UTC, datetime

import pytest

from cleaning.article import Article, Block
from tts import compose

PARAGRAPH = "The minister said on Monday that the plan would go ahead as it had been agreed upon. " * 3


def article(*texts, **fields):
    blocks = tuple(
        Block("heading" if text.startswith("# ") else "paragraph", text.removeprefix("# ")) for text in texts
    )
    return Article(url="", title="A plan goes ahead", blocks=blocks, **fields)


def layout(script):
    return [(chapter.title, [passage.source for passage in chapter.passages]) for chapter in script.chapters]


def test_a_short_article_is_one_chapter():
    assert layout(compose(article("One.", "Two."))) == [("A plan goes ahead", ["title", 0, 1])]


def test_headings_make_the_chapters():
    found = layout(compose(article("One.", "# Costs", "Two.", "# Dates", "# In May", "Three.")))
    assert found == [("A plan goes ahead", ["title", 0]), ("Costs", [1, 2]), ("Dates", [3, 4, 5])]


def test_an_article_without_a_spoken_title_has_no_empty_chapter():
    assert layout(compose(article("# Costs", "Two."), spoken=())) == [("Costs", [0, 1])]


@pytest.mark.parametrize(
    ("paragraphs", "sizes"), [(6, [3, 3]), (7, [4, 3]), (8, [3, 3, 2]), (9, [3, 3, 3]), (10, [4, 3, 3])]
)
def test_a_long_article_without_headings_has_a_chapter_every_few_paragraphs(paragraphs, sizes):
    script = compose(article(*[PARAGRAPH] * paragraphs))
    assert [len(chapter.passages) for chapter in script.chapters] == [1, *sizes]
    assert script.chapters[1].title == "The minister said on Monday that the plan would go ahead as…"


def test_a_chapter_title_has_no_dateline_and_no_cut_word():
    texts = ["TAIPEI, Dec. 2 (CNA) " + PARAGRAPH, *["Short title here"] * 80]
    script = compose(article(*texts, dateline="TAIPEI, Dec. 2 (CNA)"))
    titles = [chapter.title for chapter in script.chapters[1:]]
    assert titles[0].startswith("The minister said")
    assert all(len(title) <= 60 for title in titles)
    assert titles[1] == "Short title here"
    assert script.chapters[1].passages[0].dateline == "TAIPEI, Dec. 2 (CNA)"


def test_fields_are_said_when_they_are_asked_for():
    found = compose(
        article(
            "One.",
            dek="It was agreed",
            byline="Amy Lin",
            published=datetime(2025, 12, 2, tzinfo=UTC),
            captions=("A view",),
        ),
        spoken=("title", "dek", "byline", "date", "captions"),
    )
    said = [(passage.role, passage.text, passage.source) for chapter in found.chapters for passage in chapter.passages]
    assert said == [
        ("title", "A plan goes ahead", "title"),
        ("dek", "It was agreed", "dek"),
        ("byline", "By Amy Lin.", None),
        ("date", "Tuesday, December 2, 2025.", None),
        ("paragraph", "One.", 0),
        ("caption", "A view", "captions"),
    ]


def test_fields_that_an_article_lacks_are_passed_over():
    assert layout(compose(article("One."), spoken=("dek", "byline", "date", "captions"))) == [
        ("A plan goes ahead", [0])
    ]


def test_every_block_is_a_passage_once_and_as_it_is_written():
    source = article(*[PARAGRAPH] * 11, "# Last", "The end.")
    passages = [passage for chapter in compose(source).chapters for passage in chapter.passages]
    assert [passage.text for passage in passages[1:]] == [block.text for block in source.blocks]
