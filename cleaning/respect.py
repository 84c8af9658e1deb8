"""What a page asks of those who read it aloud in; the warnings to give out, or the refusal to narrate it.

Three are known: that nothing reads the page aloud (`nopagereadaloud`, Google's "Special tags"), that a story is for
subscribers (schema.org's `isAccessibleForFree`, Facebook's `article:content_tier`), that only its opening is here.
"""

import re
from collections.abc import Iterator, Mapping

from cleaning.article import Article, CleaningError
from cleaning.boxes import attribute
from cleaning.selection import Selection

_ASKERS = ("google", "googlebot", "robots", "earpaper")
_OPT_OUT = "nopagereadaloud"
_TIERS = frozenset({"metered", "locked"})
_FALSE = re.compile(r"(?:https?://schema\.org/)?(?:false|no|0)", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"'”’」』）)]*$")
_WALL = re.compile(
    r"\b(?:to|and) (?:continue|keep) reading\b|\b(?:read|unlock|access) (?:the (?:rest|full)|this (?:article|story))\b"
    r"|\b(?:article|story|content|post) is (?:only |exclusively )?(?:for|available to|reserved for) (?:\w+ )?"
    r"(?:subscribers|members)\b"
    r"|ログインして続き|(?:続き|全文).{0,12}(?:会員|購読)|(?:会員|購読者)限定|(?:訂閱|付費|會員).{0,10}(?:閱讀全文|繼續閱讀|專屬)"
    r"|(?:订阅|付费|会员).{0,10}(?:阅读全文|继续阅读|专享)",
    re.IGNORECASE,
)
# Measured on 26 pages that say they are not free: the 24 that are whole have 263 words or more, and 1.01 to 1.03 of the
# words that they say they have; the two teasers have 175 and 390, a third of what one says. Five whole ones have a wall
# after their first block, which scripts show.
_TEASER_WORDS = 120
_MISSING_SHARE = 0.7  # of the words that a page says its story has
_AFTER_WALL_SHARE = 0.3  # of the words: after a wall only offers follow, after one that is unseen the story
_HAN_A_WORD = 2
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class NarrationRefused(CleaningError):
    """The page is not to be read aloud as it is; the message says why and what to do."""


def asks_not_to_be_read(page: Selection) -> bool:
    """Tell whether a page asks that nothing reads it aloud: `<meta name="google" content="nopagereadaloud">`."""
    return any(
        _OPT_OUT in re.split(r"[\s,;]+", attribute(tag, "content").lower())
        for tag in page.named("meta")
        if attribute(tag, "name").strip().lower() in _ASKERS
    )


def is_for_subscribers(story: Mapping[str, object], meta: Mapping[str, str]) -> bool:
    """Tell by its JSON-LD, microdata or meta elements whether a story, or a part of it, is not free to read."""
    parts = story.get("hasPart")
    things = [story, *(parts if isinstance(parts, list) else [parts])]
    declared = [thing.get("isAccessibleForFree") for thing in things if isinstance(thing, Mapping)]
    declared.append(meta.get("isaccessibleforfree"))
    return meta.get("article:content_tier", "").lower() in _TIERS or any(map(_is_false, declared))


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and bool(_FALSE.fullmatch(value.strip())))


def is_teaser(article: Article, stated_words: int) -> bool:
    """Tell whether a story for subscribers stops after its opening.

    It is short, ends in an ellipsis, meets a wall that says so, or lacks words that the page itself states it has.
    """
    words = [_word_count(block.text) for block in article.blocks]
    return (
        sum(words) < max(_TEASER_WORDS, _MISSING_SHARE * stated_words)
        or bool(_GOES_ON.search(article.blocks[-1].text))
        or any(sum(words[after:]) <= _AFTER_WALL_SHARE * sum(words) for after in _walls(article))
    )


def _walls(article: Article) -> Iterator[int]:
    """Yield how many blocks stand before each wall, which may itself have been taken for a block."""
    yield from (line.after for line in article.removed if _WALL.search(line.text))
    yield from (number for number, block in enumerate(article.blocks, 1) if _WALL.search(block.text))


def _word_count(text: str) -> float:
    han = len(_HAN.findall(text))
    return len(_HAN.sub(" ", text).split()) + han / _HAN_A_WORD


def require_narratable(article: Article, *, named_by_a_person: bool = True, override_opt_out: bool = False) -> None:
    """Raise NarrationRefused for the teaser of a paid story, and for a page whose opt-out is to be honoured.

    What a feed or a batch names (not `named_by_a_person`) is refused where the page asks not to be read aloud, unless
    `override_opt_out`; a page that a person typed is only warned of, by `warnings`.
    """
    name = article.url or article.title
    if article.opted_out and not (named_by_a_person or override_opt_out):
        raise NarrationRefused(f"{name} asks not to be read aloud (nopagereadaloud): --override-opt-out reads it.")
    if article.completeness == "paid":
        raise NarrationRefused(
            f"{name} is for subscribers, and only its opening is on the page: if you are one, pass --cookies FILE, or "
            "open it in your browser, save the page, and pass the saved file."
        )


def warnings(article: Article, *, override_opt_out: bool = False) -> Iterator[str]:
    """Yield what a person should know before an article is narrated, one line each."""
    if article.opted_out and not override_opt_out:
        yield "the page asks not to be read aloud (nopagereadaloud); keep what you make to yourself"
    if article.for_subscribers and article.completeness == "whole":
        yield "the story is for subscribers; keep what you make to yourself"
    if article.completeness == "cut_off":
        yield "the page holds only the beginning of the story; the rest is not on it"
