"""Article to Script to Narration: `compose` lays out what is said, `read` says how, `synthesize` speaks it."""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tts.compose import compose

if TYPE_CHECKING:
    from tts.narration import synthesize
    from tts.reading import read

__all__ = ["compose", "read", "synthesize"]
# Read when numpy is first imported: its further threads have nothing to do here, and a process with any is not forked.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_PLACES = {"read": "tts.reading", "synthesize": "tts.narration"}


def __getattr__(name: str) -> Any:
    """Import what is large only when it is asked for: a worker speaks without the rules of reading."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
