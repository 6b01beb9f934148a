"""Starting a try-out: another workshop with the same agenda, and in it a made-up hall while somebody watches."""

import asyncio
import secrets

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board import workshop
from board.agenda import the_workshop
from board.records import TITLE_MOST, Rejected, Workshop
from server import auth
from server.bodies import body
from server.clock import now
from server.host import Host
from server.i18n import texts
from server.logs import marked
from server.rooms import Rooms
from server.tryout.hall import Hall

HALLS_MOST = 4  # at once, in one process


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to say."""


class Tryouts:
    """The endpoint over HTTP, and the halls that play in this process."""

    def __init__(self, rooms: Rooms, host: Host) -> None:
        self._rooms = rooms
        self._host = host
        self._halls: dict[asyncio.Task[None], Hall] = {}

    async def start(self, request: Request) -> Response:
        """A try-out of this workshop; the answer is that of a new workshop. For its moderators."""
        await body(request, Nothing)
        room = await self._rooms.asked(request)
        if auth.actor_of(request, "moderator", room.replica.state) is None:
            raise Rejected("not_allowed")
        found = the_workshop(room.replica.state)
        if found.tryout:
            raise Rejected("not_allowed")
        self._make_room()
        moderator, wall = auth.new_secret(), auth.new_secret()
        names = [secrets.token_hex(3) for _ in found.agenda]
        diff = workshop.tried_out(room.replica.state, title_of_tryout(found), names, (moderator, wall), now())
        self._host.count(request)
        code = await self._rooms.begin(diff)
        await self._play(code)
        return JSONResponse({"code": code, "moderator": moderator, "wall": wall})

    async def stop(self) -> None:
        """Send all halls home."""
        for task in self._halls:
            task.cancel()
        await asyncio.gather(*self._halls, return_exceptions=True)

    def _make_room(self) -> None:
        """Raises Rejected when all halls are watched; one that nobody watches makes room."""
        if len(self._halls) < HALLS_MOST:
            return
        unwatched = next((task for task, hall in self._halls.items() if not hall.is_watched), None)
        if unwatched is None:
            raise Rejected("too_many_tryouts")
        unwatched.cancel()

    async def _play(self, code: str) -> None:
        hall = Hall(await self._rooms.open(code))
        task = asyncio.create_task(hall.play(), name=f"try-out {marked(code)}")
        self._halls[task] = hall
        task.add_done_callback(lambda done: self._halls.pop(done, None))


def title_of_tryout(found: Workshop) -> str:
    """Marked as one, if there is room for it; every screen says so beside it."""
    marked = f"{texts(found.language, 'common')['common.tryout']}: {found.title}"
    return marked if len(marked) <= TITLE_MOST else found.title
