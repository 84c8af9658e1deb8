"""The address of a file in, how it is served out: asked for its head, and for a few bytes of its middle."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from fetching.client import MAX_REDIRECTS, REDIRECTS, TOTAL_SECONDS, session
from fetching.errors import FetchError

if TYPE_CHECKING:
    import httpx

    from fetching.guard import Guard

PARTIAL = 206
_MIDDLE = (100, 199)


@dataclass(frozen=True, slots=True)
class Served:
    """How a file is served: the status of a HEAD request, its length and type, and whether parts of it can be had."""

    status: int
    length: int | None
    media_type: str
    in_parts: bool


def probe(url: str, *, allow_private: bool = False, transport: "httpx.BaseTransport | None" = None) -> Served:
    """Ask how a file is served, by HEAD and by a GET of 100 bytes; raises FetchError. The guard is that of `fetch`."""
    from fetching.guard import Guard

    guard = Guard(allow_private)
    with session(url, "*/*", guard, time.monotonic() + TOTAL_SECONDS, transport=transport) as client:
        head = _asked(client, "HEAD", url, guard)
        length = head.headers.get("content-length", "")
        part = _asked(client, "GET", url, guard, {"Range": f"bytes={_MIDDLE[0]}-{_MIDDLE[1]}"})
        first, last = _MIDDLE
        return Served(
            head.status_code,
            int(length) if length.isdecimal() else None,
            head.headers.get("content-type", "").partition(";")[0].strip().lower(),
            part.status_code == PARTIAL and part.headers.get("content-range", "").startswith(f"bytes {first}-{last}/"),
        )


def _asked(
    client: "httpx.Client", method: str, url: str, guard: "Guard", headers: dict[str, str] | None = None
) -> "httpx.Response":
    """Return the head of an answer, redirects followed; a body is not read."""
    at = url
    for _ in range(MAX_REDIRECTS + 1):
        guard.require_url(at)
        with client.stream(method, at, headers=headers) as response:
            if response.status_code not in REDIRECTS or "location" not in response.headers:
                return response
            at = urljoin(at, response.headers["location"])
    raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times.")
