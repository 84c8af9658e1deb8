"""What a map may say, in TOML and CSV: fields, context, scope, ties, and that both forms read back."""

import time
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tts.pronunciation import map_csv, map_toml, phonetics
from tts.pronunciation.entry import entries
from tts.pronunciation.lexicon import LexiconError, gathered, load, parse, scoped
from tts.reading import segments


def entry(written, said, **facts):
    lines = [f'written = "{written}"', said, *(f"{key} = {value}" for key, value in facts.items())]
    return "[[entry]]\n" + "\n".join(lines) + "\n"


BOW = (
    entry("bow", 'respelling = "boh"', before='["violin", "bow and"]')
    + entry("bow", 'respelling = "bow"', after='["to", "of the ship"]')
    + entry("bow", 'alias = "ribbon"')
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a violin bow", "boʊ"),
        ("a “violin” bow", "boʊ"),
        ("the viola bow", None),
        ("a supervillain bow", None),
        ("they bow to it", "baʊ"),
        ("the bow of the ship", "baʊ"),
        ("the bow of the shipment", None),
        ("a Violin bow to it", "boʊ"),
        ("bow", None),
    ],
)
def test_words_beside_it_tell_entries_of_one_writing_apart(text, said):
    found = parse(BOW, "mine", "mine.toml")
    (met,) = [each for each in segments(text, lexicons=(found,)) if each.rule == "lexicon:mine/bow"]
    assert (met.say.value if met.say else None) == said


@pytest.mark.parametrize(
    "text",
    [
        entry("x", 'word = "a"') + entry("x", 'word = "b"'),
        entry("x", 'word = "a"', match='"fold"') + entry("X", 'word = "b"', match='"fold"'),
        entry("x", 'word = "a"', before='["p", "q"]') + entry("x", 'word = "b"', before='["Q"]'),
        entry("x", 'word = "a"', scope='"publisher:P"') + entry("x", 'word = "b"', scope='"publisher:P"'),
        '[[list]]\nsay = "word"\n[list.entries]\n"x" = "a"\n' + entry("x", 'word = "b"'),
    ],
)
def test_two_entries_that_tie_are_an_error_that_names_both_places(text):
    with pytest.raises(LexiconError, match=r"mine\.toml:\d+: .* has an entry at mine\.toml:\d+ too"):
        parse(text, "mine", "mine.toml")


@pytest.mark.parametrize(
    "text",
    [
        entry("x", 'word = "a"') + entry("X", 'word = "b"'),
        entry("x", 'word = "a"', language='"en"') + entry("x", 'word = "b"'),
        entry("x", 'word = "a"', before='["p"]') + entry("x", 'word = "b"', before='["q"]'),
        entry("x", 'word = "a"', scope='"publisher:P"') + entry("x", 'word = "b"', scope='"house"'),
    ],
)
def test_entries_that_differ_in_where_they_hold_do_not_tie(text):
    assert len(parse(text, "mine", "mine.toml").entries) == 2


def test_a_scope_holds_for_its_article_or_publisher_alone():
    text = (
        entry("Wu", 'alias = "all"')
        + entry("Wu", 'alias = "paper"', scope='"publisher:The Paper"')
        + entry("Wu", 'alias = "story"', scope='"article:https://paper.test/1"')
    )
    found = (parse(text, "mine", "mine.toml"),)

    def spoken(*where):
        return segments("Wu", lexicons=scoped(found, *where) if where else found)[0].spoken

    assert spoken() == spoken("Other", "https://paper.test/2") == "all"
    assert spoken("The Paper", "https://paper.test/2") == "paper"
    assert spoken("The Paper", "https://paper.test/1") == "story"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('word = "a"\nbefore = "p"', "list of words"),
        ('word = "a"\nafter = []', "list of words"),
        ('word = "a"\nscope = "desk"', "publisher:NAME"),
        ('word = "a"\nlanguage = "English"', "language code"),
        ('word = "a"\nreviewed = "yes"', "true or false"),
        ("skip = false", "must be true"),
        ('pinyin = "xx1"', "pinyin"),
        ('kana = "abc"', "abc"),
    ],
)
def test_a_field_that_can_not_be_used_is_told(said, told):
    with pytest.raises(LexiconError, match=r"^mine\.toml:1: ") as error:
        parse(entry("x", said), "mine", "mine.toml")
    assert told in str(error.value)


def test_a_line_of_a_list_is_named_with_its_number():
    text = '# a map\n\n[[list]]\nsay = "ipa"\n[list.entries]\n"Ab" = "æb"\n# one more\n"Cd" = "kɬ"\n'
    with pytest.raises(LexiconError, match=r"^mine\.toml:8: 'Cd'.*ɬ"):
        parse(text, "mine", "mine.toml")


LISTS = [
    '"Ab" = "æb"\n"C d" = "siː"  # so\n\n# end\n',
    '"Ab"="æb"\n',
    "'Ab' = 'æb'\n",
    'Ab = "æb"\n',
    '"A\\u0062" = "æb"\n',
    '"Ab" = """\næb"""\n',
]


@pytest.mark.parametrize("lines", LISTS)
@pytest.mark.parametrize(
    "after", ["", '[[list]]\nsay = "letters"\n[list.entries]\n"EF" = "EF"\n', entry("G", "skip = true")]
)
def test_a_list_reads_as_toml_has_it_in_whatever_form(lines, after):
    text = f'[[list]]\nsay = "ipa"\nsource = "S"\n[list.entries]\n{lines}{after}'
    found = list(map_toml.read(text, "m"))
    (first, *_) = tomllib.loads(text)["list"]
    assert {each.written: each.value for each in found if each.kind == "ipa"} == {
        written: value.strip() for written, value in first["entries"].items()
    }
    source = text.split("\n")
    places = {each.written: each.place for each in found if each.kind == "ipa"}
    for written, place in places.items():
        assert place == (
            "m" if "\\" in lines else f"m:{next(n for n, line in enumerate(source, 1) if written in line)}"
        )


def test_a_list_inside_a_long_string_is_no_list():
    text = 'x = """\n[list.entries]\n"a" = "b"\n"""\n'
    with pytest.raises(LexiconError, match="holds 'x'"):
        parse(text, "m", "m")


def test_a_writing_that_stands_twice_in_a_list_is_an_error():
    with pytest.raises(LexiconError, match="m"):
        parse('[[list]]\nsay = "word"\n[list.entries]\n"a" = "b"\n"a" = "c"\n', "m", "m")


WORDS = st.text("abcdefgh -'’龔é,\"\\|=#", min_size=1, max_size=12).filter(str.strip)
SAID = st.one_of(
    st.tuples(st.just("ipa"), st.lists(st.sampled_from(sorted(phonetics.INVENTORY - {" "})), min_size=1).map("".join)),
    st.tuples(st.sampled_from(["word", "alias"]), WORDS),
    st.tuples(st.just("letters"), st.text("ABCXYZ", min_size=1)),
    st.tuples(st.just("respelling"), st.sampled_from(["koo-mah-MOH-toh", "lye"])),
    st.tuples(st.just("skip"), st.just(True)),
)
CONTEXT = st.lists(st.text("abc d'", min_size=1, max_size=6).filter(lambda word: not word[0].isspace()), min_size=1)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "script": WORDS, "language": st.sampled_from(["en", "zh"]), "match": st.just("fold"), "before": CONTEXT,
        "after": CONTEXT, "scope": st.sampled_from(["publisher:The Paper", "article:https://paper.test/1"]),
        "note": WORDS, "source": WORDS, "reviewed": st.booleans(),
    },
)  # fmt: skip


@st.composite
def rows(draw):
    kind, value = draw(SAID)
    row = {"written": draw(WORDS), kind: value, **draw(FACTS)}
    if kind == "ipa" and not set(phonetics.symbols(value)) & set(phonetics.VOWELS):
        row[kind] = value + "ə"
    return row


def without_place(found):
    return [each.as_row() for each in found]


@settings(max_examples=60, deadline=None)
@given(st.lists(rows(), max_size=4))
def test_entries_come_back_from_csv_as_they_were(told):
    found = [each for row in told for each in entries(row, "m")]
    assert without_place(map_csv.read(map_csv.write(found), "m")) == without_place(found)


def test_a_csv_file_is_a_map(tmp_path):
    path = tmp_path / "desk.csv"
    path.write_text("written,say,value,note\nAcme,respelling,AK-mee,\n(sic),skip,,\n", encoding="utf-8-sig")
    found = load(path)
    assert [(each.written, each.kind, each.place) for each in found.entries] == [
        ("Acme", "respelling", f"{path}:2"),
        ("(sic)", "skip", f"{path}:3"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "lacks a column 'written'"),
        ("written,say,value,colour\n", "unknown column 'colour'"),
        ("written,say,value\nA,sing,la\n", "m:2: say is 'sing'"),
        ("written,say,value\nA,word,b,c\n", "m:2: has 4 cells"),
        ("written,say,value\n,word,b\n", "m:2: has no written form"),
        ('written,say,value\nA,word,"b\n', "is not CSV"),
        ("written,say,value\nA,ipa,ɬa\n", "m:2: 'A'"),
    ],
)
def test_csv_that_can_not_be_used_is_one_clear_line(text, told):
    with pytest.raises(LexiconError) as error:
        list(map_csv.read(text, "m"))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_in_our_symbols_already_is_what_looking_each_up_gives():
    units = [*phonetics.INVENTORY, *phonetics._SAME]
    for first in units:
        for second in units:
            ipa = f"ə{first}{second}"
            assert phonetics.normalized(ipa) == " ".join("".join(phonetics.symbols(ipa)).split()), ipa


def test_the_time_to_load_grows_as_the_map_does(tmp_path):
    def seconds(count):
        path = tmp_path / f"{count}.toml"
        names = "".join(f'"Name {at:05}" = "ˈneɪm"\n' for at in range(count))
        path.write_text(f'[[list]]\nsay = "ipa"\n[list.entries]\n{names}', encoding="utf-8")
        started = time.process_time()
        assert len(load(path).entries) == count
        return time.process_time() - started

    assert min(seconds(16_000) for _ in range(2)) < 16 * min(seconds(4_000) for _ in range(3))


def test_an_empty_map_holds_nothing():
    assert gathered("none", ()).at("a", 0, "a", "en") is None


LEVELS = [
    ("Kung Ming-hsin (pronounced koong ming-SHIN) spoke.", (), "lexicon:inline/"),
    ("Kung Ming-tang (龔明堂) spoke.", (), "lexicon:article/"),
    ("Kung Ming-hsin spoke.", ("one", "two"), "lexicon:one/"),
    ("Kung Ming-hsin spoke.", ("two", "one"), "lexicon:two/"),
    ("Kung Ming-hsin spoke.", (), "lexicon:house/"),
    ("Kung Ming-tang spoke.", ("one",), "lexicon:derived/"),
]


@pytest.mark.parametrize(("text", "files", "rule"), LEVELS)
def test_the_nearer_to_the_article_the_sooner_it_is_heeded(text, files, rule):
    maps = tuple(parse(entry("Kung Ming-hsin", f'alias = "{name}"'), name, name) for name in files)
    assert next(each.rule for each in segments(text, lexicons=maps)).startswith(rule)


def test_an_entry_for_the_language_goes_before_one_for_all():
    text = entry("Paris", 'alias = "all"') + entry("Paris", 'alias = "English"', language='"en"')
    found = parse(text, "mine", "mine")
    assert segments("Paris", lexicons=(found,), language="en-GB")[0].spoken == "English"
    assert segments("Paris", lexicons=(found,), language="de")[0].spoken == "all"


_TABLES = [
    '[[entry]]\nwritten = "Acme"\nrespelling = "AK-mee"\n',
    '[[entry]]\nwritten = "Acme"\nipa = "ˈækmi"\nsource = "x"\n\n# a comment\n[[entry]]\nwritten = "Bolt"\nword = "b"',
    '# head\n\n[[entry]]\nwritten = ["A", "B"]\nword = "a"\n[[entry]]\nwritten = "C"\nword = "c" # why\n',
    '[[list]]\nsay = "word"\n[list.entries]\n"L" = "l"\n[[entry]]\nwritten = "D"\nword = "d"\nreviewed = true\n',
    (
        '[[entry]]\nwritten = "E"\nword = "e"\n[[list]]\nsay = "word"\n[list.entries]\n"M" = "m"\n'
        '[[entry]]\nwritten = "F"\nword = "f"\n'
    ),
    '[[entry]]\nwritten = "G \\u0041"\nword = "g"\n\n\n[[entry]]\nword = "h"\nwritten = "H"\n',
]


@pytest.mark.parametrize("text", _TABLES)
def test_a_table_reads_as_toml_has_it_in_whatever_form(text):
    slowly = text.replace("\n", '\n#"""\n', 1) if text.startswith("#") else text + '\n#"""\n'
    found, told = (tuple(map_toml.read(each, "m")) for each in (text, slowly))
    assert [replace(one, place="") for one in found] == [replace(one, place="") for one in told]
    for one in found:
        place = int(one.place.partition(":")[2])
        assert text.splitlines()[place - 1].startswith(("[[entry]]", f'"{one.written}"'))


@pytest.mark.parametrize(
    "text",
    [
        '[[entry]]\nwritten = "A"\nwritten = "B"\nword = "a"\n',
        '[[entry]]\nwritten = "A"\nword = "a"\nword = "b"\n',
        '[[entry]]\nwritten = "A"\nword = a\n',
        '[[entry]]\nwritten = "A"\nword = "a" "b"\n',
    ],
)
def test_a_table_that_is_no_toml_is_an_error(text):
    with pytest.raises(LexiconError, match="is not TOML"):
        tuple(map_toml.read(text, "m"))
