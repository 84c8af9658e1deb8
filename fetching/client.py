"""An http(s) address in, the body of the answer out: guarded, and bounded in size, time and redirects."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, LoadError, MozillaCookieJar
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from fetching.content import MAX_BYTES
from fetching.errors import FetchError, FetchRefused, FetchUnavailable, PageGone, SourceMissing
from fetching.inflate import ACCEPTED, DamagedBody, inflated

if TYPE_CHECKING:
    import httpx

    from fetching.guard import Guard

USER_AGENT = "earpaper/0.1 (news articles as audio; one page for one reader)"
TOTAL_SECONDS = 20.0  # for a page
QUIET_SECONDS = 10.0  # longest silence on the line
MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
LONGEST_REST_S = 86_400.0
_ASK_FOR_LOGIN = frozenset({401, 402, 403, 451})
_GONE = frozenset({404, 410})
_TRY_AGAIN = frozenset({408, 425, 429})
_HEADERS = {"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPTED}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: its name, the `Accept` header, the most bytes, how often as long as a page it may take."""

    name: str
    accept: str
    max_bytes: int
    patience: float = 1.0


PAGE = Wanted("article", "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1", MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site sent: the address it came from at last, the charset its header names, and the body.

    `etag` and `last_modified` are what this version of it can be asked for by later (RFC 9110, 8.8), "" where the site
    names none, or does not want it kept.
    """

    url: str
    charset: str | None
    body: bytes
    etag: str = ""
    last_modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a request for nothing but a newer version (RFC 9110, 13.1)."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


def download(
    url: str,
    wanted: Wanted = PAGE,
    *,
    allow_private: bool = False,
    cookies: Path | None = None,
    transport: "httpx.BaseTransport | None" = None,
    clock: Callable[[], float] = time.monotonic,
    kept: Answer | None = None,
) -> Answer:
    """Get a page, or what else is wanted, by GET, following up to 5 redirects; raises FetchError.

    Only the public internet is dialled, unless `allow_private`. `cookies` is a file in Netscape's format, as browsers
    export it. `transport` replaces the network in tests; `clock` gives seconds. `kept` is an answer from before: where
    the site says that it still holds, nothing else is sent, and it is what comes back.
    """
    from fetching.guard import Guard

    guard = Guard(allow_private)
    deadline = clock() + TOTAL_SECONDS * wanted.patience
    with session(url, wanted.accept, guard, deadline, clock=clock, cookies=cookies, transport=transport) as client:
        return _follow(client, url, wanted, guard, lambda: deadline - clock(), kept)


@contextmanager
def session(
    url: str,
    accept: str,
    guard: "Guard",
    deadline: float,
    *,
    clock: Callable[[], float] = time.monotonic,
    cookies: Path | None = None,
    transport: "httpx.BaseTransport | None" = None,
) -> "Iterator[httpx.Client]":
    """Give what asks for a URL and where it redirects to, guarded; what goes wrong in the block is a FetchError."""
    import httpx

    headers = {**_HEADERS, "Accept": accept}
    jar = _cookies(cookies)
    try:
        guard.require_url(url)
        dial = transport or _transport(url, guard, deadline, clock)
        with httpx.Client(transport=dial, headers=headers, timeout=QUIET_SECONDS, cookies=jar) as client:
            yield client
    except httpx.TimeoutException as exc:
        raise FetchUnavailable(f"{url} did not answer in time: try again later.") from exc
    except httpx.TransportError as exc:
        raise FetchUnavailable(f"{url} can't be reached ({_reason(exc)}): check the address, or try again.") from exc
    except httpx.InvalidURL as exc:
        raise FetchRefused(f"{url} is not an address that can be fetched ({_reason(exc)}).") from exc


def _cookies(file: Path | None) -> CookieJar | None:
    if file is None:
        return None
    jar = MozillaCookieJar(file)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except LoadError as exc:
        raise SourceMissing(f"{file} is no cookie file in Netscape's format: export it anew from the browser.") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise SourceMissing(f"{file} can't be read as a file of cookies.") from exc
    for cookie in jar:
        cookie.expires = cookie.expires or None  # browsers write 0 for a cookie of this session
    return jar


def _transport(url: str, guard: "Guard", deadline: float, clock: Callable[[], float]) -> "httpx.BaseTransport":
    """Return what dials: through the proxy that the environment names, else directly; guarded either way."""
    from fetching.guard import GuardedTransport

    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme.lower())
    if urllib.request.proxy_bypass(parts.hostname or ""):
        proxy = None
    return GuardedTransport(guard, deadline, clock, proxy=proxy)


def _follow(
    client: "httpx.Client",
    url: str,
    wanted: Wanted,
    guard: "Guard",
    seconds_left: Callable[[], float],
    kept: Answer | None,
) -> Answer:
    asked = url
    for _ in range(MAX_REDIRECTS + 1):
        guard.require_url(url)
        conditions = kept.conditions if kept and kept.url == url else None
        timeout = max(0.1, min(QUIET_SECONDS, seconds_left()))
        with client.stream("GET", url, headers=conditions, timeout=timeout) as response:
            if kept and conditions and response.status_code == NOT_MODIFIED:
                return kept
            if response.status_code in REDIRECTS and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            _require_success(response, asked)
            body = _body(response, asked, wanted, seconds_left)
            return Answer(url, response.charset_encoding, body, *_validators(response))
    raise FetchError(
        f"{asked} redirects more than {MAX_REDIRECTS} times: open it in a browser and pass its last address."
    )


def _validators(response: "httpx.Response") -> tuple[str, str]:
    if "no-store" in response.headers.get("cache-control", "").lower():
        return "", ""
    return response.headers.get("etag", ""), response.headers.get("last-modified", "")


def _rest_s(response: "httpx.Response") -> float:
    """Return for how long a site asks to be left alone, a day at most (RFC 9110, 10.2.3)."""
    stated = response.headers.get("retry-after", "").strip()
    if stated.isdecimal():
        return min(float(stated), LONGEST_REST_S)
    try:
        until = parsedate_to_datetime(stated)
        asked_at = parsedate_to_datetime(response.headers.get("date", ""))
        return max(0.0, min((until - asked_at).total_seconds(), LONGEST_REST_S))
    except (TypeError, ValueError):
        return 0.0


def _require_success(response: "httpx.Response", url: str) -> None:
    status = response.status_code
    if status in _TRY_AGAIN or status >= 500:
        raise FetchUnavailable(f"{url} answered {status} {response.reason_phrase}: try again later.", _rest_s(response))
    if status in _ASK_FOR_LOGIN:
        raise FetchError(f"{url} answered {status}: open it in a browser, save the page, and pass the saved file.")
    if status in _GONE:
        raise PageGone(f"{url} answered {status} {response.reason_phrase}: check the address.")
    if not response.is_success:
        raise FetchError(f"{url} answered {status} {response.reason_phrase}: check the address.")


def _body(response: "httpx.Response", url: str, wanted: Wanted, seconds_left: Callable[[], float]) -> bytes:
    body = bytearray()
    try:
        for piece in inflated(response.iter_raw(), response.headers.get("content-encoding", "")):
            body += piece
            if len(body) > wanted.max_bytes:
                raise FetchRefused(
                    f"{url} is larger than {wanted.max_bytes // 1_000_000} MB: that is no {wanted.name}."
                )
            if seconds_left() <= 0:
                raise FetchUnavailable(
                    f"{url} took longer than {TOTAL_SECONDS * wanted.patience:.0f} s: try again later."
                )
    except DamagedBody as exc:
        raise FetchError(f"{url}: {exc}: try again, or save the page and pass the file.") from exc
    return bytes(body)


def _reason(exc: Exception) -> str:
    return " ".join(str(exc).split()) or type(exc).__name__
