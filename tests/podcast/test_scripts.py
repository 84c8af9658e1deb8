"""What a map tells of one publisher is said in its articles and in no other's."""

import pytest

from cleaning.article import Article, Block
from podcast.scripts import script_of
from tts.pronunciation.lexicon import parse

MAP = """
[[entry]]
written = "Eastmere"
alias = "East Mere"

[[entry]]
written = "Eastmere"
alias = "Eezmer"
scope = "publisher:The Eastmere Post"

[[entry]]
written = "IOWN"
letters = "IOWN"
scope = "publisher:The Eastmere Post"
"""


@pytest.mark.parametrize(
    ("publisher", "town", "network"),
    [("The Eastmere Post", "Eezmer", "letters"), ("Eastmere Post", "East Mere", "ipa"), ("", "East Mere", "ipa")],
)
def test_a_publishers_entries_hold_for_its_articles_alone(publisher, town, network):
    blocks = (Block("paragraph", "Eastmere has an IOWN line. So has no other town than Eastmere."),)
    article = Article(url="https://post.test/1", title="", publisher=publisher, blocks=blocks, language="en")
    script = script_of(article, (parse(MAP, "desk", "desk.toml"),), ())
    said = [segment for utterance in script.utterances() for segment in utterance.segments]
    assert [one.spoken.strip() for one in said if one.written == "Eastmere"] == [town, town]
    assert [one.say.kind for one in said if one.written == "IOWN"] == [network]
