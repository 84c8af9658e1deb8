"""How long the silences are, in milliseconds: the one place to tune them.

Set by ear, as a newsreader parts clauses, sentences and paragraphs; the voice alone gives 41 ms at a comma and 102 ms
at a full stop. Between utterances they are what is heard from the last sound to the next, and none may come near 1.2
seconds: that is dead air.
"""

COMMA_MS = 120
BRACKET_MS = 150
COLON_MS = 250
DASH_MS = 280

DATELINE_MS = 550
SENTENCE_MS = 450
CHAPTER_MS = 1100

AFTER_PASSAGE_MS = {
    "title": 1000,
    "dek": 850,
    "byline": 750,
    "date": 750,
    "heading": 850,
    "paragraph": 750,
    "quote": 750,
    "list_item": 600,
    "caption": 750,
}
