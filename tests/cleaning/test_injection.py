"""The furniture of news pages at any place of a clean page: none of it is spoken, and no sentence is lost."""

import random
from collections import Counter

import pytest

from cleaning import clean
from fetching import Page

# The twelve pieces that stand around the story of the first example.
FURNITURE = (
    "Focus Taiwan App",
    "Download",
    "To activate the text-to-speech service, please first agree to the privacy policy below.",
    "Economics Minister Kung Ming-hsin. CNA file photo",
    "Economics Minister Kung Ming-hsin. CNA file photo",
    "Enditem/kb",
    "0:00",
    "/",
    "0:00",
    "We value your privacy.",
    (
        "Focus Taiwan (CNA) uses tracking technologies to provide better reading experiences, but it also respects "
        "readers' privacy. Click here to find out more about Focus Taiwan's privacy policy. "
        "When you close this window, it means you agree with this policy."
    ),
    "41",
)
PAGES = 200
SHAPES = ("<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>", "<div><span>{}</span></div>")
WHO = ("The mayor", "A fisherman from the north pier", "The harbour office", "Her brother", "The court in Vardal")
DID = ("said on Monday that", "denied that", "wrote in a letter of May {n} that", "learned only later that")
WHAT = (
    "the {n} boats in the outer basin would not be moved before the ice was gone",
    "{n} families had been asked to leave the quarter behind the dam by Friday night",
    "the price of herring rose by {n} percent in a week, more than in any year since the war",
    "the council had spent {n} million crowns on a bridge that nobody has crossed so far",
    "a photo of the wreck, taken {n} metres below the surface, did not show the hold",
)


def clean_page(dice: random.Random) -> list[str]:
    """Invent the paragraphs of a story, no two of them the same."""
    sentences: dict[str, None] = {}
    while len(sentences) < 16:
        form = f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)}."
        sentences[form.format(n=dice.randrange(2, 90))] = None
    told = list(sentences)
    return [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]


def injected(blocks: list[str], dice: random.Random) -> list[str]:
    """Put each piece of furniture at a random place among the blocks."""
    blocks = list(blocks)
    for piece in FURNITURE:
        blocks.insert(dice.randrange(len(blocks) + 1), piece)
    return blocks


def as_markup(blocks: list[str], dice: random.Random) -> Page:
    story = "\n".join(
        (dice.choice(SHAPES) if block in FURNITURE else "<p>{}</p>").replace("{}", block) for block in blocks
    )
    return Page.from_markup(f"<html><body><main><h1>Ice closes the harbour</h1>{story}</main></body></html>")


def as_text(blocks: list[str], _: random.Random) -> Page:
    return Page.from_text("\n\n".join(["Ice closes the harbour", *blocks]))


@pytest.mark.parametrize("form", [as_markup, as_text])
def test_furniture_anywhere_is_never_spoken_and_no_sentence_is_lost(form):
    spoken, lost = Counter[str](), Counter[str]()
    for seed in range(PAGES):
        dice = random.Random(seed)
        story = clean_page(dice)
        told = [block.text for block in clean(form(injected(story, dice), dice)).blocks]
        spoken.update(text for text in told if text not in story)
        lost.update(text for text in story if text not in told)
    assert not spoken
    assert not lost
