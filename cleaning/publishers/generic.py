"""Any page: where most sites put the fields of an article. The story itself is found by `cleaning.extraction`."""

from cleaning.publishers.declaration import Publisher

GENERIC = Publisher(
    name="",
    title="h1",
    dek=(
        "[class*=standfirst i], [class*=subheadline i], [class*=sub-headline i], [class*=subtitle i], [class*=dek i]:not([class*=dekstop i]), "
        "[itemprop=alternativeHeadline], [data-testid*=standfirst i], [class*=article-summary i], [class*=article__summary i]"
    ),
    byline=(
        "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], [class*=byline i], [class*=author-name i], "
        "[class*=author__name i], .author"
    ),
    published=(
        "time[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime], [itemprop=datePublished], "
        "[class*=publish i][class*=date i], [class*=timestamp i], [class*=post-date i], [class*=entry-date i], .date"
    ),
    captions="figcaption",
)
