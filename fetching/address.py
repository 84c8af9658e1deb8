"""The address of a page in, the same page's plain address out: one for all the ways in which feeds write it."""

import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,/:;=?@[]~"


def plain(url: str) -> str:
    """Return an address without its fragment and what tracks readers, its host in lower case; "" for no http(s) one.

    What may name the page stays as it is: path, order of parameters, a slash at the end.
    """
    try:
        parts = urlsplit(quote("".join(url.split()), safe=_SAFE))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not host or parts.username is not None:
        return ""
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    query = "&".join(one for one in parts.query.split("&") if one and not _tracks(one.partition("=")[0].lower()))
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def host_of(url: str) -> str:
    """Return the host of an address with its port, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _tracks(name: str) -> bool:
    beginnings, names = _trackers()
    return name in names or name.startswith(beginnings)


@cache
def _trackers() -> tuple[tuple[str, ...], frozenset[str]]:
    table = tomllib.loads(files("fetching").joinpath("tracking_parameters.toml").read_text("utf-8"))
    return tuple(table["beginnings"]), frozenset(table["names"])
