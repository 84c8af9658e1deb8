"""The Telegraph."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

TELEGRAPH = Publisher(
    name="The Telegraph",
    hosts=("telegraph.co.uk",),
    dek="[data-test=standfirst], .e-standfirst",
    body="[data-test=article-body-text]",
    house_style=HouseStyle(date_order="dmy"),
)
