"""Lets the tests of this folder share its small show."""

import importlib.util
import os
import sqlite3
import sys
from functools import partial
from pathlib import Path

import pytest

from tts.backends.silent import Silent


def _module(name, folder=Path(__file__).parent):
    """Load a module of a folder, which pytest's way of importing tests does not find."""
    spec = importlib.util.spec_from_file_location(f"{name}_of_tests", folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shows():
    """The module of the small show."""
    return _module("shows")


@pytest.fixture(scope="session")
def rules():
    """The module that reads a feed by the rules of its namespaces."""
    return _module("podcast_rules")


@pytest.fixture
def unsynced(monkeypatch, shows):
    """Let nothing wait for the disk, where a test is of what is done and not of what survives a loss of power."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=shows.Unsynced))
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def site():
    """A web site on loopback."""
    served = _module("site", Path(__file__).parents[1] / "stand_ins").Site()
    yield served
    served.close()


@pytest.fixture
def spoken(monkeypatch):
    """What the voice is asked to say."""
    said = []
    speak = Silent.speak

    def noted(self, utterance, voice):
        said.append(utterance.written.strip())
        return speak(self, utterance, voice)

    monkeypatch.setattr(Silent, "speak", noted)
    return said
