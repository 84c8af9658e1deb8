"""The first words of a story in, its dateline out: where, when and by which agency it was written."""

import re

from cleaning.dates import MONTH

_MONTH = rf"(?i:{MONTH})"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
_PLACE = rf"{_WORD}(?:\s(?:(?:de|del|la|le|al|el|upon|of|and)\s)?{_WORD}){{0,4}}"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*){0,4}"
_REGION = rf"(?:,\s{_PLACE})?"
_AGENCY = r"\((?:[A-Z][\w.&'’-]*)(?:[\s/][A-Z][\w.&'’-]*){0,3}\)"
_DASH = r"\s?(?:--|[-–—])(?=\s)"
_STORY = r"(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ])"

# Forms of the wire agencies (Associated Press Stylebook, "datelines"; Reuters Handbook, "datelines") and of CNA.
_FORMS = (
    rf"{_PLACE}{_REGION},\s{_DATE}\s{_AGENCY}(?:{_DASH})?{_STORY}",  # Taipei, Dec. 2 (CNA)
    rf"{_CAPITALS}{_REGION}(?:,\s{_DATE})?\s{_AGENCY}{_DASH}",  # LONDON (Reuters) -
    rf"{_PLACE}{_REGION}(?:,\s{_DATE})?\s{_AGENCY}{_DASH}{_STORY}",  # London (AFP) –
    rf"{_CAPITALS}{_REGION},\s{_DATE}(?:{_DASH}|:){_STORY}",  # TOKYO, Nov 3 -
    rf"{_PLACE}{_REGION},\s{_DATE}{_DASH}{_STORY}",  # Oslo, 3 May –
    rf"{_CAPITALS}{_REGION}\s?(?:--|[–—]|(?<=\s)-)(?=\s){_STORY}",  # WASHINGTON —
    r"(?:新華社|新华社|中新社|中新網|中新网|中央社)[^\s，。（）()]{2,12}\d{1,2}日[電电讯訊](?:\s?[（(][記记]者[^（）()]{2,30}[）)])?",
    r"[（(【\[〔](?:[^（(【\[〔）)】\]〕]{1,40}?)(?:電|日電|報導|报道|报导|讯|訊|共同|時事|特派員|ロイター)[）)】\]〕]",
    r"[【\[〔（(](?:[^）)】\]〕]{1,20}[=＝・][^）)】\]〕]{1,20})[）)】\]〕]",  # 【台北＝山田太郎】
)
_DATELINES = tuple(re.compile(form) for form in _FORMS)
_NOT_A_PLACE = re.compile(
    r"(?:UPDATED?|BREAKING|EXCLUSIVE|WATCH|NOTE|OPINION|ANALYSIS|EXPLAINER|EDITORIAL|CORRECTION|FACTBOX|Q&A|LIVE)\b"
)


def find_dateline(text: str) -> str:
    """Return the dateline that opens a story's first block, as it stands there; "" when there is none."""
    head = text[:120]
    if _NOT_A_PLACE.match(head):
        return ""
    return next((found[0] for form in _DATELINES if (found := form.match(head))), "")
