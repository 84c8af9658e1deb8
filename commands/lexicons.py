"""`earpaper lexicon`: keep a pronunciation map."""

from pathlib import Path
from typing import Annotated

import typer

from commands.options import JsonOption, LexiconOption
from commands.printing import print_json, tell
from commands.stages import loaded

app = typer.Typer(help="Keep a pronunciation map: how names and acronyms are said.", no_args_is_help=True)
MapArgument = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Pronunciation maps: .toml, .csv or .pls.")]
WordArgument = Annotated[str, typer.Argument(metavar="WORD", help="A name or word, as articles write it.")]
SayingOption = Annotated[str | None, typer.Option(metavar="TEXT")]
ForceMapOption = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
MapOutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the map goes.")]


@app.command("check")
def lexicon_check(files: MapArgument) -> None:
    """Check maps: each entry can be said by every voice, and no two tell of the same writing."""
    for file, lexicon in zip(files, loaded(files), strict=True):
        tell(f"{file}: {len(lexicon.entries)} {'entry' if len(lexicon.entries) == 1 else 'entries'}, all good")


@app.command("show")
def lexicon_show(
    word: WordArgument,
    *,
    lexicon: LexiconOption = None,
    language: Annotated[str, typer.Option("--language", help="Of the articles.")] = "en",
    as_json: JsonOption = False,
) -> None:
    """Show what is told of a word, the entry that wins first: where it stands, and how it is said."""
    from tts.pronunciation import showing
    from tts.pronunciation.lexicon import house

    found = showing.found(word, (*loaded(lexicon), house(language)), language)
    if as_json:
        print_json([showing.as_json(reading) for reading in found])
    else:
        tell("\n".join(showing.lines(word, found)))


@app.command("import")
def lexicon_import(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    output: MapOutputOption = None,
    force: ForceMapOption = False,
) -> None:
    """Turn a map in CSV or PLS 1.0 into TOML; what can't be carried over is listed on standard error."""
    from tts.pronunciation.editing import put_new
    from tts.pronunciation.importing import imported

    read = imported(file)
    for line in read.lost:
        tell(line, err=True)
    put_new(output, read.text, force=force) if output else tell(read.text.rstrip("\n"))


@app.command("export")
def lexicon_export(
    files: MapArgument,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A name in .pls, .csv or .toml.")],
    language: Annotated[str, typer.Option("--language", help="The language of a PLS: a tag as en-US.")] = "en-US",
    shards: Annotated[
        bool, typer.Option("--shards", help="Several PLS of 4,000 characters at most: FILE-1.pls, FILE-2.pls, ...")
    ] = False,
    force: ForceMapOption = False,
) -> None:
    """Write maps in another format; what it can't carry is listed on standard error."""
    from tts.pronunciation.exporting import exported

    entries = tuple(entry for lexicon in loaded(files) for entry in lexicon.entries)
    written = exported(entries, output, language, shards=shards, force=force)
    for line in written.lost:
        tell(line, err=True)
    tell("\n".join(map(str, written.files)))


@app.command("add")
def lexicon_add(
    word: WordArgument,
    *,
    respelling: SayingOption = None,
    ipa: SayingOption = None,
    letters: SayingOption = None,
    alias: SayingOption = None,
    as_word: Annotated[str | None, typer.Option("--word", metavar="TEXT")] = None,
    pinyin: SayingOption = None,
    kana: SayingOption = None,
    skip: Annotated[bool, typer.Option("--skip", help="It is not said at all.")] = False,
    note: SayingOption = None,
    source: SayingOption = None,
    surname: SayingOption = None,
    before: Annotated[list[str] | None, typer.Option("--before", metavar="WORD", help="Only after this word.")] = None,
    after: Annotated[list[str] | None, typer.Option("--after", metavar="WORD", help="Only before this word.")] = None,
    match: Annotated[str | None, typer.Option("--match", help="fold: in any case.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="Only in articles of this language: en.")] = None,
    scope: Annotated[str | None, typer.Option("--scope", help="Only for publisher:NAME or article:URL.")] = None,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The map; it is made where there is none.")] = Path(
        "names.toml"
    ),
    replace: Annotated[bool, typer.Option("--replace", help="Change the entry that the map has for it.")] = False,
) -> None:
    """Add an entry to a map in TOML, whose comments and order stay: exactly one way to say it."""
    from tts.pronunciation import editing, showing

    told = {
        "ipa": ipa, "letters": letters, "word": as_word, "alias": alias, "respelling": respelling, "pinyin": pinyin,
        "kana": kana, "skip": skip or None, "surname": surname, "note": note, "source": source,
        "before": before, "after": after, "match": match, "language": language, "scope": scope,
    }  # fmt: skip
    entry = editing.add(to, {"written": word, **{key: value for key, value in told.items() if value}}, replace=replace)
    tell("\n".join(showing.lines(word, (showing.reading(entry),))))
