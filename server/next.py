"""Starting the next workshop, from an earlier one of this server or out of a file. What comes along: board.followup."""

import secrets
from collections.abc import Iterator

import msgspec
from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board.actor import Moment
from board.archive import FILE_MOST, restored, unpacked
from board.followup import Wish, follow_up, offer
from board.protocol import MESSAGE_MOST
from board.records import Rejected
from board.state import State, evolve
from server import auth
from server.bodies import body
from server.clock import now
from server.host import Host
from server.rooms import Rooms

AT_ONCE = 1  # read aside, in one process: the rooms come first


class FromFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file, and what is wished for."""

    file: msgspec.Raw
    wish: Wish


class Next:
    """The endpoints over HTTP."""

    def __init__(self, rooms: Rooms, host: Host) -> None:
        self._rooms = rooms
        self._host = host
        self._aside = CapacityLimiter(AT_ONCE)

    async def offer(self, request: Request) -> Response:
        """`GET /{code}/next.json`: what may come along. For its moderators."""
        return await self._offered(await self._earlier(request))

    async def start(self, request: Request) -> Response:
        """`POST /{code}/next` with a Wish: the answer is that of a new workshop. For moderators of the earlier one."""
        self._host.check(request)
        wish, earlier = await body(request, Wish), await self._earlier(request)
        return await self._begun(request, earlier, wish)

    async def offer_of_file(self, request: Request) -> Response:
        """`POST /next/offer` with a workshop's file: what may come along."""
        file = await body(request, msgspec.Raw, FILE_MOST)
        return await self._offered(await self._read(file))

    async def start_from_file(self, request: Request) -> Response:
        """`POST /next` with a file and a Wish: as from a workshop of this server."""
        self._host.check(request)
        asked = await body(request, FromFile, FILE_MOST + MESSAGE_MOST)
        return await self._begun(request, await self._read(asked.file), asked.wish)

    async def _earlier(self, request: Request) -> State:
        state = (await self._rooms.asked(request)).replica.state
        if auth.actor_of(request, "moderator", state) is None:
            raise Rejected("not_allowed")
        return state

    async def _read(self, file: msgspec.Raw) -> State:
        return await run_sync(_state_in, bytes(file), limiter=self._aside)

    async def _offered(self, earlier: State) -> Response:
        found = await run_sync(offer, earlier, limiter=self._aside)
        return JSONResponse(msgspec.to_builtins(found), headers={"cache-control": "no-store"})

    async def _begun(self, request: Request, earlier: State, wish: Wish) -> Response:
        links = auth.new_secret(), auth.new_secret()
        moment = Moment(now(), secrets.randbits(32))
        diff = await run_sync(follow_up, earlier, wish, _names(), links, moment, limiter=self._aside)
        self._host.count(request)
        code = await self._rooms.begin(diff)
        return JSONResponse({"code": code, "moderator": links[0], "wall": links[1]})


def _names() -> Iterator[str]:
    while True:
        yield secrets.token_hex(3)


def _state_in(file: bytes) -> State:
    """The workshop that a file holds; nobody has its links. Raises Rejected with the place of what is wrong."""
    return evolve(State.empty(), restored(unpacked(file), auth.new_secret(), auth.new_secret()))
