"""Global News of Canada."""

from cleaning.publishers.declaration import Publisher

GLOBAL_NEWS = Publisher(
    name="Global News",
    hosts=("globalnews.ca",),
    body=".l-article__text",
    noise=(
        (".c-video, .c-videoPlay, .c-posts", "related"),
        (".c-ad", "advertisement"),
    ),
)
