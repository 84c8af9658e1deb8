"""Any page: where most sites put the fields of an article. The story itself is found by `cleaning.extraction`."""

from cleaning.publishers.declaration import Publisher

GENERIC = Publisher(
    name="",
    title="h1",
    byline="[rel=author], [itemprop=author] [itemprop=name], [itemprop=author]",
    published="time[itemprop=datePublished], time[pubdate], time[datetime], [itemprop=datePublished]",
)
