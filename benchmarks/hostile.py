"""Hostile pages of 5 MB, each cleaned in a process of its own: CPU seconds, peak memory, and how it ended."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SIZE = 5_000_000
MOST_SECONDS, MOST_MB = 5.0, 300


def filled(piece: str) -> str:
    """Repeat a piece to 5 MB."""
    return piece * (SIZE // len(piece))


PAGES: dict[str, Callable[[], str]] = {
    "unclosed tags": lambda: filled("<a "),
    "unclosed attribute": lambda: '<p title="' + filled("x "),
    "nested elements": lambda: "<div>" * 100_000 + filled("word "),
    "elements": lambda: "<p>x" * 11_000 + filled("word "),
    "too many elements": lambda: filled("<p>x"),
    "entities": lambda: "<p>" + filled("&amp;"),
    "attributes": lambda: "<p " + "".join(f'a{number}="x" ' for number in range(SIZE // 12)) + ">x",
    "classes": lambda: '<p class="' + filled("share-") + '">x</p>',
    "table": lambda: "<table>" + "<tr><td>1</td><td>2</td></tr>" * 3_900 + filled("word "),
    "long word": lambda: "<p>" + filled("a"),
    "long text": lambda: "<p>" + filled("The council said so on Monday. "),
    "long paragraphs": lambda: ("<p>" + "The council said so on Monday. " * 100) * (SIZE // 3200),
    "short paragraphs": lambda: "".join(
        f"<p>The council said so for the {number}th time on Monday, {'as it does ' * 20}." for number in range(11_000)
    ),
    "closing sections": lambda: (
        "<h2>Related</h2><p>The council said so on Monday, and nobody was surprised at all.</p>" * 5_000
        + filled("word ")
    ),
    "text without repetition": lambda: "".join(
        f"<p>The {number}th said on Monday, <code>{number * 31:x}</code> and {' '.join(map(hex, range(at, at + 80)))}."
        for number, at in enumerate(range(0, 5_900 * 99, 99))
    ),
    "long text without repetition": lambda: (
        "<p>" + " ".join(f"{number:x}" for number in range(10**6, 10**6 + SIZE // 6))
    ),
    "signatures": lambda: "<p>" + filled("。（"),
    "comment": lambda: "<!--" + filled("- "),
    "linked data": lambda: '<script type="application/ld+json">' + filled("[") + "</script><p>x",
    "linked data list": lambda: '<script type="application/ld+json">[' + filled("{},") + "{}]</script><p>x",
    "control characters": lambda: "<p>" + filled("\u202e\u200b"),
}


def measured(name: str) -> dict[str, object]:
    """Clean one page here and tell what it took."""
    from cleaning import CleaningError, clean
    from fetching import Page

    markup = PAGES[name]()
    try:
        ended = f"{len(clean(Page.from_markup(markup)).blocks)} blocks"
    except CleaningError as error:
        ended = str(error)[:60]
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"seconds": round(usage.ru_utime + usage.ru_stime, 2), "mb": usage.ru_maxrss // 1024, "ended": ended}


def main() -> int:
    """Print a line for each page; the exit code tells whether all kept to the bounds."""
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1])))
        return 0
    kept = True
    for name in PAGES:
        done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=False)
        found = json.loads(done.stdout) if done.returncode == 0 else {"seconds": 0, "mb": 0, "ended": "failed"}
        fine = done.returncode == 0 and found["seconds"] <= MOST_SECONDS and found["mb"] <= MOST_MB
        kept &= fine
        print(f"{name:<20}{found['seconds']:>7} s {found['mb']:>5} MB  {'' if fine else 'TOO MUCH: '}{found['ended']}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
