"""What a site may answer: each row a fault or an attack over a real connection, and the one line that comes of it."""

import gzip
import io
import socket
import threading
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from fetching import FetchError, FetchRefused, FetchUnavailable, PageGone, client, fetch

STORY = "<html><body><article>" + "<p>The harbour was dredged again on Tuesday, the port said.</p>" * 20
MB = 1_000_000


def reply(body=b"", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def gzip_bomb():
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as file:
        for _ in range(200):
            file.write(bytes(MB))
    return out.getvalue()


class Site:
    """Answers every connection on loopback with the same bytes, or by a function of the connection."""

    def __init__(self, answer):
        self.answer, self.requests = answer, []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/story"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                try:
                    self.requests.append(connection.recv(65_536).decode())
                    if callable(self.answer):
                        self.answer(connection)
                    else:
                        connection.sendall(self.answer)
                except OSError:
                    pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


def drip(connection, opening, drop):
    connection.sendall(opening)
    stop = threading.Event()
    while not stop.wait(0.05):
        connection.sendall(drop)


FAULTS = {
    "401": (reply(status="401 Unauthorized"), FetchError, "save the page"),
    "402": (reply(status="402 Payment Required"), FetchError, "save the page"),
    "403": (reply(status="403 Forbidden"), FetchError, "save the page"),
    "404": (reply(status="404 Not Found"), PageGone, "404"),
    "410": (reply(status="410 Gone"), PageGone, "410"),
    "429": (reply(status="429 Too Many Requests"), FetchUnavailable, "try again"),
    "451": (reply(status="451 Unavailable"), FetchError, "save the page"),
    "500": (reply(status="500 Oops"), FetchUnavailable, "try again"),
    "503": (reply(status="503 Busy"), FetchUnavailable, "try again"),
    "204 and nothing": (reply(status="204 No Content"), FetchError, "empty"),
    "304 unasked": (reply(status="304 Not Modified"), FetchError, "304"),
    "nothing": (b"", FetchUnavailable, "can't be reached"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", FetchUnavailable, "can't be reached"),
    "an empty body": (reply(), FetchError, "empty"),
    "white space": (reply(b" \n\t " * 100), FetchError, "empty"),
    "a body cut off": (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>", FetchUnavailable, "can't be reached"),
    "a length that lies": (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<p>", FetchUnavailable, "can't be reached"),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<p>xx", FetchUnavailable,
                    "can't be reached"),
    "a PDF called HTML": (reply(b"%PDF-1.7 ...", Content_Type="text/html"), FetchRefused, "PDF"),
    "a ZIP called HTML": (reply(b"PK\x03\x04....", Content_Type="text/html"), FetchRefused, "ZIP"),
    "an image": (reply(b"\x89PNG\r\n\x1a\n..."), FetchRefused, "image"),
    "a program": (reply(b"\x7fELF" + bytes(100)), FetchRefused, "program"),
    "bytes of nothing": (reply(bytes(range(256)) * 9), FetchRefused, "binary"),
    "11 MB": (reply(b"<p>" + b"a" * 11 * MB), FetchRefused, "10 MB"),
    "a gzip bomb": (reply(gzip_bomb(), Content_Encoding="gzip"), FetchRefused, "10 MB"),
    "a deflate bomb": (reply(zlib.compress(bytes(200 * MB)), Content_Encoding="deflate"), FetchRefused, "10 MB"),
    "a brotli bomb": (reply(brotli.compress(bytes(200 * MB), quality=1), Content_Encoding="br"), FetchRefused, "10 MB"),
    "a zstd bomb": (reply(zstandard.compress(bytes(200 * MB)), Content_Encoding="zstd"), FetchRefused, "10 MB"),
    "damaged gzip": (reply(b"\x1f\x8bnonsense", Content_Encoding="gzip"), FetchError, "damaged"),
    "damaged deflate": (reply(b"\x78nonsense", Content_Encoding="deflate"), FetchError, "damaged"),
    "damaged brotli": (reply(b"\xff" * 50, Content_Encoding="br"), FetchError, "damaged"),
    "damaged zstd": (reply(b"nonsense" * 9, Content_Encoding="zstd"), FetchError, "damaged"),
    "an encoding nobody asked for": (reply(b"x", Content_Encoding="lzma"), FetchError, "not asked for"),
    "a header without end": (lambda c: drip(c, b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), FetchUnavailable, "try again"),
    "a header of 1 MB": (b"HTTP/1.1 200 OK\r\nX: " + b"y" * MB + b"\r\n\r\n", FetchUnavailable, "can't be reached"),
    "a slow drip": (lambda c: drip(c, b"HTTP/1.1 200 OK\r\n\r\n<p>", b"a"), FetchUnavailable, "try again"),
    "silence": (lambda c: c.recv(1), FetchUnavailable, "try again"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_faulty_answer_is_one_clear_line(monkeypatch, kind):
    monkeypatch.setattr(client, "TOTAL_SECONDS", 1.0)
    answer, error, said = FAULTS[kind]
    tracemalloc.start()
    try:
        with Site(answer) as site, pytest.raises(error, match=said) as raised:
            fetch(site.url, allow_private=True)
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert type(raised.value) is error
    assert "\n" not in str(raised.value)
    assert held < 60 * MB


def encoded(name):
    data = STORY.encode()
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "raw deflate": raw.compress(data) + raw.flush(),
        "br": brotli.compress(data),
        "zstd": zstandard.compress(data),
    }[name]


@pytest.mark.parametrize("name", ["gzip", "deflate", "raw deflate", "br", "zstd"])
def test_every_encoding_that_is_asked_for_is_read(name):
    body = reply(encoded(name), Content_Encoding=name.split()[-1])
    with Site(body) as site:
        assert fetch(site.url, allow_private=True).text == STORY


def test_what_is_sent_names_the_project_and_carries_the_readers_cookies(tmp_path):
    jar = tmp_path / "cookies.txt"
    jar.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\ts3cret\n"
                   "example.com\tFALSE\t/\tFALSE\t0\tother\tprivate\n")  # fmt: skip
    with Site(reply(STORY.encode())) as site:
        fetch(site.url, allow_private=True, cookies=jar)
        (request,) = site.requests
    assert "User-Agent: earpaper/" in request
    assert "session=s3cret" in request
    assert "private" not in request


def test_cookies_are_never_told(tmp_path, caplog):
    jar = tmp_path / "cookies.txt"
    jar.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\ts3cret\n")
    caplog.set_level("DEBUG")
    with Site(reply(status="403 Forbidden")) as site, pytest.raises(FetchError) as raised:
        fetch(site.url, allow_private=True, cookies=jar)
    assert "s3cret" not in caplog.text + str(raised.value)


@pytest.mark.parametrize("content", ["not cookies at all", "", "\x00\x01"])
def test_a_file_that_is_no_cookies_is_named(tmp_path, content):
    jar = tmp_path / "cookies.txt"
    jar.write_text(content)
    with pytest.raises(FetchError, match=r"cookies\.txt"):
        fetch("http://127.0.0.1/", allow_private=True, cookies=jar)
