"""Who is connected right now, over all processes. Beside the log: it may be late or lost, and no rule reads it.

Every process tells the others which seats it holds, when that changes and every few seconds; whoever has
not been heard for a while counts no more.
"""

import asyncio
from collections.abc import Callable, Iterable

import msgspec

from board.actor import Actor
from board.protocol import ServerHere, encode_message
from board.records import Seat
from board.state import State

AGAIN = 5.0  # seconds between two messages when nothing changes
FORGET = 12.0  # seconds after which a silent process counts no more
APART = 0.5  # seconds between two messages, at least


class Here(msgspec.Struct, frozen=True):
    """What one process tells the others."""

    process: str
    seats: tuple[str, ...]
    moderators: int
    ask: bool = False  # the sender is new and would like to hear everyone


_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(Here)


class Presence:
    """The people of one room. `publish` hands a message to all processes and may lose it."""

    def __init__(self, process: str, publish: Callable[[bytes], None]) -> None:
        self._process = process
        self._publish = publish
        self._own = Here(process, (), 0, ask=True)
        self._others: dict[str, tuple[Here, float]] = {}
        self._told = b""
        self._spoke = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def here_are(self, actors: Iterable[Actor]) -> None:
        """Who is connected to this process now."""
        actors = list(actors)
        seats = tuple(sorted({actor.seat for actor in actors if actor.role == "seat"}))
        self._own = Here(self._process, seats, sum(actor.role == "moderator" for actor in actors))
        self._speak_soon(APART)

    def hear(self, message: bytes) -> bool:
        """Take in another process's message; whether it may have changed who is here."""
        try:
            here = _decoder.decode(message)
        except msgspec.DecodeError:
            return False  # of a later version
        if here.process == self._process:
            return False
        self._others[here.process] = (here, _now())
        if here.ask:
            self._speak_soon(APART)
        return True

    def news(self, state: State) -> bytes | None:
        """The message for clients if it says something else than the last one did."""
        message = self.message(state)
        if message == self._told:
            return None
        self._told = message
        return message

    def message(self, state: State) -> bytes:
        """How many people are here, for clients."""
        alive = [here for here, heard in self._others.values() if _now() - heard < FORGET]
        seats = {seat for here in (self._own, *alive) for seat in here.seats}
        found = [state.get(f"seat/{seat}", Seat) for seat in seats]
        remote = sum(seat is not None and seat.remote for seat in found)
        moderators = sum(here.moderators for here in (self._own, *alive))
        return encode_message(ServerHere(hall=len(seats) - remote, remote=remote, moderators=moderators))

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._own = Here(self._process, (), 0)
        self._speak()

    def _speak_soon(self, within: float) -> None:
        loop = asyncio.get_running_loop()
        due = max(loop.time(), self._spoke + within)
        if self._timer is not None:
            if self._timer.when() <= due:
                return
            self._timer.cancel()
        self._timer = loop.call_at(due, self._speak_and_go_on)

    def _speak_and_go_on(self) -> None:
        self._timer = None
        self._speak()
        self._speak_soon(AGAIN)

    def _speak(self) -> None:
        self._spoke = _now()
        self._publish(_encode(self._own))


def _now() -> float:
    return asyncio.get_running_loop().time()
