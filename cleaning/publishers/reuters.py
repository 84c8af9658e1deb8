"""Reuters."""

from cleaning.publishers.declaration import Publisher

REUTERS = Publisher(
    name="Reuters",
    hosts=("reuters.com",),
    body="[class*=article-body__content]",
    noise=(
        ("[class*=sign-off]", "staff-credit"),
        ("[class*=newsletter]", "newsletter"),
    ),
)
