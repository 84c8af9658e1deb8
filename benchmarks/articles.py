"""A number in, that many invented articles out: pages of a town's paper for the measures of the feed."""

import random
from pathlib import Path

PLACES = ("Port Ansel", "Quarry Hill", "the old harbour", "Lower Fenwick", "the ferry terminal", "Saint Orla")
PEOPLE = ("Mayor Ines Calloway", "harbour master Tom Rudd", "Dr. Lena Okafor", "teacher Petra Voss", "Capt. Noor Aziz")
ACTS = ("opened", "closed", "repaired", "painted", "inspected", "reopened", "measured", "bought")
THINGS = ("the footbridge", "a library", "two ferries", "the fish market", "the weather station", "a row of lamps")
REASONS = ("after a storm", "for $2.5 million", "on Tuesday", "before the winter", "despite protests", "as planned")


def sentence(rng: random.Random) -> str:
    """Return one invented sentence."""
    return (
        f"{rng.choice(PEOPLE)} said that {rng.choice(PLACES)} had {rng.choice(ACTS)} {rng.choice(THINGS)} "
        f"{rng.choice(REASONS)}, and that {rng.randint(3, 900)} people came."
    )


def page(number: int, paragraphs: int = 4, day: str = "") -> str:
    """Return the markup of an invented article; the same number gives the same one, of a day of its own or this one."""
    rng = random.Random(number)
    title = f"{rng.choice(PLACES)} has {rng.choice(ACTS)} {rng.choice(THINGS)}, no. {number}"
    title = title[0].upper() + title[1:]
    day = day or f"2026-{1 + number % 9:02}-{1 + number % 28:02}T{number % 24:02}:00:00+00:00"
    body = "\n".join(f"<p>{' '.join(sentence(rng) for _ in range(3))}</p>" for _ in range(paragraphs))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Ansel Gazette">'
        f'<meta property="article:published_time" content="{day}">'
        f'<link rel="canonical" href="https://gazette.example/{number}"></head>'
        f"<body><article><h1>{title}</h1>\n{body}</article></body></html>"
    )


def write(folder: Path, count: int, paragraphs: int = 4) -> None:
    """Write so many articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"{number:05}.html").write_text(page(number, paragraphs), encoding="utf-8")
