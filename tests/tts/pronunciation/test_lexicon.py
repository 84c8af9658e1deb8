import pytest

from tts.pronunciation.lexicon import LexiconError, house, load, parse
from tts.reading import read_passage, segments
from tts.script import Passage, Say

MAP = """
[[entry]]
written = ["Acme", "ACME"]
respelling = "AK-mee"

[[entry]]
written = "Kaohsiung"
ipa = "ɡaʊˈʃjʊŋ"

[[entry]]
written = "CoWoS"
letters = "C-W-S"

[[entry]]
written = "Foxconn"
word = "Fox con"

[[entry]]
written = "MOEA"
alias = "the economics ministry"

[[entry]]
written = "(sic)"
skip = true

[[entry]]
written = "resume"
ipa = "ˈɹɛzəmeɪ"
match = "fold"

[[entry]]
written = "Wu Ta-ming"
ipa = "wuː dɑːmɪŋ"
surname = "Wu"
script = "吳大明"
"""


def lexicon(text=MAP):
    return parse(text, "mine", "mine.toml")


def said(text):
    found = segments(text, lexicons=(lexicon(),))
    assert "".join(segment.written for segment in found) == text
    return found


def named(text):
    return [
        (segment.written, segment.spoken, segment.say)
        for segment in said(text)
        if segment.rule.startswith("lexicon:mine/")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme rose.", [("Acme", "Acme", Say("ipa", "ˈækmiː"))]),
        ("Acme's rise", [("Acme's", "Acme's", Say("ipa", "ˈækmiːz"))]),
        ("Kaohsiung’s port", [("Kaohsiung’s", "Kaohsiung's", Say("ipa", "ɡaʊˈʃjʊŋz"))]),
        ("two Kaohsiungs", [("Kaohsiungs", "Kaohsiungs", Say("ipa", "ɡaʊˈʃjʊŋz"))]),
        ("CoWoS lines", [("CoWoS", "C-W-S", Say("letters", "CWS"))]),
        ("CoWoS's lines", [("CoWoS's", "C-W-S's", Say("letters", "CWS's"))]),
        ("Foxconn rose", [("Foxconn", "Foxconn", Say("word", "Fox con"))]),
        ("the MOEA said", [("MOEA", "the economics ministry", None)]),
        ("they was (sic) here", [("(sic)", "", None)]),
        ("a Resume", [("Resume", "Resume", Say("ipa", "ˈɹɛzəmeɪ"))]),
        ("acme Acmeville Acme2 US$Acme", [("Acme", "Acme", Say("ipa", "ˈækmiː"))]),
        ("“Acme-led” group", [("Acme", "Acme", Say("ipa", "ˈækmiː"))]),
    ],
)
def test_an_entry_is_found_as_a_whole_word_with_its_ending(text, found):
    assert named(text) == found


def test_the_longest_entry_wins():
    text = '[[entry]]\nwritten="New"\nalias="x"\n[[entry]]\nwritten="New Taipei City"\nalias="y"\n'
    assert [each.spoken for each in segments("New Taipei City", lexicons=(lexicon(text),))] == ["y"]


def test_an_earlier_lexicon_wins_over_a_later_one_and_over_the_house():
    first, second = (parse(f'[[entry]]\nwritten="TSMC"\nalias="{name}"\n', name, name) for name in ("one", "two"))
    assert segments("TSMC", lexicons=(first, second))[0].spoken == "one"
    assert segments("TSMC", lexicons=(second, first))[0].rule == "lexicon:two/TSMC"
    assert segments("TSMC")[0].rule == "lexicon:house/TSMC"


def test_a_name_in_a_lexicon_is_never_torn_by_a_rule():
    found = segments(
        "3M and 2 U.S. firms", lexicons=(lexicon('[[entry]]\nwritten="3M and 2 U.S. firms"\nalias="all"\n'),)
    )
    assert [(each.written, each.spoken) for each in found] == [("3M and 2 U.S. firms", "all")]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("Wu Ta-ming came. Wu said so, and Wu's aide left.", ["Wu", "Wu's"]),
        ("Wu's (吳大明) aide left.", ["Wu's"]),
        ("Wu said so.", []),
        ("Wu Ta-ming came to wu.", []),
    ],
)
def test_a_surname_alone_is_read_as_the_full_name_once_an_article_has_it(text, surnames):
    passage = read_passage(Passage(text, None, "paragraph", "en"), (lexicon(),))
    found = [each for utterance in passage.utterances for each in utterance.segments if each.rule == "lexicon:mine/Wu"]
    assert [each.written for each in found] == surnames
    assert all(each.say and each.say.value.startswith("wuː") for each in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("entry = 1", "entry"),
        ("[entry", "not TOML"),
        ('[[entry]]\nword = "x"', "no written form"),
        ('[[entry]]\nwritten = "x"', "exactly one of"),
        ('[[entry]]\nwritten = "x"\nipa = "a"\nword = "b"', "exactly one of"),
        ('[[entry]]\nwritten = "x"\nipa = "ɬa"', "ɬ"),
        ('[[entry]]\nwritten = "x"\nrespelling = "xx-qq"', "respelling"),
        ('[[entry]]\nwritten = "x"\nletters = "A1"', "A to Z"),
        ('[[entry]]\nwritten = "x"\nsay = "a"', "unknown key 'say'"),
        ('[[entry]]\nwritten = "x"\nword = "a"\nmatch = "loose"', "fold"),
        ('[[entry]]\nwritten = "x"\nword = 5', "must be a text"),
        ('[[entry]]\nwritten = "x"\nword = "a"\nsurname = "y"', "surname"),
        (
            '[[entry]]\nwritten = "x"\nword = "a"\n\n[[entry]]\nwritten = "x"\nword = "b"',
            "mine.toml:5: 'x' has an entry at mine.toml:1",
        ),
    ],
)
def test_an_entry_that_can_not_be_used_is_named_with_its_place(text, told):
    with pytest.raises(LexiconError, match=r"mine\.toml") as error:
        lexicon(text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_is_loaded_under_its_name(tmp_path):
    path = tmp_path / "desk.toml"
    path.write_text(MAP, encoding="utf-8")
    assert load(path).name == "desk"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_can_not_be_read_is_one_clear_line(tmp_path, content):
    path = tmp_path / "desk.toml"
    if content:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match=r"desk\.toml"):
        load(path)


def test_the_house_packs_load():
    assert house("en").get("Kumamoto")
