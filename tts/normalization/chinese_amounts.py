"""Amounts in Chinese: percents, money, measures, fractions, ranges, scores and plain numbers."""

import re
from decimal import Decimal

from tts.normalization import priority
from tts.normalization.chinese_numbers import cardinal, counted, digits, spelled
from tts.normalization.chinese_table import COUNTERS, CURRENCIES, NUMBER, SCALE, TO, UNITS, alternatives
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.scripts import LATIN

_UNIT = alternatives(UNITS)
_SCORE = Pattern(r"(?P<ours>\d{1,4}(?:\.\d+)?)\s?[:：]\s?(?P<theirs>\d{1,4}(?:\.\d+)?)(?![\d:.])")
_PERCENT = Pattern(rf"(?P<low>{NUMBER})\s?(?P<own>[%％‰])?(?:{TO}(?P<high>{NUMBER})\s?(?P<unit>[%％‰]))?")
_MONEY = Pattern(
    rf"(?P<sign>{alternatives(CURRENCIES)})\s?(?P<low>{NUMBER})(?:(?P<low_scale>{SCALE})?{TO}(?P<high>{NUMBER}))?(?P<scale>{SCALE})?"
    r"(?:(?P<yuan>[元圓]|美元|歐元|日圓)|\s?(?P<english>thousand|million|billion|trillion|mn|bn|tn|[kKMB])(?![A-Za-z]))?"
)
_FRACTION = Pattern(r"(?<![\d/])(?P<over>[1-9]\d?)/(?P<under>[2-9]|10)(?![\d/])")
_RANGE = Pattern(
    rf"(?<![{LATIN}])(?!0\d)(?P<low>{NUMBER})(?P<low_scale>{SCALE})?{TO}(?P<high>(?!0\d){NUMBER})(?![\d-])"
)
_MEASURE = Pattern(
    rf"(?P<sign>[-−－])?(?P<low>{NUMBER})(?:{TO}(?P<below>[-−－])?(?P<high>{NUMBER}))?\s?(?P<unit>{_UNIT})(?![{LATIN}])"
)
_DEGREES = Pattern(r"(?P<degrees>\d{1,3})°\s?(?P<minutes>\d{1,2})[′'](?:\s?(?P<seconds>\d{1,2}(?:\.\d+)?)[″\"])?")
_PLAIN = Pattern(rf"\d+(?:\.\d+){{2,}}|{NUMBER}")
_POINT = Pattern(rf"(?<![\d{LATIN}.])\.(?P<figures>\d{{1,6}})(?!\d)")
_MINUS = Pattern(
    rf"(?:(?<![\w)）%])[-−－]|(?<!\d)−)(?={NUMBER})|"
    rf"(?<![\d{LATIN}])[-－](?=(?:{NUMBER})(?:{TO}-?(?:{NUMBER}))?\s?[度℃°%％])"
)
_PLUS = Pattern(rf"(?<![\d{LATIN})）])[+＋](?={NUMBER})")
_CELSIUS, _FAHRENHEIT = frozenset({"℃", "°C"}), frozenset({"℉", "°F"})
_LONG_LABEL = 9  # digits without a comma: no number is written so
_POWERS = {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9}
_POWERS |= {"trillion": 12, "tn": 12}


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
    unit = CURRENCIES[match["sign"]]
    if match["english"] and not match["scale"]:
        power = _POWERS[match["english"].lower()]
        sums = (_at_power(match[name], power) for name in ("low", "high") if match[name])
        amount = "到".join(sums)
    else:
        until = f"到{_amount(match['high'], scale)}" if match["high"] else ""
        amount = f"{_amount(match['low'], low_scale if until else scale)}{low_scale}{until}{scale}"
    if unit.startswith("元"):
        return Reading(f"{unit[1:]}{amount}元", end=match.end("english") if match["english"] else None)
    return Reading(amount + unit)


def _at_power(number: str, power: int) -> str:
    """Say an amount whose scale is written in English: 1.2bn is 十二億."""
    return cardinal(int(Decimal(number.replace(",", "")).scaleb(power)))


def _amount(number: str, scale: str) -> str:
    return counted(number) if scale else spelled(number)


def _fraction(match: re.Match[str], _style: Style) -> Reading | None:
    if int(match["over"]) >= int(match["under"]):
        return None
    return Reading(f"{spelled(match['under'])}分之{spelled(match['over'])}")


_PLAYED = re.compile("擊敗|打敗|擊退|力克|勝|敗|負|比數|比分|直落|局|击败|战胜|比数")
_PLAYED_AFTER = "，。、,）) 勝敗負擊击胜败负力逆"


def _is_score(match: re.Match[str]) -> bool:
    """Tell whether a rising pair of numbers is a score: no unit after it, and a game told of near by."""
    text, end = match.string, match.end()
    if match["low_scale"] or text[end : end + 1] not in _PLAYED_AFTER or not re.search("[-–]", match[0]):
        return False
    return _PLAYED.search(text[max(0, match.start() - 30) : end + 30]) is not None


def _range(match: re.Match[str], _style: Style) -> Reading:
    low = counted(match["low"]) if match["low_scale"] else spelled(match["low"])
    falls = match["low"].isdecimal() and match["high"].isdecimal() and int(match["low"]) > int(match["high"])
    falls = falls and not match["low_scale"] and not re.search("[至到~～〜—]", match[0])
    joint = "比" if falls or _is_score(match) else "到"
    return Reading(f"{low}{match['low_scale'] or ''}{joint}{_number(match['high'], match.string[match.end() :][:1])}")


def _measure(match: re.Match[str], _style: Style) -> Reading:
    unit = match["unit"]
    high = f"負{spelled(match['high'])}" if match["below"] else counted(match["high"] or "")
    until = f"到{high}" if match["high"] else ""
    low = f"負{spelled(match['low'])}" if match["sign"] else (spelled if until else counted)(match["low"])
    scale = "攝氏" if unit in _CELSIUS else "華氏" if unit in _FAHRENHEIT else ""
    said = UNITS[unit]
    if match.string[: match.start()].endswith(("時速", "时速")):
        said = said.removesuffix("每小時")
    return Reading(f"{scale}{low}{until}{said}")


def _cold(match: re.Match[str], style: Style) -> Reading | None:
    """Read a temperature below zero; a hyphen after a letter or figure is none."""
    before = match.string[: match.start()][-1:]
    return None if before.isascii() and before.isalnum() else _measure(match, style)


def _degrees(match: re.Match[str], _style: Style) -> Reading:
    seconds = f"{spelled(match['seconds'])}秒" if match["seconds"] else ""
    return Reading(f"{spelled(match['degrees'])}度{spelled(str(int(match['minutes'])))}分{seconds}")


def _plain(match: re.Match[str], _style: Style) -> Reading:
    text, before, after = match[0], match.string[: match.start()], match.string[match.end() :]
    model = re.search(rf"[{LATIN}]-?$", before[-2:]) and len(text) >= 3
    long = len(text) >= _LONG_LABEL and not text.endswith("0000")
    rate = len(text) == 2 and before.endswith("成")
    if text.isdecimal() and (model or long or rate):
        return Reading(digits(text))
    if text.count(".") > 1:
        return Reading("點".join(spelled(part) for part in text.split(".")))
    return Reading("二" if before.endswith("第") and text == "2" else _number(text, after.lstrip()[:1]))


def _number(text: str, following: str) -> str:
    return counted(text) if following and following in COUNTERS else spelled(text)


def _point(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"點{digits(match['figures'])}")


def _minus(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("負")


def _plus(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("正")


_NUMERALS = "Ministry of Education of Taiwan, numerals in official writing; newsreaders' practice"
RULES = (
    Rule(
        "zh/money",
        tuple({re.split(r"[^A-Za-z]", sign)[0].lower() or sign for sign in CURRENCIES}),
        _MONEY,
        _money,
        priority.MONEY,
        ("NT$250億", "新台幣兩百五十億元"),
        _NUMERALS,
    ),
    Rule("zh/percent", (DIGIT,), _PERCENT, _percent, priority.RATE, ("3.5%", "百分之三點五"), _NUMERALS),
    Rule("zh/cold", ("-", "−", "－"), _MEASURE, _cold, priority.RATE, ("-3℃", "攝氏負三度"), _NUMERALS),
    Rule("zh/measure", (DIGIT,), _MEASURE, _measure, priority.RATE, ("25℃", "攝氏二十五度"), _NUMERALS),
    Rule("zh/degrees", (DIGIT,), _DEGREES, _degrees, priority.RATE + 1, ("24°08′", "二十四度八分"), _NUMERALS),
    Rule("zh/score", (DIGIT,), _SCORE, _score, priority.TIME - 1, ("3:2", "三比二"), _NUMERALS),
    Rule("zh/fraction", (DIGIT,), _FRACTION, _fraction, priority.NUMBER + 3, ("1/3", "三分之一"), _NUMERALS),
    Rule("zh/range", (DIGIT,), _RANGE, _range, priority.NUMBER + 1, ("3-5天", "三到五天"), _NUMERALS),
    Rule("zh/number", (DIGIT,), _PLAIN, _plain, priority.NUMBER, ("2,250人", "兩千兩百五十人"), _NUMERALS),
    Rule("zh/decimals", (".",), _POINT, _point, priority.NUMBER, ("勝率.625", "勝率點六二五"), _NUMERALS),
    Rule("zh/minus", ("-", "−", "－"), _MINUS, _minus, priority.NUMBER, ("-5度", "負五度"), _NUMERALS),
    Rule("zh/plus", ("+", "＋"), _PLUS, _plus, priority.NUMBER, ("+5%", "正百分之五"), _NUMERALS),
)
