"""What can go wrong where finished things are kept."""


class LibraryError(Exception):
    """A finished file could not be kept; the message says what, which, and what to do.

    LibraryError
      +-- OverwriteRefused    the file that is there was made from another source
      +-- NoProgramme         the file is no MP3 that can be played
      +-- PublishRefused      the show is not for others
      +-- MissingExtra        an optional package is not installed
      +-- StoreUnavailable    the place for the files did not answer as it should; worth trying again
    """


class OverwriteRefused(LibraryError):
    """Writing would destroy a file that was made from another source."""


class NoProgramme(LibraryError):
    """What was given as a programme is no MP3 that can be played."""


class PublishRefused(LibraryError):
    """The show is for the ears of who made it alone."""


class MissingExtra(LibraryError):
    """A package that only some need is not installed."""


class StoreUnavailable(LibraryError):
    """The place that files were to be sent to did not take them just now."""
