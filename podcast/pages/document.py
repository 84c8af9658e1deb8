"""The name of a template and its values in, one HTML document out, under a policy that lets only its own parts run."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING

from podcast.pages import interface

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MARK = '<meta name="generator" content="earpaper">'
"""What tells a page of ours from another's."""


def document(
    name: str,
    scripts: tuple[str, ...],
    styles: tuple[str, ...],
    text_language: str,
    *,
    connects: bool = False,
    **values: object,
) -> str:
    """Render a template with scripts and styles by the names of their files; all other values are escaped.

    It speaks of itself as goes with a text in `text_language`.

    `connects` lets the scripts ask the page's own server for more.
    """
    script, style = "".join(map(asset, scripts)), "".join(map(asset, styles))
    return template(name).render(
        code=script,
        style=style,
        mark=MARK,
        policy=policy(script, style, connects=connects),
        interface=interface.language(text_language),
        say=SimpleNamespace(**interface.words(text_language)),
        **values,
    )


def template(name: str) -> "Template":
    """Return the template of that name; it is compiled once."""
    return _environment().get_template(name)


def policy(code: str, style: str, *, connects: bool = False) -> str:
    """Return a content security policy under which only this script and style run, and nothing leaves for elsewhere.

    Source: https://www.w3.org/TR/CSP3/
    """
    asked = "connect-src 'self'; " if connects else ""
    return (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; "
        f"media-src 'self'; img-src 'self' data:; {asked}"
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """Return a script or a style of the pages."""
    return files("podcast.pages").joinpath(name).read_text("utf-8")


@cache
def form(*names: str) -> str:
    """Return what changes when one of these parts of the pages does."""
    return hashlib.sha256("\0".join(map(asset, names)).encode()).hexdigest()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("podcast.pages", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
