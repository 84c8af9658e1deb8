"""Names that no entry covers are found, ranked, and proposed as entries that load and are said so."""

import json
import tomllib

import pytest

from cleaning.article import Article, Block
from tts import compose, read
from tts.pronunciation import candidates
from tts.pronunciation.lexicon import LexiconError, parse
from tts.pronunciation.show_lexicons import paths

_PLAIN = """
the said on monday that met a group in researchers told from officials he right minister uppsala geneva is
"""
KNOWN = frozenset(_PLAIN.split())
GUESSES = {"Ifunanya": "ˌɪfəˈnænjə", "Obuko-Dassou": "ɑˈbjukoʊ", "Bjarne": "bjɑɹn", "Lindqvist": "ˈlɪndkvɪst"}
TEXTS = (
    "Minister Ifunanya Obuko-Dassou met Bjarne Lindqvist in Uppsala.",
    "“Obuko-Dassou is right,” Lindqvist’s officials said, Lindqvist told Researchers from the QKDA.",
    "He met Chen Ming-tang in GENEVA on Monday, that Chen, and TSMC said: XELAROV.",
)


def script(*texts, lexicons=()):
    article = Article(url="", title="", blocks=tuple(Block("paragraph", text) for text in texts), language="en")
    return read(compose(article, ()), lexicons)


def found(*texts, lexicons=(), guesses=GUESSES):
    return candidates.candidates(
        [script(*texts, lexicons=lexicons)], lambda word: word.lower() in KNOWN, lambda word: guesses.get(word, "")
    )


def test_names_that_no_entry_covers_are_ranked_by_count_and_doubt():
    told = found(*TEXTS)
    assert [(one.written, one.count) for one in told if one.written != "XELAROV"] == [
        ("Bjarne Lindqvist", 3),
        ("Ifunanya Obuko-Dassou", 2),
        ("QKDA", 1),
        ("Chen Ming-tang", 2),
    ]
    weights = [one.count * one.unsure for one in told]
    assert weights == sorted(weights, reverse=True)


def test_what_an_entry_covers_is_not_listed():
    told = found(*TEXTS)
    mine = parse(candidates.as_map(told), "mine", "mine")
    assert len(mine.entries) == len(told)
    assert found(*TEXTS, lexicons=(mine,)) == ()


def test_the_proposed_entries_are_said_as_they_are_shown():
    told = found(*TEXTS)
    mine = parse(candidates.as_map(told), "mine", "mine")
    assert mine.get("Bjarne Lindqvist").say.value == "bjɑɹn ˈlɪndkvɪst"
    assert mine.get("QKDA").say.value == "QKDA"
    assert mine.get("Chen Ming-tang").surname == "Chen"


def test_a_name_without_a_guess_is_proposed_as_a_word():
    (one,) = found("He met Bjarne.", guesses={})
    assert one.row == {"written": "Bjarne", "word": "Bjarne"}


def test_plain_words_are_no_candidates():
    assert found("Researchers told the minister. He said that.", "Officials from Uppsala met.") == ()


def test_the_comment_above_an_entry_is_one_line_whatever_the_sentence():
    text = candidates.as_map(found("He met Bjarne. " + "The group said that " * 20 + "\x0c in \x85 Uppsala."))
    assert tomllib.loads(text)["entry"]
    assert [line[0] for line in text.splitlines() if line] == ["#", "[", "w", "r"]


def test_each_is_auditioned_twice_under_a_chapter_of_its_name():
    told = found(*TEXTS)
    proposed = parse(candidates.as_map(told), "proposed", "proposed")
    auditioned = read(compose(candidates.audition(told), ()), (proposed,))
    assert [chapter.title for chapter in auditioned.chapters] == [one.written for one in told]
    for chapter in auditioned.chapters:
        said = [segment for p in chapter.passages for u in p.utterances for segment in u.segments]
        assert [segment.rule for segment in said if segment.say] == [f"lexicon:proposed/{chapter.title}"] * 2


def test_the_json_is_json():
    assert (
        json.loads(json.dumps([candidates.as_json(one) for one in found(*TEXTS)]))[0]["entry"]["surname"] == "Lindqvist"
    )


def test_a_show_names_its_maps(tmp_path):
    show = tmp_path / "show.toml"
    show.write_text('title = "x"\nlexicons = ["names.toml", "more/desk.csv"]\n')
    assert paths(show) == (tmp_path / "names.toml", tmp_path / "more/desk.csv")
    show.write_text('title = "x"\n')
    assert paths(show) == ()


@pytest.mark.parametrize("text", ["lexicons = 5", 'lexicons = "names.toml"', "lexicons ="])
def test_a_show_that_names_them_otherwise_is_one_clear_line(tmp_path, text):
    show = tmp_path / "show.toml"
    show.write_text(text)
    with pytest.raises(LexiconError, match=r"show\.toml: "):
        paths(show)
