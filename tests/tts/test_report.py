from cleaning.article import Article, Block
from tts import compose, read
from tts.report import as_json, changes, script_checksum


def script(text="NT$5 (龔明鑫), he said."):
    return read(compose(Article(url="", title="A title", blocks=(Block("paragraph", text),))))


def test_changes_are_what_is_said_otherwise_than_written():
    *_, utterance = script().utterances()
    assert [(change.written, change.spoken) for change in changes(utterance)] == [
        ("NT$5", "five New Taiwan dollars"),
        ("(龔明鑫)", ""),
    ]


def test_the_document_of_a_script():
    document = as_json(script(), lambda utterance: f"/{utterance.spoken}/")
    assert document["title"] == "A title"
    (chapter,) = document["chapters"]
    assert [utterance["written"] for utterance in chapter["utterances"]] == ["A title", "NT$5 (龔明鑫), he said."]
    assert chapter["utterances"][1]["ipa"] == "/five New Taiwan dollars, he said./"
    assert chapter["utterances"][1]["changes"][0] == {
        "written": "NT$5",
        "spoken": "five New Taiwan dollars",
        "rule": "money",
    }


def test_the_checksum_tells_readings_apart_and_nothing_else():
    assert script_checksum(script()) == script_checksum(script())
    assert script_checksum(script()) != script_checksum(script("NT$6 (龔明鑫), he said."))
    assert len(script_checksum(script())) == 64
