"""CBC News."""

from cleaning.publishers.declaration import Publisher

CBC_NEWS = Publisher(
    name="CBC News",
    hosts=("cbc.ca",),
    body="[data-cy=storyWrapper] .story",
    noise=((".similarLinks, .relatedlinks", "related"),),
)
