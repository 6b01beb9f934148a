"""Server processes without input and output: one store in memory, and replicas that propose to it.

The store keeps the contract of `server.log` and has every fault that a store may have. The processes do what
`server.room` does, a step at a time, so that a test can put the steps in any order.
"""

from collections.abc import Callable
from typing import Literal

from board.decide import Rejection
from board.log import Entry, decode_entry, encode_entry, encode_snapshot
from board.replica import OutOfStep, Place, Replica, Request
from board.turns import Proposal
from server.log import Away, Behind, Forked, Hole, Taken
from tests.board.rooms import raise_any

SNAPSHOT_EVERY = 6

Fault = Literal["", "lost", "never", "doubled"]
Answer = Callable[[Rejection | None], None]


class Store:
    """One room's log. `watch` is told of every entry that is ever stored, on whatever branch."""

    def __init__(self, first: Entry, watch: Callable[[int, Entry], None]) -> None:
        self.entries: list[bytes] = []
        self.snapshots: dict[int, bytes] = {}
        self.fault: Fault = ""
        self._watch = watch
        self._append(1, encode_entry(first), first)

    def append(self, rev: int, data: bytes, entry: Entry) -> None:
        fault, self.fault = self.fault, ""
        if fault == "never":
            raise Away
        self._append(rev, data, entry)
        if fault == "lost":
            raise Away
        if fault == "doubled":
            raise Taken(self.head())

    def _append(self, rev: int, data: bytes, entry: Entry) -> None:
        if rev <= self.head():
            raise Taken(self.head())
        if rev > self.head() + 1:
            raise Behind(self.head())
        if entry.after != (decode_entry(self.entries[-1]).nonce if self.entries else ""):
            raise Forked
        self.entries.append(data)
        self._watch(rev, entry)

    def read(self, after: int) -> list[tuple[int, bytes]]:
        if after < self.trimmed():
            raise Hole
        return list(enumerate(self.entries[after:], after + 1))

    def head(self) -> int:
        return len(self.entries)

    def trimmed(self) -> int:
        """Two snapshots are kept, and the log from the older one on."""
        return sorted(self.snapshots)[-2] if len(self.snapshots) > 1 else 0

    def snapshot(self) -> bytes | None:
        return self.snapshots[max(self.snapshots)] if self.snapshots else None

    def save_snapshot(self, rev: int, data: bytes) -> None:
        if rev <= self.head():
            self.snapshots.setdefault(rev, data)

    def fail_over(self, lost: int) -> None:
        """A replica takes over that had not got the newest entries, nor the snapshots made of them."""
        del self.entries[max(1, self.head() - lost) :]
        self.snapshots = {rev: data for rev, data in self.snapshots.items() if rev <= self.head()}


class Process:
    """One replica, the commands that wait for it, and the tail it could give back to the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.queue: list[tuple[Request, Answer]] = []
        self.tail: list[tuple[int, bytes]] = []
        self.replica = Replica()
        self.loads = 0
        self._grown = False  # the log may have entries that we have not read
        self._reload()

    def ask(self, request: Request, answer: Answer) -> None:
        self.queue.append((request, answer))

    def move_on(self) -> None:
        """Take one turn, rung or not; what the store did not let through waits for the next time."""
        if self._grown:
            self.catch_up()
        try:
            self._take_turn()
        except Away:
            self._grown = True  # what happened is seen by reading back
        except (Hole, Forked, OutOfStep):
            self._reload()

    def catch_up(self) -> None:
        """Read on, as after a ring."""
        self._grown = False
        try:
            self._catch_up()
        except Away:
            self._grown = True
        except (Hole, Forked, OutOfStep):
            self._reload()

    def _take_turn(self) -> None:
        asked = self.queue[:]
        if not asked:
            return
        requests = [request for request, _ in asked]
        turn, again = self.replica.turn(requests), self.replica.turn(requests)
        assert turn.answers == again.answers
        assert (turn.proposal and turn.proposal.state) == (again.proposal and again.proposal.state)
        raise_any(turn.faults)
        if turn.proposal is not None and not self._append(turn.proposal):
            return
        del self.queue[: len(asked)]
        for (_, answer), outcome in zip(asked, turn.answers, strict=True):
            answer(outcome)

    def _append(self, proposal: Proposal) -> bool:
        rev, entry, data = self.replica.rev + 1, proposal.entry, proposal.data
        try:
            self.store.append(rev, data, entry)
        except Taken:
            self._catch_up()
            return False
        except Behind as behind:
            self._propose_tail(behind.head)
            return False
        self.replica.fold_own(rev, proposal)
        self.tail.append((rev, data))
        if rev % SNAPSHOT_EVERY == 0:
            self.store.save_snapshot(rev, encode_snapshot(rev, entry.nonce, proposal.state))
        return True

    def _catch_up(self) -> None:
        """Also the entry we are at is read again: after a failover another may bear its number."""
        for rev, data in self.store.read(self.replica.rev - 1):
            if rev > self.replica.rev:
                self.replica.fold(rev, decode_entry(data))
                self.tail.append((rev, data))
            elif not self.replica.knows(Place(rev, decode_entry(data).nonce)):
                raise OutOfStep(f"entry {rev} became another")
        if self.store.head() < self.replica.rev:
            self._propose_tail(self.store.head())

    def _propose_tail(self, head: int) -> None:
        tail = [(rev, data) for rev, data in self.tail if rev > head]
        if not tail or tail[0][0] != head + 1:
            raise OutOfStep(f"the store fell back to {head}")
        for rev, data in tail:
            try:
                self.store.append(rev, data, decode_entry(data))
            except Taken:
                if [found for _, found in self.store.read(rev - 1)][:1] != [data]:
                    raise OutOfStep(f"entry {rev} became another") from None

    def _reload(self) -> None:
        replica = Replica.load(self.store.snapshot())
        for rev, data in self.store.read(replica.rev):
            replica.fold_bytes(rev, data)
        self.replica, self.tail = replica, []
        self.loads += 1
