"""A real Chromium, and listen pages made by the command for it to open."""

import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaning import Article
from podcast.episode import make
from podcast.episode import write as write_audio
from podcast.pages.text import story
from podcast.pages.writing import write as write_page
from podcast.picture import NO_ARTWORK
from podcast.serving import HERE, site
from tts import compose, read, synthesize
from tts.backends.silent import Silent

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A page in the browser, all that it asked for, and what it complained of."""

    page: object
    asked: list[str]
    complaints: list[str]

    def audio(self, what):
        return self.page.evaluate(f"document.getElementById('audio').{what}")

    def violations(self):
        """What axe finds, each with its elements."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]

    def is_as_wide_as_its_window(self):
        return self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def wait(self, condition):
        """Look again and again until it holds: the page forbids the eval that its own waiting would need."""
        from playwright.sync_api import Error

        seen = "false"
        for _ in range(600):
            try:
                if self.page.evaluate(f"!!({condition})"):
                    return
            except Error as error:  # a page on its way to another
                seen = error.message
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never came true: {condition}: {seen}")

    def wait_for(self, selector, attribute, value):
        self.wait(f"document.querySelector({selector!r}).getAttribute({attribute!r}) === {value!r}")


def published(article: Article, folder: Path, artwork=NO_ARTWORK) -> Path:
    """Write an article's MP3 and page, spoken by the silent voice."""
    script = read(compose(article, ("title",)))
    audio = folder / "story.mp3"
    with synthesize(script, Silent()) as narration:
        episode = make(article, script, narration)
        write_audio(episode, narration, audio)
        return write_page(story(article, script, narration), episode, audio, artwork)


@pytest.fixture(scope="session")
def publish():
    return published


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """A folder, and the address at which `earpaper serve` shows it."""
    import uvicorn

    folder = tmp_path_factory.mktemp("served")
    server = uvicorn.Server(uvicorn.Config(site(folder), host=HERE, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield folder, f"http://{HERE}:{port}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium here: install Debian's chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open an address in a browser of its own; options are those of a browser context."""
    contexts = []

    def opened(address, *, ready=True, context=None, **options):
        if context is None:
            context = chromium.new_context(**options)
            contexts.append(context)
        page = context.new_page()
        asked, complaints = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
        page.goto(address)
        shown = Opened(page, asked, complaints)
        if ready:
            shown.wait("document.getElementById('audio').readyState >= 3")
        return shown

    yield opened
    for context in contexts:
        context.close()
