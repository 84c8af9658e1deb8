"""The Japan News, the English service of the Yomiuri Shimbun."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

JAPAN_NEWS = Publisher(
    name="The Japan News",
    hosts=("japannews.yomiuri.co.jp",),
    body="#p-article-block",
    captions="#p-article-block figcaption",
    noise=(("#p-article-block > .postdate", "time-line"),),
    house_style=HouseStyle(date_order="mdy", utc_offset_minutes=540),
)
