"""The rules of the podcast namespace, of JSON chapters and of RSS as a reader of our own: what breaks one, a line each.

It shares nothing with what writes the feed. Source: the pages of https://podcasting2.org/docs/podcast-namespace/tags,
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md, and
https://www.rssboard.org/rss-specification.
"""

import json
import re
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
PSC = "{http://podlove.org/simple-chapters}"

HTTPS = r"https://[!-~]+"
GUID = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
NAME = r"(?s)\S.{0,127}"
LANGUAGE = r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*"
TRANSCRIPTS = r"text/(plain|html|vtt)|application/(json|x-subrip|srt)"
# tag: where it may stand, how many may be there, its value, its attributes (a ? marks those that may be left out)
TAGS = {
    "guid": ("channel", 1, GUID, {}),
    "locked": ("channel", 1, "yes|no", {"owner?": r"\S+@\S+"}),
    "medium": ("channel", 1, "podcast|music|video|film|audiobook|newsletter|blog|course", {}),
    "block": ("channel", None, "yes|no", {"id?": r"\w+"}),
    "license": ("channel item", 1, NAME, {"url?": HTTPS}),
    "txt": ("channel item", None, r"(?s)\S.{0,3999}", {"purpose?": NAME}),
    "person": ("channel item", None, NAME, {"role?": r"[\w -]+", "group?": r"[\w -]+", "img?": HTTPS, "href?": HTTPS}),
    "chapters": ("item", 1, "", {"url": HTTPS, "type": r"application/json(\+chapters)?"}),
    "transcript": ("item", None, "", {"url": HTTPS, "type": TRANSCRIPTS, "language?": LANGUAGE, "rel?": "captions"}),
}  # fmt: skip
KNOWN_LICENSE = r"(?i)cc0-1\.0|cc-by(-nc)?(-sa|-nd)?-4\.0"
CHANNEL_ONCE = ("title", "link", "description", "language", f"{ITUNES}explicit", f"{ITUNES}image", f"{ITUNES}author")
ITEM_ONCE = ("title", "guid", "pubDate", "enclosure", "description", f"{ITUNES}duration", f"{ITUNES}explicit")


def broken(document):
    """Yield what is wrong with a feed."""
    rss = ET.fromstring(document)
    channel = rss.find("channel")
    assert rss.get("version") == "2.0"
    yield from _once(channel, CHANNEL_ONCE, "channel")
    yield from _namespace(channel, "channel")
    if channel.find(f"{ATOM}link[@rel='self']") is None:
        yield "the channel has no atom:link to itself"
    seen = set()
    for item in channel.findall("item"):
        name = item.findtext("title")
        for problem in (*_once(item, ITEM_ONCE, "item"), *_namespace(item, "item"), *_item(item)):
            yield f"{name}: {problem}"
        if (guid := item.findtext("guid")) in seen:
            yield f"{name}: its guid is another's too"
        seen.add(guid)


def _once(parent, tags, kind):
    for tag in tags:
        if len(parent.findall(tag)) != 1:
            yield f"the {kind} has {len(parent.findall(tag))} {tag}"


def _namespace(parent, kind):
    found = [element for element in parent if element.tag.startswith(PODCAST)]
    for tag in {element.tag for element in found}:
        name = tag.removeprefix(PODCAST)
        if name not in TAGS:
            yield f"podcast:{name} is no tag of the namespace"
            continue
        parents, most, value, attributes = TAGS[name]
        ours = [element for element in found if element.tag == tag]
        if kind not in parents.split() or (most and len(ours) > most):
            yield f"podcast:{name} stands {len(ours)} times in {kind}"
        for element in ours:
            yield from _element(element, name, value, attributes)


def _element(element, name, value, attributes):
    if not re.fullmatch(value, element.text or ""):
        yield f"podcast:{name} is {element.text!r}"
    known = {attribute.rstrip("?"): pattern for attribute, pattern in attributes.items()}
    missing = {attribute for attribute in attributes if not attribute.endswith("?")} - set(element.attrib)
    if missing or set(element.attrib) - set(known):
        yield f"podcast:{name} has the attributes {sorted(element.attrib)}"
    for attribute, text in element.attrib.items():
        if not re.fullmatch(known.get(attribute, ""), text):
            yield f"the {attribute} of podcast:{name} is {text!r}"
    if name == "license" and not element.get("url") and not re.fullmatch(KNOWN_LICENSE, element.text):
        yield f"the license {element.text!r} has no url"


def _item(item):
    enclosure = item.find("enclosure")
    if set(enclosure.attrib) != {"url", "length", "type"} or not re.fullmatch(HTTPS, enclosure.get("url")):
        yield f"its enclosure is {enclosure.attrib}"
    if not re.fullmatch("[1-9][0-9]*", enclosure.get("length")) or enclosure.get("type") != "audio/mpeg":
        yield f"its enclosure is {enclosure.attrib}"
    if item.find("guid").get("isPermaLink") != "false":
        yield "its guid is no address, and says that it is one"
    date = item.findtext("pubDate")
    if not re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", date):
        yield f"its date is {date}"
    parsedate_to_datetime(date)
    if not re.fullmatch("[1-9][0-9]*", item.findtext(f"{ITUNES}duration")):
        yield f"its duration is {item.findtext(f'{ITUNES}duration')}"
    if item.findtext(f"{ITUNES}episodeType") not in {"full", "trailer", "bonus"}:
        yield "its type is none"
    for number in ("season", "episode"):
        if not re.fullmatch("[1-9][0-9]*", item.findtext(f"{ITUNES}{number}")):
            yield f"its {number} is no whole number above 0"
    marks = [mark.get("start") for mark in item.iter(f"{PSC}chapter")]
    if marks != sorted(marks) or not all(re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3}", mark) for mark in marks):
        yield f"its simple chapters begin at {marks}"


OPTIONAL = {"title": str, "img": str, "url": str, "toc": bool, "endTime": (int, float)}
OPTIONAL_OF_ALL = dict.fromkeys(("author", "title", "podcastName", "description", "fileName"), str)


def broken_chapters(document):
    """Yield what is wrong with a JSON chapters file."""
    told = json.loads(document)
    if not re.fullmatch(r"1\.\d+\.\d+", told.pop("version", "")):
        yield "it has no version"
    chapters = told.pop("chapters", None)
    if not isinstance(chapters, list) or not chapters:
        yield "it has no list of chapters"
        return
    yield from (f"{key} is {told[key]!r}" for key in told if not isinstance(told[key], OPTIONAL_OF_ALL.get(key, ())))
    before = -1.0
    for chapter in chapters:
        start = chapter.pop("startTime", None)
        if not isinstance(start, int | float) or isinstance(start, bool) or start <= before:
            yield f"a chapter begins at {start!r}, after one at {before}"
            return
        before = start
        yield from (
            f"{key} is {chapter[key]!r}" for key in chapter if not isinstance(chapter[key], OPTIONAL.get(key, ()))
        )
        if chapter.get("endTime", start + 1) <= start:
            yield f"a chapter ends at {chapter['endTime']} and begins at {start}"
