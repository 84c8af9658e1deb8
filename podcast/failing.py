"""The number of durable operations so far in, the failure that a test asked for out: nothing in anybody else's hands.

`EARPAPER_FAIL_AT=7:ENOSPC` fails the seventh operation of each process as a full disk would, `7:kill` or `7` ends the
process there as a loss of power would.
"""

import errno
import os
import signal
from itertools import count

VARIABLE = "EARPAPER_FAIL_AT"
FAILURES = ("kill", "ENOSPC", "EIO", "EACCES", "EROFS")
_operations = count(1)


def point() -> None:
    """Stand before an operation that must survive a crash; raises OSError where a test wants it to fail."""
    asked = os.environ.get(VARIABLE)
    if not asked:
        return
    number, _, failure = asked.partition(":")
    if next(_operations) != int(number):
        return
    if failure in {"", "kill"}:
        os.kill(os.getpid(), signal.SIGKILL)
    code = getattr(errno, failure)
    raise OSError(code, os.strerror(code))
