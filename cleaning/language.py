"""The words of a story and what its page declares in, the BCP 47 tag of its language out."""

import re
from collections import Counter

_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]+")
# Frequent characters that only one of the two ways of writing Chinese has.
_TRADITIONAL = frozenset("這個們來說時為國會學對發過還後點開關從現無經應與東門問間見長車員業電話馬語書買賣萬將團號總統灣")
_SIMPLIFIED = frozenset("这个们来说时为国会学对发过还后点开关从现无经应与东门问间见长车员业电话马语书买卖万将团号总统湾") - _TRADITIONAL
# The most frequent words of running text.
_FREQUENT = {
    "en": frozenset("the of and to in a is that for it was on as with be by at from he his said this are have".split()),
    "de": frozenset("der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es".split()),
    "fr": frozenset("de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se".split()),
    "es": frozenset("de la que el en y a los del se las por un para con no una su al es lo como".split()),
    "it": frozenset("di e il la che in a per un del non è della con i le si da una dei sono".split()),
    "pt": frozenset("de a o que e do da em um para com não uma os no se na por mais as dos".split()),
    "nl": frozenset("de van het een en in is dat op te zijn met voor niet aan er om ook als".split()),
}
_ENOUGH_WORDS = 20
_FREQUENT_SHARE = 0.12  # English news runs at 0.25 to 0.35
_CERTAIN_SHARE = 0.2  # against a page that declares a language not in the table


def language_of(text: str, declared: str = "") -> str:
    """Return "en", "zh-Hant", "zh-Hans", "ja" ...; the script of the text is believed before what the page declares.

    `declared` is the page's own tag ("en-US", "zh-TW"). "und" when neither tells.
    """
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
    traditional, simplified = (sum(counts[char] for char in chars) for chars in (_TRADITIONAL - _SIMPLIFIED, _SIMPLIFIED))
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
