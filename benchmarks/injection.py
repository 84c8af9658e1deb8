"""Furniture of news pages put at random places of real pages: how many pieces are then spoken, how many lines are lost.

DATA is a folder of `NNNN.html.gz`: pages that stand apart from this project, as they are other people's. Each page is
cleaned as it is and again with the twelve pieces of the first example among the paragraphs of its story, as markup and
as a page saved as text. What is spoken with them and not without is counted as noise, what no longer is as lost.
"""

import argparse
import gzip
import html
import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bs4 import BeautifulSoup  # noqa: E402

from cleaning import Article, CleaningError, clean  # noqa: E402 - found from the checkout
from cleaning.structure import fold  # noqa: E402
from fetching import Page  # noqa: E402

SHAPES = ("<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<div><span>{}</span></div>")
LEAST_BLOCKS = 6


def furniture() -> list[str]:
    """Return what is removed from the first example: the twelve pieces around its story."""
    dump = (ROOT / "examples" / "focus-taiwan.txt").read_text(encoding="utf-8")
    return [line.text for line in clean(Page.from_text(dump)).removed]


def in_markup(markup: str, article: Article, pieces: list[str], dice: random.Random) -> Page | None:
    """Return the page with each piece before a random paragraph of its story; None where too few are elements."""
    soup = BeautifulSoup(markup, "lxml")
    told = {block.text for block in article.blocks if block.kind == "paragraph"}
    places = [tag for tag in soup.find_all("p") if fold(tag.get_text()) in told]
    if len(places) < LEAST_BLOCKS:
        return None
    for piece in pieces:
        shape = dice.choice(SHAPES).replace("{}", html.escape(piece))
        element = BeautifulSoup(shape, "html.parser").contents[0]
        dice.choice(places).insert_before(element)
    return Page.from_markup(str(soup))


def in_text(article: Article, pieces: list[str], dice: random.Random) -> Page:
    """Return the story as a text with each piece before a random block."""
    blocks = [block.text for block in article.blocks]
    for piece in pieces:
        blocks.insert(dice.randrange(len(blocks) + 1), piece)
    return Page.from_text("\n\n".join([article.title, *blocks]))


def spoken(page: Page) -> list[str]:
    """Return the texts that would be read, none where no article is found."""
    try:
        return [block.text for block in clean(page).blocks]
    except CleaningError:
        return []


def compare(before: list[str], after: list[str], pieces: list[str]) -> dict[str, list[str]]:
    """Return the pieces that are spoken and the lines that no longer are."""
    told = set(after)
    return {
        "spoken": [piece for piece in sorted(set(pieces)) if piece in told],
        "lost": [text for text in before if text not in told],
    }


def main() -> None:
    """Print the counts of both forms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    pieces = furniture()
    sums = {form: {"pages": 0, "spoken": 0, "lost": 0, "touched": 0} for form in ("markup", "text")}
    for file in sorted(options.data.glob("*.html.gz")):
        if sums["markup"]["pages"] >= options.pages:
            break
        dice = random.Random(file.name)
        markup = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        try:
            article = clean(Page.from_markup(markup))
        except CleaningError:
            continue
        page = in_markup(markup, article, pieces, dice)
        told = [block.text for block in article.blocks]
        if page is None or len(told) < LEAST_BLOCKS:
            continue
        dump = Page.from_text("\n\n".join([article.title, *told]))
        forms = {
            "markup": compare(told, spoken(page), pieces),
            "text": compare(spoken(dump), spoken(in_text(article, pieces, dice)), pieces),
        }
        for form, found in forms.items():
            sums[form]["pages"] += 1
            sums[form]["touched"] += any(found.values())
            for name, texts in found.items():
                sums[form][name] += len(texts)
                for text in texts if options.verbose else ():
                    print(file.name, form, name, text[:120], file=sys.stderr)
    print(json.dumps(sums, indent=1))


if __name__ == "__main__":
    main()
