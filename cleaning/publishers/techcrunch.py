"""TechCrunch."""

from dataclasses import replace
from datetime import date

from cleaning.publishers.declaration import Publisher

TECHCRUNCH = Publisher(
    name="TechCrunch",
    hosts=("techcrunch.com",),
    since=date(2024, 5, 16),
    body=".wp-block-post-content",
)
TECHCRUNCH_2023 = replace(TECHCRUNCH, since=None, until=date(2024, 5, 15), body=".article-content")
