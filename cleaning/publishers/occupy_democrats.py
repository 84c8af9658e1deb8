"""Occupy Democrats."""

from cleaning.publishers.declaration import Publisher

OCCUPY_DEMOCRATS = Publisher(
    name="Occupy Democrats",
    hosts=("occupydemocrats.com",),
    body=".post-content.entry-content",
)
