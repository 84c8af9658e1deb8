"""The database of a show in, which derived files of its site stand as they should out; they are written through it."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from podcast.files import names_in, put_each
from podcast.places import PAGES


class Ledger:
    """Knows of each derived file what it was made of; for use in a transaction."""

    def __init__(self, db: Connection, site: Path, *, all_anew: bool = False) -> None:
        """Look what was written; `all_anew` trusts none of it."""
        self._db, self._site = db, site
        self._there = set(names_in(site))
        self._there |= {f"{PAGES}/{name}" for name in names_in(site / PAGES)}
        self._known: dict[str, str] = {} if all_anew else dict(db.execute("SELECT name, digest FROM pages").fetchall())

    def knows(self, name: str) -> bool:
        """Tell whether a file of the site is one that was written through a ledger."""
        return name in self._known

    def stands(self, name: str, digest: str) -> bool:
        """Tell whether a file of the site is there, and made of what it should be."""
        return self._known.get(name) == digest and name in self._there

    def write(self, name: str, digest: str, data: bytes) -> None:
        """Put a file of the site in place; raises OSError."""
        self.write_each([(name, digest, data)])

    def write_each(self, files: Iterable[tuple[str, str, bytes]]) -> None:
        """Put files of the site in place, given as name, what they are made of, and content; raises OSError."""
        made = list(files)
        put_each({self._site / name: data for name, _, data in made})
        self._db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", [(name, of) for name, of, _ in made])
        self._known |= {name: of for name, of, _ in made}
        self._there |= {name for name, _, _ in made}


def digest(*parts: str) -> str:
    """Return what changes when any of these does."""
    return sha256("\n".join(parts).encode()).hexdigest()
