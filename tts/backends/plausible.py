"""A text in, the longest and shortest time that speaking it may take: what tells a broken engine from a slow one."""

import re

# The slowest reader of news takes 0.4 s a word, letters and pauses included; a broken engine is off by far more.
LONGEST_S_A_CHARACTER = 0.4
LONGEST_S_AT_LEAST = 10.0
# 1,500 characters a minute is fast speech; three times that can't be speech at all.
SHORTEST_S_A_CHARACTER = 60 / 4500


def longest_seconds(text: str) -> float:
    """Return a bound in seconds that no working engine exceeds for a text."""
    return LONGEST_S_AT_LEAST + LONGEST_S_A_CHARACTER * len(text)


def shortest_seconds(text: str) -> float:
    """Return a bound in seconds that no working engine stays under for a text."""
    return SHORTEST_S_A_CHARACTER * len(re.sub(r"\W", "", text))
