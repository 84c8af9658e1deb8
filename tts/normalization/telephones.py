"""Numbers to call: in groups, with a country's code, and the few digits of a hotline."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_PHONE = Pattern(r"(?<![\w.,-])(?:\+\d{1,3}[ -])?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?![\w-])")
_LONG_PHONE = Pattern(r"(?<![\w.,+-])(?:\+\d{1,3}|1)(?:[ .-]?\(\d{1,4}\)|[ .-]\d{1,4}){2,4}(?![\w-]|[.,]\d)")
_EMERGENCY = Pattern(
    r"(?<![\w.,$£€%/-])(?P<number>911|999|000|111|112|110|113|119|165|188|1922|1925|1955|1966|1980|1990|1995|1999)"
    r"(?:(?=\s(?:(?:emergency|crisis|helpline|consumer|citizen)\s)?(?:hotlines?|helplines?|lines?|calls?|callers?|dispatch(?:er|ers)?|operators?|service|number|center|centre|app)\b)"
    r"|(?=[,.;:!?)\"”’]|$|\s[a-z]+\b))(?![.,]\d)"
)
_DIALLING = re.compile(
    r"\b(?:dial\w*|calls?|called|callers?|calling|ring|rang|phone[ds]?|phoning|hotlines?|helplines?|emergency|tex(?:t|ted))\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:dial\w*|call|called|calling|callers?\sto|calls\sto|ring|rang|phoned?|phoning)\s$", re.IGNORECASE
)
_GROUPS = Pattern(r"(?<![\w.,$£€%/-])\d{3}(?:\s\d{3}){1,3}(?![\w%]|[.,]\d|\s\d)")
_LINE_AFTER = re.compile(r"\s(?:[a-z]+\s)?(?:hotlines?|helplines?|dispatch|calls?\b|callers?|operators?)")
_WORD_AFTER = re.compile(r"\s(?!(?:in|for|on|if|or|and)\b)[a-z]+")
_DIALLED = Pattern(
    r"\b(?P<before>(?i:dial|dialled|dialed|dialing|call|calling|ring|ringing|phone|phoning|hotline|hotlines|text)\s)"
    r"(?P<numbers>\d{3,4}(?:(?:,? or |,? and |, )\d{3,4}){0,5})(?=[.,;:!?)\"”’]|$|"
    r"\s(?:to|for|if|in|immediately|when|or|and|before|after|on|at)\b)(?![.,]\d)"
)


def _phone(match: re.Match[str], _style: Style) -> Reading | None:
    if sum(letter.isdecimal() for letter in match[0]) < 9:
        return None
    groups = ", ".join(english.digits(group) for group in re.findall(r"\d+", match[0]))
    return Reading(("plus " if match[0].startswith("+") else "") + groups)


def _dialled(match: re.Match[str], _style: Style) -> Reading:
    """Read the few digits of a number to call one by one."""
    return Reading(match["before"] + re.sub(r"\d+", lambda number: english.digits(number[0]), match["numbers"]))


def _emergency(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the number of a hotline one by one: beside the word for it, or where a call is told of before it."""
    before = match.string[max(0, match.start() - 70) : match.start()]
    if _CALLED.search(before):
        return Reading(english.digits(match["number"]))
    if _WORD_AFTER.match(match.string, match.end()):
        return Reading(english.digits(match["number"])) if _LINE_AFTER.match(match.string, match.end()) else None
    if not (_LINE_AFTER.match(match.string, match.end()) or _DIALLING.search(before.replace("U.S.", "US"))):
        return None
    return Reading(english.digits(match["number"]))


def _groups(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a number in groups of three as a telephone's where a call is told of before it ("on 116 123")."""
    if not _DIALLING.search(match.string[max(0, match.start() - 70) : match.start()]):
        return None
    return Reading(", ".join(english.digits(group) for group in match[0].split()))


_PLAIN = "common usage of American newsreaders"
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
        (DIGIT, "+"),
        _LONG_PHONE,
        _phone,
        priority.LABEL + 1,
        ("1-800-555-0199", "one, eight zero zero, five five five, zero one nine nine"),
        _PLAIN,
    ),
    Rule(
        "label/emergency",
        (DIGIT,),
        _EMERGENCY,
        _emergency,
        priority.LABEL + 1,
        ("the 113 hotline", "the one one three hotline"),
        "newsreaders' practice: the few digits of a number to call, one by one",
    ),
    Rule(
        "label/emergency",
        (DIGIT,),
        _GROUPS,
        _groups,
        priority.LABEL,
        ("call 116 123", "call one one six, one two three"),
        "newsreaders' practice: the few digits of a number to call, one by one",
        " ",
    ),
    Rule(
        "label/dialled",
        (
            "dial",
            "dialled",
            "dialed",
            "dialing",
            "call",
            "calling",
            "ring",
            "ringing",
            "phone",
            "phoning",
            "hotline",
            "hotlines",
            "text",
        ),
        _DIALLED,
        _dialled,
        priority.LABEL,
        ("call 3345", "call three three four five"),
        "newsreaders' practice: the few digits of a number to call, one by one",
    ),
)
