"""New links: for another moderator, for the wall, and on a return card."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from babel.dates import format_date
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board import moderators
from board.actor import hashed
from board.commands import Command
from board.records import Rejected
from server import auth
from server.attempts import attempt_of
from server.bodies import body
from server.i18n import language_of, texts
from server.pages import Pages
from server.qr import qr
from server.rooms import Rooms


class InviteBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom the link is for."""

    name: str


class NoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to say."""


class Links:
    """The endpoints over HTTP. A secret is made here and told in the answer alone: the room keeps its hash."""

    def __init__(self, rooms: Rooms, pages: Pages) -> None:
        self._rooms = rooms
        self._pages = pages

    async def moderator(self, request: Request) -> Response:
        """Another moderator's link."""
        name = (await body(request, InviteBody)).name
        return await self._made(request, "console", auth.secret_of, lambda mark: moderators.Invite(mark, name))

    async def wall(self, request: Request) -> Response:
        """One more link for walls."""
        await body(request, NoBody)
        return await self._made(request, "wall", auth.secret_of, moderators.AddWall)

    async def card(self, request: Request) -> Response:
        """A moderator's link whose secret stands on paper and can be typed; among the links it is named by its day."""
        await body(request, NoBody)
        language = language_of(request)
        day = format_date(datetime.now(UTC), "short", language)
        name = f"{texts(language, 'paper')['paper.what.return']} {day}"
        return await self._made(request, "console", auth.card_code_of, lambda mark: moderators.Invite(mark, name))

    async def _made(
        self, request: Request, page: str, secret_of: Callable[[bytes], str], command: Callable[[str], Command]
    ) -> Response:
        room = await self._rooms.asked(request)
        actor = auth.actor_of(request, "moderator", room.replica.state)
        if actor is None:
            raise Rejected("not_allowed")
        attempt = attempt_of(request, actor)
        secret = secret_of(attempt.drawn("secret"))
        await attempt.ask(room, command(hashed(secret)))
        link = f"{self._pages.address(request, room.replica.state)}/{room.name}/{page}#{secret}"
        return JSONResponse({"secret": secret, "qr": qr(link)}, headers={"cache-control": "no-store"})
