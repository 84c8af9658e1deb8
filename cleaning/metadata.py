"""What a page of markup says of its article (JSON-LD, OpenGraph, meta, `<time>`) in, the facts out."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from cleaning.article import HouseStyle
from cleaning.audio import declared_audio
from cleaning.boxes import attribute
from cleaning.dates import parse_date
from cleaning.linked_data import Thing, is_article, things, types
from cleaning.respect import asks_not_to_be_read, is_for_subscribers
from cleaning.selection import Selection
from cleaning.structure import fold

_TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$|\s*[|｜]\s*[^|｜]{2,40}$")
_NEWS = "NewsArticle"  # and its kinds, as ReportageNewsArticle (https://schema.org/NewsArticle)
_DATES = ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dcterms.created")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")
_BY = re.compile(r"^(?:(?:written |story |words )?by[\s:]+|文／|記者)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article besides its story, "" or None where nothing is.

    `titles` and `summaries` are the page's own words for the title and the dek, best first; `title` and `dek` are what
    was chosen. `is_news`: the page says that it is news, and no guide or review.
    """

    url: str = ""
    titles: tuple[str, ...] = ()
    summaries: tuple[str, ...] = ()
    title: str = ""
    dek: str = ""
    byline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str = ""
    language: str = ""
    section: str = ""
    image: str = ""
    audio: str = ""
    opted_out: bool = False
    for_subscribers: bool = False
    stated_words: int = 0
    is_news: bool = False
    walled: bool = False


def canonical_url(page: Selection, fallback: str) -> str:
    """Return the page's own word for its address where it is an absolute http(s) one, else `fallback`."""
    links = page.of("link[rel=canonical][href]")
    named = attribute(links[0], "href") if links else _first(_meta_values(page), "og:url")
    try:
        url = urljoin(fallback, named.strip())
        parts = urlsplit(url)
    except ValueError:
        return fallback
    return url if parts.scheme in {"http", "https"} and parts.hostname and parts.path.strip("/") else fallback


def read_facts(page: Selection, url: str, style: HouseStyle) -> Facts:
    """Collect what the page declares of its article; JSON-LD is believed first."""
    described = tuple(things(page))
    story: Thing = next(filter(is_article, described), {})
    meta = _meta_values(page)
    title = next((fold(tag.get_text()) for tag in page.named("title")), "")
    titles = (_text(story.get("headline")), _first(meta, "og:title"), _first(meta, "twitter:title"), title)
    summaries = (_text(story.get("description")), _first(meta, "og:description"), _first(meta, "description"))
    return Facts(
        url=url,
        titles=tuple(dict.fromkeys(filter(None, titles))),
        summaries=tuple(dict.fromkeys(filter(None, summaries))),
        byline=_people(story) or _written_by(_first(meta, "author", "article:author", "byl", "dc.creator")),
        published=_published(story, meta, style),
        updated=_date(_text(story.get("dateModified")) or _first(meta, "article:modified_time"), style),
        publisher=_first(meta, "og:site_name") or _names(story.get("publisher")) or _first(meta, "application-name"),
        language=_declared_language(page, story, meta),
        section=_text(story.get("articleSection")) or _first(meta, "article:section"),
        image=_first(meta, "og:image"),
        audio=declared_audio(described, meta, url),
        opted_out=asks_not_to_be_read(page),
        for_subscribers=is_for_subscribers(story, meta),
        stated_words=_whole_number(story.get("wordCount")),
        is_news=any(name.endswith(_NEWS) for name in types(story)),
    )


def published_day(page: Selection) -> date | None:
    """Return the day on which a page declares that its story was published."""
    story: Thing = next(filter(is_article, things(page)), {})
    moment = _published(story, _meta_values(page), HouseStyle())
    return moment.date() if moment else None


def _published(story: Thing, meta: dict[str, str], style: HouseStyle) -> datetime | None:
    return _date(_text(story.get("datePublished")), style) or _date(_first(meta, *_DATES), style)


def bare_title(title: str) -> str:
    """Take the site's name off a document title: "Floods recede | The Daily Post"."""
    shorter = _TITLE_TAIL.sub("", title)
    return shorter if len(shorter) >= 8 else title


def clean_byline(text: str) -> str:
    """Take "By" and brackets off a byline as it stands on the page."""
    return _BY.sub("", fold(text).strip("() ")).strip(" ,|·•")


def _written_by(text: str) -> str:
    return "" if _ADDRESS.search(text) else clean_byline(text)


def _meta_values(page: Selection) -> dict[str, str]:
    """Collect the `<meta>` elements of a page: name in lower case to content, the first of each name."""
    values: dict[str, str] = {}
    for tag in page.named("meta"):
        content = fold(attribute(tag, "content"))
        for key in ("property", "name", "itemprop"):
            if content and (name := attribute(tag, key).lower()):
                values.setdefault(name, content)
    return values


def _first(values: dict[str, str], *names: str) -> str:
    return next((values[name] for name in names if name in values), "")


def _declared_language(page: Selection, story: Thing, meta: dict[str, str]) -> str:
    lang = next((attribute(tag, "lang") for tag in page.named("html")), "")
    return lang or _text(story.get("inLanguage")) or _first(meta, "og:locale", "language", "content-language")


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return fold(BeautifulSoup(value, "lxml").get_text() if "<" in value else value) if isinstance(value, str) else ""


def _names(value: object) -> str:
    people = value if isinstance(value, list) else [value]
    names = [_text(person.get("name") if isinstance(person, dict) else person) for person in people]
    names = list(dict.fromkeys(name for name in names if name and not _ADDRESS.search(name)))
    return clean_byline(" and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))))


def _people(story: Thing) -> str:
    """Return the authors, unless the only one is the publisher itself."""
    names = _names(story.get("author"))
    return "" if names == _names(story.get("publisher")) else names


def _whole_number(value: object) -> int:
    digits = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0


def _date(text: str, style: HouseStyle) -> datetime | None:
    return parse_date(text, style) if text else None
