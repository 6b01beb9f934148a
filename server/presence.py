"""Who is connected right now, over all processes. Beside the log: it may be late or lost, and no rule reads it.

Every process tells the others which seats it holds, when that changes and every few seconds; whoever has
not been heard for a while counts no more.
"""

import asyncio
from collections.abc import Callable, Iterable

import msgspec

from board.actor import NOBODY, Actor
from board.protocol import ServerDesks, ServerHere, encode_message
from board.records import Seat
from board.state import State

AGAIN = 5.0  # seconds between two messages when nothing changes
ALONE = 30.0  # the same while no other process is heard: whoever comes asks, and is answered
FORGET = 12.0  # seconds after which a silent process counts no more
APART = 0.5  # seconds between two messages, at least


class Here(msgspec.Struct, frozen=True, tag="here", tag_field="k"):
    """What one process tells the others."""

    process: str
    seats: tuple[str, ...]
    moderators: int
    desks: tuple[str, ...] = ()  # which moderators they are
    ask: bool = False  # the sender is new and would like to hear everyone


_encode = msgspec.json.Encoder().encode


class Presence:
    """The people of one room. `present` tells who is connected here; `publish` hands a message to all processes."""

    def __init__(self, process: str, present: Callable[[], Iterable[Actor]], publish: Callable[[bytes], None]) -> None:
        self._process = process
        self._present = present
        self._publish = publish
        self._others: dict[str, tuple[Here, float]] = {}
        self._asks = True
        self._message = b""
        self._desks = b""
        self._counted = 0.0
        self._stale = True
        self._spoke = 0.0
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def changed(self) -> None:
        """Someone came or went here."""
        self._stale = True
        self._speak_soon(APART)

    def hear(self, here: Here) -> bool:
        """Take in another process's message; whether it may have changed who is here."""
        if here.process == self._process:
            return bool(self._others)  # our own, come round: a good moment to see who has fallen silent
        known = self._others.get(here.process)
        self._others[here.process] = (here, _now())
        if here.ask or known is None or _now() - known[1] >= FORGET:
            self._speak_soon(APART)
        self._stale = self._stale or known is None or known[0] != here
        return self._stale

    def news(self, state: State) -> bytes | None:
        """The message for clients if it says something else than before. Counting costs, so it is done seldom."""
        if not self._stale and _now() - self._counted < AGAIN:
            return None
        before = self._message
        self._stale, self._counted = False, _now()
        self._message = self._count(state)
        return None if self._message == before else self._message

    def elsewhere(self) -> bool:
        """Whether another process has people of this room connected."""
        return any(h.seats or h.moderators for h in self._heard())

    def message(self) -> bytes:
        """How many people are here, for clients, as it was told last."""
        return self._message

    def desks(self) -> bytes:
        """Which moderators are here, for moderators, as it was counted last."""
        return self._desks

    def stop(self) -> None:
        """Say that nobody is connected here any more."""
        if self._timer is not None:
            self._timer.cancel()
        self._present = tuple
        self._speak()

    def _count(self, state: State) -> bytes:
        here = [self._own(), *self._heard()]
        seats = {seat for h in here for seat in h.seats}
        found = [state.get(f"seat/{seat}", Seat) for seat in seats]
        remote = sum(seat is not None and seat.remote for seat in found)
        moderators = sum(h.moderators for h in here)
        self._desks = encode_message(ServerDesks(tuple(sorted({mark for h in here for mark in h.desks}))))
        return encode_message(ServerHere(hall=len(seats) - remote, remote=remote, moderators=moderators))

    def _heard(self) -> list[Here]:
        return [here for here, heard in self._others.values() if _now() - heard < FORGET]

    def _own(self) -> Here:
        actors = list(self._present())
        seats = tuple(sorted({actor.seat for actor in actors if actor.role == "seat" and actor != NOBODY}))
        moderators = [actor.mark for actor in actors if actor.role == "moderator"]
        return Here(self._process, seats, len(moderators), tuple(sorted(set(moderators))), self._asks)

    def _speak_soon(self, within: float) -> None:
        due = max(_now(), self._spoke + within)
        if self._timer is not None:
            if self._due <= due:
                return
            self._timer.cancel()
        self._due = due
        self._timer = asyncio.get_running_loop().call_at(due, self._speak_and_go_on)

    def _speak_and_go_on(self) -> None:
        self._timer = None
        self._speak()
        self._speak_soon(AGAIN if self._heard() else ALONE)

    def _speak(self) -> None:
        self._spoke = _now()
        self._publish(_encode(self._own()))
        self._asks = False


def _now() -> float:
    return asyncio.get_running_loop().time()
