"""The Asahi Shimbun, in Japanese."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

ASAHI = Publisher(
    name="朝日新聞",
    hosts=("asahi.com",),
    title="#main h1",
    body="#main p",
    captions="#main figcaption",
    noise=(("#TsunamiInfoArea", "aside"),),
    house_style=HouseStyle(date_order="ymd", utc_offset_minutes=540),
)
