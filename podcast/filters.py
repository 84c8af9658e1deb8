"""What a show takes of what lists name: an article as a list tells of it, or as it is, in; why it is left out out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fetching.find import Find
from podcast.show import Filter

if TYPE_CHECKING:
    from cleaning import Article

_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN_A_WORD = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of an article so far; nothing known refuses nothing."""

    published: datetime | None
    sections: frozenset[str]
    text: str
    all_known: bool = False


def oldest(wanted: Filter, now: datetime) -> datetime | None:
    """Return when an article may have come out at the earliest."""
    return now - timedelta(days=wanted.days) if wanted.days else None


def refused_find(wanted: Filter, find: Find, now: datetime) -> str:
    """Say why an article that a list names is not fetched, "" where it is."""
    sections = frozenset((*map(_key, find.sections), *_path_sections(find.url)))
    told = _Told(find.published or find.updated, sections, f"{find.title} {find.summary}")
    return next(_refusals(wanted, told, now), "")


def refused_article(wanted: Filter, article: "Article", find: Find, now: datetime) -> str:
    """Say why an article that was fetched is not read, "" where it is."""
    sections = frozenset(
        (*map(_key, find.sections), *_path_sections(find.url), *_path_sections(article.url), _key(article.section))
    )
    body = " ".join(block.text for block in article.blocks)
    text = f"{find.title} {article.title} {article.dek} {body}"
    told = _Told(article.published or find.published, sections, text, all_known=True)
    return next(_refusals(wanted, told, now), "") or _by_length(wanted, body)


def _refusals(wanted: Filter, told: _Told, now: datetime) -> Iterator[str]:
    first = oldest(wanted, now)
    if first and told.published and _aware(told.published) < first:
        yield f"it is of {told.published.date().isoformat()}, and the show takes the last {wanted.days:g} days"
    if found := next((word for word in wanted.without if _holds(told.text, word)), None):
        yield f"it holds {found!r}, which the show leaves out"
    names = {_key(name) for name in wanted.sections}
    known = told.all_known or bool(told.sections)
    if names and known and not names & told.sections:
        yield f"it is of no section that the show takes ({', '.join(wanted.sections)})"
    if wanted.words and told.all_known and not any(_holds(told.text, word) for word in wanted.words):
        yield f"it holds none of the words that the show looks for ({', '.join(wanted.words)})"


def _by_length(wanted: Filter, body: str) -> str:
    wide = len(_HAN.findall(body))
    words = round(len(_HAN.sub(" ", body).split()) + wide / _HAN_A_WORD)
    if words < wanted.least_words:
        return f"it has {words} words, and the show takes {wanted.least_words} or more"
    if wanted.most_words and words > wanted.most_words:
        return f"it has {words} words, and the show takes {wanted.most_words} at most"
    return ""


def _holds(text: str, word: str) -> bool:
    """Tell whether a text holds a word or phrase, in any case; one of another script also inside of words."""
    if not word.isascii():
        return word.casefold() in text.casefold()
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _path_sections(url: str) -> Iterator[str]:
    """Return the folders of an address, which on most sites are its sections: "/world/asia/story"."""
    return (_key(part) for part in urlsplit(url).path.split("/")[1:-1] if part)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
