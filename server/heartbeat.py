"""Which server processes live. Each says so every few seconds, once for all its rooms: who falls silent is gone."""

import asyncio
from collections.abc import Callable

AGAIN = 5.0  # seconds between two beats
FORGET = 12.0  # seconds of silence after which a process counts no more
GONE = 600.0  # seconds of silence after which it is not expected back: each start is another process
CHANNEL = "processes"  # what they are said on, as if it were a room's: no code is like it


class Heartbeat:
    """`changed` is called when a process has fallen silent (False), or is heard again that had (True)."""

    def __init__(self, changed: Callable[[bool], None]) -> None:
        self._changed = changed
        self._heard: dict[str, float] = {}
        self._silent: set[str] = set()

    def hear(self, process: str) -> None:
        """A sign of life, whatever it was."""
        self._heard[process] = _now()
        if process in self._silent:
            self._silent.discard(process)
            self._changed(True)

    def lives(self, process: str) -> bool:
        return process in self._heard and process not in self._silent

    def expects(self, process: str) -> bool:
        """Whether it lives, or has been silent for so short that it may come back."""
        return process in self._heard

    def look(self) -> None:
        """See who has fallen silent; to be called with every beat of one's own."""
        self._heard = {process: heard for process, heard in self._heard.items() if _now() - heard <= GONE}
        silent = {process for process, heard in self._heard.items() if _now() - heard > FORGET}
        fallen, self._silent = silent - self._silent, silent
        if fallen:
            self._changed(False)


def _now() -> float:
    return asyncio.get_running_loop().time()
