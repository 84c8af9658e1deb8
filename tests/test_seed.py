"""The page that started this, from its markup and from its text dump to what is said, chaptered and heard."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tts
from cleaning import clean
from fetching import fetch

ROOT = Path(__file__).parent.parent
FORMS = ["html", "txt"]
NOISE = [
    "Focus Taiwan App",
    "Download",
    "To activate the text-to-speech service, please first agree to the privacy policy below.",
    "Economics Minister Kung Ming-hsin. CNA file photo",
    "Economics Minister Kung Ming-hsin. CNA file photo",
    "Enditem/kb",
    "0:00",
    "/",
    "0:00",
    "We value your privacy.",
    (
        "Focus Taiwan (CNA) uses tracking technologies to provide better reading experiences, but it also respects "
        "readers' privacy. Click here to find out more about Focus Taiwan's privacy policy. "
        "When you close this window, it means you agree with this policy."
    ),
    "41",
]
# What stands in the page, and each reading of it that a newsreader would give.
READINGS = [
    ("Taipei, Dec. 2 (CNA)", ["Taipei, December second, C-N-A."]),
    ("Economics Minister Kung Ming-hsin (龔明鑫) on Tuesday", ["Economics Minister Kung Ming-hsin on Tuesday"]),
    ('build a "non-China" supply chain', ["build a non-China supply chain"]),
    (
        "Taiwan Semiconductor Manufacturing Co. (TSMC) chose Kumamoto, Japan,",
        ["Taiwan Semiconductor Manufacturing Company, T-S-M-C, chose Kumamoto, Japan,"],
    ),
    ("at the end of 2024", ["at the end of twenty twenty-four"]),
    (
        "Taiwan and Japan -- whose economies are highly complementary -- should",
        [
            "Taiwan and Japan \u2014 whose economies are highly complementary \u2014 should",
            "Taiwan and Japan, whose economies are highly complementary, should",
        ],
    ),
    ("cooperation in AI, renewable energy", ["cooperation in A-I, renewable energy"]),
    ("Wireless Network (IOWN) platform", ["Wireless Network, IOWN, platform"]),
    (
        "wind projects in Japan - demonstrating",
        ["wind projects in Japan \u2014 demonstrating", "wind projects in Japan, demonstrating"],
    ),
    ("President Lai Ching-te (賴清德) announcing", ["President Lai Ching-te announcing"]),
    (
        "a proposed NT$1.25 trillion (US$39.76 billion) special budget",
        [
            f"a proposed one point two five trillion New Taiwan dollar{s}, "
            f"thirty-nine point seven six billion U-S dollar{s}, special budget"
            for s in ("", "s")
        ],
    ),
]
# How a name or an initialism is pronounced wherever it stands, in standard IPA without its stress marks.
NAMES = {"Kung Ming-hsin": "ɡʊŋmɪŋʃɪn", "Kumamoto": "kumɑmoʊtoʊ", "IOWN": "aɪɑn", "Lai Ching-te": "laɪtʃɪŋdə"}


@pytest.fixture(scope="module", params=FORMS)
def article(request):
    return clean(fetch(str(ROOT / "examples" / f"focus-taiwan.{request.param}")))


@pytest.fixture(scope="module")
def script(article):
    return tts.read(tts.compose(article), (), article.house_style)


def test_the_noise_is_removed_and_each_line_has_its_rule(article):
    assert sorted(line.text for line in article.removed if line.text in NOISE) == sorted(NOISE)
    assert all(line.rule and line.rule != "outside-article" for line in article.removed)


def test_the_fields_are_found(article):
    assert article.title == "Taiwan urges cooperation with Japan in AI, green energy, national defense"
    assert article.published is not None
    assert article.published.isoformat() == "2025-12-02T20:18:00+08:00"
    assert article.dateline == "Taipei, Dec. 2 (CNA)"
    assert article.byline == "Tseng Yun-ting and Frances Huang"


def test_the_nine_paragraphs_are_kept_whole_and_in_order(article):
    dump = (ROOT / "examples" / "focus-taiwan.txt").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(dump) if line.startswith("Taipei, Dec. 2 (CNA)"))
    paragraphs = [line for line in dump[first:] if len(line) > 100 and not line.startswith(" ")]
    assert len(paragraphs) == 9
    assert [block.text for block in article.blocks] == paragraphs


@pytest.mark.parametrize(("written", "accepted"), READINGS, ids=[row[0][:30] for row in READINGS])
def test_the_seed_is_read_as_a_newsreader_would(script, written, accepted):
    assert any(written in "".join(u.written for u in p.utterances) for c in script.chapters for p in c.passages)
    said = " ".join(utterance.spoken.strip() for utterance in script.utterances())
    assert any(reading in said for reading in accepted)


@pytest.mark.parametrize("name", NAMES)
def test_names_have_their_pronunciation(script, name):
    says = [
        segment.say.value
        for utterance in script.utterances()
        for segment in utterance.segments
        if segment.written.strip(" ()") == name and segment.say
    ]
    assert says
    for say in says:
        assert "".join(c for c in say if c not in "ˈˌ. ː") == NAMES[name]


def test_what_has_a_source_is_its_source_byte_for_byte(article, script):
    for chapter in script.chapters:
        for passage in chapter.passages:
            if isinstance(passage.source, int):
                assert "".join(u.written for u in passage.utterances) == article.blocks[passage.source].text


def test_a_story_without_headings_gets_chapters(script):
    titles = [chapter.title for chapter in script.chapters]
    assert len(titles) >= 4
    assert all(0 < len(title) <= 75 for title in titles)


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
def test_two_processes_give_the_same_mp3_and_another_program_reads_it(tmp_path):
    for name in ("first.mp3", "second.mp3"):
        command = [sys.executable, str(ROOT / "cli.py"), str(ROOT / "examples" / "focus-taiwan.txt"), "-o", name]
        subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    assert (tmp_path / "first.mp3").read_bytes() == (tmp_path / "second.mp3").read_bytes()
    probe = ["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-of", "json", "first.mp3"]
    found = json.loads(subprocess.run(probe, check=True, cwd=tmp_path, capture_output=True).stdout)
    assert len(found["chapters"]) >= 4
    assert 100 < float(found["format"]["duration"]) < 200
