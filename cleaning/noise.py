"""A line and where it stands in, the name of the rule that says it is not part of the story out; for markup and text.

Each rule is a small function; the first in `RULES` that holds names the line. A rule looks for the voice of a site that
speaks to its visitor ("we", "you", "click here"), never for a subject: a story about cookies, newsletters, photographs
or text-to-speech stays whole. What sites say stands in `phrases.toml`. Long lines are only ever taken at the edges of a
story, not amid it.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from cleaning.dates import is_labelled_time, is_time_line


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line stands: its neighbours on the page, whether prose stands on both sides; and if it is a heading."""

    before: str = ""
    after: str = ""
    amid: bool = False
    heading: bool = False


Rule = Callable[[str, Setting], bool]

_PHRASES: dict[str, list[str]] = tomllib.loads(files("cleaning").joinpath("phrases.toml").read_text("utf-8"))
_NETWORK = f"(?:{'|'.join(_PHRASES['network'])})"


def _pattern(name: str, tail: str = r"\W*") -> re.Pattern[str]:
    """Return the phrases of a rule as one pattern, for a whole line with whatever ends it."""
    phrases = "|".join(f"(?:{phrase.replace('NETWORK', _NETWORK)})" for phrase in _PHRASES[name])
    return re.compile(f"(?:{phrases}){tail}", re.IGNORECASE)


_CONTROL = _pattern("media-control", tail=r"\W*[\d:.%]*")
_LISTEN = _pattern("listen-prompt")
_PRIVACY = _pattern("privacy-notice")
_PRIVACY_SUBJECT = _pattern("privacy-subject", tail="")
_PRIVACY_ADDRESS = _pattern("privacy-address", tail="")
_APP = _pattern("app-promotion")
_SUBSCRIPTION = _pattern("subscription-prompt")
_SHARE = _pattern("share-line")
_COMMENT = _pattern("comment-line")
_RELATED = _pattern("related-link")
_RELATED_LABEL = _pattern("related-label")
_ADVERTISEMENT = _pattern("advertisement-label")
_SITE = _pattern("site-control")
_LEGAL = _pattern("legal-notice")
_COMMISSION = _pattern("commission-subject", tail="")
_COMMISSION_VOICE = _pattern("commission-voice", tail="")
_SHORTCODE = re.compile(
    r"\[/?[a-z][\w-]*[_-]\w+(?:\s[^\[\]]{0,200})?\]|\[/?[a-z]\w*\s[\w-]{1,40}=[^\[\]]{0,200}\]", re.IGNORECASE
)
_READING_TIME = re.compile(
    r"\W{1,6}\d{1,3}[ -]min(?:ute)?s?[ -]read\W*$|^\d{1,3}[ -]min(?:ute)?s?[ -]read\W+", re.IGNORECASE
)
_QUOTE = re.compile('["“”「」]')
_STAFF = _pattern("staff-credit")
_END = _pattern("end-mark")

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_APP_NAME = re.compile(r"(?:[\w'&.-]+ ){0,4}[Aa]pp(?: [Dd]ownload)?")
_OWN_APP = re.compile(
    r"(?!(?:The|An?|This|That|Your|My|His|Her|Its?|Our|Their|No|Every|One|How|Why|What|Which|Is|By|In|On|For)\b)"
    r"(?:[A-Z][\w'&.-]* ){1,4}App(?: Download)?"
)
_QUOTED = re.compile('["“”「」『』]')
_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
    r"(?:\s(?:(?:de|da|di|van|von|der|den|la|le|bin|al|el)\s){0,2}[A-ZÀ-ÖØ-Þ][\w.'’\-]*){0,4}"
)
_NAMES = rf"{_NAME}(?:(?:,\s|,?\s(?:and|AND|&)\s){_NAME}){{0,5}}"
BYLINE = re.compile(
    rf"\(?(?:By|BY|by|Words by|Written by|Text by|Story by)[\s:]+(?P<names>{_NAMES})"
    r"(?:,\s(?:CNA|AP|AFP|Reuters|BBC|CNN)[\w ]{0,24})?\)?"
)
_BYLINE_HAN = re.compile(
    r"[【［\[（(]?(?:[本特]?[報报约約派]?記者|特派員|记者|特派员|編譯|编译)[\s:：]?[\u4e00-\u9fff、・\s]{2,24}"
    r"[／/][\u4e00-\u9fff]{1,8}(?:報導|報道|报道|電|电)[】］\]）)]?"
)
_SIGNATURE_HAN = re.compile(r"[（【][\u3005\u3040-\u30ff\u3400-\u9fff・、\s]{2,14}[）】]")
_SOURCE_HAN = re.compile(
    r"\s*[（(][^（）()]{1,24}(?:更新|配信)[）)]$|[\s|｜]*(?:文章)?(?:来源|來源|出典)\s?[:：]\s?[^。]{1,24}$"
)
# Credits that only names follow, so that "Produced by the studio, the series won ..." stays.
_CREDIT_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*|and|in|for|by|from|with|additional|reporting|writing|editing)[;,]?"
_STAFF_NAMES = re.compile(
    rf"(?:[Ww]ith (?:files|reporting) (?:from|by) {_CREDIT_WORD}(?:\s{_CREDIT_WORD})*"
    r"|(?:(?:Additional |With |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Gg]raphics|[Rr]esearch)"
    rf"|Edited|Translated|Compiled|Illustrations?) by {_CREDIT_WORD}(?:\s{_CREDIT_WORD})*"
    rf"|{_NAMES} (?:contributed (?:reporting )?(?:to|from) (?:this|the) \w+(?: from {_NAMES})?"
    rf"|reported from {_NAMES}))\.?"
)
# Credits under pictures. Names alone stand in them, so that "Credit Suisse shares fell." and "Getty Images sued." stay.
_PICTURE = r"(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Gg]raphic)s?"
_AGENCY = (
    r"(?:AP(?: Photo)?|AFP(?: PHOTO)?|Reuters|REUTERS|EPA(?:-EFE)?|Xinhua|Bloomberg|Getty(?: Images)?|Shutterstock"
    r"|iStock|Unsplash|Alamy|CNA)"
)
_HOLDER = r"['‘“]?[A-Z@©][\w.'’@&-]*"
_HOLDERS = rf"{_HOLDER}(?:[\s/|,(]+(?:(?:via|for|and|of|the) )?{_HOLDER}\)?){{0,8}}"
_DAY = r"(?:,? (?:taken )?(?:on )?[A-Z][\w.]+ \d{1,2}, \d{4})?"
_CREDITS_AT_END = "|".join(
    (
        rf"\(?(?:file |handout |pool )?(?:{_PICTURE}|[Cc]redits?)(?: credits?)?\s?[:：/]\s?{_HOLDERS}",
        rf"\(?(?:file |handout |pool )?{_PICTURE} (?:by|courtesy(?: of)?|via):? {_HOLDERS}",
        rf"(?:[A-Z][\w.&'’-]*[\s/]){{1,5}}(?:file |handout |pool |stock )?(?:photo|image|picture|graphic)s?{_DAY}",
        rf"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}\s?[/|,]\s?{_AGENCY}(?:[\s/|,]+(?:via )?{_HOLDER}){{0,3}}",
        rf"\((?:{_AGENCY}|Photo|Image|Credit|Picture|Courtesy)\b[^()]{{0,80}}\)",
    )
)
_CREDIT_AT_END = re.compile(rf"(?:^|[.!?)”\"’。]\s*|\s[|/–—-]\s*)(?:{_CREDITS_AT_END})[.)'’”]{{0,3}}\s*$")
_CREDIT_LABEL = re.compile(
    r"^(?:(?:photo|image|picture|illustration|graphic|featured image)s? (?:credits?|source)|(?:photo|credit)s?"
    r"|圖片來源|圖/文|图片来源|照片|圖|写真|画像|撮影)\s?[:：/／©].{2,200}$|^© ?.{2,120}$",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(rf"(?:via )?{_AGENCY}(?:[\s/|,]+(?:via )?{_AGENCY}){{0,3}}")
_CREDIT_HAN = re.compile(
    r"(?:（[^（）]{0,30}(?:攝|摄|提供|圖|資料照片?|檔案照片?|翻攝)[^（）]{0,16}）|[圖图]／[^。]{1,30}"
    r"|(?:中央社)?(?:檔案照片|資料照片)|記者[^。]{2,8}[攝摄](?:影)?|[＝=][^。]{2,30}(?:撮影|提供))\s*(?:\d+年\d+月\d+日)?$"
)
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_NUMBER = re.compile(r"[+#(]?\d[\d.,]*\s?[kKmM%]?[+)]?|\+?\d{0,3}[ -]?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w{2,30}|(?:#\w+[\s,]*)+")
_FULL_STOP = re.compile(r"[.。]['\"”’）)]*$")
_SHORT = 90
_LONGEST_NOTICE = 300
_LONGEST_CAPTION = 500


def media_control(line: str, setting: Setting) -> bool:
    """Find the parts of a player: "0:00", "/", "Play", "1.5x"."""
    if line in {"/", "|", "-"}:
        return bool(_CLOCK.fullmatch(setting.before) or _CLOCK.fullmatch(setting.after))
    return bool(_CONTROL.fullmatch(line))


def listen_prompt(line: str, _: Setting) -> bool:
    """Find what asks the visitor to use the site's own reading aloud."""
    return len(line) <= _LONGEST_NOTICE and bool(_LISTEN.fullmatch(line))


def privacy_notice(line: str, setting: Setting) -> bool:
    """Find cookie and privacy banners: a label, or a text that names tracking and speaks to the visitor twice.

    Amid a story it has to speak to the visitor three times, and not as a quotation.
    """
    if _PRIVACY.fullmatch(line):
        return True
    if not _PRIVACY_SUBJECT.search(line) or (setting.amid and _QUOTED.search(line)):
        return False
    return len({found[0].lower() for found in _PRIVACY_ADDRESS.finditer(line)}) >= (3 if setting.amid else 2)


def app_promotion(line: str, setting: Setting) -> bool:
    """Find an invitation to an app: "Focus Taiwan App", "Download", "Get it on Google Play"."""
    name = _OWN_APP if setting.amid else _APP_NAME
    if name.fullmatch(line) and not (setting.amid and setting.heading):
        return True
    return len(line) <= _SHORT + _SHORT and bool(_APP.fullmatch(line))


def subscription_prompt(line: str, setting: Setting) -> bool:
    """Find what asks the visitor to sign up: newsletters, accounts, following."""
    return len(line) <= (2 * _SHORT if setting.amid else _LONGEST_NOTICE) and bool(_SUBSCRIPTION.fullmatch(line))


def share_line(line: str, _: Setting) -> bool:
    """Find buttons that pass the page on."""
    return len(line) <= _SHORT and bool(_SHARE.fullmatch(line))


def comment_line(line: str, _: Setting) -> bool:
    """Find the door to the comments; "No comment." stays."""
    return len(line) <= _SHORT + _SHORT and bool(_COMMENT.fullmatch(line))


def advertisement_label(line: str, _: Setting) -> bool:
    """Find the label of an advertisement."""
    return len(line) <= _SHORT and bool(_ADVERTISEMENT.fullmatch(line))


def site_control(line: str, _: Setting) -> bool:
    """Find buttons and links that run the page itself."""
    return bool(_SITE.fullmatch(line))


def end_mark(line: str, _: Setting) -> bool:
    """Find a wire's mark that the story is complete: "Enditem/kb", "###", "-30-"."""
    return bool(_END.fullmatch(line))


def caption(line: str, _: Setting) -> bool:
    """Find what is printed under a picture, by the credit that ends or opens it."""
    if len(line) > _LONGEST_CAPTION:
        return False
    endings = (_CREDIT_LABEL, _CREDIT_AT_END, _CREDIT_HAN)
    return bool(_CREDIT_ALONE.fullmatch(line)) or any(credit.search(line) for credit in endings)


def byline(line: str, setting: Setting) -> bool:
    """Find names after "By", "記者王小明／台北報導" or a signature; amid a story one word is too few ("By Tuesday")."""
    if _BYLINE_HAN.fullmatch(line) or (not setting.amid and _SIGNATURE_HAN.fullmatch(line)):
        return True
    found = BYLINE.fullmatch(line)
    return bool(found and (" " in found["names"] or not setting.amid))


def staff_credit(line: str, _: Setting) -> bool:
    """Find who reported, wrote or edited: "(Reporting by ...; editing by ...)"."""
    return len(line) <= _LONGEST_NOTICE and bool(_STAFF.fullmatch(line) or _STAFF_NAMES.fullmatch(line))


def commission_notice(line: str, _: Setting) -> bool:
    """Find what tells the visitor that the site earns by its links; what somebody says of it stays."""
    if len(line) > _LONGEST_NOTICE or _QUOTE.search(line):
        return False
    return bool(_COMMISSION.search(line) and _COMMISSION_VOICE.search(line))


def shortcode(line: str, _: Setting) -> bool:
    """Find what an editing system left unfilled: "[newsletter_form]", "[form id=3]"."""
    return bool(_SHORTCODE.fullmatch(line))


def legal_notice(line: str, setting: Setting) -> bool:
    """Find copyright lines."""
    return not setting.amid and bool(_LEGAL.fullmatch(line))


def time_line(line: str, setting: Setting) -> bool:
    """Find a line that is nothing but a date or a time; amid a story, whose parts dates may head, a labelled one."""
    if len(line) > _SHORT:
        return False
    without = _SOURCE_HAN.sub("", _READING_TIME.sub("", line))
    if without != line and is_time_line(without):
        return True
    return is_labelled_time(line) if setting.amid else is_time_line(line)


def related_link(line: str, _: Setting) -> bool:
    """Find where else the visitor might go: "Read more: ...", "Related stories"."""
    if len(line) > _LONGEST_NOTICE:
        return False
    is_label = _RELATED_LABEL.fullmatch(line) and not _FULL_STOP.search(line)
    return bool(is_label or _RELATED.fullmatch(line))


def bare_number(line: str, setting: Setting) -> bool:
    """Find a count or a telephone number without a word; a year amid a story heads a part of it."""
    return bool(_NUMBER.fullmatch(line)) and not (setting.amid and _YEAR.fullmatch(line))


def separator(line: str, _: Setting) -> bool:
    """Find a line without a letter or digit: "___", "* * *"."""
    return not any(map(str.isalnum, line))


def bare_address(line: str, _: Setting) -> bool:
    """Find a web or mail address, a handle or hashtags, and nothing else."""
    return bool(_ADDRESS.fullmatch(line))


RULES: tuple[Rule, ...] = (
    media_control,
    listen_prompt,
    privacy_notice,
    app_promotion,
    subscription_prompt,
    share_line,
    comment_line,
    advertisement_label,
    site_control,
    end_mark,
    caption,
    byline,
    staff_credit,
    legal_notice,
    commission_notice,
    shortcode,
    time_line,
    related_link,
    bare_number,
    separator,
    bare_address,
)
_RULE_NAMES = tuple((rule, rule.__name__.replace("_", "-")) for rule in RULES)


def rule_for(line: str, setting: Setting) -> str:
    """Return the name of the first rule that takes the line away ("end-mark"), or "" when it may be read aloud."""
    return next((name for rule, name in _RULE_NAMES if rule(line, setting)), "")
