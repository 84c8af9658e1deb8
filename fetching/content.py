"""Bytes in, decoded text out, and whether it is markup or plain text; judged by content, not by label."""

import codecs
import re

from fetching.errors import FetchError, FetchRefused

MAX_BYTES = 10_000_000
_SNIFFED_BYTES = 65_536
_BAD_SHARE = 0.001  # a declared charset may be wrong for this share of the characters before it is doubted

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, video or image file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a label means on the web (WHATWG Encoding Standard, "Names and labels"): the wider set of the same family.
_WEB_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
}
# The encodings of the same standard, by Python's names: no other codec may be asked for, many are no charsets at all.
_WEB_CHARSETS = frozenset(
    [
        "utf-8",
        "cp866",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "cp874",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "gb18030",
        "big5hkscs",
        "euc_jp",
        "iso2022_jp",
        "cp932",
        "cp949",
    ]
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})")
_MARKUP_ROOT = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP_TAG = re.compile(
    r"</?(?:html|head|body|article|section|main|div|p|h[1-6]|span|a|br|meta|ul|li|table)\b[^<>]*>", re.IGNORECASE
)
_MARKUP_TAGS_ENOUGH = 6
_READ_AS_LATIN = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")  # the first bytes of a letter in UTF-8, each read as one
_BAD_PAIRS_SHARE = 0.1


def require_page(data: bytes, name: str) -> None:
    """Refuse what can't be a page: raises FetchError for nothing at all, FetchRefused for binary files."""
    if not data.strip():
        raise FetchError(f"{name} is empty: there is no page to read.")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise FetchRefused(f"{name} is {kind}, not a web page: pass an HTML page or a page saved as text.")
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" in data[:_SNIFFED_BYTES]:
        raise FetchRefused(f"{name} is a binary file, not a web page: pass an HTML page or a page saved as text.")


def decode(data: bytes, label: str | None = None) -> str:
    """Decode by byte order mark, then `label` (the HTTP header's), then the markup's own word, then detection.

    The order is that of the WHATWG encoding sniffing algorithm. Never fails: what no charset explains is U+FFFD.
    """
    declared = _declared(data, label)
    for charset in declared:
        text = data.decode(charset, "replace")
        if text.count("\ufffd") <= _BAD_SHARE * len(text):
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _detect(data) or data.decode(declared[0] if declared else "utf-8", "replace")


def read_rightly(text: str) -> str:
    """Undo the reading of UTF-8 as Latin-1 ("Ã©" for "é"), by whoever stored or sent the page; else give it back.

    Only a text that is Latin-1 as a whole was read so, and nearly all its odd pairs of letters have to be UTF-8.
    """
    pairs = len(_READ_AS_LATIN.findall(text))
    if not pairs:
        return text
    try:
        right = text.encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text
    return right if right.count("\ufffd") <= _BAD_PAIRS_SHARE * pairs else text


def is_markup(text: str) -> bool:
    """Tell markup from plain text: a document's opening, or several tags of HTML."""
    head = text[:_SNIFFED_BYTES].lstrip("\ufeff")
    return bool(_MARKUP_ROOT.match(head)) or len(_MARKUP_TAG.findall(head)) >= _MARKUP_TAGS_ENOUGH


def _declared(data: bytes, label: str | None) -> list[str]:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return [charset]
    head = data[:_SNIFFED_BYTES]
    in_markup = (
        found[1].decode("ascii") for pattern in (_XML_CHARSET, _META_CHARSET) if (found := pattern.search(head))
    )
    labels = ([label] if label else []) + list(in_markup)
    return [known for name in labels if (known := _known(name))]


def _known(label: str) -> str | None:
    name = label.strip().lower()
    try:
        charset = codecs.lookup(_WEB_LABELS.get(name, name)).name
    except (LookupError, ValueError):
        return None
    return charset if charset in _WEB_CHARSETS else None


def _detect(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SNIFFED_BYTES]).best()
    return data.decode(best.encoding, "replace") if best else None
