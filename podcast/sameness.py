"""An article in, the other source of a show that tells the same story out: known by its address, and by its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from heapq import nsmallest
from sqlite3 import Connection

from cleaning import Article
from podcast.episode import guid_of

WORDS = 4
"""In a shingle: a run of words that two printings of a story share."""
KEPT = 96
"""The smallest hashes of a story's shingles stand for it (Broder's sketch): their shared share is that of all."""
SAME = 0.9
"""Two printings of one story, a dateline or a last paragraph apart; an update that adds a tenth is another story."""
FEWEST = 30
"""Shingles; a shorter text is known by its address alone."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\\W_]+")
_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What stands for a story: hashes, and its figures, since reports of one form differ in these alone."""

    hashes: tuple[int, ...]
    figures: str


def sketch(article: Article) -> Sketch:
    """Return what stands for the story of an article, always the same for the same words."""
    text = " ".join(block.text for block in article.blocks).removeprefix(article.dateline)
    words = _WORD.findall(text.casefold())
    shingles = {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}
    figures = " ".join(sorted(found.rstrip(".,") for found in _FIGURE.findall(text)))
    hashes = nsmallest(KEPT, map(_hash, shingles)) if len(shingles) >= FEWEST else ()
    return Sketch(tuple(hashes), sha256(figures.encode()).hexdigest())


def claim(db: Connection, job: int, article: Article, *, by_words: bool) -> str:
    """Return another source that has the story or is at it, "" where this one now has it; for use in a transaction.

    Two pages that a person named are two stories, whatever their words: `by_words` is for what lists name.
    """
    mine = sketch(article)
    if other := _by_address(db, job, article) or (_by_words(db, job, mine) if by_words else ""):
        return other
    db.execute("DELETE FROM shingles WHERE job = ?", (job,))
    db.executemany("INSERT INTO shingles VALUES (?, ?)", [(one, job) for one in mine.hashes])
    db.execute("INSERT OR REPLACE INTO stories VALUES (?, ?)", (job, mine.figures))
    return ""


def _by_address(db: Connection, job: int, article: Article) -> str:
    if not article.url:
        return ""
    query = (
        "SELECT source FROM episodes JOIN jobs ON jobs.id = job WHERE guid = ? AND job != ? AND jobs.state != 'gone'"
    )
    found = db.execute(query, (guid_of(article.url, ""), job)).fetchone()
    return str(found[0]) if found else ""


def _by_words(db: Connection, job: int, mine: Sketch) -> str:
    """Look among stories that have an episode or a worker, so that none waits for one that failed."""
    if not mine.hashes:
        return ""
    marks = ", ".join("?" * len(mine.hashes))
    query = (
        f"SELECT shingles.job, source FROM shingles JOIN stories ON stories.job = shingles.job "  # noqa: S608 - marks
        f"JOIN jobs ON jobs.id = shingles.job WHERE hash IN ({marks}) AND shingles.job != ? AND figures = ? "
        "AND state != 'gone' AND (owner IS NOT NULL OR EXISTS "
        "(SELECT 1 FROM episodes WHERE episodes.job = jobs.id AND episodes.state != 'withdrawn')) "
        "GROUP BY shingles.job HAVING count(*) >= ? ORDER BY shingles.job"
    )
    for other, source in db.execute(query, (*mine.hashes, job, mine.figures, round(SAME * len(mine.hashes) * 0.9))):
        theirs = [row[0] for row in db.execute("SELECT hash FROM shingles WHERE job = ?", (other,))]
        if likeness(mine.hashes, theirs) >= SAME:
            return str(source)
    return ""


def alike(mine: Sketch, theirs: Sketch) -> bool:
    """Tell whether two sketches are of one story."""
    return mine.figures == theirs.figures and likeness(mine.hashes, theirs.hashes) >= SAME


def likeness(mine: Sequence[int], theirs: Sequence[int]) -> float:
    """Return how much two sketches share: of the smallest hashes of both, the share that is in each."""
    both, size = {*mine} & {*theirs}, min(len(mine), len(theirs))
    return sum(one in both for one in nsmallest(size, {*mine, *theirs})) / size if size else 0.0


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
