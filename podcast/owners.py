"""A process in, its name as an owner of leases out; and whether the process of such a name may still be at work."""

import os
import socket
import sys


def owner_name(process: int, token: str) -> str:
    """Return the name of a process of this machine as an owner of leases."""
    return f"{socket.gethostname()}:{process}:{token}"


def alive(owner: str) -> bool:
    """Tell whether the process of an owner may still be at work; only processes of this machine are known."""
    host, process, _ = owner.rsplit(":", 2)
    if host != socket.gethostname() or sys.platform == "win32":
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
