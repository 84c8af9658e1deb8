import tomllib
from pathlib import Path

import pytest

from tts.backends.hibari_alphabet import to_voice
from tts.pronunciation import phonetics
from tts.pronunciation.lexicon import house, parse
from tts.pronunciation.respelling import respelled

PACKS = sorted((Path(phonetics.__file__).parent / "packs").glob("*.toml"))


def test_the_packs_load_together_without_a_tie_and_hold_what_the_news_needs():
    assert len(house("en").entries) >= 1500


@pytest.mark.parametrize("pack", PACKS, ids=[path.stem for path in PACKS])
def test_every_table_of_a_pack_names_its_source(pack):
    document = tomllib.loads(pack.read_text(encoding="utf-8"))
    assert all(table.get("source") for tables in document.values() for table in tables)


@pytest.mark.parametrize("pack", PACKS, ids=[path.stem for path in PACKS])
def test_every_entry_of_a_pack_can_be_said_by_every_kind_of_voice(pack):
    for entry in parse(pack.read_text(encoding="utf-8"), pack.stem, pack.name).entries:
        assert entry.say, entry.written
        ipa = phonetics.letters_ipa(entry.say.value) if entry.say.kind == "letters" else entry.say.value
        assert set(phonetics.symbols(ipa)) <= phonetics.INVENTORY
        assert to_voice(ipa)
        assert to_voice(ipa, british=True)
        assert respelled(ipa).strip()


def test_a_person_of_a_pack_has_a_sound_for_each_written_word():
    for entry in house("en").entries:
        if entry.surname and entry.say:
            assert len(entry.written.split()) == len(entry.say.value.split()), entry.written


def test_a_long_map_loads_whole():
    names = "".join(f'"Name {at:05}" = "ˈneɪm"\n' for at in range(20_000))
    assert len(parse(f'[[list]]\nsay = "ipa"\nsource = "x"\n[list.entries]\n{names}', "long", "long").entries) == 20_000
