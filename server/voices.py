"""How many of those connected have said something in what everyone is at. Beside the log, as presence is: no rule
reads it, and the store never holds it. Processes tell each other numbers alone: who has spoken stays where they are
connected.
"""

import asyncio
from collections.abc import Callable, Iterable

import msgspec

from board.actor import NOBODY, Actor
from board.protocol import ServerVoices, encode_message
from board.records import Seat
from board.replica import Replica
from board.voices import answer_path, at_now

APART = 0.5  # seconds between two counts, at least
EACH = 0.003  # seconds more for everyone who is counted, for a full hall is looked through one by one
AGAIN = 5.0  # seconds after which a count is told again, for whoever has come since
FORGET = 12.0  # seconds after which a silent process counts no more


class Spoken(msgspec.Struct, frozen=True, tag="spoken", tag_field="k"):
    """What one process tells the others: of those connected here, how many have spoken about this."""

    process: str
    about: str
    hall: int
    remote: int


NOTHING = ("", -1)

_encode = msgspec.json.Encoder().encode


class Voices:
    """The count of one room, whose `replica` is asked when it is time to count.

    `present` tells who is connected here, `publish` hands a message to all processes; `changed` is called when there
    is something new to tell the moderators.
    """

    def __init__(
        self,
        process: str,
        replica: Callable[[], Replica],
        present: Callable[[], Iterable[Actor]],
        publish: Callable[[bytes], None],
        changed: Callable[[], None],
    ) -> None:
        self._replica = replica
        self._present = present
        self._publish = publish
        self._changed = changed
        self._own = Spoken(process, "", 0, 0)
        self._paths: dict[str, str] = {}  # seat → its answer, and what that is an answer to:
        self._about = NOTHING
        self._others: dict[str, tuple[Spoken, float]] = {}
        self._counted = 0.0
        self._told = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def people_changed(self) -> None:
        """Somebody came or went."""
        self._about = NOTHING
        self.count_soon()

    def count_soon(self) -> None:
        """Something was said."""
        if self._timer is None:
            due = max(_now(), self._counted + APART + EACH * len(self._paths))
            self._timer = asyncio.get_running_loop().call_at(due, self._count)

    def hear(self, spoken: Spoken) -> bool:
        """Take in another process's count; whether it may have changed the sum."""
        if spoken.process == self._own.process:
            return False
        known = self._others.get(spoken.process)
        if known is None:  # as in presence
            self._others = {process: heard for process, heard in self._others.items() if _now() - heard[1] < FORGET}
        self._others[spoken.process] = (spoken, _now())
        return known is None or known[0] != spoken

    def message(self) -> bytes:
        """The sum over all processes, for moderators."""
        about = self._own.about
        heard = [spoken for spoken, at in self._others.values() if _now() - at < FORGET and spoken.about == about]
        counted = [self._own, *heard]
        hall, remote = sum(spoken.hall for spoken in counted), sum(spoken.remote for spoken in counted)
        return encode_message(ServerVoices(about.partition("/")[0], hall, remote))

    def stop(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _count(self) -> None:
        self._timer = None
        self._counted = _now()
        replica, before = self._replica(), self._own
        state = replica.state
        self._find_paths(replica)
        spoken = {seat for seat, path in self._paths.items() if state.find(path)}
        seats = [state.get(f"seat/{seat}", Seat) for seat in spoken]
        remote = sum(seat is not None and seat.remote for seat in seats)
        self._own = Spoken(before.process, at_now(state), len(seats) - remote, remote)
        if self._own != before or self._counted - self._told > AGAIN:
            self._told = self._counted
            self._publish(_encode(self._own))
        if self._own != before:
            self._changed()

    def _find_paths(self, replica: Replica) -> None:
        """Where each one's answer would be; found out once, not at every count."""
        about = (at_now(replica.state), replica.membership)
        if about != self._about:
            self._about = about
            present = {actor.seat: actor for actor in self._present() if actor != NOBODY}
            self._paths = {seat: answer_path(replica.state, actor) for seat, actor in present.items()}


def _now() -> float:
    return asyncio.get_running_loop().time()
