"""The list of names that benchmarks/pronunciation.py measures is said as well as it was, on both its halves."""

import pytest

from benchmarks import pronunciation

TOLD = tuple(pronunciation.names())


def test_the_list_is_long_and_half_of_it_was_held_back():
    halves = [name.half for name in TOLD]
    assert len(TOLD) >= 500
    assert abs(halves.count("tuned") - halves.count("held back")) <= len(TOLD) / 20
    assert len({name.written for name in TOLD}) == len(TOLD)


# Measured shares of names right and of sounds wrong, with a small margin.
@pytest.mark.parametrize(("half", "right", "wrong"), [("tuned", 0.97, 0.006), ("held back", 0.93, 0.013)])
def test_names_are_said_right(half, right, wrong):
    told = [name for name in TOLD if name.half == half]
    results = [pronunciation.judged(name, pronunciation.ours(name, script=True)) for name in told]
    assert sum(not missed for missed, _ in results) >= right * len(results)
    assert sum(missed for missed, _ in results) <= wrong * sum(sounds for _, sounds in results)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("kuːm", "kʊm", 1),
        ("ˌkuːməˈmoʊtoʊ", "kuːmɑːˈmoʊtoʊ", 0),
        ("fudʒˈjɛn", "fuːˈdʒjɛn", 0),
        ("dʒʌŋ", "dʒɑːŋ", 1),
        ("tʃɪŋˈdə", "tʃɪŋ dʌ", 0),
        ("dʒɪŋˈdə", "tʃɪŋ dʌ", 1),
        ("ˈsɪmən", "ˈsaɪmən", 1),
    ],
)
def test_only_what_no_ear_tells_apart_is_alike(one, other, wrong):
    assert pronunciation.wrong_sounds(pronunciation.heard(one), pronunciation.heard(other)) == wrong
