import ast
import hashlib
import re
import sysconfig
from pathlib import Path

import pytest

from tts.pronunciation import bracketed, names, phonetics
from tts.pronunciation.lexicon import parse
from tts.reading import segments

PACKS = Path(phonetics.__file__).parent / "packs"


def sounds(ipa):
    """Return the sounds of a pronunciation without stress and length, which the voices decide by themselves."""
    return [symbol.rstrip("ː") for symbol in phonetics.symbols(ipa) if symbol not in phonetics.PROSODY]


def distance(one, other):
    row = list(range(len(other) + 1))
    for at, left in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, right in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (left != right))
    return row[-1]


def persons(pack, half):
    """Return half of the persons of a pack, whose characters or kana are its source; no rule was tuned on "held"."""
    entries = parse((PACKS / f"{pack}.toml").read_text(encoding="utf-8"), pack, pack).entries
    return [one for one in entries if ("tune", "held")[hashlib.sha256(one.written.encode()).digest()[0] % 2] == half]


# The shares of names right as a whole and of phonemes wrong, from the spelling alone: measured, with a small margin.
@pytest.mark.parametrize(
    ("pack", "half", "whole", "wrong"),
    [
        ("taiwan-people", "tune", 0.75, 0.04),
        ("taiwan-people", "held", 0.75, 0.05),
        ("china-people", "tune", 0.86, 0.09),
        ("china-people", "held", 0.90, 0.06),
        ("japan-people", "tune", 0.72, 0.16),
        ("japan-people", "held", 0.70, 0.17),
    ],
)
def test_most_names_are_read_from_their_spelling_alone(pack, half, whole, wrong):
    told = [(sounds(one.say.value), names.name(tuple(one.written.split()))) for one in persons(pack, half)]
    derived = [(right, sounds(name.ipa) if name else []) for right, name in told]
    assert sum(right == said for right, said in derived) >= whole * len(derived)
    assert sum(distance(*pair) for pair in derived) <= wrong * sum(len(right) for right, _ in derived)


@pytest.mark.parametrize("half", ["tune", "held"])
@pytest.mark.parametrize("pack", ["taiwan-people", "china-people"])
def test_with_its_characters_beside_it_every_name_is_read_right(pack, half):
    for one in persons(pack, half):
        (found,) = bracketed.names(f"then {one.written} ({one.script}) said")
        assert (found.written, sounds(found.ipa)) == (one.written, sounds(one.say.value))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("President Lai's (賴清德) plan", [("Lai", "laɪ")]),
        ("Nvidia CEO Jensen Huang (黃仁勳)", [("Huang", "hwɑːŋ")]),
        ("Vice President Hsiao Bi-khim (蕭美琴)", [("Hsiao", "ʃjaʊ")]),
        ("Bi-khim (美琴)", []),
        ("by Wei-Lun Tseng (曾偉倫)", [("Wei-Lun Tseng", "weɪˈlʊn dzʌŋ")]),
        ("in Xinyi District (信義區)", [("Xinyi", "ʃɪnˈiː")]),
        ("Shan Wen-lung (單文龍)", [("Shan Wen-lung", "ʃɑːn wʌnˈlʊŋ")]),
        ("Ou Chin-te (區錦德)", [("Ou Chin-te", "oʊ dʒɪnˈdə")]),
        ("Chou Tien-chen (周天成)", [("Chou Tien-chen", "dʒoʊ tjɛnˈtʃʌŋ")]),
        ("Shieh Jhy-wey (謝志偉)", [("Shieh Jhy-wey", "ʃjɛ dʒɚˈweɪ")]),
        ("Lee Yuan-tseh (李遠哲)", [("Lee Yuan-tseh", "liː jwɑːnˈdʒə")]),
        ("the book (書) and Keelung (基隆)", []),
        ("Morris Lin (王大明)", []),
    ],
)
def test_a_name_is_read_from_its_characters_only_where_they_fit(text, found):
    assert [(name.written, name.ipa) for name in bracketed.names(text)] == found


@pytest.mark.parametrize(
    ("text", "written", "ipa", "rule"),
    [
        ("Lai Ching-te", "Lai Ching-te", "laɪ tʃɪŋˈdə", "name/wade-giles"),
        ("the Premier Wu Chih-chung said", "Wu Chih-chung", "wuː dʒɚˈdʒʊŋ", "name/wade-giles"),
        ("Jhang Yi-siou", "Jhang Yi-siou", "dʒɑːŋ iːˈʃjoʊ", "name/tongyong"),
        ("Ren Zhengfei", "Ren Zhengfei", "ɹʌn dʒʌŋˈfeɪ", "name/hanyu"),
        ("Hsieh told", "Hsieh", "ʃjɛ", "name/surname"),
        ("Lee Jae-myung", "Lee Jae-myung", "liː dʒeɪˈmjʌŋ", "name/korean"),
        ("Yoon Suk-yeol", "Yoon Suk-yeol", "juːn sʌkˈjʌl", "name/korean"),
        ("Song Eon-seog", "Song Eon-seog", "sɔːŋ ʌnˈsʌk", "name/korean"),
        ("Heung-min Son", "Heung-min Son", "hʊŋˈmɪn soʊn", "name/korean"),
        ("Ri Yong Gil", "Ri Yong Gil", "ɹiː jɔːŋ ɡɪl", "name/korean"),
        ("Le Minh Hung", "Le Minh Hung", "leɪ mɪn hʊŋ", "name/vietnamese"),
        ("Jung Sung-ho", "Jung Sung-ho", "dʒʌŋ sʌŋˈhoʊ", "name/korean"),
        ("Chung Chih-chiang", "Chung Chih-chiang", "dʒʊŋ dʒɚˈtʃjɑːŋ", "name/wade-giles"),
        ("Wu Ching-yi", "Wu Ching-yi", "wuː dʒɪŋˈiː", "name/wade-giles"),
        ("Gwei Lun-mei", "Gwei Lun-mei", "ɡweɪ lʊnˈmeɪ", "name/wade-giles"),
        ("Hsu Tientsai", "Hsu Tientsai", "ʃuː tjɛnˈtsaɪ", "name/wade-giles"),
        ("Lin I-chin", "Lin I-chin", "lɪn iːˈdʒɪn", "name/wade-giles"),
        ("Kao Yun-peng", "Kao Yun-peng", "ɡaʊ juːnˈpʌŋ", "name/wade-giles"),
        ("Chang A-mei", "Chang A-mei", "dʒɑːŋ ɑːˈmeɪ", "name/wade-giles"),
        ("Pham Minh Chinh", "Pham Minh Chinh", "fɑːm mɪn tʃɪn", "name/vietnamese"),
        ("Sanae Takaichi", "Sanae Takaichi", "sɑːˈnɑːeɪ tɑːkɑːˈiːtʃi", "name/hepburn"),
        ("in Zhengzhou", "Zhengzhou", "dʒʌŋˈdʒoʊ", "name/hanyu"),
        ("near Fengshan", "Fengshan", "fʌŋˈʃɑːn", "name/hanyu"),
        ("in Okayama", "Okayama", "oʊkɑːˈjɑːmɑː", "name/hepburn"),
    ],
)
def test_a_romanised_name_has_its_reading_and_its_rule(text, written, ipa, rule):
    (found,) = names.names(text)
    assert (found.written, found.ipa, found.rule) == (written, ipa, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Long Beach",
        "Sun said",
        "He ran",
        "Max Long",
        "Young",
        "He Can Do It",
        "You Aren't",
        "Sun Microsystems",
        "To Run Then Try",
        "Le Pen",
        "San Jose",
        "Hong Kong",
        "Jean-Luc Picard",
        "Mary-Ann Long",
        "Ping-pong",
        "New Women Make Change",
        "Arizona and Obama",
        "Park Hill Road",
        "Moon Landing",
        "Maxine Michigan",
        "Quito and Penang",
        "Annie Shi",
        "Titan Fan Bike",
        "Arashi Bamboo",
        "Lisa Shen",
        "Asian Song Contest",
        "A-list Sun",
    ],
)
def test_english_is_not_taken_for_a_name(text):
    assert list(names.names(text)) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He Lifeng left. He said so.", ["He Lifeng"]),
        ("Sun Li-jen (孫立人) won. Sun set.", ["Sun Li-jen"]),
        ("Hsu Kuo-yung came. Hsu's aide and the Hsus left.", ["Hsu Kuo-yung", "Hsu's", "Hsus"]),
        ("Chang Wei-min (張偉民) and Chang Wei-ming spoke.", ["Chang Wei-min", "Chang Wei-ming"]),
        ("Victor Huang (黃國華) spoke, Huang's staff said.", ["Huang", "Huang's"]),
    ],
)
def test_a_name_holds_for_the_article_and_for_the_surname_alone_but_never_for_an_english_word(text, read):
    assert [one.written for one in segments(text) if one.say and one.rule.startswith("lexicon:")] == read


@pytest.mark.parametrize("text", ["Toshihiko Fukui", "Kasumi Ishikawa"])
def test_a_name_beside_a_word_of_a_pack_is_read_whole(text):
    assert all(one.say for one in segments(f"Then {text} left.") if one.written in text.split())


def test_a_ruler_keeps_the_number():
    assert "".join(one.spoken for one in segments("King Felipe VI left.")) == "King Felipe the sixth left."


_SENTENCE = re.compile(r"(?<![^\s])[A-Z][a-z][^.?!\n`\"<>=_|*]{30,300}[.?!](?=\s)")
_AUTHORS = {"Hye-Shik Chang", "Chang"}


def _docstrings(path):
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield " ".join((ast.get_docstring(node) or "").split())


@pytest.fixture(scope="module")
def sentences():
    """Return plain English that every Python brings along: its manual's topics and its library's docstrings."""
    library = Path(sysconfig.get_path("stdlib"))
    found = []
    topics = (library / "pydoc_data" / "topics.py").read_text(encoding="utf-8")
    found += _SENTENCE.findall(re.sub(r"\\n|['\"]?\s*\n\s*['\"]?", " ", topics))
    for path in sorted(library.glob("*.py")) + sorted(library.glob("[a-su-z]*/*.py")):
        if "test" not in path.parts and "site-packages" not in path.parts:
            found += [one for text in _docstrings(path) for one in _SENTENCE.findall(text)]
    return found


def test_no_word_of_plain_english_is_taken_for_a_name(sentences):
    assert len(sentences) >= 3000
    taken = {name.written for sentence in sentences for name in names.names(sentence)} - _AUTHORS
    assert taken == set()


def test_no_word_of_a_headline_is_taken_for_a_name(sentences):
    headlines = [re.sub(r"(?<![\w'])[a-z]", lambda letter: letter[0].upper(), sentence) for sentence in sentences]
    taken = {name.written for headline in headlines for name in names.names(headline)} - _AUTHORS
    assert taken == set()
