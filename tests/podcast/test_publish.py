"""A site is sent to where it is served from: to an S3 server, a folder, an SFTP server; cut short, and gone on with."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import asyncssh
import paramiko
import pytest
from typer.testing import CliRunner

import cli
from podcast import mirroring, sftp
from podcast.errors import LibraryError, MissingExtra, PublishRefused, StoreUnavailable
from podcast.places import FEED, Places
from podcast.show import load
from podcast.storage import opened

SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=nobody/20261120/us-east-1/s3/aws4_request"}
SOUND = b"ID3" + bytes(range(256)) * 40


@pytest.fixture(scope="module")
def s3():
    """An S3 server on loopback, its address, and the environment of a client."""
    started = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        port = next(found[1] for line in started.stderr if (found := re.search(r"127\.0\.0\.1:(\d+)", line)))
        home = f"http://127.0.0.1:{port}"
        urllib.request.urlopen(urllib.request.Request(f"{home}/shore", method="PUT")).close()
        yield home
    finally:
        started.terminate()
        started.communicate()


@pytest.fixture
def keys(s3, monkeypatch):
    for name, value in {
        "AWS_ENDPOINT_URL": s3,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def show(tmp_path, shows):
    """A show with a site of a few files, as if they had been made."""
    path = shows.begin(tmp_path)
    places = Places(path)
    places.make()
    for number in (1, 2):
        for ending in (".mp3", ".vtt", ".srt", ".chapters.json"):
            (places.audio / f"ferry-{number}{ending}").write_bytes(SOUND + f"{number}{ending}".encode())
    (places.site / "cover-1.png").write_bytes(b"\x89PNG")
    (places.site / "index.html").write_text("<html>")
    (places.site / "archive-2026-10-1.xml").write_text("<rss/>")
    (places.site / ".half.part").write_text("half")
    (places.site / FEED).write_text("<rss><channel><title>Harbour news</title></channel></rss>")
    return path


@dataclass
class Memory:
    """A place that notes what is done in it."""

    files: dict = field(default_factory=dict)
    done: list = field(default_factory=list)
    at_once: int = 1
    fails_at: str = ""

    def sizes(self):
        return {name: len(content) for name, (content, *_) in self.files.items()}

    def put(self, name, content, media_type, cache_control):
        if name == self.fails_at:
            raise StoreUnavailable("it is closed")
        self.done.append(name)
        content = content if isinstance(content, bytes) else content.read_bytes()
        self.files[name] = (content, media_type, cache_control)

    def delete(self, name):
        self.done.append(f"-{name}")
        self.files.pop(name, None)


def mirrored(show, store, address="memory", **options):
    places = Places(show)
    manifest = mirroring.Manifest(places.library, address)
    todo = mirroring.plan(places, manifest, store.sizes(), **options)
    return list(mirroring.mirror(places, store, manifest, todo)), todo


def test_sounds_go_first_and_the_feed_last_with_their_types(show):
    store = Memory()
    mirrored(show, store)
    kinds = [name.partition(".")[2] for name in store.done]
    assert kinds[:2] == ["mp3", "mp3"]
    assert store.done[-3:] == ["archive-2026-10-1.xml", "index.html", FEED] or store.done[-1] == FEED
    assert len(store.done) == 12
    told = {name: facts[1:] for name, facts in store.files.items()}
    assert told["audio/ferry-1.mp3"] == ("audio/mpeg", "public, max-age=31536000, immutable")
    assert told["audio/ferry-1.vtt"] == ("text/vtt; charset=utf-8", "public, max-age=3600")
    assert told["audio/ferry-1.chapters.json"][0] == "application/json+chapters"
    assert told["index.html"][0] == "text/html; charset=utf-8"
    assert told[FEED] == ("application/rss+xml", "public, max-age=300")


def test_only_what_changed_is_sent_and_what_was_withdrawn_goes_last(show):
    store, places = Memory(), Places(show)
    store.files["theirs.txt"] = (b"not ours", "", "")
    mirrored(show, store)
    store.done.clear()
    assert mirrored(show, store)[1].same == 12
    assert store.done == []
    for name in ("ferry-1.mp3", "ferry-1.vtt"):
        (places.audio / name).unlink()
    (places.site / FEED).write_text("<rss><channel><title>Less news</title></channel></rss>")
    os.utime(places.audio / "ferry-2.mp3")
    mirrored(show, store)
    assert store.done == [FEED, "-audio/ferry-1.mp3", "-audio/ferry-1.vtt"]
    assert "theirs.txt" in store.files


def test_what_is_missing_or_cut_short_at_the_place_is_sent_again(show):
    store = Memory()
    mirrored(show, store)
    store.done.clear()
    del store.files["audio/ferry-1.mp3"]
    store.files["audio/ferry-2.mp3"] = (b"ID3", "", "")
    mirrored(show, store)
    assert store.done == ["audio/ferry-1.mp3", "audio/ferry-2.mp3"]
    store.done.clear()
    mirrored(show, store, all_anew=True)
    assert len(store.done) == 12


@pytest.mark.parametrize("fails_at", ["audio/ferry-2.mp3", "audio/ferry-1.vtt", "index.html", FEED])
def test_a_place_that_closes_midway_has_no_feed_and_what_was_sent_counts(show, fails_at):
    store = Memory(fails_at=fails_at)
    with pytest.raises(StoreUnavailable):
        mirrored(show, store)
    assert FEED not in store.files
    sent, store.fails_at = list(store.done), ""
    mirrored(show, store)
    assert len(store.done) == 12
    assert not {*sent} & {*store.done[len(sent) :]}


def test_a_feed_that_changes_meanwhile_is_sent_as_it_was(show):
    store, feed = Memory(), Places(show).site / FEED
    before = feed.read_bytes()
    places = Places(show)
    manifest = mirroring.Manifest(places.library, "memory")
    for _ in mirroring.mirror(places, store, manifest, mirroring.plan(places, manifest, {})):
        feed.write_text("<rss><channel><title>It names what is not there yet</title></channel></rss>")
    assert store.files[FEED][0] == before
    assert mirrored(show, store)[1].send == (FEED,)


def test_half_a_line_of_the_manifest_counts_as_none(show):
    store = Memory()
    mirrored(show, store)
    manifest = mirroring.Manifest(Places(show).library, "memory")
    manifest.path.write_bytes(manifest.path.read_bytes()[:-9])
    assert len(mirrored(show, store)[1].send) == 1


def test_a_private_show_is_refused_and_one_without_a_feed_waits(show):
    places = Places(show)
    (places.site / FEED).unlink()
    with pytest.raises(LibraryError, match="earpaper feed"):
        mirroring.require_public(load(show), places)
    show.write_text(show.read_text().replace('rights = "own"', 'rights = "private"'))
    with pytest.raises(PublishRefused, match="private"):
        mirroring.require_public(load(show), places)
    assert run(show, "--to", str(show.parent / "www")).returncode == 5
    assert not (show.parent / "www").exists()


def run(show, *options, **environment):
    """Run the command: in this process, unless that is to be killed."""
    if not environment:
        done = CliRunner().invoke(cli.app, ["publish", str(show), *options])
        return subprocess.CompletedProcess((), done.exit_code, done.stdout, done.stderr)
    command = [sys.executable, "-c", "import sys, cli; cli.app(sys.argv[1:])", "publish", str(show), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **environment})


def fetched(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers=SIGNED)) as answer:
        return answer.read(), answer.headers


@pytest.mark.usefixtures("keys")
def test_a_site_is_published_to_s3_killed_midway_and_gone_on_with(show, s3):
    target = "s3://shore/morning"
    killed = run(show, "--to", target, EARPAPER_FAIL_AT="6")
    assert killed.returncode == -9
    with pytest.raises(urllib.error.HTTPError):
        fetched(f"{s3}/shore/morning/{FEED}")
    done = run(show, "--to", target)
    assert done.returncode == 0, done.stderr
    counts = re.match(r"(\d+) sent, (\d+) as they were", done.stdout)
    assert int(counts[2]) >= 1
    assert int(counts[1]) + int(counts[2]) == 12
    for path in Places(show).audio.iterdir():
        body, headers = fetched(f"{s3}/shore/morning/audio/{path.name}")
        assert body == path.read_bytes()
        if path.suffix == ".vtt":
            assert headers["content-type"].startswith("text/vtt")
    body, headers = fetched(f"{s3}/shore/morning/{FEED}")
    assert headers["content-type"] == "application/rss+xml"
    assert headers["cache-control"] == "public, max-age=300"
    (Places(show).audio / "ferry-1.mp3").unlink()
    again = run(show, "--to", target)
    assert again.stdout.startswith("0 sent, 11 as they were, 1 removed")
    with pytest.raises(urllib.error.HTTPError):
        fetched(f"{s3}/shore/morning/audio/ferry-1.mp3")


def test_a_site_is_published_to_a_folder(show):
    www = show.parent / "www"
    show.write_text('publish = "www"\n' + show.read_text())  # seen from the show, wherever this is run
    dry = run(show, "--dry-run")
    assert dry.stdout.splitlines()[0] == "send     audio/ferry-1.mp3"
    assert not www.exists()
    killed = run(show, EARPAPER_FAIL_AT="6")
    assert killed.returncode == -9
    done = run(show)
    assert done.returncode == 0, done.stderr
    site = Places(show).site
    sent = {path.relative_to(www) for path in www.rglob("*") if path.is_file() and not path.name.startswith(".")}
    assert sent == {p.relative_to(site) for p in site.rglob("*") if p.is_file() and not p.name.startswith(".")}
    assert run(show).stdout.startswith("0 sent, 12 as they were, 0 removed")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.org/x", "are sent to"),
        ("sftp://me:word@example.org/x", "a password does not belong"),
    ],
)
def test_an_address_that_is_none_of_a_place_says_so(address, said):
    with pytest.raises(LibraryError, match=said):
        opened(address)


@pytest.mark.parametrize(
    ("address", "module"),
    [("s3://shore", "obstore.store"), ("www", "fsspec.implementations.local"), ("sftp://a/x", "paramiko")],
)
def test_a_package_that_is_missing_is_named_with_what_brings_it(monkeypatch, address, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"earpaper\[publish\]"):
        opened(address)


@pytest.mark.usefixtures("keys")
def test_a_bucket_that_is_not_there_is_told_of_in_one_line(show):
    done = run(show, "--to", "s3://elsewhere/x")
    assert done.returncode == 2
    assert "there is no such place" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def cloud(tmp_path, monkeypatch):
    """What stands for the servers of Google and of Azure: it holds nothing, takes what it is sent, and notes it."""
    asked = []

    class Cloud(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            name = "EnumerationResults" if "comp=list" in self.path else "ListBucketResult"
            self.answer(self.server.status, f"<{name}><Blobs></Blobs></{name}>".encode())

        def do_PUT(self):
            names = ("content-type", "cache-control")
            told = [self.headers.get(f"x-ms-blob-{name}") or self.headers.get(name) for name in names]
            asked.append((unquote(self.path).partition("?")[0], *told))
            self.rfile.read(int(self.headers["content-length"]))
            self.answer(201, b"", ETag='"1"')

        def answer(self, status, body, **headers):
            self.send_response(status)
            for name, value in {"content-length": len(body), "content-type": "application/xml", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Cloud)
    server.status, server.asked = 200, asked
    home = f"http://127.0.0.1:{server.server_port}"
    account = tmp_path / "account.json"
    account.write_text(
        json.dumps(
            {"gcs_base_url": home, "disable_oauth": True, "client_email": "", "private_key": "", "private_key_id": ""}
        )
    )
    for name, value in {
        "GOOGLE_SERVICE_ACCOUNT": str(account),
        "AZURE_STORAGE_ACCOUNT_NAME": "shore",
        "AZURE_STORAGE_ACCOUNT_KEY": "bm90aGluZw==",
        "AZURE_STORAGE_ENDPOINT": home,
        "AZURE_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(name, value)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("scheme", ["gs", "az"])
def test_a_site_is_published_to_google_and_to_azure(show, cloud, scheme):
    done = run(show, "--to", f"{scheme}://boxes/morning")
    assert done.returncode == 0, done.stderr
    facts = {name: told for name, *told in cloud.asked}
    assert len(facts) == 12
    assert all(name.startswith("/boxes/morning/") for name in facts)
    assert list(facts)[-1] == f"/boxes/morning/{FEED}"
    assert facts["/boxes/morning/audio/ferry-1.mp3"] == ["audio/mpeg", "public, max-age=31536000, immutable"]


@pytest.mark.parametrize(
    ("status", "code", "said"), [(403, 2, "keys and rights"), (401, 2, "keys and rights"), (404, 2, "no such place")]
)
@pytest.mark.parametrize("scheme", ["gs", "az"])
def test_what_google_or_azure_refuses_is_told_of_in_one_line(show, cloud, scheme, status, code, said):
    cloud.status = status
    done = run(show, "--to", f"{scheme}://boxes/morning")
    assert done.returncode == code
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [("az://boxes/x", "Account must be specified"), ("gs://boxes/x", "service account"), ("gs://", "URL")],
)
def test_a_store_without_its_account_or_name_says_so(monkeypatch, tmp_path, address, said):
    monkeypatch.setenv("GOOGLE_SERVICE_ACCOUNT", str(tmp_path / "none.json"))
    with pytest.raises(LibraryError, match=said) as told:
        opened(address)
    assert "Debug" not in str(told.value)


def stand_in(name):
    path = Path(__file__).parents[1] / "stand_ins" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"publish_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ssh(tmp_path, monkeypatch):
    """An SFTP server, at whose address this process is as somebody with a home of their own."""
    root, home = tmp_path / "server", tmp_path / "home"
    root.mkdir()
    server = stand_in("sftp").Server(root, home)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    yield server
    server.close()


def test_a_site_is_published_by_sftp_sounds_first_and_later_only_what_changed(show, ssh):
    address = ssh.address("www/morning")
    lines, _ = mirrored(show, opened(address), address)
    assert len(lines) == 12
    served = ssh.root / "www" / "morning"
    assert shows_tree(served) == shows_tree(Places(show).site, hidden=False)
    assert [name for name in ssh.renamed[:2] if name.endswith(".mp3")] == ssh.renamed[:2]
    assert ssh.renamed[-1] == f"www/morning/{FEED}"
    page = Places(show).site / "index.html"
    page.write_text("<html>another")
    (Places(show).audio / "ferry-2.srt").unlink()
    _, todo = mirrored(show, opened(address), address)
    assert (todo.send, todo.remove) == (("index.html",), ("audio/ferry-2.srt",))
    assert (served / "index.html").read_text() == "<html>another"
    assert not (served / "audio" / "ferry-2.srt").exists()


def test_what_was_cut_short_by_sftp_goes_on_and_leaves_no_half_file(show, ssh):
    address = ssh.address("www")
    killed = run(show, "--to", address, EARPAPER_FAIL_AT="8")
    assert killed.returncode == -9
    assert not (ssh.root / "www" / FEED).exists()
    assert any(path.name.endswith(".part") for path in ssh.root.rglob("*"))
    _, todo = mirrored(show, opened(address), address)
    assert 0 < len(todo.send) < 12
    assert shows_tree(ssh.root / "www") == shows_tree(Places(show).site, hidden=False)


def another_key(ssh):
    ssh.trust(asyncssh.generate_private_key("ssh-ed25519"))


def no_key(ssh):
    (ssh.home / ".ssh" / "id_ed25519").unlink()


def another_server(ssh):
    key = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    (ssh.home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{ssh.port} {key}")


def an_unknown_server(ssh):
    (ssh.home / ".ssh" / "known_hosts").unlink()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (another_key, "takes none of your ssh's keys"),
        (no_key, "ssh"),
        (another_server, "shows another key than"),
        (an_unknown_server, "connect once by ssh"),
    ],
)
def test_a_server_that_ssh_would_not_talk_to_is_told_of_in_one_line(show, ssh, wrong, said):
    wrong(ssh)
    done = run(show, "--to", ssh.address("www"))
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not list(ssh.root.iterdir())


def test_hosts_are_known_by_the_names_of_ssh(show, ssh):
    told = f"Host shore\n HostName 127.0.0.1\n User mira\n Port {ssh.port}\n"
    (ssh.home / ".ssh" / "config").write_text(told)
    mirrored(show, opened("sftp://shore/www"))
    assert (ssh.root / "www" / FEED).exists()
    with pytest.raises(LibraryError, match="is no folder"):
        mirrored(show, opened("sftp://shore/www/feed.xml"), "beside")


def shows_tree(folder, *, hidden=True):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and (hidden or not path.name.startswith("."))
    }


def test_hosts_are_known_by_the_files_that_the_person_s_ssh_names(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()
    (tmp_path / "news").touch()
    (tmp_path / ".ssh" / "known_hosts").touch()
    (tmp_path / ".ssh" / "config").write_text("Host shore\n  Hostname 127.0.0.1\n  UserKnownHostsFile ~/news ~/none\n")
    assert sftp._facts("sftp://shore/web", paramiko)[:2] == ("127.0.0.1", (str(tmp_path / "news"),))
    assert sftp._facts("sftp://other/web", paramiko)[1] == (str(tmp_path / ".ssh" / "known_hosts"),)


@pytest.mark.parametrize("way", ["ProxyJump shore", "ProxyCommand nc %h %p"])
def test_a_host_behind_another_is_refused_in_a_line(tmp_path, monkeypatch, way):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "config").write_text(f"Host far\n  {way}\n")
    with pytest.raises(LibraryError, match=f"reaches far by {way.split()[0].lower()}, which is not done here"):
        sftp._facts("sftp://far/web", paramiko)
    assert sftp._facts("sftp://near/web", paramiko)[0] == "near"


def test_a_locked_key_says_how_it_is_opened():
    with pytest.raises(LibraryError, match="ssh-add"), sftp._told("shore"):
        raise paramiko.PasswordRequiredException("encrypted")
