"""A measure and a folder in; what a show survives, and how long and how large its runs are, out, beside the bars.

python benchmarks/feed.py edit FOLDER         one sentence of an article changed
python benchmarks/feed.py points FOLDER       a failure at each durable operation; 10 after it takes each tenth alone
python benchmarks/feed.py thousands FOLDER    a show of 10,000 episodes: nothing new, and one new; or another number
python benchmarks/feed.py soak FOLDER         500 articles, the memory of all processes on the way; or another number
python benchmarks/feed.py kills FOLDER        200 articles, SIGKILL at 100 random moments; other numbers may follow
python benchmarks/feed.py all FOLDER          these one after another
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

import articles
import feedparser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from podcast.derived import BESIDE  # noqa: E402
from podcast.item import Item, Record, item_json, packed, read_record  # noqa: E402
from podcast.library import Library  # noqa: E402
from podcast.places import Places  # noqa: E402
from podcast.show import load  # noqa: E402
from podcast.sources import listed  # noqa: E402

COMPILED = Path(tempfile.gettempdir()) / "earpaper-benchmarks"
NOW = 1_795_000_000
FAILURES = ("kill", "ENOSPC", "EIO", "EACCES", "EROFS")
TODAY = datetime.fromtimestamp(NOW, UTC).isoformat()
NOTHING_NEW_S, ONE_NEW_S = 2.0, 4.0
GROWTH = 1.1
"""What memory may grow by between the second hundred of articles and the last, of which the allocator takes a part."""
SHOW = """\
title = "The Ansel Gazette"
description = "Invented news of an invented town."
author = "Nobody"
rights = "own"
base_url = "https://gazette.example/audio"
backend = "silent"
[owner]
name = "Nobody"
email = "nobody@gazette.example"
[sources]
folders = ["pages"]
"""
SPEECH = """\
import sys, time
from cleaning import clean
from fetching import fetch
from tts import compose, read, synthesize
from tts.audio.press import Press
from tts.backends.silent import Silent
script, begun = read(compose(clean(fetch(sys.argv[1])))), time.monotonic()
with Press() as press, synthesize(script, Silent(), hear=press.hear) as narration:
    press.finish(narration.pcm)
print(time.monotonic() - begun)
"""


def told(figure: str, bar: str, met: bool) -> None:  # noqa: FBT001
    """Print a figure beside what it is measured against."""
    print(f"{figure:<90} bar: {bar:<28} {'met' if met else 'MISSED'}", flush=True)


def begin(folder: Path, number: int, paragraphs: int = 2) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    articles.write(folder / "pages", number, paragraphs)
    (folder / "show.toml").write_text(SHOW, encoding="utf-8")
    return folder / "show.toml"


def start(show: Path, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "feed", str(show), *options],
        env={**_environment(), "SOURCE_DATE_EPOCH": str(NOW), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Return this environment, in which modules are compiled once, as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(COMPILED)}


def run(show: Path, *options: str) -> float:
    """Run a show to its end, and return the seconds that took."""
    begun = time.monotonic()
    if code := start(show, *options).wait():
        raise SystemExit(f"the run ended with {code}")
    return time.monotonic() - begun


def tree(show: Path) -> dict[str, bytes]:
    site = Places(show).site
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def check_feed(show: Path) -> int:
    """Return how many episodes the feed has; each of them, and the feed, must be whole."""
    site = Places(show).site
    feed = site / "feed.xml"
    if not feed.exists():
        return 0
    parsed = feedparser.parse(feed.read_bytes())
    assert not parsed.bozo, parsed.bozo_exception
    for entry in parsed.entries:
        audio = site / "audio" / entry.enclosures[0].href.rpartition("/")[2]
        assert audio.stat().st_size == int(entry.enclosures[0].length), audio
        json.loads(audio.with_suffix(".chapters.json").read_bytes())
        assert audio.with_suffix(".vtt").read_bytes().startswith(b"WEBVTT")
    return len(parsed.entries)


def kills(folder: Path, number: int = 200, wanted: int = 100) -> None:
    rng = random.Random(8)
    unbroken, broken = begin(folder / "unbroken", number), [begin(folder / "broken-0", number)]
    seconds = run(unbroken)
    print(f"unbroken: {number} articles in {seconds:.0f} s", flush=True)
    done, longest = 0, 2.2 * seconds / wanted + 3
    with watched(broken) as seen:
        while done < wanted:
            process = start(broken[-1])
            try:
                process.wait(rng.uniform(0.1, longest))
            except subprocess.TimeoutExpired:
                kill_all(process)
                done += 1
                if not done % 10:
                    print(f"{done} kills, {check_feed(broken[-1])} episodes in the feed", flush=True)
            else:
                broken.append(begin(folder / f"broken-{len(broken)}", number))
        run(broken[-1])
    same = all(tree(show) == tree(unbroken) for show in broken)
    told(f"{wanted} kills over {len(broken)} shows: like the unbroken one: {same}", "byte-identical", same)
    whole = not any(seen)
    told(f"of {len(seen)} looks at the feed meanwhile, it was whole at all: {whole}", "whole at every moment", whole)
    print("\n".join(filter(None, seen)))


@contextmanager
def watched(shows: list[Path]) -> Iterator[list[str]]:
    """Read the feed of the last show again and again as a client would; what was wrong is listed, "" for nothing."""
    seen: list[str] = []
    ended = threading.Event()

    def watch() -> None:
        most, last = 0, shows[-1]
        while not ended.wait(0.25):
            if shows[-1] != last:
                most, last = 0, shows[-1]
            try:
                now = check_feed(last)
                seen.append("" if now >= most else f"{now} episodes after {most}")
                most = max(most, now)
            except Exception as error:  # noqa: BLE001  it is told
                seen.append(repr(error))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """Kill a run with all that it started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def points(folder: Path, step: int = 1) -> None:
    """See `tests/podcast/faulty.py`: two runs of a small show are broken at each of their durable operations."""
    shutil.rmtree(folder / "points", ignore_errors=True)
    (folder / "points").mkdir(parents=True)
    program = ROOT / "tests" / "podcast" / "faulty.py"
    code = subprocess.run(
        [sys.executable, str(program), str(folder / "points"), str(step), *FAILURES], check=False
    ).returncode
    told(
        "each failure at each operation of a first run and of one with changes", "byte-identical, feed whole", not code
    )


def soak(folder: Path, number: int = 500) -> None:
    show = begin(folder / "soak", number)
    process, begun, most, seen = start(show), time.monotonic(), 0, 0
    highest: list[int] = []
    while process.poll() is None:
        time.sleep(0.5)
        memory = memory_of(process.pid)
        most = max(most, memory)
        made = len(list(Places(show).audio.glob("*.mp3")))
        if made >= seen + 50:
            seen = made
            print(f"{made:4} made: {most / 1e6:.0f} MB at most since the line before", flush=True)
            highest.append(most)
            most = 0
    growth = highest[-1] / highest[1]
    told(f"the most of the last fifty beside the second: {growth:.2f} times", f"at most {GROWTH}", growth <= GROWTH)
    print(f"{number} articles in {time.monotonic() - begun:.0f} s, {check_feed(show)} in the feed (300 at most)")


def memory_of(leader: int) -> int:
    """Return the resident bytes of all processes of a run, shared ones counted for each."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def thousands(folder: Path, number: int = 10_000) -> None:
    show = begin(folder / "thousands", 1)
    run(show)
    places = Places(show)
    record = read_record(next(places.records.glob("*.gz")))
    articles.write(places.folder / "pages", number)
    with Library(places.database) as library:
        library.sync(listed(load(show).sources, places.folder), NOW, lambda *_: False)
        rows = [row_of(kept_copy(places, record, made)) for made in range(2, number + 1)]
        with library.transaction() as db:
            db.execute("UPDATE jobs SET state = 'done'")
            db.executemany(
                "INSERT INTO episodes (guid, job, published, stem, digest, item) VALUES (?, ?, ?, ?, ?, ?)", rows
            )
    print(f"{number} episodes; the whole site written: {run(show):.2f} s", flush=True)
    measured("nothing new", 5, lambda: run(show), NOTHING_NEW_S)
    start_up = [run_import() for _ in range(5)]
    print(f"of that, Python and its modules: {min(start_up):.2f} to {max(start_up):.2f} s")
    numbers = count(number + 1)

    def one_more() -> float:
        new = next(numbers)
        (places.folder / "pages" / f"{new:05}.html").write_text(articles.page(new, day=TODAY), encoding="utf-8")
        return run(show)

    spoken_s = min(speech_s(places.folder / "pages" / "00001.html") for _ in range(3))
    measured("one new (silent)", 3, one_more, ONE_NEW_S + spoken_s)
    print(f"of that, its sound: {spoken_s:.2f} s")


def speech_s(page: Path) -> float:
    """Return the seconds that speaking and mastering an article of the show take, when all is loaded."""
    told = subprocess.run([sys.executable, "-c", SPEECH, str(page)], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return float(told.stdout)


def run_import() -> float:
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", "import podcast.batch, podcast.status, cli"], cwd=ROOT, env=_environment(), check=True
    )
    return time.monotonic() - begun


def kept_copy(places: Places, record: Record, number: int) -> Item:
    """Put another episode beside the first, with the same sound, chapters and transcripts."""
    episode = replace(record.item.episode, guid=f"{number:032x}", title=f"Copy {number}")
    date = datetime.fromtimestamp(NOW, UTC) - timedelta(hours=3 * number)
    item = replace(record.item, episode=episode, number=number, published=date, audio=f"copy-{number}.mp3")
    places.record(item.stem).write_bytes(packed(Record(f"pages/{number:05}.html", item, record.story)))
    for ending in (".mp3", *BESIDE):
        os.link(places.audio / f"{record.item.stem}{ending}", places.audio / f"{item.stem}{ending}")
    return item


def row_of(item: Item) -> tuple[object, ...]:
    text = item_json(item)
    digest = sha256(text.encode()).hexdigest()
    return (item.episode.guid, item.number, item.published.isoformat(), item.stem, digest, text)


def measured(what: str, times: int, act: Callable[[], float], bar_s: float) -> None:
    taken, cpu = [], []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(act())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    figure = f"{what}: {min(taken):.2f} to {max(taken):.2f} s, CPU {min(cpu):.2f} to {max(cpu):.2f} s ({times} runs)"
    told(figure, f"less than {bar_s:.3g} s", max(taken) < bar_s)


def edit(folder: Path) -> None:
    show = begin(folder / "edit", 1, 8)
    run(show)
    takes = Places(show).takes
    before, guid = {path.name for path in takes.glob("??/*.take")}, feed_guid(show)
    page = next((show.parent / "pages").iterdir())
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(" people came.", " children came.", 1), encoding="utf-8")
    run(show)
    new = {path.name for path in takes.glob("??/*.take")} - before
    same = feed_guid(show) == guid
    told(
        f"{len(before)} sentences; after an edit of one, {len(new)} spoken; the same guid: {same}",
        "1 spoken, the same guid",
        len(new) == 1 and same,
    )


def feed_guid(show: Path) -> str:
    return str(feedparser.parse((Places(show).site / "feed.xml").read_bytes()).entries[0].id)


if __name__ == "__main__":
    MEASURES = {"edit": edit, "points": points, "thousands": thousands, "soak": soak, "kills": kills}
    for measure in MEASURES if sys.argv[1] == "all" else (sys.argv[1],):
        started = time.monotonic()
        MEASURES[measure](Path(sys.argv[2]), *map(int, sys.argv[3:]))
        print(f"{measure} took {time.monotonic() - started:.0f} s", flush=True)
