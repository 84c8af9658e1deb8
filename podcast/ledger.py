"""The database of a show in, which derived files of its site stand as they should out; they are written through it."""

import io
from hashlib import sha256
from os import scandir
from pathlib import Path
from sqlite3 import Connection

from podcast.files import put
from podcast.places import PAGES


class Ledger:
    """Knows of each derived file what it was made of; for use in a transaction."""

    def __init__(self, db: Connection, site: Path, *, all_anew: bool = False) -> None:
        """Look what was written; `all_anew` trusts none of it."""
        self._db, self._site = db, site
        self._there = {entry.name for entry in scandir(site)}
        self._there |= {f"{PAGES}/{entry.name}" for entry in scandir(site / PAGES)}
        self._known: dict[str, str] = {} if all_anew else dict(db.execute("SELECT name, digest FROM pages").fetchall())

    def knows(self, name: str) -> bool:
        """Tell whether a file of the site is one that was written through a ledger."""
        return name in self._known

    def stands(self, name: str, digest: str) -> bool:
        """Tell whether a file of the site is there, and made of what it should be."""
        return self._known.get(name) == digest and name in self._there

    def write(self, name: str, digest: str, data: bytes) -> None:
        """Put a file of the site in place; raises OSError."""
        put(self._site / name, io.BytesIO(data))
        self._db.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (name, digest))
        self._known[name] = digest
        self._there.add(name)


def digest(*parts: str) -> str:
    """Return what changes when any of these does."""
    return sha256("\n".join(parts).encode()).hexdigest()
