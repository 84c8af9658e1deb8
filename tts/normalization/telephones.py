"""Numbers to call: in groups, with a country's code, with words in them, and the few digits of a hotline."""

import re
import string

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.pronunciation import acronyms

_PHONE = Pattern(r"(?<![\w.,-])(?:\+\d{1,3}[ -])?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?![\w-])")
_LONG_PHONE = Pattern(
    r"(?<![\w.,+-])(?:(?:\+\d{1,3}\s\d|0\d)\d{3}\s\d{6}(?!\w|[.,]\d)|"
    r"(?:\+\d{1,3}|\(\+?\d{1,4}\)|1)(?:[ .-]?\(\d{1,4}\)|[ .-]\d{1,4}){2,4}(?![\w-]|[.,]\d))"
)
_DOTTED = Pattern(r"(?<![\w.,+-])[2-9]\d\d\.\d{3}\.\d{4}(?!\w|[.,]\d)")
_VANITY = Pattern(
    r"(?<![\w.,$£€-])(?:1-)?(?P<code>8\d\d|1800|1300)(?P<rest>(?:-|(?<=1800|1300)(?=[A-Z]{4}))(?=[\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+){0,3})(?!\w)"
)
_GROUPS = Pattern(r"(?<![\w.,$£€%/-])(?:\d{3}-\d{4}|\d{2,4}(?:\x20\d{2,4}){1,4})(?![\w%:-]|[.,]\d|\x20\d)")
_HOTLINE = Pattern(
    r"(?<![\w.,$£€%/-])(?P<number>(?!20[0-4]\d)\d{3,4})(?=\s(?:hotlines|helplines)\b|\s(?:(?!(?:people|calls|in|on|at|of|by|the|were|are|new|to)\b)[a-z][a-z-]*\s){0,2}(?:hotline|helpline|(?:police|emergency|crisis|citizens?|fire|"
    r"ambulance|suicide|support|information|service)\sline)\b)"
)
_EMERGENCY = Pattern(
    r"(?<![\w.,$£€%/-])(?P<number>911|999|000|111|112|110|113|118|119|165|188|988|1922|1925|1950|1955|1966|1980|1990|1995|1999)(?![\w%]|[.,:-]\d|\s?[°º])"
)
_CALLED_ON = Pattern(r"(?<=\son\s)(?P<number>\d{3,4})(?=[,.;:)!?]|$|\s(?:or|and|if|to|at|when)\b)(?![.,]\d)")
_ASKED_TO_CALL = Pattern(
    r"\b(?:call|calling|ring|ringing|phone|dial|text|contact|reach)\b[^.!?;]{0,50}$", re.IGNORECASE
)
_DIALLED = Pattern(
    r"\b(?P<before>(?i:dial|dialled|dialed|dialing|call|calling|ring|ringing|phone|phoning|hotline|hotlines|text)\s)"
    r"(?P<numbers>\d{3,6}(?:(?:,? or |,? and |, )\d{3,6}){0,5})(?=[.,;:!?)\"”’]|$|"
    r"\s(?:to|for|if|in|immediately|when|or|and|before|after|on|at)\b)(?![.,]\d)"
)
_SHORT_CODE = Pattern(r"(?<=to\s)(?P<number>\d{4,6})(?![\w%]|[.,:-]\d|\s[a-z]+s\b)")

_CALLING = Pattern(
    r"\b(?:dial\w*|calls?|called|callers?|calling|ring|rang|phone[ds]?|telephone[ds]?|phoning|hotlines?|helplines?|freephone|toll-free|emergency|"
    r"texts?|texted|press|pressed|pressing|punch\w*|tapped|whatsapp)\b[^!?]{0,70}$|"
    r"\b(?:line|number|tel|fax|switchboard|contact|reached|reachable)\b[,:]?\s(?:\w{2,4}\s){0,2}[\"“'‘(+]?$",
    re.IGNORECASE,
)
_CALLED = Pattern(
    r"\b(?:dial\w*|call|called|calling|callers?\sto|calls\sto|ring|rang|phoned?|phoning)\s$", re.IGNORECASE
)
_TEXTED = Pattern(r"\b(?i:text|texting|sms|message)\s(?:[\"“'‘]?[A-Z]+[\"”'’]?|[\w\s]{1,30})\sto\s$")
_CALL_AFTER = Pattern(r"\s(?:[a-z]+\s)?(?:dispatch\w*|calls?\b|callers?|operators?|call-takers?|centers?|centres?)")
_LINE_AFTER = Pattern(
    r"\s(?:(?:(?!(?:people|[a-z]+s|in|on|at|of|by|the|to|were|are|front|new)\b)[a-z][a-z-]*\s){0,3}(?:hot|help)?line\b(?!\s[a-z]{4,}s\b)|anti-?fraud\b)"
)
_COUNTED_AFTER = Pattern(
    r"\s(?:[a-z]+\s)?(?:people|men|women|children|witness(?:es)?|(?!this|was|has|always|hours|times|days|across|various)[a-z]{4,}s)\b"
)
_EMERGENCY_AFTER = Pattern(r"\s(?:in|during)\s(?:an?|any)\s(?:[a-z]+\s)?emergenc(?:y|ies)\b")
_WORD_AFTER = Pattern(
    r"\s(?!(?:in|for|on|if|or|and|when|as|while|after|before|since|only|at|immediately|again|twice)\b)[a-z]+"
)
_TO_BE_REACHED = Pattern(r"\b(?:is|are|reached|reach|contacted|contact|call|called|phone|ring)\b[\w\s]{0,25}\son\s$")
_ALWAYS_CALLED = frozenset(
    {"110", "112", "911", "988", "999", "113", "119", "165", "1922", "1925", "1950", "1955", "1966", "1999"}
)


def _told_before(match: re.Match[str]) -> bool:
    return _CALLING.search(match.string[max(0, match.start() - 80) : match.start()]) is not None


def _phone(match: re.Match[str], _style: Style) -> Reading | None:
    if sum(letter.isdecimal() for letter in match[0]) < 9:
        return None
    return Reading(("plus " if "+" in match[0][:2] else "") + _grouped(match[0]))


def _grouped(written: str) -> str:
    return ", ".join(english.digits(group) for group in re.findall(r"\d+", written))


def _groups(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a short number in groups where a call is told of before it, or where its last group can't be an amount."""
    count = sum(letter.isdecimal() for letter in match[0])
    if "-" in match[0] and match[0].startswith("555"):
        return Reading(_grouped(match[0]))
    if not 6 <= count <= 12:
        return None
    to_be_reached = _TO_BE_REACHED.search(match.string[max(0, match.start() - 50) : match.start()])
    called = to_be_reached or _told_before(match) or _LINE_AFTER.match(match.string, match.end())
    return Reading(_grouped(match[0])) if called else None


def _vanity(match: re.Match[str], style: Style) -> Reading:
    """Read a number that is spelled with letters: 1-800-GOT-JUNK is "one eight hundred got junk"."""
    pieces = re.findall(r"\d+|[A-Z]+", match["rest"])
    rest = (english.digits(piece) if piece.isdecimal() else _spelled(piece) for piece in pieces)
    lead = "one " if match[0].startswith("1-") else ""
    code = match["code"]
    spoken = english.cardinal(int(code), style) if code.endswith("00") and len(code) == 3 else english.digits(code)
    return Reading(f"{lead}{spoken}, {' '.join(rest)}")


def _spelled(piece: str) -> str:
    is_letters = acronyms.manner(piece) == "letters" and not acronyms.is_english(piece)
    return "-".join(piece) if is_letters else piece.lower()


def _dialled(match: re.Match[str], _style: Style) -> Reading:
    """Read the few digits of a number to call one by one."""
    return Reading(match["before"] + re.sub(r"\d+", lambda number: english.digits(number[0]), match["numbers"]))


def _hotline(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.digits(match["number"]))


def _emergency(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a known number of a hotline one by one where the words around it tell of a call."""
    called = _CALLED.search(match.string[max(0, match.start() - 30) : match.start()])
    counts = _COUNTED_AFTER.match(match.string, match.end()) and not _CALL_AFTER.match(match.string, match.end())
    if called and not counts:
        return Reading(english.digits(match["number"]))
    if _EMERGENCY_AFTER.match(match.string, match.end()):
        return Reading(english.digits(match["number"]))
    if match["number"] in _ALWAYS_CALLED and _LINE_AFTER.match(match.string, match.end()):
        return Reading(english.digits(match["number"]))
    if _CALL_AFTER.match(match.string, match.end()):
        known = match["number"] in {"911", "999", "110", "119", "112", "000", "988"}
        return Reading(english.digits(match["number"])) if known else None
    if _WORD_AFTER.match(match.string, match.end()) or not _told_before(match):
        return None
    return Reading(english.digits(match["number"]))


def _called_on(match: re.Match[str], _style: Style) -> Reading | None:
    """Read "call detectives on 101" digit by digit."""
    if not _ASKED_TO_CALL.search(match.string[max(0, match.start() - 60) : match.start()]):
        return None
    return Reading(english.digits(match["number"]))


def _short_code(match: re.Match[str], _style: Style) -> Reading | None:
    if not _TEXTED.search(match.string[max(0, match.start() - 50) : match.start()]):
        return None
    return Reading(english.digits(match["number"]))


_KEYS = {"*": "star", "#": "pound"}
_KEYED = Pattern(r"(?<![\w&])(?P<key>[*#])(?P<number>\d{2,4})(?P<last>#)?(?!\w|[.,]\d)")


def _keyed(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the key before a number that is dialed: *611 is "star six one one"."""
    if not _told_before(match):
        return None
    return Reading(f"{_KEYS[match['key']]} {english.digits(match['number'])}{' pound' if match['last'] else ''}")


_PLAIN = "common usage of American newsreaders"
_ONE_BY_ONE = "newsreaders' practice: the few digits of a number to call, one by one"
_CALL_WORDS = ("dial", "dialled", "dialed", "dialing", "call", "calling", "ring", "ringing", "phone", "phoning")
RULES = (
    Rule(
        "number/phone",
        (DIGIT, "(", "+"),
        _PHONE,
        _phone,
        priority.LABEL,
        ("02-2312-3456", "zero two, two three one two, three four five six"),
        _PLAIN,
    ),
    Rule(
        "number/phone",
        (DIGIT, "(", "+"),
        _LONG_PHONE,
        _phone,
        priority.LABEL + 1,
        ("1-800-555-0199", "one, eight zero zero, five five five, zero one nine nine"),
        _PLAIN,
    ),
    Rule(
        "number/phone",
        (DIGIT,),
        _DOTTED,
        _phone,
        priority.LABEL + 1,
        ("555.014.0199", "five five five, zero one four, zero one nine nine"),
        _PLAIN,
        follows=".",
    ),
    Rule(
        "number/phone",
        (DIGIT,),
        _VANITY,
        _vanity,
        priority.WEB,
        ("1-800-GOT-JUNK", "one eight hundred, got junk"),
        _PLAIN,
        follows=f"-{string.ascii_uppercase}",
    ),
    Rule(
        "number/phone",
        (DIGIT,),
        _GROUPS,
        _groups,
        priority.LABEL,
        ("call 116 123", "call one one six, one two three"),
        _PLAIN,
        follows=" -",
    ),
    Rule(
        "label/hotline",
        (DIGIT,),
        _HOTLINE,
        _hotline,
        priority.LABEL + 1,
        ("the 113 hotline", "the one one three hotline"),
        _ONE_BY_ONE,
        follows=" ",
    ),
    Rule(
        "label/hotline",
        (DIGIT,),
        _EMERGENCY,
        _emergency,
        priority.LABEL + 1,
        ("calls to 119", "calls to one one nine"),
        _ONE_BY_ONE,
    ),
    Rule(
        "label/keyed",
        ("*", "#"),
        _KEYED,
        _keyed,
        priority.WEB + 1,
        ("dial *611", "dial star six one one"),
        _ONE_BY_ONE,
    ),
    Rule(
        "label/dialled",
        (*_CALL_WORDS, "hotline", "hotlines", "text"),
        _DIALLED,
        _dialled,
        priority.LABEL,
        ("call 3345", "call three three four five"),
        _ONE_BY_ONE,
    ),
    Rule(
        "label/dialled",
        (DIGIT,),
        _CALLED_ON,
        _called_on,
        priority.LABEL + 1,
        ("call police on 101", "call police on one zero one"),
        _ONE_BY_ONE,
    ),
    Rule(
        "label/dialled",
        (DIGIT,),
        _SHORT_CODE,
        _short_code,
        priority.LABEL,
        ("text HELP to 85258", "text help to eight five two five eight"),
        _ONE_BY_ONE,
    ),
)
