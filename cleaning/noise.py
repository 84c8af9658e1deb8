"""A line and where it stands in, the name of the rule that says it is not part of the story out; for markup and text.

Each rule is a small function; the first in `RULES` that holds names the line. A rule looks for the voice of a site that
speaks to its visitor ("we", "you", "click here"), never for a subject: a story about cookies, newsletters, photographs
or text-to-speech stays whole. What sites say stands in `phrases.toml`. Long lines are only ever taken at the edges of a
story, not amid it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cleaning.bylines import is_byline, is_staff_credit
from cleaning.dates import is_labelled_time, is_time_line
from cleaning.phrases import pattern
from cleaning.picture_credits import has_picture_credit


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line stands: its neighbours on the page, whether prose stands on both sides; and if it is a heading."""

    before: str = ""
    after: str = ""
    amid: bool = False
    heading: bool = False


Rule = Callable[[str, Setting], bool]

_CONTROL = pattern("media-control", tail=r"\W*[\d:.%]*")
_LISTEN = pattern("listen-prompt")
_PRIVACY = pattern("privacy-notice")
_PRIVACY_SUBJECT = pattern("privacy-subject", tail="")
_PRIVACY_ADDRESS = pattern("privacy-address", tail="")
_APP = pattern("app-promotion")
_SUBSCRIPTION = pattern("subscription-prompt")
_SHARE = pattern("share-line")
_COMMENT = pattern("comment-line")
_RELATED = pattern("related-link")
_RELATED_LABEL = pattern("related-label")
_ADVERTISEMENT = pattern("advertisement-label")
_SITE = pattern("site-control")
_SHOP = pattern("shopping-link")
_POST = pattern("embedded-post")
_UNFINISHED = pattern("unfinished-story")
_SECTION = pattern("section-label")
_LEGAL = pattern("legal-notice")
_LEGAL_SURE = pattern("legal-notice-sure")
_COMMISSION = pattern("commission-subject", tail="")
_COMMISSION_VOICE = pattern("commission-voice", tail="")
_SHORTCODE = re.compile(
    r"\[/?[a-z][\w-]*[_-]\w+(?:\s[^\[\]]{0,200})?\]|\[/?[a-z]\w*\s[\w-]{1,40}=[^\[\]]{0,200}\]", re.IGNORECASE
)
_READING_TIME = re.compile(
    r"\W{1,6}\d{1,3}[ -]min(?:ute)?s?[ -]read\W*$|^\d{1,3}[ -]min(?:ute)?s?[ -]read\W+", re.IGNORECASE
)
_QUOTE = re.compile('["“”「」]')
_STAFF = pattern("staff-credit")
_AUTHOR = pattern("author-note")
_END = pattern("end-mark")

_PATH = re.compile(
    r"(?:Home|HOME|Start|ホーム|首頁|首页)(?: ?[>»›/→] ?[^>»›]{2,120}){1,6}|[^>»›.]{2,40}(?: [>»›] [^>»›]{2,100}){2,6}"
)
_APART = re.compile(r"\s+[|/•·–—-]\s+")
_LONGEST_PART = 40  # characters beside a date: a kind of text, an office, an author
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_APP_NAME = re.compile(r"(?:[\w'&.-]+ ){0,4}[Aa]pp(?: [Dd]ownload)?")
_OWN_APP = re.compile(
    r"(?!(?:The|An?|This|That|Your|My|His|Her|Its?|Our|Their|No|Every|One|How|Why|What|Which|Is|By|In|On|For)\b)"
    r"(?:[A-Z][\w'&.-]* ){1,4}App(?: Download)?"
)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile('["“”「」『』]')
_SOURCE_HAN = re.compile(
    r"\s+(?:[記记]者\s?[\u4e00-\u9fff、]{2,20}(?:[／/][\u4e00-\u9fff]{1,8}(?:報導|報道|报道))?|[\u3040-\u30ff\u4e00-\u9fff]{2,12}記者)$|"
    r"\s*[（(][^（）()]{1,24}(?:更新|配信)[）)]$|[\s|｜]*(?:文章)?(?:来源|來源|出典)\s?[:：]\s?[^。]{1,24}$"
)
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_NUMBER = re.compile(r"[+#(]?\d[\d.,]*\s?[kKmM%]?[+)]?|\+?\d{0,3}[ -]?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w{2,30}|(?:#\w+[\s,]*)+")
_FULL_STOP = re.compile(r"[.。]['\"”’）)]*$")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*(?=.)")
_NOTICES = range(2, 7)  # sentences of a line
_SHORT = 90
_LONGEST_NOTICE = 300
_LONGEST_BANNER = 2_000


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
    if name.fullmatch(line) and not _heads_a_section(line, setting):
        return True
    return len(line) <= _SHORT + _SHORT and bool(_APP.fullmatch(line))


def _heads_a_section(line: str, setting: Setting) -> bool:
    """Tell whether the name of an app is a heading amid a story, of a text that goes on about it."""
    words, told = (set(_WORD.findall(text.lower())) for text in (line, setting.after))
    named = words - {"app"}
    return setting.amid and setting.heading and (not told.isdisjoint({"app", "apps"}) or named <= told)


def subscription_prompt(line: str, _: Setting) -> bool:
    """Find what asks the visitor to sign up: newsletters, accounts, following."""
    return len(line) <= _LONGEST_NOTICE and bool(_SUBSCRIPTION.fullmatch(line))


def share_line(line: str, _: Setting) -> bool:
    """Find buttons that pass the page on."""
    return len(line) <= _SHORT and bool(_SHARE.fullmatch(line))


def comment_line(line: str, _: Setting) -> bool:
    """Find the door to the comments; "No comment." stays."""
    return len(line) <= _SHORT + _SHORT and bool(_COMMENT.fullmatch(line))


def advertisement_label(line: str, _: Setting) -> bool:
    """Find the label of an advertisement."""
    return len(line) <= _SHORT and bool(_ADVERTISEMENT.fullmatch(line))


def site_control(line: str, setting: Setting) -> bool:
    """Find buttons and links that run the page itself; around a story, the path to it: "Home > News > Harbours"."""
    return bool(_SITE.fullmatch(line)) or (not setting.amid and bool(_PATH.fullmatch(line)))


def end_mark(line: str, _: Setting) -> bool:
    """Find a wire's mark that the story is complete: "Enditem/kb", "###", "-30-"."""
    return bool(_END.fullmatch(line))


def caption(line: str, _: Setting) -> bool:
    """Find what is printed under a picture, by the credit that ends or opens it."""
    return has_picture_credit(line)


def byline(line: str, setting: Setting) -> bool:
    """Find names after "By", with a date or an office; "記者王小明／台北報導" or a signature."""
    return is_byline(line, amid=setting.amid)


def staff_credit(line: str, _: Setting) -> bool:
    """Find who reported, wrote or edited: "(Reporting by ...; editing by ...)"."""
    return len(line) <= _LONGEST_NOTICE and bool(_STAFF.fullmatch(line) or is_staff_credit(line))


def shopping_link(line: str, _: Setting) -> bool:
    """Find what leads to a shop: "Check price on Amazon", "Jump to review"."""
    return len(line) <= _SHORT and bool(_SHOP.fullmatch(line))


def embedded_post(line: str, _: Setting) -> bool:
    """Find what a network prints under a post that is embedded: who wrote it, and where it stands."""
    return bool(_POST.fullmatch(line))


def unfinished_story(line: str, _: Setting) -> bool:
    """Find what says that the story is still being written: "More to follow"; what was corrected stays."""
    return len(line) <= 2 * _SHORT and bool(_UNFINISHED.fullmatch(line))


def section_label(line: str, setting: Setting) -> bool:
    """Find the name of a part of the site, around a story: "Opinion", "LIVE", "Photos"."""
    return not setting.amid and bool(_SECTION.fullmatch(line))


def commission_notice(line: str, _: Setting) -> bool:
    """Find what tells the visitor that the site earns by its links; what somebody says of it stays."""
    if len(line) > _LONGEST_NOTICE or _QUOTE.search(line):
        return False
    return bool(_COMMISSION.search(line) and _COMMISSION_VOICE.search(line))


def shortcode(line: str, _: Setting) -> bool:
    """Find what an editing system left unfilled: "[newsletter_form]", "[form id=3]"."""
    return bool(_SHORTCODE.fullmatch(line))


def author_note(line: str, setting: Setting) -> bool:
    """Find who wrote a story and how to reach them, around it."""
    return not setting.amid and bool(_AUTHOR.fullmatch(line))


def legal_notice(line: str, setting: Setting) -> bool:
    """Find copyright lines, and those that say whose opinion a story is."""
    return bool(_LEGAL_SURE.fullmatch(line) or (not setting.amid and _LEGAL.fullmatch(line)))


def time_line(line: str, setting: Setting) -> bool:
    """Find a line that is nothing but a date or a time; amid a story, whose parts dates may head, a labelled one."""
    if len(line) > _SHORT:
        return False
    without = _SOURCE_HAN.sub("", _READING_TIME.sub("", line))
    if without != line and is_time_line(without):
        return True
    return is_labelled_time(line) if setting.amid else is_time_line(line) or _is_dated_row(line)


def _is_dated_row(line: str) -> bool:
    """Tell whether a line is a row of short texts with a date among them: "Video - January 5, 2026 - Harbours"."""
    parts = [part for part in _APART.split(line) if part]
    return len(parts) > 1 and any(map(is_time_line, parts)) and all(_is_short_label(part) for part in parts)


def _is_short_label(text: str) -> bool:
    return len(text) <= _LONGEST_PART and not _FULL_STOP.search(text)


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
    author_note,
    legal_notice,
    commission_notice,
    shopping_link,
    embedded_post,
    unfinished_story,
    section_label,
    shortcode,
    time_line,
    related_link,
    bare_number,
    separator,
    bare_address,
)
_TO_VISITOR = (
    listen_prompt,
    privacy_notice,
    app_promotion,
    subscription_prompt,
    share_line,
    comment_line,
    site_control,
    legal_notice,
    related_link,
)  # whose notices stand in one line
_LONG_RULES = (privacy_notice, site_control, caption, legal_notice, separator, bare_address)  # for over 300 characters
_LONGEST_RULES = (separator,)  # for what is longer than any banner


def _named(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, str], ...]:
    return tuple((rule, rule.__name__.replace("_", "-")) for rule in rules)


_RULES, _OF_NOTICES, _OF_LONG, _OF_LONGEST = map(_named, (RULES, _TO_VISITOR, _LONG_RULES, _LONGEST_RULES))


def rule_for(line: str, setting: Setting) -> str:
    """Return the name of the first rule that takes the line away ("end-mark"), or "" when it may be read aloud."""
    size = len(line)
    rules = _RULES if size <= _LONGEST_NOTICE else _OF_LONG if size <= _LONGEST_BANNER else _OF_LONGEST
    found = next((name for rule, name in rules if rule(line, setting)), "")
    return found or (_notices(line, setting) if size <= 2 * _LONGEST_NOTICE else "")


def _notices(line: str, setting: Setting) -> str:
    """Return the name of the rule that takes the first sentence, where each says something to the visitor.

    "Follow us on Facebook. If you have a story, email us." is no more part of a story than its sentences are.
    """
    sentences = _BETWEEN_SENTENCES.split(line)
    if len(sentences) not in _NOTICES:
        return ""
    names = []
    for sentence in sentences:
        name = next((name for rule, name in _OF_NOTICES if rule(sentence, setting)), "")
        if not name:
            return ""
        names.append(name)
    return names[0]
