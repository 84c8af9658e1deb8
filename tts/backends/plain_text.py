"""An utterance in, pieces of plain text out, for engines that know no phonemes: names respelled, no piece too long."""

import re
from collections.abc import Iterator

from tts.pronunciation.heteronyms import RULE_NAME
from tts.pronunciation.phonetics import PhoneticsError
from tts.pronunciation.respelling import respelled
from tts.script import Segment, Utterance

_CORE = re.compile(r"(?P<before>\W*)(?P<core>.*?)(?P<after>\W*)", re.DOTALL)
_CLAUSE_END = re.compile(r"[,;:.?!\u2014]\s*$")


def in_parts(segment: Segment) -> tuple[str, str, str]:
    """Part what is spoken for a segment: the space and marks before it, what has a pronunciation, and those after."""
    core = _CORE.fullmatch(segment.spoken)
    return (core["before"], core["core"], core["after"]) if core else ("", "", "")


def readable(segment: Segment) -> str:
    """Return what an engine that reads plain English should be given for a segment."""
    before, core, after = in_parts(segment)
    if segment.say is None or not core or segment.rule == RULE_NAME:  # respelled, a common word would sound worse
        return segment.spoken
    match segment.say.kind:
        case "ipa":
            said = _respelled(segment.say.value) or core
        case "letters":
            said = core.replace("-", " ")
        case "respelling":
            said = segment.say.value.lower()
        case "word":
            said = segment.say.value
    return before + said + after


def _respelled(ipa: str) -> str:
    try:
        return respelled(ipa).lower()  # an engine may spell out what stands in capitals
    except PhoneticsError:
        return ""


def pieces(utterance: Utterance, limit: int | None = None) -> tuple[str, ...]:
    """Return the utterance as plain texts of at most `limit` characters, cut at clauses, else between words.

    A segment that was changed is never cut unless it alone is longer than the limit. What holds nothing to say is left
    out.
    """
    text = "".join(readable(segment) for segment in utterance.segments)
    if limit is None or len(text) <= limit:
        return tuple(filter(speaks, [text.strip()]))
    return tuple(filter(speaks, map(str.strip, _packed(_atoms(utterance, limit), limit))))


def speaks(text: str) -> bool:
    """Tell whether a text holds anything to say."""
    return any(character.isalnum() for character in text)


def _atoms(utterance: Utterance, limit: int) -> Iterator[str]:
    """Yield what must stay together: words of plain text, and each changed segment whole where it fits."""
    for segment in utterance.segments:
        text = readable(segment)
        whole = (segment.say is not None or segment.spoken != segment.written) and len(text) <= limit
        for atom in [text] if whole else re.findall(r"\s*\S+\s*", text):
            yield from (atom[at : at + limit] for at in range(0, len(atom), limit))


def _packed(atoms: Iterator[str], limit: int) -> Iterator[str]:
    """Yield runs of atoms that fit: up to the last clause end in reach, else as many atoms as fit."""
    run: list[str] = []
    for atom in atoms:
        while run and len("".join(run).strip()) + len(atom.rstrip()) + 1 > limit:
            ends = [at + 1 for at, text in enumerate(run) if _CLAUSE_END.search(text)]
            cut = ends[-1] if ends and ends[-1] < len(run) else len(run)
            yield "".join(run[:cut])
            run = run[cut:]
        run.append(atom)
    yield "".join(run)
