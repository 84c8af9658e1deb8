"""The pages of a show in a real Chromium, served as `earpaper serve` does: its list, its player, its episodes."""

import pytest

from podcast.pages import site
from podcast.places import Places

HOSTILE = "</script><img src=http://127.0.0.1:9/x onerror=alert(1)> & friends 😀"
TITLES = ("Ferry is back", "Crane or boat", "Café by the pier", HOSTILE, "Lamps go out")
SECTIONS = ("City", "Business", "City", "Culture", "City")
PAGE = (
    '<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="The Shore">'
    '<meta property="article:section" content="{section}">'
    '<meta property="article:published_time" content="2026-11-{day:02}T08:00:00+00:00">'
    '<link rel="canonical" href="https://shore.example/{day}"></head>'
    "<body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
)


@pytest.fixture(scope="session")
def show(served, shows):
    """A show of five episodes whose pages list two, and the address of its site."""
    folder, address = served
    path = shows.begin(folder / "show")
    for day, (title, section) in enumerate(zip(TITLES, SECTIONS, strict=True), 1):
        escaped = title.replace("&", "&amp;").replace("<", "&lt;")
        body = " ".join(shows.SENTENCES[day - 1 :])
        markup = PAGE.format(title=escaped, section=section, day=day, body=body)
        (folder / "show" / "pages" / f"{day}.html").write_text(markup, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "LISTED", 2)
        shows.run(path)
    return path, f"{address}show/site/"


@pytest.fixture
def index(show, open_page):
    return open_page(show[1], ready=False)


def titles(shown):
    return shown.page.locator("#list h2:visible").all_inner_texts()


def test_the_newest_are_listed_and_older_ones_come_when_asked_for(index):
    assert titles(index) == list(TITLES[:2:-1])
    index.page.click("#older")
    index.wait("list.children.length === 4")
    assert index.page.evaluate("document.activeElement.textContent") == TITLES[2]
    index.page.click("#older")
    index.wait("list.children.length === 5")
    assert titles(index) == list(TITLES[::-1])
    assert index.page.is_hidden("#older")
    assert index.complaints == []


def test_search_and_sections_look_through_all_episodes(index, show):
    index.page.fill("#search", "cafe PIER")
    index.wait("list.children.length === 1")
    assert titles(index) == [TITLES[2]]
    assert index.page.inner_text("#live") == "Found: 1"
    index.page.fill("#search", "")
    index.page.select_option("#section", "City")
    index.wait("list.children.length === 2 && !document.getElementById('older').hidden")
    assert titles(index) == [TITLES[4], TITLES[2]]
    index.page.fill("#search", "nobody wrote this")
    index.wait("!document.getElementById('none').hidden")
    assert index.complaints == []
    assert all(address.startswith(show[1]) for address in index.asked)


def test_all_are_played_one_after_another(index):
    index.page.click("#all")
    index.wait("!audio.paused && audio.readyState >= 3")
    assert index.page.inner_text("#title") == TITLES[4]
    assert index.page.evaluate("navigator.mediaSession.metadata.title") == TITLES[4]
    index.wait_for(".episode .play", "aria-label", f"Pause: {TITLES[4]}")
    index.page.evaluate("audio.currentTime = audio.duration - 0.2")
    index.wait(f"document.getElementById('title').textContent === {TITLES[3]!r} && !audio.paused")
    index.page.keyboard.press("n")
    index.wait(f"document.getElementById('title').textContent === {TITLES[2]!r} && !audio.paused")
    index.page.keyboard.press("p")
    index.wait(f"document.getElementById('title').textContent === {TITLES[3]!r} && !audio.paused")
    index.page.keyboard.press("k")
    index.wait("audio.paused")
    assert index.complaints == []


def test_where_one_stopped_is_shown_and_taken_up_by_the_episode_s_own_page(index):
    index.page.click(".episode .play >> nth=0")
    index.wait("audio.readyState >= 3 && !audio.paused")
    index.page.evaluate("audio.pause(); audio.currentTime = 4")
    index.wait("!audio.seeking")
    index.page.reload()
    index.wait("+getComputedStyle(document.querySelector('.episode')).getPropertyValue('--heard') > 0.1")
    index.page.click("h2 a >> nth=0")
    index.wait("document.getElementById('start') && Math.abs(audio.currentTime - 4) < 0.1")
    index.page.click(".home a")
    index.wait("document.getElementById('list')")
    assert index.complaints == []


def test_the_feed_s_address_is_copied_and_apps_are_linked(index, show):
    index.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    index.page.click(".subscribe summary")
    index.page.click("#copy")
    index.wait("document.getElementById('live').textContent === 'Address copied'")
    feed = "https://audio.example.org/harbour/feed.xml"
    assert index.page.evaluate("navigator.clipboard.readText()") == feed
    addresses = index.page.locator(".card a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert {feed, "podcast://audio.example.org/harbour/feed.xml"} <= set(addresses)
    assert "overcast://x-callback-url/add?url=https%3A%2F%2Faudio.example.org%2Fharbour%2Ffeed.xml" in addresses


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_index(show, open_page, scheme):
    shown = open_page(show[1], ready=False, color_scheme=scheme, viewport={"width": 320, "height": 640})
    shown.page.click(".episode .play >> nth=1")
    shown.wait("!audio.paused")
    shown.page.click("#more")
    assert shown.is_as_wide_as_its_window()
    assert shown.violations() == []
    shown.page.click(".subscribe summary")
    assert shown.violations() == []
    assert shown.is_as_wide_as_its_window()


def test_without_scripts_all_episodes_are_reached_by_links(show, open_page):
    shown = open_page(show[1], ready=False, java_script_enabled=False)
    assert shown.page.is_hidden("#tools")
    found = []
    for _ in range(3):
        found += [title for title in titles(shown) if title not in found]
        if shown.page.is_hidden("#older"):
            break
        shown.page.click("#older")
    assert found == list(TITLES[::-1])
    shown.page.click("h2 a >> nth=0")
    assert shown.page.is_visible("audio[controls]")


def test_an_episode_s_page_is_where_the_feed_says_and_embeds_itself(show, served, open_page):
    path, address = show
    (page,) = [one for one in Places(path).pages.iterdir() if "Lamps go out" in one.read_text("utf-8")]
    assert f"<link>https://audio.example.org/harbour/episodes/{page.name}</link>" in (
        Places(path).site / "feed.xml"
    ).read_text("utf-8")
    (served[0] / "host.html").write_text(
        f"<!doctype html><title>Host</title><p>Text.<script src='{address}embed.js' "
        f"data-episode='{address}episodes/{page.name}'></script>"
    )
    shown = open_page(f"{served[1]}host.html", ready=False)
    shown.page.frame_locator("iframe").locator("#play").click()
    shown.page.frame_locator("iframe").locator("#play[aria-label=Pause]").wait_for(timeout=10_000)
    assert all(asked.startswith(served[1]) for asked in shown.asked)
