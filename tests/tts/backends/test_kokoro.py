"""How kokoro is driven: its voices and where they lie, Mandarin by word and pinyin, the times of words, a manifest.

A model that hums stands in for the real one, which is an extra; the front ends are the real ones.
"""

import hashlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest

from tests.stand_ins import kokoro as stand_in
from tts.backends import kokoro_mandarin, kokoro_parts, registry
from tts.backends.kokoro import Kokoro
from tts.backends.kokoro_manifest import MANIFEST
from tts.backends.protocol import SpeechError, SpeechUnavailable, VoiceMissing
from tts.script import Say, Segment, Utterance
from tts.takes import key


def said(*parts):
    texts = [part if isinstance(part, str) else part[0] for part in parts]
    says = [None if isinstance(part, str) else Say(*part[1:]) for part in parts]
    return Utterance(tuple(Segment(0, 0, text, text, "plain", say) for text, say in zip(texts, says, strict=True)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kokoro")
    (folder / "model.onnx").write_bytes(stand_in.model())
    (folder / "voices").mkdir()
    (folder / "voices" / "zf_xiaobei.bin").write_bytes(stand_in.voice())
    return folder


@pytest.fixture(scope="module")
def engine(folder):
    return Kokoro(str(folder))


# What is written, and what a Mandarin voice is given in IPA. The figures are those of misaki's front end.
MANDARIN = [
    ("行政院長今天表示。", "ɕi˧˥ŋʈʂə˥˩ŋɥɛ˥˩nʈʂa˨˩˦ŋ tɕi˥ntʰjɛ˥n pjau˨˩˦ʂɨ˥˩."),
    ("銀行行长。", "i˧˥nxa˧˥ŋxa˧˥ŋʈʂa˨˩˦ŋ."),
    ("音樂，快樂！", "i˥nɥe˥˩, kʰwai˥˩lɤ˥˩!"),
    ("會計師、會議", "kʰwai˥˩tɕi˥˩ʂɨ˥, xwei˥˩i˥˩"),
    ("女兒", "ny˨˩˦ɚ˧˥"),
    ("字四吃日", "tsɨ˥˩ sɨ˥˩ ʈʂʰɨ˥ ɻɨ˥˩"),
]


@pytest.mark.parametrize("written, ipa", MANDARIN)
def test_mandarin_is_read_by_word_and_pinyin(engine, written, ipa):
    assert engine.pronounce(said(written), "zf_xiaoxiao") == ipa


def test_latin_letters_in_chinese_are_said_in_english(engine):
    told = engine.pronounce(said("他用 Facebook 和 AI。"), "zf_xiaoxiao")
    assert told == "tʰa˥ jʊ˥˩ŋ ˈfeɪsbʊk xɤ˧˥ ˈeɪˌaɪ."


def test_a_reading_of_ours_reaches_a_mandarin_voice(engine):
    told = engine.pronounce(said("他是", ("Mora", "ipa", "ˈmoʊɹə"), "。"), "zf_xiaoxiao")
    assert told == "tʰa˥ ʂɨ˥˩ ˈmoʊɹə."


def test_words_of_chinese_are_marked_in_order(engine):
    text = "行政院長說，AI很強。"
    take = engine.speak(said(text), "zf_xiaoxiao")
    assert [text[mark.start : mark.end] for mark in take.marks] == ["行政院長", "說", "，", "AI", "很強", "。"]
    times = [time for mark in take.marks for time in (mark.start_ms, mark.end_ms)]
    assert times == sorted(times)
    assert times[-1] <= len(take.samples) * 1000 / take.sample_rate


@pytest.mark.parametrize("character", ["\u2603", "7"])
def test_what_has_no_sound_in_chinese_is_told(engine, character):
    with pytest.raises(SpeechError, match="can't be spoken in Chinese"):
        engine.speak(said(f"他{character}說"), "zf_xiaoxiao")


def test_a_character_without_a_reading_is_told(engine):
    with pytest.raises(SpeechError, match=r"U\+2EBF0\) has no reading|can't be spoken in Chinese"):
        engine.speak(said("他\U0002ebf0說"), "zf_xiaoxiao")


def test_british_voices_speak_british(engine):
    british, american = (engine.pronounce(said("Half a bath."), voice) for voice in ("bf_emma", "af_heart"))
    assert british == "ˈhɑːf ə ˈbɑːθ."
    assert american == "ˈhæf ə ˈbæθ."


def test_voices_of_the_folder_stand_beside_those_of_the_pack(engine, folder):
    names = [voice.name for voice in engine.voices()]
    assert names[0] == "af_heart"
    assert {"bm_george", "zf_xiaobei", "zm_yunjian"} <= set(names)
    assert {voice.name: voice.language for voice in engine.voices()}["bm_george"] == "en-GB"
    assert "zf_xiaobei" not in {voice.name for voice in _without_folder(folder).voices()}


def _without_folder(folder):
    """A backend with the model alone."""
    bare = folder.parent / "bare"
    bare.mkdir(exist_ok=True)
    (bare / "model.onnx").write_bytes((folder / "model.onnx").read_bytes())
    return Kokoro(str(bare))


def test_a_pack_of_many_voices_is_read(tmp_path):
    (tmp_path / "model.onnx").write_bytes(stand_in.model(tokens="input_ids"))
    arrays = {name: np.zeros((510, 1, 256), np.float32) for name in ("af_sky", "jf_alpha")}
    with (tmp_path / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, **arrays)
    engine = Kokoro(str(tmp_path))
    names = {voice.name for voice in engine.voices()}
    assert "af_sky" in names
    assert "jf_alpha" not in names, "no front end of ours reads Japanese for it"
    assert len(engine.speak(said("Well."), "af_sky").samples)


def test_language_chooses_the_voice(engine):
    assert registry.choose_voice(engine, None, "zh-Hant").name == "zf_xiaoxiao"
    assert registry.choose_voice(engine, None, "en-GB").name == "bf_emma"
    assert registry.choose_voice(engine, None, "en").name == "af_heart"


def test_a_model_without_durations_tells_no_times(tmp_path):
    (tmp_path / "model.onnx").write_bytes(stand_in.model(durations="spans"))
    take = Kokoro(str(tmp_path)).speak(said("Well, yes."), "af_heart")
    assert len(take.samples)
    assert take.marks == ()


def test_another_voice_of_the_same_name_makes_another_take(folder, tmp_path):
    (tmp_path / "model.onnx").write_bytes((folder / "model.onnx").read_bytes())
    versions = []
    for seed in (1, 2):
        (tmp_path / "zf_xiaobei.bin").write_bytes(stand_in.voice(seed))
        versions.append(key(Kokoro(str(tmp_path)), "zf_xiaobei", said("好")))
    assert versions[0] != versions[1]


def test_what_is_missing_is_told_with_the_way_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(kokoro_parts, "PARTS", ("no_such_part_of_a_model",))
    with pytest.raises(VoiceMissing, match=r"pip install 'earpaper\[kokoro\]'"):
        Kokoro()
    with pytest.raises(VoiceMissing, match="finds no folder"):
        Kokoro(str(tmp_path / "nowhere"))


def test_without_its_packages_there_is_no_mandarin(monkeypatch, folder):
    monkeypatch.setattr(kokoro_mandarin, "NEEDED", ("no_such_package",))
    engine = Kokoro(str(folder))
    assert {voice.language for voice in engine.voices()} == {"en-US", "en-GB"}
    with pytest.raises(VoiceMissing, match=r"pip install 'earpaper\[kokoro\]'"):
        kokoro_mandarin.MandarinReader()


@pytest.mark.parametrize("content, told", [(b"no model", "can't be loaded"), (b"", "can't be loaded")])
def test_what_is_no_model_is_told(tmp_path, content, told):
    (tmp_path / "model.onnx").write_bytes(content)
    with pytest.raises(SpeechError, match=told):
        Kokoro(str(tmp_path)).speak(said("Well."), "af_heart")


def test_a_damaged_voice_is_told(folder, tmp_path):
    (tmp_path / "model.onnx").write_bytes((folder / "model.onnx").read_bytes())
    (tmp_path / "af_odd.bin").write_bytes(b"1234" * 9)
    with pytest.raises(SpeechError, match=r"af_odd.bin holds no voice"):
        Kokoro(str(tmp_path)).speak(said("Well."), "af_odd")


class Files(BaseHTTPRequestHandler):
    files: dict[str, bytes] = {}  # noqa: RUF012 - one server a test

    def do_GET(self):
        body = self.files.get(self.path)
        self.send_response(200 if body is not None else 503)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def manifest(folder, site, files):
    rows = (f'[[file]]\nname = "{name}"\nurl = "{site}{path}"\nsha256 = "{sha}"\n' for name, path, sha in files)
    (folder / MANIFEST).write_text("".join(rows))


def test_a_manifest_brings_what_is_not_there_once(site, tmp_path):
    Files.files = {"/m": stand_in.model(), "/v": stand_in.voice()}
    sums = {path: hashlib.sha256(body).hexdigest() for path, body in Files.files.items()}
    manifest(tmp_path, site, [("model.onnx", "/m", sums["/m"]), ("voices/bf_new.bin", "/v", sums["/v"])])
    assert len(Kokoro(str(tmp_path)).speak(said("Well."), "bf_new").samples)
    Files.files = {}
    assert Kokoro(str(tmp_path)).voices(), "nothing is fetched again"


def test_a_file_of_another_sum_is_not_kept(site, tmp_path):
    Files.files = {"/m": stand_in.model()}
    manifest(tmp_path, site, [("model.onnx", "/m", "0" * 64)])
    with pytest.raises(SpeechError, match="its SHA-256 is"):
        Kokoro(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_a_site_that_fails_now_may_be_asked_later(site, tmp_path):
    Files.files = {}
    manifest(tmp_path, site, [("model.onnx", "/m", "0" * 64)])
    with pytest.raises(SpeechUnavailable, match="can't be fetched now"):
        Kokoro(str(tmp_path))


@pytest.mark.parametrize(
    "name, sha, told",
    [("../model.onnx", "0" * 64, "names '../model.onnx'"), ("model.onnx", "beef", "no SHA-256")],
)
def test_a_manifest_that_is_wrong_is_told(tmp_path, name, sha, told):
    manifest(tmp_path, "http://127.0.0.1:9", [(name, "/m", sha)])
    with pytest.raises(SpeechError, match=told):
        Kokoro(str(tmp_path))
