"""The sites that a show asks in, when each may be asked next out: one pace for all of its processes."""

import time
from collections.abc import Callable
from pathlib import Path

from podcast.library import Library


class SharedPace:
    """Keeps in the library's database when each site is free again."""

    def __init__(self, database: Path, clock: Callable[[], float] = time.time) -> None:
        """Use a library's database; `clock` gives the seconds of the epoch."""
        self._database, self._clock = database, clock

    def turn(self, host: str, pause_s: float, longest_s: float) -> float:
        """Return in how many seconds a site may be asked, and take that turn unless it is later than `longest_s`."""
        now = self._clock()
        with Library(self._database) as library, library.transaction() as db:
            found = db.execute("SELECT free_at FROM hosts WHERE host = ?", (host,)).fetchone()
            start = max(now, found[0]) if found else now
            if start - now <= longest_s:
                db.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (host, start + pause_s))
        return float(start - now)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a site alone for so long."""
        until = self._clock() + seconds
        with Library(self._database) as library, library.transaction() as db:
            db.execute(
                "INSERT INTO hosts VALUES (?, ?) "
                "ON CONFLICT (host) DO UPDATE SET free_at = max(free_at, excluded.free_at)",
                (host, until),
            )
