"""PLS 1.0 in (W3C Pronunciation Lexicon Specification), the entries of a map out, and back, with what it can't carry.

A phoneme in IPA, an alias and the language of the whole are what PLS has of a map. Its `role` is a part of speech,
which a map has not: of the roles of one writing the first is taken, and `unread` lists them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from tts.pronunciation.entry import Entry, LexiconError, entries
from tts.pronunciation.phonetics import letters_ipa

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Carried:
    """A document in another format, and one line for each thing of a map that it could not carry."""

    text: str
    lost: tuple[str, ...]


def read(text: str, place: str) -> Iterator[Entry]:
    """Yield the entries of a PLS document; raises LexiconError. A document type and its entities are refused.

    Of several pronunciations the preferred, else the first, is taken (4.6); an alias likewise (4.7).
    """
    root = _root(text, place)
    language = root.get(_XML, "").partition("-")[0].lower()
    for where, lexeme, other_role in _lexemes(root, place):
        if not other_role:
            yield from entries(_row(lexeme, root.get("alphabet", ""), language, where), where)


def unread(text: str, place: str) -> tuple[str, ...]:
    """Return one line for each thing of a PLS document that `read` can't carry over; raises LexiconError."""
    lost = []
    for where, lexeme, other_role in _lexemes(_root(text, place), place):
        written = " and ".join(map(repr, _graphemes(lexeme)))
        if other_role:
            lost.append(f"{where}: {written} is left out: its role is another, and a map has one reading for a writing")
        elif weakened := [reason for holds, reason in _UNREAD if holds(lexeme)]:
            lost.append(f"{where}: {written} goes without {', '.join(weakened)}")
    return tuple(lost)


_UNREAD: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (lambda lexeme: bool(lexeme.get("role")), "its role"),
    (lambda lexeme: len(_sayings(lexeme)) > 1, "its other pronunciations"),
    (lambda lexeme: lexeme.find(_tag("example")) is not None, "its examples"),
)


def _lexemes(root: Any, place: str) -> Iterator[tuple[str, Any, bool]]:
    """Yield where each lexeme stands, the lexeme, and whether it has another role of a writing that was told before."""
    told: set[str] = set()
    for number, lexeme in enumerate(root.findall(_tag("lexeme")), 1):
        graphemes = _graphemes(lexeme)
        yield f"{place}: lexeme {number}", lexeme, bool(lexeme.get("role")) and not told.isdisjoint(graphemes)
        told.update(graphemes)


def _root(text: str, place: str) -> Any:
    """Return the root of a PLS document; raises LexiconError."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(text.encode("utf-8"), forbid_dtd=True)
    except ParseError as error:
        raise LexiconError(f"{place}: is not XML: {error}; give a PLS 1.0 document") from error
    except (DefusedXmlException, ValueError) as error:
        raise LexiconError(f"{place}: holds a document type, which no PLS needs; take it out") from error
    if root.tag != _tag("lexicon"):
        raise LexiconError(f"{place}: its root is {root.tag!r}; a PLS 1.0 document has <lexicon xmlns={NAMESPACE!r}>")
    return root


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _row(lexeme: Any, alphabet: str, language: str, place: str) -> dict[str, Any]:
    """Return a lexeme as the row of a TOML entry."""
    told = {"written": _graphemes(lexeme)}
    facts = {"language": language} if language else {}
    sayings = _sayings(lexeme)
    if not sayings:
        raise LexiconError(f"{place}: {told['written']} has neither <phoneme> nor <alias>; add one")
    said = next((each for each in sayings if each.get("prefer") == "true"), sayings[0])
    if said.tag == _tag("alias"):
        return {**told, "alias": _content(said), **facts}
    own = said.get("alphabet", alphabet)
    if own != "ipa":
        raise LexiconError(f"{place}: {told['written']} is in the alphabet {own!r}; only ipa can be read")
    return {**told, "ipa": _content(said), **facts}


def _graphemes(lexeme: Any) -> list[str]:
    return [_content(each) for each in lexeme.findall(_tag("grapheme"))]


def _sayings(lexeme: Any) -> list[Any]:
    return [each for each in lexeme if each.tag in (_tag("phoneme"), _tag("alias"))]


def _content(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What PLS can hold of entries that are said alike."""

    graphemes: tuple[str, ...]
    kind: str
    said: str


def write(found: Iterable[Entry], language: str) -> Carried:
    """Return entries as a PLS 1.0 document in one language (a BCP 47 tag), and what it could not carry."""
    lexemes, lost = lexemes_of(found, language)
    alike = (tuple(group) for _, group in groupby(lexemes, key=lambda lexeme: (lexeme.kind, lexeme.said)))
    joined = tuple(
        replace(group[0], graphemes=tuple(dict.fromkeys(each.graphemes[0] for each in group))) for group in alike
    )
    return Carried(document(joined, language), lost)


def lexemes_of(found: Iterable[Entry], language: str) -> tuple[tuple[Lexeme, ...], tuple[str, ...]]:
    """Return the entries that a document in a language can hold, and a line for each loss."""
    lexemes, lost = [], []
    for entry in found:
        barred = [reason for holds, reason in _BARS if holds(entry, language)]
        weakened = [reason for holds, reason in _LOSSES if holds(entry)]
        if barred:
            lost.append(f"{entry.place}: {entry.written!r} is left out: {', '.join(barred)}")
            continue
        if weakened:
            lost.append(f"{entry.place}: {entry.written!r} goes without {', '.join(weakened)}")
        lexemes.append(_lexeme(entry))
    return tuple(lexemes), tuple(lost)


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_BARS: tuple[tuple[Callable[[Entry, str], bool], str], ...] = (
    (lambda entry, _: entry.kind == "skip", "skip says nothing"),
    (lambda entry, _: bool(entry.facts.before or entry.facts.after), "it holds beside certain words alone"),
    (lambda entry, _: bool(entry.facts.scope), "it holds for a publisher or an article alone"),
    (lambda entry, language: entry.language not in ("", language.partition("-")[0]), "its language is another"),
    (lambda entry, _: bool(_NO_XML.search(entry.written + entry.value)), "XML has not all of its characters"),
)
_LOSSES: tuple[tuple[Callable[[Entry], bool], str], ...] = (
    (lambda entry: entry.match == "fold", "match = fold"),
    (lambda entry: entry.kind not in ("ipa", "alias"), "its own spelling of what is said"),
    (lambda entry: bool(entry.surname), "surname"),
    (lambda entry: bool(entry.script), "script"),
    (lambda entry: bool(entry.facts.note), "note"),
    (lambda entry: bool(entry.facts.source), "source"),
    (lambda entry: entry.facts.reviewed is not None, "reviewed"),
)


def _lexeme(entry: Entry) -> Lexeme:
    if entry.say is None or entry.say.kind == "word":
        return Lexeme((entry.written,), "alias", entry.value)
    said = letters_ipa(entry.say.value) if entry.say.kind == "letters" else entry.say.value
    return Lexeme((entry.written,), "phoneme", said)


def document(lexemes: Iterable[Lexeme], language: str) -> str:
    """Return lexemes as a PLS 1.0 document."""
    from lxml import etree

    unprefixed: Any = {None: NAMESPACE}
    root = etree.Element(_tag("lexicon"), {_XML: language, "version": "1.0", "alphabet": "ipa"}, unprefixed)
    for lexeme in lexemes:
        element = etree.SubElement(root, _tag("lexeme"))
        for grapheme in lexeme.graphemes:
            etree.SubElement(element, _tag("grapheme")).text = grapheme
        etree.SubElement(element, _tag(lexeme.kind)).text = lexeme.said
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True).decode("utf-8")
