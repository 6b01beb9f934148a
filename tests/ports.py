"""Ports for the servers of tests: free ones, and none of those that a system gives to connections.

One of those may be a connection's by the time the server begins, or while it is down. Test processes that run side by
side begin apart, so that two do not take the same port before either listens on it.
"""

import os
import socket
from contextlib import ExitStack, suppress
from itertools import count

FIRST, LAST = 20_000, 32_000  # Linux gives out 32768 and more, others 49152 and more
APART = 97

_numbers = count(os.getpid() * APART)


def free_ports(number: int) -> list[int]:
    found: list[int] = []
    with ExitStack() as stack:
        while len(found) < number:
            port = FIRST + next(_numbers) % (LAST - FIRST)
            with suppress(OSError):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
                found.append(port)
    return found


def free_port() -> int:
    return free_ports(1)[0]
