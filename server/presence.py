"""Who is connected right now, over all processes. Beside the log: it may be late or lost, and no rule reads it.

Every process tells the others which seats it holds when that changes, when somebody asks, and now and then, should a
message be lost; who of a process is here counts for as long as the process lives (see `server.heartbeat`).
"""

import asyncio
import random
from collections.abc import Callable, Iterable

import msgspec

from board.actor import NOBODY, Actor
from board.protocol import ServerDesks, ServerHere, encode_message
from board.records import Seat
from board.state import State
from server.heartbeat import Heartbeat

AGAIN = 60.0  # seconds between two messages when nothing changes, on the average
APART = 0.5  # seconds between two messages, at least
COUNT = 5.0  # seconds after which it is counted again though nothing is known to have changed


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

    def __init__(
        self,
        process: str,
        heartbeat: Heartbeat,
        present: Callable[[], Iterable[Actor]],
        publish: Callable[[bytes], None],
    ) -> None:
        self._process = process
        self._heartbeat = heartbeat
        self._present = present
        self._publish = publish
        self._others: dict[str, Here] = {}
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

    def processes_changed(self, *, again: bool) -> None:
        """One has fallen silent, or (`again`) is heard again, and may not have heard us meanwhile."""
        self._stale = True
        if again:
            self._speak_soon(APART)

    def hear(self, here: Here) -> bool:
        """Take in another process's message; whether it may have changed who is here."""
        if here.process == self._process:
            return False
        known = self._others.get(here.process)
        if known is None:  # a process that was started anew, mostly: the one before it will not be heard again
            self._others = {name: other for name, other in self._others.items() if self._heartbeat.expects(name)}
        self._others[here.process] = here
        self._heartbeat.hear(here.process)
        if here.ask or known is None:
            self._speak_soon(APART)
        self._stale = self._stale or known != here
        return self._stale

    def news(self, state: State) -> bytes | None:
        """The message for clients if it says something else than before. Counting costs, so it is done seldom."""
        if not self._stale and _now() - self._counted < COUNT:
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
        return [here for here in self._others.values() if self._heartbeat.lives(here.process)]

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
        self._speak_soon(AGAIN * random.uniform(0.5, 1.5))

    def _speak(self) -> None:
        self._spoke = _now()
        self._publish(_encode(self._own()))
        self._asks = False


def _now() -> float:
    return asyncio.get_running_loop().time()
