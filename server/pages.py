"""The pages and the requests around them: home, phone, wall, console; starting, entering, joining, lending."""

import json
import secrets
from pathlib import Path
from typing import Any, TypeVar

import anyio.to_thread
import msgspec
import segno
import segno.helpers
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.templating import Jinja2Templates

from board import workshop
from board.actor import Actor, Moment, hashed
from board.decide import Rejection
from board.log import Entry, encode_entry
from board.methods import STATEMENTS, USUAL
from board.records import LANGUAGES, Rejected, Role, WiFi, Workshop
from board.replica import Request as Asked
from server import auth
from server.addresses import public_address
from server.bodies import body, code_of, refusal
from server.clock import now
from server.config import Config
from server.i18n import language_of, texts
from server.limits import Guesses
from server.log import LogError, Taken
from server.rooms import NoSuchRoom, Rooms
from server.static import Static

PARTS = {
    "home": ("common", "home", "phone"),
    "phone": ("common", "phone"),
    "wall": ("common", "wall"),
    "console": ("common", "console"),
}
ROLE_OF_PAGE: dict[str, Role] = {"phone": "seat", "wall": "wall", "console": "moderator"}
ANSWER_WITHIN = 8.0  # seconds to wait for the store before a page is told to try again

B = TypeVar("B")


class EnterBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link's secret, or a code lent by another device."""

    secret: str


class JoinBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new seat: its secret is made by the page, so that joining twice is joining once."""

    secret: str
    name: str = ""
    remote: bool = False


class AsBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"role": "as"}):
    """Which of the cookies is meant."""

    role: Role


class Pages:
    """The endpoints over HTTP."""

    def __init__(self, config: Config, rooms: Rooms, static: Static) -> None:
        self._config = config
        self._rooms = rooms
        self._static = static
        self._guesses = Guesses()
        self._templates = Jinja2Templates(Path(__file__).parent / "templates")

    # Pages

    async def home(self, request: Request) -> Response:
        return self._page(request, "home", {"statements": STATEMENTS, "usual": USUAL})

    async def phone(self, request: Request) -> Response:
        return await self._room_page(request, "phone")

    async def wall(self, request: Request) -> Response:
        return await self._room_page(request, "wall")

    async def console(self, request: Request) -> Response:
        return await self._room_page(request, "console")

    async def _room_page(self, request: Request, page: str) -> Response:
        code = code_of(request)
        if code != request.path_params["code"]:  # cookies belong to the one path
            return RedirectResponse(request.url.path.replace(request.path_params["code"], code, 1), 303)
        join = f"{self.address(request)}/{code}"
        boot: dict[str, Any] = {"code": code, "join": join, "joined": False}
        try:
            state = (await self._rooms.open(code)).replica.state
        except NoSuchRoom:
            await self._guesses.wrong(_address_of(request))
            return self._page(request, "phone", {**boot, "exists": False}, 404)
        except LogError:
            return self._page(request, page, boot)  # the page itself waits for the store
        found = state.get("workshop", Workshop)
        boot["title"] = "" if found is None else found.title
        boot["joined"] = auth.actor_of(request, ROLE_OF_PAGE[page], state) is not None
        if page != "phone":
            boot["qr"] = qr(join)
        if page == "wall" and boot["joined"] and found is not None and found.wifi is not None:
            boot["wifi_qr"] = wifi_qr(found.wifi)
        if page == "console":
            boot |= {"statements": STATEMENTS, "usual": USUAL}
        return self._page(request, page, boot, language=found.language if found else LANGUAGES[0])

    def _page(
        self, request: Request, page: str, more: dict[str, Any], status: int = 200, language: str = LANGUAGES[0]
    ) -> Response:
        language = language_of(request, language)
        boot = {
            "page": page, "code": "", "title": "", "exists": True, "language": language, "languages": LANGUAGES,
            "address": self.address(request), "texts": texts(language, *PARTS[page]), **more,
        }  # fmt: skip
        bundle = "phone" if page == "home" else page
        context = {
            "page": page, "language": language, "boot": json.dumps(boot, ensure_ascii=False).replace("<", "\\u003c"),
            "script": self._static.url(f"{bundle}.js"), "style": self._static.url(f"{bundle}.css"),
            "texts": boot["texts"],
        }  # fmt: skip
        return self._templates.TemplateResponse(request, "page.html", context, status_code=status)

    def address(self, request: HTTPConnection) -> str:
        """What other devices are told to open: the configured address, or this machine's in the network.

        Whoever came here by another name than localhost is told that name: it evidently works.
        """
        host = request.url.hostname or ""
        if self._config.address or host in ("localhost", "127.0.0.1", "::1"):
            return public_address(self._config)
        return f"{request.url.scheme}://{request.url.netloc}"

    # Starting, entering, joining

    async def start(self, request: Request) -> Response:
        """Begin a workshop: the answer bears the code and the secrets of console and wall, and is the only place to."""
        new = await body(request, workshop.NewWorkshop)
        moderator, wall = auth.new_secret(), auth.new_secret()
        names = [secrets.token_hex(3) for _ in new.templates()]
        entry = Entry(secrets.token_urlsafe(6), "", (), workshop.create(new, names, moderator, wall))
        code = await self._begin(encode_entry(entry), entry.nonce)
        return JSONResponse({"code": code, "moderator": moderator, "wall": wall})

    async def _begin(self, entry: bytes, nonce: str) -> str:
        while True:
            code = auth.new_code()
            try:
                await self._rooms.store.append(code, 1, entry, nonce=nonce, after="")
            except Taken:
                continue  # this code has a workshop already
            return code

    async def enter(self, request: Request) -> Response:
        """Exchange a secret of a link, or a lent code, for the cookie."""
        asked, room = await body(request, EnterBody), await self._rooms.open(code_of(request))
        try:
            actor = await self._proven(room.name, asked.secret, room.replica.state)
        except Rejected:
            await self._guesses.wrong(_address_of(request))
            raise
        response = JSONResponse({"role": actor.role})
        auth.admit(response, room.name, actor)
        return response

    async def _proven(self, code: str, secret: str, state: Any) -> Actor:
        roles: tuple[Role, ...] = ("moderator", "wall")
        if len(auth.tidy_code(secret)) == auth.LENT_LENGTH:
            role, secret = await auth.redeem(self._rooms.store, code, secret)
            roles = (role,)
        for role in roles:
            actor = auth.actor_with(secret, role, state)
            if actor is not None:
                return actor
        raise Rejected("wrong_link")

    async def join(self, request: Request) -> Response:
        """Take a seat."""
        asked, room = await body(request, JoinBody), await self._rooms.open(code_of(request))
        if not 40 <= len(asked.secret) <= 64:
            raise Rejected("malformed")
        actor = Actor("seat", hashed(asked.secret), asked.secret)
        command = workshop.Join(asked.name, asked.remote)
        with anyio.fail_after(ANSWER_WITHIN):
            outcome = await room.ask_and_wait(Asked(actor, "join", 1, command, Moment(now(), secrets.randbits(32))))
        if isinstance(outcome, Rejection):
            return refusal(outcome.code, outcome.details)
        response = JSONResponse({"seat": actor.seat})
        auth.admit(response, room.name, actor)
        return response

    async def lend(self, request: Request) -> Response:
        """A code by which another device goes on as this one."""
        asked, room = await body(request, AsBody), await self._rooms.open(code_of(request))
        actor = auth.actor_of(request, asked.role, room.replica.state)
        if actor is None or actor.role == "wall":
            raise Rejected("not_allowed")
        code = await auth.lend(self._rooms.store, room.name, actor)
        return JSONResponse({"code": code, "seconds": auth.LENT_SECONDS})

    async def leave(self, request: Request) -> Response:
        """Forget, on this device, who one was."""
        asked = await body(request, AsBody)
        response = JSONResponse({})
        auth.dismiss(response, code_of(request), asked.role)
        return response

    async def lent_qr(self, request: Request) -> Response:
        """A picture of the link that takes the console over; for the moderator's own screen only."""
        room = await self._rooms.open(code_of(request))
        lent = auth.tidy_code(request.query_params.get("lend", ""))
        if auth.actor_of(request, "moderator", room.replica.state) is None or len(lent) != auth.LENT_LENGTH:
            raise Rejected("not_allowed")
        link = f"{self.address(request)}/{room.name}/console#{lent}"
        return Response(qr(link), media_type="image/svg+xml", headers={"cache-control": "no-store"})


def qr(link: str) -> str:
    """The link as a QR code: an inline SVG, dark on light with its quiet zone, on dark screens as well."""
    return _drawn(segno.make(link, micro=False, error="m"))


def wifi_qr(wifi: WiFi) -> str:
    """The hall's network as a QR code that phones offer to join."""
    security = "WPA" if wifi.password else None
    return _drawn(segno.helpers.make_wifi(wifi.name, wifi.password or None, security))


def _drawn(code: segno.QRCode) -> str:
    return str(code.svg_inline(border=3, dark="#000", light="#fff", omitsize=True))


def _address_of(request: HTTPConnection) -> str:
    return request.client.host if request.client else ""
