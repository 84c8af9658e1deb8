"""A show as it is now in, what of its library is to be looked at again since the show is another out."""

from hashlib import sha256
from sqlite3 import Connection

from podcast.episodes import live_rows
from podcast.library import ANEW, IF_READ_OTHERWISE, Library
from podcast.places import Places
from podcast.show import Show
from podcast.telling import told_of

LEXICONS, VOICE, VOICE_BEFORE = "lexicons", "voice", "voice before"


def read_again(show: Show, places: Places, library: Library) -> None:
    """Have all that is in the feed read again where a lexicon, or what is spoken, is another; raises LexiconError.

    What is then said otherwise is made again, of sentences that are kept but for those that changed.
    """
    with told_of(places.show, LEXICONS):
        stamp = _stamp(show, places)
    with library.transaction() as db:
        before = _fact(db, LEXICONS)
        if before == stamp:
            return
        db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (LEXICONS, stamp))
        if before:
            db.execute(
                "UPDATE jobs SET state = 'due', remake = ?, not_before = 0 WHERE state = 'done' AND remake = 0 "
                "AND id IN (SELECT job FROM episodes WHERE state = 'live')",
                (IF_READ_OTHERWISE,),
            )


def _stamp(show: Show, places: Places) -> str:
    """Return what changes when stories are read otherwise: by other lexicons, or more of them."""
    checksum = sha256(" ".join(show.speak).encode())
    for name in show.lexicons:
        try:
            checksum.update(sha256((places.folder / name).read_bytes()).digest())
        except OSError as error:
            from tts.pronunciation.entry import LexiconError

            raise LexiconError(f"{name} can't be read ({error.strerror}): put it there, or take it out") from error
    return checksum.hexdigest()


def voice_before(show: Show, library: Library, *, remake: bool) -> str:
    """Return who spoke when the show had another voice, "" where all that is there has that of now, or will have."""
    now = f"{show.backend} {show.voice or ''}".strip()
    with library.transaction() as db:
        last, before = _fact(db, VOICE), _fact(db, VOICE_BEFORE)
        left = before or (last if last != now and live_rows(db) else "")
        if remake or left == now:
            left = ""
        if (last, before) != (now, left):
            db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(VOICE, now), (VOICE_BEFORE, left)])
    return left


def voice_left(library: Library) -> str:
    """Return what `voice_before` did last."""
    with library.transaction() as db:
        return _fact(db, VOICE_BEFORE)


def _fact(db: Connection, name: str) -> str:
    found = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def bring_back(show: Show, places: Places, library: Library) -> None:
    """Take episodes that were retired into the feed again where the show keeps more than it did.

    One whose files were swept away meanwhile is made again, where its source is still there.
    """
    with library.transaction() as db:
        retired = db.execute(
            "SELECT guid, stem, job FROM episodes WHERE state = 'retired' ORDER BY published DESC, job DESC"
        ).fetchall()
        room = max(0, show.keep - len(live_rows(db))) if show.keep else len(retired)
        for guid, stem, job in retired[:room]:
            whole = (places.audio / f"{stem}.mp3").is_file() and places.record(stem).is_file()
            state = "live" if whole else "withdrawn"
            db.execute("UPDATE episodes SET state = ? WHERE guid = ?", (state, guid))
            if not whole:
                db.execute(
                    "UPDATE jobs SET state = 'due', remake = ?, not_before = 0 WHERE id = ? AND state != 'gone'",
                    (ANEW, job),
                )
