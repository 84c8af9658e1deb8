"""The Guardian."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

GUARDIAN = Publisher(
    name="The Guardian",
    hosts=("theguardian.com",),
    dek="[data-gu-name=standfirst] p",
    body=".article-body-commercial-selector",
    house_style=HouseStyle(date_order="dmy"),
)
