"""The listen page as text: what it holds, how it is escaped, and how much it weighs."""

import gzip
import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest
from lxml import html

from cleaning import Article, Block
from cleaning.article import Removed
from podcast.episode import make
from podcast.errors import OverwriteRefused
from podcast.pages import interface
from podcast.pages.listen import Files, listen_page
from podcast.pages.text import Story, paragraphs, story
from podcast.pages.writing import place
from tts import compose, read, synthesize
from tts.backends.silent import Silent

ARTICLE = Article(
    url="https://news.example/chips",
    title="Chip exports rise 12%",
    publisher="The Example",
    byline="Ann Lee",
    blocks=(
        Block("paragraph", "Exports rose to NT$1.25 trillion, Kung Ming-hsin (龔明鑫) said. TSMC led."),
        Block("heading", "What comes next"),
        Block("quote", "We will build more."),
        Block("list_item", "First item."),
        Block("list_item", "Second item."),
    ),
    captions=("A plant in Tainan.",),
)


def made(article=ARTICLE, spoken=("title",)):
    script = read(compose(article, spoken))
    with synthesize(script, Silent()) as narration:
        episode = make(article, script, narration)
        told = story(article, script, narration)
        return listen_page(told, episode, Files("index.html", "../chips.mp3")), told.paragraphs, script


def tree(article=ARTICLE):
    return html.document_fromstring(made(article)[0])


def test_the_text_is_the_article_as_written():
    page = tree()
    shown = [" ".join(element.text_content().split()) for element in page.find_class("paragraph")]
    assert shown == [block.text for block in ARTICLE.blocks]
    assert page.xpath("string(//h1)").strip() == ARTICLE.title
    assert [element.tag for element in page.find_class("paragraph")] == ["p", "h2", "blockquote", "li", "li"]


def test_the_pieces_of_a_passage_are_its_text():
    _, shown, script = made()
    passages = [passage.text for chapter in script.chapters for passage in chapter.passages]
    pieces = ["".join(sentence.text for sentence in paragraph.sentences) for paragraph in shown]
    assert pieces == passages


def test_a_sum_is_one_word_that_sounds_for_all_its_words():
    _, shown, _ = made()
    words = [word for paragraph in shown for sentence in paragraph.sentences for word in sentence.words]
    money = next(word for word in words if "NT$" in word.text)
    assert money.text == "NT$1.25 trillion"
    assert money.end_ms - money.start_ms > 1000
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(words))


def test_the_reading_of_a_name_is_told_where_an_entry_decided_it():
    page = tree()
    told = {element.text_content(): element.get("data-reading") for element in page.find_class("name")}
    assert told["TSMC"] == "T-S-M-C"
    assert told["Kung Ming-hsin"].startswith("/")
    assert "Exports" not in told
    listed = page.xpath("//footer/details[1]//dt/text()")
    assert listed == list(told)


def test_only_chapters_with_sound_are_counted():
    _, shown, _ = made()
    assert [paragraph.opens for paragraph in shown if paragraph.opens is not None] == [0, 1]


def test_chapters_are_linked_with_their_times():
    links = tree().xpath("//ol[@id='chapters']//a")
    assert [re.sub(r"\s+", " ", link.text_content()).strip()[5:] for link in links] == [
        ARTICLE.title,
        "What comes next",
    ]
    assert links[0].get("href") == "#t=0"


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }}",
    "<!-- --> ]]> &lt;b&gt;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    article = replace(
        ARTICLE, title=f"Title {text}", byline=text, publisher=text, dek=text, captions=(text,),
        url="javascript:alert(1)", blocks=(Block("paragraph", f"He wrote {text} twice."),),
    )  # fmt: skip
    page = tree(article)
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//img | //@onerror | //@onmouseover | //@*[starts-with(., 'javascript:')]")
    assert text in page.xpath("string(//h1)")
    assert text in page.find_class("paragraph")[0].text_content()


def test_nothing_may_run_but_the_page_s_own_script():
    policy = tree().xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "*" not in policy


def test_a_cut_off_story_says_so():
    notice = interface.words("en")["cut_off"]
    assert notice in tree(replace(ARTICLE, completeness="cut_off")).text_content()
    assert notice not in tree().xpath("string(//header)")


def test_the_interface_speaks_the_article_s_language_where_it_can():
    assert tree(replace(ARTICLE, language="zh-Hant")).get("lang") == "zh-Hant"
    assert tree(replace(ARTICLE, language="en-GB")).get("lang") == "en"
    assert tree(replace(ARTICLE, language="zh-TW")).get("lang") == "zh-Hant"
    for language in ("zh-Hant", "zh-Hans"):
        assert interface.words(language).keys() == interface.words("en").keys()


def test_a_text_that_is_written_from_the_right_says_so():
    assert tree(replace(ARTICLE, language="ar")).xpath("string(//article/@dir)") == "rtl"
    assert tree().xpath("string(//article/@dir)") == "ltr"


def test_stories_in_one_episode_have_titles_with_their_sources_and_headings_below_them():
    script = read(compose(ARTICLE, ("title",)))
    twice = replace(script, chapters=(*script.chapters, *script.chapters))
    with synthesize(twice, Silent()) as narration:
        episode = make(ARTICLE, twice, narration)
        chapters = tuple(
            replace(chapter, url="https://other.example/b") if number > 1 else chapter
            for number, chapter in enumerate(episode.chapters)
        )
        told = Story(paragraphs(twice, narration))
        page = html.document_fromstring(
            listen_page(told, replace(episode, chapters=chapters), Files("index.html", "../chips.mp3"))
        )
    assert [title.text_content() for title in page.xpath("//h2")] == [ARTICLE.title]
    assert len(page.xpath("//h3")) == 2
    assert page.xpath("//div[@id='text']//a/@href") == ["https://other.example/b"]


def test_captions_stand_where_the_page_had_them():
    captions = ("At the top.", "Under the quote.", "Nobody knows where.")
    removed = (Removed(captions[0], "caption", 0), Removed(captions[1], "caption", 3))
    page = tree(replace(ARTICLE, captions=captions, removed=removed))
    order = [
        element.text_content().strip()
        for element in page.xpath("//div[@id='text']//*[contains(@class, 'paragraph') or self::figcaption]")
    ]
    texts = [block.text for block in ARTICLE.blocks]
    assert order == [captions[0], *texts[:3], captions[1], *texts[3:], captions[2]]


def test_script_and_style_weigh_15_kb_at_most():
    for names in (
        ("common.js", "player.js", "base.css", "player.css", "embed.js"),
        ("common.js", "index.js", "base.css", "index.css"),
    ):
        parts = b"".join(files("podcast.pages").joinpath(name).read_bytes() for name in names)
        assert len(gzip.compress(parts)) <= 15_000


def test_another_s_page_is_not_written_over(tmp_path):
    audio = tmp_path / "a.mp3"
    index = place(audio, force=False)
    index.parent.mkdir()
    index.write_text("mine")
    with pytest.raises(OverwriteRefused, match="did not make it"):
        place(audio, force=False)
    assert place(audio, force=True) == index
    index.write_text(made()[0])
    assert place(audio, force=False) == index
