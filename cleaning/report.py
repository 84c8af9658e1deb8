"""An article in, what a person is told of it out: its fields, its blocks, and each removed line with its rule."""

from collections.abc import Iterator

from cleaning.article import Article

_COMPLETENESS = {"whole": "", "cut_off": "no: only its beginning is on the page", "paid": "no: the rest is to be paid"}


def lines(article: Article) -> Iterator[str]:
    """Lay an article out for a person: its fields, its blocks, then what was removed and by which rule."""
    yield from (f"{name:<10}{value}" for name, value in facts(article))
    for block in article.blocks:
        yield f"\n{f'{block.time} ' if block.time else ''}{'# ' if block.kind == 'heading' else ''}{block.text}"
    if article.captions:
        yield "\nCaptions"
        yield from (f"  {caption}" for caption in article.captions)
    if article.removed:
        yield "\nRemoved"
        width = max(len(line.rule) for line in article.removed)
        yield from (f"  {line.rule:<{width}}  {line.text}" for line in article.removed)


def facts(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each field that is known."""
    published = article.published.isoformat() if article.published else ""
    fields = {
        "Title": article.title,
        "Dek": article.dek,
        "Byline": article.byline,
        "Dateline": article.dateline,
        "Published": published,
        "Language": article.language,
        "Publisher": article.publisher,
        "Address": article.url,
        "Complete": _COMPLETENESS[article.completeness],
    }
    yield from ((name, value) for name, value in fields.items() if value)
