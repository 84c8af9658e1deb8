"""A stretch of a programme in, its master out: the one from before where it is kept, else a new one, which is kept."""

import hashlib
import json
import tempfile

from tts.audio.master import Mastered, edition, gain_for, mastered
from tts.audio.stretches import Stretch
from tts.kept import Kept

EDITION = 1
"""Raised when the same stretch would come out otherwise than before."""
_LENGTH = 4


def master_of(stretch: Stretch, sample_rate: int, gain_db: float, tempo: float, kept: Kept | None) -> Mastered:
    """Return a stretch mastered as `mastered` does it; raises SpeechError."""
    if kept is None:
        return mastered(stretch.pcm, sample_rate, gain_db, tempo)
    facts = [EDITION, *edition(), sample_rate, gain_db, tempo]
    name = hashlib.sha256(json.dumps(facts).encode() + stretch.pcm).hexdigest()
    content = kept.get(name)
    if content is not None:
        return _unpacked(content)
    made = mastered(stretch.pcm, sample_rate, gain_db, tempo)
    kept.put(name, _packed(made))
    return made


def gain_of(beginning: bytes, sample_rate: int, kept: Kept | None) -> float:
    """Return the gain in dB for a programme that begins with this 16-bit mono PCM; raises SpeechError."""
    facts = json.dumps(["gain", EDITION, *edition(), sample_rate]).encode()
    name = hashlib.sha256(facts + beginning).hexdigest() if kept else ""
    if kept and (content := kept.get(name)) is not None:
        return float(json.loads(content))
    with tempfile.TemporaryFile() as pcm:
        pcm.write(beginning)
        gain_db = gain_for(pcm, sample_rate)
    if kept:
        kept.put(name, json.dumps(gain_db).encode())
    return gain_db


def _packed(made: Mastered) -> bytes:
    level = json.dumps([made.momentary_lufs, made.peak_dbtp]).encode()
    return len(level).to_bytes(_LENGTH, "big") + level + made.frames


def _unpacked(content: bytes) -> Mastered:
    at = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    momentary_lufs, peak_dbtp = json.loads(content[_LENGTH:at])
    return Mastered(content[at:], tuple(momentary_lufs), peak_dbtp)
