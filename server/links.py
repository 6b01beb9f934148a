"""New links: for another moderator, for the wall, and on a return card."""

import secrets
from datetime import UTC, datetime

import anyio
import msgspec
from babel.dates import format_date
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board import moderators
from board.actor import Moment, hashed
from board.commands import Command
from board.decide import Rejection
from board.records import Rejected
from board.replica import Request as Asked
from server import auth
from server.bodies import body, refusal
from server.clock import now
from server.i18n import language_of, texts
from server.pages import ANSWER_WITHIN, Pages
from server.qr import qr
from server.rooms import Rooms


class InviteBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom the link is for."""

    name: str


class NoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """There is nothing to say."""


class Links:
    """The endpoints over HTTP. A secret is made here, and told once, in the answer: the room keeps its hash."""

    def __init__(self, rooms: Rooms, pages: Pages) -> None:
        self._rooms = rooms
        self._pages = pages

    async def moderator(self, request: Request) -> Response:
        """Another moderator's link."""
        asked, secret = await body(request, InviteBody), auth.new_secret()
        return await self._made(request, "console", secret, moderators.Invite(hashed(secret), asked.name))

    async def wall(self, request: Request) -> Response:
        """One more link for walls."""
        await body(request, NoBody)
        secret = auth.new_secret()
        return await self._made(request, "wall", secret, moderators.AddWall(hashed(secret)))

    async def card(self, request: Request) -> Response:
        """A moderator's link whose secret stands on paper and can be typed; among the links it is named by its day."""
        await body(request, NoBody)
        secret, language = auth.new_card_code(), language_of(request)
        day = format_date(datetime.now(UTC), "short", language)
        name = f"{texts(language, 'paper')['paper.what.return']} {day}"
        return await self._made(request, "console", secret, moderators.Invite(hashed(secret), name))

    async def _made(self, request: Request, page: str, secret: str, command: Command) -> Response:
        room = await self._rooms.asked(request)
        actor = auth.actor_of(request, "moderator", room.replica.state)
        if actor is None:
            raise Rejected("not_allowed")
        asked = Asked(actor, secrets.token_urlsafe(12), 1, command, Moment(now(), secrets.randbits(32)))
        with anyio.fail_after(ANSWER_WITHIN):
            outcome = await room.ask_and_wait(asked)
        if isinstance(outcome, Rejection):
            return refusal(outcome.code, outcome.details)
        link = f"{self._pages.address(request, room.replica.state)}/{room.name}/{page}#{secret}"
        return JSONResponse({"secret": secret, "qr": qr(link)}, headers={"cache-control": "no-store"})
