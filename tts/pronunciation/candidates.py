"""Read scripts in, the names and acronyms that no entry covers out, each with a proposed entry, the doubtful first."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cleaning.article import Article, Block
from tts.pronunciation import acronyms, bracketed, names, phonetics
from tts.pronunciation.editing import toml_of
from tts.pronunciation.name import Name
from tts.pronunciation.respelling import respelled
from tts.script import Script, Segment, Utterance

_DERIVED = ("lexicon:derived/", "lexicon:article/")
_ACRONYM = "initialism"
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-](?!s\b)[^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?: {_WORD})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_READ = "\n"
_EXAMPLE_BEFORE, _LONGEST_EXAMPLE = 30, 90

GUESSED, LETTERS, AS_WORD, SURE = 0.9, 0.3, 0.6, 0.05
"""How unsure a reading is: a guess of the voice, an acronym in letters or as a word, and at least that of any other."""

Knows = Callable[[str], bool]
Guess = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or acronym that no entry covers.

    `count` is how often it is said, `unsure` from 0 to 1 how doubtful its reading is, `why` the rule that gave it;
    `row` is the proposed entry and `example` the first sentence that has it.
    """

    written: str
    count: int
    unsure: float
    why: str
    row: Mapping[str, Any]
    example: str


def candidates(scripts: Iterable[Script], knows: Knows, guess: Guess) -> tuple[Candidate, ...]:
    """Return what no entry covers, the most worth an editor's look first.

    `knows` tells whether the voice has a word in its dictionary, `guess` gives the IPA that it would say, or "".
    """
    found: dict[str, Candidate] = {}
    for script in scripts:
        known = _named(script)
        for utterance in script.utterances():
            for one in _of_utterance(utterance, known, knows, guess):
                before = found.get(one.written)
                found[one.written] = replace(before, count=before.count + 1) if before else one
    whole = _with_surnames(found)
    return tuple(sorted(whole, key=lambda one: (-one.count * one.unsure, one.written)))


def _named(script: Script) -> Mapping[str, Name]:
    """Return the names that a script's passages give away, by what is written of them: in full, or the surname."""
    found: dict[str, Name] = {}
    texts = tuple(passage.text for chapter in script.chapters for passage in chapter.passages)
    told = tuple(name for derive in (bracketed.names, names.names) for text in texts for name in derive(text))
    for name in told:
        found.setdefault(name.written, name)
    for name in told:
        if name.surname is not None:
            found.setdefault(name.words[name.surname], name)
    return found


def _of_utterance(utterance: Utterance, known: Mapping[str, Name], knows: Knows, guess: Guess) -> Iterator[Candidate]:
    sentence = " ".join(utterance.written.split())
    for segment in utterance.segments:
        if segment.rule.startswith(_DERIVED):
            name = known.get(segment.rule.partition("/")[2])
            if name:
                yield _derived(name, sentence)
        elif segment.rule.startswith(_ACRONYM):
            yield from _acronym(segment, knows, sentence)
    for words in _unknown(_left_as_written(utterance), knows):
        yield _guessed(words, guess, sentence)


def _left_as_written(utterance: Utterance) -> str:
    """Return the words that no rule or entry has read, with the hyphens inside them; what was read parts them."""
    return "".join(
        segment.written if segment.rule == "plain" or segment.written == "-" else _READ
        for segment in utterance.segments
    )


def _derived(name: Name, sentence: str) -> Candidate:
    row: dict[str, Any] = {"written": name.written, **_said(name.ipa)}
    if name.surname is not None and len(name.words) > 1:
        row["surname"] = name.words[name.surname]
    row |= {"script": name.script} if name.script else {}
    return Candidate(
        name.written, 1, max(SURE, round(1 - name.confidence, 2)), name.rule, row, _around(name.written, sentence)
    )


def _acronym(segment: Segment, knows: Knows, sentence: str) -> Iterator[Candidate]:
    """Yield an acronym whose shape alone told how it is said; a word that is set in capitals is none."""
    written = _POSSESSIVE.sub("", segment.written.strip()).removesuffix("s")
    if segment.say is None or acronyms.known(written) or not written.isupper() or knows(written):
        return
    example = _around(written, sentence)
    if segment.say.kind == "letters":
        yield Candidate(written, 1, LETTERS, segment.rule, {"written": written, "letters": written}, example)
    elif not knows(written.capitalize()):
        row = {"written": written, "word": written.capitalize()}
        yield Candidate(written, 1, AS_WORD, segment.rule, row, example)


def _unknown(text: str, knows: Knows) -> Iterator[tuple[str, ...]]:
    """Yield the runs of capitalised words that the voice would guess, without the words that it knows at their ends."""
    for run in _RUN.finditer(text):
        words = [_POSSESSIVE.sub("", word) for word in run[0].split(" ")]
        strange = [at for at, word in enumerate(words) if not _is_known(word, knows)]
        if strange:
            yield tuple(words[strange[0] : strange[-1] + 1])


def _is_known(word: str, knows: Knows) -> bool:
    return all(len(part) < 2 or knows(part) for part in re.split(r"['’-]", word))


def _guessed(words: tuple[str, ...], guess: Guess, sentence: str) -> Candidate:
    written = " ".join(words)
    ipa = " ".join(guess(word).replace(" ", "") for word in words)  # a word each, so that the surname has its own
    said = _said(ipa) if ipa.strip() else {"word": written}
    row = {"written": written, **said, **({"surname": words[-1]} if len(words) > 1 else {})}
    return Candidate(written, 1, GUESSED, "the voice's guess", row, _around(written, sentence))


def _said(ipa: str) -> dict[str, str]:
    """Return a respelling where it is heard as the IPA is, for editors who don't read IPA; else the IPA."""
    try:
        respelling = respelled(ipa)
        phonetics.respelling_ipa(respelling)
    except phonetics.PhoneticsError:
        return {"ipa": ipa}
    return {"respelling": respelling}


def _with_surnames(found: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, a surname alone counted with the full name that covers it."""
    full = {one.row["surname"]: one.written for one in found.values() if "surname" in one.row}
    alone = {full[written]: one.count for written, one in found.items() if written in full and " " not in written}
    for written, one in found.items():
        if written not in full or " " in written:
            yield replace(one, count=one.count + alone.get(written, 0))


def _around(written: str, sentence: str) -> str:
    """Return the part of a sentence that shows a name among its neighbours."""
    if len(sentence) <= _LONGEST_EXAMPLE:
        return sentence
    start = max(0, sentence.find(written) - _EXAMPLE_BEFORE)
    start = sentence.find(" ", start) + 1 if start else 0
    return ("... " if start else "") + sentence[start : start + _LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " ..."


def as_map(found: Iterable[Candidate]) -> str:
    """Return the candidates as a map in TOML, each with what is known of it in a line above."""
    return "\n".join(f"# {_comment(one)}\n{toml_of(one.row)}" for one in found)


def _comment(one: Candidate) -> str:
    times = "once" if one.count == 1 else f"{one.count} times"
    return f"{times}, {one.unsure:.0%} unsure ({one.why}): {one.example}"


def as_json(one: Candidate) -> dict[str, Any]:
    """Return the JSON of a candidate."""
    return {
        "written": one.written,
        "count": one.count,
        "unsure": one.unsure,
        "rule": one.why,
        "entry": dict(one.row),
        "example": one.example,
    }


def audition(found: Iterable[Candidate]) -> Article:
    """Return an article that says each candidate twice, under a heading of its own, which becomes a chapter."""
    blocks = (
        block for one in found for block in (Block("heading", one.written), Block("paragraph", f"{one.written}."))
    )
    return Article(url="", title="Names to check", blocks=tuple(blocks), language="en")
