"""A name in, the backend or the voice of that name out; ours and a stranger's through one door."""

import inspect
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points

from tts.backends.protocol import Backend, SpeechError, Voice, VoiceMissing

GROUP = "earpaper.backends"
"""The entry points through which an installed package offers a backend: a callable that returns one."""
BUILT_IN = (
    EntryPoint("hibari", "tts.backends.hibari:Hibari", GROUP),
    EntryPoint("kokoro", "tts.backends.kokoro:Kokoro", GROUP),
    EntryPoint("gtts", "tts.backends.google:Google", GROUP),
    EntryPoint("espeak", "tts.backends.espeak:Espeak", GROUP),
    EntryPoint("command", "tts.backends.command:Command", GROUP),
    EntryPoint("silent", "tts.backends.silent:Silent", GROUP),
)


def _entries() -> Iterator[EntryPoint]:
    """Yield the backends at hand, the default first, loading none; a stranger can't take a name of ours."""
    yield from BUILT_IN
    ours = {entry.name for entry in BUILT_IN}
    yield from (entry for entry in entry_points(group=GROUP) if entry.name not in ours)


def names() -> tuple[str, ...]:
    """Return the names of the backends, the default first, without loading any."""
    return tuple(entry.name for entry in _entries())


def backend(name: str = "hibari") -> Backend:
    """Return a backend by name; raises VoiceMissing where there is none of that name, or its engine is missing.

    After a colon stands what the backend is to be made with: "command:piper --model FILE".
    """
    kind, colon, argument = name.partition(":")
    for entry in _entries():
        if entry.name == kind:
            return _made(entry, (argument,) if colon else ())
    raise VoiceMissing(f"there is no backend {kind!r}: the backends are {', '.join(names())}")


def _made(entry: EntryPoint, arguments: tuple[str, ...]) -> Backend:
    try:
        make = entry.load()
    except (ImportError, AttributeError) as error:
        raise VoiceMissing(f"the backend {entry.name} can't be loaded: {error}; install what it needs") from error
    try:
        inspect.signature(make).bind(*arguments)
    except TypeError as error:
        wrong = "takes nothing after its name" if arguments else f"needs more: {entry.name}:PROGRAM ARGUMENT ..."
        raise VoiceMissing(f"the backend {entry.name} {wrong}") from error
    made: Backend = make(*arguments)
    return made


def choose_voice(backend: Backend, voice: str | None, language: str) -> Voice:
    """Return the voice of a name, else the first that speaks the language; raises VoiceMissing.

    `language` is a BCP 47 tag; its region decides between voices where several speak the language.
    """
    voices = backend.voices()
    if voice is None:
        return _speaker(backend, voices, language)
    named = next((candidate for candidate in voices if candidate.name == voice), None)
    if named is None:
        raise VoiceMissing(f"{backend.name} has no voice {voice!r} here: {_listed(voices)}")
    if not _speaks(named, language):
        raise VoiceMissing(f"the voice {voice} does not speak {language}: {_listed(voices)}")
    return named


def _speaker(backend: Backend, voices: tuple[Voice, ...], language: str) -> Voice:
    able = [candidate for candidate in voices if _speaks(candidate, language)]
    if not able:
        raise VoiceMissing(
            f"no voice of {backend.name} speaks {language or 'an unknown language'}: "
            f"{_listed(voices)}{_elsewhere(backend, language)}"
        )
    return next((candidate for candidate in able if _tag(candidate.language) == _tag(language)), able[0])


def _elsewhere(backend: Backend, language: str) -> str:
    """Name the backends of ours that speak the language here, and one that would when it is installed."""
    able = [entry.name for entry in BUILT_IN if entry.name not in {backend.name, "silent"} and _can(entry, language)]
    told = f"; --backend {' or '.join(able)} speaks it" if able else ""
    if _primary(language) == "zh" and "kokoro" not in able:
        told += "; so does kokoro, after pip install 'earpaper[kokoro]'"
    return told


def _can(entry: EntryPoint, language: str) -> bool:
    try:
        return any(_speaks(voice, language) for voice in _made(entry, ()).voices())
    except SpeechError:
        return False


def _speaks(voice: Voice, language: str) -> bool:
    return voice.language == "mul" or _primary(voice.language) == _primary(language)


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()


def _primary(language: str) -> str:
    return _tag(language).split("-")[0]


def _listed(voices: tuple[Voice, ...]) -> str:
    if not voices:
        return "it has none on this machine"
    return "there are " + ", ".join(f"{voice.name} ({voice.language})" for voice in voices)
