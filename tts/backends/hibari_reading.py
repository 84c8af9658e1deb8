"""An utterance in, what hibari's voice is to say out: phonemes in its own alphabet, each with its span of `spoken`."""

import gc
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from tts.backends.hibari_alphabet import to_voice, without_strays
from tts.backends.protocol import SpeechError
from tts.pronunciation.phonetics import PhoneticsError, letters_ipa, respelling_ipa
from tts.script import Say, Utterance

PAUSE_MARKS = ",;:.?!\N{EM DASH}"

_WORD = re.compile(rf"[^\s{PAUSE_MARKS}]+")
_LETTER_A = re.compile(r"(?<![\w'-])(?P<a>A)(?![\w'-])")
_LABEL_A = re.compile(
    r"\b(?i:series?|group|class|grade|plan|team|type|block|point|section|exhibit|hall|terminal|gate|appendix|annex|pool|"
    r"division|category|schedule|article \w+) (?P<a>A)(?![\w'-])"
)
"""The letter of "A sixteen", "M and A" and "Group A", which hibari takes for the article."""
_PAUSE = re.compile(rf"[{PAUSE_MARKS}]+")
_UNREAD = re.compile(rf"[^\w\s{PAUSE_MARKS}'’\-]|[\d_]")


@dataclass(frozen=True, slots=True)
class Sound:
    """A word or pause mark, `spoken[start:end]`, its phonemes, and whether a space follows."""

    start: int
    end: int
    phonemes: str
    space: bool

    @property
    def is_pause(self) -> bool:
        """Whether this is a pause mark and no word."""
        return all(phoneme in PAUSE_MARKS for phoneme in self.phonemes)


def joined(sounds: Iterable[Sound]) -> str:
    """Return the phonemes of the sounds as the voice is given them."""
    return "".join(sound.phonemes + " " * sound.space for sound in sounds).strip()


@dataclass(frozen=True, slots=True)
class _Reading:
    """Our own phonemes for the words in `spoken[start:end]`."""

    start: int
    end: int
    phonemes: str


@dataclass(slots=True)
class _Placed:
    """A token of hibari's, which it changes in place, and where it stands in `spoken`."""

    start: int
    end: int
    token: Any


class Reader:
    """hibari's front end for American or British English, driven by tokens: our readings are laid over its own."""

    def __init__(self, *, british: bool) -> None:
        from hibari.g2p import G2P  # its dictionaries take half a second: only for who speaks

        self._british = british
        with _without_collection():
            self._g2p = G2P(oov=UnknownWords(british=british), british=british)

    def sounds(self, utterance: Utterance) -> tuple[Sound, ...]:
        """Return what is said in order; raises SpeechError where something would be left out."""
        spoken = utterance.spoken.replace("’", "'")
        if unread := _UNREAD.search(spoken):
            raise SpeechError(f"{unread[0]!r} in {spoken.strip()!r} can't be spoken: the reading must put it in words")
        readings = tuple(self._readings(utterance))
        pauses = tuple(mark.span() for mark in _PAUSE.finditer(spoken))
        cuts = {edge for span in (*pauses, *((reading.start, reading.end) for reading in readings)) for edge in span}
        tokens = _cut(_placed(self._g2p.tokenize(spoken), spoken), sorted(cuts))
        for placed in tokens:
            _prepare(placed, readings)
        told = self._g2p.phonemize_tokens([placed.token for placed in tokens])
        return tuple(_sounds(_placed(told, spoken), readings))

    def knows(self, word: str) -> bool:
        """Tell whether the dictionaries have a word, by itself or before an ending, so that it is not guessed."""
        lexicon = self._g2p.lexicon
        if any(form in words for form in (word, word.lower()) for words in (lexicon.golds, lexicon.silvers)):
            return True
        stems = (lexicon.stem_s, lexicon.stem_ed, lexicon.stem_ing)
        return any(stem(form, "NNP", None, None)[0] for stem in stems for form in (word, word.lower()))

    def _readings(self, utterance: Utterance) -> Iterator[_Reading]:
        for start, end, segment in utterance.spans():
            if segment.say:
                words = list(_WORD.finditer(utterance.spoken, start, end))
                yield from _laid_over(words, self._phonemes(segment.say))
                continue
            letters = (_LETTER_A if segment.rule != "plain" else _LABEL_A).finditer(utterance.spoken, start, end)
            yield from (_Reading(*found.span("a"), self._phonemes(Say("letters", "A"))) for found in letters)

    def _phonemes(self, say: Say) -> str:
        try:
            match say.kind:
                case "ipa":
                    return to_voice(say.value, british=self._british)
                case "letters":
                    return to_voice(letters_ipa(say.value), british=self._british)
                case "respelling":
                    return to_voice(respelling_ipa(say.value), british=self._british)
                case "word":
                    return self._as_word(say.value)
        except PhoneticsError as error:
            raise SpeechError(f"{say.value!r} can't be pronounced: {error}") from error

    def _as_word(self, value: str) -> str:
        lexicon = self._g2p.lexicon
        forms = (value, value.capitalize(), value.lower())
        known = (form for form in forms if form in lexicon.golds or form in lexicon.silvers)
        tokens = self._g2p.phonemize_tokens(self._g2p.tokenize(next(known, value.lower())))
        return " ".join("".join((token.phonemes or "") + token.whitespace for token in tokens).split())


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let no garbage be looked for while dictionaries are loaded: a fifth of that time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class UnknownWords:
    """hibari's reader of words that no dictionary of its has, guarded: it drops strange letters and the 25th.

    A word too long is read in pieces, a strange letter by its plain form ("ǩ" as "k"), else it is a SpeechError.
    """

    def __init__(self, *, british: bool) -> None:
        self._file = "oov_gb.onnx" if british else "oov.onnx"

    @cached_property
    def _net(self) -> Any:
        from hibari.g2p import oov  # loaded at the first unknown word

        return oov.OOV(str(Path(oov.ASSETS) / self._file))

    def __call__(self, word: str) -> str:
        """Return the phonemes of an unknown word."""
        letters = "".join(self._known(letter) for letter in word if letter.isalpha())
        pieces = (letters[at : at + self._net.maxlen] for at in range(0, len(letters), self._net.maxlen))
        return without_strays("".join(self._net(piece) or "" for piece in pieces))

    def _known(self, letter: str) -> str:
        plain = unicodedata.normalize("NFKD", letter)[0]
        for form in (letter, plain, plain.lower()):
            if form in self._net.cin:
                return form
        raise SpeechError(f"{letter!r} (U+{ord(letter):04X}) can't be spoken by an English voice: it needs a reading")


def _placed(tokens: Iterable[Any], spoken: str) -> list[_Placed]:
    """Find where each token stands; hibari leaves out white space and some apostrophes and hyphens ("jack-o'-lantern").

    Raises SpeechError where it left out more.
    """
    placed = []
    at = 0
    for token in tokens:
        start = at
        for number, character in enumerate(token.text):
            while at < len(spoken) and spoken[at] != character and (spoken[at].isspace() or spoken[at] in "'-"):
                at += 1
            if spoken[at : at + 1] != character:
                raise SpeechError(f"hibari lost its place in {spoken.strip()!r} at {token.text!r}: reword it")
            start = at if number == 0 else start
            at += 1
        placed.append(_Placed(start, at, token))
    return placed


def _laid_over(words: list[re.Match[str]], phonemes: str) -> Iterator[_Reading]:
    """Give each word its own part of the phonemes where their numbers agree, else all words the whole."""
    parts = phonemes.split()
    if len(parts) == len(words):
        yield from (_Reading(word.start(), word.end(), part) for word, part in zip(words, parts, strict=True))
    elif words:
        yield _Reading(words[0].start(), words[-1].end(), " ".join(parts))


def _cut(tokens: list[_Placed], cuts: list[int]) -> list[_Placed]:
    """Cut tokens at these offsets, which are edges of readings and of pause marks (hibari takes "B." for a word)."""
    parts = []
    for placed in tokens:
        edges = [placed.start, *(cut for cut in cuts if placed.start < cut < placed.end), placed.end]
        for start, end in pairwise(edges):
            text = placed.token.text[start - placed.start : end - placed.start]
            space = placed.token.whitespace if end == placed.end else ""
            parts.append(_Placed(start, end, placed.token.copy(text=text, whitespace=space)))
    return parts


def _covering(placed: _Placed, readings: tuple[_Reading, ...]) -> _Reading | None:
    return next((reading for reading in readings if reading.start <= placed.start < reading.end), None)


def _prepare(placed: _Placed, readings: tuple[_Reading, ...]) -> None:
    """Set what is ours to say: a reading on its first token and none on its others, pause marks as they are.

    Left to its tagger, hibari says a pause for some hyphens and gives the voice a quotation mark for "the Foxes' den".
    """
    token = placed.token
    reading = _covering(placed, readings)
    if all(character in PAUSE_MARKS for character in token.text):
        token.phonemes = token.text
    elif reading:
        token.phonemes = reading.phonemes if placed.start == reading.start else ""
    elif token.text == "-" and not token.whitespace:
        token.tag = "HYPH"
    elif token.text == "'":
        token.tag = "POS"


def _sounds(tokens: list[_Placed], readings: tuple[_Reading, ...]) -> Iterator[Sound]:
    """Yield a sound for each token that has phonemes; one without (a hyphen, the rest of a name) joins the one before.

    A hyphen beside a reading ("TSMC-led") parts two words. Raises SpeechError at a word without phonemes that no
    reading covers.
    """
    current: Sound | None = None
    for placed, after in zip_longest(tokens, tokens[1:]):
        hyphened = placed.token.text.endswith("-") or (after is not None and after.token.text.startswith("-"))
        space = hyphened or bool(placed.token.whitespace)
        if placed.token.phonemes:
            if current:
                yield current
            current = Sound(placed.start, placed.end, placed.token.phonemes, space)
            continue
        if any(map(str.isalpha, placed.token.text)) and not _covering(placed, readings):
            raise SpeechError(f"hibari has no sounds for {placed.token.text!r}: give it a pronunciation")
        if current:
            current = replace(current, end=placed.end, space=space)
    if current:
        yield current
