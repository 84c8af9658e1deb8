"""Taipei Times."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

TAIPEI_TIMES = Publisher(
    name="Taipei Times",
    hosts=("taipeitimes.com",),
    title=".archives h1",
    dek=".archives h2",
    body=".archives > p",
    captions=".archives .imgboxa",
    noise=((".archives .name", "byline"),),
    house_style=HouseStyle(date_order="mdy", utc_offset_minutes=480),
)
