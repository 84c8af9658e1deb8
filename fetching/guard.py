"""Which addresses may be dialled: a URL in, an error out unless it leads to the public internet; and the dialling."""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from fetching.errors import FetchRefused, FetchUnavailable

PORTS = frozenset({80, 443, 8000, 8080, 8443})
# Networks that lead elsewhere than they say, which `ipaddress.is_global` lets through.
_DETOURS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b::/96",  # NAT64, RFC 6052
        "64:ff9b:1::/48",  # NAT64 for local use, RFC 8215
        "2002::/16",  # 6to4, RFC 3056
        "2001::/32",  # Teredo, RFC 4380
        "::/96",  # IPv4-compatible, RFC 4291
        "::ffff:0:0/96",  # IPv4-mapped, RFC 4291
        "192.88.99.0/24",  # the relay of 6to4, RFC 7526
    )
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be dialled: the public internet; with `allow_private` this machine and its network too."""

    allow_private: bool = False

    def require_url(self, url: str) -> None:
        """Raise FetchRefused unless this is a plain http(s) address; asked anew for each redirect."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as exc:
            raise FetchRefused(f"{url} is not an address that can be fetched ({exc}).") from exc
        if parts.scheme.lower() not in {"http", "https"} or not host:
            raise FetchRefused(f"{url} is not an http or https address.")
        if parts.username is not None or parts.password is not None:
            raise FetchRefused(f"{host}: an address that holds a name and password is not fetched; leave them out.")
        if "%" in host:
            raise FetchRefused(f"{url}: an address with a zone or an escape in its host is not fetched.")
        if (address := _literal(host)) is not None:
            self.require_address(address, host)
        if port is not None and port not in PORTS and not self.allow_private:
            raise FetchRefused(f"{url}: port {port} is none that news sites use.")

    def require_address(self, address: Address, host: str) -> None:
        """Raise FetchRefused unless the address is of the public internet, or private ones are allowed."""
        if address.is_multicast or address.is_unspecified:
            raise FetchRefused(f"{host} leads to {address}, which is no address of a site.")
        if self.allow_private:
            return
        if not address.is_global or any(address in network for network in _DETOURS):
            known = host if host == str(address) else f"{host} leads to {address}, which"
            raise FetchRefused(f"{known} is not of the public internet; if you trust it: --allow-private")

    def require_host(self, host: str, port: int, resolve: "Resolve") -> None:
        """Raise FetchRefused if a host that a proxy will look up leads elsewhere here; it may be unknown here."""
        try:
            addresses = resolve(host, port)
        except FetchUnavailable:
            return
        for address in addresses:
            self.require_address(ipaddress.ip_address(address), host)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host by the system's resolver; raises FetchUnavailable."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise FetchUnavailable(f"{host} can't be found: check the address, or the connection.") from exc
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks every address it has, and dials only those; all of it before `deadline`."""

    def __init__(self, guard: Guard, deadline: float, clock: Clock, resolve: Resolve = resolved) -> None:
        """Dial what `guard` allows; `deadline` is a time of `clock` in seconds."""
        self._guard, self._deadline, self._clock, self._resolve = guard, deadline, clock, resolve
        self._dial = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; raises FetchRefused if any of them is not allowed."""
        addresses = [ipaddress.ip_address(address) for address in self._resolve(host, port)]
        for address in addresses:
            self._guard.require_address(address, host)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._dial.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                return _TimedStream(stream, self._deadline, self._clock)
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream that ends at a time, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float, clock: Clock) -> None:
        self._stream, self._deadline, self._clock = stream, deadline, clock

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("no time is left")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _TimedStream(secured, self._deadline, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@cache
def _tls() -> ssl.SSLContext:
    """Return what checks certificates; loading the authorities takes 75 ms of CPU, more than a small page does."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport, with a guard at what dials, or, behind a proxy that dials for us, at each request."""

    def __init__(self, guard: Guard, deadline: float, clock: Clock, *, proxy: str | None = None) -> None:
        """Dial before `deadline`, a time of `clock` in seconds, directly or by a proxy's address."""
        super().__init__(verify=_tls(), proxy=proxy)
        self._guard, self._proxied = guard, proxy is not None
        if not self._proxied:
            self._pool = httpcore.ConnectionPool(  # httpx has no parameter for what dials
                ssl_context=_tls(),
                network_backend=GuardedBackend(guard, deadline, clock),
            )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises FetchRefused where it would lead inside."""
        if self._proxied:
            self._guard.require_host(request.url.host, request.url.port or 443, resolved)
        return super().handle_request(request)
