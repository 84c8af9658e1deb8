"""Addresses: the domain of a URL without its path, e-mail, handles, hashtags."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, JOINED, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words
from tts.pronunciation import acronyms

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?"
_TLD = (
    r"(?:com|org|net|gov|edu|int|mil|info|biz|io|ai|app|dev|tv|co|me|news|online|site|xyz|ly|gg|fm|museum|pro|tech|store|shop|blog|"
    r"cloud|live|media|world|global|agency|digital|network|social|link|club|team|today|space|energy|academy|school|foundation|"
    r"email|page|wiki|chat|games?|fun|art|design|studio|press|report|review|travel|asia|taipei|london|nyc|tokyo|mobi|name|jobs|"
    r"ie|pt|gr|hu|ro|bg|hr|sk|lt|lv|ee|cc|ws|vc|rs|md|ge|az|kz|uz|kg|mn|pk|bd|lk|np|bn|ae|sa|qa|kw|lb|ke|ng|gh|eg|cl|pe|uy|"
    r"tw|jp|cn|hk|kr|sg|my|th|vn|ph|id|in|us|uk|au|nz|ca|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|ru|ua|eu|br|mx|za|il|tr)"
)
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TLD}"
_URL = Pattern(
    rf"(?:(?:https?|ftp)://|(?=www\.))(?P<domain>(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,18}})(?::\d+)?(?:[/?#][^\s<>\"“”]{{0,2000}})?"
)
_BARE = Pattern(rf"(?<![\w.@-])(?P<domain>{_DOMAIN}|[A-Z]{{3,5}}\.NET)(?![\w-])(?!\.\w)(?:/[^\s<>\"“”()]{{0,2000}})?")
_EMAIL = Pattern(
    rf"(?<![\w.@-])(?P<local>[A-Za-z0-9][A-Za-z0-9._+-]{{0,63}})@(?P<domain>(?:{_LABEL}\.){{1,4}}[A-Za-z]{{2,18}})"
)
_HANDLE = Pattern(r"(?<![\w./])@(?P<name>[A-Za-z0-9_]{1,40}(?:\.[a-z0-9_]{1,40})*)")
_COMMUNITY = Pattern(r"(?<![\w/])(?P<kind>[ru])/(?P<name>[A-Za-z][A-Za-z0-9_]{2,40})(?![\w/])")
_HASHTAG = Pattern(r"(?<!\w)#(?P<name>[A-Za-z][A-Za-z0-9_]{1,60})")
_NUMBERED = Pattern(r"(?<![\w.])(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?:\.(?:25[0-5]|2[0-4]\d|1?\d{1,2})){3}(?![\w]|\.\d)")
_SUFFIX = Pattern(
    rf"(?<![\w.])\.(?P<domain>(?:(?:com|org|net|gov|edu|co)\.)?(?:com|org|net|gov|edu|mil|int|io|ai|tw|uk)(?!\w)|"
    rf"{alternatives(list(words('file_suffixes')))}(?=[\"”]?\s(?:files?|documents?|attachments?|formats?))|{_TLD}(?=[\"”]?\s(?:domain|address|web|site|suffix|extension|name))|"
    r"[a-z]{2,12}(?=[\"”]?(?:\s(?:domains?|pages?|links?|users?|address(?:es)?|websites?|sites?|suffix(?:es)?|extensions?|names?)\b|,?\s(?:and|or)\s[\"“]?\.[a-z])))"
)
_FILE = Pattern(
    rf"(?<![\w.@-])(?P<name>[A-Za-z][\w-]{{0,40}})\.(?P<suffix>{alternatives(list(words('file_suffixes')))})(?!\w|\.\w)"
)
_TAG_NUMBER = Pattern(r"(?<!\w)#(?P<number>\d{1,6})(?!\w)")
_PIECE = Pattern(
    r"[A-Z]{2,}(?=(?:org|gov|news|tw|uk|us|hq|eu|app|live|sport|sports|tv|bot|en|jp)\b)|\b[a-z][A-Z][a-z]+|[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+"
)
_SHORT_WORDS = words("short_domain_words")
_FILES = words("file_suffixes")
_PATH_END = ".,;:!?'’)]"


def _said_name(name: str) -> str:
    """Part a name at its capitals and digits: "TaiwanPlus" is "Taiwan Plus"; a run of capitals is letters."""
    pieces = _PIECE.findall(name)
    return " ".join(_said_piece(piece) for piece in pieces)


def _said_piece(piece: str) -> str:
    if piece.isdecimal():
        return english.pairs(piece) if len(piece) < 5 else english.digits(piece)
    letters = piece.isupper() and len(piece) > 1 and acronyms.manner(piece) == "letters"
    return "-".join(piece) if letters else piece


def said_domain(domain: str) -> str:
    """Say a domain: labels parted by "dot", a country's two letters as letters, www not at all."""
    labels = [label for label in domain.split(".") if label]
    if labels[0].lower() == "www":
        labels = labels[1:]
    return " dot ".join(_said_label(label, last=at == len(labels) - 1) for at, label in enumerate(labels))


def _said_label(label: str, *, last: bool) -> str:
    is_word = label.lower() in _SHORT_WORDS or (
        len(label) == 3 and label.istitle() and any(v in "aeiou" for v in label)
    )
    if "-" in label:
        return " dash ".join(_said_label(part, last=last) for part in label.split("-") if part)
    letters = (len(label) <= (2 if last else 3) and not is_word) or (not last and _is_initials(label))
    return "-".join(label.upper()) if letters and label.isalpha() else _said_name(label)


_NO_VOWEL = Pattern(
    r"(?i:[bcdfghjklmnpqrstvwxz]{3,5}(?:[bcdfghjklmnpqrstvwxz]|(?<!\w{4})u)|[aei][bcdfghjklmnpqrstvwxz]{2}[bcdfghjklmnpqrtvwxz])"
)


def _is_initials(label: str) -> bool:
    """Tell whether the label of a domain is letters: what nobody can say (lvmpd, ntnu, asml)."""
    if not (label.islower() or label.isupper()) or len(label) > _LONGEST_INITIALS:
        return False
    return _NO_VOWEL.fullmatch(label) is not None and not acronyms.is_english(label.upper())


_LONGEST_INITIALS = 6


def _url(match: re.Match[str], _style: Style) -> Reading:
    kept = match[0].rstrip(_PATH_END)
    return Reading(said_domain(match["domain"]), end=max(match.start() + len(kept), match.end("domain")))


def _email(match: re.Match[str], _style: Style) -> Reading:
    local = " ".join(
        {".": "dot", "_": "underscore", "-": "dash", "+": "plus"}.get(part) or _said_local(part)
        for part in re.findall(r"[A-Za-z0-9]+|[._+-]", match["local"])
    )
    return Reading(f"{local} at {said_domain(match['domain'])}")


_OFFICE = Pattern(r"(?i:[bcdfghjklmnpqrstvwxz]{2}|ir|it|ai)")


def _said_local(part: str) -> str:
    """Say a piece before the @: two letters that are no word ("hr", "ir") are letters."""
    is_letters = _OFFICE.fullmatch(part) is not None
    return "-".join(part.upper()) if is_letters or _is_initials(part) else _said_name(part)


def _handle(match: re.Match[str], _style: Style) -> Reading:
    name = " dot ".join(map(_said_name, match["name"].split(".")))
    said_before = match.string[max(0, match.start() - 4) : match.start()].lower() == " at "
    return Reading(name if said_before else f"at {name}")


def _community(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{match['kind']} slash {_said_name(match['name'])}")


def _hashtag(match: re.Match[str], _style: Style) -> Reading:
    if _TAGS.search(match.string[max(0, match.start() - 12) : match.start()]):
        return Reading(_said_name(match["name"]))
    return Reading(f"hashtag {_said_name(match['name'])}")


_TAGS = Pattern(r"\bhash\s?tags?:?\s[\"“'‘]?$", re.IGNORECASE)


def _suffix(match: re.Match[str], _style: Style) -> Reading:
    suffix = match["domain"]
    if suffix in _FILES:
        return Reading(f"dot {'-'.join(suffix.upper())}")
    return Reading(f"dot {said_domain(suffix)}")


def _numbered(match: re.Match[str], _style: Style) -> Reading:
    """Read the address of a machine: 192.168.0.1 has dots, and no decimal point."""
    return Reading(" dot ".join(map(english.pairs, match[0].split("."))))


def _file(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{_said_name(match['name'])} dot {'-'.join(match['suffix'].upper())}")


def _tag_number(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"number {english.cardinal(int(match['number']), style)}")


_SOURCE = "newsreaders' practice: the domain tells the listener where to look, the path does not"
RULES = (
    Rule(
        "url",
        ("http", "https", "ftp", "www"),
        _URL,
        _url,
        priority.WEB,
        ("https://www.cna.com.tw/news/1", "C-N-A dot com dot T-W"),
        _SOURCE,
    ),
    Rule(
        "url/domain",
        (JOINED, DIGIT),
        _BARE,
        _url,
        priority.WEB - 1,
        ("focustaiwan.tw", "focustaiwan dot T-W"),
        _SOURCE,
    ),
    Rule(
        "e-mail",
        (JOINED, DIGIT),
        _EMAIL,
        _email,
        priority.WEB,
        ("a.b@cna.com.tw", "a dot b at C-N-A dot com dot T-W"),
        _SOURCE,
    ),
    Rule("handle", ("@",), _HANDLE, _handle, priority.WEB, ("@TaiwanPlus", "at Taiwan Plus"), _SOURCE),
    Rule("handle/community", ("r", "u"), _COMMUNITY, _community, priority.WEB, ("r/Taiwan", "r slash Taiwan"), _SOURCE),
    Rule("hashtag", ("#",), _HASHTAG, _hashtag, priority.WEB, ("#MeToo", "hashtag Me Too"), _SOURCE),
    Rule("url/suffix", (".",), _SUFFIX, _suffix, priority.WEB, ("the .tw domain", "the dot T-W domain"), _SOURCE),
    Rule(
        "url/numbered",
        (DIGIT,),
        _NUMBERED,
        _numbered,
        priority.WEB - 2,
        ("192.168.0.1", "one ninety-two dot one sixty-eight dot zero dot one"),
        _SOURCE,
    ),
    Rule("url/file", (JOINED,), _FILE, _file, priority.WEB - 1, ("report.pdf", "report dot P-D-F"), _SOURCE),
    Rule("label/hash", ("#",), _TAG_NUMBER, _tag_number, priority.WEB, ("#1", "number one"), _SOURCE),
)
