"""CNBC, business news of the United States."""

from cleaning.publishers.declaration import Publisher

CNBC = Publisher(
    name="CNBC",
    hosts=("cnbc.com",),
    body=".ArticleBody-articleBody",
    noise=(
        (".RelatedContent-container, .QuoteInBody-inlineButton", "related"),
        (".PlaceHolder-wrapper", "media-control"),
    ),
)
