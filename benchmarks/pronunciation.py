"""How many names are said right, and how many of their sounds wrong, beside the bare voice (misaki) and espeak-ng."""

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tts.backends.hibari import Hibari  # noqa: E402 - found from the checkout
from tts.backends.protocol import SpeechError  # noqa: E402
from tts.pronunciation import japanese, mandarin, phonetics  # noqa: E402
from tts.reading import segments  # noqa: E402
from tts.script import Segment, Utterance  # noqa: E402

NAMES = ROOT / "tests/tts/pronunciation/spoken_names.toml"
CARRIER = "News of {} came on Monday."
VOICE = "heart"

# What one ear can't tell from another, or newsreaders say either way. Stress and length are not compared.
_ALIKE = {"r": "ɹ", "ɝː": "əɹ", "ɜː": "əɹ", "ɝ": "əɹ", "ɚ": "əɹ", "ɜ": "ə", "ʌ": "ə", "ɾ": "t", "ʔ": "", ".": ""}
_ALIKE |= {"əɹɹ": "əɹ", "jiː": "iː", "ji": "i", "jɪ": "ɪ", "jw": "ju", "dʒj": "dʒ", "tʃj": "tʃ", "ʃj": "ʃ", "aɪj": "aɪ"}
_WEAK = {"ɑ": "əæ", "æ": "əɑ", "i": "ɪ", "ɪ": "iə", "u": "ʊ", "ʊ": "u", "ɛ": "əɪ", "ə": "ɪɛɑæ"}
"""In a syllable without main stress: "koo-mah-MOH-toh" is right where "kuu-muh-MOH-toh" is."""
_SPLIT_ONSET = re.compile("(dʒ|tʃ|ʃ|j)ˈ(?=[jw])")
_ESPEAK = {"ᵻ": "ɪ", "ɐ": "ə", "oː": "ɔː", "n̩": "ən", "ɬ": "l", "x": "k", "ø": "oʊ", "ʲ": "j", "̃": ""}
_VOWEL = frozenset(symbol.rstrip("ː") for symbol in phonetics.VOWELS)

Heard = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name, its own script or "", the half of the list it is in, and the pronunciations that are right."""

    written: str
    script: str
    kind: str
    half: str
    right: tuple[str, ...]


def names() -> Iterator[Name]:
    """Yield the names of the list."""
    for group in tomllib.loads(NAMES.read_text(encoding="utf-8"))["group"]:
        for written, told in group["names"].items():
            script, _, value = told.partition("/")
            right = tuple(_SAYS[group["say"]](each.strip(), written) for each in value.split(";"))
            yield Name(written, script.strip(), group["kind"], group["half"], right)


_SAYS: dict[str, Callable[[str, str], str]] = {
    "ipa": lambda value, _: value,
    "pinyin": mandarin.pinyin_ipa,
    "kana": lambda value, _: japanese.kana_ipa(value),
}


def heard(ipa: str) -> Heard:
    """Return the sounds of a pronunciation, each as all that it may be taken for."""
    return tuple(sound for word in _SPLIT_ONSET.sub(r"ˈ\1", ipa).split() for sound in _heard_word(word))


def _heard_word(ipa: str) -> Iterator[frozenset[str]]:
    for old in sorted(_ALIKE, key=len, reverse=True):
        ipa = ipa.replace(old, _ALIKE[old])
    weak = has_stress = "ˈ" in ipa
    for symbol in phonetics.symbols(ipa.replace("əɹ", "ə.ɹ")):
        if symbol == "ˈ":
            weak = False
        elif symbol not in phonetics.PROSODY:
            sound = symbol.rstrip("ː")
            yield frozenset({sound, *_WEAK.get(sound, "")} if weak else {sound})
            weak = weak or (has_stress and sound in _VOWEL)


def wrong_sounds(said: Heard, right: Heard) -> int:
    """Return how many sounds have to be changed, added or left out."""
    row = list(range(len(right) + 1))
    for at, one in enumerate(said, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(right, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (not one & other))
    return row[-1]


@cache
def _voice() -> Hibari:
    return Hibari()


def ours(name: Name, *, script: bool) -> str:
    """Return how earpaper says a name in a sentence, with its own script in brackets or without."""
    text = CARRIER.format(f"{name.written} ({name.script})" if script and name.script else name.written)
    start = text.index(name.written)
    end = start + len(name.written)
    own = (one for one in segments(text) if one.start < end and one.end > start)
    return _voice().pronounce(Utterance(tuple(_cut(one, text, start, end) for one in own)), VOICE)


def _cut(segment: Segment, text: str, start: int, end: int) -> Segment:
    """Return the part of a plain segment that is the name's."""
    if segment.rule != "plain":
        return segment
    first, last = max(start, segment.start), min(end, segment.end)
    return Segment(first, last, text[first:last], text[first:last], "plain")


def bare(name: Name) -> str:
    """Return how the default voice's own front end, a port of misaki 0.9.4, says a name; "" where it can't."""
    try:
        return _voice().pronounce(
            Utterance((Segment(0, len(name.written), name.written, name.written, "plain"),)), VOICE
        )
    except SpeechError:
        return ""


def espeak(name: Name) -> str:
    """Return how espeak-ng's American voice says a name."""
    asked = ("espeak-ng", "-q", "--ipa", "-v", "en-us", "--stdin")
    said = subprocess.run(asked, input=name.written, capture_output=True, text=True, check=True).stdout
    for old, new in _ESPEAK.items():
        said = said.replace(old, new)
    return " ".join(said.split())


ENGINES: dict[str, Callable[[Name], str]] = {
    "earpaper, script beside it": lambda name: ours(name, script=True),
    "earpaper, spelling alone": lambda name: ours(name, script=False),
    "misaki (the bare voice)": bare,
    **({"espeak-ng": espeak} if shutil.which("espeak-ng") else {}),
}


def judged(name: Name, said: str) -> tuple[int, int]:
    """Return the wrong sounds of the best fitting right pronunciation, and how many sounds that has."""
    found = heard(said)
    return min((wrong_sounds(found, right), len(right)) for right in map(heard, name.right))


def report(told: Iterable[tuple[Name, tuple[int, int]]]) -> str:
    """Return a line for each half and kind: names right, and the share of sounds wrong."""
    table: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for name, result in told:
        table[name.half, name.kind].append(result)
        table[name.half, "all"].append(result)
    return "\n".join(_line(half, kind, results) for (half, kind), results in sorted(table.items()))


def _line(half: str, kind: str, results: list[tuple[int, int]]) -> str:
    right = sum(not wrong for wrong, _ in results)
    share = sum(wrong for wrong, _ in results) / sum(sounds for _, sounds in results)
    whole = f"{right:3} of {len(results):3} right {right / len(results):6.1%}"
    return f"  {half:9} {kind:15} {whole}, sounds wrong {share:6.1%}"


def main() -> None:
    """Print the shares of each engine; with --misses the names of the tuned half that earpaper says wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    for engine, say in ENGINES.items():
        said = [(name, say(name)) for name in names()]
        judgements = [(name, judged(name, ipa)) for name, ipa in said]
        if asked.misses and engine.startswith("earpaper"):
            for (name, ipa), (_, (wrong, _)) in zip(said, judgements, strict=True):
                if wrong and name.half == "tuned":
                    print(f"{name.written} ({name.script}) /{ipa}/ not /{'/ or /'.join(name.right)}/")
        print(f"\n{engine}\n{report(judgements)}")


if __name__ == "__main__":
    main()
