"""A show as it is now in, what of its library is to be looked at again since the show is another out."""

from hashlib import sha256

from podcast.episodes import live_rows
from podcast.library import ANEW, IF_READ_OTHERWISE, Library
from podcast.places import Places
from podcast.show import Show
from podcast.telling import told_of

LEXICONS = "lexicons"


def read_again(show: Show, places: Places, library: Library) -> None:
    """Have all stories in the feed read again where a lexicon changed since the last run; raises LexiconError.

    What is then said otherwise is made again, of sentences that are kept but for those that changed.
    """
    with told_of(places.show, LEXICONS):
        stamp = _stamp(show, places)
    with library.transaction() as db:
        before = db.execute("SELECT value FROM facts WHERE name = ?", (LEXICONS,)).fetchone()
        if before == (stamp,):
            return
        db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (LEXICONS, stamp))
        if before:
            db.execute(
                "UPDATE jobs SET state = 'due', remake = ?, not_before = 0 WHERE state = 'done' AND remake = 0 "
                "AND id IN (SELECT job FROM episodes WHERE state = 'live')",
                (IF_READ_OTHERWISE,),
            )


def _stamp(show: Show, places: Places) -> str:
    """Return what changes when a lexicon of a show does."""
    checksum = sha256()
    for name in show.lexicons:
        try:
            checksum.update(sha256((places.folder / name).read_bytes()).digest())
        except OSError as error:
            from tts.pronunciation.entry import LexiconError

            raise LexiconError(f"{name} can't be read ({error.strerror}): put it there, or take it out") from error
    return checksum.hexdigest()


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
