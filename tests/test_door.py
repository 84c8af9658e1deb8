"""The Python interface as the README shows it: five calls from a source to an MP3."""

from pathlib import Path

import tts
from cleaning import clean
from fetching import Page, fetch
from podcast import episode
from tts.audio.id3 import read_source
from tts.backends.registry import backend
from tts.pronunciation.lexicon import load

EXAMPLE = Path(__file__).parent.parent / "examples" / "focus-taiwan.html"


def test_five_calls_make_an_mp3(tmp_path):
    lexicon = tmp_path / "names.toml"
    lexicon.write_text('[[entry]]\nwritten = "fab"\nipa = "ˈfæb"\n', encoding="utf-8")
    page = fetch(str(EXAMPLE))
    article = clean(page)
    script = tts.read(tts.compose(article), (load(lexicon),), article.house_style)
    with tts.synthesize(script, backend("silent")) as narration:
        made = episode.make(article, script, narration)
        episode.write(made, narration, tmp_path / "a.mp3")
    assert read_source(tmp_path / "a.mp3") == article.url
    assert made.chapters[0].title == article.title


def test_markup_that_the_caller_holds_is_a_page():
    article = clean(Page.from_markup(EXAMPLE.read_bytes(), "https://example.com/story"))
    assert len(article.blocks) == 9
    assert {block.kind for block in article.blocks} == {"paragraph"}
