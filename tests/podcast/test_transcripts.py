"""Transcripts as readers that are not ours see them: every cue in its place, and what an article says stays text."""

import json

import pytest
import srt as srt_reader
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from cleaning.article import Article
from fetching.characters import seen
from podcast.chapters import chapters_json
from podcast.episode import Cue, Episode, EpisodeChapter, make
from podcast.errors import LibraryError, OverwriteRefused
from podcast.output import transcript_places
from podcast.transcript import BEGINNINGS, CARD_LINES, LINE_CHARACTERS, as_json, files, srt, vtt, word_vtt
from tts.backends.silent import Silent
from tts.narration import synthesize
from tts.script import Chapter, Passage, Script, Segment, Utterance

HOSTILE = [
    "00:00:01.000 --> 00:00:02.000",
    "00:00:01,000 --> 00:00:02,000",
    "<i>Not</i> slanted, <v Ann>not Ann",
    "&lt;b&gt; &amp; &nbsp; & &#60;",
    "First line\n\n2\n00:00:09,000 --> 00:00:10,000\nsecond",
    "WEBVTT",
    "NOTE this is said",
    "STYLE\n::cue { color: red }",
    "{\\an8}On top {\\i1}slanted",
    "a\u202eb\u2066c\u200fd",
    "one\x0btwo\x0cthree\u2028four\x85five\x1esix\x00seven",
    "龔明鑫 said — “no” 🎉",
    "\"quoted\" \\ and 'that'",
    "-->",
    "42",
]


def plain(text):
    return " ".join(seen(text, markup=False)[0].split())


def cue(text, start_ms=0, end_ms=1000, *words):
    return Cue(text, start_ms, end_ms, words)


def episode(*cues, **facts):
    chapters = (EpisodeChapter("One", 0, 1500, "https://news.example/a"), EpisodeChapter("Two & <b>", 1500, 9000))
    usual = {
        "guid": "g", "title": "Ferries <return>", "url": "https://news.example/a", "publisher": "The Shore",
        "byline": "Ann", "published": None, "language": "en", "duration_ms": 9000, "chapters": chapters, "cues": cues,
        "backend": "hibari", "voice": "heart", "source": "a.html", "checksum": "c",
    }  # fmt: skip
    return Episode(**(usual | facts))


def read_vtt(text):
    return [(in_ms(c.start), in_ms(c.end), c.text) for c in webvtt.WebVTT.from_string(text)]


def in_ms(clock):
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def read_srt(text):
    return [
        (round(c.start.total_seconds() * 1000), round(c.end.total_seconds() * 1000), c.content)
        for c in srt_reader.parse(text)
    ]


def unescaped(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_an_article_says_stays_text(text):
    cues = [cue("Before.", 0, 900), cue(text, 1000, 2000), cue("After.", 3_600_000, 3_601_001)]
    (*_, before), found, after = read_vtt(vtt(cues))
    assert (before, after) == ("Before.", (3_600_000, 3_601_001, "After."))
    assert found[:2] == (1000, 2000)
    assert unescaped(found[2]) == plain(text)
    assert "<" not in found[2]
    cards = read_srt(srt(cues))
    assert cards[0] == (0, 900, "Before.")
    assert cards[-1] == (3_600_000, 3_601_001, "After.")
    assert joined_cards(cards[1:-1]) == plain(text).replace(" ", "")
    shown = json.loads(as_json(episode(*cues)))
    assert [segment["body"] for segment in shown["segments"]] == ["Before.", plain(text), "After."]


def joined_cards(cards):
    """The text of cards without white space, since a long word is cut over two lines, and without the parting mark."""
    return "".join("".join(text.split()) for *_, text in cards).replace("\u2060", "")


@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_text_comes_back_from_each_form(texts):
    cues = [cue(text, n * 1000, n * 1000 + 900) for n, text in enumerate(texts)]
    wanted = [(n * 1000, n * 1000 + 900, plain(text)) for n, text in enumerate(texts) if plain(text)]
    assert [(start, end, unescaped(text)) for start, end, text in read_vtt(vtt(cues))] == wanted
    assert joined_cards(read_srt(srt(cues))) == "".join(text for *_, text in wanted).replace(" ", "")
    assert [part["body"] for part in json.loads(as_json(episode(*cues)))["segments"]] == [text for *_, text in wanted]


def test_a_cue_shows_what_is_written_while_the_spoken_form_sounds():
    written, spoken = "It cost NT$1.25 trillion.", "It cost one point two five trillion New Taiwan dollars."
    segments = (
        Segment(0, 8, written[:8], spoken[:8], "plain"),
        Segment(8, 24, written[8:24], spoken[8:-1], "money"),
        Segment(24, 25, ".", ".", "pause/stop"),
    )
    passage = Passage(written, 0, "paragraph", "en", utterances=(Utterance(segments, 500),))
    script = Script("Money", "en", (Chapter("One", (passage,)),))
    with synthesize(script, Silent()) as narration:
        made = make(Article("", "Money", ()), script, narration)
    assert [text for *_, text in read_vtt(vtt(made.cues))] == [written]
    assert [text for *_, text in read_vtt(word_vtt(made.cues))] == ["It", "cost", "NT$1.25 trillion"]
    words = json.loads(as_json(made))["segments"][0]["words"]
    assert [word["body"] for word in words] == ["It", "cost", "NT$1.25 trillion"]
    assert words[-1]["endTime"] > words[-1]["startTime"] + 1


def test_a_long_sentence_is_cut_into_cards_that_begin_with_their_words():
    texts = [f"word{n}" for n in range(30)]
    words = tuple(Cue(text, 100 * n, 100 * n + 90) for n, text in enumerate(texts))
    cards = read_srt(srt([cue(" ".join(texts), 0, 3000, *words)]))
    assert len(cards) > 2
    for (start, end, text), after in zip(cards, [*cards[1:], None], strict=True):
        assert len(text.splitlines()) <= CARD_LINES
        assert max(map(len, text.splitlines())) <= LINE_CHARACTERS
        assert start == 100 * int(text.split()[0].removeprefix("word"))
        assert end == (after[0] if after else 3000)


def test_cards_of_a_sentence_without_timed_words_share_its_time():
    cards = read_srt(srt([cue("a long sentence of many short words, " * 6, 1000, 7000)]))
    starts = [start for start, *_ in cards]
    assert starts == sorted(set(starts))
    assert (starts[0], cards[-1][1]) == (1000, 7000)


def test_a_moment_is_longer_than_nothing():
    ((start, end, _),) = read_vtt(vtt([cue("Oh", 500, 500)]))
    assert end > start


def test_the_json_has_the_podcast_namespaces_form_and_the_chapters():
    shown = json.loads(as_json(episode(cue("One.", 0, 900, Cue("One", 10, 400)))))
    assert shown["version"] == "1.0.0"
    assert shown["segments"] == [
        {
            "speaker": "heart", "startTime": 0.0, "endTime": 0.9, "body": "One.",
            "words": [{"startTime": 0.01, "endTime": 0.4, "body": "One"}],
        }
    ]  # fmt: skip
    assert [(chapter["startTime"], chapter["title"]) for chapter in shown["chapters"]] == [
        (0, "One"),
        (1.5, "Two & <b>"),
    ]


def test_a_chapters_file_has_its_required_parts_and_leaves_out_what_is_unknown():
    document = json.loads(chapters_json(episode(byline=""), audio="a.mp3"))
    assert document["version"] == "1.2.0"
    assert document["fileName"] == "a.mp3"
    assert "author" not in document
    assert document["chapters"] == [
        {"startTime": 0.0, "endTime": 1.5, "title": "One", "url": "https://news.example/a"},
        {"startTime": 1.5, "endTime": 9.0, "title": "Two & <b>"},
    ]


def test_each_file_begins_as_ours_and_has_its_place(tmp_path):
    audio = tmp_path / "v1.2.mp3"
    made = files(episode(cue("One.", 0, 900)), audio, ["vtt", "srt", "json", "vtt"])
    assert [path.name for path in made] == ["v1.2.vtt", "v1.2.words.vtt", "v1.2.srt", "v1.2.json"]
    for path, content in made.items():
        assert content.decode().startswith(BEGINNINGS[path.suffix[1:]])


def test_a_strangers_file_is_not_written_over(tmp_path):
    audio, mine = tmp_path / "a.mp3", tmp_path / "a.json"
    mine.write_text('{"mine": 1}')
    for with_audio in (False, True):
        if with_audio:
            audio.write_bytes(b"ours")
        with pytest.raises(OverwriteRefused, match=r"a\.json"):
            transcript_places(audio, ["json"], force=False)
    assert transcript_places(audio, ["json"], force=True) == (mine,)
    mine.write_bytes(files(episode(cue("One.")), audio, ["json"])[mine])
    assert transcript_places(audio, ["json"], force=False) == (mine,)


@pytest.mark.parametrize(("name", "said"), [("a.vtt", "end -o in .mp3"), ("b.mp3", "is a folder")])
def test_a_place_that_cant_be_is_one_line(tmp_path, name, said):
    (tmp_path / "b.vtt").mkdir()
    with pytest.raises(LibraryError, match=said):
        transcript_places(tmp_path / name, ["vtt"], force=True)
