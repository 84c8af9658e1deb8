"""Where a page may be fetched from: each row an attack, and that it is refused before anything is sent."""

import ipaddress

import httpcore
import httpx
import pytest

from fetching import FetchError, FetchRefused, fetch
from fetching.guard import Guard, GuardedBackend, GuardedTransport

INSIDE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "2002:7f00:1::1", "2002:0a00:0001::", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]  # fmt: skip
OUTSIDE = ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2400:cb00::1"]
NO_ADDRESS = [
    "ftp://example.com/a.html", "file:///etc/passwd", "gopher://example.com/", "javascript:alert(1)",
    "data:text/html,x", "http://0177.0.0.1/",
    "http://", "http:///path", "https://?", "http://user@example.com/", "http://user:secret@example.com/",
    "http://example.com@127.0.0.1/", "http://example.com:22/", "http://example.com:6379/", "http://example.com:25/",
    "http://example.com:99999/", "http://[::1", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://exa%6dple.com/",
]  # fmt: skip
NAMES_OF_THIS_MACHINE = ["http://localhost/", "http://2130706433/", "http://0x7f000001/",
                         "http://127.1/", "http://LOCALHOST/"]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused(address):
    with pytest.raises(FetchRefused, match=r"not of the public internet|no address of a site"):
        Guard().require_address(ipaddress.ip_address(address), "example.com")


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_outside_is_dialled(address):
    Guard().require_address(ipaddress.ip_address(address), "example.com")


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_is_no_plain_address_is_refused_in_one_line(url):
    with pytest.raises(FetchRefused) as refused:
        fetch(url)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", NAMES_OF_THIS_MACHINE)
def test_a_name_of_this_machine_is_refused(url):
    with pytest.raises(FetchRefused, match="--allow-private"):
        fetch(url)


@pytest.mark.parametrize("address", INSIDE[:8] + INSIDE[-10:])
def test_a_name_that_leads_inside_is_never_dialled(address):
    backend = GuardedBackend(Guard(), 1e9, lambda: 0.0, resolve=lambda _host, _port: ["8.8.8.8", address])
    backend._dial = None
    with pytest.raises(FetchRefused):
        backend.connect_tcp("example.com", 80)


class Dial:
    """Notes what is dialled."""

    def __init__(self):
        self.dialled = []

    def connect_tcp(self, host, *_):
        self.dialled.append(host)
        raise httpcore.ConnectError("nobody there")


def test_the_checked_address_is_dialled_and_the_name_is_looked_up_once():
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    backend = GuardedBackend(Guard(), 1e9, lambda: 0.0, resolve=lambda _host, _port: next(answers))
    backend._dial = Dial()
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("example.com", 80)
    assert backend._dial.dialled == ["8.8.8.8"]
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize("place", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd",
                                   "//127.0.0.1/", "http://user:pw@example.com/", "http://[::1]/"])  # fmt: skip
def test_a_redirect_inside_is_refused(place):
    sent = []

    def answer(request):
        sent.append(str(request.url))
        return httpx.Response(302, headers={"Location": place})

    with pytest.raises(FetchRefused):
        fetch("http://example.com/a", transport=httpx.MockTransport(answer))
    assert sent == ["http://example.com/a"]


def test_a_proxy_is_no_way_inside(monkeypatch):
    sent = []
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _self, request: sent.append(request))
    with (
        GuardedTransport(Guard(), 1e9, lambda: 0.0, proxy="http://127.0.0.1:3128") as transport,
        pytest.raises(FetchRefused),
    ):
        transport.handle_request(httpx.Request("GET", "http://localhost/"))
    assert not sent


def test_a_circle_of_redirects_ends():
    circle = httpx.MockTransport(lambda _: httpx.Response(302, headers={"Location": "/again"}))
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch("http://example.com/", transport=circle)
