"""The name of a rule in, the pattern of what sites say that it takes out: the phrases of `phrases.toml` as one."""

import re
import tomllib
from importlib.resources import files

_PHRASES: dict[str, list[str]] = tomllib.loads(files("cleaning").joinpath("phrases.toml").read_text("utf-8"))
_NETWORK = f"(?:{'|'.join(_PHRASES['network'])})"


def pattern(name: str, before: str = "", tail: str = r"\W*") -> re.Pattern[str]:
    """Return the phrases of a rule as one pattern, with what may stand before them and whatever ends the line."""
    phrases = "|".join(f"(?:{phrase.replace('NETWORK', _NETWORK)})" for phrase in _PHRASES[name])
    return re.compile(f"{before}(?:{phrases}){tail}", re.IGNORECASE)
