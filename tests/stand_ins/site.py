"""A web site on loopback: what it serves, with ETags and conditional answers, and a note of each request."""

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title><link>{home}</link>'
    "<description>-</description>{items}</channel></rss>"
)
ITEM = (
    "<item><title>{title}</title><link>{url}</link><description>{summary}</description>"
    "<category>{section}</category><pubDate>{date}</pubDate></item>"
)
NEWS_SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
)
NEWS_URL = (
    "<url><loc>{url}</loc><lastmod>{date}</lastmod><news:news><news:publication_date>{date}</news:publication_date>"
    "<news:title>{title}</news:title></news:news></url>"
)


@dataclass
class Served:
    """What is at a path."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict = field(default_factory=dict)
    wait_s: float = 0.0
    conditional: bool = True


@dataclass(frozen=True)
class Asked:
    """One request: its path, whether it was conditional, what it was answered, and when."""

    path: str
    conditional: bool
    status: int
    at: float


class Site:
    """Serves `pages` by path; what is not there is a 404."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle(self):
                with suppress(ConnectionError):  # who asked hung up
                    super().handle()

            def do_GET(self):
                page = site.pages.get(self.path, Served(b"There is no such page.", status=404))
                time.sleep(page.wait_s)
                tag = f'"{sha256(page.body).hexdigest()[:16]}"'
                known = self.headers.get("If-None-Match")
                status = 304 if page.conditional and known == tag else page.status
                site.asked.append(Asked(self.path, known is not None, status, time.monotonic()))
                body = b"" if status == 304 else page.body
                self.send_response(status)
                if page.status == 200 and page.conditional:
                    self.send_header("ETag", tag)
                for name, value in {"Content-Type": page.media_type, **page.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()
        self.home = f"http://127.0.0.1:{self.server.server_port}"

    def put(self, path, body, media_type="text/html; charset=utf-8", **facts):
        self.pages[path] = Served(body.encode() if isinstance(body, str) else body, media_type, **facts)

    def paths(self):
        return [asked.path for asked in self.asked]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
