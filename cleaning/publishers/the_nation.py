"""The Nation, as laid out up to 2023; later pages say by their own boxes what is no story."""

from cleaning.publishers.declaration import Publisher

THE_NATION = Publisher(
    name="The Nation",
    hosts=("thenation.com",),
    dek=".subtitle",
    body=".article-body-inner",
    captions=".article-body-inner .caption",
    noise=(
        (".newsletter-signup", "newsletter"),
        (".related-oneup, .related-multi", "related"),
        (".author-bio", "author-note"),
        ("aside.textaside", "aside"),
    ),
)
