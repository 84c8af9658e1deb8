"""A page's lines in, those of posts that others wrote and the page embeds out; and such posts read as quotes.

Sources: the blockquotes that the networks themselves give out to be embedded (X, Bluesky, Mastodon, Instagram, Threads,
TikTok). An `<iframe>` holds nothing that the page shows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from cleaning.boxes import attribute, upward
from cleaning.fates import Fate, Kept, Taken
from cleaning.selection import Selection
from cleaning.structure import Line

EmbeddedPosts = Literal["skip", "quote"]

EMBEDDED = Taken("embedded-post")  # also the name of their box, see `markup.toml`
_ELSEWHERE = frozenset({"aside", "comments", "footer", "navigation", "related"})  # boxes with posts of other stories
_ADDRESS = re.compile(
    r"//(?:\w+\.)?(?:(?:twitter|x)\.com/\w+/status/|bsky\.app/profile/[^/]+/post/|instagram\.com/(?:p|reel)/"
    r"|threads\.(?:net|com)/@?[^/]+/post/|tiktok\.com/@[^/]+/video/|[^/]+/@\w+/\d{10,})"
)
_SIGNED = re.compile(r"^(?:[—–-]+|&mdash;)\s?\S.{0,80}\(@[\w.-]+(?:@[\w.-]+)?\)", re.MULTILINE)
_FURNITURE = re.compile(
    r"View (?:this post )?on (?:Instagram|Threads|Facebook|Bluesky|TikTok|X|Twitter)|A post shared by .{1,120}"
    r"|Posted by .{1,120}|@[\w.]+|♬ .{1,120}|[\d.,]+[KM]? (?:likes?|replies|reposts?)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s*(?:https?://\S+|(?:pic\.(?:twitter|x)\.com|t\.co)/\S+))+$")


def embedded(page: Selection, lines: Sequence[Line]) -> dict[int, Taken]:
    """Find the lines of posts that bear no name of a network: a quotation that ends in a signature and the address."""
    posts = {
        id(quote)
        for quote in page.named("blockquote")
        if any(_ADDRESS.search(attribute(link, "href")) for link in quote.find_all("a", href=True))
        and _SIGNED.search("\n".join(quote.stripped_strings))
    }
    return {
        index: EMBEDDED
        for index, line in enumerate(lines)
        if posts and any(id(tag) in posts for tag in upward(line.owner))
    }


def quoted(lines: Sequence[Line], fates: Sequence[Fate]) -> tuple[list[Line], list[Fate]]:
    """Keep the embedded posts amid a story, and right after it, as quotes: who wrote them stands at their end.

    What the network adds stays removed, and so does a post of which nothing else is left. Addresses at the end of a
    line are cut off, and stand as removed lines of their own after all others.
    """
    quotes, kept = list(lines), list(fates)
    addresses: list[Line] = []
    told = [index for index, fate in enumerate(fates) if isinstance(fate, Kept)]
    for is_post, group in groupby(range(len(fates)), key=lambda index: fates[index] == EMBEDDED):
        post = list(group)
        elsewhere = any(not _ELSEWHERE.isdisjoint(lines[index].places) for index in post)
        if elsewhere or not (is_post and told and told[0] < post[0] <= told[-1] + 1):
            continue
        texts = {index: _TAIL.sub("", lines[index].text) for index in post}
        texts = {index: text for index, text in texts.items() if text and not _FURNITURE.fullmatch(text)}
        if all(_SIGNED.match(text) for text in texts.values()):
            continue
        for index, text in texts.items():
            quotes[index], kept[index] = replace(lines[index], kind="quote", text=text), Kept()
            address = lines[index].text.removeprefix(text).strip()
            addresses += [replace(lines[index], text=address)] if address else []
    return [*quotes, *addresses], [*kept, *[EMBEDDED] * len(addresses)]
