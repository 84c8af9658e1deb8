"""A `Page` in, its `Article` out, by the form that the page is in."""

from cleaning.article import Article
from cleaning.extraction import article_of_markup
from cleaning.text_dump import article_of_text
from fetching import Page


def clean(page: Page) -> Article:
    """Return the article of a page: its story, its fields, and each removed line with its rule.

    Pure, and the only error is CleaningError: the page holds no article, or is too large to be one.
    """
    match page.form:
        case "html":
            return article_of_markup(page.text, page.url)
        case "text":
            return article_of_text(page.text, page.url)
