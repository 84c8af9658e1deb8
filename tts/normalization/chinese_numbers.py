"""Numbers in, Chinese words in traditional characters out."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "萬", "億", "兆", "京")
_LIMIT = 10 ** (4 * len(_GROUPS))
_SIMPLIFIED = str.maketrans(
    "億萬點兩負攝圓幣鎊歐臺時為號厘於約華韓轉茲",
    "亿万点两负摄圆币镑欧台时为号厘于约华韩转兹",
)


def simplified(words: str) -> str:
    """Return the words of ours in simplified characters."""
    return words.translate(_SIMPLIFIED)


def digits(text: str) -> str:
    """Read digit by digit: "101" is 一零一."""
    return "".join(_DIGITS[int(digit)] for digit in text if digit.isdecimal())


def cardinal(number: int) -> str:
    """Spell a number: 2,250 is 兩千兩百五十, 10,500 一萬零五百, 12 十二; from 10**20 on, digit by digit."""
    if number >= _LIMIT:
        return digits(str(number))
    if number < 20:
        return _below_group(number).removeprefix("一") if number >= 10 else _DIGITS[number]
    words, gap = "", False
    for group in reversed(range(len(_GROUPS))):
        part = number // 10_000**group % 10_000
        if not part:
            gap = bool(words)
            continue
        if words and (gap or part < 1000):
            words += "零"
        words += (_below_group(part) if part != 2 or not group else "兩") + _GROUPS[group]
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_group(number: int) -> str:
    words, gap = "", False
    for place in reversed(range(len(_PLACES))):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(words)
            continue
        two = digit == 2 and place >= 2
        words += ("零" if gap else "") + ("兩" if two else _DIGITS[digit]) + _PLACES[place]
        gap = False
    return words


def spelled(text: str) -> str:
    """Spell a number as it is written: "1,250.5" is 一千兩百五十點五, "007" 零零七."""
    whole, _, fraction = text.replace(",", "").replace("，", "").partition(".")
    words = digits(whole) if len(whole) > 1 and whole[0] == "0" else cardinal(int(whole or "0"))
    return f"{words}點{digits(fraction)}" if fraction else words


def counted(text: str) -> str:
    """Spell a number before what it counts: a two by itself is 兩."""
    return "兩" if text == "2" else spelled(text)
