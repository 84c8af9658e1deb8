"""How long the silences are, in milliseconds: the one place to tune them.

Set by ear, as a newsreader parts clauses, sentences and paragraphs; the voice alone gives 41 ms at a comma and 102 ms
at a full stop.
"""

COMMA_MS = 120
BRACKET_MS = 150
COLON_MS = 250
DASH_MS = 280

DATELINE_MS = 500
SENTENCE_MS = 420
CHAPTER_MS = 1300

AFTER_PASSAGE_MS = {
    "title": 1000,
    "dek": 800,
    "byline": 700,
    "date": 700,
    "heading": 800,
    "paragraph": 700,
    "quote": 700,
    "list_item": 550,
    "caption": 700,
}
