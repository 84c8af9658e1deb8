"""TechCrunch."""

from cleaning.publishers.declaration import Publisher

TECHCRUNCH = Publisher(
    name="TechCrunch",
    hosts=("techcrunch.com",),
    body=".article-content, .wp-block-post-content",
)
