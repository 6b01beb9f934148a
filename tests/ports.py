"""Ports for the servers of tests: free ones, and none of those that a system gives to connections.

One of those may be a connection's by the time the server begins, or while it is down. Test processes that run side by
side have ports of their own, so that none takes another's before that listens on it, or while it is started again.
"""

import os
import socket
from contextlib import ExitStack, suppress
from itertools import count

FIRST, LAST = 20_000, 32_000  # Linux gives out 32768 and more, others 49152 and more
APART = 97

_numbers = count(os.getpid() * APART)


def free_ports(number: int) -> list[int]:
    ours, found = _ours(), list[int]()
    with ExitStack() as stack:
        while len(found) < number:
            port = ours[next(_numbers) % len(ours)]
            with suppress(OSError):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
                found.append(port)
    return found


def _ours() -> range:
    """All, or the part of this one of the test processes that pytest-xdist runs side by side."""
    worker, workers = os.environ.get("PYTEST_XDIST_WORKER", "gw0"), os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")
    return range(FIRST, LAST)[int(worker.removeprefix("gw")) :: int(workers)]


def free_port() -> int:
    return free_ports(1)[0]
