"""Numbers in, English words out.

Our own and not num2words, since these few lines spell a number in a microsecond and take the styles that we need: the
Associated Press Stylebook ("numerals") has "one hundred forty-three" without "and", which British English puts in.
"""

from tts.normalization.rule import Style

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", " thousand", " million", " billion", " trillion", " quadrillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LIMIT = 10 ** (3 * len(_GROUPS))

AMERICAN = Style()
_GROUPING = str.maketrans("", "", ", \u00a0\u2009\u202f")


def digits(text: str) -> str:
    """Read digit by digit: "101" is "one zero one"."""
    return " ".join(_ONES[int(digit)] for digit in text if digit.isdecimal())


def cardinal(number: int, style: Style = AMERICAN) -> str:
    """Spell a number; from a quintillion on, digit by digit."""
    if number < 20:
        return _ONES[number] if number >= 0 else f"minus {cardinal(-number, style)}"
    if number >= _LIMIT:
        return digits(str(number))
    words: list[str] = []
    for group in reversed(range(len(_GROUPS))):
        part = number // 1000**group % 1000
        if part:
            words.append(_below_thousand(part, style, inside=bool(words) and group == 0) + _GROUPS[group])
    return " ".join(words)


def _below_thousand(number: int, style: Style, *, inside: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest and style.dialect == "british" and (hundreds or inside):
        words.append("and")
    if rest:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def ordinal(number: int, style: Style = AMERICAN) -> str:
    """Spell a place in an order: 21 is "twenty-first"."""
    words = cardinal(number, style)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last.endswith("y"):
        return words[:cut] + last[:-1] + "ieth"
    return words[:cut] + _ORDINALS.get(last, last + "th")


_THIS_CENTURY = 20


def year(number: int, style: Style = AMERICAN) -> str:
    """Spell a year in pairs: 1905 "nineteen oh five", 2005 "two thousand five", 2024 "twenty twenty-four"."""
    century, rest = divmod(number, 100)
    if style.years == "thousands" and century == _THIS_CENTURY:
        return cardinal(number, style)
    if not 1000 <= number < 10000 or (century % 10 == 0 and rest < 10):
        return cardinal(number, style)
    if rest == 0:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {_pair(rest)}"


def _pair(number: int) -> str:
    return _below_hundred(number) if number >= 10 else f"oh {_ONES[number]}"


def digits_of_year(text: str) -> str:
    """Read the last two figures of a year: "25" is "twenty-five", "05" "oh five"."""
    return _pair(int(text))


def pairs(text: str) -> str:
    """Read a label of digits as people do: "101" is "one oh one", "737" "seven thirty-seven", "900" "nine hundred"."""
    number = int(text)
    if text[0] == "0" or len(text) > 4:
        return digits(text)
    if len(text) < 3 or number % 1000 == 0:
        return cardinal(number)
    head, rest = divmod(number, 100)
    if rest == 0:
        return f"{_below_hundred(head)} hundred"
    return f"{_below_hundred(head)} {_pair(rest)}"


def decimal(text: str, style: Style = AMERICAN) -> str:
    """Spell a number as written: "1,234.50" is "one thousand two hundred thirty-four point five zero"."""
    whole, _, fraction = text.translate(_GROUPING).partition(".")
    if len(whole) > 18 or (len(whole) > 1 and whole[0] == "0"):
        spoken = digits(whole)
    else:
        spoken = cardinal(int(whole or "0"), style)
    return f"{spoken} point {digits(fraction)}" if fraction else spoken


def plural(word: str) -> str:
    """Return the plural of a spelled number: "nineties", "sixes", "hundreds"."""
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("x") else "s")


def article(word: str) -> str:
    """Return the indefinite article that the sound of a word asks for, of words that we spell or letters."""
    first = word.lstrip()
    if first[0].isupper() and not first[1:2].isalpha():
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    lowered = first.lower()
    if lowered.startswith(("one", "uni", "use", "euro", "u-")):
        return "a"
    return "an" if lowered.startswith(("a", "e", "i", "o", "u", "hour", "honor", "heir")) else "a"
