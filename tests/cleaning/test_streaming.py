"""Pages that a server sends in parts: the story stands where a browser shows it."""

import pytest

from cleaning import clean
from fetching import Page

FIRST = "The council said on Monday that the bridge would stay closed until the last ice had gone from the river."
SECOND = "Nobody was hurt. The driver, who is 71, walked home, made tea, and called the police at a quarter to nine."
THIRD = "The car will stay where it is until May, the harbour master said, because nobody knows how deep it lies."
PART = f'<div hidden id="S:1"><p>{SECOND}</p></div>'


def page(*parts: str, place: str = "P:1") -> str:
    story = f'<p>{FIRST}</p><template id="{place}"></template><p>{THIRD}</p>'
    return f"<h1>Bridge stays shut</h1><main>{story}</main>" + "".join(parts)


@pytest.mark.parametrize(
    ("markup", "story"),
    [
        (page(PART, '<script>$RS("S:1","P:1")</script>'), [FIRST, SECOND, THIRD]),
        (page(PART, '<script>$RC("B:4","S:1")</script>', place="B:4"), [FIRST, SECOND, THIRD]),
        (page(PART), [FIRST, SECOND, THIRD]),
        (page(PART, place="X"), [FIRST, THIRD]),
        (page(PART, '<script>$RS("S:1","P:9")</script>'), [FIRST, THIRD]),
        (page(f'<div hidden id="note"><p>{SECOND}</p></div>'), [FIRST, THIRD]),
    ],
    ids=["segment", "boundary", "by number", "no place", "wrong place", "only hidden"],
)
def test_streamed_parts(markup, story):
    assert [block.text for block in clean(Page.from_markup(markup)).blocks] == story


def test_a_part_whose_place_is_inside_itself_stays_where_it_is():
    inside = (
        f'<div hidden id="S:1"><template id="P:1"></template><p>{SECOND}</p></div><script>$RS("S:1","P:1")</script>'
    )
    text = [block.text for block in clean(Page.from_markup(f"<h1>Bridge stays shut</h1><p>{FIRST}</p>{inside}")).blocks]
    assert text == [FIRST, SECOND]
