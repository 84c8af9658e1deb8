"""A line and where it stands in, the name of the rule that says it is not part of the story out; for markup and text.

Each rule is a small function; the first in `RULES` that holds names the line. A rule looks for the voice of a site that
speaks to its visitor ("we", "you", "click here"), never for a subject: a story about cookies, newsletters, photographs
or text-to-speech stays whole. Long lines are only ever taken at the edges of a story, not amid it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cleaning.dates import is_time_line


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line stands: its neighbours on the page, and whether prose of the story stands both before and after."""

    before: str = ""
    after: str = ""
    amid: bool = False


Rule = Callable[[str, Setting], bool]
_SHORT = 90


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_CONTROLS = _any(
    r"(?:(?:elapsed|current|remaining|total)?\s*(?:time|duration)?\s*[:-]?\s*)?-?\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s*/\s*-?\d{1,2}:\d{2}(?::\d{2})?)?",
    r"(?:play|pause|replay|mute|unmute|volume|rewind|forward|fast[ -]forward|skip|fullscreen|playback (?:speed|rate)|speed"
    r"|now playing|loaded|progress|stream type|seek to live|currently (?:behind )?live|picture-in-picture|chapters|captions"
    r"(?: off)?|subtitles(?: off)?|settings|descriptions(?: off)?|play (?:video|audio|now)|pause (?:video|audio)|"
    r"video player is loading|audio player is loading|loading\W*|current time|duration|remaining time)\W*[\d:.%]*",
    r"[0-3](?:\.\d{1,2})?\s?[x×]",
    r"播放|暫停|暂停|静音|靜音|再生|一時停止|ミュート",
)
_TIME_ONLY = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")


def media_control(line: str, setting: Setting) -> bool:
    """The parts of a player: "0:00", "/", "Play", "1.5x"."""
    if line in {"/", "|", "-"}:
        return bool(_TIME_ONLY.fullmatch(setting.before) or _TIME_ONLY.fullmatch(setting.after))
    return bool(_CONTROLS.fullmatch(line))


_LISTEN = _any(
    r"listen(?: now)?(?:\s*\(?\d+:?\d*\s?(?:min(?:ute)?s?)?\)?)?\W*",
    r"(?:listen to|hear) (?:this|the) (?:article|story|report)\b.{0,60}",
    r"(?:this|the) (?:audio|voice|article)(?: version)?[^.]{0,30}\b(?:is|was) (?:auto-?|ai-?|machine-?|computer-?|automatically )\s?"
    r"(?:generated|produced|voiced).{0,80}",
    r"your browser does(?: not|n['’]t) support (?:the |html5 )?(?:audio|video).{0,60}",
    r"\d{1,3}[ -]?min(?:ute)?s?[ -](?:read|listen|watch)\W*",
    r"(?:estimated )?(?:reading|listening) time\s*:?\s*\d+.{0,20}",
    r"to (?:activate|use|enable|hear|start) [^.]{0,40}(?:text-to-speech|audio|read-?aloud|listen)[^.]{0,60}"
    r"(?:please|first|agree|click|enable|log ?in)[^.]{0,120}\.?",
    r"(?:please )?(?:click|tap|press)[^.]{0,30} to (?:listen|hear)\b.{0,60}",
    r"(?:語音朗讀|聽新聞|听新闻|收聽本文|朗讀|この記事を(?:音声で)?(?:聞|聴)く|音声で聞く|読み上げ).{0,20}",
)


def listen_prompt(line: str, setting: Setting) -> bool:
    """What asks the visitor to use the site's own reading aloud."""
    return len(line) <= 240 and bool(_LISTEN.fullmatch(line))


_PRIVACY_LABEL = _any(
    r"we (?:value|respect|care about) your privacy\W*",
    r"(?:your )?(?:privacy|cookies?|ad) (?:policy|notice|settings|preferences|statement|choices|center|centre)\W*",
    r"(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies| preferences| and close)?\W*|i (?:agree|accept)\W*|got it\W*",
    r"(?:terms (?:of (?:use|service)|and conditions|& conditions)|do not (?:sell|share) my (?:personal )?info(?:rmation)?)\W*",
    r"(?:隱私權?(?:政策|聲明)|隐私政策|服務條款|使用條款|プライバシーポリシー|利用規約|クッキーポリシー)\W*",
)
_TRACKING = _any(
    r"\bcookies?\b", r"tracking technolog", r"privacy (?:policy|notice|settings)", r"personal (?:data|information)",
    r"隱私權?政策", r"クッキー",
)  # fmt: skip
_SITE_SPEAKS = _any(
    r"\b(?:we|this (?:site|website|page)|our (?:site|website|partners)) (?:and our (?:\d+ )?partners )?(?:uses?|stores?)\b",
    r"\bby (?:continuing|using|clicking|browsing|closing)\b", r"\bclick(?:ing)? (?:here|on|['\"“]?(?:accept|agree|ok))",
    r"\byou (?:agree|consent|accept|can (?:opt|change|manage|withdraw))", r"\bit means you agree\b",
    r"\b(?:find out more|learn more|read our) ", r"\byour (?:consent|preferences|experience|browser|device)\b",
    r"為了提供.{0,12}(?:體驗|服務)", r"(?:繼續|持續)(?:瀏覽|使用)", r"本(?:網站|サイト)", r"当サイト",
)  # fmt: skip


def privacy_notice(line: str, setting: Setting) -> bool:
    """Cookie and privacy banners: a label; or a text that names tracking and speaks to the visitor twice."""
    if _PRIVACY_LABEL.fullmatch(line):
        return True
    if setting.amid or not _TRACKING.search(line):
        return False
    return len({found[0].lower() for found in _SITE_SPEAKS.finditer(line)}) >= 2


_APP = _any(
    r"(?:download|install|open|view|read)(?: now| here| free| (?:it )?in (?:the |our )?app)?\W*",
    r"(?:download|get|install|try) (?:the|our) (?:[\w'&.-]+ ){0,5}apps?\b.{0,80}",
    r"(?:available|download(?: it)?|get it) (?:on|from)(?: the)? (?:app store|google play|ios|android).{0,60}",
    r"(?:app store|google play|apple store)", r"scan (?:the |this )?qr code.{0,60}",
    r"(?:下載|下载|打開|開啟).{0,12}(?:app|應用程式|客户端).{0,20}", r".{0,12}アプリ(?:を|で)(?:ダウンロード|開く|読む).{0,10}",
)  # fmt: skip
_APP_NAME = re.compile(r"(?:[\w'&.-]+ ){0,4}[Aa]pp(?: [Dd]ownload)?")


def app_promotion(line: str, setting: Setting) -> bool:
    """An invitation to an app: "Focus Taiwan App", "Download", "Get it on Google Play"."""
    if not setting.amid and _APP_NAME.fullmatch(line):
        return True
    return len(line) <= 160 and bool(_APP.fullmatch(line))


_NEWSLETTER = _any(
    r"(?:sign|signing) up (?:for|to|here|now|today|below)\b(?=.*(?:newsletter|email|inbox|alert|daily|weekly|free|our)).*",
    r"(?:sign up|subscribe|log ?in|sign in|register|join(?: us)?|donate|become a (?:member|subscriber))"
    r"(?: (?:now|today|here|free|for free))?\W*",
    r"(?:please )?(?:subscribe|subscribing) to (?:our|the|my|this)\b.{0,120}",
    r"(?:get|receive|want)\b[^.!?]{0,80}\b(?:in|to|into|straight to|delivered to) your (?:e-?mail )?inbox\b.*",
    r".{0,80}\bdelivered (?:straight |directly )?to your (?:e-?mail )?inbox\b.*",
    r"(?:enter )?your e-?mail(?: address)?\W*|e-?mail(?: address)?\W*",
    r"(?:thank you|thanks) for (?:signing up|subscribing)\b.*|already (?:a (?:subscriber|member)|have an account|subscribed)\b.*",
    r"(?:follow|like|join|find) us (?:on|at)\b.{0,100}|follow [^.]{1,60} on (?:facebook|twitter|x|instagram|telegram|google news)\b.{0,60}",
    r"(?:support|help) (?:our|independent) journalism\b.{0,120}",
    r"(?:訂閱|订阅|加入).{0,16}(?:電子報|电子报|會員|line|頻道).{0,20}|追蹤我們.{0,20}|メルマガ(?:登録|会員).{0,20}|会員登録.{0,12}",
)


def subscription_prompt(line: str, setting: Setting) -> bool:
    """Newsletters, accounts, following: what asks the visitor to sign up."""
    return len(line) <= (_SHORT if setting.amid else 300) and bool(_NEWSLETTER.fullmatch(line))


_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|flipboard|pinterest|telegram|line|e-?mail|messenger|threads|bluesky|"
    r"copy(?: the)? link|link copied!?|print|sms|tumblr|weibo|微博|微信|pocket|instagram|youtube|mastodon|gift|bookmark|save|more)"
)
_SHARE = _any(
    rf"(?:click to )?(?:share|tweet|post|pin|send|e-?mail|print|save|bookmark|copy|like)(?: (?:this|the)(?: (?:article|story|post|page|link))?)?"
    rf"(?:\s*(?:on|via|to|by|with|:)\s*{_NETWORK})?(?:\s*\(opens in (?:a )?new window\))?\W*",
    rf"(?:share\W*)?{_NETWORK}(?:[\s|,/·•]+{_NETWORK})*\W*", r"[\d.,]+k?\s+(?:shares?|likes?|views?|retweets?)",
    r"(?:share|sharing) options|share full article|分享(?:到|至)?.{0,10}|シェア(?:する)?|ツイート|転載|列印|复制链接|複製連結",
)  # fmt: skip


def share_line(line: str, setting: Setting) -> bool:
    """Buttons that pass the page on."""
    return len(line) <= _SHORT and bool(_SHARE.fullmatch(line))


_COMMENT = _any(
    r"(?:no|[\d,]+|view|show|read|post|leave|add|write|join|see|hide|load)?\s*(?:all |the |more |a |your )*(?:[\d,]+ )?"
    r"(?:comments?|reply|replies|responses?|conversation)(?: \(?[\d,]+\)?)?(?: (?:on|below|are closed).{0,60})?\W*",
    r"(?:have your say|join the (?:conversation|discussion|debate)|what do you think\?).{0,80}",
    r"log ?in to (?:comment|reply)\W*|leave a (?:reply|comment)\b.{0,80}|your email address will not be published.*",
    r"(?:留言|評論|评论|回覆|コメント)(?:する|を書く|\s?[（(]?\d+[)）]?)?",
)


def comment_line(line: str, setting: Setting) -> bool:
    """The door to the comments, not a comment in the news."""
    return len(line) <= 140 and bool(_COMMENT.fullmatch(line)) and line.lower() not in {"response", "responses"}


_RELATED = _any(
    r"(?:read (?:more|next|also|on|full story|the full (?:story|article))|see (?:also|more)|also read|more (?:news|stories|on this|to read|"
    r"from .{1,40}|about .{1,40}|on .{1,40})|related(?: (?:stories|story|articles?|news|posts?|topics?|content|coverage|links?|reading))?|"
    r"recommended(?: (?:stories|for you|reading|by.{0,20}))?|you (?:may|might)(?: also)? (?:like|be interested in)|don['’]t miss|most "
    r"(?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest(?: news| stories| headlines)?|up next|next (?:story|article|up)|"
    r"previous (?:story|article|post)|editor['’]?s['’]? (?:picks?|choice)|in this (?:story|article)|what to read next|popular(?: now)?"
    r"|must reads?|keep reading|continue reading(?: the main story)?|explore more|in pictures|read this next|more in .{1,40}|from the archives?)\W*",
    r"(?:read(?: more| also| next| full story)?|also read|see also|related(?: (?:story|stories|article|news|video|coverage))?|more|"
    r"watch(?: (?:also|more|now|below|live|the video))?|recommended|don['’]t miss|listen|next|must[- ]read|video|in pictures|gallery)"
    r"\s?[:：|»>].{3,200}",
    r"(?:延伸閱讀|相關(?:新聞|文章|報導)|相关(?:新闻|阅读|文章)|推薦(?:閱讀|新聞)|熱門新聞|最新新聞|看更多|更多新聞|関連(?:記事|ニュース|リンク)|"
    r"あわせて読みたい|おすすめ(?:記事)?|続きを読む|人気記事|ランキング)(?:\W*|[:：].{2,120})",
)  # fmt: skip
_SPOKEN_LABEL = re.compile(r"(?:watch|listen|more|next|video|read)\s?[:：]", re.IGNORECASE)


def related_link(line: str, setting: Setting) -> bool:
    """Where else the visitor might go: "Read more: ...", "Related stories"."""
    return len(line) <= 240 and bool(_RELATED.fullmatch(line)) and not line.endswith(("。”", ",”"))


_CREDITED = re.compile(
    r"(?:^|[.!?)”\"’。]\s*|\s[|/–—-]\s*)"
    r"(?:(?:file|handout|pool|screen ?shot|courtesy)?\s?\(?(?:photo|image|picture|photograph|illustration|graphic|credit)s?"
    r"(?: credit)?(?: (?:by|courtesy(?: of)?|from|illustration by))?\s?[:：/]?\s(?:['‘“]?[A-Z@©][^.!?]{1,70}|courtesy[^.!?]{1,60})"
    r"|(?:[A-Z][\w.&'’-]*[\s/]){1,5}(?:file |handout |pool |stock )?(?:photo|image|picture|illustration|graphic)s?"
    r"(?:,? (?:taken )?(?:on )?[A-Z][\w.]+ \d{1,2}, \d{4})?"
    r"|(?:[A-Z][\w.'’-]+\s?){1,4}[/|,]\s?(?:AP|AFP|Reuters|REUTERS|EPA|Xinhua|Bloomberg|Getty(?: Images)?|Shutterstock|Unsplash|CNA)\b[^.!?]{0,50}"
    r"|(?:via )?(?:Getty Images|Shutterstock|iStock|Unsplash|Alamy|AP Photo|EPA-EFE|AFP PHOTO)\b[^.!?]{0,50}"
    r"|\((?:AP Photo|Photo|Image|Credit|Picture|Courtesy|Source)\b[^()]{0,80}\)"
    r"|REUTERS/[A-Z][^.!?]{1,60})[.)'’”]{0,3}\s*$"
)
_CREDIT_LABEL = re.compile(
    r"^(?:(?:photo|image|picture|illustration|graphic|video|cover|featured?(?: image)?)s?(?: credits?| source)?(?: by| courtesy(?: of)?)?|"
    r"credits?|photography|(?:this )?(?:file|handout|undated|combination) (?:photo|picture|image)|圖片來源|圖/文|图片来源|照片|圖|写真|画像|撮影)"
    r"\s?[:：/／©].{2,200}$|^(?:©|\(c\)).{2,120}$|^(?:photo|image|picture|illustration)s? (?:by|courtesy(?: of)?|via) [A-Z@].{1,80}$",
    re.IGNORECASE,
)
_CREDIT_HAN = re.compile(
    r"(?:（[^（）]{0,30}(?:攝|摄|提供|圖|資料照片?|檔案照片?|翻攝)[^（）]{0,16}）|[圖图]／[^。]{1,30}|(?:中央社)?(?:檔案照片|資料照片)|"
    r"記者[^。]{2,8}[攝摄](?:影)?|[＝=][^。]{2,30}(?:撮影|提供))\s*(?:\d+年\d+月\d+日)?$"
)


def caption(line: str, setting: Setting) -> bool:
    """What is printed under a picture, told by the credit that ends or opens it."""
    if len(line) > 500 or (setting.amid and len(line) > 300):
        return False
    return bool(_CREDIT_LABEL.search(line) or _CREDITED.search(line) or _CREDIT_HAN.search(line))


_END = re.compile(r"(?:end\s?item|ends?item)(?:/\w{1,5})*\.?|(?:-+|—+)?\s?ends?\s?(?:-+|—+)|#{2,}|-30-|（(?:完|了)）|【完】|全文完|ENDS")


def end_mark(line: str, setting: Setting) -> bool:
    """A wire's mark that the story is complete: "Enditem/kb", "###", "-30-"."""
    return bool(_END.fullmatch(line) or re.fullmatch(r"enditem(?:/\w{1,5})*\.?", line, re.IGNORECASE))


_STAFF = re.compile(
    r"[\[(（]?(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited|graphics|photography|research|"
    r"production|produced|illustrations?) (?:by|from)\b.{2,200}|our standards: .{5,80}|"
    r"(?:[A-Z][\w'’.-]+ )+(?:contributed|reported from)\b.{0,120}\b(?:this|report|story|article|from)\b.{0,60}"
    r"|(?:編輯|譯者|編譯|核稿|责任编辑|责编)[:：／/].{2,40})[\])）]?\s?\d{0,8}",
    re.IGNORECASE,
)
_LEGAL = _any(
    r"(?:copyright|©|\(c\)).{0,160}", r".{0,80}\ball rights reserved\b.{0,160}",
    r"(?:本網站之文字、圖片及影音|未經授權|無断転載|著作権).{0,80}", r"this material may not be published, broadcast.{0,120}",
)  # fmt: skip


def staff_credit(line: str, setting: Setting) -> bool:
    """Who reported, wrote or edited, below the story: "(Reporting by ...; editing by ...)"."""
    return len(line) <= 300 and bool(_STAFF.fullmatch(line))


def legal_notice(line: str, setting: Setting) -> bool:
    """Copyright lines."""
    return not setting.amid and bool(_LEGAL.fullmatch(line))


def byline(line: str, setting: Setting) -> bool:
    """A line that is only a name after "By"."""
    return bool(BYLINE.fullmatch(line))


_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*(?:\s(?:(?:de|da|di|van|von|der|den|la|le|bin|al|el)\s){0,2}[A-ZÀ-ÖØ-Þ][\w.'’\-]*){0,4}"
BYLINE = re.compile(
    rf"\(?(?:By|BY|by|Words by|Written by|Text by|Story by)[\s:]+(?P<names>{_NAME}(?:(?:,\s|,?\s(?:and|AND|&)\s){_NAME}){{0,5}}"
    r"(?:,\s(?:CNA|AP|AFP|Reuters|BBC|CNN)[\w ]{0,24})?)\)?"
)


def time_line(line: str, setting: Setting) -> bool:
    """Nothing but a date or a time: "Updated Dec. 3, 2025 9:10 AM", "3 hours ago"."""
    return is_time_line(line)


_ADVERT = _any(
    r"(?:skip )?(?:advertise?ments?|ads?|sponsored(?: (?:content|by.{0,40}|links?))?|paid (?:content|post)|partner content|promoted(?: by.{0,40})?)\W*",
    r"(?:story|article|content)?\s*continues? (?:below|after)\s*(?:this |the )?(?:advertise?ment|ad)?\W*",
    r"scroll (?:down )?to continue(?: (?:with|reading).{0,30})?|remove ads?|report (?:this )?ad|ad(?:vertisement)? feedback",
    r"廣告|广告|廣告贊助|広告|ＰＲ|\[?PR\]?|スポンサーリンク",
)  # fmt: skip


def advertisement_label(line: str, setting: Setting) -> bool:
    """The label of an advertisement."""
    return bool(_ADVERT.fullmatch(line))


_SITE_CONTROL = _any(
    r"(?:skip to (?:main )?(?:content|navigation|main)|back to (?:top|home(?:page)?)|go to (?:top|home(?:page)?)|menu|main menu|search|"
    r"close(?: menu| this| window| dialog)?|home(?:page)?|toggle \w+|show (?:more|less|all)|view (?:more|all|gallery|\d+ images?|image in fullscreen)|"
    r"load more|see all|expand|collapse|next|prev(?:ious)?|translate|select language|edition|open image in gallery|"
    r"image caption|image source|file photo|enlarge(?: image)?|click to (?:enlarge|expand|view).{0,30}|\d+ of \d+|table of contents|"
    r"please (?:enable javascript|disable your ad ?blocker).{0,80}|this video (?:can ?not|can't) be played.{0,40}|error|retry)\W*",
    r"回(?:首頁|頂端|到頂部)|首頁|目次|トップへ(?:戻る)?|メニュー|検索|閉じる|もっと見る|次へ|前へ|拡大(?:する)?",
)


def site_control(line: str, setting: Setting) -> bool:
    """Buttons and links that run the page itself."""
    return bool(_SITE_CONTROL.fullmatch(line))


def bare_number(line: str, setting: Setting) -> bool:
    """A count without a word."""
    return bool(re.fullmatch(r"[+#(]?\d[\d.,]*\s?[kKmM%]?[+)]?", line))


def separator(line: str, setting: Setting) -> bool:
    """A line without a letter or digit: "___", "* * *"."""
    return not any(map(str.isalnum, line))


def bare_address(line: str, setting: Setting) -> bool:
    """A web or mail address, a handle or hashtags, and nothing else."""
    return bool(re.fullmatch(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w{2,30}|(?:#\w+[\s,]*)+", line))


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
    time_line,
    related_link,
    bare_number,
    separator,
    bare_address,
)
_NAMES = {rule: rule.__name__.replace("_", "-") for rule in RULES}


def rule_for(line: str, setting: Setting) -> str:
    """Return the name of the first rule that takes the line away ("end-mark"), or "" when it may be read aloud."""
    return next((_NAMES[rule] for rule in RULES if rule(line, setting)), "")
