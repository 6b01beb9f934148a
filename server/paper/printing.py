"""PDFs over HTTP, for moderators."""

import asyncio
import sys
from pathlib import Path
from typing import cast
from urllib.parse import quote

import anyio
import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response

from board.agenda import the_workshop
from board.records import LANGUAGES, Language, Rejected
from board.state import State
from server import auth
from server.bodies import TROUBLE, in_words
from server.i18n import language_of
from server.pages import Pages
from server.paper.contents import Wish, document, wished
from server.paper.sheets import Document
from server.report.naming import spoken_name
from server.report.turns import where
from server.rooms import Rooms

DRAWN_WITHIN = 30.0  # seconds, with those that wait for their turn
AT_ONCE = 2  # processes that draw
CHAIRS = 16  # sheets that wait for them
# A browser's own viewer is a page with styles and a plug-in of its own: the policy of our pages would apply to them.
POLICY = "frame-ancestors 'none'"

log = structlog.get_logger()


class Press:
    """Draws few at once, and has few wait for it."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def drawn(self, found: Document) -> bytes:
        """The PDF. Raises Rejected("come_again") when nobody more can wait, Rejected("not_printed")."""
        if self._waiting >= CHAIRS:
            raise Rejected("come_again")
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            return await drawn(found)
        finally:
            self._turns.release()


class Paper:
    """The endpoint."""

    def __init__(self, rooms: Rooms, pages: Pages, press: Press) -> None:
        self._rooms = rooms
        self._pages = pages
        self._press = press

    async def print(self, request: Request) -> Response:
        """`GET /{code}/paper/{what}.pdf?size=a4|a3&language=…&activity=…`: see `contents.What`.

        It is opened as a page of its own, so whatever goes wrong is said in words.
        """
        try:
            room = await self._rooms.asked(request)
            return await self._printed(request, room.name, room.replica.state)
        except TROUBLE as trouble:
            return in_words(request, trouble)

    async def _printed(self, request: Request, code: str, state: State) -> Response:
        if auth.actor_of(request, "moderator", state) is None:
            raise Rejected("not_allowed")
        wish = _wish(request, code, self._pages.address(request, state), the_workshop(state).language)
        found = document(state, wish)
        pdf = await self._press.drawn(found)
        headers = {
            "content-disposition": _disposition(wish, found),
            "content-security-policy": POLICY,
            "cache-control": "no-store",
        }
        return Response(pdf, media_type="application/pdf", headers=headers)


async def drawn(found: Document) -> bytes:
    """The PDF, made by a process of its own. Raises Rejected."""
    command = [sys.executable, "-m", "server.paper"]
    top = Path(__file__).parents[2]  # where the packages are, wherever the server was started
    try:
        with anyio.fail_after(DRAWN_WITHIN):
            done = await anyio.run_process(command, input=msgspec.json.encode(found), check=False, cwd=top)
    except (TimeoutError, OSError) as trouble:
        raise _failed(repr(trouble)) from None
    if done.returncode:
        raise _failed(where(done.stderr.decode(errors="replace")))
    return done.stdout


def _failed(why: str) -> Rejected:
    log.error("nothing was printed", why=why)
    return Rejected("not_printed")


def _wish(request: Request, code: str, address: str, language: Language) -> Wish:
    asked = request.query_params
    what, size = wished(request.path_params["what"], asked.get("size", "a4"))
    chosen = asked.get("language", "")
    return Wish(
        what=what,
        language=cast("Language", chosen if chosen in LANGUAGES else language_of(request, language)),
        size=size,
        code=code,
        address=address,
        activity=asked.get("activity", ""),
    )


def _disposition(wish: Wish, found: Document) -> str:
    """Shown by the browser, and saved under a name that tells what it is."""
    plain = f"talka-{wish.code}-{wish.what}-{wish.size}.pdf"
    full = f"{spoken_name(found.title)} {wish.size.upper()}.pdf"
    return f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"
