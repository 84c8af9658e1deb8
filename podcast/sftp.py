"""An sftp:// address in, the files of its server as fsspec has them out; hosts, names and keys are those of ssh."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from podcast.errors import LibraryError, MissingExtra

PORT = 22
TIMEOUT_S = 20


def connected(address: str) -> Any:
    """Return the file system of a server that this person's ssh knows and has a key for; raises LibraryError.

    What stands of the host in ~/.ssh/config counts as for ssh itself: HostName, User, Port, IdentityFile and
    UserKnownHostsFile.
    """
    try:
        import paramiko
        from fsspec.implementations.sftp import SFTPFileSystem
    except ImportError as error:
        raise MissingExtra(
            "fsspec or paramiko is not here, which send files by SFTP: pip install 'earpaper[publish]' brings it"
        ) from error

    class KnownHosts(SFTPFileSystem):  # type: ignore[misc]  # fsspec has no types
        """Talks to hosts that this person's ssh knows, and to no other; fsspec itself would take any."""

        cachable = False

        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            for file in known_hosts:
                self.client.load_system_host_keys(file)
            self.client.set_missing_host_key_policy(Unknown())
            with _told(self.host):
                self.client.connect(self.host, **self.ssh_kwargs)
                self.ftp = self.client.open_sftp()

    class Unknown(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]  # paramiko has no types
        """Refuses a host that shows itself for the first time."""

        def missing_host_key(self, client: Any, hostname: str, key: Any) -> None:  # noqa: ARG002
            raise LibraryError(f"your ssh does not know {hostname}: connect once by ssh, and take its key")

    host, known_hosts, facts = _facts(address, paramiko)
    return KnownHosts(host, timeout=TIMEOUT_S, **facts)


def _facts(address: str, paramiko: Any) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """Return the host of an address, the files it is known by, and as whom, at which port and with which keys."""
    parts = urlsplit(address)
    file = Path("~/.ssh/config").expanduser()
    config = paramiko.SSHConfig.from_path(str(file)) if file.is_file() else paramiko.SSHConfig()
    known = config.lookup(parts.hostname or "")
    for key in ("proxyjump", "proxycommand"):
        if known.get(key, "none") != "none":
            raise LibraryError(f"{file} reaches {parts.hostname} by {key}, which is not done here: publish to a folder")
    named = known.get("userknownhostsfile", "~/.ssh/known_hosts").split()
    hosts = tuple(str(path) for name in named if (path := Path(name).expanduser()).is_file())
    facts = {
        "username": parts.username or known.get("user"),
        "port": parts.port or int(known.get("port", PORT)),
        "key_filename": known.get("identityfile"),
    }
    return str(known["hostname"]), hosts, {name: fact for name, fact in facts.items() if fact}


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Say of a server that is not who it was, or that takes no key, what is to be done."""
    import paramiko

    try:
        yield
    except paramiko.BadHostKeyException as error:
        raise LibraryError(f"{host} shows another key than your ssh knows it by: see to ~/.ssh/known_hosts") from error
    except paramiko.PasswordRequiredException as error:
        raise LibraryError(f"your key for {host} is locked: ssh-add lets the agent open it") from error
    except paramiko.AuthenticationException as error:
        raise LibraryError(f"{host} takes none of your ssh's keys ({error}): see that ssh itself gets in") from error
    except paramiko.SSHException as error:
        if "authentication methods" not in str(error):
            raise
        raise LibraryError(f"there is no key for {host}: make one with ssh-keygen, or start the agent") from error
