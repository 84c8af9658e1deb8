"""A show is made again and again, each time with a failure at another durable operation, in processes that die of it.

`python faulty.py FOLDER STEP kill ENOSPC ...` prints how many failures were survived; it ends with a traceback at the
first that was not. A STEP of 1 takes each operation, of 3 each third. A failure may be `turns`: at each operation
another one, kills the most.
"""

import os
import shutil
import sqlite3
import sys
import traceback
from functools import cache, partial
from itertools import count, cycle
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import shows  # noqa: E402

from podcast import cover, failing, production, publishing  # noqa: E402
from podcast.errors import LibraryError  # noqa: E402
from podcast.places import Places  # noqa: E402

PAGE_LENGTH = 2
SHORT = shows.SENTENCES[:2]
BASE = "https://audio.example.org/harbour/"


def survive(folder, failures, step=1, tell=print):
    """Have a first run and a run with changes fail at each operation in turn; return how many failures there were."""
    publishing.publish.__kwdefaults__["length"] = PAGE_LENGTH
    begun, changed = folder / "begun", folder / "changed"
    shows.begin(begun, extra='keep = 3\nvanished = "withdraw"')
    shows.page(begun, 1, SHORT)
    _copy(begun, changed)
    for day in range(2, 5):
        shows.page(changed, day, SHORT)
    shows.run(changed / "show.toml")
    _change(changed)
    return sum(
        survived
        for what, start in (("first run", begun), ("run with changes", changed))
        for survived in _each_operation(what, start, folder / "broken", failures, step, tell)
    )


def _change(folder):
    """Change a story, take one away, and add one; what no page names any more is of a day before, and is swept."""
    shows.page(folder, 4, ("The ferry left at one.", *SHORT[1:]))
    (folder / "pages" / "02.html").unlink()
    shows.page(folder, 5, SHORT)
    for path in (folder / "site").rglob("*"):
        os.utime(path, (0, 0))


def _each_operation(what, start, broken, failures, step, tell):
    whole, operations = _unbroken(start, broken)
    turns = cycle(failure for error in failing.FAILURES[1:] for failure in ("kill", error))
    for failure in failures:
        survived = 0
        for number in range(1, operations + 1, step):
            _copy(start, broken)
            asked = next(turns) if failure == "turns" else failure
            code = _apart(broken, f"{number}:{asked}")
            assert code < 0 if asked == "kill" else code in {0, 1}, f"{asked} at operation {number} ended so: {code}"
            check(broken)
            assert _apart(broken, "") == 0
            check(broken)
            assert shows.tree(broken / "site") == whole, f"{what}: {failure} at operation {number}"
            survived += 1
        tell(f"{what}: {survived} times {failure}, byte-identical after the next run")
        yield survived


def _unbroken(start, folder):
    """Return the site of a run that nothing breaks, and how many durable operations it takes."""
    _copy(start, folder)
    os.environ[failing.VARIABLE] = "0"
    failing._operations = count(1)
    shows.run(folder / "show.toml")
    return shows.tree(folder / "site"), next(failing._operations) - 1


def _copy(start, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start, folder)


def _apart(folder, failure):
    """Make a show in a process of its own, and return how that ended: 0 well, 1 with an error, below 0 by a signal."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.environ[failing.VARIABLE] = failure
    failing._operations = count(1)
    try:
        shows.run(folder / "show.toml")
    except LibraryError:
        os._exit(1)
    except Exception:  # noqa: BLE001  the process must end here, whatever it was
        traceback.print_exc()
        os._exit(2)
    os._exit(0)


def check(folder):
    """Find every page of a feed whole: XML that can be read, and all that it names in place and of the told length."""
    site = Places(folder / "show.toml").site
    guids = set()
    for page in site.glob("*.xml"):
        channel = ET.parse(page).getroot().find("channel")
        for item in channel.findall("item"):
            guids.add(item.findtext("guid"))
            for element in item.iter():
                if (url := element.get("url")) and element.tag != "link":
                    file = site / url.removeprefix(BASE)
                    assert file.stat().st_size == int(element.get("length", file.stat().st_size)), file
    return guids


if __name__ == "__main__":
    production.Press = shows.NoPress  # what is slow and has no part in what a failure leaves behind
    cover.drawn = cache(cover.drawn)
    os.fsync = lambda _: None  # a killed process loses nothing that it wrote, only a machine without power does
    sqlite3.connect = partial(sqlite3.connect, factory=shows.Unsynced)
    print(survive(Path(sys.argv[1]), sys.argv[3:], int(sys.argv[2])), "failures survived")
