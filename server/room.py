"""A room in this process: its replica, and the one task that moves it on.

Commands wait in a queue. A turn decides them all, appends one entry, folds it and answers; if another process
was quicker, it reads what came and decides again. Keys make every attempt harmless: what the log has already
is answered, not done twice. Nothing here is the truth; the log is.
"""

import asyncio
import contextlib
import random
import traceback
from collections import deque
from collections.abc import Callable, Sequence

import structlog

from board.agenda import the_workshop
from board.decide import Rejection
from board.keeping import look_again
from board.log import Entry, UnknownFormat, decode_entry, encode_snapshot
from board.protocol import CloseCode
from board.records import Workshop
from board.replica import OutOfStep, Replica, Request
from board.state import State
from board.turns import Fault, Proposal
from server import metrics
from server.heartbeat import Heartbeat
from server.log import Behind, Forked, Gone, Hole, Log, LogError, Taken
from server.logs import marked
from server.members import Members
from server.tasks import end

SLICE = 200  # entries folded before others on the loop get their turn
SNAPSHOT_EVERY = 500  # entries
LARGE = 2_000  # records: of a room that has several times as many a snapshot is written as many times more seldom
TAIL = 1_000  # entries kept to be proposed again should the store lose its end
TURN_MOST = 4_000  # commands decided in one turn; with few, reading what a crowd says would starve the turns
NOTICED = 2.0  # seconds to find out that the room is gone
SWEEP = 10.0  # seconds after which the room looks for entries whose ring was lost
QUIET = 6  # times as long where nothing happens

Answer = Callable[[Rejection | None], None]

log = structlog.get_logger()


class NoSuchRoom(Exception):
    """No workshop has this code."""


class Room:
    """One workshop as this process sees it: `load` it, `ask` it, `stop` it; `members` are those connected."""

    def __init__(self, name: str, store: Log, process: str, heartbeat: Heartbeat) -> None:
        self.name = name
        self.members = Members(process, heartbeat, self._publish)
        self._store = store
        self._queue: list[tuple[Request, Answer]] = []
        self._tail: deque[tuple[int, bytes]] = deque(maxlen=TAIL)
        self._wake = asyncio.Event()
        self._head = 0  # how far the log has come, as far as we were told
        self._look = False  # it may have come further
        self._sweep = SWEEP
        self._lost = False  # the log went another way: load again
        self._to_forget = False  # the store still holds what is to be forgotten
        self._reminded: Workshop | None = None  # as it was when the store was told when to look at it again
        self._reported = set[tuple[str, str]]()  # mistakes of ours, by the command and the line
        self._task: asyncio.Task[None] | None = None
        self._aside: set[asyncio.Task[None]] = set()

    @property
    def ended(self) -> bool:
        """Whether the room can go no further here and must be loaded anew."""
        return self._task is not None and self._task.done()

    @property
    def replica(self) -> Replica:
        return self.members.replica

    async def load(self) -> None:
        """Read the snapshot and the rest of the log. Raises NoSuchRoom, UnknownFormat, Away."""
        await self._store.listen(self.name)
        try:
            await self._start_over()
        except BaseException as trouble:
            await self._store.unlisten(self.name)
            if isinstance(trouble, Gone):
                raise NoSuchRoom(self.name) from None
            raise
        self._task = asyncio.create_task(self._run(), name=f"room {marked(self.name)}")
        self.ring(0)  # what came since it was read has rung nobody; and it may have no reminder yet

    async def stop(self) -> None:
        """Let go of the room; whoever is here is asked to come again."""
        if self._task is not None:
            await end(self._task)
        self.members.send_all_away(CloseCode.COME_AGAIN)
        self.members.stop()
        await asyncio.gather(*self._aside, return_exceptions=True)
        await self._store.unlisten(self.name)

    async def notice(self) -> None:
        """Have the room find out that it was deleted, and wait a moment until it has."""
        self.ring(0)
        if self._task is not None:
            await asyncio.wait([self._task], timeout=NOTICED)

    def ring(self, message: int | bytes) -> None:
        """Something came on the room's channel: how far the log has come (0: perhaps further), or a message."""
        if isinstance(message, bytes):
            self.members.hear(message)
            return
        if 0 < message <= self.replica.rev:
            return  # our own entry, mostly
        self._look = self._look or message == 0
        self._head = max(self._head, message)
        self._wake.set()

    def ask(self, request: Request, answer: Answer) -> None:
        """Queue a command. `answer` is called once: when the command is stored, or rejected."""
        self._queue.append((request, answer))
        self._wake.set()

    async def ask_and_wait(self, request: Request) -> Rejection | None:
        """Queue a command and wait for its answer, as long as that takes."""
        done: asyncio.Future[Rejection | None] = asyncio.get_running_loop().create_future()
        self.ask(request, lambda outcome: None if done.done() else done.set_result(outcome))
        return await done

    async def reach(self, rev: int) -> None:
        """Have the room read on if a client has seen more than it has; a quicker process may have served them."""
        for _ in range(20):
            if rev <= self.replica.rev:
                return
            self.ring(0)
            await asyncio.sleep(0.05)

    # Moving on

    async def _run(self) -> None:
        pause = 0.0
        while True:
            await self._wait()
            try:
                await self._move_on()
                pause = 0.0
            except (Gone, UnknownFormat) as end:
                log.warning("room ends", room=marked(self.name), why=type(end).__name__.lower())
                gone = isinstance(end, Gone)
                self.members.send_all_away(CloseCode.NO_SUCH_WORKSHOP if gone else CloseCode.COME_AGAIN)
                return
            except (LogError, OutOfStep) as trouble:
                metrics.STORE_TROUBLE.labels(type(trouble).__name__.lower()).inc()
                pause = min(2.0, max(0.1, pause * 2))
                log.warning("room waits", room=marked(self.name), trouble=repr(trouble), waiting=len(self._queue))
                await asyncio.sleep(pause * (0.5 + random.random()))
                self.ring(0)  # what happened is seen by reading back
            except Exception as fault:  # noqa: BLE001 (whatever it was: the room would stand still, and nobody know)
                log.error("room broke", room=marked(self.name), fault=type(fault).__name__, where=where(fault))
                self.members.send_all_away(CloseCode.COME_AGAIN)
                return

    async def _wait(self) -> None:
        sweep = asyncio.get_running_loop().call_later(self._sweep, self.ring, 0)
        try:
            await self._wake.wait()
        finally:
            sweep.cancel()
        self._wake.clear()

    async def _move_on(self) -> None:
        try:
            if self._lost:
                await self._load_again()
            if self._look or self._head > self.replica.rev:  # not for a ring of our own entry
                self._look = False
                await self._catch_up()
                self._sweep = min(QUIET * SWEEP, 2 * self._sweep)
            while self._queue:
                self.members.hold()
                try:
                    await self._take_turn()
                finally:
                    self.members.release()
            if self._to_forget:
                await self._forget()
        except (Hole, Forked, OutOfStep):
            self._lost = True
            raise
        await self._remind()

    async def _take_turn(self) -> None:
        asked = self._queue[:TURN_MOST]
        turn = self.replica.turn([request for request, _ in asked])
        self._report(turn.faults)
        if turn.proposal is not None and not await self._append(turn.proposal):
            return
        if turn.proposal is None and any(turn.answers) and await self._store.head(self.name) != self.replica.rev:
            await self._catch_up()  # what is refused here may be what another process has accepted
            return
        del self._queue[: len(asked)]
        for (_, answer), outcome in zip(asked, turn.answers, strict=True):
            answer(outcome)
        self.members.tick_soon()

    def _report(self, faults: Sequence[Fault]) -> None:
        """Once for each place: whoever sends such a command again and again fills no disk with it."""
        for command, error in faults:
            fault = (command, where(error))
            if fault not in self._reported:
                self._reported.add(fault)
                raised = type(error).__name__
                log.error("a rule raised", room=marked(self.name), command=command, fault=raised, where=fault[1])

    async def _append(self, proposal: Proposal) -> bool:
        """Store and fold an entry; False when the log has changed under it, and the turn must be taken again."""
        rev, entry, data = self.replica.rev + 1, proposal.entry, proposal.data
        try:
            await self._store.append(self.name, rev, data, nonce=entry.nonce, after=entry.after)
        except Taken:
            await self._catch_up()
            return False
        except Behind as behind:
            await self._propose_tail(behind.head)
            return False
        self.replica.fold_own(rev, proposal)
        self._folded(rev, data, entry)
        if is_time_for_snapshot(rev, proposal.state):  # who wrote the entry writes the snapshot
            self._save_snapshot_aside()
        return True

    async def _catch_up(self) -> None:
        """Fold what the log has beyond our rev. Raises OutOfStep where it has another entry than ours at our rev."""
        self._head = 0  # who rings from here on may tell of more than is read now
        since, entries = max(0, self.replica.rev - 1), None
        while entries is None or len(entries) == SLICE:
            entries = await self._store.read(self.name, since, SLICE)
            for rev, data in entries:
                entry = decode_entry(data)
                if rev > self.replica.rev:
                    self.replica.fold(rev, entry)
                    self._folded(rev, data, entry)
                elif entry.nonce != self.replica.nonce:
                    raise OutOfStep(f"entry {rev} became another")
            since = self.replica.rev
            self.members.tick_soon()
            await asyncio.sleep(0)
        # Our own last entry is among those asked for: if it is there, the last of them is the head.
        head = self.replica.rev if entries else await self._store.head(self.name)
        if head == 0:
            raise Gone(self.name)
        if head < self.replica.rev:
            await self._propose_tail(head)

    def _folded(self, rev: int, data: bytes, entry: Entry) -> None:
        self._sweep = SWEEP
        if entry.forgets:
            self._tail.clear()
            self._to_forget = True
        self._tail.append((rev, data))

    async def _propose_tail(self, head: int) -> None:
        """The store lost its newest entries in a failover: give it ours back, under the same numbers."""
        tail = [(rev, data) for rev, data in self._tail if rev > head]
        if not tail or tail[0][0] != head + 1:
            raise OutOfStep(f"the store fell back to {head}")
        log.warning("proposing the tail again", room=marked(self.name), after=head, entries=len(tail))
        for rev, data in tail:
            entry = decode_entry(data)
            self._to_forget = self._to_forget or entry.forgets  # the store has what was before again
            try:
                await self._store.append(self.name, rev, data, nonce=entry.nonce, after=entry.after)
            except Taken:
                if [found for _, found in await self._store.read(self.name, rev - 1, 1)] != [data]:
                    raise OutOfStep(f"entry {rev} became another") from None
            except Behind:
                raise OutOfStep("the store fell back again") from None

    async def _start_over(self) -> None:
        """The newest snapshot and the rest of the log, beside what is shown meanwhile. Recovery is start-up."""
        try:
            await self._read_anew()
        except Hole:  # between the two questions the store was told to forget what was before
            await self._read_anew()

    async def _read_anew(self) -> None:
        found = await self._store.snapshot(self.name)
        fresh = Replica.load(None if found is None else found[1])
        while entries := await self._store.read(self.name, fresh.rev, SLICE):
            for rev, data in entries:
                entry = decode_entry(data)
                fresh.fold(rev, entry)
                self._to_forget = self._to_forget or entry.forgets
            await asyncio.sleep(0)
        if fresh.rev == 0:
            raise Gone(self.name)
        self.members.replica = fresh
        self._tail.clear()

    async def _load_again(self) -> None:
        """The log went another way than we did. What clients were told of ours may not stand: they come again."""
        log.warning("loading again", room=marked(self.name))
        await self._start_over()
        self._lost = False
        self.members.send_all_away(CloseCode.COME_AGAIN)

    # Beside the log

    def _save_snapshot_aside(self) -> None:
        async def save() -> None:
            data = await asyncio.to_thread(encode_snapshot, *taken)  # the state never changes: no lock
            with contextlib.suppress(LogError):  # the next one will do
                await self._store.save_snapshot(self.name, taken[0], data, nonce=taken[1])

        taken = (self.replica.rev, self.replica.nonce, self.replica.state)
        self._do_aside(asyncio.create_task(save()))

    async def _forget(self) -> None:
        """Have the store drop what was before: every process that learns of it sees to it, for one may die over it."""
        rev, nonce, data = self.replica.rev, self.replica.nonce, self.replica.snapshot()
        await self._store.compact(self.name, rev, data, nonce=nonce)
        self._to_forget = False

    async def _remind(self) -> None:
        """Have someone look at the room when something of it is to go."""
        workshop = the_workshop(self.replica.state)
        if workshop is self._reminded:
            return
        with contextlib.suppress(LogError):  # it is tried again before long
            if self._reminded is None or look_again(workshop) != look_again(self._reminded):
                await self._store.remind(self.name, look_again(workshop))
            self._reminded = workshop

    def _publish(self, message: bytes) -> None:
        self._do_aside(asyncio.create_task(self._store.publish(self.name, message)))

    def _do_aside(self, task: "asyncio.Task[None]") -> None:
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)


def is_time_for_snapshot(rev: int, state: State) -> bool:
    if rev % SNAPSHOT_EVERY:
        return False
    records = sum(map(len, state.records.values()))
    return rev % (SNAPSHOT_EVERY * max(1, records // LARGE)) == 0


def where(fault: BaseException) -> str:
    """The line that raised it. Not what it says: that may be somebody's words."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{last.filename.rpartition('/')[2]}:{last.lineno}"
