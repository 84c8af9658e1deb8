"""Addresses that a program asks for in, answers out: robots heeded, sites left in peace, nothing sent twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fetching.address import host_of
from fetching.client import PAGE, Answer, Wanted, download
from fetching.errors import FetchError, FetchUnavailable
from fetching.robots import Robots

if TYPE_CHECKING:
    import httpx

PAUSE_S = 1.0
LONGEST_WAIT_S = 15.0
"""A site that asks for more is asked by another run."""
LONGEST_CRAWL_DELAY_S = 10.0
RULES_HOLD_S = 86_400.0
"""RFC 9309, 2.4: no longer than a day."""
_RULES = Wanted("robots.txt", "text/plain,*/*;q=0.1", 5_000_000)


class Answers(Protocol):
    """What sites answered before."""

    def get(self, url: str) -> tuple[Answer, float] | None:
        """Return the last answer to an address and when it was heard, in seconds of the epoch; None without one."""
        ...

    def put(self, url: str, answer: Answer) -> None:
        """Keep an answer, heard now."""
        ...


class Pace(Protocol):
    """When each site may be asked next, over all processes of a show."""

    def turn(self, host: str, pause_s: float, longest_s: float) -> float:
        """Return in how many seconds a site may be asked, and take that turn unless it is later than `longest_s`."""
        ...

    def rest(self, host: str, seconds: float) -> None:
        """Leave a site alone for so long."""
        ...


class Forgetful:
    """Keeps no answers."""

    def get(self, url: str) -> tuple[Answer, float] | None:  # noqa: ARG002
        """Know nothing."""
        return None

    def put(self, url: str, answer: Answer) -> None:
        """Keep nothing."""


@dataclass(slots=True)
class OwnPace:
    """The pace of one process."""

    clock: Callable[[], float] = time.monotonic
    _free: dict[str, float] = field(default_factory=dict)

    def turn(self, host: str, pause_s: float, longest_s: float) -> float:
        """Return in how many seconds a site may be asked."""
        now = self.clock()
        start = max(now, self._free.get(host, now))
        if start - now <= longest_s:
            self._free[host] = start + pause_s
        return start - now

    def rest(self, host: str, seconds: float) -> None:
        """Leave a site alone for so long."""
        self._free[host] = max(self._free.get(host, 0.0), self.clock() + seconds)


@dataclass(slots=True)
class Visitor:
    """Asks sites for what feeds name. `pause_s` is the least time between two requests to one host."""

    answers: Answers = field(default_factory=Forgetful)
    pace: Pace = field(default_factory=OwnPace)
    pause_s: float = PAUSE_S
    allow_private: bool = False
    cookies: Path | None = None
    transport: "httpx.BaseTransport | None" = None
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self.robots = Robots(self._rules)

    def get(self, url: str, wanted: Wanted = PAGE, *, named_by_a_person: bool = False) -> Answer:
        """Get what an address leads to, by a conditional request where it was heard before; raises FetchError.

        What a person named is fetched without asking robots.txt, which is for what programs find.
        """
        pause_s = self.pause_s
        if not named_by_a_person:
            self.robots.require_allowed(url)
            pause_s = max(pause_s, min(self.robots.delay_s(url), LONGEST_CRAWL_DELAY_S))
        return self._asked(url, wanted, pause_s)

    def _asked(self, url: str, wanted: Wanted, pause_s: float) -> Answer:
        host = host_of(url)
        wait_s = self.pace.turn(host, pause_s, LONGEST_WAIT_S)
        if wait_s > LONGEST_WAIT_S:
            raise FetchUnavailable(f"{host} asked to be left alone: {url} is fetched later.", wait_s)
        if wait_s:
            self.sleep(wait_s)
        kept = self.answers.get(url)
        try:
            answer = download(
                url,
                wanted,
                allow_private=self.allow_private,
                cookies=self.cookies,
                transport=self.transport,
                kept=kept[0] if kept else None,
            )
        except FetchUnavailable as error:
            if error.retry_after_s:
                self.pace.rest(host, error.retry_after_s)
            raise
        self.answers.put(url, answer)
        return answer

    def _rules(self, url: str) -> Answer:
        """Return a robots.txt, from before where that is of today; a site without one has one that is empty."""
        kept = self.answers.get(url)
        if kept and self.now() - kept[1] < RULES_HOLD_S:
            return kept[0]
        try:
            return self._asked(url, _RULES, self.pause_s)
        except FetchUnavailable:
            raise
        except FetchError:
            answer = Answer(url, None, b"")
            self.answers.put(url, answer)
            return answer
