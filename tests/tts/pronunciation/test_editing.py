"""Maps are added to without a byte of theirs lost, written out, exported, and described to editors."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tts.pronunciation.test_maps import rows, without_place
from tts.pronunciation import lexicon, schema, showing
from tts.pronunciation.editing import add, map_of
from tts.pronunciation.entry import entries
from tts.pronunciation.exporting import exported
from tts.pronunciation.lexicon import LexiconError, load, parse

ROOT = Path(__file__).parents[3]
MAP = """# The desk's names.   Ask Mei before you change one.

[[entry]]          # the shop
written = "Acme"
respelling = "AK-mee"   # not ak-MEE

[[entry]]
written = ["Wu", "Woo"]
word = "woo"

[[list]]
say = "ipa"
[list.entries]
"Berlin" = "bɝˈlɪn"   # the city
"Paris" = "ˈpɛɹɪs"
"""


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "desk.toml"
    path.write_text(MAP, encoding="utf-8")
    return path


def test_what_a_map_holds_stays_byte_for_byte(desk):
    added = add(desk, {"written": 'Say "hi" \\ é', "respelling": "HIGH", "note": "two\nlines"})
    text = desk.read_text(encoding="utf-8")
    assert text.startswith(MAP + "\n[[entry]]\n")
    assert added.place == f"{desk}:{text[: text.rindex('[[entry]]')].count(chr(10)) + 1}"
    assert load(desk).get('Say "hi" \\ é').facts.note == "two\nlines"


def test_a_map_is_made_where_there_is_none(tmp_path):
    add(tmp_path / "new.toml", {"written": "Acme", "letters": "ACME"})
    assert (tmp_path / "new.toml").read_text() == '[[entry]]\nwritten = "Acme"\nletters = "ACME"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["new.toml"]


@pytest.mark.parametrize(
    ("row", "changed", "lines_lost"),
    [
        ({"written": "Acme", "ipa": "ˈeɪkmi"}, 'ipa = "ˈeɪkmi"', 1),
        ({"written": "Woo", "respelling": "WUH"}, 'respelling = "WUH"', 1),
        ({"written": "Berlin", "ipa": "ˈbɛɹliːn"}, '"Berlin" = "ˈbɛɹliːn"', 1),
        ({"written": "Berlin", "alias": "the capital"}, 'alias = "the capital"', 1),
    ],
)
def test_an_entry_is_replaced_where_that_is_asked_for(desk, row, changed, lines_lost):
    with pytest.raises(LexiconError, match=r"desk\.toml:\d+: .*--replace"):
        add(desk, row)
    assert desk.read_text(encoding="utf-8") == MAP
    add(desk, row, replace=True)
    text = desk.read_text(encoding="utf-8")
    assert changed in text
    assert len(set(MAP.splitlines()) - set(text.splitlines())) == lines_lost
    assert {each.written for each in load(desk).entries} == {"Acme", "Wu", "Woo", "Berlin", "Paris"}


@pytest.mark.parametrize(
    "row", [{"written": "X", "ipa": "ɬ"}, {"written": "X"}, {"written": "X", "word": "a", "ipa": "ə"}]
)
def test_what_can_not_be_said_is_refused_and_the_map_stays(desk, row):
    with pytest.raises(LexiconError, match="the new entry: 'X'"):
        add(desk, row)
    assert desk.read_text(encoding="utf-8") == MAP


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path):
    with pytest.raises(LexiconError, match="can't be written"):
        add(tmp_path / "no" / "desk.toml", {"written": "X", "word": "a"})


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), max_size=4))
def test_entries_come_back_from_toml_as_they_were(told):
    found = [each for row in told for each in entries(row, "m")]
    text = map_of(found)
    from tts.pronunciation import map_toml

    assert without_place(map_toml.read(text, "m")) == without_place(found)
    jsonschema.validate(tomllib.loads(text), schema.schema())


def test_the_schema_in_the_docs_is_the_one_of_the_code():
    assert json.loads((ROOT / "docs/lexicon.schema.json").read_text(encoding="utf-8")) == schema.schema()
    jsonschema.Draft202012Validator.check_schema(schema.schema())


def test_the_packs_and_what_an_editor_writes_fit_the_schema():
    for pack in sorted(lexicon._PACKS.glob("*.toml")):
        jsonschema.validate(tomllib.loads(pack.read_text(encoding="utf-8")), schema.schema())
    jsonschema.validate(tomllib.loads(MAP), schema.schema())


@pytest.mark.parametrize(
    "said",
    ['word = "a"\nipa = "ə"', 'colour = "a"', "word = 5", 'word = "a"\nmatch = "loose"', 'word = "a"\nscope = "desk"',
     'word = "a"\nbefore = []', "skip = false"],
)  # fmt: skip
def test_the_schema_refuses_what_loading_refuses(said):
    text = f'[[entry]]\nwritten = "x"\n{said}\n'
    with pytest.raises(LexiconError):
        parse(text, "m", "m")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema.schema())


@pytest.mark.parametrize("name", ["out.pls", "out.csv", "out.toml"])
def test_an_export_is_read_back(desk, name):
    out = desk.with_name(name)
    assert exported(load(desk).entries, out, "en-US").files == (out,)
    assert [each.written for each in load(out).entries] == [each.written for each in load(desk).entries]


def test_a_file_that_is_there_is_kept_unless_forced(desk):
    with pytest.raises(LexiconError, match=r"desk\.toml is there already: .*--force"):
        exported(load(desk).entries, desk, "en-US")
    assert desk.read_text(encoding="utf-8") == MAP
    exported(load(desk).entries, desk, "en-US", force=True)
    assert len(load(desk).entries) == 5


@pytest.mark.parametrize(("name", "shards"), [("out.doc", False), ("out.csv", True)])
def test_a_format_that_there_is_not_is_told(desk, name, shards):
    with pytest.raises(LexiconError, match=r"out\.\w+: "):
        exported(load(desk).entries, desk.with_name(name), "en-US", shards=shards)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Acme", "Acme -> AK-mee /ˈækmiː/ (desk.toml:3)"),
        ("wu", "Wu -> as the word woo (desk.toml:7)"),
        ("Berlin", "Berlin -> ber-LIHN /bɝˈlɪn/ (desk.toml:14)"),
        ("Xzqy", "Xzqy: no entry, and no rule derives it: the voice guesses"),
    ],
)
def test_what_is_told_of_a_word_is_shown_with_its_place(word, told):
    found = showing.found(word, (parse(MAP, "desk", "desk.toml"),), "en")
    assert list(showing.lines(word, found)) == [told]


def test_what_rules_derive_is_shown_where_no_entry_is():
    (found,) = showing.found("Chen Ming-tang", (parse(MAP, "desk", "desk.toml"),), "en")
    assert found.lexicon == "derived"
    assert found.ipa
