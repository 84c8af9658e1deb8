"""How news in Chinese is read: the kinds of figures and the marks, as rules that start at a token of Chinese.

The sources are the Ministry of Education of Taiwan on numerals and on punctuation, and how newsreaders speak.
Words are in traditional characters, or in simplified ones for a language that is written so.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from tts import pauses
from tts.normalization import chinese_amounts, chinese_labels, chinese_times, priority
from tts.normalization.chinese_numbers import simplified, spelled
from tts.normalization.chinese_table import PAUSES, WORDS
from tts.normalization.rule import DIGIT, OTHER_SCRIPT, UNKNOWN, Pattern, Reading, Rule, Style
from tts.normalization.scripts import LATIN, ORNAMENTS

_PAUSE_MS = {"，": pauses.COMMA_MS, "；": pauses.COLON_MS, "：": pauses.COLON_MS}

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
TOKEN = re.compile(
    rf"(?P<word>[{LATIN}]+)|(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)|(?P<han>[{HAN}]+)"
    rf"|(?P<script>(?:(?![{LATIN}{HAN}])[^\W\d_])+)|\S"
)
"""What the scan steps by in Chinese: as elsewhere, but letters of kana and others are parted from characters."""

_ONE = Pattern(r"(?s:.)")
_RUN = Pattern(r"(?s:(?P<mark>.)(?P=mark)*)")
_LETTERS = Pattern(rf"(?:(?![{LATIN}{HAN}])[^\W\d_])+")
_ORNAMENT = Pattern(rf"[{ORNAMENTS}#※]{{1,20}}")
_APOSTROPHE = Pattern(rf"(?<=[{LATIN}])['’](?=[{LATIN}])")
_POINT = Pattern(rf"(?<=[{LATIN}\d])\.(?=[{LATIN}\d])")
_HYPHEN = Pattern(r"[-－‐‑]+")
_AND = Pattern(rf"(?<=[{LATIN}])\s?&\s?(?=[{LATIN}])")
_BY = Pattern(r"(?<=\d)\s?[xX*]\s?(?=\d)")
_PER = Pattern("(?<=[克元圓圆瓦度升噸吨里尺])[/／](?=[立平公股度月年日天小時时坪人桶噸吨])")
_FIGURES = Pattern(r"[0-9]+(?:\.[0-9]+)?")
_UNREADABLE = Pattern(rf"[^{LATIN}{HAN}\s'，、；：。！？-]+")


def _said(words: str, ms: int = 0) -> Callable[[re.Match[str], Style], Reading]:
    return lambda _match, _style: Reading(words, pause_ms=ms)


def _pause(match: re.Match[str], _style: Style) -> Reading:
    mark = PAUSES[match["mark"]]
    return Reading(mark, pause_ms=_PAUSE_MS.get(mark, 0))


def _stop(match: re.Match[str], _style: Style) -> Reading:
    return Reading({".": "。", "!": "！", "?": "？", "．": "。"}.get(match["mark"], match["mark"]))


_MARKS = "Ministry of Education of Taiwan, handbook of punctuation marks, 2008"
RULES = (
    *chinese_times.RULES,
    *chinese_amounts.RULES,
    *chinese_labels.RULES,
    Rule("zh/per", ("/", "／"), _PER, _said("每"), priority.PAUSE + 1, ("微克/立方公尺", "微克每立方公尺"), _MARKS),
    Rule("zh/and", ("&",), _AND, _said(" and "), priority.PAUSE + 1, ("R&D", "R and D"), _MARKS),
    Rule("zh/by", ("x", "*"), _BY, _said("乘"), priority.PAUSE + 1, ("5x7公尺", "五乘七公尺"), _MARKS),
    Rule("zh/hyphen", ("-", "－", "‐", "‑"), _HYPHEN, _said(" "), priority.PAUSE - 1, ("F-16", "F 十六"), _MARKS),
    Rule(
        "zh/sign",
        tuple(WORDS),
        _ONE,
        lambda match, _style: Reading(WORDS[match[0]]),
        priority.PAUSE,
        ("金馬&獎", "金馬和獎"),
        _MARKS,
    ),
    Rule("zh/pause", tuple(PAUSES), _RUN, _pause, priority.PAUSE, ("甲（乙）丙", "甲，乙，丙"), _MARKS),
    Rule("zh/point", (".",), _POINT, _said("點"), priority.PAUSE + 1, ("cna.com", "cna點com"), _MARKS),
    Rule("apostrophe", ("'", "’"), _APOSTROPHE, _said("'"), priority.PAUSE + 1, ("Vlo'rik", "Vlo'rik"), _MARKS),
    Rule("ornament", (UNKNOWN,), _ORNAMENT, _said(""), 1, ("★好", "好"), "a picture, or a mark that is not seen"),
    Rule("pause/stop", (".", "?", "!", "．", "。", "！", "？"), _RUN, _stop, priority.PAUSE, ("好。", "好。"), _MARKS),
    Rule(
        "quote",
        tuple("\"“”„«»‹›「」『』《》〈〉【】〔〕[]'‘’‧·・•﹁﹂"),
        _ONE,
        _said(""),
        priority.PAUSE,
        ("「好」", "好"),
        _MARKS,
    ),
    Rule("unread/script", (OTHER_SCRIPT,), _LETTERS, _said(""), 0, ("ひ", ""), "never say what can't be said"),
    Rule("unread/symbol", (UNKNOWN,), _ONE, _said(""), 0, ("§", ""), "never say what can't be said"),
)


@cache
def starts(*, traditional: bool) -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules that can start at a token or a class of tokens, the highest priority first."""
    found: dict[str, list[Rule]] = {}
    for rule in sorted(RULES, key=lambda rule: -rule.priority):
        for start in rule.starts:
            found.setdefault(start, []).append(rule if traditional else _in_simplified(rule))
    return {start: tuple(rules) for start, rules in found.items()}


def _in_simplified(rule: Rule) -> Rule:
    def read(match: re.Match[str], style: Style) -> Reading | None:
        reading = rule.read(match, style)
        return reading._replace(spoken=simplified(reading.spoken)) if reading else None

    return replace(rule, read=read)


def leftover(text: str, *, traditional: bool) -> str:
    """Return as it can be said what a span has cut from another: figures, and words as they are."""
    said = _UNREADABLE.sub(" ", _FIGURES.sub(lambda match: spelled(match[0]), text))
    return said if traditional else simplified(said)


def rules(token: str, kind: str | None, *, traditional: bool) -> tuple[Rule, ...]:
    """Return the rules to try at a token of Chinese text."""
    table_ = starts(traditional=traditional)
    match kind:
        case "number":
            return table_[DIGIT]
        case "word":
            return table_.get(token.lower(), ())
        case "han":
            return ()
        case "script":
            return table_[OTHER_SCRIPT]
        case _:
            return (*table_.get(token, ()), *table_[UNKNOWN])
