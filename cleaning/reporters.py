"""The dateline of a story in Chinese in, the names of those who wrote it out."""

import re
import tomllib
from importlib.resources import files

_TABLES: dict[str, str] = tomllib.loads(files("cleaning").joinpath("han_datelines.toml").read_text("utf-8"))
_PLACES = tuple(sorted(_TABLES["places"].split(), key=len, reverse=True))
_SURNAMES = frozenset("".join(_TABLES["surnames"].split()))
_ENDS_OF_PLACES = frozenset(_TABLES["ends_of_places"])
_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
# CNA and others: 記者NAMES PLACE DATE 電; Taiwan's papers: 記者NAMES／PLACE報導; Xinhua, at the end: （记者NAMES）.
_BEFORE_PLACE = re.compile(rf"[記记]者(?P<names>[^（）()\d／/]{{3,30}}?){_DATE}[^（）()]{{0,6}}[電电]")
_BEFORE_STROKE = re.compile(r"[記记]者(?P<names>[^（）()\d／/]{2,30}?)[／/]")
_ALONE = re.compile(r"[（(](?:本[報报])?[記记]者\s?(?P<names>[^（）()\d／/]{2,30})[）)]")
_APART = re.compile(r"[、，,\s]+")
_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_UNKNOWN_PLACE = 2  # characters


def reporters(dateline: str) -> str:
    """Return the names in a dateline, joined by "、"; "" where there is none, or where it can't be told where they end.

    >>> reporters("（中央社記者王小明、李大華台北23日電）")
    '王小明、李大華'
    """
    if found := _BEFORE_PLACE.search(dateline):
        return _joined(_without_place(found["names"].strip()))
    found = _BEFORE_STROKE.search(dateline) or _ALONE.search(dateline)
    return _joined(found["names"]) if found else ""


def _joined(text: str) -> str:
    names = [name for name in _APART.split(text) if name]
    return "、".join(names) if names and all(map(_NAME.fullmatch, names)) else ""


def _without_place(text: str) -> str:
    """Take the place off the end of names: one that is known, else two characters after a name of three."""
    for place in _PLACES:
        names = text.removesuffix(place).strip()
        if names != text and _NAME.fullmatch(_APART.split(names)[-1]):
            return names
    last = _APART.split(text)[-1]
    usual = len(last) == 3 + _UNKNOWN_PLACE and last[0] in _SURNAMES and last[-1] not in _ENDS_OF_PLACES
    return text[:-_UNKNOWN_PLACE] if usual else ""
