"""Voice of America."""

from cleaning.publishers.declaration import Publisher

VOICE_OF_AMERICA = Publisher(
    name="Voice of America",
    hosts=("voanews.com",),
    body="#article-content .wsw",
    noise=((".wsw__embed, .media-block-wrap", "related"),),
)
