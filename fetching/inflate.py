"""A compressed body in pieces in, the body in bounded pieces out, so that no small answer can fill the memory."""

import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

PIECE = 1_000_000  # bytes at most in a piece of the output
MAX_WINDOW = 8_388_608  # bytes; RFC 9659 lets zstd on the web need no more
Chunks = Iterator[bytes]


class DamagedBody(Exception):
    """A body can't be decompressed; the message says why."""


def inflated(chunks: Chunks, encoding: str) -> Iterator[bytes]:
    """Yield the body behind an HTTP Content-Encoding; raises DamagedBody for a damaged one or an unknown encoding."""
    inflate = _INFLATERS.get(encoding.strip().lower())
    if inflate is None:
        raise DamagedBody(f"the page is sent in the encoding {encoding!r}, which was not asked for")
    yield from inflate(chunks)


def _identity(chunks: Chunks) -> Iterator[bytes]:
    yield from chunks


def _gzip(chunks: Chunks) -> Iterator[bytes]:
    yield from _by_zlib(chunks, 16 + zlib.MAX_WBITS)


def _deflate(chunks: Chunks) -> Iterator[bytes]:
    """Inflate with zlib's wrapper (RFC 9110, 8.4.1.2) or, as some servers send it, without."""
    first = next(chunks, b"")
    bits = zlib.MAX_WBITS if first[:1] == b"\x78" else -zlib.MAX_WBITS
    yield from _by_zlib(_again(first, chunks), bits)


def _again(first: bytes, rest: Chunks) -> Iterator[bytes]:
    yield first
    yield from rest


def _by_zlib(chunks: Chunks, bits: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(bits)
    try:
        for chunk in chunks:
            left = chunk
            while left:
                yield inflater.decompress(left, PIECE)
                left = inflater.unconsumed_tail
    except zlib.error as exc:
        raise DamagedBody(f"the page is damaged in its compression ({exc})") from exc


def _brotli(chunks: Chunks) -> Iterator[bytes]:
    import brotli

    inflater = brotli.Decompressor()
    try:
        for chunk in chunks:
            yield inflater.process(chunk, output_buffer_limit=PIECE)
            while not inflater.can_accept_more_data():
                yield inflater.process(b"", output_buffer_limit=PIECE)
    except brotli.error as exc:
        raise DamagedBody(f"the page is damaged in its compression ({exc})") from exc


class _Source:
    """Chunks as the file that zstandard reads from."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks

    def read(self, _size: int) -> bytes:
        return next(self._chunks, b"")


def _zstd(chunks: Chunks) -> Iterator[bytes]:
    import zstandard

    inflater = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    try:
        with inflater.stream_reader(cast("IO[bytes]", _Source(chunks)), read_across_frames=True) as reader:
            while piece := reader.read(PIECE):
                yield piece
    except zstandard.ZstdError as exc:
        raise DamagedBody(f"the page is damaged in its compression ({exc})") from exc


_INFLATERS: dict[str, Callable[[Chunks], Iterator[bytes]]] = {
    "": _identity,
    "identity": _identity,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"
