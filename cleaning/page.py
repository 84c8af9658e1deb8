"""A `Page` in, its `Article` out, by the form that the page is in."""

from dataclasses import replace

from cleaning.article import Article, Removed
from cleaning.extraction import article_of_markup
from cleaning.text_dump import article_of_text
from fetching import Page


def clean(page: Page) -> Article:
    """Return the article of a page: its story, its fields, and each removed line with its rule.

    Pure, and the only error is CleaningError: the page holds no article, or is too large to be one.
    """
    match page.form:
        case "html":
            article = article_of_markup(page.text, page.url)
        case "text":
            article = article_of_text(page.text, page.url)
    unseen = tuple(Removed(f"{name} ({count} times)", "unseen-character") for name, count in page.dropped)
    return replace(article, removed=(*article.removed, *unseen))
