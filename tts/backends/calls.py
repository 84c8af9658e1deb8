"""Sounds in, runs that are short enough for one call of a voice's network out; the takes of the calls in a row out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tts.audio.cutting import concatenated, trimmed
from tts.backends.hibari_reading import Sound, joined
from tts.backends.protocol import Take

JOIN_MS = 60
"""Silence left on either side where a long utterance was cut into calls."""


def calls(sounds: Iterable[Sound], longest: int) -> Iterator[tuple[Sound, ...]]:
    """Cut into runs of at most `longest` phonemes, after the last pause mark that fits, else between words."""
    call: list[Sound] = []
    for piece in (piece for sound in sounds for piece in _pieces(sound, longest)):
        if len(joined([*call, piece])) > longest:
            cut = next((n for n in range(len(call), 0, -1) if call[n - 1].is_pause), len(call))
            yield tuple(call[:cut])
            call = call[cut:]
        call.append(piece)
    if call:
        yield tuple(call)


def _pieces(sound: Sound, longest: int) -> Iterator[Sound]:
    """Cut one endless word."""
    for at in range(0, len(sound.phonemes), longest):
        yield replace(sound, phonemes=sound.phonemes[at : at + longest])


def in_a_row(takes: list[Take]) -> Take:
    """Join the takes of the calls of one utterance, the silence at each cut shortened to what a clause has."""
    return takes[0] if len(takes) == 1 else concatenated([trimmed(take, JOIN_MS, JOIN_MS) for take in takes])
