"""An http(s) address in, the body of the answer out: bounded in size, time and redirects. The only code that dials."""

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from fetching.content import MAX_BYTES
from fetching.errors import FetchError, FetchRefused, FetchUnavailable

if TYPE_CHECKING:
    import httpx

USER_AGENT = "earpaper/0.1 (news articles as audio; one page for one reader)"
TOTAL_SECONDS = 20.0
QUIET_SECONDS = 10.0  # longest silence on the line
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ASK_FOR_LOGIN = frozenset({401, 402, 403, 451})
_TRY_AGAIN = frozenset({408, 425, 429})
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",  # what `_inflated` can bound
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site sent: the address it came from at last, the charset its header names, and the body."""

    url: str
    charset: str | None
    body: bytes


def download(
    url: str,
    *,
    transport: "httpx.BaseTransport | None" = None,
    clock: Callable[[], float] = time.monotonic,
) -> Answer:
    """Get a page by GET, following up to 5 redirects; raises FetchError.

    `transport` replaces the network in tests; `clock` gives seconds.
    """
    import httpx

    deadline = clock() + TOTAL_SECONDS
    try:
        with httpx.Client(transport=transport, headers=_HEADERS, timeout=QUIET_SECONDS) as client:
            return _follow(client, url, lambda: deadline - clock())
    except httpx.TimeoutException as exc:
        raise FetchUnavailable(f"{url} did not answer in time: try again later.") from exc
    except httpx.TransportError as exc:
        raise FetchUnavailable(f"{url} can't be reached ({_reason(exc)}): check the address, or try again.") from exc
    except httpx.InvalidURL as exc:
        raise FetchRefused(f"{url} is not an address that can be fetched ({_reason(exc)}).") from exc


def require_allowed(url: str) -> None:
    """Refuse an address that is not to be dialled; asked for the first address and for each redirect."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as exc:
        raise FetchRefused(f"{url} is not an address that can be fetched ({exc}).") from exc
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise FetchRefused(f"{url} is not an http or https address.")


def _follow(client: "httpx.Client", url: str, seconds_left: Callable[[], float]) -> Answer:
    asked = url
    for _ in range(MAX_REDIRECTS + 1):
        require_allowed(url)
        with client.stream("GET", url, timeout=max(0.1, min(QUIET_SECONDS, seconds_left()))) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            _require_success(response, asked)
            return Answer(url, response.charset_encoding, _body(response, asked, seconds_left))
    raise FetchError(
        f"{asked} redirects more than {MAX_REDIRECTS} times: open it in a browser and pass its last address."
    )


def _require_success(response: "httpx.Response", url: str) -> None:
    status = response.status_code
    if status in _TRY_AGAIN or status >= 500:
        raise FetchUnavailable(f"{url} answered {status} {response.reason_phrase}: try again later.")
    if status in _ASK_FOR_LOGIN:
        raise FetchError(f"{url} answered {status}: open it in a browser, save the page, and pass the saved file.")
    if not response.is_success:
        raise FetchError(f"{url} answered {status} {response.reason_phrase}: check the address.")


def _body(response: "httpx.Response", url: str, seconds_left: Callable[[], float]) -> bytes:
    body = bytearray()
    for piece in _inflated(response, url):
        body += piece
        if len(body) > MAX_BYTES:
            raise FetchRefused(f"{url} is larger than {MAX_BYTES // 1_000_000} MB: that is no article.")
        if seconds_left() <= 0:
            raise FetchUnavailable(f"{url} took longer than {TOTAL_SECONDS:.0f} s: try again later.")
    return bytes(body)


def _inflated(response: "httpx.Response", url: str) -> Iterator[bytes]:
    """Yield the decompressed body in bounded pieces, so that a small answer can't fill the memory."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from response.iter_raw()
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(f"{url} is sent in the encoding '{encoding}', which was not asked for.")
    inflater = None
    try:
        for chunk in response.iter_raw():
            inflater = inflater or zlib.decompressobj(_window_bits(encoding, chunk))
            while chunk:
                yield inflater.decompress(chunk, MAX_BYTES // 8)
                chunk = inflater.unconsumed_tail  # noqa: PLW2901  the rest of the same chunk
    except zlib.error as exc:
        raise FetchError(
            f"{url} sent a damaged compressed page: try again, or save the page and pass the file."
        ) from exc


def _window_bits(encoding: str, first: bytes) -> int:
    """Choose zlib's format: gzip; or deflate with its wrapper (RFC 9110, 8.4.1.2) or, as some servers do, without."""
    if encoding != "deflate":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if first[:1] == b"\x78" else -zlib.MAX_WBITS


def _reason(exc: Exception) -> str:
    return " ".join(str(exc).split()) or type(exc).__name__
