"""The file of a show in, a checked `Show` out; an error names the key, its line, and what would be right."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from podcast.telling import ShowError, nearest, problems, told_twice

Rights = Literal["own", "licensed", "private"]
PRIVATE_BASE = "http://127.0.0.1:8000/"
PLACEHOLDER = "you@example.org"
LONGEST_NAME = 128
"""Characters of a person or a license: https://podcasting2.org/docs/podcast-namespace/tags/person"""
_DESCRIPTION = 4000
"""Bytes: https://help.apple.com/itc/podcasts_connect/#/itcb54353390"""
_WELL_KNOWN = re.compile(r"cc0-1\.0|cc-pddc|pddl-1\.0|cc-by(-nc)?(-nd|-sa)?-(1\.0|2\.0|2\.5|3\.0|4\.0)")
"""Licenses that are known by their name in the SPDX list; any other needs an address."""
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def _one_line(text: str) -> str:
    if not (folded := " ".join(text.split())):
        raise ValueError("it must not be empty")
    return folded


def _http(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("it must be an http(s) address without ? and #")
    return address


def _folder_address(address: str) -> str:
    if not address.isascii():
        raise ValueError("it must be in ASCII: write other letters with % or as xn--")
    return _http(address).rstrip("/") + "/"


def _short_description(text: str) -> str:
    if (length := len(text.encode())) > _DESCRIPTION:
        raise ValueError(f"directories take {_DESCRIPTION} bytes, and it has {length}")
    return text


def _known_category(category: tuple[str, ...]) -> tuple[str, ...]:
    known = categories()
    name, *sub = category
    if name not in known:
        raise ValueError(f"directories know {nearest(name, known)}")
    if sub and sub[0] not in known[name]:
        raise ValueError(f"under {name} directories know {nearest(sub[0], known[name])}")
    return category


def _rhythm(text: str) -> str:
    from podcast.schedule import FORM

    if text and not FORM.fullmatch(text):
        raise ValueError("it must be daily, weekdays or the name of a day, and a time: daily 07:00")
    return text


def _zone(name: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such time zone is known here") from error


@cache
def categories() -> Mapping[str, list[str]]:
    """Return the categories of directories with their subcategories."""
    return tomllib.loads(files("podcast").joinpath("apple_categories.toml").read_text("utf-8"))


Line = Annotated[str, AfterValidator(_one_line)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Owner(_Table):
    """Who answers for the show to directories."""

    name: Line = Field(examples=['"Mira Lindqvist"'])
    email: str = Field(pattern=r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", examples=['"mira@example.org"'])


class Sources(_Table):
    """Where articles come from; paths are seen from the show's folder."""

    articles: tuple[Line, ...] = Field(default=(), examples=['["https://example.org/a"]'])
    files: tuple[str, ...] = Field(default=(), examples=['["articles.txt"]'])
    folders: tuple[str, ...] = Field(default=(), examples=['["pages"]'])
    feeds: tuple[Line, ...] = Field(default=(), examples=['["https://example.org/rss"]'])


class Digest(_Table):
    """When many articles become one episode, and how; `digest = "daily 07:00"` stands for `at` alone."""

    at: Annotated[str, AfterValidator(_rhythm)] = Field(default="", examples=['"daily 07:00"', '"friday 18:30"'])
    timezone: Annotated[str, AfterValidator(_zone)] = Field(default="UTC", examples=['"Europe/Berlin"'])
    order: Literal["joined", "newest", "oldest"] = Field(default="joined", examples=['"joined"', '"newest"'])
    minutes: float = Field(default=0, ge=0, examples=["30"])
    sound: str | None = Field(default=None, examples=['"between.mp3"'])
    voices: tuple[str, ...] = Field(default=(), examples=['["heart", "emma"]'])
    pictures: bool = Field(default=True, examples=["true"])


def _at_alone(value: object) -> object:
    return {"at": value} if isinstance(value, str) else value


class Filter(_Table):
    """What is taken of what feeds name; a story that the show names itself is always taken."""

    days: float = Field(default=7, ge=0, examples=["7"])
    at_most: int = Field(default=50, ge=0, examples=["50"])
    sections: tuple[Line, ...] = Field(default=(), examples=['["World", "Business"]'])
    words: tuple[Line, ...] = Field(default=(), examples=['["ferry", "harbour"]'])
    without: tuple[Line, ...] = Field(default=(), examples=['["horoscope"]'])
    least_words: int = Field(default=0, ge=0, examples=["100"])
    most_words: int = Field(default=0, ge=0, examples=["4000"])


class Show(_Table):
    """What `show.toml` tells; the fields are its keys."""

    title: Line = Field(examples=['"Morning paper"'])
    description: Annotated[Line, AfterValidator(_short_description)] = Field(
        examples=['"The paper of the day, read to you."']
    )
    author: Line = Field(examples=['"The Harbour Post"'])
    language: str = Field(default="en", pattern=_LANGUAGE, examples=['"en"', '"zh-Hant-TW"'])
    category: Annotated[tuple[str, ...], AfterValidator(_known_category)] = Field(
        default=("News",), min_length=1, max_length=2, examples=['["News", "Daily News"]']
    )
    link: Annotated[str, AfterValidator(_http)] | None = Field(default=None, examples=['"https://example.org/"'])
    base_url: Annotated[str, AfterValidator(_folder_address)] = Field(
        default=PRIVATE_BASE, examples=['"https://audio.example.org/morning/"']
    )
    explicit: bool = Field(default=False, examples=["false"])
    rights: Rights = Field(examples=['"own"', '"licensed"', '"private"'])
    license: Line | None = Field(default=None, max_length=LONGEST_NAME, examples=['"cc-by-4.0"'])
    license_url: Annotated[str, AfterValidator(_http)] | None = Field(
        default=None, examples=['"https://example.org/license"']
    )
    guid: UUID | None = Field(default=None, examples=['"917393e3-1b1e-5cef-ace4-edaa54e1f810"'])
    cover: str | None = Field(default=None, examples=['"cover.png"'])
    colours: tuple[Colour, Colour] = Field(default=("#12355b", "#f4ecdf"), examples=['["#12355b", "#f4ecdf"]'])
    backend: str = Field(default="hibari", examples=['"hibari"'])
    voice: str | None = Field(default=None, examples=['"heart"'])
    lexicons: tuple[str, ...] = Field(default=(), examples=['["names.toml"]'])
    speak: tuple[Literal["title", "dek", "byline", "date", "captions"], ...] = Field(
        default=("title",), examples=['["title", "dek"]']
    )
    keep: int = Field(default=0, ge=0, examples=["300"])
    vanished: Literal["keep", "withdraw"] = Field(default="keep", examples=['"keep"', '"withdraw"'])
    recheck_days: int = Field(default=2, ge=0, examples=["2"])
    pause_s: float = Field(default=1.0, ge=0, le=60, examples=["1.0"])
    allow_private: bool = Field(default=False, examples=["false"])
    publish: str | None = Field(
        default=None, examples=['"s3://bucket/morning"', '"sftp://me@example.org/var/www/morning"']
    )
    verify: str | None = Field(default=None, max_length=4000, examples=['"a code that a directory asks for"'])
    owner: Owner
    sources: Sources = Sources()
    filter: Filter = Filter()
    digest: Annotated[Digest, BeforeValidator(_at_alone)] = Digest()

    @model_validator(mode="after")
    def _public_shows_can_be_reached(self) -> "Show":
        if self.rights != "private" and not self.base_url.startswith("https://"):
            raise ValueError(
                "base_url: directories take https:// addresses only: name where the site will be, "
                'or say rights = "private"'
            )
        if self.rights != "private" and self.owner.email == PLACEHOLDER:
            raise ValueError(f"owner.email: it is still {PLACEHOLDER}, and directories write to it: give one of yours")
        return self

    @model_validator(mode="after")
    def _a_license_can_be_read(self) -> "Show":
        if self.license and not self.license_url and not _WELL_KNOWN.fullmatch(self.license.lower()):
            raise ValueError(
                f"license: {self.license!r} is none that is known by its name: say with license_url where it is written"
            )
        return self

    @property
    def blocked(self) -> bool:
        """Whether directories are asked to leave the show out."""
        return self.rights == "private"


def load(path: Path, *, allow_private: bool = False) -> Show:
    """Read and check the file of a show; raises ShowError. `allow_private` counts as if it stood there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ShowError(f"{path} is not there: earpaper init {path.parent} makes one") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ShowError(f"{path} can't be read as UTF-8 text: {error}") from error
    try:
        show = Show.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ShowError(f"{path} is not TOML: {told_twice(text, Show) or error}") from error
    except ValidationError as error:
        raise ShowError(*(f"{path}, {problem}" for problem in problems(error, text, Show))) from error
    return show.model_copy(update={"allow_private": True}) if allow_private else show
