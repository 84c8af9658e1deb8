"""What a person names becomes a page: by address, by file, by standard input, in any charset."""

import io
from datetime import UTC, datetime

import httpx
import pytest

from fetching import FetchError, FetchRefused, Page, SourceMissing, fetch
from fetching.content import is_markup, read_rightly

STORY = "<html><head>{meta}</head><body><p>{text}</p></body></html>"
NOW = datetime(2025, 12, 2, 12, 0, tzinfo=UTC)

# Text, its bytes' charset, what the header says, what the markup says.
CHARSETS = [
    ("Café — “quoted”", "utf-8", "utf-8", ""),
    ("Café — “quoted”", "utf-8", None, "utf-8"),
    ("Café — “quoted”", "utf-8", None, ""),
    ("Café — “quoted”", "utf-8", "iso-8859-1", "utf-8"),
    ("Café “quoted”", "cp1252", "iso-8859-1", ""),
    ("Café “quoted”", "cp1252", None, "windows-1252"),
    ("經濟部長今天表示", "big5", None, "big5"),
    ("經濟部長今天表示", "big5", "big5", ""),
    ("经济部长今天表示", "gb18030", None, "gb2312"),
    ("首相は会見で述べた", "shift_jis", "Shift_JIS", ""),
    ("首相は会見で述べた", "euc-jp", None, "euc-jp"),
    ("대통령은 오늘 밝혔다", "euc-kr", None, "ks_c_5601-1987"),
    ("Café 龔明鑫", "utf-16", None, ""),
    ("Café 龔明鑫", "utf-8-sig", None, "iso-8859-1"),
    ("Café", "utf-8", "no-such-charset", ""),
    ("Café", "utf-8", "rot13", ""),
    ("Café", "utf-8", "zip", "undefined"),
    ("Café", "utf-8", "idna", "unicode_escape"),
    ("Café", "utf-8", "utf-7", "utf-16"),
    ("Пожар в порту", "koi8-r", "koi8-r", ""),
]


@pytest.mark.parametrize(("text", "charset", "header", "meta"), CHARSETS)
def test_a_page_is_decoded_as_a_browser_would(text, charset, header, meta):
    body = STORY.format(meta=f'<meta charset="{meta}">' if meta else "", text=text).encode(charset)
    kind = "text/html" + (f"; charset={header}" if header else "")
    answer = httpx.MockTransport(
        lambda _: httpx.Response(200, headers={"Content-Type": kind}, stream=httpx.ByteStream(body))
    )
    page = fetch("https://example.com/a", transport=answer, now=lambda: NOW)
    assert text in page.text
    assert (page.form, page.url, page.fetched_at) == ("html", "https://example.com/a", NOW)


def test_the_charset_is_detected_where_nobody_names_it():
    text = "Der Minister erklärte, die Brücke werde früher geöffnet als geplant. " * 20
    assert Page.from_markup(text.encode("cp1252")).text.startswith("Der Minister erklärte, die Brücke")


def test_a_redirect_is_followed_and_its_end_is_the_address():
    def answer(request):
        if request.url.path == "/a":
            return httpx.Response(301, headers={"Location": "/b"})
        return httpx.Response(200, stream=httpx.ByteStream(b"<html><p>The harbour</p></html>"))

    page = fetch("https://example.com/a", transport=httpx.MockTransport(answer))
    assert (page.source, page.url) == ("https://example.com/a", "https://example.com/b")


FORMS = [
    ("<!DOCTYPE html><html><p>a", "html"),
    ("<!-- saved --><html>", "html"),
    ("<?xml version='1.0'?><html>", "html"),
    ("<p>one</p><p>two</p><p>three</p>", "html"),
    ("Prices fell <5% on Tuesday\n\nand rose > 3%", "text"),
    ("Use <b>bold</b> for emphasis, the manual says.", "text"),
    ("The harbour was dredged.", "text"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_markup_is_told_from_text_by_content(tmp_path, text, form):
    assert is_markup(text) == (form == "html")
    for name in ("a.html", "a.txt", "a"):
        (tmp_path / name).write_text(text)
        assert fetch(str(tmp_path / name)).form == form
    assert fetch("-", stdin=io.BytesIO(text.encode())).form == form


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [(b"", FetchError, "empty"), (b" \n", FetchError, "empty"), (b"%PDF-1.4", FetchRefused, "PDF"),
     (bytes(200), FetchRefused, "binary"), (b"a" * 10_000_001, FetchRefused, "10 MB")],
)  # fmt: skip
def test_a_file_that_is_no_page_is_named(tmp_path, content, error, said):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    with pytest.raises(error, match=said) as raised:
        fetch(str(path))
    assert "page.html" in str(raised.value)
    with pytest.raises(error, match=said):
        fetch("-", stdin=io.BytesIO(content))


@pytest.mark.parametrize("name", ["missing.html", ".", "a\0b", "x" * 5000])
def test_a_file_that_cannot_be_read_is_missing(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceMissing):
        fetch(name)


def test_a_page_can_be_made_of_markup_that_the_caller_holds():
    page = Page.from_markup(b'<meta charset="big5"><p>' + "經濟".encode("big5"), "https://example.com/a")
    assert page.url == "https://example.com/a"
    assert "經濟" in page.text


@pytest.mark.parametrize("form", [Page.from_markup, Page.from_text])
def test_utf_8_that_was_read_as_latin_1_is_read_rightly(form):
    told = "The café said “no” — twice — in 2025 and didn’t pay €3.\xa0" * 3
    assert form(told.encode().decode("latin-1")).text == form(told).text
    assert form(told.encode().decode("latin-1").encode()).text == form(told).text


@pytest.mark.parametrize("text", ["Château d’Yquem", "Â£3 and 北", "pâté ÃO «Ã¿Å»", "naïve café"])
def test_a_text_that_was_read_rightly_stays(text):
    assert read_rightly(text) == text
