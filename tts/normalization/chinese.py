"""How news in Chinese is read: years, dates, clocks, percents, money, ranges, phones and plain numbers, marks.

The sources are the Ministry of Education of Taiwan on numerals and on punctuation, and how newsreaders speak.
Words are in traditional characters, or in simplified ones for a language that is written so.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from tts import pauses
from tts.normalization import priority
from tts.normalization.chinese_numbers import counted, digits, simplified, spelled
from tts.normalization.rule import DIGIT, OTHER_SCRIPT, UNKNOWN, Pattern, Reading, Rule, Style
from tts.normalization.scripts import LATIN, ORNAMENTS
from tts.normalization.tables import table

_TABLE = table("chinese")
_CURRENCIES: dict[str, str] = _TABLE["currencies"]
_UNITS: dict[str, str] = _TABLE["units"]
_WORDS: dict[str, str] = _TABLE["words"]
_PAUSES: dict[str, str] = _TABLE["pauses"]
_COUNTERS: str = _TABLE["counters"]["two"]
_PAUSE_MS = {"，": pauses.COMMA_MS, "；": pauses.COLON_MS, "：": pauses.COLON_MS}

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
TOKEN = re.compile(
    rf"(?P<word>[{LATIN}]+)|(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)|(?P<han>[{HAN}]+)"
    rf"|(?P<script>(?:(?![{LATIN}{HAN}])[^\W\d_])+)|\S"
)
"""What the scan steps by in Chinese: as elsewhere, but letters of kana and others are parted from characters."""

_NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "[十百千萬万億亿兆]{1,2}"
_TO = r"\s?[-–—~～〜至到]\s?"
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))

_YEAR = Pattern(
    r"(?P<from>[12]\d{3})(?:年?\s?[-–—~～至到]\s?(?P<to>[12]\d{3}))?\s?年(?![來来]|以[來来]|歷史|历史|之久)"
)
_NUMERIC_DATE = Pattern(
    r"(?P<year>(?:19|20)\d\d)(?P<by>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<day>[0-3]?\d)(?![\d/-])"
)
_CLOCK = Pattern(r"(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?(?![\d:])")
_SCORE = Pattern(r"(?P<ours>\d{1,3})\s?[:：]\s?(?P<theirs>\d{1,3})(?![\d:.])")
_PERCENT = Pattern(rf"(?P<low>{_NUMBER})\s?(?P<own>[%％‰])?(?:{_TO}(?P<high>{_NUMBER})\s?(?P<unit>[%％‰]))?")
_MONEY = Pattern(
    rf"(?P<sign>{_CURRENCY})\s?(?P<low>{_NUMBER})(?:(?P<low_scale>{_SCALE})?{_TO}(?P<high>{_NUMBER}))?(?P<scale>{_SCALE})?(?P<yuan>[元圓]|美元|歐元)?"
)
_DAY = Pattern(r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])(?![\d/])")
_FRACTION = Pattern(r"(?<![\d/])(?P<over>[1-9]\d?)/(?P<under>[2-9]|10)(?![\d/])")
_PHONE = Pattern(r"(?<![\d-])0\d{1,3}[-－]\d{3,4}(?:[-－]\d{3,4})?(?![\d-])")
_RANGE = Pattern(rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?{_TO}(?P<high>{_NUMBER})(?![\d-])")
_MEASURE = Pattern(
    rf"(?P<sign>[-−－])?(?P<low>{_NUMBER})(?:{_TO}(?P<below>[-−－])?(?P<high>{_NUMBER}))?\s?(?P<unit>{_UNIT})(?![{LATIN}])"
)
_PLAIN = Pattern(rf"\d+(?:\.\d+){{2,}}|{_NUMBER}")
_MINUS = Pattern(rf"(?:(?<![\w)）%])[-−－]|(?<!\d)−)(?={_NUMBER})|(?<![\d{LATIN}])[-－](?=(?:{_NUMBER})\s?[度℃°%％])")
_ONE = Pattern(r"(?s:.)")
_RUN = Pattern(r"(?s:(?P<mark>.)(?P=mark)*)")
_LETTERS = Pattern(rf"(?:(?![{LATIN}{HAN}])[^\W\d_])+")
_ORNAMENT = Pattern(rf"[{ORNAMENTS}#※]{{1,20}}")
_APOSTROPHE = Pattern(rf"(?<=[{LATIN}])['’](?=[{LATIN}])")
_POINT = Pattern(rf"(?<=[{LATIN}\d])\.(?=[{LATIN}\d])")
_HYPHEN = Pattern(r"[-－‐‑]+")
_FIGURES = Pattern(r"[0-9]+(?:\.[0-9]+)?")
_UNREADABLE = Pattern(rf"[^{LATIN}{HAN}\s'，、；：。！？-]+")
_CALLED = re.compile("(?:[撥拨]打|打|專線|专线|熱線|热线|電話|电话)$")
_LABEL_BEFORE = re.compile("[台臺]北$")
_CELSIUS = frozenset({"℃", "°C"})
_LONG_LABEL = 9  # digits without a comma: no number is written so


def _year(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a year by its figures; so many years before now are a number ("2000年前")."""
    if int(match["from"]) % 1000 == 0 and match.string[match.end() : match.end() + 1] in {"前", "後", "后"}:
        return None
    until = f"到{digits(match['to'])}" if match["to"] else ""
    return Reading(f"{digits(match['from'])}{until}年")


def _numeric_date(match: re.Match[str], _style: Style) -> Reading:
    month, day = spelled(str(int(match["month"]))), spelled(str(int(match["day"])))
    return Reading(f"{digits(match['year'])}年{month}月{day}日")


def _day(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{spelled(str(int(match['month'])))}月{spelled(str(int(match['day'])))}日")


def _clock(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a time of day; what a team wins by is a score ("以21:15")."""
    if match.string[: match.start()].endswith(("以", "比分", "比數", "比数")):
        return None
    hour = counted(str(int(match["hour"])))
    said = f"{hour}點"
    if match["minute"] != "00" or match["second"]:
        said += f"{_two_figures(match['minute'])}分"
    return Reading(said + (f"{_two_figures(match['second'])}秒" if match["second"] else ""))


def _two_figures(text: str) -> str:
    return digits(text) if text[0] == "0" and text != "00" else spelled(str(int(text)))


def _score(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{spelled(match['ours'])}比{spelled(match['theirs'])}")


def _percent(match: re.Match[str], _style: Style) -> Reading | None:
    sign = match["unit"] or match["own"]
    if not sign:
        return None
    of = "千分之" if sign == "‰" else "百分之"
    if not match["unit"]:
        return Reading(of + spelled(match["low"]), end=match.end("own"))
    return Reading(f"{of}{spelled(match['low'])}到{of if match['own'] else ''}{spelled(match['high'])}")


def _money(match: re.Match[str], _style: Style) -> Reading:
    scale, low_scale = match["scale"] or "", match["low_scale"] or ""
    until = f"到{_amount(match['high'], scale)}" if match["high"] else ""
    amount = f"{_amount(match['low'], low_scale if until else scale)}{low_scale}{until}{scale}"
    unit = _CURRENCIES[match["sign"]]
    return Reading(f"新台幣{amount}元" if unit.startswith("元新") else amount + unit)


def _amount(number: str, scale: str) -> str:
    return counted(number) if scale else spelled(number)


def _fraction(match: re.Match[str], _style: Style) -> Reading | None:
    if int(match["over"]) >= int(match["under"]):
        return None
    return Reading(f"{spelled(match['under'])}分之{spelled(match['over'])}")


def _phone(match: re.Match[str], _style: Style) -> Reading:
    return Reading("，".join(map(digits, re.split("[-－]", match[0]))))


def _range(match: re.Match[str], _style: Style) -> Reading:
    low = counted(match["low"]) if match["low_scale"] else spelled(match["low"])
    falls = match["low"].isdecimal() and match["high"].isdecimal() and int(match["low"]) > int(match["high"])
    joint = "比" if falls and not match["low_scale"] else "到"
    return Reading(f"{low}{match['low_scale'] or ''}{joint}{_number(match['high'], match.string[match.end() :][:1])}")


def _measure(match: re.Match[str], _style: Style) -> Reading:
    unit = match["unit"]
    until = f"到{'負' if match['below'] else ''}{counted(match['high'])}" if match["high"] else ""
    low = ("負" if match["sign"] else "") + (spelled(match["low"]) if until else counted(match["low"]))
    return Reading(f"{'攝氏' if unit in _CELSIUS else ''}{low}{until}{_UNITS[unit]}")


def _cold(match: re.Match[str], style: Style) -> Reading | None:
    """Read a temperature below zero; a hyphen after a letter or figure is none."""
    before = match.string[: match.start()][-1:]
    return None if before.isascii() and before.isalnum() else _measure(match, style)


def _plain(match: re.Match[str], _style: Style) -> Reading:
    text, before, after = match[0], match.string[: match.start()], match.string[match.end() :]
    called = len(text) <= 4 and _CALLED.search(before[-2:])
    label = text == "101" and (_LABEL_BEFORE.search(before[-2:]) or after.startswith("大樓"))
    model = re.search(rf"[{LATIN}]$", before) and len(text) >= 3
    long = len(text) >= _LONG_LABEL and not text.endswith("0000")
    if text.isdecimal() and (called or label or model or long):
        return Reading(digits(text))
    if text.count(".") > 1:
        return Reading("點".join(spelled(part) for part in text.split(".")))
    return Reading("二" if before.endswith("第") and text == "2" else _number(text, after.lstrip()[:1]))


def _number(text: str, following: str) -> str:
    return counted(text) if following and following in _COUNTERS else spelled(text)


def _said(words: str, ms: int = 0) -> Callable[[re.Match[str], Style], Reading]:
    return lambda _match, _style: Reading(words, pause_ms=ms)


def _pause(match: re.Match[str], _style: Style) -> Reading:
    mark = _PAUSES[match["mark"]]
    return Reading(mark, pause_ms=_PAUSE_MS.get(mark, 0))


def _stop(match: re.Match[str], _style: Style) -> Reading:
    return Reading({".": "。", "!": "！", "?": "？", "．": "。"}.get(match["mark"], match["mark"]))


_NUMERALS = "Ministry of Education of Taiwan, numerals in official writing; newsreaders' practice"
_MARKS = "Ministry of Education of Taiwan, handbook of punctuation marks, 2008"
RULES = (
    Rule("zh/year", (DIGIT,), _YEAR, _year, priority.DATE, ("2025年", "二零二五年"), _NUMERALS),
    Rule(
        "zh/date",
        (DIGIT,),
        _NUMERIC_DATE,
        _numeric_date,
        priority.DATE + 1,
        ("2025/1/2", "二零二五年一月二日"),
        "CNS 7648",
    ),
    Rule("zh/day", (DIGIT,), _DAY, _day, priority.NUMBER + 2, ("11/26", "十一月二十六日"), _NUMERALS),
    Rule(
        "zh/money",
        tuple({sign.rstrip("$").lower() or sign for sign in _CURRENCIES}),
        _MONEY,
        _money,
        priority.MONEY,
        ("NT$250億", "新台幣兩百五十億元"),
        _NUMERALS,
    ),
    Rule("zh/percent", (DIGIT,), _PERCENT, _percent, priority.RATE, ("3.5%", "百分之三點五"), _NUMERALS),
    Rule("zh/cold", ("-", "−", "－"), _MEASURE, _cold, priority.RATE, ("-3℃", "攝氏負三度"), _NUMERALS),
    Rule("zh/measure", (DIGIT,), _MEASURE, _measure, priority.RATE, ("25℃", "攝氏二十五度"), _NUMERALS),
    Rule("zh/clock", (DIGIT,), _CLOCK, _clock, priority.TIME, ("10:05", "十點零五分"), _NUMERALS),
    Rule("zh/score", (DIGIT,), _SCORE, _score, priority.TIME - 1, ("3:2", "三比二"), _NUMERALS),
    Rule("zh/phone", (DIGIT,), _PHONE, _phone, priority.LABEL, ("02-2345-6789", "零二，二三四五，六七八九"), _NUMERALS),
    Rule("zh/fraction", (DIGIT,), _FRACTION, _fraction, priority.NUMBER + 3, ("1/3", "三分之一"), _NUMERALS),
    Rule("zh/range", (DIGIT,), _RANGE, _range, priority.NUMBER + 1, ("3-5天", "三到五天"), _NUMERALS),
    Rule("zh/number", (DIGIT,), _PLAIN, _plain, priority.NUMBER, ("2,250人", "兩千兩百五十人"), _NUMERALS),
    Rule("zh/minus", ("-", "−", "－"), _MINUS, _said("負"), priority.NUMBER, ("-5度", "負五度"), _NUMERALS),
    Rule("zh/hyphen", ("-", "－", "‐", "‑"), _HYPHEN, _said(" "), priority.PAUSE - 1, ("F-16", "F 十六"), _MARKS),
    Rule(
        "zh/sign",
        tuple(_WORDS),
        _ONE,
        lambda match, _style: Reading(_WORDS[match[0]]),
        priority.PAUSE,
        ("金馬&獎", "金馬和獎"),
        _MARKS,
    ),
    Rule("zh/pause", tuple(_PAUSES), _RUN, _pause, priority.PAUSE, ("甲（乙）丙", "甲，乙，丙"), _MARKS),
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
