"""Lets the tests of this folder share its small show."""

import importlib.util
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shows():
    """The module of the small show."""
    spec = importlib.util.spec_from_file_location("shows_of_tests", Path(__file__).with_name("shows.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
