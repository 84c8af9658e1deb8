"""The stages as the commands call them: maps loaded, a source fetched and cleaned, a script read."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from commands.options import parts
from commands.printing import tell

if TYPE_CHECKING:
    from cleaning import Article
    from cleaning.embedded import EmbeddedPosts
    from fetching import Page
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Script


def loaded(files: list[Path] | None) -> tuple["Lexicon", ...]:
    """Load the pronunciation maps that were named, the first named winning."""
    from tts.pronunciation.lexicon import load

    return tuple(load(file) for file in files or [])


def cleaned(
    source: str, *, allow_private: bool, cookies: Path | None, embedded_posts: str = "skip"
) -> tuple["Page", "Article"]:
    """Fetch and clean a source."""
    from cleaning import clean as clean_page
    from fetching import fetch

    page = fetch(source, stdin=sys.stdin.buffer, allow_private=allow_private, cookies=cookies)
    return page, clean_page(page, embedded_posts=cast("EmbeddedPosts", embedded_posts))


def heed_wishes(article: "Article", *, override_opt_out: bool, named_by_a_person: bool = True) -> None:
    """Warn of what the page asks, and stop where the story is not to be narrated."""
    from cleaning import require_narratable, warnings

    require_narratable(article, named_by_a_person=named_by_a_person, override_opt_out=override_opt_out)
    for warning in warnings(article, override_opt_out=override_opt_out):
        tell(f"earpaper: warning: {warning}", err=True)


def read_script(article: "Article", lexicons: tuple["Lexicon", ...], speak: str) -> "Script":
    """Compose and read the script of an article."""
    from podcast.scripts import script_of

    return script_of(article, lexicons, parts(speak))
