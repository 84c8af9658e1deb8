"""Which letters belong to which script, as ranges for a character class (Unicode 15, Blocks.txt); what a token is."""

from tts.normalization.rule import Pattern

LATIN = r"A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ"
"""Letters of an English voice, with the marks that names bring along."""

NUMERIC_SIGNS = r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793"
"""Raised and lowered figures, fractions, Roman numeral signs, circled figures: letters to a regex, not to a reader."""

CJK = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"  # radicals, iteration marks, Suzhou numerals
    r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    r"\u3100-\u312f\u31a0-\u31bf"  # bopomofo
    r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # hangul
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # hanzi
)
"""The scripts that East Asian names are written in."""

OTHER = rf"(?:(?![{LATIN}{NUMERIC_SIGNS}{CJK}])[^\W\d_])"
"""A letter of any other script, as a pattern."""

ORNAMENTS = (
    r"*_^\\¬™®©†‡¶¦\u2190-\u2191\u2193-\u21ff\u2300-\u23ff\u2500-\u27ff\u2b00-\u2bff"
    r"\ufe00-\ufe0f\U0001f000-\U0001faff"  # pictures
    # not seen, or broken:
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufffd"
)
"""Marks and pictures that nobody says, as ranges for a character class."""

GREEK = r"\u0391-\u03a9\u03b1-\u03c9"

TOKEN = Pattern(rf"(?P<word>[{LATIN}]+)|(?P<number>\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)*)|(?P<script>[{CJK}]+|{OTHER}+)|\S")
"""What the scan steps by, and what lexicons are indexed by: a word, a number, a run of another script, a symbol."""
