"""The errors of fetching: one tree, told apart by what the caller can do about them."""


class FetchError(Exception):
    """A source could not be made a page; the message says what, which, and what to do.

    FetchError               the site answered, but not with a page (404, 403, too many redirects, an empty body)
      +-- SourceMissing      the caller named a file that is not there or can't be read
      +-- FetchRefused       we won't take it: not http(s), too big, not a page (PDF, ZIP, an image, an unknown charset)
      +-- PageGone           the site says that there is no such page, or no longer (404, 410)
      +-- FetchUnavailable   worth trying again: no connection, a time limit, 408, 429, 5xx
    """


class SourceMissing(FetchError):
    """The file that was named does not exist or can't be read."""


class FetchRefused(FetchError):
    """The source is of a kind or size that is not taken."""


class PageGone(FetchError):
    """The site has no such page."""


class FetchUnavailable(FetchError):
    """The site did not answer as it should just now; the same call may succeed later.

    `retry_after_s` is how long the site asked to be left alone, 0 where it asked for nothing.
    """

    def __init__(self, message: str, retry_after_s: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
