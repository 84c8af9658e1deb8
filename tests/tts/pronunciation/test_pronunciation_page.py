"""The page for editors: each command on it is run, in order, and gives what the page shows."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from tts.pronunciation.fields import BY_NAME
from tts.pronunciation.lexicon import parse

PAGE = (Path(__file__).parents[3] / "docs" / "pronunciation.md").read_text(encoding="utf-8")
COMMANDS = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ |```).*\n)*)", re.MULTILINE)


def given(command, shown):
    """Return what a command of the page prints; a file that is shown before anything made it is made so."""
    program, *arguments = shlex.split(command)
    if program == "cat":
        path = Path(arguments[0])
        if not path.exists():
            path.write_text(shown, encoding="utf-8")
        return path.read_text(encoding="utf-8")
    result = CliRunner().invoke(app, arguments)
    return result.stdout + result.stderr


def test_the_page_shows_what_its_commands_print(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = COMMANDS.findall(PAGE)
    assert len(told) >= 8
    for command, shown in told:
        assert given(command, shown).rstrip("\n") == shown.rstrip("\n"), command


def test_the_map_of_the_page_loads():
    text = (
        PAGE.split("[lexicon.schema.json](lexicon.schema.json).\n")[1]
        .split("\n`written` is")[0]
        .replace("\n    ", "\n")
    )
    assert len(parse(text, "page", "page").entries) == 4
    assert set(tomllib.loads(text)) == {"entry", "list"}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_page_tells_of_every_key(name):
    assert f"`{name}`" in PAGE
