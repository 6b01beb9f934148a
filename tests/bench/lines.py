"""What comes to many phones of several servers, taken in at one place."""

import select
import socket
import time
from collections.abc import Callable


class Lines:
    """Connections of several `Phones`: who listens at one's takes in what comes to the others, and answers pings."""

    def __init__(self) -> None:
        self._poll = select.epoll()
        self._takers: dict[int, Callable[[], None]] = {}  # of what comes

    def add(self, line: socket.socket, taker: Callable[[], None]) -> None:
        self._takers[line.fileno()] = taker
        self._poll.register(line, select.EPOLLIN)

    def remove(self, line: socket.socket) -> None:
        self._poll.unregister(line)
        del self._takers[line.fileno()]

    def listen_until(self, when: float) -> None:
        while (left := when - time.perf_counter()) > 0:
            for file, _ in self._poll.poll(left):
                self._takers[file]()

    def close(self) -> None:
        self._poll.close()
