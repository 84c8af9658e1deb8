"""The Mainichi Shimbun, in Japanese."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

MAINICHI = Publisher(
    name="毎日新聞",
    hosts=("mainichi.jp",),
    body="#articledetail-body",
    house_style=HouseStyle(date_order="ymd", utc_offset_minutes=540),
)
