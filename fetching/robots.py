"""An address that a person did not type in, whether its site lets programs fetch it out (RFC 9309)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from fetching.client import USER_AGENT, Answer
from fetching.content import decode
from fetching.errors import FetchError, FetchRefused, FetchUnavailable

PRODUCT = USER_AGENT.partition("/")[0]
MAX_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are to be read
Get = Callable[[str], Answer]


@dataclass(slots=True)
class Robots:
    """The robots.txt of each site met in one run, fetched once by `get`."""

    get: Get
    _rules: dict[str, Protego] = field(default_factory=dict)

    def require_allowed(self, url: str) -> None:
        """Raise FetchRefused where the site forbids it, FetchUnavailable where it can't be asked just now."""
        if not self._rules_for(url).can_fetch(url, PRODUCT):
            raise FetchRefused(f"{url} is closed to programs by the site's robots.txt; a person may open and save it.")

    def delay_s(self, url: str) -> float:
        """Return the seconds between two requests that a site asks for, 0 where it does not."""
        return float(self._rules_for(url).crawl_delay(PRODUCT) or 0.0)

    def _rules_for(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(site))
        return self._rules[site]

    def _text(self, site: str) -> str:
        """Return the rules; a site without them allows everything (RFC 9309, 2.3.1.3)."""
        try:
            return decode(self.get(f"{site}/robots.txt").body[:MAX_BYTES])
        except FetchUnavailable:
            raise
        except FetchError:
            return ""
