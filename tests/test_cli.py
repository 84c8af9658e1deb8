"""The command line as a contract: what other tools call, and what they get."""

import functools
import json
import os
import subprocess
import sys
import threading
import tomllib
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app

ROOT = Path(__file__).parent.parent
HTML = ROOT / "examples" / "focus-taiwan.html"
TEXT = ROOT / "examples" / "focus-taiwan.txt"
SLUG = "taiwan-urges-cooperation-with-japan-in-ai-green-energy-national-defense.mp3"
TITLE = "Taiwan urges cooperation with Japan in AI, green energy, national defense"

# A page that is no article, one that is not text, a voice nobody has ...: what is said, and the exit code.
BAD_INPUT = [
    pytest.param(["convert", "missing.html"], "missing.html", 2, id="no such file"),
    pytest.param(["convert", "empty.html"], "empty", 3, id="empty file"),
    pytest.param(["convert", "binary.html"], "binary.html", 5, id="binary file"),
    pytest.param(["convert", "menu.html"], "menu.html: No article", 3, id="page without an article"),
    pytest.param(["convert", "shell.html"], "save the page", 3, id="page that its scripts would fill"),
    pytest.param(["convert", str(HTML), "--voice", "nobody"], "nobody", 6, id="unknown voice"),
    pytest.param(["convert", str(HTML), "--backend", "nothing"], "nothing", 6, id="unknown backend"),
    pytest.param(["convert", "chinese.txt"], "zh", 6, id="a language that no voice speaks"),
    pytest.param(["convert", str(HTML), "-o", "no/such/folder/a.mp3"], "no/such/folder", 2, id="no such folder"),
    pytest.param(["convert", str(HTML), "--speak", "title,weather"], "weather", 2, id="unknown part"),
    pytest.param(["convert", str(HTML), "--lexicon", "missing.toml"], "missing.toml", 2, id="no such lexicon"),
    pytest.param(["convert", str(HTML), "--lexicon", "broken.toml"], "broken.toml", 2, id="broken lexicon"),
    pytest.param(["convert", "ftp://127.0.0.1/a.html"], "ftp", 5, id="not http"),
    pytest.param(["convert", str(HTML), "--transcript", "doc"], "vtt, srt, json", 2, id="unknown form"),
    pytest.param(["convert", str(HTML), "--cover", "binary.html"], "no JPEG or PNG", 2, id="a cover that is none"),
    pytest.param(["check", "binary.html"], "no MP3", 3, id="nothing to listen to"),
    pytest.param(["convert", str(HTML), "--quote-voice", "nobody"], "nobody", 6, id="unknown voice of quotes"),
    pytest.param(["script"], "SOURCE", 2, id="nothing to read"),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A current folder with a few sources that can't become an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    shell = "<div id=app></div><script>render({story: 'The harbour was dredged again.'})</script>"
    (tmp_path / "shell.html").write_text(f"<html><head><title>Harbour</title></head><body>{shell}</body></html>")
    story = "經濟部長今天在台北表示，台灣將與日本加強合作，並在人工智慧與綠能領域擴大投資，帶動產業升級。"
    (tmp_path / "chinese.txt").write_text(f"台日合作論壇在台北登場\n\n{story * 3}\n\n{story * 2}\n", encoding="utf-8")
    (tmp_path / "broken.toml").write_text("[[entry]]\nwritten = 'X'\nipa = 'no such $ymbol'\n")
    return tmp_path


def run(*arguments, **options):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.mark.parametrize(("arguments", "said", "code"), BAD_INPUT)
def test_bad_input_is_one_line_and_leaves_nothing(folder, arguments, said, code):
    before = sorted(folder.iterdir())
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    if code != 2:
        assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("arguments", [["convert", HTML], [HTML], [TEXT, "--force"]])
def test_a_source_becomes_an_mp3_where_the_caller_stands(folder, arguments):
    result = run(*arguments, "--backend", "silent")
    assert result.exit_code == 0, result.output
    assert TITLE in result.stdout
    assert len(result.stdout.splitlines()) <= 5
    assert (folder / SLUG).stat().st_size > 10_000


def test_convert_json_is_one_document(folder):
    result = run("convert", HTML, "--backend", "silent", "--json", "-o", "a.mp3")
    document = json.loads(result.stdout)
    assert document["file"] == "a.mp3"
    assert document["title"] == TITLE
    assert (document["completeness"], document["synthetic"]) == ("whole", True)
    assert document["chapters"][0]["start_ms"] == 0


def test_transcripts_are_written_beside_the_mp3(folder):
    result = run("convert", TEXT, "-o", "a.mp3", "--transcript", "vtt", "--transcript", "json", "--json")
    assert json.loads(result.stdout)["transcripts"] == ["a.vtt", "a.words.vtt", "a.json"]
    assert {path.name for path in folder.glob("a.*")} == {"a.mp3", "a.vtt", "a.words.vtt", "a.json"}


def test_a_file_made_from_another_source_is_kept(folder):
    assert run(HTML, "--backend", "silent").exit_code == 0
    made = (folder / SLUG).read_bytes()
    refused = run(TEXT, "--backend", "silent")
    assert refused.exit_code == 5
    assert "--force" in refused.stderr
    assert (folder / SLUG).read_bytes() == made
    assert run(HTML, "--backend", "silent").exit_code == 0
    assert run(TEXT, "--backend", "silent", "--force").exit_code == 0


def test_a_strangers_file_is_kept(folder):
    (folder / "song.mp3").write_bytes(b"not ours")
    assert run(HTML, "--backend", "silent", "-o", "song.mp3").exit_code == 5
    assert (folder / "song.mp3").read_bytes() == b"not ours"


def test_clean_json_has_its_keys():
    document = json.loads(run("clean", HTML, "--json").stdout)
    assert list(document) == [
        "title", "dek", "byline", "dateline", "published", "language", "publisher", "url",
        "updated", "section", "image", "audio", "completeness", "for_subscribers", "opted_out",
        "blocks", "captions", "removed",
    ]  # fmt: skip
    assert [set(block) for block in document["blocks"]] == [{"kind", "text"}] * 9
    assert all(set(line) == {"text", "rule"} and line["rule"] for line in document["removed"])


def test_clean_plain_names_the_rule_of_each_removed_line():
    shown = run("clean", HTML).stdout
    document = json.loads(run("clean", HTML, "--json").stdout)
    for line in document["removed"]:
        assert any(line["rule"] in row and line["text"] in row for row in shown.splitlines())


def test_script_json_has_its_keys():
    document = json.loads(run("script", HTML, "--json").stdout)
    assert list(document) == ["title", "chapters"]
    utterances = [said for chapter in document["chapters"] for said in chapter["utterances"]]
    assert all(list(said) == ["written", "spoken", "ipa", "changes"] for said in utterances)
    assert all(list(change) == ["written", "spoken", "rule"] for said in utterances for change in said["changes"])
    assert any("ˈ" in said["ipa"] for said in utterances)


def test_html_and_text_give_the_same_script():
    assert run("script", HTML, "--json").stdout == run("script", TEXT, "--json").stdout


def test_standard_input_is_a_source():
    assert run("script", "-", input=TEXT.read_bytes()).stdout == run("script", TEXT).stdout


def test_script_plain_shows_each_change():
    shown = run("script", TEXT).stdout
    assert "NT$1.25 trillion" in shown
    assert any(" -> " in line and line.endswith(")") for line in shown.splitlines())


def test_lines_in_lines_out():
    texts = ["It cost NT$1.25 trillion.", "", "AI chips"]
    shown = run("script", "--lines", "-", input="\n".join(texts) + "\n").stdout.splitlines()
    assert len(shown) == len(texts)
    assert "trillion New Taiwan dollars" in shown[0]
    assert shown[1] == ""


def test_lines_as_ipa():
    shown = run("script", "--lines", "-", "--ipa", input="hello\n").stdout
    assert shown.strip(" .\n") == "həˈloʊ"


@pytest.fixture
def site():
    """The example's page on loopback."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(ROOT / "examples"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/focus-taiwan.html"
        server.shutdown()


def test_an_address_is_a_source_where_its_network_is_allowed(site):
    refused = run("clean", site)
    assert refused.exit_code == 5
    assert "--allow-private" in refused.stderr
    assert run("clean", site, "--allow-private", "--json").stdout == run("clean", HTML, "--json").stdout


def test_a_site_that_is_down_is_worth_trying_again():
    assert run("clean", "http://127.0.0.1:9/a", "--allow-private").exit_code == 75


def test_a_text_is_said(folder):
    result = run("say", "NT$1.25 trillion on Dec. 2", "--backend", "silent", "--json")
    document = json.loads(result.stdout)
    assert document["file"] == "nt-1-25-trillion-on-dec-2.mp3"
    assert 2_000 < document["duration_ms"] < 10_000
    assert (folder / document["file"]).exists()


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_to_say_is_a_usage_error(folder, text):
    result = run("say", text)
    assert result.exit_code == 2
    assert not list(folder.glob("*.mp3"))


def test_voices_are_listed():
    shown = run("voices").stdout.splitlines()
    assert any(row.split()[:3] == ["hibari", "heart", "en-US"] for row in shown)
    assert any(row.split()[:2] == ["gtts", "zh-TW"] for row in shown)
    assert run("voices", "--backend", "nothing").exit_code == 6


def test_the_doctor_tries_what_is_installed():
    result = run("doctor")
    assert result.exit_code == 0
    (hibari,) = [row for row in result.stdout.splitlines() if row.startswith("hibari")]
    assert "works" in hibari


def test_the_doctor_says_what_mends_a_missing_engine(monkeypatch):
    monkeypatch.setenv("PATH", "")
    (espeak,) = [row for row in run("doctor").stdout.splitlines() if row.startswith("espeak")]
    assert "apt-get install espeak-ng" in espeak


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_output_is_utf8_whatever_the_locale_says(locale):
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, str(ROOT / "cli.py"), "clean", str(TEXT)]
    shown = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    assert "龔明鑫" in shown.decode("utf-8")


def test_help_imports_nothing_heavy():
    heavy = ("numpy", "httpx", "bs4", "lxml", "trafilatura", "pydub", "onnxruntime", "rich")
    program = (
        "import sys, cli\ntry: cli.app(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert shown.splitlines()[-1] == "[]"


def test_a_name_is_added_checked_shown_and_exported(folder):
    added = run("lexicon", "add", "Ifunanya Obuko-Dassou", "--respelling", "ee-foo-NAHN-yah oh-boo-koh-dah-SOO")
    assert added.exit_code == 0, added.output
    assert "(names.toml:1)" in added.stdout
    assert run("lexicon", "add", "Ifunanya Obuko-Dassou", "--word", "x").exit_code == 2
    assert run("lexicon", "add", "Nobody").exit_code == 2
    assert run("lexicon", "check", "names.toml").stdout == "names.toml: 1 entry, all good\n"
    assert run("lexicon", "check", "names.toml", "broken.toml").exit_code == 2
    shown = json.loads(run("lexicon", "show", "ifunanya obuko-dassou", "--lexicon", "names.toml", "--json").stdout)
    assert shown[0]["entry"]["written"] == "Ifunanya Obuko-Dassou"
    beside = run("lexicon", "add", "lead", "--word", "led", "--before", "pure", "--after", "pipe", "--to", "lead.toml")
    assert beside.exit_code == 0
    assert tomllib.loads(Path("lead.toml").read_text("utf-8"))["entry"][0]["before"] == ["pure"]
    exported = run("lexicon", "export", "names.toml", "-o", "names.pls")
    assert (exported.stdout, exported.exit_code) == ("names.pls\n", 0)
    assert "goes without" in exported.stderr
    assert "ipa = " in run("lexicon", "import", "names.pls").stdout
    script = run("script", "--lines", "-", "--lexicon", "names.toml", input="Ifunanya Obuko-Dassou spoke.\n")
    assert script.exit_code == 0


def test_script_names_the_file_and_entry_behind_a_reading(folder):
    (folder / "desk.toml").write_text('[[entry]]\nwritten = "Taiwan"\nrespelling = "TIGH-wahn"\n')
    shown = run("script", TEXT, "--lexicon", "desk.toml").stdout
    assert "Taiwan -> Taiwan (lexicon:desk/Taiwan)" in shown


STORY = """Obuko-Dassou warns of tariffs at trade meeting

Ifunanya Obuko-Dassou said on Monday that the tariffs would slow trade, and that the talks of the QKDA would go on. \
The ministers had met in the morning, and they were to meet again in the evening after a day of long talks.

Obuko-Dassou told reporters that nothing had been decided, and that the government of no country would be left out \
when the next round of talks begins in the spring.
"""


def test_words_lists_what_no_entry_covers_and_says_each_twice(folder):
    (folder / "story.txt").write_text(STORY)
    listed = run("words", "story.txt", "--audition", "check.mp3", "--json")
    assert listed.exit_code == 0, listed.output
    assert [one["written"] for one in json.loads(listed.stdout)] == ["Ifunanya Obuko-Dassou", "QKDA"]
    assert (folder / "check.mp3").stat().st_size > 10_000
    (folder / "found.toml").write_text(run("words", "story.txt").stdout)
    (folder / "show.toml").write_text('lexicons = ["found.toml"]')
    assert run("words", "story.txt", "--show", "show.toml").stdout == ""
    assert run("words", "story.txt", "--lexicon", "found.toml", "--json").stdout == "[]\n"
    assert run("words", "missing.txt").exit_code == 2
