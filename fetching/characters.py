"""Decoded text in, text without characters that only deceive or break out, and a count of each that was dropped."""

import html
import re
import sys
import unicodedata
from collections import Counter

# White space and line ends that few programs agree on become the plain ones.
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Nothing of these is seen: controls; marks that turn the direction of what follows; spaces of no width; soft hyphens;
# tags; what is no character at all. The joiners U+200C and U+200D stay: words of several scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile(
    r"&(?:#(?P<number>\d{1,7});?|#[xX](?P<hex>[0-9a-fA-F]{1,6});?|(?:shy|lrm|rlm|NoBreak|ZeroWidthSpace);)"
)

Dropped = tuple[tuple[str, int], ...]


def seen(text: str, *, markup: bool) -> tuple[str, Dropped]:
    """Return the text as a reader sees it, and the name and number of each unseen character that was dropped.

    Lone surrogates become U+FFFD. In markup the same characters are found behind their references ("&#8238;") too.
    """
    dropped: Counter[str] = Counter()

    def drop(match: re.Match[str]) -> str:
        dropped.update(match[0])
        return ""

    def drop_reference(match: re.Match[str]) -> str:
        return drop(found) if (found := _UNSEEN.fullmatch(_referred(match))) else match[0]

    text = _LINE_ENDS.sub("\n", _SURROGATE.sub("\ufffd", text))
    text = _UNSEEN.sub(drop, text)
    if markup:
        text = _REFERENCE.sub(drop_reference, text)
    return text, tuple(sorted((_name(character), count) for character, count in dropped.items()))


def _referred(reference: re.Match[str]) -> str:
    """Return the character of a reference; not by `html.unescape` alone, which turns NUL into another."""
    digits, base = (reference["number"], 10) if reference["number"] else (reference["hex"], 16)
    if digits is None:
        return html.unescape(reference[0])
    return chr(number) if (number := int(digits, base)) <= sys.maxunicode else ""


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
