"""The method's tools for the console to choose from, and agendas as files: saved here, loaded elsewhere."""

import json
from typing import Any

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board import agenda
from board.actor import Actor
from board.methods import AGENDAS, STATEMENTS, TOOLS
from board.records import Rejected
from board.state import State
from board.tools import made, template_of
from server import auth
from server.attempts import Attempt, attempt_of
from server.bodies import body
from server.room import Room
from server.rooms import Rooms

FILE_MOST = 1_000_000  # bytes
FORMAT = 1
LOAD_WITHIN = 20.0  # seconds


class AgendaFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Activities as templates (see `board.tools`), in their order."""

    v: int
    activities: tuple[dict[str, Any], ...]
    name: str = ""


class Agendas:
    """The endpoints over HTTP."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def methods(self, request: Request) -> Response:
        """Every tool, ready-made agenda and suggested statement; the same for everyone."""
        known = {"tools": TOOLS, "agendas": AGENDAS, "statements": STATEMENTS}
        return JSONResponse(known, headers={"cache-control": "no-cache"})

    async def save(self, request: Request) -> Response:
        """The agenda, or one activity of it, as a file."""
        room = await self._rooms.asked(request)
        state = room.replica.state
        _moderator(request, state)
        file = _written(state, request.query_params.get("activity", ""))
        text = json.dumps(msgspec.to_builtins(file), ensure_ascii=False, indent=2)
        disposition = {
            "content-disposition": f'attachment; filename="talka-{room.name}.json"',
            "cache-control": "no-store",
        }
        return Response(text, media_type="application/json", headers=disposition)

    async def load(self, request: Request) -> Response:
        """Put the activities of a file on the agenda, behind `after` or last: all of them, or none if one is faulty."""
        room = await self._rooms.asked(request)
        attempt = attempt_of(request, _moderator(request, room.replica.state))
        file = await body(request, AgendaFile, FILE_MOST)
        _check(file)
        with anyio.fail_after(LOAD_WITHIN):
            return await _add(room, attempt, file, request.query_params.get("after", ""))


def _moderator(request: Request, state: State) -> Actor:
    actor = auth.actor_of(request, "moderator", state)
    if actor is None:
        raise Rejected("not_allowed")
    return actor


def _written(state: State, activity: str) -> AgendaFile:
    workshop = agenda.the_workshop(state)
    names = (activity,) if activity else workshop.agenda
    found = [agenda.listed(state, name) for name in names]
    return AgendaFile(FORMAT, tuple(template_of(one) for one in found), workshop.title)


def _check(file: AgendaFile) -> None:
    """Raises Rejected, with the place."""
    if file.v != FORMAT:
        raise Rejected("file_too_new")
    for number, template in enumerate(file.activities, 1):
        try:
            made("check", template)
        except Rejected as rejected:
            raise Rejected(rejected.code, **rejected.details, number=number) from None


async def _add(room: Room, attempt: Attempt, file: AgendaFile, after: str) -> Response:
    added: list[str] = []
    for number, template in enumerate(file.activities, 1):
        name = attempt.drawn(f"activity {number}").hex()[:8]
        try:
            await attempt.ask(room, agenda.AddActivity(name, template, after), number)
        except Rejected as rejected:
            raise Rejected(rejected.code, **{**rejected.details, "number": number}) from None
        after = name
        added.append(name)
    return JSONResponse({"added": added})
