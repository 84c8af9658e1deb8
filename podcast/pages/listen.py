"""An article, its script, narration and episode in, a listen page as one HTML file out: it plays without a server."""

import base64
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import groupby
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cleaning.article import Article
from podcast.episode import Episode
from podcast.pages.text import Paragraph, paragraphs
from podcast.report import clock
from tts.narration import Narration
from tts.script import Role, Script

MARK = '<meta name="generator" content="earpaper">'
"""What tells a page of ours from another's."""
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3")
KEYS = (
    ("space, k", "play"),
    ("j, ←", "back"),
    ("l, →", "forward"),
    (",", "previous_sentence"),
    (".", "next_sentence"),
    ("[", "previous_paragraph"),
    ("]", "next_paragraph"),
    ("p", "previous_chapter"),
    ("n", "next_chapter"),
    ("<, >", "speed"),
)
_ELEMENTS: dict[Role, str] = {"heading": "h2", "quote": "blockquote"}


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring paragraphs of one role, and the element that each of them is."""

    role: Role
    element: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a listen page shows besides the facts of its episode; `audio` and `cover` are relative addresses."""

    language: str
    audio: str
    clock: str
    titles: tuple[Paragraph, ...]
    groups: tuple[Group, ...]
    captions: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    source: str = ""
    site: str = ""
    dek: str = ""
    dek_is_spoken: bool = False
    published: str = ""
    cut_off: bool = False
    cover: str = ""
    speeds: tuple[str, ...] = SPEEDS


def listen_page(
    article: Article, script: Script, narration: Narration, episode: Episode, *, audio: str, cover: str = ""
) -> str:
    """Return the page of one episode. `audio` and `cover` are where those files lie, as seen from the page.

    All text is escaped; the page's own script and style are the only ones that its content policy lets run, and
    nothing is asked for but the audio and the cover.
    """
    words = interface(article.language)
    page = _page(article, paragraphs(script, narration), episode, words, audio, cover)
    code, style = _asset("player.js"), _asset("player.css")
    return _template("listen.html").render(
        episode=episode,
        page=page,
        say=words,
        interface=interface_language(article.language),
        policy=policy(code, style),
        code=code,
        style=style,
        linked_data=_linked_data(episode, page),
        clock=clock,
        mark=MARK,
    )


def _page(
    article: Article, shown: tuple[Paragraph, ...], episode: Episode, words: Mapping[str, str], audio: str, cover: str
) -> Page:
    spoken = {paragraph.role for paragraph in shown}
    source = article.url if urlsplit(article.url).scheme in {"http", "https"} else ""
    return Page(
        language="" if article.language == "und" else article.language,
        audio=audio,
        clock=clock(episode.duration_ms),
        titles=tuple(paragraph for paragraph in shown if paragraph.role == "title"),
        groups=tuple(_groups(paragraph for paragraph in shown if paragraph.role != "title")),
        captions=() if "caption" in spoken else article.captions,
        keys=tuple((key, words[name]) for key, name in KEYS),
        source=source,
        site=article.publisher or (urlsplit(source).hostname or ""),
        dek=article.dek,
        dek_is_spoken="dek" in spoken,
        published=_date(article.published),
        cut_off=article.completeness == "cut_off",
        cover=cover,
    )


def _groups(shown: Iterator[Paragraph]) -> Iterator[Group]:
    for role, members in groupby(shown, lambda paragraph: paragraph.role):
        yield Group(role, _ELEMENTS.get(role, "p"), tuple(members))


def _date(published: datetime | None) -> str:
    """Write a date that reads the same in every language, with its zone where the page gives one."""
    if published is None:
        return ""
    zone = published.strftime("%z")
    return published.strftime("%Y-%m-%d %H:%M") + (f" GMT{zone[:3]}:{zone[3:5]}" if zone else "")


def _linked_data(episode: Episode, page: Page) -> dict[str, object]:
    """Return the schema.org AudioObject of the episode."""
    seconds = round(episode.duration_ms / 1000)
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "AudioObject",
        "name": episode.title,
        "contentUrl": page.audio,
        "encodingFormat": "audio/mpeg",
        "duration": f"PT{seconds // 60}M{seconds % 60}S",
        "inLanguage": page.language,
        "datePublished": episode.published.isoformat() if episode.published else "",
        "isBasedOn": page.source,
    }
    return {name: fact for name, fact in facts.items() if fact}


def interface_language(language: str) -> str:
    """Return the language in which a page speaks of itself, for an article's: its own, or English."""
    return language if language in _words() else "en"


def interface(language: str) -> Mapping[str, str]:
    """Return the words of the interface for an article's language."""
    return _words()[interface_language(language)]


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_asset("interface.toml"))


def policy(code: str, style: str) -> str:
    """Return a content security policy under which only this script and style run, and nothing leaves for elsewhere.

    Source: https://www.w3.org/TR/CSP3/
    """
    return (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; "
        "media-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return files("podcast.pages").joinpath(name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("podcast.pages", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> Template:
    return _environment().get_template(name)
