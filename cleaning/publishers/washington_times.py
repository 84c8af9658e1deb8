"""The Washington Times."""

from cleaning.publishers.declaration import Publisher

WASHINGTON_TIMES = Publisher(
    name="The Washington Times",
    hosts=("washingtontimes.com",),
    body=".bigtext > p",
)
