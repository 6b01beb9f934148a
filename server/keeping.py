"""Seeing to it that what a workshop promised to forget is forgotten in time; and forgetting it at once, when asked to.

Every process looks round now and then for rooms in which something is due. Two that do the same at once are harmless:
a command under one key is done once, and what is deleted is deleted.
"""

import asyncio
import random
import secrets

import anyio
import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board.actor import KEEPER, Moment
from board.agenda import the_workshop
from board.days import midnight
from board.keeping import PutOff, Unname, due
from board.records import Rejected
from board.replica import Request as Asked
from server import auth
from server.attempts import ANSWER_WITHIN
from server.bodies import body
from server.clock import now
from server.log import LogError
from server.logs import marked
from server.room import Room
from server.rooms import NoSuchRoom, Rooms
from server.tasks import end

LOOK_EVERY = 3600.0  # seconds
LOOK_AGAIN = 60.0  # seconds, where the store was away
COOKIES = ("moderator", "wall", "seat", "seats")

log = structlog.get_logger()


class DeleteBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The code of the workshop, typed again by whoever means it."""

    code: str


class Keeping:
    """The endpoint over HTTP, and the task that looks round."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look round from now on; the first time at once."""
        self._task = asyncio.create_task(self._run(), name="keeping")

    async def stop(self) -> None:
        """Look round no more."""
        if self._task is not None:
            await end(self._task)

    async def delete(self, request: Request) -> Response:
        """The whole workshop goes, at once. For its moderators."""
        asked, room = await body(request, DeleteBody), await self._rooms.asked(request)
        if auth.actor_of(request, "moderator", room.replica.state) is None:
            raise Rejected("not_allowed")
        if auth.tidy_code(asked.code) != room.name:
            raise Rejected("other_code")
        with anyio.fail_after(ANSWER_WITHIN):
            await self._rooms.store.delete(room.name)
        await room.notice()
        response = JSONResponse({})
        for cookie in COOKIES:
            auth.keep(response, room.name, cookie, "")
        return response

    async def _run(self) -> None:
        while True:
            try:
                await self.look_round()
                pause = LOOK_EVERY
            except (LogError, TimeoutError) as trouble:
                log.warning("keeping waits", trouble=repr(trouble))
                pause = LOOK_AGAIN
            await asyncio.sleep(pause * random.uniform(0.9, 1.1))

    async def look_round(self) -> None:
        """Do whatever is due in any room by now. Raises LogError, TimeoutError where the store is away."""
        for code in {*await self._rooms.store.due(now()), *self._rooms.opened()}:
            try:
                await self._see_to(await self._rooms.open(code))
            except NoSuchRoom:
                await self._rooms.store.delete(code)  # somebody did, and did not come to the end of it
            except (LogError, TimeoutError):
                raise
            except Exception as odd:  # noqa: BLE001 (of a later version, perhaps: the others' turn must come all the same)
                log.warning("a room that cannot be seen to", room=marked(code), why=type(odd).__name__.lower())

    async def _see_to(self, room: Room) -> None:
        workshop, at = the_workshop(room.replica.state), now()
        what = due(workshop, at)
        if what == "all":
            await self._let_go(room)
        elif what:
            command = Unname() if what == "names" else PutOff()
            nonce = f"{what} {midnight(at)} {workshop.put_off}"  # the same for every process that sees to it
            asked = Asked(KEEPER, nonce, 1, command, Moment(at, secrets.randbits(128)))
            async with asyncio.timeout(ANSWER_WITHIN):
                await room.ask_and_wait(asked)

    async def _let_go(self, room: Room) -> None:
        """Not before we know all of it: somebody may have chosen another day at this very moment."""
        if await self._rooms.store.head(room.name) == room.replica.rev:
            log.info("its time is over", room=marked(room.name))
            await self._rooms.store.delete(room.name)
