"""News in Chinese: what is said for figures and marks, and that nothing else than words and pauses is left."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts.normalization.chinese import RULES
from tts.normalization.chinese_numbers import cardinal
from tts.reading import read_passage, segments
from tts.script import Passage

CASES = tomllib.loads(Path(__file__).with_suffix("").with_name("chinese.toml").read_text(encoding="utf-8"))
SPOKEN = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ'\- ，、；：。！？\s\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]*"
)
PIECES = (
    "2025",
    "年",
    "11",
    "月",
    "-",
    "NT$",
    "US$",
    "1,250",
    ".",
    "5",
    "%",
    "億",
    "元",
    "℃",
    ":",
    "30",
    "/",
    "（",
    "）",
)
PIECES += (
    "「",
    "」",
    "，",
    "。",
    " ",
    "～",
    "台北",
    "TSMC",
    "'s",
    "ソ",
    "한",
    "я",
    "☃",
    "²",
    "１",
    "、",
    "…",
    "—",
    "\n",
    "第",
)


def said(text, language="zh-Hant"):
    found = segments(text, language=language)
    assert "".join(segment.written for segment in found) == text
    return "".join(segment.spoken for segment in found)


@pytest.mark.parametrize("written, spoken", [pair for texts in CASES.values() for pair in texts.items()])
def test_chinese_is_said_as_newsreaders_say_it(written, spoken):
    assert said(written) == spoken


@pytest.mark.parametrize("rule, written, spoken", sorted({(rule.name, *rule.example) for rule in RULES}))
def test_a_rules_example_is_read_as_it_says(rule, written, spoken):
    assert said(written).strip() == spoken
    assert rule in {segment.rule for segment in segments(written, language="zh-Hant")}


def test_simplified_chinese_is_said_in_simplified_characters():
    assert said("2,250亿元，下午2点", "zh-Hans") == "两千两百五十亿元，下午两点"


def test_sentences_of_chinese_are_parted():
    passage = Passage("今天20人。明天「30人！」後天1.5億元。", None, "paragraph", "zh-Hant")
    spoken = [utterance.spoken for utterance in read_passage(passage).utterances]
    assert spoken == ["今天二十人。", "明天三十人！", "後天一點五億元。"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_is_lost_and_nothing_unread_is_left(text):
    assert SPOKEN.fullmatch(said(text)), text


@given(st.integers(0, 10**20 - 1))
def test_a_number_is_spelled_as_no_other_is(number):
    assert value(cardinal(number)) == number


def value(words):
    """Read a spelled number back: groups of ten thousand, each of places."""
    total, rest = 0, words.replace("兩", "二")
    for scale, unit in ((10**16, "京"), (10**12, "兆"), (10**8, "億"), (10**4, "萬"), (1, "")):
        part, found, after = rest.partition(unit) if unit else (rest, "x", "")
        if found:
            total, rest = total + scale * below(part), after
    return total


def below(words):
    total, words = 0, words.replace("零", "")
    for word, following in pairwise([*words, ""]):
        if word in "十百千":
            continue
        total += "零一二三四五六七八九".index(word) * {"十": 10, "百": 100, "千": 1000}.get(following, 1)
    return total + (10 if words.startswith("十") else 0)
