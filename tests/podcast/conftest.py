"""Lets the tests of this folder share its small show."""

import importlib.util
import sys
from pathlib import Path

import pytest


def _module(name):
    """Load a module beside this file, which pytest's way of importing tests does not find."""
    spec = importlib.util.spec_from_file_location(f"{name}_of_tests", Path(__file__).with_name(f"{name}.py"))
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
