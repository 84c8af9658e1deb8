"""What a feed or a page names: asked of robots.txt first, never a file, never inside."""

import httpx
import pytest

from fetching import FetchRefused, FetchUnavailable, fetch, fetch_named
from fetching.client import download
from fetching.robots import Robots

STORY = "<html><body><p>The harbour was dredged again.</p></body></html>"
RULES = "User-agent: *\nDisallow: /closed\n\nUser-agent: earpaper\nDisallow: /not-for-us\nAllow: /closed/but-this\n"


class Site:
    def __init__(self, status=200, text=RULES):
        self.asked = []
        self.status, self.rules = status, text
        self.transport = httpx.MockTransport(self.respond)
        self.robots = Robots(lambda url: download(url, transport=self.transport))

    def respond(self, request):
        self.asked.append(request.url.path)
        if request.url.path == "/robots.txt":
            return httpx.Response(self.status, stream=httpx.ByteStream(self.rules.encode()))
        return httpx.Response(200, stream=httpx.ByteStream(STORY.encode()))

    def fetch(self, path):
        return fetch_named(f"https://example.com{path}", self.robots, transport=self.transport)


@pytest.mark.parametrize(("path", "allowed"), [("/open", True), ("/not-for-us/a", False), ("/closed/a", True)])
def test_the_rules_for_us_are_kept(path, allowed):
    site = Site()
    if allowed:
        assert site.fetch(path).text == STORY
    else:
        with pytest.raises(FetchRefused, match=r"robots\.txt"):
            site.fetch(path)
        assert site.asked == ["/robots.txt"]


def test_a_site_is_asked_once():
    site = Site()
    site.fetch("/a")
    site.fetch("/b")
    assert site.asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_is_open(status):
    assert Site(status).fetch("/a").text == STORY


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_be_asked_waits(status):
    with pytest.raises(FetchUnavailable):
        Site(status).fetch("/a")


def test_a_person_is_not_kept_out():
    site = Site(text="User-agent: *\nDisallow: /")
    assert fetch("https://example.com/a", transport=site.transport).text == STORY
    assert site.asked == ["/a"]


@pytest.mark.parametrize("url", ["/etc/passwd", "file:///etc/passwd", "-", "page.html", "http://127.0.0.1/", "http://[::1]/",
                                 "http://10.0.0.1/a"])  # fmt: skip
def test_neither_a_file_nor_an_inner_address_can_be_named(url):
    with pytest.raises(FetchRefused):
        fetch_named(url, Robots(lambda url: download(url, allow_private=False)))
