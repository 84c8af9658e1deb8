"""A line in, whether the credit of a picture opens or ends it out."""

import re

_LONGEST_CAPTION = 500  # characters
# Names alone stand in them, so that "Credit Suisse shares fell." and "Getty Images sued." stay.
_PICTURE = r"(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Gg]raphic)s?"
_AGENCY = (
    r"(?:AP(?: Photo)?|Associated Press|AFP(?: PHOTO)?|Reuters|REUTERS|EPA(?:-EFE)?|Xinhua|Bloomberg"
    r"|Getty(?: Images)?|Shutterstock|iStock(?:photo)?|Unsplash|Alamy|CNA|PA(?: Media| Wire| Images)?"
    r"|Press Association|AAP|ANI|PTI|IANS|Yonhap|Kyodo)"
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
    r"|圖片來源|圖/文|图片来源|照片|圖|写真|画像|撮影)\s?[:：/／©].{2,200}$|^© ?.{2,120}$"
    r"|^image (?:source|caption), .{2,200}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:Image|Media|Video) (?:copyright|caption|source),? [A-Z@“\"]"
    r"|(?:FILE|STOCK|HANDOUT) (?:PHOTO|PIC|PICTURE|IMAGE)S?\s?[:–—-]).{1,300}"
)
_SIDE = (
    r"(?:(?:second|third|fourth|fifth|far|top|bottom|upper|lower)[ -](?:from (?:the )?)?)?(?:left|right|cent(?:er|re))"
)
# Who stands where in a picture: "From left: ...", "A, left, and B, right, ...", "A, second from left, ...".
_PLACED = re.compile(
    r"\b(?:[Ff]rom|at) (?:top |bottom )?(?:left|right)(?: to right)?\s?:"
    r"|^(?:left|right):|^[Cc]lockwise\b[^.:]{0,30}:"
    rf"|\b[A-Z][\w’'-]+, (?:left|right),.{{0,120}}\b[A-Z][\w’'-]+, (?:{_SIDE})\b"
    r"|\b[A-Z][\w’'-]+, (?:second|third|fourth|far) (?:from (?:the )?)?(?:left|right),"
)
_CREDIT_ALONE = re.compile(
    rf"[(\[—–-]?\s?(?:via |[Tt]he )?{_AGENCY}(?:[\s/|,]+(?:via )?{_AGENCY}){{0,3}}[)\]]?"
    r"|\(?CNN(?: Business)?\)?\s?[—–-]{0,2}"
)
_CREDIT_HAN = re.compile(
    r"(?:（[^（）]{0,30}(?:攝|摄|提供|圖|資料照片?|檔案照片?|翻攝)[^（）]{0,16}）|[圖图]／[^。]{1,30}"
    r"|(?:中央社)?(?:檔案照片|資料照片)|記者[^。]{2,8}[攝摄](?:影)?|[＝=][^。]{2,30}(?:撮影|提供))\s*(?:\d+年\d+月\d+日)?$"
)


def has_picture_credit(line: str) -> bool:
    """Tell whether a line is a credit, or a caption with one."""
    if len(line) > _LONGEST_CAPTION:
        return False
    endings = (_CREDIT_LABEL, _CREDIT_AT_END, _CREDIT_HAN)
    if _CREDIT_ALONE.fullmatch(line) or _LABELLED.fullmatch(line) or _PLACED.search(line):
        return True
    return any(credit.search(line) for credit in endings)
