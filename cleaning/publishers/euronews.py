"""Euronews in English."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

EURONEWS = Publisher(
    name="Euronews",
    hosts=("euronews.com",),
    body=".c-article-content",
    noise=(
        (".widget--type-related", "related"),
        (".c-ad, .advertising", "advertisement"),
    ),
    house_style=HouseStyle(date_order="dmy"),
)
