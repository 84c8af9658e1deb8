"""An episode and its story in, a listen page as one HTML file out: it plays without a server."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from podcast.heard import Episode
from podcast.pages import interface
from podcast.pages.document import document, form
from podcast.pages.marked import sentences
from podcast.pages.text import Caption, Name, Paragraph, Story
from podcast.report import clock
from tts.script import Role

PARTS = ("listen.html", "head.html", "icons.html", "common.js", "player.js", "base.css", "player.css", "interface.toml")
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3")
SLEEPS = (5, 10, 15, 30, 45, 60)
"""Minutes."""
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
    ("m", "mute"),
    ("↑, ↓, Enter", "in_text"),
)


@dataclass(frozen=True, slots=True)
class Home:
    """The show that a page belongs to, and where the page, its sound and its cover are, as the world sees them."""

    title: str
    index: str
    feed: str
    page: str
    audio: str
    cover: str
    embed: str


@dataclass(frozen=True, slots=True)
class Files:
    """Relative addresses of what belongs to a page, as seen from it; "" where it has none.

    `itself` is the page's own name, `picture` the article's, `cover` that of the programme.
    """

    itself: str
    audio: str
    cover: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring paragraphs of one role, the element that each of them is, and the source of a story that begins."""

    role: Role
    element: str
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[str, ...] = ()
    source: str = ""


def listen_page(story: Story, episode: Episode, files: Files, home: Home | None = None) -> str:
    """Return the page of one episode.

    All text is escaped; the page's own script and style are the only ones that its content policy lets run, and
    nothing is asked for but the files that are named.
    """
    say = interface.words(episode.language)
    source = _http(episode.url)
    titles, body = _parted(story.paragraphs)
    return document(
        "listen.html",
        ("common.js", "player.js"),
        ("base.css", "player.css"),
        episode.language,
        episode=episode,
        story=story,
        files=files,
        home=home,
        language="" if episode.language == "und" else episode.language,
        direction=interface.direction(episode.language),
        titles=titles,
        groups=tuple(_groups(body, len(titles), story.captions, episode)),
        lead=[caption.text for caption in story.captions if caption.after <= len(titles)],
        names=_names(story),
        sentences=sentences,
        keys=tuple((key, say[name]) for key, name in KEYS),
        speeds=SPEEDS,
        sleeps=SLEEPS,
        source=source,
        site=episode.publisher or (urlsplit(source).hostname or ""),
        published=_date(episode.published),
        linked_data=_linked_data(episode, story, files, home),
        clock=clock,
    )


def page_form() -> str:
    """Return what changes when pages of the same episodes are to be written anew."""
    return form(*PARTS)


def _parted(shown: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Part the title at the beginning from all that follows."""
    first = next((at for at, paragraph in enumerate(shown) if paragraph.role != "title"), len(shown))
    return shown[:first], shown[first:]


def _groups(
    body: tuple[Paragraph, ...], before: int, captions: tuple[Caption, ...], episode: Episode
) -> Iterator[Group]:
    """Yield the paragraphs after the title, of which `before` come first; list items stand together."""
    under: dict[int, list[str]] = defaultdict(list)
    for caption in captions:
        under[caption.after].append(caption.text)
    heading = "h3" if any(paragraph.role == "title" for paragraph in body) else "h2"
    elements: dict[Role, str] = {"title": "h2", "heading": heading, "quote": "blockquote"}
    waiting: list[Paragraph] = []
    for at, (paragraph, following) in enumerate(zip(body, (*body[1:], None), strict=True), before + 1):
        waiting.append(paragraph)
        if paragraph.role == "list_item" and following and following.role == "list_item" and at not in under:
            continue
        element = elements.get(paragraph.role, "p")
        yield Group(paragraph.role, element, tuple(waiting), tuple(under[at]), _other_source(waiting[0], episode))
        waiting = []


def _other_source(paragraph: Paragraph, episode: Episode) -> str:
    """Return where the story that begins with a paragraph is from, where that is not where the one before is from."""
    if paragraph.opens is None or paragraph.opens >= len(episode.chapters):
        return ""
    url = episode.chapters[paragraph.opens].url
    before = episode.chapters[paragraph.opens - 1].url if paragraph.opens else episode.url
    return _http(url) if url not in {before, episode.url} else ""


def _names(story: Story) -> Mapping[str, str]:
    """Return how the names of a story are read, by how they are written, in the order of the text."""
    names = {}
    for paragraph in story.paragraphs:
        for sentence in paragraph.sentences:
            names.update({piece.text: piece.reading for piece in sentence.pieces if isinstance(piece, Name)})
    return names


def _http(address: str) -> str:
    return address if urlsplit(address).scheme in {"http", "https"} else ""


def _date(published: datetime | None) -> str:
    """Write a date that reads the same in every language, with its zone where the page gives one."""
    if published is None:
        return ""
    zone = published.strftime("%z")
    return published.strftime("%Y-%m-%d %H:%M") + (f" GMT{zone[:3]}:{zone[3:5]}" if zone else "")


def _linked_data(episode: Episode, story: Story, files: Files, home: Home | None) -> dict[str, object]:
    """Return the schema.org AudioObject of the episode. Source: https://schema.org/AudioObject."""
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "AudioObject",
        "name": episode.title,
        "description": story.dek,
        "url": home.page if home else "",
        "contentUrl": home.audio if home else files.audio,
        "thumbnailUrl": home.cover if home else "",
        "encodingFormat": "audio/mpeg",
        "duration": f"PT{episode.duration_ms // 60000}M{episode.duration_ms // 1000 % 60}S",
        "inLanguage": "" if episode.language == "und" else episode.language,
        "datePublished": episode.published.isoformat() if episode.published else "",
        "isBasedOn": _http(episode.url),
        "isPartOf": {"@type": "PodcastSeries", "name": home.title, "url": home.index, "webFeed": home.feed}
        if home
        else "",
    }
    return {name: fact for name, fact in facts.items() if fact}
