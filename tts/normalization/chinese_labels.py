"""Figures that name things in Chinese: phones, hotlines, articles of law, houses, incidents, flights, codes."""

import re

from tts.normalization import priority
from tts.normalization.chinese_numbers import digits, spelled
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_EXTENSION = r"(?:\s?[,，]?\s?(?P<word>轉|转|分機|分机|#)\s?(?P<extension>\d{2,6}))?"
_PHONE = Pattern(
    r"(?<![\d-])(?P<number>[（(]0\d{1,3}[)）]\s?\d{3,4}[-－ ]?\d{3,4}|0\d{1,3}[-－ ]\d{3,4}(?:[-－ ]?\d{3,4})?|"
    rf"[+＋]\d{{1,3}}[-－ ]?(?:\(0\))?\d{{1,4}}(?:[-－ ]?\d{{3,4}}){{1,2}})(?![\d-]){_EXTENSION}"
)
_HOTLINES = (
    "110|113|117|118|119|165|168|911|988|995|999|120|1922|1925|1950|1955|1957|1966|"
    "1968|1980|1985|1988|1990|1991|1995|1996|1999|12315|12345"
)
_HOTLINE = Pattern(
    rf"(?:{_HOTLINES})(?=(?:[、和與与及或](?:{_HOTLINES}))*(?:[\u4e00-\u9fff]{{0,4}}(?:專線|专线|熱線|热线)|報案|报案))"
)
_DIALLED = Pattern(r"\d{3,6}(?![\d,.]|[人個个通次元%％])")
_CALLED = re.compile("(?:[撥拨打]|撥打|專線|专线|熱線|热线|電話|电话|手機簡訊)[「『“]?(?:\\d{3,5}[、或和及])*$")
_ARTICLE = Pattern(r"(?P<number>\d{1,4})[-－](?P<part>\d{1,3})(?=\s?[條条款項项號号])")
_ROAD = re.compile("[路街巷弄段村里鄰邻道]$")
_INCIDENT = Pattern(
    r"(?<![\d.,])\d{3,4}(?=(?:[\u4e00-\u9fff]{0,3}(?:學運|学运)|事件|大?地震|強震|强震|震災|震灾|恐攻|恐怖攻擊|連假|连假|砲戰|炮战|事變|事变|"
    r"風災|风灾|水災|水灾|購物節|购物节|和平|紀念|纪念|國殤|部隊|部队))"
)
_TOWER = Pattern(r"(?:(?<=[台臺]北)101|101(?=大樓|大楼))(?!\d)")
_LISTED = Pattern(r"(?<=[（(])(?!\d000)\d{4}(?=[)）])")
_CODED = Pattern(r"\d{2,12}(?![\d,.])")
_CODE_BEFORE = re.compile(
    "(?:代號|代号|代碼|代码|編號|编号|郵遞區號|邮编|學號|尾數|尾号|末[三四]碼|密碼|密码|車號|車牌)(?:是|為|为|：|:)?$"
)
_AIRLINER = Pattern(r"(?:(?<=波音)|(?<=空巴)|(?<=空中巴士))(?P<number>7\d7)(?:-(?P<variant>\d{1,4}))?(?!\d)")
_FLIGHT = Pattern(r"(?<=[A-Z]{2} )\d{2,4}(?=\s?(?:班機|航班|班次|次班|號班機|客機))")
_STORE = Pattern(r"7-11(?![\d日月號号天年人歲岁%％個个小])")
_ROUND_THE_CLOCK = Pattern(r"24/7(?!\d)")
_HOURS = Pattern(r"24[hH](?:rs?)?(?![A-Za-z])")
_DIGIT_BY_DIGIT = re.compile(r"\d+")


def _phone(match: re.Match[str], _style: Style) -> Reading:
    groups = "，".join(map(digits, _DIGIT_BY_DIGIT.findall(match["number"])))
    plus = "加" if match["number"][0] in "+＋" else ""
    extension = f"，轉{digits(match['extension'])}" if match["extension"] else ""
    return Reading(plus + groups + extension)


def _digits(match: re.Match[str], _style: Style) -> Reading:
    return Reading(digits(match[0]))


def _dialled(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the few figures of a number to call one by one."""
    called = _CALLED.search(match.string[max(0, match.start() - 24) : match.start()])
    return Reading(digits(match[0])) if called else None


def _coded(match: re.Match[str], _style: Style) -> Reading | None:
    coded = _CODE_BEFORE.search(match.string[max(0, match.start() - 6) : match.start()])
    return Reading(digits(match[0])) if coded else None


def _article(match: re.Match[str], _style: Style) -> Reading | None:
    """Read what was put in later, and a house on a road, as 之: 第16-1條; a rising pair is a range."""
    on_road = _ROAD.search(match.string[max(0, match.start() - 1) : match.start()])
    if int(match["number"]) < int(match["part"]) and not on_road:
        return None
    return Reading(f"{spelled(match['number'])}之{spelled(match['part'])}")


def _airliner(match: re.Match[str], _style: Style) -> Reading:
    return Reading(digits(match["number"]) + (f" {spelled(match['variant'])}" if match["variant"] else ""))


def _store(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("七 十一")


def _round_the_clock(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("二十四七")


def _hours(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("二十四小時")


_NUMERALS = "Ministry of Education of Taiwan, numerals in official writing; newsreaders' practice"
RULES = (
    Rule(
        "zh/phone",
        (DIGIT, "(", "（", "+", "＋"),
        _PHONE,
        _phone,
        priority.LABEL + 200,
        ("02-2345-6789", "零二，二三四五，六七八九"),
        _NUMERALS,
    ),
    Rule("zh/hotline", (DIGIT,), _HOTLINE, _digits, priority.LABEL, ("113保護專線", "一一三保護專線"), _NUMERALS),
    Rule("zh/hotline", (DIGIT,), _DIALLED, _dialled, priority.LABEL, ("請撥1999", "請撥一九九九"), _NUMERALS),
    Rule("zh/article", (DIGIT,), _ARTICLE, _article, priority.LABEL, ("第16-1條", "第十六之一條"), _NUMERALS),
    Rule("zh/incident", (DIGIT,), _INCIDENT, _digits, priority.LABEL, ("228事件", "二二八事件"), _NUMERALS),
    Rule("zh/tower", (DIGIT,), _TOWER, _digits, priority.LABEL, ("台北101", "台北一零一"), _NUMERALS),
    Rule(
        "zh/code", (DIGIT,), _LISTED, _digits, priority.LABEL, ("台積電（2330）漲", "台積電，二三三零，漲"), _NUMERALS
    ),
    Rule("zh/code", (DIGIT,), _CODED, _coded, priority.LABEL, ("代號2330", "代號二三三零"), _NUMERALS),
    Rule("zh/airliner", (DIGIT,), _AIRLINER, _airliner, priority.LABEL, ("波音787-9", "波音七八七 九"), _NUMERALS),
    Rule("zh/flight", (DIGIT,), _FLIGHT, _digits, priority.LABEL, ("BR 198班機", "BR 一九八班機"), _NUMERALS),
    Rule("zh/store", (DIGIT,), _STORE, _store, priority.LABEL, ("7-11門市", "七 十一門市"), _NUMERALS),
    Rule(
        "zh/always",
        (DIGIT,),
        _ROUND_THE_CLOCK,
        _round_the_clock,
        priority.LABEL,
        ("24/7服務", "二十四七服務"),
        _NUMERALS,
    ),
    Rule("zh/always", (DIGIT,), _HOURS, _hours, priority.LABEL, ("24H直播", "二十四小時直播"), _NUMERALS),
)
