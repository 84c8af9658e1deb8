"""The file of a show in, what a run would make of it out, with its minutes: nothing is changed or spoken."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from cleaning import CleaningError
from fetching import FetchError
from fetching.find import Find
from podcast.filters import refused_article
from podcast.finds import stamp
from podcast.gathering import glimpse
from podcast.library import Library
from podcast.places import Places
from podcast.publishing import cover_of
from podcast.show import Show, load
from podcast.sources import listed
from podcast.stages import Stages, house_stages
from podcast.telling import told_of


def forecast(path: Path, now: datetime, stages: Stages | None = None, *, allow_private: bool = False) -> Iterator[str]:
    """Yield a line for each article that a run would make or make again, and one for all. Nothing is written."""
    show, places = load(path, allow_private=allow_private), Places(path)
    cover_of(show, places)
    seen, failed = glimpse(show, places, now)
    for trouble in failed:
        yield f"    -      {trouble}"
    stages = stages or house_stages(show, places, seen.get)
    minutes, count = 0.0, 0
    for source in _due(show, places, seen, now):
        count += 1
        try:
            article = stages.clean(stages.fetch(source))
            if source in seen and (reason := refused_article(show.filter, article, seen[source], now)):
                yield f"    -      {source}: would be left out: {reason}"
                continue
            script = stages.read(article)
        except (FetchError, CleaningError) as error:
            yield f"    -      {source}: would fail: {error}"
            continue
        minutes += script.minutes
        yield f"{script.minutes:5.1f} min  {source}: {script.title}"
    yield f"{minutes:5.1f} min  in all, {count} {'article' if count == 1 else 'articles'}"


def _due(show: Show, places: Places, seen: Mapping[str, Find], now: datetime) -> list[str]:
    """Return the sources that are new, changed, or failed and rested."""
    with told_of(places.show, "sources"):
        named = listed(show.sources, places.folder)
    sources = {url: stamp(find) for url, find in seen.items()} | named
    if not places.database.exists():
        return list(sources)
    with Library(places.database, read_only=True) as library:
        stamps = library.stamps()
        settled = {
            job.source
            for job in library.jobs()
            if stamps[job.source] == sources.get(job.source)
            and (job.state == "done" or (job.state == "failed" and job.not_before > now.timestamp()))
        }
    return [source for source in sources if source not in settled]
