"""The address of a place for files in, that place out: a folder or SFTP by fsspec, S3, Google or Azure by obstore.

Keys and passwords are never part of an address: object stores take them from the environment (`AWS_ACCESS_KEY_ID`,
`AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS`, `AZURE_STORAGE_ACCOUNT_NAME` ...), SFTP from the keys and the
known hosts of this person's ssh.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from podcast.errors import LibraryError, MissingExtra, StoreUnavailable
from podcast.failing import point
from podcast.files import DRAFT
from podcast.sftp import connected

if TYPE_CHECKING:
    from obstore.store import RetryConfig

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "azure", "abfs", "abfss"})
RETRIES, RETRIED_S = 5, 60
EXTRA = "pip install 'earpaper[publish]' brings it"
Content = Path | bytes
_STATUS = re.compile(r"status code: (\d{3})")
_REFUSED = frozenset({"401", "403", "PermissionDeniedError", "UnauthenticatedError"})
_MISSING = frozenset({"404", "NotFoundError"})
_DRAFT = re.compile(rf"(?:.*/)?\.[0-9a-f]{{16}}{re.escape(DRAFT)}")


class Store(Protocol):
    """A place for files by name; each call raises LibraryError, StoreUnavailable where it is worth trying again.

    `at_once` is how many files may be on their way.
    """

    at_once: int

    def sizes(self) -> Mapping[str, int]:
        """Return the files that are there, with their bytes."""
        ...

    def put(self, name: str, content: Content, media_type: str, cache_control: str) -> None:
        """Put a file in its place at once, and in that of an older one."""
        ...

    def delete(self, name: str) -> None:
        """Remove a file; one that is gone is no error."""
        ...


def opened(address: str) -> Store:
    """Return the place at an address; raises LibraryError, MissingExtra."""
    parts = urlsplit(address)
    if parts.password:
        raise LibraryError(f"{parts.scheme}://{parts.hostname}: a password does not belong into an address: use a key")
    if parts.scheme in OBJECT_STORES:
        return _objects(address)
    if parts.scheme == "sftp":
        return _sftp(address)
    if parts.scheme in {"", "file"}:
        return _folder(parts.path if parts.scheme else address)
    raise LibraryError(f"{address}: files are sent to a folder, sftp://, s3://, gs:// or az://")


def is_draft(name: str) -> bool:
    """Tell whether a file is one that was on its way to a place as a `FileStore` sends it."""
    return bool(_DRAFT.fullmatch(name))


def seen_from(folder: Path, address: str) -> str:
    """Return an address that stands in the file of a show: a path is seen from the show's folder."""
    return address if urlsplit(address).scheme else str(folder / Path(address).expanduser())


@dataclass(slots=True)
class ObjectStore:
    """A bucket, or a part of one: names are keys, and a put is all or nothing by itself."""

    store: Any
    at_once: int = 8

    def sizes(self) -> Mapping[str, int]:
        """List the keys."""
        import obstore

        with _asked():
            return {item["path"]: item["size"] for page in obstore.list(self.store) for item in page}

    def put(self, name: str, content: Content, media_type: str, cache_control: str) -> None:
        """Put an object, in parts where it is large."""
        import obstore

        point()
        with _asked():
            attributes = {"Content-Type": media_type, "Cache-Control": cache_control}
            obstore.put(self.store, name, content, attributes=attributes)

    def delete(self, name: str) -> None:
        """Delete an object."""
        import obstore
        from obstore.exceptions import NotFoundError

        point()
        with _asked(), suppress(FileNotFoundError, NotFoundError):
            obstore.delete(self.store, name)


@dataclass(slots=True)
class FileStore:
    """A folder of a file system: each file is sent under a temporary name, and then has its own."""

    system: Any
    root: PurePosixPath
    at_once: int = 1
    made: set[PurePosixPath] = field(default_factory=set)
    """Folders that are known to be there."""

    def sizes(self) -> Mapping[str, int]:
        """Walk the folder."""
        with _asked():
            if not self.system.exists(str(self.root)):
                return {}
            if not self.system.isdir(str(self.root)):
                raise LibraryError(f"{self.root} is no folder there: name one with --to")
            found = self.system.find(str(self.root), detail=True)
            root = self._key(self.system._strip_protocol(str(self.root)))  # noqa: SLF001 - as fsspec names what it finds
            return {self._key(path).removeprefix(f"{root}/"): facts["size"] for path, facts in found.items()}

    def put(self, name: str, content: Content, media_type: str, cache_control: str) -> None:  # noqa: ARG002
        """Send a file; what it is served as is for the web server to know."""
        place = self.root / name
        draft = place.with_name(f".{secrets.token_hex(8)}{DRAFT}")
        with _asked():
            if place.parent not in self.made:
                self.system.makedirs(str(place.parent), exist_ok=True)
                self.made.add(place.parent)
            point()
            try:
                if isinstance(content, Path):
                    self.system.put_file(str(content), str(draft))
                else:
                    self.system.pipe_file(str(draft), content)
                point()
                self.system.mv(str(draft), str(place))
            except BaseException:
                with suppress(Exception):  # what stays is removed by the next run
                    self.system.rm_file(str(draft))
                raise

    def delete(self, name: str) -> None:
        """Remove a file."""
        point()
        with _asked():
            if self.system.exists(str(self.root / name)):
                self.system.rm_file(str(self.root / name))

    def _key(self, path: str) -> str:
        return path.rstrip("/")


def _objects(address: str) -> ObjectStore:
    try:
        from obstore.exceptions import BaseError
        from obstore.store import from_url
    except ImportError as error:
        raise MissingExtra(f"obstore is not here, which sends files to {address.partition(':')[0]}: {EXTRA}") from error
    retries: RetryConfig = {"max_retries": RETRIES, "retry_timeout": timedelta(seconds=RETRIED_S)}
    try:
        return ObjectStore(from_url(address, retry_config=retries))
    except (BaseError, ValueError) as error:
        raise LibraryError(f"{address} can't be opened ({_line(error)}): see to it, and to the environment") from error


def _folder(path: str) -> FileStore:
    try:
        from fsspec.implementations.local import LocalFileSystem
    except ImportError as error:
        raise MissingExtra(f"fsspec is not here, which sends files: {EXTRA}") from error
    return FileStore(LocalFileSystem(), PurePosixPath(Path(path).expanduser().absolute().as_posix()))


def _sftp(address: str) -> FileStore:
    with _asked():
        return FileStore(connected(address), PurePosixPath(urlsplit(address).path or "/"))


@contextmanager
def _asked() -> Iterator[None]:
    """Make what goes wrong with a place for files one of our errors."""
    try:
        yield
    except LibraryError:
        raise
    except Exception as error:
        kind = type(error)
        if not (isinstance(error, OSError | EOFError) or kind.__module__.partition(".")[0] in {"obstore", "paramiko"}):
            raise
        status = _STATUS.search(str(error))  # which stands in the text alone where a list is refused
        name = kind.__name__ if status is None else status[1]
        if isinstance(error, PermissionError) or name in _REFUSED:
            raise LibraryError(f"the place takes no files ({_line(error)}): check its keys and rights") from error
        if name in _MISSING:
            raise LibraryError(f"there is no such place ({_line(error)}): make it, or name another") from error
        raise StoreUnavailable(f"the place did not take the files ({_line(error)}): try again") from error


def _line(error: Exception) -> str:
    """Return what an error says, without the values that obstore adds for programmers."""
    said = " ".join(str(error).split("Debug source:")[0].split())
    return said[:300] or type(error).__name__
