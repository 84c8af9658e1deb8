"""The i Paper, formerly inews."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

I_PAPER = Publisher(
    name="The i Paper",
    hosts=(
        "inews.co.uk",
        "theipaper.com",
    ),
    dek="h2.excerpt, .inews__post-excerpt",
    body=".article-content",
    house_style=HouseStyle(date_order="dmy"),
)
