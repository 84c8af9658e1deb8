"""The Intercept."""

from dataclasses import replace
from datetime import date

from cleaning.publishers.declaration import Publisher

THE_INTERCEPT = Publisher(
    name="The Intercept",
    hosts=("theintercept.com",),
    since=date(2024, 2, 28),
    title="h1.post__title",
    dek=".post__excerpt",
    body=".entry-content__content",
    captions="figcaption, .caption",
    noise=(
        (".newsletter-shortcode__wrapper, .newsletter-embed", "newsletter"),
        (".promote-related-post, .promo-related-post, .most-read", "related"),
        ("blockquote[data-shortcode-type=pullquote]", "repeated-line"),
    ),
)
THE_INTERCEPT_2023 = replace(
    THE_INTERCEPT,
    since=None,
    until=date(2024, 2, 27),
    title="h1.Post-title",
    dek=".Post-excerpt",
    body=".PostContent",
    noise=(
        (".newsletter-embed", "newsletter"),
        (".PromoteRelatedPost", "related"),
        (".Post-contact-author", "byline"),
        ("blockquote.Pullquote", "repeated-line"),
    ),
)
