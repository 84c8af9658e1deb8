"""A name in, the backend or the voice of that name out."""

from importlib.metadata import EntryPoint

from tts.backends.protocol import Backend, Voice, VoiceMissing

GROUP = "earpaper.backends"
BUILT_IN = (
    EntryPoint("hibari", "tts.backends.hibari:Hibari", GROUP),
    EntryPoint("silent", "tts.backends.silent:Silent", GROUP),
)
"""The backends at hand, the default first; loading one is left until it is asked for."""


def names() -> tuple[str, ...]:
    """Return the names of the backends, the default first, without loading any."""
    return tuple(entry.name for entry in BUILT_IN)


def backend(name: str = "hibari") -> Backend:
    """Return a backend by name; raises VoiceMissing where there is none of that name, or its engine is missing."""
    for entry in BUILT_IN:
        if entry.name == name:
            try:
                made: Backend = entry.load()()
            except ImportError as error:
                raise VoiceMissing(f"the backend {name} needs {error.name}, which is not installed") from error
            return made
    raise VoiceMissing(f"there is no backend {name!r}: the backends are {', '.join(names())}")


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
        raise VoiceMissing(f"no voice of {backend.name} speaks {language or 'an unknown language'}: {_listed(voices)}")
    return next((candidate for candidate in able if _tag(candidate.language) == _tag(language)), able[0])


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
