"""Article to Script to Narration: `compose` lays out what is said, `read` says how, `synthesize` speaks it."""

from typing import TYPE_CHECKING, Any

from tts.compose import compose
from tts.reading import read

if TYPE_CHECKING:
    from tts.narration import synthesize

__all__ = ["compose", "read", "synthesize"]


def __getattr__(name: str) -> Any:
    """Import what needs an engine only when it is asked for: reading alone is in memory in a tenth of a second."""
    if name == "synthesize":
        from tts.narration import synthesize

        return synthesize
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
