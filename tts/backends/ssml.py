"""An utterance in, an SSML 1.1 document out, for engines that take one."""

import re
from xml.sax.saxutils import escape, quoteattr

from tts.backends.plain_text import in_parts
from tts.pronunciation.phonetics import letters_ipa, respelling_ipa
from tts.script import Segment, Utterance

_NAMESPACE = "http://www.w3.org/2001/10/synthesis"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(utterance: Utterance, language: str) -> str:
    """Return the utterance with `phoneme` and `sub` elements, no other (W3C, SSML 1.1, 3.1.10 and 3.1.11)."""
    said = "".join(map(_marked, utterance.segments)).strip()
    return f'<speak version="1.1" xmlns="{_NAMESPACE}" xml:lang={quoteattr(language)}>{said}</speak>'


def _marked(segment: Segment) -> str:
    before, core, after = map(_text, in_parts(segment))
    if segment.say is None or not core:
        return _text(segment.spoken)
    match segment.say.kind:
        case "word":
            element = f"<sub alias={_attribute(segment.say.value)}>{core}</sub>"
        case "letters":
            element = _phoneme(letters_ipa(segment.say.value), core)
        case "respelling":
            element = _phoneme(respelling_ipa(segment.say.value), core)
        case "ipa":
            element = _phoneme(segment.say.value, core)
    return before + element + after


def _phoneme(ipa: str, core: str) -> str:
    return f'<phoneme alphabet="ipa" ph={_attribute(ipa)}>{core}</phoneme>'


def _text(text: str) -> str:
    return escape(_NO_XML.sub(" ", text))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub(" ", text))
