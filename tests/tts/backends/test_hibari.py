"""How hibari is driven: our readings in its sentences, nothing dropped, the times of words."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hibari import voices

from tts.backends.calls import calls
from tts.backends.hibari import LONGEST_CALL, Hibari
from tts.backends.hibari_reading import Reader, joined
from tts.backends.network import with_output
from tts.backends.protocol import SpeechError
from tts.script import Say, Segment, Utterance

IPA, LETTERS, WORD, RESPELLING = "ipa", "letters", "word", "respelling"

# What is spoken, in parts that may have a reading, and what the voice must be given in IPA.
READ = [
    (["Minister ", ("Kung Ming-hsin ", IPA, "ɡʊŋ mɪŋˈʃɪn"), "left."], "ˈmɪnəstɚ ɡʊŋ mɪŋˈʃɪn ˈlɛft."),
    ([("Kung Ming hsin", IPA, "ɡʊŋ mɪŋˈʃɪn"), " left."], "ɡʊŋ mɪŋˈʃɪn ˈlɛft."),
    ([("Kung", IPA, "ˈɡʊŋ"), " read it, and will read it."], "ˈɡʊŋ ˈɹɛd ɪt, ænd wɪl ˈɹid ɪt."),
    ([("Lai's", IPA, "ˈlaɪz"), " plan."], "ˈlaɪz ˈplæn."),
    (["the ", ("IOWN, ", IPA, "ˈaɪɑn"), "plan"], "ði ˈaɪɑn, ˈplæn"),
    ([("T-S-M-C", LETTERS, "TSMC"), "-led work"], "ˌtiˌɛˌsɛmˈsi ˈlɛd ˈwɝk"),
    ([("T-S-M-C's", LETTERS, "TSMC's"), " fab"], "ˌtiˌɛˌsɛmˈsiz ˈfæb"),
    (["the ", ("NATO", WORD, "NATO"), " plan"], "ðə ˈneɪɾoʊ ˈplæn"),
    ([("Mora", RESPELLING, "MOR-uh"), "!"], "ˈmɔɹə!"),
    (["A Group A game"], "ə ˈɡɹup ˈeɪ ˈɡeɪm"),
    (["Plan B. Stop."], "ˈplæn ˈbi. ˈstɑp."),
    (["the Foxes' den \N{EM DASH} gone"], "ðə ˈfɑksɪz ˈdɛn \N{EM DASH} ˈɡɔn"),
]
UNSPEAKABLE = ["It cost 5 dollars.", "the [sic] mark", 'a "quote"', "hello 龔"]


def said(*parts):
    segments, at = [], 0
    for part in parts:
        text, say = (part, None) if isinstance(part, str) else (part[0], Say(part[1], part[2]))
        segments.append(Segment(at, at + len(text), text, text, "plain", say))
        at += len(text)
    return Utterance(tuple(segments))


@pytest.fixture(scope="module")
def reader():
    return Reader(british=False)


@pytest.fixture(scope="module")
def hibari():
    return Hibari()


@pytest.mark.parametrize(("parts", "ipa"), READ, ids=[ipa for _, ipa in READ])
def test_readings_are_laid_over_the_sentence(hibari, parts, ipa):
    assert hibari.pronounce(said(*parts), "heart") == ipa


@pytest.mark.parametrize("text", UNSPEAKABLE)
def test_what_is_unread_is_refused(reader, text):
    with pytest.raises(SpeechError):
        reader.sounds(said(text))


@pytest.mark.parametrize("text", ["jack-o'-lantern days", "Łódź and ǩava", "well-known, don't they're rock 'n' roll"])
def test_every_word_has_its_sounds_where_it_stands(reader, text):
    words = [text[sound.start : sound.end] for sound in reader.sounds(said(text)) if not sound.is_pause]
    assert " ".join(words) == text.replace(",", "")


def test_a_word_of_any_length_is_read_to_its_end(reader):
    end = joined(reader.sounds(said("zorblik")))[-4:]
    assert joined(reader.sounds(said("zorblikanzorblikanzorbl" * 2 + "zorblik"))).endswith(end[-2:])


def test_a_long_utterance_is_cut_at_pause_marks(hibari):
    sounds = hibari._sounds(said("one word and another one of them, " * 40), "heart")
    given = [joined(call) for call in calls(sounds, LONGEST_CALL)]
    assert all(len(call) <= LONGEST_CALL for call in given)
    assert all(call.endswith(",") for call in given)
    assert " ".join(given) == joined(sounds)


def test_durations_are_told_without_a_change_of_the_sound():
    import onnxruntime

    model = (Path(voices.ASSETS) / "hibari.onnx").read_bytes()
    inputs = {"ids": np.array([[0, 50, 83, 54, 156, 31, 0]]), "speed": np.ones(1, np.float32)}
    plain, more = (
        onnxruntime.InferenceSession(bytes_, providers=["CPUExecutionProvider"]).run(None, inputs)
        for bytes_ in (model, with_output(model, b"/Clip_output_0"))
    )
    assert len(more) == len(plain) + 1
    assert all(np.array_equal(a, b) for a, b in zip(plain, more, strict=False))
    assert more[-1].size == 7
    assert more[-1].sum() * 2 == plain[0].shape[-1]


def test_the_engine_writes_nothing_beside_the_audio(tmp_path):
    program = "import tempfile, tts.backends.hibari, onnxruntime, os; print(os.listdir(tempfile.gettempdir()))"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout == "[]\n"


def test_a_pause_mark_stands_in_silence(hibari):
    utterance = said("He said the facts; nobody believes it.")
    take = hibari.speak(utterance, "heart")
    pause = next(mark for mark in take.marks if utterance.spoken[mark.start] == ";")
    inside = take.samples[int(pause.start_ms * 24) : int(pause.end_ms * 24)]
    assert pause.end_ms - pause.start_ms > 60
    assert np.abs(inside).max() < 0.02 * np.abs(take.samples).max()
