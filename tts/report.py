"""A read script in, what a person or a program is told of it out: changes, one JSON document, a checksum."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from tts.script import Script, Segment, Utterance


def changes(utterance: Utterance) -> tuple[Segment, ...]:
    """Return the segments that are said otherwise than they are written, or that carry a pronunciation."""
    return tuple(
        segment
        for segment in utterance.segments
        if segment.say is not None or " ".join(segment.written.split()) != segment.spoken.strip()
    )


def as_json(script: Script, pronounce: Callable[[Utterance], str]) -> dict[str, Any]:
    """Return the JSON document of a script; `pronounce` tells the IPA of an utterance."""
    return {
        "title": script.title,
        "chapters": [
            {
                "title": chapter.title,
                "utterances": [
                    _utterance_json(utterance, pronounce)
                    for passage in chapter.passages
                    for utterance in passage.utterances
                ],
            }
            for chapter in script.chapters
        ],
    }


def _utterance_json(utterance: Utterance, pronounce: Callable[[Utterance], str]) -> dict[str, Any]:
    return {
        "written": utterance.written,
        "spoken": utterance.spoken,
        "ipa": pronounce(utterance),
        "changes": [
            {"written": change.written, "spoken": change.spoken, "rule": change.rule} for change in changes(utterance)
        ],
    }


def lines(script: Script) -> Iterator[str]:
    """Lay a script out for a person: chapters, what is said, and each change as `written -> spoken (rule)`."""
    for number, chapter in enumerate(script.chapters):
        yield f"{chr(10) if number else ''}# {chapter.title}"
        for passage in chapter.passages:
            yield ""
            for utterance in passage.utterances:
                yield utterance.spoken.strip()
                yield from (
                    f"    {change.written.strip()} -> {change.spoken.strip()} ({change.rule})"
                    for change in changes(utterance)
                )


def script_checksum(script: Script) -> str:
    """Return the SHA-256 of all that decides the sound of a script, in hex: equal on every machine and voice."""
    said = [
        [chapter.title, [[_said(utterance) for utterance in passage.utterances] for passage in chapter.passages]]
        for chapter in script.chapters
    ]
    canonical = json.dumps([script.language, said], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _said(utterance: Utterance) -> list[Any]:
    segments = [
        [segment.spoken, segment.say and [segment.say.kind, segment.say.value], segment.pause_ms]
        for segment in utterance.segments
    ]
    return [segments, utterance.pause_ms]
