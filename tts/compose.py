"""An article in, its script out: which passages are said, in which order, in which chapters; nothing is read yet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate, pairwise

from cleaning.article import Article, Block
from tts.normalization.calendar import MONTHS, WEEKDAYS
from tts.script import Chapter, Passage, Role, Script

WORDS_A_MINUTE = 130
"""Written words that the default voice speaks in a minute, our pauses included: 348 in 162 s on the first example."""

LONG_SECONDS = 90
PARAGRAPHS_A_CHAPTER = 3
TITLE_LIMIT = 60
LEAST_OPENING = 40
"""Characters of a title that the story repeats as its first words by no accident."""
CUT_OFF_NOTICES = {
    "en": "This is only the beginning of the story: the rest is not on its page.",
    "zh-Hant": "這裡只有報導的開頭，其餘內容不在這個網頁上。",
    "zh-Hans": "这里只有报道的开头，其余内容不在这个网页上。",
    "ja": "これは記事の冒頭だけで、残りはこのページにありません。",
}
_CLOCK_LENGTH = len("21:05")

Chunk = list[Passage]


def compose(article: Article, spoken: tuple[str, ...] = ("title",)) -> Script:
    """Lay an article out as chapters of passages.

    `spoken` names what is said besides the body, of "title", "dek", "byline", "date" and "captions". The opening
    chapter holds the first four; the article's own headings make the chapters after it. An article without headings
    that speaks for 90 seconds or more gets a chapter every 2 to 4 paragraphs, named by its leading words.
    """
    opening = [
        passage for name in ("title", "dek", "byline", "date") if name in spoken for passage in _field(article, name)
    ]
    body = _body(article)
    if any(passage.role == "heading" for passage in body):
        chapters = _by_headings(article, opening, body)
    elif _seconds(body) >= LONG_SECONDS:
        chapters = [Chapter(article.title, tuple(opening)), *_by_paragraphs(body)]
    else:
        chapters = [Chapter(article.title, tuple(opening + body))]
    if article.completeness == "cut_off" and chapters:
        chapters[-1] = replace(chapters[-1], passages=(*chapters[-1].passages, _cut_off_notice(article)))
    if "captions" in spoken and article.captions:
        captions = tuple(_passage(article, text, "captions", "caption") for text in article.captions)
        chapters = [*chapters, Chapter("Captions", captions)]
    return Script(article.title, article.language, tuple(chapter for chapter in chapters if chapter.passages))


def _passage(article: Article, text: str, source: int | str | None, role: Role) -> Passage:
    return Passage(text, source, role, article.language)


def _cut_off_notice(article: Article) -> Passage:
    """Say at the end of a cut-off story that it is one, so that it is never heard as whole."""
    notice = CUT_OFF_NOTICES.get(article.language) or CUT_OFF_NOTICES["en"]
    return _passage(article, notice, None, "paragraph")


def _field(article: Article, name: str) -> Iterator[Passage]:
    """Yield the passage of a field, where the article has one; a byline and a date are phrased by us."""
    match name:
        case "title" if article.title and not _opens_with_title(article):
            yield _passage(article, article.title, "title", "title")
        case "dek" if article.dek:
            yield _passage(article, article.dek, "dek", "dek")
        case "byline" if article.byline:
            yield _passage(article, _byline(article), None, "byline")
        case "date" if article.published:
            yield _passage(article, spoken_date(article.published, article.language), None, "date")
        case _:
            return


def _opens_with_title(article: Article) -> bool:
    """Tell whether the story's first words are its title, as they are of a text that has none of its own."""
    first = next((block.text for block in article.blocks), "")
    opening = first.removeprefix(article.dateline).strip()
    return opening == article.title or (len(article.title) >= LEAST_OPENING and opening.startswith(article.title))


def _byline(article: Article) -> str:
    if not article.language.startswith("en") or re.match(r"by\b", article.byline, re.IGNORECASE):
        return article.byline
    return f"By {article.byline.rstrip('.')}."


def spoken_date(published: date, language: str) -> str:
    """Write a day as it is said: "Tuesday, December 2, 2025."; in ISO 8601 where the language is not English."""
    if not language.startswith("en"):
        return f"{published:%Y-%m-%d}"
    weekday, month = WEEKDAYS[published.weekday()], MONTHS[published.month - 1]
    return f"{weekday}, {month} {published.day}, {published.year}."


def _body(article: Article) -> Chunk:
    days = {block.time[:10] for block in article.blocks if len(block.time) > _CLOCK_LENGTH}
    passages = [
        passage
        for index, block in enumerate(article.blocks)
        for passage in (*_entry_time(article, block, several_days=len(days) > 1), _of_block(article, index, block))
    ]
    if article.dateline:
        opener = next((i for i, passage in enumerate(passages) if passage.text.startswith(article.dateline)), None)
        if opener is not None:
            passages[opener] = replace(passages[opener], dateline=article.dateline)
    return passages


def _entry_time(article: Article, block: Block, *, several_days: bool) -> Iterator[Passage]:
    """Yield the heading that says when an entry of a live blog was written, and on which day where it has several."""
    if not block.time:
        return
    day, _, clock = block.time.rpartition("T")
    text = f"{clock[:_CLOCK_LENGTH]}{' UTC' if clock.endswith('Z') else ''}"
    if article.language.startswith("en"):
        text, day = _english_clock(text), f"{WEEKDAYS[date.fromisoformat(day).weekday()]}," if day else ""
    yield _passage(article, f"{day} {text}" if day and several_days else text, None, "heading")


def _english_clock(text: str) -> str:
    """Write a clock of 24 hours with a.m. or p.m.: "21:05 UTC" as "9:05 p.m. UTC"."""
    hour, minute, rest = int(text[:2]), text[3:_CLOCK_LENGTH], text[_CLOCK_LENGTH:]
    return f"{(hour - 1) % 12 + 1}:{minute} {'a.m.' if hour < 12 else 'p.m.'}{rest}"


def _of_block(article: Article, index: int, block: Block) -> Passage:
    return _passage(article, block.text, index, block.kind)


def _seconds(passages: Chunk) -> float:
    """Estimate how long passages speak; a language written without spaces counts two characters as a word."""
    text = " ".join(passage.text for passage in passages)
    wide = sum("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in text)
    return (len(text.split()) + wide / 2) / WORDS_A_MINUTE * 60


def _by_headings(article: Article, opening: Chunk, body: Chunk) -> list[Chapter]:
    """Start a chapter at each heading; headings that follow one another open one chapter, named by the first."""
    chapters = [(article.title, list(opening))]
    for passage in body:
        fresh = passage.role == "heading" and any(said.role != "heading" for said in chapters[-1][1])
        if fresh or (passage.role == "heading" and not chapters[-1][1]):
            chapters.append((passage.text, []))
        chapters[-1][1].append(passage)
    return [Chapter(_chapter_title(title, passages), tuple(passages)) for title, passages in chapters]


def _chapter_title(title: str, passages: Chunk) -> str:
    """Put the heading of a live blog's entry after its time."""
    timed = len(passages) > 1 and passages[0].role == passages[1].role == "heading" and passages[0].source is None
    return f"{title} {passages[1].text}" if timed else title


def _by_paragraphs(body: Chunk) -> list[Chapter]:
    """Cut the body into even runs of 2 to 4 paragraphs; a list stays with the paragraph before it."""
    starts = [index for index, passage in enumerate(body) if passage.role != "list_item" or index == 0]
    count = max(1, round(len(starts) / PARAGRAPHS_A_CHAPTER))
    sizes = [len(starts) // count + (extra < len(starts) % count) for extra in range(count)]
    cuts = [starts[first] for first in accumulate(sizes[:-1], initial=0)] + [len(body)]
    return [Chapter(leading_words(body[start]), tuple(body[start:end])) for start, end in pairwise(cuts)]


def leading_words(passage: Passage, limit: int = TITLE_LIMIT) -> str:
    """Name a chapter by the first words of a passage: no dateline, no cut inside a word, an ellipsis where cut."""
    text = passage.text.removeprefix(passage.dateline).strip().lstrip("\"“”'‘’-–— ")
    if len(text) <= limit:
        return text
    room = text[:limit]
    kept = room[: room.rindex(" ")] if " " in room else room[:-1]
    return kept.rstrip(" ,;:.-–—(\"“'‘") + "…"
