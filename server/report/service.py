"""The report over HTTP: as a page, and as a file in every format."""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from board.agenda import the_workshop
from board.records import LANGUAGES, Activity, Language, Rejected, said
from board.state import State
from server import auth
from server.bodies import TROUBLE, in_words
from server.device import device_of
from server.i18n import language_of
from server.report.files import MEDIA, headers
from server.report.job import FORMATS, Job
from server.report.turns import Turns
from server.rooms import Rooms

FOR_ALL = frozenset({"page", "html", "pdf", "docx", "decided"})
"""What participants may have; the others are the moderators'."""

ONE_ACTIVITY = frozenset({"svg", "png"})
WHOLE = frozenset({"json", "decided"})
"""These are always of the whole workshop."""


class Reports:
    """The endpoints. They are opened as pages of their own, so whatever goes wrong is said in words."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._turns = Turns()

    async def page(self, request: Request) -> Response:
        """`GET /{code}/report?language=…&activity=…&own=1`: the report with its choices."""
        return await self._answer(request, "page")

    async def decided(self, request: Request) -> Response:
        """`GET /{code}/decided`: what was decided, as far as all may see it. `?keep`: as a file."""
        return await self._answer(request, "decided")

    async def file(self, request: Request) -> Response:
        """`GET /{code}/report.{format}?…`: as a file; a picture needs an activity."""
        asked = request.path_params["format"]
        return await self._answer(request, asked if asked in MEDIA else "")

    async def stop(self) -> None:
        """Make nothing more."""
        await self._turns.stop()

    async def _answer(self, request: Request, asked: str) -> Response:
        try:
            return await self._made(request, asked)
        except TROUBLE as trouble:
            return in_words(request, trouble)

    async def _made(self, request: Request, asked: str) -> Response:
        room = await self._rooms.asked(request)
        job = wish(request, asked, room.name, room.replica.state)
        title = title_of(job, room.replica.state)
        made = await self._turns.made(job, room)
        return Response(made, headers=headers(job, title, keep="keep" in request.query_params))


def wish(request: Request, asked: str, code: str, state: State) -> Job:
    """What is asked for, if there is such a thing and its reader may have it. Raises Rejected."""
    channels, query = channels_for(request, state), request.query_params
    activity = query.get("activity", "") if asked not in WHOLE else ""
    if asked not in FORMATS or (asked in ONE_ACTIVITY and not activity):
        raise Rejected("malformed")
    if asked not in FOR_ALL and "moderator" not in channels:
        raise Rejected("not_allowed")
    if activity and state.get(f"activity/{activity}", Activity) is None:
        raise Rejected("no_such_activity")
    return Job(
        format="zip" if asked == "csv" and not activity else asked,
        snapshot=b"",
        channels=("all",) if asked == "decided" else channels,
        language=_language(request, state),
        code=code,
        activity=activity,
        own="moderator" in channels and asked != "decided" and query.get("own") == "1",
    )


def channels_for(request: Request, state: State) -> tuple[str, ...]:
    """Those whose union the reader sees. Raises Rejected("not_allowed") for whoever does not take part."""
    if auth.actor_of(request, "moderator", state) is not None:
        return "all", "wall", "moderator"
    if device_of(request, state).seats:
        return ("all",)
    raise Rejected("not_allowed")


def title_of(job: Job, state: State) -> str:
    """What the file is of: one activity, if its reader has seen it, or all."""
    found = state.get(f"activity/{job.activity}", Activity) if job.activity else None
    workshop = the_workshop(state)
    if found is None or not (found.opened or "moderator" in job.channels):
        return workshop.title
    asked = found.title or getattr(found, "question", None) or getattr(found, "statement", {})
    return said(asked, job.language) or workshop.title


def _language(request: Request, state: State) -> Language:
    chosen = request.query_params.get("language", "")
    return cast("Language", chosen if chosen in LANGUAGES else language_of(request, the_workshop(state).language))
