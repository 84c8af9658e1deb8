"""A site of invented articles and a store on this machine in; what a second run asks, speaks and sends out.

A show takes the articles of a feed (`--articles`, 60), is made with the `silent` voice and published to an S3 server of
moto. Then, as if two hours had passed, it is made and published again: as nothing changed, and as one sentence of one
article did. Printed are the requests that the site answered, the sentences that were spoken, and what was sent.
"""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import articles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from podcast import batch, mirroring  # noqa: E402 - found from the checkout
from podcast.library import Library  # noqa: E402
from podcast.places import Places  # noqa: E402
from podcast.show import load  # noqa: E402
from podcast.storage import opened  # noqa: E402

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORE = "s3://shore/morning"
SHOW = """\
title = "The Ansel Gazette"
description = "Invented news of an invented town."
author = "Nobody"
rights = "own"
base_url = "https://gazette.example/audio"
backend = "silent"
pause_s = 0
allow_private = true
[owner]
name = "Nobody"
email = "nobody@gazette.example"
[sources]
feeds = ["{home}/rss"]
[filter]
at_most = 0
"""


def stand_in(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "stand_ins" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the stand-ins of the tests are not here: run this from a checkout")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def fill(site: Any, sites: Any, number: int) -> None:
    """Serve the articles and a feed of them."""
    date = format_datetime(NOW)
    for each in range(number):
        site.put(
            f"/world/{each}", articles.page(each, day=NOW.isoformat()).replace("https://gazette.example", site.home)
        )
    items = "".join(
        sites.ITEM.format(title=each, url=f"{site.home}/world/{each}", summary="", section="World", date=date)
        for each in range(number)
    )
    site.put("/rss", sites.RSS.format(title="-", home=site.home, items=items), "application/rss+xml")


def made(site: Any, show: Path) -> str:
    """Run a show as if its articles had last been looked at hours ago, and tell what that took."""
    site.asked.clear()
    takes = Places(show).takes
    before = len(list(takes.rglob("*.take")))
    if Places(show).database.exists():
        with Library(Places(show).database) as library, library.transaction() as db:
            db.execute("UPDATE jobs SET checked = 0")
    done = batch.run(show, now=NOW)
    if done.failed or done.lists_failed:
        raise SystemExit(f"articles failed: {done}")
    statuses = Counter(one.status for one in site.asked)
    spoken = len(list(takes.rglob("*.take"))) - before
    answers = ", ".join(f"{count} answered {status}" for status, count in sorted(statuses.items()))
    return f"{len(site.asked)} requests ({answers}), {done.made} made, {spoken} sentences spoken"


def published(show: Path) -> str:
    places, store = Places(show), opened(STORE)
    manifest = mirroring.Manifest(places.library, STORE)
    todo = mirroring.plan(places, manifest, store.sizes())
    size = sum((places.site / name).stat().st_size for name in todo.send)
    for _ in mirroring.mirror(places, store, manifest, todo):
        pass
    return f"{len(todo.send)} objects of {size:,} bytes sent, {todo.same} as they were"


def s3() -> "subprocess.Popen[str]":
    """Start an S3 server on loopback, and put where it is into the environment."""
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    port = next(found[1] for line in started.stderr or () if (found := re.search(r"127\.0\.0\.1:(\d+)", line)))
    home = f"http://127.0.0.1:{port}"
    urllib.request.urlopen(urllib.request.Request(f"{home}/shore", method="PUT")).close()
    keys = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_REGION": "us-east-1"}
    os.environ.update({"AWS_ENDPOINT_URL": home, "AWS_ALLOW_HTTP": "true", **keys})
    return started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()
    sites = stand_in("site")
    site, server = sites.Site(), s3()
    try:
        with tempfile.TemporaryDirectory() as name:
            show = Path(name) / "show.toml"
            show.write_text(SHOW.format(home=site.home), encoding="utf-8")
            load(show)
            fill(site, sites, options.articles)
            for what in ("first run", "nothing changed", "one sentence changed"):
                if what == "one sentence changed":
                    page = site.pages["/world/1"]
                    site.put("/world/1", page.body.decode().replace(" people came.", " children came.", 1))
                print(f"{what}: {made(site, show)}", flush=True)
                print(f"{'published':>{len(what)}}: {published(show)}", flush=True)
    finally:
        site.close()
        server.terminate()
        server.communicate()


if __name__ == "__main__":
    main()
