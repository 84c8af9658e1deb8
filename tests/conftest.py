"""What every test lives under: no network but loopback."""

import os
import socket

import hypothesis
import pytest

# The same examples in every run, whatever the machine is busy with; tests/trust/fuzz.py looks for new ones.
hypothesis.settings.register_profile("the same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("the same")


@pytest.fixture(autouse=True, scope="session")
def takes_of_their_own(tmp_path_factory):
    """Keep what tests speak out of this person's cache, in commands that they start too."""
    os.environ["EARPAPER_TAKES"] = str(tmp_path_factory.mktemp("takes"))
    yield
    del os.environ["EARPAPER_TAKES"]


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch):
    """Refuse to connect anywhere but to this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise RuntimeError(f"a test tried to connect to {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
