"""The Intercept."""

from cleaning.publishers.declaration import Publisher

THE_INTERCEPT = Publisher(
    name="The Intercept",
    hosts=("theintercept.com",),
    title="h1.post__title, h1.Post-title",
    dek=".post__excerpt, .Post-excerpt",
    body=".PostContent, .entry-content__content",  # as laid out in 2023, and from 2024 on
    captions="figcaption, .caption",
    noise=(
        (".newsletter-shortcode__wrapper, .newsletter-embed", "newsletter"),
        (".promote-related-post, .promo-related-post, .most-read, .PromoteRelatedPost", "related"),
        (".Post-contact-author", "byline"),
        ("blockquote.Pullquote, blockquote[data-shortcode-type=pullquote]", "repeated-line"),
    ),
)
