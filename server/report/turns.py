"""Whose turn it is to have a report made: few at once, a waiting room with few chairs, and the same one only once."""

import asyncio
import re
import sys
from pathlib import Path

import anyio
import msgspec
import structlog

from board.log import snapshot_in_pieces
from board.records import Rejected
from board.replica import Replica
from server.clock import now
from server.logs import marked
from server.report.job import Job
from server.room import Room

AT_ONCE = 2  # processes
MADE_WITHIN = 60.0  # seconds, of one process
PAUSE = 0.005  # seconds between the pieces of a snapshot, which take about half a millisecond each
CHAIRS = 16  # reports that wait; moderators take the last ones
CHAIRS_FOR_ALL = 8

log = structlog.get_logger()


class Turns:
    """Reports that are being made, and those that wait."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting: dict[Job, asyncio.Task[bytes]] = {}
        self._going: set[asyncio.Task[bytes]] = set()

    async def made(self, job: Job, room: Room) -> bytes:
        """The file, of the room as it is when its turn comes: whoever asks for the same until then shares it.

        Raises Rejected("come_again") when nobody more can wait, Rejected("not_made").
        """
        task = self._waiting.get(job)
        if task is None:
            task = self._sit_down(job, room)
        return await asyncio.shield(task)  # who hangs up leaves the others theirs

    async def stop(self) -> None:
        """Make nothing more."""
        for task in self._going:
            task.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)

    def _sit_down(self, job: Job, room: Room) -> "asyncio.Task[bytes]":
        if len(self._waiting) >= (CHAIRS if "moderator" in job.channels else CHAIRS_FOR_ALL):
            raise Rejected("come_again")
        task = self._waiting[job] = asyncio.create_task(self._make(job, room), name=f"report {marked(job.code)}")
        self._going.add(task)
        task.add_done_callback(self._going.discard)
        return task

    async def _make(self, job: Job, room: Room) -> bytes:
        try:
            await self._turns.acquire()
        finally:
            self._waiting.pop(job, None)
        try:
            return await run(await taken(job, room.replica))
        finally:
            self._turns.release()


async def taken(job: Job, replica: Replica) -> Job:
    """The job with the room as it is now; whoever is in the room gets their turn between the pieces."""
    at, pieces = now(), list[bytes]()
    for piece in snapshot_in_pieces(replica.rev, replica.nonce, replica.state):
        pieces.append(piece)
        await asyncio.sleep(PAUSE)
    return msgspec.structs.replace(job, snapshot=b"".join(pieces), now=at)


async def run(job: Job) -> bytes:
    """What a process of its own makes of the job. Raises Rejected("not_made")."""
    command = [sys.executable, "-m", "server.report"]
    top = Path(__file__).parents[2]  # where the packages are, wherever the server was started
    try:
        with anyio.fail_after(MADE_WITHIN):
            done = await anyio.run_process(command, input=msgspec.msgpack.encode(job), check=False, cwd=top)
    except (TimeoutError, OSError) as trouble:
        raise _failed(job, repr(trouble)) from None
    if done.returncode:
        raise _failed(job, where(done.stderr.decode(errors="replace")))
    return done.stdout


def _failed(job: Job, why: str) -> Rejected:
    log.error("no report was made", format=job.format, why=why)
    return Rejected("not_made")


def where(trace: str) -> str:
    """A trace without what it quotes: no log is to hold what people wrote."""
    kinds = re.findall(r"^  File .*\n(?: {4}.*\n)*([\w.]+)", trace, re.MULTILINE) or ["no trace"]
    places = re.findall(r'^  File "(?:.*[\\/])?(.+?)", line (\d+)', trace, re.MULTILINE)
    return " ".join([*(f"{name}:{line}" for name, line in places[-5:]), kinds[-1][:80]])
