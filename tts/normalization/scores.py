"""Two or more numbers with a mark between: ranges, scores, records, shares, days that became names."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_PLAIN = "common usage of American newsreaders"
_RANGE = Pattern(
    rf"(?<![\w.,$£€¥])(?P<low>{amounts.NUMBER})(?P<low_scale>{amounts.SPELLED_SCALE})?(?:\s[-–~]\s|[-–~]\s?|—|:)"
    rf"(?P<high>{amounts.NUMBER})(?P<scale>{amounts.SPELLED_SCALE})?(?![\d%])(?![-–:./]\d)"
)
_VERSE = Pattern(r"(?<=[a-z]\s)(?P<chapter>\d{1,3}):(?P<from>\d{1,3})[-–](?P<to>\d{1,3})(?![\w:]|[.,]\d)")
_RECORD = Pattern(r"(?<![\w.,$£€¥/-])\d{1,3}(?:[-–]\d{1,3}){2,4}(?![\w/%-]|[.,]\d)")
_PARTED = Pattern(r"(?<![\w.,$£€¥/-])(?P<first>\d{1,4})-(?P<rest>0\d{1,6})(?![\w%/-]|[.,:]\d|–\d)")
_PITCH = Pattern(
    r"(?<![\w.,$/-])(?P<balls>[0-3])-(?P<strikes>[0-2])(?=\s(?:pitch|count|fastball|slider|changeup|curveball|sinker|cutter|splitter)\b)"
)
_DAYS = {
    "50-50": "fifty-fifty",
    "24/7": "twenty-four seven",
    "24-7": "twenty-four seven",
    "9/11": "nine eleven",
    "80-20": "eighty-twenty",
    "20-20": "twenty-twenty",
    "7/11": "seven eleven",
    "50/50": "fifty-fifty",
}
_SHARE_AFTER = Pattern(
    r"\s(?:rule|split|principle|mix|vision|hindsight|season|club|game|share|basis|partnership|venture|joint|chance|owned|portfolio|ratio)\b"
)
_AROUND_THE_CLOCK = Pattern(
    r"\s(?:access|support|service|coverage|care|monitoring|news|operations?|help|hotline|security|surveillance)\b"
)
_DAY_AFTER = {"80-20": _SHARE_AFTER, "20-20": _SHARE_AFTER, "24-7": _AROUND_THE_CLOCK}
_DAY = Pattern(r"(?<![\w.,/])(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%]|[.,]\d)")
_EVENT = Pattern(
    r"(?:['’]s)?[\s-](?:[a-z]+\s)?(?:attacks?|bombings?|bombers?|massacre|terror|disaster|earthquake|quake|uprising)\b"
)
_DRAW = Pattern(r"\b(?:draws?|drew|drawn|goalless|scoreless|stalemate)\b")
_CRICKET = Pattern(r"\b(?:wickets?|overs|bowled|bowlers?|stumps|cricket|odi|t20|spinners?|lord['’]s)\b")
_WICKETS = 10
_BOWLED = Pattern(r"\b(?:tak(?:ing|es?)|took|takes|claimed|figures\sof|finished\swith|returned)\s$")
_LONG_GAME = Pattern(r"\b(?:innings|batted|batters?|declared|tea|rain|players|tests?|openers?|runs|century)\b")
_RECORD_WORD = Pattern(r"[\s-](?:record|start|mark|season)\b|,\s\d{1,2}\.\d\d\sERA\b")
_RECORD_BEFORE = Pattern(r"\b(?:record\s(?:of|to|is|was|at)|improved\sto|fell\sto|dropped\sto|moved\sto|went)\s$")
_STANDING = Pattern(r"\b(?:[Aa]t|is|are|was|were|now|finished)\s$")
_STANDING_AFTER = Pattern(
    r"[,.;)]|\s(?:at\shome|on\sthe\sroad|overall|away|since|this\sseason|against|all-time|lifetime|"
    r"in\s(?:his|her|their|its|the)\s(?:last|past|career|conference|league|division))\b|$"
)
_SINCE = Pattern(
    r"\s(?:in\s(?:Group|Pool)\s[A-L]\b|since|at\shome|on\sthe\sroad|overall|this\sseason|all-time|lifetime)\b"
)
_TEAM_BEFORE = Pattern(r"[A-Z0-9][a-z]+\s\($")


def _tells_wins_and_losses(match: re.Match[str]) -> bool:
    """Tell whether two numbers are a team's record: "the Lakers (24-10)", "a 9-0 start"."""
    text, start, end = match.string, match.start(), match.end()
    if match["scale"] or match["low_scale"] or ("-" not in match[0] and "–" not in match[0]):
        return False
    if not (match["low"].isdecimal() and match["high"].isdecimal() and int(match["low"]) + int(match["high"]) <= 162):
        return False
    before = text[max(0, start - 30) : start]
    if _LEADING.match(text, end):
        return False
    standing = _STANDING.search(before) is not None
    if _RECORD_WORD.match(text, end) or _RECORD_BEFORE.search(before) or (standing and _SINCE.match(text, end)):
        return True
    if before.endswith("the ") and _TEAM_AFTER.match(text, end):
        return _GAME.search(_near(match)) is not None
    stands = _HOME.match(text, end) or (standing and _STANDING_AFTER.match(text, end))
    in_brackets = text[end : end + 1] == ")" and _TEAM_BEFORE.search(before)
    return bool((stands or in_brackets) and _GAME.search(_near(match)))


_TEAM_AFTER = Pattern(r"\s[A-Z][a-z]+s(?=[\s,.;]|['’])(?!\s(?:win|victory|loss|defeat))")
_LEADING = Pattern(r"\s(?:up|down|ahead|behind|clear|in\sfront|to\s|winners?|win|loss|defeat|victory)\b")
_HOME = Pattern(r"\s(?:at\shome|on\sthe\sroad|overall)\b")
_GAME = Pattern(
    r"\b(?:beat|defeated|edged|topped|routed|visit(?:ed)?|host(?:ed)?|(?:won|lost)\s(?:to|their|its|\w+\s(?:straight|of))|"
    r"record|standings|points|innings?|road|"
    r"touchdowns?|rebounds|homers?|yards|playoffs?|conference|division|game \d|season)\b"
)


def _near(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 80) : match.end() + 80].lower()


def _counts_wickets(match: re.Match[str]) -> bool:
    """Tell whether a score is runs for wickets ("England reached 287-6 before tea"), by the words near it."""
    low, high = match["low"], match["high"]
    before = match.string[max(0, match.start() - 20) : match.start()]
    if low.isdecimal() and int(low) <= _WICKETS and _BOWLED.search(before) and _CRICKET.search(_near(match)):
        return "-" in match[0]
    if match["scale"] or not (low.isdecimal() and len(high) == 1 and "-" in match[0]):
        return False
    near = _near(match)
    return len(low) in (2, 3) and bool(_CRICKET.search(near) or (len(low) == 3 and _LONG_GAME.search(near)))


def _shares_a_whole(match: re.Match[str]) -> bool:
    """Tell whether two numbers are the parts of a hundred: "a 70-30 split", "50:50"."""
    low, high = match["low"], match["high"]
    if (
        match["scale"]
        or match["low_scale"]
        or not (low.isdecimal() and high.isdecimal())
        or min(int(low), int(high)) < 10
        or int(low) + int(high) != 100
    ):
        return False
    return ":" in match[0] or _SHARE_AFTER.match(match.string, match.end()) is not None


def _range(match: re.Match[str], style: Style) -> Reading:
    named = _DAY_AFTER.get(match[0])
    if match[0] in _DAYS and (named is None or named.match(match.string, match.end())):
        return Reading(_DAYS[match[0]])
    low = amounts.amount(match["low"], match["low_scale"], style)
    if _shares_a_whole(match):
        return Reading(f"{low}-{amounts.amount(match['high'], None, style)}")
    if match["low"] == match["high"] == "0" and _DRAW.search(_near(match)):
        return Reading("nil-nil")
    if _tells_wins_and_losses(match):
        losses = "oh" if match["high"] == "0" else amounts.amount(match["high"], None, style)
        return Reading(f"{low} and {losses}")
    if _counts_wickets(match):
        return Reading(f"{low} for {amounts.amount(match['high'], None, style)}")
    return Reading(f"{low} to {amounts.amount(match['high'], match['scale'], style)}")


def _parted(match: re.Match[str], _style: Style) -> Reading:
    """Read two numbers of which the second opens with a nought: they label something, and are no range."""
    return Reading(f"{english.pairs(match['first'])} dash {english.digits(match['rest'])}")


def _pitch(match: re.Match[str], style: Style) -> Reading:
    return Reading("-".join(english.cardinal(int(match[name]), style) for name in ("balls", "strikes")))


def _day(match: re.Match[str], style: Style) -> Reading | None:
    """Read a day that became a name: 9/11, and any before its event ("the 7/7 bombings")."""
    if match[0] in _DAYS:
        return Reading(_DAYS[match[0]])
    if not _EVENT.match(match.string, match.end()):
        return None
    return Reading(" ".join(english.cardinal(int(match[part]), style) for part in ("first", "second")))


def _verse(match: re.Match[str], style: Style) -> Reading:
    chapter, first, last = (english.cardinal(int(match[name]), style) for name in ("chapter", "from", "to"))
    return Reading(f"{chapter}, {first} to {last}")


def _record(match: re.Match[str], style: Style) -> Reading:
    """Read wins, losses and draws: 10-2-1 is "ten, two, one"."""
    return Reading(", ".join(english.cardinal(int(part), style) for part in re.split("[-–]", match[0])))


RULES = (
    Rule("number/range", (DIGIT,), _RANGE, _range, priority.NUMBER, ("10-15", "ten to fifteen"), _PLAIN),
    Rule(
        "number/record",
        (DIGIT,),
        _RECORD,
        _record,
        priority.NUMBER + 1,
        ("10-2-1", "ten, two, one"),
        _PLAIN,
        follows="-–",
    ),
    Rule(
        "number/day",
        (DIGIT,),
        _DAY,
        _day,
        priority.NUMBER + 2,
        ("post-9/11 laws", "post-nine eleven laws"),
        _PLAIN,
        follows="/",
    ),
    Rule(
        "label/parted",
        (DIGIT,),
        _PARTED,
        _parted,
        priority.NUMBER + 1,
        ("form 24-0417", "form twenty-four dash zero four one seven"),
        _PLAIN,
        follows="-",
    ),
    Rule(
        "number/pitch",
        (DIGIT,),
        _PITCH,
        _pitch,
        priority.NUMBER + 1,
        ("a 3-2 pitch", "a three-two pitch"),
        "usage of baseball reports",
        follows="-",
    ),
    Rule(
        "number/verse",
        (DIGIT,),
        _VERSE,
        _verse,
        priority.NUMBER + 1,
        ("Luke 2:1-7", "Luke two, one to seven"),
        _PLAIN,
        ":",
    ),
)
