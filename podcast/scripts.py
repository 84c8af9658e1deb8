"""An article and what a person wants of it in, the script that is read out; without what only shows need."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaning import Article
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Script


def script_of(article: "Article", lexicons: "tuple[Lexicon, ...]", speak: Iterable[str]) -> "Script":
    """Compose and read the script of an article."""
    from tts import compose, read
    from tts.pronunciation.lexicon import house, scoped

    *here, _ = scoped((*lexicons, house(article.language)), article.publisher, article.url)  # `read` adds the house
    return read(compose(article, tuple(speak)), here, article.house_style)
