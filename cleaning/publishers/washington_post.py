"""The Washington Post."""

from cleaning.publishers.declaration import Publisher

WASHINGTON_POST = Publisher(
    name="The Washington Post",
    hosts=("washingtonpost.com",),
    body="[data-qa=article-body]",
    noise=(("[data-qa=newsletter]", "related"),),
)
