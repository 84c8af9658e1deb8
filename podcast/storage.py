"""The address of a place for files in, that place out: a folder or SFTP by fsspec, S3, Google or Azure by obstore.

Keys and passwords are never part of an address: object stores take them from the environment (`AWS_ACCESS_KEY_ID`,
`AWS_ENDPOINT_URL`, `GOOGLE_APPLICATION_CREDENTIALS`, `AZURE_STORAGE_ACCOUNT_NAME` ...), SFTP from the keys and the
known hosts of this person's ssh.
"""

import io
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from podcast.errors import LibraryError, MissingExtra, StoreUnavailable
from podcast.failing import point
from podcast.files import DRAFT

if TYPE_CHECKING:
    from obstore.store import RetryConfig

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "azure", "abfs", "abfss"})
RETRIES, RETRIED_S = 5, 60
EXTRA = "pip install 'earpaper[publish]' brings it"
Content = Path | bytes


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

        point()
        with _asked():
            try:
                obstore.delete(self.store, name)
            except FileNotFoundError:
                return


@dataclass(slots=True)
class FileStore:
    """A folder of a file system: each file is sent under a temporary name, and then has its own."""

    system: Any
    root: PurePosixPath
    at_once: int = 1

    def sizes(self) -> Mapping[str, int]:
        """Walk the folder."""
        with _asked():
            if not self.system.exists(str(self.root)):
                return {}
            found = self.system.find(str(self.root), detail=True)
            root = self._key(self.system._strip_protocol(str(self.root)))  # noqa: SLF001 - as fsspec names what it finds
            return {self._key(path).removeprefix(f"{root}/"): facts["size"] for path, facts in found.items()}

    def put(self, name: str, content: Content, media_type: str, cache_control: str) -> None:  # noqa: ARG002
        """Send a file; what it is served as is for the web server to know."""
        place = self.root / name
        draft = place.with_name(f".{secrets.token_hex(8)}{DRAFT}")
        with _asked():
            self.system.makedirs(str(place.parent), exist_ok=True)
            point()
            try:
                with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
                    self._send(file, str(draft))
                point()
                self.system.mv(str(draft), str(place))
            except BaseException:
                if self.system.exists(str(draft)):
                    self.system.rm_file(str(draft))
                raise

    def _send(self, file: Any, path: str) -> None:
        with self.system.open(path, "wb") as there:
            while piece := file.read(1 << 20):
                there.write(piece)

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
        from obstore.store import from_url
    except ImportError as error:
        raise MissingExtra(f"obstore is not here, which sends files to {address.partition(':')[0]}: {EXTRA}") from error
    with _asked():
        retries: RetryConfig = {"max_retries": RETRIES, "retry_timeout": timedelta(seconds=RETRIED_S)}
        return ObjectStore(from_url(address, retry_config=retries))


def _folder(path: str) -> FileStore:
    try:
        from fsspec.implementations.local import LocalFileSystem
    except ImportError as error:
        raise MissingExtra(f"fsspec is not here, which sends files: {EXTRA}") from error
    return FileStore(LocalFileSystem(), PurePosixPath(Path(path).expanduser().absolute().as_posix()))


def _sftp(address: str) -> FileStore:
    try:
        import paramiko
        from fsspec.implementations.sftp import SFTPFileSystem
    except ImportError as error:
        raise MissingExtra(f"fsspec or paramiko is not here, which send files by SFTP: {EXTRA}") from error

    class KnownHosts(SFTPFileSystem):  # type: ignore[misc]  # fsspec has no types
        """Talks to hosts that this person's ssh knows, and to no other; fsspec itself would take any."""

        cachable = False

        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_system_host_keys()
            self.client.connect(self.host, **self.ssh_kwargs)
            self.ftp = self.client.open_sftp()

    parts = urlsplit(address)
    facts = {"port": parts.port, "username": parts.username}
    with _asked():
        system = KnownHosts(parts.hostname, timeout=20, **{name: fact for name, fact in facts.items() if fact})
    return FileStore(system, PurePosixPath(parts.path or "/"))


@contextmanager
def _asked() -> Iterator[None]:
    """Make what goes wrong with a place for files one of our errors."""
    try:
        yield
    except LibraryError:
        raise
    except PermissionError as error:
        raise LibraryError(f"the place for the files takes none ({_line(error)}): check its keys and rights") from error
    except Exception as error:
        if not _is_of_storage(error):
            raise
        raise StoreUnavailable(f"the place for the files did not take them ({_line(error)}): try again") from error


def _is_of_storage(error: Exception) -> bool:
    return isinstance(error, OSError | EOFError) or type(error).__module__.partition(".")[0] in {"obstore", "paramiko"}


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
