"""The New Yorker."""

from cleaning.publishers.declaration import Publisher

NEW_YORKER = Publisher(
    name="The New Yorker",
    hosts=("newyorker.com",),
    body=".body__inner-container",
    noise=((".consumer-marketing-unit", "newsletter"),),
)
