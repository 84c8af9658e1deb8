"""What can go wrong where finished things are kept."""


class LibraryError(Exception):
    """A finished file could not be kept; the message says what, which, and what to do.

    LibraryError
      +-- OverwriteRefused    the file that is there was made from another source
      +-- NoProgramme         the file is no MP3 that can be played
    """


class OverwriteRefused(LibraryError):
    """Writing would destroy a file that was made from another source."""


class NoProgramme(LibraryError):
    """What was given as a programme is no MP3 that can be played."""
