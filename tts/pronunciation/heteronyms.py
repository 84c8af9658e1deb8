"""A word that is spelled as another and said apart in, how it is said among its neighbours out; nothing where unsure.

The signs of a verb and of a noun are those of Quirk et al., A Comprehensive Grammar of the English Language: what
stands before a word decides first, what it governs second. Below every lexicon, which an editor's entry is in.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tts.normalization import priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import table, text_of_table
from tts.script import Say

_REACH = 40  # characters before a word, and after it, that may decide

_NEGATED = r"(?:not\s|never\s|also\s|all\s|then\s|still\s|soon\s|now\s|only\s|again\s|often\s|rarely\s|\w+ly\s)?"
_VERB_BEFORE = Pattern(
    r"\b(?:will|would|can|could|may|might|must|shall|should|cannot|(?:wo|would|ca|could|do|does|did|should|must)n['’]t|"
    rf"do|does|did|let['’]s|and\sto|I|you|we|they|who|lawmakers|people|(?:the|all|these|those)\s(?:two|three|four|five))\s{_NEGATED}$",
    flags=re.IGNORECASE,
)
_TO_BEFORE = Pattern(rf"\bto\s{_NEGATED}$")
_TO_A_NOUN = Pattern(
    r"\b(?:due|thanks|owing|compared|prior|access|next|linked|related|exposed|exposure|response|opposition|damage|according|"
    r"contrary|boost|subject|relating|attributed|added|similar|equal|equivalent|changes?|return(?:s|ed)?|shift(?:s|ed)?)\sto\s$"
)
_MANY_BEFORE = Pattern(
    r"(?:^|[\s\"“])(?!(?:is|was|has|as|its|his|this|us|does|thus|less|plus|news|across|towards|always|perhaps|besides|sales|"
    r"series|overseas|business|mass|class|press|process|access|loss|address|gas|bus|times)\s)"
    rf"(?:[A-Za-z-]{{2,}}[a-rt-z]s|police|men|women|others|critics)\s{_NEGATED}$"
)
_PEOPLE_BEFORE = Pattern(
    rf"(?:^|[.;:,]\s|[\"“]|\b(?:that|as|while|but|and|because|if|where|why)\s)(?:[A-Z]?[a-z-]+\s)?"
    r"(?!(?:offers|delivers|covers|enters|considers|remembers|answers|orders|triggers|matters|suffers|gathers|fosters|"
    r"renders|powers|favou?rs|honou?rs|monitors|sponsors|mirrors|lists|numbers|others|doors|floors|factors|errors)\s)"
    rf"[A-Za-z]+(?:[lr]?ists|[a-z]{{2}}ers|ors|ians|icials|idents|ysts|perts|ritics|irms|anies|bours?s)\s{_NEGATED}$"
)
_WHICH_BEFORE = Pattern(
    r"\b(?!(?:says|shows|means|suggests|argues|claims|insists|notes|adds|reports|estimates|believes|fears|thinks|knows|hopes|"
    r"warns|confirms|reveals|states|feels|is|was|this|us|has|signs|as|reports|concerns|worries|allegations|rules)\s)"
    rf"[A-Za-z]+s\sthat\s{_NEGATED}$"
)
_GOVERNED_AFTER = Pattern(r"\s(?!(?:of|is|was|were|are|has|had|will|would|can|could|must|that)\b)[a-z]+\b")
_ONE_BEFORE = Pattern(rf"\b(?:he|she|it|which|that|[A-Z][a-z]+)\s{_NEGATED}$")
_PRONOUN_BEFORE = Pattern(rf"\b(?:he|she|it|who)\s{_NEGATED}$", flags=re.IGNORECASE)
_DETERMINER = (
    r"(?:an?|the|this|these|those|his|her|its|our|their|my|your|no|any|some|each|every|another|such|either|neither|"
    r"\w+['’]s|\w+s['’]|more|most|less|few|fewer|many|several|two|three|four|five|\d+)"
)
_ADJECTIVE = (
    r"(?:\w+(?:al|ive|ous|ic|able|ible|ary|ful|less|ish|ern|est|ed|ing|ant|ent|ese|ian|ean|can)|new|old|first|second|third|last|"
    r"next|big|small|large|huge|major|minor|good|bad|poor|high|low|long|short|key|main|full|free|own|great|strong|weak|"
    r"steep|sharp|modest|slight|slow|rapid|joint|mass|work|rail|tax|price|pay|rent|trade|safety|drug|energy|murder|police|"
    r"game|bank|court|all-time|world|clear|open|best|early|late|fresh|top|rare|white|black|red|sea)"
)
_NOUN_BEFORE = Pattern(rf"\b{_DETERMINER}\s(?:(?:{_ADJECTIVE}),?\s){{0,2}}$", flags=re.IGNORECASE)
_ONE_OF_BEFORE = Pattern(rf"\b(?:an?|this|each|every|another)\s(?:(?:{_ADJECTIVE})\s){{0,2}}$", flags=re.IGNORECASE)
_PREPOSITION_BEFORE = Pattern(
    r"\b(?:of|in|for|on|with|by|from|under|without|against|over|after|before|during|into|between|amid|despite|via|per|at|about|"
    rf"as|through|on|versus)\s(?:(?:{_ADJECTIVE})\s){{0,2}}$",
    flags=re.IGNORECASE,
)
_ADJECTIVE_BEFORE = Pattern(rf"\b(?:{_ADJECTIVE})\s$")
_IS_BEFORE = Pattern(r"\b(?:is|are|was|were|be|been|being|very|so|too|not|more|most)\s$")
_OBJECT_AFTER = Pattern(
    r"\s(?:(?:the|an?|his|her|its|their|our|my|your|it|them|him|us|me|that|this|these|those|more|about|at\sleast|up\sto|nearly|"
    r"over|all|any|some|each|no|what|how|why|whether|people|up|down|out|off|against|away)\b|\d|NT\$|US\$|\$)"
)
_OF_AFTER = Pattern(r"\s(?:of|in|is|was|were|are|has|had|will|would|can|could)\b")
_THING_AFTER = Pattern(r"\s[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign of a reading: what must stand right before the word and right after it, and the IPA it tells."""

    ipa: str
    before: Pattern | None
    after: Pattern | None

    def holds(self, before: str, after: str) -> bool:
        """Tell whether the sign is there."""
        return (self.before is None or self.before.search(before) is not None) and (
            self.after is None or self.after.match(after) is not None
        )


def decided(word: str, before: str, after: str) -> str:
    """Return the IPA of a word between what stands before and after it, "" where they do not tell."""
    lowered = word.lower()
    for clue in (*_clues().get(word, ()), *(_clues().get(lowered, ()) if word != lowered else ())):
        if clue.holds(before, after):
            return clue.ipa
    pairs = _pairs()
    if lowered in pairs:
        noun, verb = pairs[lowered]
        kind = class_with_s(before, after) if lowered in _IN_S else word_class(before, after)
        return {"noun": noun, "verb": verb}.get(kind, "")
    single = lowered.removesuffix("s")
    if single != lowered and single in pairs and single not in _OTHER_PLURAL:
        ipa = pairs[single][{"noun": 0, "verb": 1}.get(class_with_s(before, after), 2) :][:1]
        from tts.pronunciation.phonetics import with_ending

        return with_ending(ipa[0], "s") if ipa and ipa[0] else ""
    return ""


def word_class(before: str, after: str) -> str:
    """Tell whether a word in its bare form is a "noun" (or adjective) or a "verb" here; "" where neither is sure."""
    if _TO_BEFORE.search(before):
        return "noun" if _TO_A_NOUN.search(before) else "verb"
    if _VERB_BEFORE.search(before):
        return "verb"
    if _NOUN_BEFORE.search(before) or _PREPOSITION_BEFORE.search(before):
        return "noun"
    several = _PEOPLE_BEFORE.search(before) or _WHICH_BEFORE.search(before)
    if (_MANY_BEFORE.search(before) and _OBJECT_AFTER.match(after)) or (several and _GOVERNED_AFTER.match(after)):
        return "verb"
    if _ADJECTIVE_BEFORE.search(before) or _IS_BEFORE.search(before) or _OF_AFTER.match(after):
        return "noun"
    return ""


def class_with_s(before: str, after: str) -> str:
    """Tell the same of a form in -s: "the records of", "she records it"."""
    if _PRONOUN_BEFORE.search(before):
        return "verb"
    if _ONE_OF_BEFORE.search(before):
        return "verb" if _THING_AFTER.match(after) else ""
    if _NOUN_BEFORE.search(before) or _PREPOSITION_BEFORE.search(before):
        return "noun"
    if _ONE_BEFORE.search(before) and _OBJECT_AFTER.match(after):
        return "verb"
    if _OF_AFTER.match(after) or (_ADJECTIVE_BEFORE.search(before) and not _THING_AFTER.match(after)):
        return "noun"
    return ""


_IN_S = frozenset({"lives", "proceeds"})
_OTHER_PLURAL = frozenset({"house", "live", "proceed", "lead", "close", "content", "used"})


@cache
def _table() -> dict[str, Any]:
    return table("heteronyms", "tts.pronunciation")


@cache
def _pairs() -> dict[str, tuple[str, str]]:
    return {word: (noun, verb) for word, (noun, verb) in _table()["pairs"].items()}


@cache
def _clues() -> dict[str, tuple[Clue, ...]]:
    found: dict[str, tuple[Clue, ...]] = {}
    for row in _table()["clue"]:
        clue = Clue(row["ipa"], _sign(row.get("before", "")), _sign(row.get("after", "")))
        found[row["word"]] = (*found.get(row["word"], ()), clue)
    return found


def _sign(pattern: str) -> Pattern | None:
    return Pattern(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE) if pattern else None


def _heteronym(match: re.Match[str], _style: Style) -> Reading | None:
    text, (start, end) = match.string, match.span()
    ipa = decided(match[0], text[max(0, start - _REACH) : start], text[end : end + _REACH])
    return Reading(match[0], say=Say("ipa", ipa)) if ipa else None


def _starts() -> tuple[str, ...]:
    """Return the words, found in the table's text: to parse it costs what importing all kinds may."""
    text = text_of_table("heteronyms", "tts.pronunciation")
    pairs = re.findall(r"^(\w+) = \[", text, re.MULTILINE)
    plurals = (f"{word}s" for word in pairs if word not in _OTHER_PLURAL and not word.endswith("s"))
    return tuple(sorted({*pairs, *plurals, *map(str.lower, re.findall(r'^word = "(\w+)"', text, re.MULTILINE))}))


RULE_NAME = "heteronym"
RULES = (
    Rule(
        RULE_NAME,
        _starts(),
        Pattern(r"[A-Za-z]+(?![\w'’])"),
        _heteronym,
        priority.HETERONYM,
        ("a lead pipe", "a lead pipe"),
        "Merriam-Webster's Collegiate Dictionary; Quirk et al., A Comprehensive Grammar of the English Language",
    ),
)
