"""Publishers as declarations: an address or a page's text in, what is known of its publisher out."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from cleaning.metadata import published_day
from cleaning.publishers.ap_news import AP_NEWS, AP_NEWS_2023
from cleaning.publishers.asahi import ASAHI
from cleaning.publishers.bbc import BBC
from cleaning.publishers.cbc_news import CBC_NEWS
from cleaning.publishers.chunichi import CHUNICHI, TOKYO_SHIMBUN
from cleaning.publishers.cna import CNA
from cleaning.publishers.cnbc import CNBC
from cleaning.publishers.declaration import Publisher
from cleaning.publishers.euronews import EURONEWS
from cleaning.publishers.focus_taiwan import FOCUS_TAIWAN
from cleaning.publishers.fox_news import FOX_NEWS
from cleaning.publishers.free_beacon import FREE_BEACON
from cleaning.publishers.gateway_pundit import GATEWAY_PUNDIT
from cleaning.publishers.generic import GENERIC
from cleaning.publishers.global_news import GLOBAL_NEWS
from cleaning.publishers.guardian import GUARDIAN
from cleaning.publishers.i_paper import I_PAPER
from cleaning.publishers.independent import INDEPENDENT
from cleaning.publishers.japan_news import JAPAN_NEWS
from cleaning.publishers.mainichi import MAINICHI
from cleaning.publishers.mediawiki import MEDIAWIKI
from cleaning.publishers.new_yorker import NEW_YORKER
from cleaning.publishers.occupy_democrats import OCCUPY_DEMOCRATS
from cleaning.publishers.reuters import REUTERS
from cleaning.publishers.substack import SUBSTACK
from cleaning.publishers.taipei_times import TAIPEI_TIMES
from cleaning.publishers.techcrunch import TECHCRUNCH, TECHCRUNCH_2023
from cleaning.publishers.telegraph import TELEGRAPH
from cleaning.publishers.the_intercept import THE_INTERCEPT, THE_INTERCEPT_2023
from cleaning.publishers.the_nation import THE_NATION
from cleaning.publishers.voice_of_america import VOICE_OF_AMERICA
from cleaning.publishers.washington_post import WASHINGTON_POST
from cleaning.publishers.washington_times import WASHINGTON_TIMES
from cleaning.publishers.wordpress import WORDPRESS
from cleaning.selection import Selection

# Of a publisher with several layouts, the latest first.
PUBLISHERS: tuple[Publisher, ...] = (
    AP_NEWS,
    AP_NEWS_2023,
    ASAHI,
    BBC,
    CBC_NEWS,
    CHUNICHI,
    CNA,
    CNBC,
    EURONEWS,
    FOCUS_TAIWAN,
    FOX_NEWS,
    FREE_BEACON,
    GATEWAY_PUNDIT,
    GLOBAL_NEWS,
    GUARDIAN,
    I_PAPER,
    INDEPENDENT,
    JAPAN_NEWS,
    MAINICHI,
    NEW_YORKER,
    OCCUPY_DEMOCRATS,
    REUTERS,
    TAIPEI_TIMES,
    TECHCRUNCH,
    TECHCRUNCH_2023,
    TELEGRAPH,
    THE_INTERCEPT,
    THE_INTERCEPT_2023,
    THE_NATION,
    TOKYO_SHIMBUN,
    VOICE_OF_AMERICA,
    WASHINGTON_POST,
    WASHINGTON_TIMES,
)

SYSTEMS: tuple[Publisher, ...] = (SUBSTACK, MEDIAWIKI, WORDPRESS)

__all__ = [
    "GENERIC",
    "PUBLISHERS",
    "SYSTEMS",
    "Publisher",
    "is_valid_on",
    "publisher_of_page",
    "publisher_of_text",
    "publisher_of_url",
]


def publisher_of_page(url: str, page: Selection) -> Publisher:
    """Return the declaration for a page: by its address and its day, else by the system that it is published with."""
    known = _of_host(url)
    if not known:
        return next((one for one in SYSTEMS if _bears(page, one)), GENERIC)
    return known[0] if len(known) == 1 else _of_day(known, page)


def _of_day(known: Sequence[Publisher], page: Selection) -> Publisher:
    """Choose between the layouts of a publisher by the day of the story, or where that is unknown by the page itself.

    An archive may be laid out anew as a whole: a layout that the page does not have gives way to one that it has.
    """
    day = published_day(page)
    valid = [one for one in known if day is None or is_valid_on(one, day)]
    found = (one for one in (*valid, *known) if page.of(one.body))
    return next(found, (valid or known)[0])


def is_valid_on(publisher: Publisher, day: date) -> bool:
    """Tell whether a declaration is of the stories that were published on a day."""
    return (publisher.since or day) <= day <= (publisher.until or day)


def _bears(page: Selection, system: Publisher) -> bool:
    """Tell whether a page names a system as what made it, or holds what no other prints."""
    generators = [str(tag.get("content") or "") for tag in page.of("meta[name=generator]")]
    named = bool(system.generator) and any(name.startswith(system.generator) for name in generators)
    return named or bool(page.of(system.sign))


def publisher_of_url(url: str) -> Publisher:
    """Return the declaration for an address, of several the latest; the generic one where there is none."""
    return next(iter(_of_host(url)), GENERIC)


def _of_host(url: str) -> list[Publisher]:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return []
    return [one for one in PUBLISHERS if any(host == known or host.endswith(f".{known}") for known in one.hosts)]


def publisher_of_text(text: str) -> Publisher:
    """Return the declaration whose sign a page saved as text bears, the generic one where none does."""
    for publisher in PUBLISHERS:
        if publisher.text_sign and publisher.text_sign.search(text):
            return publisher
    return GENERIC
