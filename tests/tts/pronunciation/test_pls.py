"""PLS in and out: round trips, losses told, shards; what is written is judged by a RELAX NG grammar and lxml."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tts.pronunciation import importing, pls, shards
from tts.pronunciation.entry import entries
from tts.pronunciation.lexicon import LexiconError, load, parse

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("pls.rng")))
OPEN = f'<lexicon version="1.0" xmlns="{pls.NAMESPACE}" alphabet="ipa" xml:lang="en-US">'

MAP = """
[[entry]]
written = ["Acme", "ACME & Sons"]
respelling = "AK-mee"
note = "a shop"

[[entry]]
written = "MOEA"
alias = "the economics ministry"

[[entry]]
written = "(sic)"
skip = true

[[entry]]
written = "bow"
ipa = "baʊ"
after = ["to"]

[[entry]]
written = "TSMC"
letters = "TSMC"

[[entry]]
written = "Paris"
word = "Paris"
language = "fr"

[[entry]]
written = "Wu"
word = "woo"
scope = "publisher:The Paper"
"""


def read(body):
    return list(pls.read(f"{OPEN}{body}</lexicon>", "m.pls"))


def test_a_document_holds_phonemes_and_aliases_and_tells_what_it_lost():
    written = pls.write(parse(MAP, "m", "m").entries, "en-US")
    root = etree.fromstring(written.text.encode())
    GRAMMAR.assertValid(root)
    told = [[(etree.QName(each).localname, each.text) for each in lexeme] for lexeme in root]
    assert told == [
        [("grapheme", "Acme"), ("grapheme", "ACME & Sons"), ("phoneme", "ˈækmiː")],
        [("grapheme", "MOEA"), ("alias", "the economics ministry")],
        [("grapheme", "TSMC"), ("phoneme", "ˌtiːˌɛsˌɛmˈsiː")],
    ]
    assert list(written.lost) == [
        "m:2: 'Acme' goes without its own spelling of what is said, note",
        "m:2: 'ACME & Sons' goes without its own spelling of what is said, note",
        "m:11: '(sic)' is left out: skip says nothing",
        "m:15: 'bow' is left out: it holds beside certain words alone",
        "m:20: 'TSMC' goes without its own spelling of what is said",
        "m:24: 'Paris' is left out: its language is another",
        "m:29: 'Wu' is left out: it holds for a publisher or an article alone",
    ]


def test_lexemes_of_other_makers_are_read():
    found = read(
        '<meta name="x" content="y"/><lexeme role="n:verb"><grapheme> Kung\n Ming </grapheme><grapheme>Kung</grapheme>'
        '<phoneme>ɡʊŋ</phoneme><phoneme prefer="true">ɡʌŋ</phoneme><example>x</example></lexeme>'
        "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>"
        '<lexeme xml:id="a"><grapheme>Lai</grapheme><phoneme alphabet="ipa">laɪ<!-- c --></phoneme></lexeme>'
    )
    assert [(each.written, each.kind, each.value, each.language) for each in found] == [
        ("Kung Ming", "ipa", "ɡʌŋ", "en"),
        ("Kung", "ipa", "ɡʌŋ", "en"),
        ("W3C", "alias", "World Wide Web Consortium", "en"),
        ("Lai", "ipa", "laɪ", "en"),
    ]


ROLES = (
    '<lexeme role="n:verb"><grapheme>record</grapheme><phoneme>ɹɪˈkɔɹd</phoneme></lexeme>'
    '<lexeme role="n:noun"><grapheme>record</grapheme><phoneme>ˈɹɛkɚd</phoneme></lexeme>'
    "<lexeme><grapheme>Lai</grapheme><phoneme>laɪ</phoneme><phoneme>leɪ</phoneme><example>x</example></lexeme>"
    "<lexeme><grapheme>Wu</grapheme><phoneme>wuː</phoneme></lexeme>"
)


def test_of_the_roles_of_a_writing_the_first_is_read_and_what_is_left_behind_is_told(tmp_path):
    path = tmp_path / "desk.pls"
    path.write_text(f"{OPEN}{ROLES}</lexicon>", encoding="utf-8")
    carried = importing.imported(path)
    found = parse(carried.text, "desk", "desk").entries
    assert [(each.written, each.value) for each in found] == [("record", "ɹɪˈkɔɹd"), ("Lai", "laɪ"), ("Wu", "wuː")]
    assert [line.partition("desk.pls: ")[2] for line in carried.lost] == [
        "lexeme 1: 'record' goes without its role",
        "lexeme 2: 'record' is left out: its role is another, and a map has one reading for a writing",
        "lexeme 3: 'Lai' goes without its other pronunciations, its examples",
    ]


BILLION = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<lexicon", "is not XML"),
        ("<html/>", "its root is 'html'"),
        (f"{BILLION}{OPEN}&b;</lexicon>", "document type"),
        ('<!DOCTYPE l SYSTEM "file:///etc/hostname"><l/>', "document type"),
        (f"{OPEN}<lexeme><phoneme>a</phoneme></lexeme></lexicon>", "lexeme 1: has no written form"),
        (f"{OPEN}<lexeme><grapheme>a</grapheme></lexeme></lexicon>", "neither <phoneme> nor <alias>"),
        (f"{OPEN}<lexeme><grapheme>a</grapheme><phoneme>ɬa</phoneme></lexeme></lexicon>", "lexeme 1: 'a'"),
        (
            f'{OPEN}<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">A</phoneme></lexeme></lexicon>',
            "alphabet 'x-sampa'",
        ),
    ],
)
def test_a_document_that_can_not_be_used_is_one_clear_line(tmp_path, text, told):
    path = tmp_path / "desk.pls"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"desk\.pls") as error:
        load(path)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


WORDS = st.text("abcdefg <&>\"'龔é-", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
SAID = st.one_of(
    st.tuples(st.just("ipa"), st.sampled_from(["ɡʊŋ mɪŋˈʃɪn", "ˈaɪɑn", "laɪ"])), st.tuples(st.just("alias"), WORDS)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, SAID), max_size=5))
def test_phonemes_and_aliases_come_back_as_they_were(told):
    found = [each for written, (kind, said) in told for each in entries({"written": written, kind: said}, "m")]
    written = pls.write(found, "en-GB")
    GRAMMAR.assertValid(etree.fromstring(written.text.encode()))
    back = [(each.written, each.kind, each.value) for each in pls.read(written.text, "m")]
    assert written.lost == ()
    assert list(dict.fromkeys(back)) == list(dict.fromkeys((each.written, each.kind, each.value) for each in found))


def test_shards_hold_everything_in_documents_that_fit():
    names = "".join(f'"Name {at}" = "ˈneɪm"\n' for at in range(120))
    found = parse(f'[[list]]\nsay = "ipa"\n[list.entries]\n{names}', "m", "m").entries
    written = shards.write(found, "en-US")
    assert len(written.texts) > 2
    assert all(len(text) <= shards.LONGEST for text in written.texts)
    for text in written.texts:
        GRAMMAR.assertValid(etree.fromstring(text.encode()))
    back = [each.written for text in written.texts for each in pls.read(text, "m")]
    assert back == [each.written for each in found]


def test_what_no_shard_can_hold_is_told():
    found = parse(f'[[entry]]\nwritten = "A"\nalias = "{"long " * 30}"\n', "m", "m").entries
    written = shards.write(found, "en-US")
    assert written.texts == ()
    assert "'A' is left out" in written.lost[0]
