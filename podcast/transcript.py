"""An episode in, its transcripts out: WebVTT, SRT and JSON, the written words while they sound as they are read."""

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from fetching.characters import seen
from podcast.chapters import chapter_list, seconds
from podcast.heard import Cue, Episode

Format = Literal["vtt", "srt", "json"]

LINE_CHARACTERS, CARD_LINES = 32, 2
"""What the podcast namespace asks of an SRT: https://podcasting2.org/docs/podcast-namespace/tags/transcript"""
_WORD_JOINER = "\u2060"


def vtt(cues: Iterable[Cue]) -> str:
    """Return a WebVTT file, a cue for each given. Source: https://www.w3.org/TR/webvtt1/#file-structure."""
    blocks = (f"{_span(cue, '.')}\n{_vtt_text(cue.text)}\n" for cue in _shown(cues))
    return "\n".join((f"{BEGINNINGS['vtt']}\n", *blocks))


def word_vtt(cues: Iterable[Cue]) -> str:
    """Return a WebVTT file, a cue for each word."""
    return vtt(word for cue in cues for word in cue.words)


def srt(cues: Iterable[Cue]) -> str:
    """Return an SRT file, each sentence cut into cards of two short lines."""
    cards = (card for cue in _shown(cues) for card in _cards(cue))
    blocks = (f"{number}\n{_span(card, ',')}\n{_srt_text(card.text)}\n" for number, card in enumerate(cards, 1))
    return "\n".join(blocks)


def as_json(episode: Episode) -> str:
    """Return a JSON transcript as the podcast namespace has it, with the words of each segment, and with chapters.

    Times are in seconds.
    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
    """
    segments = [
        {"speaker": episode.voice, **_json_cue(cue), "words": [_json_cue(word) for word in _shown(cue.words)]}
        for cue in _shown(episode.cues)
    ]
    facts = {"title": episode.title, "url": episode.url, "language": episode.language}
    parts = (*facts.items(), ("chapters", chapter_list(episode.chapters)), ("segments", segments))
    rest = ",\n".join(f"{json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}" for name, part in parts)
    return f"{BEGINNINGS['json']},\n{rest}\n}}\n"


BEGINNINGS: Mapping[str, str] = MappingProxyType(
    {"vtt": "WEBVTT read by earpaper", "srt": "1\n00:00:0", "json": '{"version": "1.0.0",\n"generator": "earpaper"'}
)
"""What tells a transcript of ours from another's file."""

_WRITERS: Mapping[Format, Mapping[str, Callable[[Episode], str]]] = {
    "vtt": {".vtt": lambda episode: vtt(episode.cues), ".words.vtt": lambda episode: word_vtt(episode.cues)},
    "srt": {".srt": lambda episode: srt(episode.cues)},
    "json": {".json": as_json},
}
FORMATS: tuple[Format, ...] = tuple(_WRITERS)


def places(audio: Path, formats: Iterable[Format]) -> tuple[Path, ...]:
    """Return where the transcripts of an MP3 go: beside it, under its name."""
    return tuple(_place(audio, ending) for one in dict.fromkeys(formats) for ending in _WRITERS[one])


def files(episode: Episode, audio: Path, formats: Iterable[Format]) -> dict[Path, bytes]:
    """Return the transcripts of an episode whose MP3 is at `audio`, by their places."""
    return {
        _place(audio, ending): write(episode).encode("utf-8", "replace")
        for one in dict.fromkeys(formats)
        for ending, write in _WRITERS[one].items()
    }


def is_ours(path: Path) -> bool:
    """Tell whether a file begins as a transcript of ours does; raises OSError."""
    start = BEGINNINGS[path.suffix[1:]].encode()
    with path.open("rb") as file:
        return file.read(len(start)) == start


def _place(audio: Path, ending: str) -> Path:
    return audio.with_name(audio.with_suffix("").name + ending)


def _shown(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the cues in which there is something to see, on one line, each longer than nothing, as WebVTT asks."""
    for cue in cues:
        if text := " ".join(seen(cue.text, markup=False)[0].split()):
            yield Cue(text, cue.start_ms, max(cue.end_ms, cue.start_ms + 1), cue.words)


def _span(cue: Cue, point: str) -> str:
    return f"{_clock(cue.start_ms, point)} --> {_clock(cue.end_ms, point)}"


def _clock(milliseconds: int, point: str) -> str:
    whole, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}{point}{rest:03}"


def _vtt_text(text: str) -> str:
    """Write text so that nothing in it is a tag, a reference or an arrow."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _srt_text(text: str) -> str:
    """Part what players take for a tag, a command or an arrow by a mark of no width: SRT has no references."""
    for opener, rest in (("<", ""), ("{", ""), ("--", ">")):
        text = text.replace(opener + rest, opener + _WORD_JOINER + rest)
    return text


def _json_cue(cue: Cue) -> dict[str, object]:
    return {"startTime": seconds(cue.start_ms), "endTime": seconds(cue.end_ms), "body": cue.text}


def _cards(cue: Cue) -> Iterator[Cue]:
    """Cut a sentence into cards, each shown from its first word to the next card's."""
    lines = textwrap.wrap(cue.text, LINE_CHARACTERS, break_on_hyphens=False)
    cards = ["\n".join(lines[at : at + CARD_LINES]) for at in range(0, len(lines), CARD_LINES)]
    starts = _starts(cue, cards)
    for text, (start_ms, end_ms) in zip(cards, pairwise([*starts, cue.end_ms]), strict=True):
        yield Cue(text, start_ms, max(end_ms, start_ms + 1))


def _starts(cue: Cue, cards: list[str]) -> list[int]:
    """Return when each card begins: with its first word, or with its share of the letters where no word is timed."""
    times, at = [], 0
    for word in _shown(cue.words):
        at = max(cue.text.find(word.text, at), at)
        times.append((at, word.start_ms))
        at += len(word.text)
    starts, begins = [cue.start_ms], 0
    for before in cards[:-1]:
        begins = cue.text.index(before.rpartition("\n")[2], begins) + len(before.rpartition("\n")[2])
        share = round((cue.end_ms - cue.start_ms) * begins / len(cue.text))
        timed = next((time for at, time in times if at >= begins), cue.start_ms + share)
        starts.append(min(max(timed, starts[-1] + 1), cue.end_ms))
    return starts
