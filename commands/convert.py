"""`earpaper convert` and `earpaper say`: an article, or one text, becomes an MP3."""

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, cast

import typer

from commands.options import (
    DEFAULT_BACKEND,
    BackendOption,
    ChapterSoundOption,
    CookiesOption,
    CoverOption,
    ForceOption,
    HeadingVoiceOption,
    IntroOption,
    JsonOption,
    KeepTakesOption,
    LexiconOption,
    OptOutOption,
    OutputOption,
    OutroOption,
    PageOption,
    PictureOption,
    PostsOption,
    PrivateOption,
    PublisherAudioOption,
    QuoteVoiceOption,
    SourceArgument,
    SpeakOption,
    TakesOption,
    TempoOption,
    TranscriptOption,
    VoiceOption,
    WorkersOption,
    by_role,
)
from commands.recording import artwork, own_recording, page_place, print_converted, recorded, takes_in
from commands.stages import cleaned, heed_wishes, loaded, read_script

if TYPE_CHECKING:
    from podcast.transcript import Format


def convert(
    source: SourceArgument,
    *,
    output: OutputOption = None,
    voice: VoiceOption = None,
    quote_voice: QuoteVoiceOption = None,
    heading_voice: HeadingVoiceOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    lexicon: LexiconOption = None,
    speak: SpeakOption = "title",
    force: ForceOption = False,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    override_opt_out: OptOutOption = False,
    embedded_posts: PostsOption = "skip",
    prefer_publisher_audio: PublisherAudioOption = False,
    page: PageOption = False,
    transcript: TranscriptOption = None,
    cover: CoverOption = None,
    picture: PictureOption = False,
    intro: IntroOption = None,
    chapter_sound: ChapterSoundOption = None,
    outro: OutroOption = None,
    takes: TakesOption = None,
    keep_takes: KeepTakesOption = True,
    workers: WorkersOption = None,
    tempo: TempoOption = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Turn an article into a chaptered MP3."""
    from podcast.output import destination, identity, transcript_places
    from tts.audio.jingles import Jingles
    from tts.backends import registry
    from tts.beside import standby
    from tts.casting import cast as cast_voices

    started = time.monotonic()
    if prefer_publisher_audio and (page or transcript):
        raise typer.BadParameter("a publisher's audio has no times of words: leave out --page and --transcript")
    if prefer_publisher_audio and (intro or chapter_sound or outro):
        raise typer.BadParameter("a publisher's audio is used as it is: leave out --intro, --chapter-sound and --outro")
    lexicons = loaded(lexicon)
    engine = registry.backend(backend)
    with standby(engine) if workers != 1 else nullcontext() as ready:
        fetched, article = cleaned(source, allow_private=allow_private, cookies=cookies, embedded_posts=embedded_posts)
        heed_wishes(article, override_opt_out=override_opt_out)
        origin = identity(fetched, article)
        path = destination(output, article.title, origin, force=force)
        pictures = artwork(cover, article.image if picture else None, allow_private=allow_private, cookies=cookies)
        if prefer_publisher_audio and (
            own := own_recording(
                article, origin, path, pictures, allow_private=allow_private, cookies=cookies, tempo=tempo
            )
        ):
            print_converted(own, path, time.monotonic() - started, as_json=as_json)
            return
        others = by_role(quote_voice, heading_voice)
        speaker = cast_voices(engine, article.language, voice, others).main
        index = page_place(path, force=force) if page else None
        kinds = cast("list[Format]", transcript or [])
        beside = transcript_places(path, kinds, force=force)
        script = read_script(article, lexicons, speak)
        episode, spoken = recorded(
            article,
            script,
            engine,
            speaker.name,
            origin,
            path,
            page=page,
            transcripts=kinds,
            artwork=pictures,
            jingles=Jingles(intro, chapter_sound, outro),
            takes=takes_in(takes, keep=keep_takes),
            workers=workers,
            ready=ready,
            tempo=tempo,
            voices=others,
        )
        print_converted(episode, path, time.monotonic() - started, index, beside, spoken=spoken, as_json=as_json)


def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is said.")],
    *,
    output: OutputOption = None,
    voice: VoiceOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    language: Annotated[str, typer.Option("--language", help="What the text is written in.")] = "en",
    lexicon: LexiconOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say one text: hear how a name or a figure is read."""
    from cleaning import Article, Block
    from fetching.characters import seen
    from podcast.output import destination
    from tts import compose, read
    from tts.backends import registry

    started = time.monotonic()
    text, _ = seen(text, markup=False)
    if not text.strip():
        raise typer.BadParameter("there is nothing to say")
    article = Article(url="", title=text, blocks=(Block("paragraph", text),), language=language)
    origin = f"the text {text}"
    engine = registry.backend(backend)
    speaker = registry.choose_voice(engine, voice, language)
    path = destination(output, text, origin, force=force)
    script = read(compose(article, ()), loaded(lexicon))
    episode, _ = recorded(article, script, engine, speaker.name, origin, path)
    print_converted(episode, path, time.monotonic() - started, as_json=as_json)
