"""A script spoken from end to end: the times of everything, and what stops it."""

import numpy as np
import pytest

from tts.backends.protocol import Mark, SpeechError, Take, Voice, VoiceMissing
from tts.backends.silent import MS_PER_CHARACTER, Silent
from tts.narration import synthesize
from tts.script import Chapter, Passage, Say, Script, Segment, Utterance
from tts.word_times import source_words

RATE = 24_000


def utterance(text, at=0, pause_ms=0):
    return Utterance((Segment(at, at + len(text), text, text, "plain"),), pause_ms)


def passage(*utterances):
    return Passage("".join(u.written for u in utterances), 0, "paragraph", "en", utterances=utterances)


def script(*chapters, language="en"):
    made = (Chapter(f"Part {n}", passages) for n, passages in enumerate(chapters))
    return Script("A title", language, tuple(made))


TWO_CHAPTERS = script(
    (passage(utterance("One two", pause_ms=500)), passage(utterance("Three", pause_ms=1000))),
    (passage(utterance("Four", pause_ms=700)),),
)


class Engine:
    """A voice that gives the takes it is told to."""

    name = "engine"
    version = "1"

    def __init__(self, *takes):
        self.takes = iter(takes)

    def voices(self):
        return (Voice("one", "en", "a test"),)

    def speak(self, utterance, voice):
        return next(self.takes)

    def pronounce(self, utterance, voice):
        return ""


def tone(ms, rate=RATE):
    return Take((0.3 * np.sin(np.arange(ms * rate // 1000) / 10)).astype(np.float32), rate)


def test_times_are_those_of_the_samples():
    with synthesize(TWO_CHAPTERS, Silent()) as narration:
        one, three, four = (n * MS_PER_CHARACTER for n in (6, 5, 4))
        starts = [0, one + 500, one + 500 + three + 1000]
        assert [time.start_ms for time in narration.utterances] == starts
        assert [time.end_ms for time in narration.utterances] == [one, starts[1] + three, starts[2] + four]
        assert [(c.title, c.start_ms, c.end_ms) for c in narration.chapters] == [
            ("Part 0", 0, starts[2]),
            ("Part 1", starts[2], starts[2] + four + 700),
        ]
        narration.pcm.seek(0)
        assert len(narration.pcm.read()) == narration.length * 2
        assert narration.duration_ms == starts[2] + four + 700


def test_words_have_times_and_places_in_the_source():
    with synthesize(TWO_CHAPTERS, Silent()) as narration:
        found = [
            (w.chapter, TWO_CHAPTERS.chapters[w.chapter].passages[w.passage].text[w.start : w.end])
            for w in narration.words
        ]
        assert found == [(0, "One"), (0, "two"), (0, "Three"), (1, "Four")]
        assert [w.start_ms for w in narration.words] == [0, 180, 860, 2160]


def test_progress_is_told():
    told = []
    synthesize(TWO_CHAPTERS, Silent(), progress=lambda done, total: told.append((done, total))).close()
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_is_read_as_one_is_shown_as_one():
    segments = (
        Segment(4, 8, "It: ", "It, ", "colon"),
        Segment(8, 22, "$1.25 trillion", "one point two five trillion dollars", "money"),
        Segment(22, 28, " more.", " more.", "plain"),
    )
    spoken = "".join(segment.spoken for segment in segments)
    marks, at = [], 0
    for n, word in enumerate(spoken.replace(",", " ,").replace(".", " .").split()):
        at = spoken.index(word, at)
        marks.append(Mark(at, at + len(word), n * 100.0, n * 100.0 + 100))
        at += len(word)
    words = source_words(Utterance(segments), marks)
    assert [(w.start, w.end, w.start_ms, w.end_ms) for w in words] == [
        (4, 7, 0, 100),
        (8, 22, 200, 800),
        (23, 27, 800, 900),
    ]


def test_a_name_with_a_reading_keeps_its_written_words():
    name = Segment(0, 5, "Li Na", "Li Na", "name", Say("ipa", "ˈliː ˈnɑː"))
    words = source_words(Utterance((name,)), (Mark(0, 2, 0, 100), Mark(3, 5, 100, 200)))
    assert [(word.start, word.end) for word in words] == [(0, 2), (3, 5)]


def test_white_space_that_moved_over_a_bracket_leaves_each_word_its_time():
    after_gloss = Segment(4, 13, " he added", "he added", "plain")
    words = source_words(Utterance((after_gloss,)), (Mark(0, 2, 0, 100), Mark(3, 8, 100, 200)))
    assert [(word.start, word.end) for word in words] == [(5, 7), (8, 13)]


def test_an_utterance_without_words_is_its_pause():
    mute = script((passage(utterance("...", pause_ms=400), utterance("One", 3)),))
    with synthesize(mute, Engine(Take(np.zeros(0, np.float32), RATE), tone(500))) as narration:
        assert narration.utterances[1].start_ms == 400


def test_nothing_to_say_is_an_error():
    with pytest.raises(SpeechError, match="A title"):
        synthesize(script(()), Silent())


def test_no_voice_for_the_language_is_an_error():
    with pytest.raises(VoiceMissing, match="zh"):
        synthesize(script((passage(utterance("One")),), language="zh"), Engine())


def test_tempo_is_in_the_times_and_not_in_the_sound():
    with synthesize(TWO_CHAPTERS, Silent()) as plain, synthesize(TWO_CHAPTERS, Silent(), tempo=2) as fast:
        assert (plain.pcm.seek(0) or plain.pcm.read()) == (fast.pcm.seek(0) or fast.pcm.read())
        assert fast.duration_ms == plain.duration_ms / 2
        assert [word.start_ms for word in fast.words] == pytest.approx([word.start_ms / 2 for word in plain.words])
        assert [time.end_ms for time in fast.utterances] == pytest.approx(
            [time.end_ms / 2 for time in plain.utterances]
        )
