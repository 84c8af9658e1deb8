"""The keys of an entry of a pronunciation map, as one table: what loading checks, and what editors are told of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tts.normalization.rule import Pattern

_LANGUAGE = r"[a-z]{2,3}"
_SCOPE = r"house|(?:publisher|article):\S.*"
_CONTEXT_WORD = r"[^\s;|][^;|\x00-\x1f]*"


@dataclass(frozen=True, slots=True)
class Field:
    """A key: which values it takes (`accepts`, and the same as JSON schema), how that is told, and what it is for."""

    name: str
    accepts: Callable[[Any], bool]
    wanted: str
    schema: Mapping[str, Any]
    about: str


def _text(name: str, about: str, pattern: str = "", wanted: str = "a text") -> Field:
    if not pattern:
        return Field(name, lambda value: isinstance(value, str), wanted, {"type": "string"}, about)
    schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
    return Field(name, _fits(Pattern(pattern)), wanted, schema, about)


def _fits(pattern: Pattern) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _words(name: str, about: str) -> Field:
    is_word = _fits(Pattern(_CONTEXT_WORD))
    items = {"type": "string", "pattern": f"^{_CONTEXT_WORD}$"}

    def accepts(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(map(is_word, value))

    return Field(name, accepts, "a list of words", {"type": "array", "items": items, "minItems": 1}, about)


def _flag(name: str, about: str, *, only_true: bool = False) -> Field:
    schema: dict[str, Any] = {"const": True} if only_true else {"type": "boolean"}
    accepts = (lambda value: value is True) if only_true else (lambda value: isinstance(value, bool))
    return Field(name, accepts, "true" if only_true else "true or false", schema, about)


SAYS = (
    _text("ipa", "Standard IPA of English sounds: ɡʊŋ mɪŋˈʃɪn"),
    _text("letters", "Letter by letter: TSMC"),
    _text("word", "Read as this English word: Fox con"),
    _text("alias", "Other words that are said in its place: the economics ministry"),
    _text("respelling", "Syllables as they are said, the stressed one in capitals: koo-mah-MOH-toh"),
    _text("pinyin", "Hanyu pinyin with tones, a word for each written one: gong1 ming2xin1"),
    _text("kana", "Japanese kana, a word for each written one: たかいち さなえ"),
    _flag("skip", "Said not at all", only_true=True),
)
"""The kinds of saying, of which an entry has exactly one."""

FACTS = (
    _text("surname", "The word of the name that stands for the person later in an article"),
    _text("script", "The name in its own characters: 龔明鑫"),
    _text("language", "Only in articles of this language: en", _LANGUAGE, "a language code such as en"),
    Field(
        "match",
        lambda value: value in ("exact", "fold"),
        '"exact" or "fold"',
        {"enum": ["exact", "fold"]},
        "exact: capitals as written (the default); fold: in any case",
    ),
    _words("before", "Only right after one of these words, in any case"),
    _words("after", "Only where one of these words follows, in any case"),
    _text(
        "scope",
        "house: everywhere (the default); publisher:NAME or article:URL: only there",
        _SCOPE,
        '"house", "publisher:NAME" or "article:URL"',
    ),
    _text("note", "For whoever keeps the map"),
    _text("source", "Who says that it is said so"),
    _flag("reviewed", "Whether a second person has heard it"),
)
"""What may be told of an entry besides."""

SAY_KEYS = tuple(field.name for field in SAYS)
FACT_KEYS = tuple(field.name for field in FACTS)
BY_NAME: Mapping[str, Field] = MappingProxyType({field.name: field for field in (*SAYS, *FACTS)})
