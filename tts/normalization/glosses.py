"""Script in brackets: a name's hanzi, kana or hangul is shown to the reader and not spoken to the listener."""

import re

from tts.normalization import priority
from tts.normalization.rule import OTHER_SCRIPT, Pattern, Reading, Rule, Style
from tts.normalization.scripts import CJK

_MARKS = r"\s·・‧•、，,。；;：:／/\-–—「」『』《》〈〉“”\"'’‘0-9０-９"
_LIMIT = 120

_BRACKETED = Pattern(rf"[(（\[【](?=[^)）\]】]{{0,{_LIMIT}}}[{CJK}])[{CJK}{_MARKS}]{{1,{_LIMIT}}}[)）\]】]")
_UNCLOSED = Pattern(rf"[(（\[【]\s?[{CJK}][{CJK}·・‧]{{0,40}}")
_RUN = Pattern(rf"[{CJK}]+")


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
