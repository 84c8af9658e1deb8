"""Fox News."""

from cleaning.publishers.declaration import Publisher

FOX_NEWS = Publisher(
    name="Fox News",
    hosts=(
        "foxnews.com",
        "foxbusiness.com",
    ),
    dek="h2.sub-headline",
    body=".article-body",
    captions=".article-body .caption",
    noise=(
        (".article-body .ad-container", "advertisement"),
        (".article-body .featured-video, .article-body .author-bio", "related"),
    ),
)
