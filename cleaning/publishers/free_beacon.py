"""The Washington Free Beacon."""

from cleaning.publishers.declaration import Publisher

FREE_BEACON = Publisher(
    name="The Washington Free Beacon",
    hosts=("freebeacon.com",),
    dek="h2.article-excerpt",
    body=".article-content",
)
