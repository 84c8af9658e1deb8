"""BBC News."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

BBC = Publisher(
    name="BBC News",
    hosts=("bbc.com", "bbc.co.uk"),
    body="[data-component=text-block], [data-component=subheadline-block]",
    captions="[data-component=caption-block], [data-component=image-block]",
    noise=(
        ("[data-component=text-block] li > a:only-child", "related"),  # lists of links to other stories
        ("[data-component=ad-slot]", "advertisement"),
        ("[data-component=links-block], [data-component=tags], [data-component=tag-list-block]", "related"),
    ),
    house_style=HouseStyle(date_order="dmy", utc_offset_minutes=0),
)
