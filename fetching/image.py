"""The address of a picture in, its bytes out: fetched with the same guard as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

from fetching.client import Wanted, download

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 10_000_000
PICTURE = Wanted("picture of an article", "image/jpeg,image/png,image/webp;q=0.9,image/*;q=0.1", MAX_BYTES)


def fetch_image(
    url: str,
    *,
    allow_private: bool = False,
    cookies: Path | None = None,
    transport: "httpx.BaseTransport | None" = None,
) -> bytes:
    """Get the picture that a page names by an http(s) address; raises FetchError.

    It is fetched as a page is (`fetching.fetch`): the public internet alone unless `allow_private`, 5 redirects, 10 MB.
    What kind it is, and whether it is a picture at all, is for its reader to find out.
    """
    return download(url, PICTURE, allow_private=allow_private, cookies=cookies, transport=transport).body
