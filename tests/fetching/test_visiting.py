"""What a program asks for: once, conditionally after that, with pauses, and not against a site's rules."""

import httpx
import pytest

from fetching import FetchError, FetchRefused, FetchUnavailable
from fetching.visiting import RULES_HOLD_S, OwnPace, Visitor

STORY = b"<html><body><p>The harbour was dredged again.</p></body></html>"
PAGE = "https://harbour.example/a"


class Kept(dict):
    def get(self, url):
        return super().get(url)

    def put(self, url, answer):
        self[url] = (answer, 0.0)


class Site:
    def __init__(self, rules="", headers=None, **answers):
        self.asked, self.slept, self.time = [], [], 0.0
        self.rules, self.headers, self.answers = rules, headers or {"ETag": '"1"'}, answers
        self.kept = Kept()

    def respond(self, request):
        path = request.url.path
        condition = request.headers.get("if-none-match") or request.headers.get("if-modified-since")
        self.asked.append((path, condition))
        if path == "/robots.txt":
            return httpx.Response(200 if self.rules else 404, stream=httpx.ByteStream(self.rules.encode()))
        if path in self.answers:
            return self.answers[path]
        if condition and condition in self.headers.values():
            return httpx.Response(304)
        return httpx.Response(200, headers=self.headers, stream=httpx.ByteStream(STORY))

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds

    def visitor(self):
        return Visitor(
            self.kept,
            OwnPace(lambda: self.time),
            transport=httpx.MockTransport(self.respond),
            sleep=self.sleep,
            now=lambda: self.time,
        )


@pytest.mark.parametrize("validator", [{"ETag": '"1"'}, {"Last-Modified": "Fri, 20 Nov 2026 08:00:00 GMT"}])
def test_what_did_not_change_is_not_sent_again(validator):
    site = Site(headers=validator)
    first, second = site.visitor().get(PAGE), site.visitor().get(PAGE)
    assert second == first
    assert site.asked == [("/robots.txt", None), ("/a", None), ("/a", *validator.values())]


def test_what_a_site_wants_nobody_to_store_is_asked_for_anew():
    site = Site(headers={"ETag": '"1"', "Cache-Control": "no-store"})
    site.visitor().get(PAGE)
    site.visitor().get(PAGE)
    assert [condition for _, condition in site.asked] == [None, None, None]


def test_a_condition_goes_to_the_address_that_the_answer_came_from_alone():
    moved = httpx.Response(301, headers={"location": "/b"})
    site = Site(**{"/a": moved})
    site.visitor().get(PAGE)
    site.visitor().get(PAGE)
    assert site.asked[-2:] == [("/a", None), ("/b", '"1"')]


def test_rules_hold_for_a_day():
    site = Site(rules="User-agent: *\nDisallow: /closed")
    site.visitor().get(PAGE)
    site.time = RULES_HOLD_S + 1
    site.visitor().get(PAGE)
    assert [path for path, _ in site.asked].count("/robots.txt") == 2
    with pytest.raises(FetchRefused):
        site.visitor().get("https://harbour.example/closed")


def test_a_person_is_not_kept_out():
    site = Site(rules="User-agent: *\nDisallow: /")
    assert site.visitor().get(PAGE, named_by_a_person=True).body == STORY


@pytest.mark.parametrize(("rules", "pause_s"), [("", 1.0), ("User-agent: *\nCrawl-delay: 4", 4.0)])
def test_a_site_has_its_pauses(rules, pause_s):
    site = Site(rules)
    visitor = site.visitor()
    for name in "ab":
        visitor.get(f"https://harbour.example/{name}")
    assert site.slept == [1.0, pause_s]  # before the page, after the rules, and before the next page
    visitor.get("https://elsewhere.example/a", named_by_a_person=True)
    assert len(site.slept) == 2


def test_a_site_that_asks_to_be_left_alone_is_left_alone():
    busy = httpx.Response(429, headers={"retry-after": "120"}, stream=httpx.ByteStream(b""))
    site = Site(**{"/busy": busy})
    visitor = site.visitor()
    with pytest.raises(FetchUnavailable) as told:
        visitor.get("https://harbour.example/busy")
    assert told.value.retry_after_s == 120
    with pytest.raises(FetchUnavailable, match="left alone") as told:
        visitor.get(PAGE)
    assert told.value.retry_after_s == 120
    assert [path for path, _ in site.asked] == ["/robots.txt", "/busy"]


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [("7", 7), ("Fri, 20 Nov 2026 08:02:00 GMT", 120), ("soon", 0), ("99999999999", 86_400), ("-5", 0)],
)
def test_how_long_a_site_asks_for(stated, seconds):
    headers = {"retry-after": stated, "date": "Fri, 20 Nov 2026 08:00:00 GMT"}
    site = Site(**{"/busy": httpx.Response(503, headers=headers, stream=httpx.ByteStream(b""))})
    with pytest.raises(FetchError) as told:
        site.visitor().get("https://harbour.example/busy")
    assert told.value.retry_after_s == seconds
