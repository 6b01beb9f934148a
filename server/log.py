"""The store of every room's ordered log: one contract, kept by `redis_log` and by `sqlite_log`.

LogError
├── Taken    the number exists already
├── Behind   the store is older than we are
├── Forked   the entry before is another than ours
├── Gone     the room has no log
├── Hole     entries before the wanted one were trimmed
├── Full     no room left to write
└── Away     not reachable, or the outcome is unknown
"""

from collections.abc import Callable
from typing import Protocol

OnRing = Callable[[str, int | bytes], None]
"""Called on the event loop with (room, message); it must be quick and must not raise. A number says how far the
log has come (0: perhaps further than we know, read on); bytes are a message beside the log."""


class LogError(Exception):
    """The store did not do what was asked of it."""


class Taken(LogError):
    """The number exists already. The entry there may be ours, of an attempt whose answer was lost: read it."""

    def __init__(self, head: int) -> None:
        super().__init__(f"the log has reached {head}")
        self.head = head


class Behind(LogError):
    """The store's newest number is smaller than the one before ours: a failover lost a tail that we still hold."""

    def __init__(self, head: int) -> None:
        super().__init__(f"the log ends at {head}")
        self.head = head


class Forked(LogError):
    """The entry before is another than the one we know by that number: load the room again."""


class Gone(LogError):
    """The room has no log: it was deleted, or never begun."""


class Hole(LogError):
    """The entry after the wanted number is not kept any more: start again from the newest snapshot."""


class Full(LogError):
    """The store has no room left (disk or memory); nothing was written, and reading still works."""


class Away(LogError):
    """The store cannot be reached, or did not answer in time. What was asked for may have happened: read back."""


class Log(Protocol):
    """The ordered logs of all rooms, their snapshots, their rings, a few notes, and when to look at which room again.

    A room is named by its join code. Entries are numbered from 1 without a gap; numbers are never used twice.
    Every method may raise Away, within a few seconds, unless it says otherwise. That a room moves to another server
    of the store is no reason for it; that the other server takes the place of one that has died is.
    """

    async def start(self) -> None:
        """Begin to work. A store that is away does not hinder it."""

    async def close(self) -> None:
        """Let go of everything. Nothing may be called afterwards."""

    async def append(self, room: str, rev: int, entry: bytes, *, nonce: str = "", after: str = "") -> None:
        """Write the room's entry number `rev`, which must be the next, and ring the room.

        `nonce` marks this entry; `after` is the nonce of the entry it follows ("" for the first), so that nobody
        can go on from an entry that a failover has replaced by another of the same number.
        When this returns, the entry is as durable as the store promises. `rev` 1 begins the room.
        Raises Taken, Behind, Forked, Gone, Full, or Away (read back before asking again).
        """

    async def read(self, room: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        """The entries `after` + 1 and on, in order and without a gap, at most `limit`; raises Hole when trimmed."""

    async def head(self, room: str) -> int:
        """The number of the room's newest entry; 0 when there is no such room."""

    async def snapshot(self, room: str) -> tuple[int, bytes] | None:
        """The newest snapshot and the number of the last entry in it."""

    async def save_snapshot(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        """Keep the room's state after entry `rev`.

        A snapshot never changes: a second one of the same `rev` is passed over, and so is one older than the newest,
        one that the log has not reached, and one whose entry `rev` is not marked `nonce`: a failover may have put
        another there. The two newest are kept, and the log from the older one on. May raise Full.
        """

    async def compact(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        """Keep the room's state after entry `rev` and what came since, and nothing of what was before.

        The store is also asked to write its files anew; when that is done, the past is gone from them as well.
        May raise Full.
        """

    async def rooms(self) -> list[str]:
        """Every room there is, in no order. One that begins or is deleted meanwhile may be missing, or be named."""

    async def adopt(self, room: str, rev: int, entry: bytes, data: bytes, *, nonce: str = "") -> None:
        """Begin a room that was kept elsewhere: at its entry `rev`, with its state after it. May raise Taken, Full."""

    async def delete(self, room: str) -> None:
        """Remove all that is kept of the room, its notes and its reminder too, and ring it.

        The store is also asked to write its files anew; when that is done, the room is gone from them as well.
        """

    async def remind(self, room: str, at: int) -> None:
        """Have `due` name the room from this moment on (ms), and no other; 0: no more. Nothing, if there is no room."""

    async def due(self, at: int, limit: int = 1000) -> list[str]:
        """The rooms to be looked at by this moment (ms), those that wait longest first."""

    async def listen(self, room: str) -> None:
        """Have the room's rings from now on. The room is rung when listening begins, and again after every break."""

    async def unlisten(self, room: str) -> None:
        """No more rings of this room. Never raises."""

    async def publish(self, room: str, message: bytes) -> None:
        """Hand a message (not empty) to every listener of the room in every process, also to our own.

        It is not kept and may be lost; never raises.
        """

    async def keep(self, room: str, name: str, value: bytes, seconds: int) -> None:
        """Leave a note of a room that can be taken once, within so many seconds. May raise Full."""

    async def take(self, room: str, name: str) -> bytes | None:
        """The room's note of that name, which nobody can take a second time; None when there is none (any more)."""
