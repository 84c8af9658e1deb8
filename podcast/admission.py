"""A job and its article in; why no episode is made of it out."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cleaning import Article
from podcast.filters import refused_article
from podcast.finds import find_of
from podcast.library import Job, Library
from podcast.sameness import claim
from podcast.show import Show


@dataclass(frozen=True, slots=True)
class Admission:
    """Who decides which articles of a show become episodes; `now` tells their age."""

    show: Show
    database: Path
    now: datetime

    def refusal(self, job: Job, article: Article) -> str:
        """Say why an article that has no episode yet gets none, "" where it gets one; the story is then its own."""
        find = find_of(self.database, job.source)
        if find and (reason := refused_article(self.show.filter, article, find, self.now)):
            return f"left out: {reason}"
        with Library(self.database) as library, library.transaction() as db:
            other = claim(db, job.id, article, by_words=find is not None)
        return f"the same story as {other}" if other else ""
