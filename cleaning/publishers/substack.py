"""Substack, on its own hosts and on those of its writers."""

from cleaning.publishers.declaration import Publisher

SUBSTACK = Publisher(
    system="Substack",
    sign=".available-content > .body.markup",
    title="h1.post-title",
    dek="h3.subtitle, h3[class^=subtitle]",
    captions=".captioned-image-container .image-caption",
    noise=(
        (".subscription-widget-wrap, .subscription-widget-wrap-editor, .subscribe-widget", "newsletter"),
        (".button-wrapper, .captioned-button-wrap, .install-substack-app-embed", "promotion"),
        (".embedded-post-wrap, .digest-post-embed, [class^=digestPostEmbed]", "related"),
        (".tweet, .comment, .bluesky-wrap", "embedded-post"),
        (".poll-embed", "poll"),
    ),
    wall=".paywall",
)
