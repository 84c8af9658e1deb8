"""The Gateway Pundit."""

from cleaning.publishers.declaration import Publisher

GATEWAY_PUNDIT = Publisher(
    name="The Gateway Pundit",
    hosts=("thegatewaypundit.com",),
    body=".entry-content[itemprop=text]",
)
