"""What a person names (an address, a file, "-" for standard input) in, a `Page` out."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from fetching.client import Answer, download
from fetching.content import MAX_BYTES, decode, is_markup, require_page
from fetching.errors import FetchError, FetchRefused, SourceMissing
from fetching.page import Page

if TYPE_CHECKING:
    import httpx

    from fetching.robots import Robots

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]+):(?=//|[a-z])", re.IGNORECASE)


def fetch(
    source: str,
    *,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    cookies: Path | None = None,
    transport: "httpx.BaseTransport | None" = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Page:
    """Make a page of an http(s) address, the path of a saved page (HTML or text), or "-"; raises FetchError.

    `stdin` is read for "-". Whether it is markup or plain text is judged by content. At most 10 MB, 20 s and 5
    redirects. Addresses of this machine and its network are refused unless `allow_private`; `cookies` is a file that a
    browser exported. `transport` (httpx) and `now` stand in for the network and the clock in tests.
    """
    if source == "-":
        return _page(source, _read(stdin, "standard input"), "standard input")
    scheme = _SCHEME.match(source)
    if scheme and not Path(source).exists():
        if scheme[1].lower() not in {"http", "https"}:
            raise FetchRefused(f"{source} is not an http or https address.")
        answer = download(source, allow_private=allow_private, cookies=cookies, transport=transport)
        return page_of(source, answer, now=now)
    return _page(source, _read_file(source), source)


def fetch_named(
    url: str,
    robots: "Robots",
    *,
    transport: "httpx.BaseTransport | None" = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Page:
    """Make a page of an address that a feed or a page named, not a person; raises FetchError.

    It is never a file nor of a private network, and the site's robots.txt is asked first.
    """
    if urlsplit(url).scheme.lower() not in {"http", "https"}:
        raise FetchRefused(f"{url} is not an http or https address.")
    robots.require_allowed(url)
    return page_of(url, download(url, transport=transport), now=now)


def page_of(source: str, answer: Answer, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Page:
    """Make a page of what a site answered; raises FetchError where it is none."""
    return _page(source, answer.body, source, url=answer.url, charset=answer.charset, fetched_at=now())


def _read_file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _read(file, name)
    except FileNotFoundError as exc:
        raise SourceMissing(f"{name} is neither a file here nor an http(s) address.") from exc
    except (OSError, ValueError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
        raise SourceMissing(f"{name} can't be read ({reason.lower()}).") from exc


def _read(stream: BinaryIO | None, name: str) -> bytes:
    if stream is None:
        raise FetchError(f"{name} was named as the source, but there is none.")
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FetchRefused(f"{name} is larger than {MAX_BYTES // 1_000_000} MB: that is no article.")
    return data


def _page(
    source: str,
    data: bytes,
    name: str,
    *,
    url: str = "",
    charset: str | None = None,
    fetched_at: datetime | None = None,
) -> Page:
    require_page(data, name)
    text = decode(data, charset)
    return Page.of(text, "html" if is_markup(text) else "text", source=source, url=url, fetched_at=fetched_at)
