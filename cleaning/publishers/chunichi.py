"""The Chunichi Shimbun, and the Tokyo Shimbun of the same house, in Japanese."""

from dataclasses import replace

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

CHUNICHI = Publisher(
    name="中日新聞",
    hosts=("chunichi.co.jp",),
    body="#entry > .block",
    captions="#entry > .cmp-thmb003, #entry > .block:has(img)",
    noise=(("#entry > .block > .clear", "tags"),),
    wall="#entry > .cmp-misc021",
    house_style=HouseStyle(date_order="ymd", utc_offset_minutes=540),
)
TOKYO_SHIMBUN = replace(
    CHUNICHI,
    name="東京新聞",
    hosts=("tokyo-np.co.jp",),
    captions="#entry > .block:has(img)",
    noise=((".related_links", "related"), (".cmp-lst016", "tags")),
    wall="",
)
