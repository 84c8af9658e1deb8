"""Script in brackets: a name's hanzi, kana or hangul is shown to the reader and not spoken to the listener."""

import re

from tts.normalization import priority
from tts.normalization.rule import OTHER_SCRIPT, Reading, Rule, Style

CJK = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"  # radicals, iteration marks, Suzhou numerals
    r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    r"\u3100-\u312f\u31a0-\u31bf"  # bopomofo
    r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # hangul
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # hanzi
)
"""Ranges of the scripts that East Asian names are written in, for a character class (Unicode 15, Blocks.txt)."""

_MARKS = r"\s·・‧•、，,。；;：:／/\-–—「」『』《》〈〉“”\"'’‘0-9０-９"
_LIMIT = 120

_BRACKETED = re.compile(rf"[(（\[【](?=[^)）\]】]{{0,{_LIMIT}}}[{CJK}])[{CJK}{_MARKS}]{{1,{_LIMIT}}}[)）\]】]")
_UNCLOSED = re.compile(rf"[(（\[【]\s?[{CJK}][{CJK}·・‧]{{0,40}}")
_RUN = re.compile(rf"[{CJK}]+")


def _shown(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("")


_SOURCE = "newsreaders' practice: the script in brackets is for the eye"
RULES = (
    Rule(
        "gloss",
        ("(", "（", "[", "【"),
        _BRACKETED,
        _shown,
        priority.GLOSS,
        ("Kung Ming-hsin (龔明鑫)", "Kung Ming-hsin"),
        _SOURCE,
    ),
    Rule(
        "gloss", ("(", "（", "[", "【"), _UNCLOSED, _shown, priority.GLOSS, ("Kung (龔明鑫 said", "Kung said"), _SOURCE
    ),
    Rule("gloss/script", (OTHER_SCRIPT,), _RUN, _shown, priority.GLOSS, ("(TSMC, 台積電)", ", T-S-M-C,"), _SOURCE),
)
