"""The table of fields in, the JSON schema of a map out: editors complete and check a map by it as it is typed.

`python -m tts.pronunciation.schema > docs/lexicon.schema.json` makes the file; a test compares it.
"""

import json
from typing import Any

from tts.pronunciation.fields import FACTS, SAYS, Field


def schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a pronunciation map in TOML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "earpaper pronunciation map",
        "type": "object",
        "properties": {
            "entry": {"type": "array", "items": _entry()},
            "list": {"type": "array", "items": _list()},
        },
        "additionalProperties": False,
    }


def _entry() -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    written = {"oneOf": [text, {"type": "array", "items": text, "minItems": 1}], "description": "As articles write it"}
    return {
        "type": "object",
        "properties": {"written": written, **_properties((*SAYS, *FACTS))},
        "required": ["written"],
        "oneOf": [{"required": [field.name]} for field in SAYS],
        "additionalProperties": False,
    }


def _list() -> dict[str, Any]:
    said = {
        "say": {"enum": [field.name for field in SAYS], "description": "The kind of every value"},
        "surname": {"enum": ["first", "last"], "description": "Where the surname of every person stands"},
        "entries": {"type": "object", "additionalProperties": {"type": ["string", "boolean"]}},
    }
    return {
        "type": "object",
        "properties": _properties(FACTS) | said,
        "required": ["say", "entries"],
        "additionalProperties": False,
    }


def _properties(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {field.name: {**field.schema, "description": field.about} for field in fields}


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
