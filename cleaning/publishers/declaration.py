"""The shape of a publisher's declaration: facts of its markup and of how it writes, and no code."""

import re
from dataclasses import dataclass, field
from datetime import date

from cleaning.article import HouseStyle


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of one publisher's pages. Selectors are CSS; "" where the generic way is right.

    A declaration is of one publisher, by its `name` and `hosts`, or of a `system` that many publish with, by what its
    pages name in `<meta name=generator>` or by elements that no other software prints, which `sign` selects.
    `hosts` are matched with their subdomains; `text_sign` recognises a page of theirs saved as text. `body` selects the
    elements that hold the story's lines, `noise` pairs a selector with the name of the rule that removes what it finds.
    `end_mark` is the line that closes a whole story; `cut_off_sign` the text that stands where the rest was left out;
    `wall` selects what stands where the rest is to be paid for. `audio` finds in the page's scripts, as its first
    group, the address of the publisher's own recording of the story.

    A publisher that changed its markup has a declaration for each, with the same name and hosts: `since` and `until`
    are the first and the last day of publication of the stories that are laid out so, None where that is open. As a
    change is known only by pages from before and after it, the later declaration begins with the day of its first.
    """

    name: str = ""
    system: str = ""
    generator: str = ""
    sign: str = ""
    hosts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text_sign: re.Pattern[str] | None = None
    title: str = ""
    dek: str = ""
    byline: str = ""
    published: str = ""
    body: str = ""
    captions: str = ""
    noise: tuple[tuple[str, str], ...] = ()
    end_mark: re.Pattern[str] | None = None
    cut_off_sign: re.Pattern[str] | None = None
    wall: str = ""
    audio: re.Pattern[str] | None = None
    house_style: HouseStyle = field(default_factory=HouseStyle)
