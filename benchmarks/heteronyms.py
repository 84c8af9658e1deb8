"""Words that are spelled alike and said apart: how often the bare front end of the default voice is right, and ours.

The sentences are `tests/tts/pronunciation/heteronyms.toml`. What is said for the marked word counts as the reading that
it is nearest to, by the edits between their phonemes; where ours decides nothing, it is the front end's own.
"""

import hashlib
import json
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.tts.pronunciation.test_heteronyms import expected  # noqa: E402 - found from the checkout
from tts.backends.hibari_alphabet import to_voice  # noqa: E402
from tts.backends.hibari_reading import Reader  # noqa: E402
from tts.reading import read_passage  # noqa: E402
from tts.script import Passage, Utterance  # noqa: E402

SENTENCES = tomllib.loads((ROOT / "tests/tts/pronunciation/heteronyms.toml").read_text("utf-8"))


def half(text: str) -> str:
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held"


def said(reader: Reader, utterance: Utterance, at: int) -> str:
    """Return the phonemes of the word at an offset of `spoken`."""
    return next(sound.phonemes for sound in reader.sounds(utterance) if sound.start <= at < sound.end)


def edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def main() -> None:
    """Print the shares of both halves."""
    reader = Reader(british=False)
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for word, readings in SENTENCES.items():
        forms = {reading: to_voice(ipa) for reading in readings if (ipa := expected(word, reading))}
        if len(set(forms.values())) < 2:
            continue
        for reading, texts in readings.items():
            for marked in texts:
                before, written, after = marked.split("*")
                (ours,) = read_passage(Passage(before + written + after, None, "paragraph", "en")).utterances
                bare = Utterance(tuple(replace(segment, say=None) for segment in ours.segments))
                side = half(marked)
                total[side] += 1
                for name, utterance in (("bare", bare), ("ours", ours)):
                    at = utterance.spoken.find(written, max(0, len(before) - 8))
                    heard = said(reader, utterance, at)
                    nearest = min(forms, key=lambda form: edits(forms[form], heard))
                    right[side, name] += forms[nearest] == forms.get(reading)
    print(json.dumps({f"{side} {name}": round(count / total[side], 3) for (side, name), count in right.items()}))
    print(json.dumps(total))


if __name__ == "__main__":
    main()
