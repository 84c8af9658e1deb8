"""The Independent."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

INDEPENDENT = Publisher(
    name="The Independent",
    hosts=(
        "independent.co.uk",
        "the-independent.com",
    ),
    dek="header h2",
    body="#main",
    noise=(
        (".newsletter-component", "newsletter"),
        ("[class*=comment]", "comments"),
    ),
    house_style=HouseStyle(date_order="dmy"),
)
