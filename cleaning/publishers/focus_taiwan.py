"""Focus Taiwan, the English service of Taiwan's Central News Agency (CNA)."""

import re

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

FOCUS_TAIWAN = Publisher(
    name="Focus Taiwan",
    hosts=("focustaiwan.tw",),
    text_sign=re.compile(r"^\s*(?:Focus Taiwan App\s*$|Focus Taiwan \(CNA\) uses )", re.MULTILINE),
    title="h1 > span.h1t, h1",
    published=".updatetime",
    byline=".author p",
    body=".paragraph:not(.moreArticle)",  # a second `.paragraph.moreArticle` on the page is other stories
    captions=".FullPic figcaption, .paragraph > .media",
    noise=(
        (".moreArticle", "related-link"),
        (".jsAdSlot, .MbAdBox", "advertisement-label"),
    ),
    end_mark=re.compile(r"Enditem(?:/\w+)*"),
    cut_off_sign=re.compile(r"\(Full text of the story is now in CNA English news archive"),
    audio=re.compile(r"\bpAudio_url\s*=\s*[\"']([^\"']+)"),
    house_style=HouseStyle(date_order="mdy", utc_offset_minutes=480),
)
