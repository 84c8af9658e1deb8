"""Punctuation: commas and stops, dashes, brackets, quotes, ellipses, and symbols that are words by themselves."""

import re
import unicodedata

from tts import pauses
from tts.normalization import english, priority
from tts.normalization.rule import CHANGED, OTHER_SCRIPT, UNKNOWN, Pattern, Reading, Rule, Style
from tts.normalization.scripts import GREEK, ORNAMENTS
from tts.normalization.tables import table, words

_SYMBOLS = table("symbols")
WORDS: dict[str, str] = _SYMBOLS["words"]
MARKS: dict[str, str] = _SYMBOLS["marks"]
DASH = "—"
_PAUSE_MS = {",": pauses.COMMA_MS, ";": pauses.COLON_MS, ":": pauses.COLON_MS, DASH: pauses.DASH_MS}

_ONE = Pattern(r"(?s:.)")
_STOP = Pattern(r"[.?!]{1,20}")
_ELLIPSIS = Pattern(r"(?:\.\s?){2,20}\.|\.{2,20}|…{1,20}")
_DASH = Pattern(r"(?:-{2,20}|—{1,20}|―{1,20}|–(?=\s|$|[A-Za-z\"“])|(?<=\s)[-–−](?=\s|$))\s?")
_INSIDE_WORD = Pattern(r"(?:(?<=[^\W_])|(?<=[A-Z]\.))[-‐‑–](?=[^\W_])")
_LOOSE = Pattern(r"[-‐‑–−]")
_QUOTE = Pattern(r"[\"“”„‟«»‹›「」『』《》〈〉`´″]{1,20}|''|‘‘|’’")
_APOSTROPHE = Pattern(r"['’‘]")
_ELIDED = Pattern(rf"['’‘](?:{'|'.join(sorted(words('elisions'), key=len, reverse=True))})(?:['’‘](?!\w)|(?!\w))")
_BRACKET = Pattern(r"[()]")
_INSERT = Pattern(r"[\[\]]")
_LETTER_NOTE = r"(?<![A-Za-z]\[)[a-z]|(?<=[A-Za-z]\[)[abcefghi]"
_FOOTNOTE = Pattern(
    rf"\s?\[(?:\d{{1,3}}(?:\s?[-–,]\s?\d{{1,3}}){{0,8}}|sic|{_LETTER_NOTE}|note \d{{1,3}}|citation needed)\](?!\w)"
)
_ORNAMENT = Pattern(rf"[{ORNAMENTS}]{{1,20}}")
_GREEK = Pattern(rf"[{GREEK}](?![{GREEK}])")
_SLASH = Pattern(r"\s?/\s?")
_ELISIONS = words("elisions")


def around(match: re.Match[str], before: int, after: int) -> tuple[str, str]:
    """Return as much of the text before and after a match as is asked for."""
    start, end = match.span()
    return match.string[max(0, start - before) : start], match.string[end : end + after]


def _mark(match: re.Match[str], _style: Style) -> Reading:
    mark = MARKS.get(match[0], match[0])
    return Reading(mark, pause_ms=_PAUSE_MS.get(mark, 0))


def _stop(match: re.Match[str], _style: Style) -> Reading:
    return Reading("?" if "?" in match[0] else match[0][0])


def _ellipsis(match: re.Match[str], _style: Style) -> Reading:
    """Read an ellipsis as a full stop where the sentence ends, else as a comma."""
    rest = match.string[match.end() : match.end() + 8].lstrip(" \"'”’)")[:1]
    return Reading("." if not rest or rest.isupper() else ",", pause_ms=pauses.COLON_MS)


_NAME_BEFORE = Pattern(r"(?<![\w.])[A-Z][\w.]{0,20}$")


def _dash(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a dash as a pause; an en dash that joins two names is a hyphen ("the Taipei–Tokyo flight")."""
    before, after = around(match, 22, 1)
    if match[0] == "–" and after.isupper() and _NAME_BEFORE.search(before):
        return None
    return Reading(f" {DASH} ", pause_ms=pauses.DASH_MS)


def _inside_word(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("-")


_JOINED_INSERT = Pattern(
    r"(?P<start>[A-Za-z]{1,20})\[(?P<more>s|d|n|r|y|t|ed|es|er|ing|ly|en|al|ion)\](?P<rest>[a-z]{0,20})|"
    r"(?<!\w)\[(?P<first>[A-Za-z]{1,3})\](?P<after>[a-z]{1,20})"
)


def _joined_insert(match: re.Match[str], _style: Style) -> Reading:
    """Read a word of which an editor changed a letter as one word: "[T]he", "risk[s]"."""
    return Reading(re.sub(r"[\[\]]", "", match[0]))


_SPELLED_AGAIN = Pattern(r"(?<=[a-z]\s)\((?P<number>[1-9]\d{0,2})\)")


def _spelled_again(match: re.Match[str], style: Style) -> Reading | None:
    """Leave out the figures in brackets after the same number in words: "thirty (30) days"."""
    before = match.string[max(0, match.start() - 40) : match.start()].rstrip().lower().replace("-", " ")
    spelled = english.cardinal(int(match["number"]), style).replace("-", " ")
    return Reading("") if before.endswith(spelled) and not before[: -len(spelled)][-1:].isalpha() else None


def _silent(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("")


_BEFORE_POSSESSIVE = frozenset(".!+)）]")


def _apostrophe(match: re.Match[str], _style: Style) -> Reading:
    """Keep the apostrophe of a word ("workers' rights", "'em"), drop the quotation mark that looks like it."""
    before, after = around(match, 1, 6)
    word = re.match(r"[a-z]+", after)
    if word and word[0] in _ELISIONS:
        return Reading("'")
    if before in {"s", "S"} and not after[:1].isalpha():
        return Reading("" if closes_quote(match.string, match.start()) else "'")
    possessive = (before.isdigit() or before in _BEFORE_POSSESSIVE) and after[:1] == "s" and not after[1:2].isalpha()
    return Reading("'" if possessive or (before.isalpha() and after[:1].isalpha()) else "")


_OPENING = Pattern(r"(?<!\w)['‘](?=\w)(?!\d0s|\d\d\b)")
_CLOSING = Pattern(r"(?<=[\w.,?!])['’](?!\w)")


def closes_quote(text: str, at: int) -> bool:
    """Tell whether a mark after a word closes a single quotation that was opened before ("won 'yes' votes")."""
    before = text[max(0, at - 120) : at]
    opened = max((found.end() for found in _OPENING.finditer(before)), default=-1)
    return opened >= 0 and _CLOSING.search(before, opened) is None


def _elided(match: re.Match[str], _style: Style) -> Reading:
    return Reading(match[0].replace("’", "'").replace("‘", "'"))


def _bracket(_match: re.Match[str], _style: Style) -> Reading:
    return Reading(",", pause_ms=pauses.BRACKET_MS)


_COUNTED_BY = Pattern(r"(?:hour|day|night|week|month|year|person|head|household|game|minute|second)\b")


def _slash(match: re.Match[str], _style: Style) -> Reading:
    """Read "and/or" as "and or", "he/she" as "he or she"; a slash between spaces parts phrases."""
    before, after = around(match, 6, 3)
    if match[0] != "/" or not (before[-1:].isalpha() and after[:1].isalpha()):
        return Reading(", ")
    if before.lower().endswith("and") and after.startswith("or"):
        return Reading(" ")
    if _COUNTED_BY.match(match.string, match.end()) and before.endswith("s"):
        return Reading(" per ")
    return Reading(" or " if re.search(r"\b(?:he|him|his|she)$", before) else ", ")


def _greek(match: re.Match[str], _style: Style) -> Reading:
    return Reading(unicodedata.name(match[0]).rpartition(" ")[2].lower())


def _word(match: re.Match[str], style: Style) -> Reading:
    word = WORDS[match[0]]
    return Reading(f" {style.percent if word == 'percent' else word} ")


_AP = "The Associated Press Stylebook, punctuation guide"
_HEARD = "newsreaders' practice: a quotation mark is heard in the voice alone"
RULES = (
    Rule("pause/mark", (",", ";", ":", *MARKS), _ONE, _mark, priority.PAUSE, ("yes, no", "yes, no"), _AP),
    Rule("pause/stop", (".", "?", "!"), _STOP, _stop, priority.PAUSE, ("Really?!", "Really?"), _AP),
    Rule("pause/ellipsis", (".", "…"), _ELLIPSIS, _ellipsis, priority.PAUSE + 1, ("well ... no", "well, no"), _AP),
    Rule(
        "pause/dash", ("-", "–", "—", "−", "―"), _DASH, _dash, priority.PAUSE, ("Japan -- whose", "Japan — whose"), _AP
    ),
    Rule(
        "pause/hyphen",
        ("-", "‐", "‑", "–"),
        _INSIDE_WORD,
        _inside_word,
        priority.PAUSE,
        ("non‑China", "non-China"),
        _AP,
    ),
    Rule(
        "pause/loose",
        ("-", "‐", "‑", "–", "−"),
        _LOOSE,
        _silent,
        priority.PAUSE - 2,
        ("mid- and long-term", "mid and long-term"),
        _AP,
    ),
    Rule(
        "quote",
        tuple('"“”„‟«»‹›「」『』《》〈〉`´″'),
        _QUOTE,
        _silent,
        priority.PAUSE,
        ('a "non-China" chain', "a non-China chain"),
        _HEARD,
    ),
    Rule("quote/double", ("'", "‘", "’"), _QUOTE, _silent, priority.PAUSE, ("''yes''", "yes"), _HEARD),
    Rule(
        "apostrophe",
        ("'", "’", "‘"),
        _APOSTROPHE,
        _apostrophe,
        priority.PAUSE,
        ("workers’ rights", "workers' rights"),
        _AP,
    ),
    Rule("elision", ("'", "’", "‘"), _ELIDED, _elided, priority.PAUSE + 1, ("rock 'n' roll", "rock 'n' roll"), _AP),
    Rule("pause/bracket", ("(", ")"), _BRACKET, _bracket, priority.PAUSE, ("Taipei (north)", "Taipei, north,"), _AP),
    Rule(
        "insert",
        ("[", "]"),
        _INSERT,
        _silent,
        priority.PAUSE,
        ("[international] law", "international law"),
        "The Associated Press Stylebook, brackets",
    ),
    Rule(
        "footnote",
        ("[",),
        _FOOTNOTE,
        _silent,
        priority.GLOSS,
        ("as was shown [3].", "as was shown."),
        "newsreaders' practice: a mark for the eye",
    ),
    Rule(
        "insert/joined",
        (CHANGED, "["),
        _JOINED_INSERT,
        _joined_insert,
        priority.GLOSS + 1,
        ("risk[s] that [t]hey saw", "risks that they saw"),
        "The Associated Press Stylebook, brackets",
    ),
    Rule(
        "insert/number",
        ("(",),
        _SPELLED_AGAIN,
        _spelled_again,
        priority.GLOSS,
        ("within thirty (30) days", "within thirty days"),
        "newsreaders' practice: a mark for the eye",
    ),
    Rule("symbol/greek", (OTHER_SCRIPT,), _GREEK, _greek, priority.PAUSE, ("the α wave", "the alpha wave"), "Unicode"),
    Rule("ornament", (UNKNOWN,), _ORNAMENT, _silent, 1, ("★ New", "New"), "a picture, or a mark that is not seen"),
    Rule("slash", ("/",), _SLASH, _slash, priority.PAUSE, ("and/or", "and or"), "newsreaders' practice"),
    Rule(
        "symbol",
        tuple(WORDS),
        _ONE,
        _word,
        priority.PAUSE - 1,
        ("salt & pepper", "salt and pepper"),
        "Unicode character names",
    ),
)

AS_WRITTEN = Rule(
    "pause/stop",
    (".", "?", "!", "。", "！", "？"),
    _ONE,
    lambda match, _style: Reading(match[0]),
    priority.PAUSE,
    ("第一句。", "第一句。"),
    "the stops of any language, where no rules of its own are known",
)
"""The one rule for other languages: their sentences end where they are written to end."""
