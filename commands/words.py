"""`earpaper words`: the names that no entry covers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import DEFAULT_BACKEND, CookiesOption, ForceOption, JsonOption, LexiconOption, PrivateOption
from commands.printing import print_json, tell
from commands.recording import recorded
from commands.stages import cleaned, loaded, read_script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tts.pronunciation.candidates import Candidate
    from tts.pronunciation.lexicon import Lexicon


def words(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="As for convert; several may be given.")],
    *,
    show: Annotated[
        Path | None, typer.Option("--show", metavar="FILE", help="A show.toml, whose `lexicons` count as --lexicon.")
    ] = None,
    lexicon: LexiconOption = None,
    audition: Annotated[
        Path | None, typer.Option("--audition", metavar="FILE", help="An MP3 that says each one twice, with chapters.")
    ] = None,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the names and acronyms that no entry covers, the most doubtful first, as entries to paste into a map."""
    from tts.pronunciation import candidates
    from tts.pronunciation.show_lexicons import paths

    lexicons = loaded([*(lexicon or []), *(paths(show) if show else ())])
    articles = [cleaned(source, allow_private=allow_private, cookies=cookies)[1] for source in sources]
    scripts = [read_script(article, lexicons, "title,dek,captions") for article in articles]
    knows, guess = dictionary(scripts[0].language)
    found = candidates.candidates(scripts, knows, guess)
    if audition and found:
        auditioned(found, lexicons, audition, force=force)
    if as_json:
        print_json([candidates.as_json(one) for one in found])
    elif found:
        tell(candidates.as_map(found).rstrip("\n"))


def auditioned(found: "Sequence[Candidate]", lexicons: tuple["Lexicon", ...], output: Path, *, force: bool) -> None:
    """Record the candidates as their proposed entries say them."""
    from podcast.output import destination
    from tts import compose, read
    from tts.backends import registry
    from tts.pronunciation import candidates
    from tts.pronunciation.lexicon import parse

    article = candidates.audition(found)
    origin = f"the words {', '.join(one.written for one in found)}"
    path = destination(output, article.title, origin, force=force)
    engine = registry.backend(DEFAULT_BACKEND)
    proposed = parse(candidates.as_map(found), "proposed", "proposed")
    script = read(compose(article, ()), (proposed, *lexicons))
    recorded(article, script, engine, registry.choose_voice(engine, None, article.language).name, origin, path)


def dictionary(language: str) -> "tuple[Callable[[str], bool], Callable[[str], str]]":
    """Return what tells whether the default voice knows a word, and what IPA it gives one, in a language of its own."""
    from tts.backends import registry
    from tts.backends.hibari import Hibari
    from tts.backends.protocol import VoiceMissing
    from tts.script import Segment, Utterance

    engine = Hibari()
    try:
        voice = registry.choose_voice(engine, None, language).name
    except VoiceMissing:
        return (lambda _: True), (lambda _: "")
    return (
        lambda word: engine.knows(word, voice),
        lambda word: engine.pronounce(Utterance((Segment(0, len(word), word, word, "plain"),)), voice),
    )
