"""What is markup in a text and no words: entities that were escaped twice, tags by name, steps through a menu."""

import re

from tts.normalization import priority
from tts.normalization.pauses import around
from tts.normalization.rule import Pattern, Reading, Rule, Style

_ENTITY = Pattern(r"&(?:#\d{2,5}|#x[0-9A-Fa-f]{2,4}|[a-z]{2,6});")
_TAG = Pattern(r"</?(?P<name>[a-z][a-z0-9]{0,14})\s?/?>")
_STEP = Pattern(r"(?<=[\w.)]\s)>\s(?=[A-Z\"“])|(?<=[A-Za-z])>(?=[A-Z][a-z])|>{2,3}")
_PRICE_LEVEL = Pattern(r"(?<![\w$])\${2,5}(?![\w$])")
_SAID = {
    "&": " and ",
    "<": "",
    ">": "",
    '"': "",
    "“": "",
    "”": "",
    "\u00a0": " ",
    "—": " — ",
    "–": " — ",
    "…": ",",
    "-": "-",
}


def _entity(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a character that a page escaped twice: "wasn&#39;t" is "wasn't"."""
    import html  # for pages that are broken alone

    sign = html.unescape(match[0])
    if sign in "'’‘":
        before, after = around(match, 1, 1)
        return Reading("'" if before.isalpha() and after.isalpha() else "")
    return Reading(_SAID[sign]) if sign in _SAID else None


def _tag(match: re.Match[str], _style: Style) -> Reading:
    return Reading("" if "/" in match[0] else f" {match['name']} ")


def _step(_match: re.Match[str], _style: Style) -> Reading:
    return Reading(", ")


def _price_level(_match: re.Match[str], _style: Style) -> Reading:
    """Leave out the signs that tell how dear a place is: they are for the eye."""
    return Reading("")


_SOURCE = "newsreaders' practice: a mark for the eye"
RULES = (
    Rule(
        "markup/entity",
        ("&",),
        _ENTITY,
        _entity,
        priority.WEB,
        ("it wasn&#39;t", "it wasn't"),
        "HTML, named characters",
    ),
    Rule("markup/tag", ("<",), _TAG, _tag, priority.MONEY, ("the <title> tag", "the title tag"), "HTML, tags"),
    Rule("markup/step", (">",), _STEP, _step, priority.PAUSE + 1, ("Settings > Privacy", "Settings, Privacy"), _SOURCE),
    Rule(
        "markup/price",
        ("$",),
        _PRICE_LEVEL,
        _price_level,
        priority.MONEY,
        ("a bar ($$$) in town", "a bar, in town"),
        _SOURCE,
    ),
)
