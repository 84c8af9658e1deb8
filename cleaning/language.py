"""The words of a story and what its page declares in, the BCP 47 tag of its language out."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]+")
_TABLES = tomllib.loads(files("cleaning").joinpath("languages.toml").read_text("utf-8"))
_TRADITIONAL, _SIMPLIFIED = (frozenset(_TABLES.pop(name)) for name in ("traditional", "simplified"))
_FREQUENT: dict[str, frozenset[str]] = {code: frozenset(words) for code, words in _TABLES.items()}
_ENOUGH_WORDS = 20
_ENOUGH_CHARACTERS = 100_000
_FREQUENT_SHARE = 0.12  # English news runs at 0.25 to 0.35
_CERTAIN_SHARE = 0.2  # against a page that declares a language not in the table


def language_of(text: str, declared: str = "") -> str:
    """Return "en", "zh-Hant", "zh-Hans", "ja" ...; the script of the text is believed before what the page declares.

    `declared` is the page's own tag ("en-US", "zh-TW"). "und" when neither tells.
    """
    text = text[:_ENOUGH_CHARACTERS]
    declared = declared.strip().replace("_", "-").lower()
    letters = sum(map(str.isalpha, text))
    kana, han, hangul = (len(script.findall(text)) for script in (_KANA, _HAN, _HANGUL))
    if kana + han + hangul > 0.3 * letters > 0:
        if hangul > han + kana:
            return "ko"
        return "ja" if kana > 0.1 * (han + kana) else _chinese(text, declared)
    return _latin(text, declared.split("-")[0])


def _chinese(text: str, declared: str) -> str:
    counts = Counter(text)
    traditional, simplified = (sum(counts[char] for char in chars) for chars in (_TRADITIONAL, _SIMPLIFIED))
    if traditional == simplified:
        return "zh-Hans" if declared in {"zh-cn", "zh-sg", "zh-hans"} else "zh-Hant"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _latin(text: str, declared: str) -> str:
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < _ENOUGH_WORDS:
        return declared or "und"
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in frequent) / len(words) for code, frequent in _FREQUENT.items()}
    if shares.get(declared, 0) >= _FREQUENT_SHARE:
        return declared
    best = max(shares, key=lambda code: shares[code])
    if shares[best] >= (_CERTAIN_SHARE if declared and declared not in shares else _FREQUENT_SHARE):
        return best
    return declared or "und"
