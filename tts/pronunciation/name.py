"""What a derivation tells of a name: how it is written and said, how sure that is, and the rule that gave it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article writes it.

    `words` are its written words and `sounds` the IPA of each, word by word; `surname` is the index of the word that
    stands for the person later on, or None for a place. `confidence` runs from 0 to 1, where 1 is a reading that the
    name's own characters confirm; `rule` names the derivation; `script` is the name in its
    own characters where they were seen.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    surname: int | None
    confidence: float
    rule: str
    script: str = ""

    @property
    def written(self) -> str:
        """The name as the article writes it."""
        return " ".join(self.words)

    @property
    def ipa(self) -> str:
        """The name in standard IPA, one word for each written one."""
        return " ".join(self.sounds)
