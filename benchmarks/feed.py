"""A measure and a folder in; what a show survives, and how long and how large its runs are, out.

python benchmarks/feed.py kills FOLDER        200 articles, SIGKILL at 100 random moments
python benchmarks/feed.py points FOLDER       a failure at each durable operation
python benchmarks/feed.py soak FOLDER         500 articles, the memory of all processes on the way
python benchmarks/feed.py thousands FOLDER    a show of 10,000 episodes: nothing new, and one new
python benchmarks/feed.py edit FOLDER         one sentence of an article changed
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count, cycle
from pathlib import Path

import articles
import feedparser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from podcast.derived import files_of  # noqa: E402
from podcast.item import Record, item_json, packed, read_record  # noqa: E402
from podcast.library import Library  # noqa: E402
from podcast.places import Places  # noqa: E402
from podcast.show import load  # noqa: E402
from podcast.sources import listed  # noqa: E402

NOW = 1_795_000_000
FAILURES = ("ENOSPC", "EIO", "EACCES", "EROFS")
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


def begin(folder: Path, number: int, paragraphs: int = 2) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    articles.write(folder / "pages", number, paragraphs)
    (folder / "show.toml").write_text(SHOW, encoding="utf-8")
    return folder / "show.toml"


def start(show: Path, *options: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "feed", str(show), *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(NOW), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


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


def kills(folder: Path) -> None:
    number, wanted, rng = 200, 100, random.Random(8)
    unbroken, broken = begin(folder / "unbroken", number), begin(folder / "broken", number)
    seconds = run(unbroken)
    print(f"unbroken: {number} articles in {seconds:.0f} s", flush=True)
    done, episodes = 0, 0
    longest = 2.2 * seconds / wanted + 3
    while done < wanted:
        process = start(broken)
        try:
            process.wait(rng.uniform(0.1, longest))
        except subprocess.TimeoutExpired:
            pass
        else:
            print(f"whole after {done} kills; a new show is begun", flush=True)
            assert tree(broken) == tree(unbroken)
            broken = begin(folder / "broken", number)
            continue
        kill_all(process)
        done += 1
        now = check_feed(broken)
        assert now >= episodes or now == 0 or episodes == number
        episodes = now
        if not done % 10:
            print(f"{done} kills, {episodes} episodes in the feed", flush=True)
    print(f"the last run took {run(broken):.0f} s")
    assert check_feed(broken) == number
    assert tree(broken) == tree(unbroken)
    print(f"{wanted} kills: the site is byte-identical to the unbroken one")


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """Kill a run with all that it started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def points(folder: Path) -> None:
    whole = begin(folder / "unbroken", 2)
    run(whole, "--workers", "1")
    kinds, seen = cycle(FAILURES), 0
    for point in count(1):
        for failure in ("kill", next(kinds)):
            show = begin(folder / "broken", 2)
            code = start(show, "--workers", "1", EARPAPER_FAIL_AT=f"{point}:{failure}").wait()
            check_feed(show)
            run(show, "--workers", "1", "--retry")
            assert tree(show) == tree(whole), (point, failure)
            seen += code != 0
        if not code:
            break
        print(f"operation {point}: {failure} too ended with {code}; whole after the next run", flush=True)
    print(f"{seen} failures at {point - 1} operations: byte-identical after the next run")


def soak(folder: Path) -> None:
    number = 500
    show = begin(folder / "soak", number)
    process, begun, most, seen = start(show), time.monotonic(), 0, 0
    while process.poll() is None:
        time.sleep(0.5)
        memory = memory_of(process.pid)
        most = max(most, memory)
        made = len(list(Places(show).audio.glob("*.mp3")))
        if made >= seen + 50:
            seen = made
            print(f"{made:4} made: {most / 1e6:.0f} MB at most since the line before", flush=True)
            most = 0
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


def thousands(folder: Path) -> None:
    number = 10_000
    show = begin(folder / "thousands", 1)
    run(show)
    places = Places(show)
    record = read_record(next(places.records.glob("*.gz")))
    sound = (places.audio / record.item.audio).read_bytes()[:2000]
    articles.write(places.folder / "pages", number)
    with Library(places.database) as library:
        library.sync(listed(load(show).sources, places.folder), NOW, lambda *_: False)
        for made in range(2, number + 1):
            keep_copy(places, record, made, sound)
        with library.transaction() as db:
            db.execute("UPDATE jobs SET state = 'done'")
            rows = [row_of(read_record(path).item) for path in places.records.glob("copy-*.gz")]
            db.executemany(
                "INSERT INTO episodes (guid, job, published, stem, digest, item) VALUES (?, ?, ?, ?, ?, ?)", rows
            )
    print(f"{number} episodes; the whole site written: {run(show):.2f} s", flush=True)
    measured("nothing new", 5, lambda: run(show))
    start_up = [run_import() for _ in range(5)]
    print(f"of that, Python and its modules: {min(start_up):.2f} to {max(start_up):.2f} s")
    numbers = count(number + 1)

    def one_more() -> float:
        new = next(numbers)
        (places.folder / "pages" / f"{new:05}.html").write_text(articles.page(new), encoding="utf-8")
        return run(show)

    measured("one new (silent)", 3, one_more)


def run_import() -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import podcast.batch, podcast.status, cli"], cwd=ROOT, check=True)
    return time.monotonic() - begun


def keep_copy(places: Places, record: Record, number: int, sound: bytes) -> None:
    """Put another episode beside the first, of a sound cut short."""
    episode = replace(record.item.episode, guid=f"{number:032x}", title=f"Copy {number}")
    date = datetime.fromtimestamp(NOW, UTC) - timedelta(hours=3 * number)
    item = replace(record.item, episode=episode, number=number, published=date, audio=f"copy-{number}.mp3", size=2000)
    copy = Record(f"pages/{number:05}.html", item, record.story)
    (places.audio / item.audio).write_bytes(sound)
    for path, data in files_of(copy, places).items():
        path.write_bytes(data)
    places.record(item.stem).write_bytes(packed(copy))


def row_of(item: object) -> tuple[object, ...]:
    text = item_json(item)
    digest = sha256(text.encode()).hexdigest()
    return (item.episode.guid, item.number, item.published.isoformat(), item.stem, digest, text)


def measured(what: str, times: int, act: Callable[[], float]) -> None:
    taken = sorted(act() for _ in range(times))
    print(f"{what}: {taken[0]:.2f} to {taken[-1]:.2f} s ({times} runs)", flush=True)


def edit(folder: Path) -> None:
    show = begin(folder / "edit", 1, 8)
    run(show)
    takes = Places(show).takes
    before, guid = {path.name for path in takes.glob("??/*")}, feed_guid(show)
    page = next((show.parent / "pages").iterdir())
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(" people came.", " children came.", 1), encoding="utf-8")
    run(show)
    new = {path.name for path in takes.glob("??/*")} - before
    print(f"{len(before)} sentences; after an edit of one, {len(new)} spoken; the same guid: {feed_guid(show) == guid}")


def feed_guid(show: Path) -> str:
    return str(feedparser.parse((Places(show).site / "feed.xml").read_bytes()).entries[0].id)


if __name__ == "__main__":
    MEASURES = {"kills": kills, "points": points, "soak": soak, "thousands": thousands, "edit": edit}
    MEASURES[sys.argv[1]](Path(sys.argv[2]))
