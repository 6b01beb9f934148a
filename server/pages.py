"""The pages and the requests around them: home, phone, wall, console; starting, entering, joining, lending."""

import secrets
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.templating import Jinja2Templates

from board import workshop
from board.actor import Actor, hashed
from board.methods import USUAL
from board.records import LANGUAGES, Rejected, Role, Workshop
from board.session import Session
from board.state import State
from server import auth
from server.addresses import neighbourhood, told_address
from server.attempts import Attempt
from server.bodies import base_of, body, code_of
from server.clock import now
from server.config import Config
from server.device import Device, device_of
from server.host import Host
from server.i18n import language_of, texts
from server.kept import kept_of
from server.qr import qr, wifi_qr
from server.room import Room
from server.rooms import NOT_NOW, NoSuchRoom, Rooms
from server.static import Static

PARTS = {
    "home": ("common", "home"),
    "phone": ("common", "phone"),
    "wall": ("common", "wall"),
    "console": ("common", "console"),
}
ROLE_OF_PAGE: dict[str, Role] = {"phone": "seat", "wall": "wall", "console": "moderator"}

B = TypeVar("B")


class EnterBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link's secret, a code lent by another device, or that of a return card, typed anyhow."""

    secret: str


class JoinBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new seat: its secret is made by the page, so that joining twice is joining once."""

    secret: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{40,64}\Z")]
    name: str = ""
    remote: bool = False


class AsBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"role": "as"}):
    """Which of the cookies is meant."""

    role: Role


class LentBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code that was lent just now. It stands in no address: those are written down on the way."""

    lend: str


class PassBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the device's seats is answering from now on; "": nobody, while it is handed on."""

    seat: str


class Pages:
    """The endpoints over HTTP."""

    def __init__(self, config: Config, rooms: Rooms, static: Static, host: Host) -> None:
        self._config = config
        self._rooms = rooms
        self._static = static
        self._host = host
        self._templates = Jinja2Templates(Path(__file__).parent / "templates")

    # Pages

    async def home(self, request: Request) -> Response:
        return self._page(request, "home", {"usual": USUAL})

    async def phone(self, request: Request) -> Response:
        return await self._room_page(request, "phone")

    async def wall(self, request: Request) -> Response:
        return await self._room_page(request, "wall")

    async def console(self, request: Request) -> Response:
        return await self._room_page(request, "console")

    async def _room_page(self, request: Request, page: str) -> Response:
        code = code_of(request)
        if code and code != request.path_params["code"]:  # cookies belong to the one path
            return RedirectResponse(request.url.path.replace(request.path_params["code"], code, 1), 303)
        boot: dict[str, Any] = {"code": code, "joined": False}
        try:
            room = await self._rooms.asked(request)
        except NoSuchRoom:
            return _forgetting(code, self._page(request, "phone", {**boot, "exists": False}, 404))
        except NOT_NOW:
            here = device_of(request, None).told(None) if page == "phone" else {}
            return self._page(request, page, boot | here)  # the page itself waits for the store
        state = room.replica.state
        found = state.get("workshop", Workshop)
        boot["title"] = "" if found is None else found.title
        boot["joined"] = auth.actor_of(request, ROLE_OF_PAGE[page], state) is not None
        boot["address"] = self.address(request, state)
        if page == "phone":
            boot |= device_of(request, state).told(state) | {"kept": kept_of(room)}
        else:
            boot["qr"] = qr(f"{boot['address']}/{code}")
        if page == "wall" and boot["joined"] and found is not None and found.wifi is not None:
            boot["wifi_qr"] = wifi_qr(found.wifi)
        if page == "console":
            boot |= {"usual": USUAL}
        return self._page(request, page, boot, language=found.language if found else LANGUAGES[0])

    def _page(
        self, request: Request, page: str, more: dict[str, Any], status: int = 200, language: str = LANGUAGES[0]
    ) -> Response:
        language, base = language_of(request, language), base_of(request)
        told = told_address(self._config, request)
        boot = {
            "page": page, "base": base, "code": "", "title": "", "exists": True,
            "language": language, "languages": LANGUAGES,
            "address": told, "told": told, "texts": texts(language, *PARTS[page]), **more,
        }  # fmt: skip
        if page == "phone":
            boot["style"] = self._static.url("later.css", base)
        bundle = "phone" if page in ("home", "phone") else page
        context = {
            "page": page, "language": language, "told": boot, "texts": boot["texts"],
            "boot": msgspec.json.encode(boot).decode().replace("<", "\\u003c"),
            "script": self._static.url(f"{bundle}.js", base), "within": self._static.text,
            "style": "" if bundle == "phone" else self._static.url(f"{bundle}.css", base),
        }  # fmt: skip
        # Asked for before the page has been read: on a slow phone that is a fifth of a second sooner.
        ahead = f"<{context['script']}>; rel=modulepreload"
        if context["style"]:
            ahead += f", <{context['style']}>; rel=preload; as=style"
        return self._templates.TemplateResponse(
            request, "page.html", context, status_code=status, headers={"link": ahead}
        )

    def address(self, request: HTTPConnection, state: State) -> str:
        """What other devices are told to open: the moderator's choice, or what the server tells by itself."""
        found = state.get("workshop", Workshop)
        return (found.address if found is not None else "") or told_address(self._config, request)

    # Starting, entering, joining

    async def start(self, request: Request) -> Response:
        """Begin a workshop: the answer bears the code and the secrets of console and wall, and is the only place to."""
        self._host.check(request)
        new = await body(request, workshop.NewWorkshop)
        moderator, wall = auth.new_secret(), auth.new_secret()
        names = [secrets.token_hex(3) for _ in new.templates()]
        diff = workshop.create(new, names, moderator, wall, now())
        self._host.count(request)
        code = await self._rooms.begin(diff)
        return JSONResponse({"code": code, "moderator": moderator, "wall": wall})

    async def enter(self, request: Request) -> Response:
        """Exchange a secret of a link, a lent code or a return card's for the cookie."""
        asked = await body(request, EnterBody)
        try:
            room = await self._rooms.open(code_of(request))
            actor = await self._proven(room.name, asked.secret, room.replica.state)
        except (Rejected, NoSuchRoom):
            await self._rooms.guesses.wrong(neighbourhood(request))
            raise
        if actor.role == "seat":
            return self._seated(room, device_of(request, room.replica.state).with_seat(actor), role="seat")
        response = JSONResponse({"role": actor.role})
        auth.admit(response, room.name, actor)
        return response

    async def _proven(self, code: str, secret: str, state: Any) -> Actor:
        roles: tuple[Role, ...] = ("moderator", "wall")
        typed = auth.tidy_code(secret)
        if len(typed) == auth.LENT_LENGTH:
            role, secret = await auth.redeem(self._rooms.store, code, typed)
            roles = (role,)
        elif len(typed) == auth.CARD_LENGTH:
            secret, roles = typed, ("moderator",)
        for role in roles:
            actor = auth.actor_with(secret, role, state)
            if actor is not None:
                return actor
        raise Rejected("wrong_link")

    async def join(self, request: Request) -> Response:
        """Take a seat, beside those that the device has already."""
        asked, room = await body(request, JoinBody), await self._rooms.asked(request)
        actor = Actor("seat", hashed(asked.secret), asked.secret)
        device = device_of(request, room.replica.state).with_seat(actor)
        command = workshop.Join(asked.name, asked.remote)
        await Attempt(actor, "join").ask(room, command)
        first = msgspec.Raw(Session(actor).frame(room.replica) or b"null")
        return self._seated(room, device, frame=first, now=now())  # so that nobody waits for the socket to see it

    async def seats(self, request: Request) -> Response:
        """The seats of this device, and which of them is answering."""
        state = (await self._rooms.asked(request)).replica.state
        return JSONResponse(device_of(request, state).told(state))

    async def pass_on(self, request: Request) -> Response:
        """Hand the device to another of its seats, or to nobody for now."""
        asked, room = await body(request, PassBody), await self._rooms.asked(request)
        return self._seated(room, device_of(request, room.replica.state).handed_to(asked.seat))

    def _seated(self, room: Room, device: Device, **more: object) -> Response:
        told = msgspec.json.encode({**more, "seat": device.active.seat})
        response = Response(told, media_type="application/json")
        device.keep(response, room.name)
        return response

    async def lend(self, request: Request) -> Response:
        """A code by which another device goes on as this one."""
        asked, room = await body(request, AsBody), await self._rooms.asked(request)
        actor = auth.actor_of(request, asked.role, room.replica.state)
        if actor is None or actor.role == "wall":
            raise Rejected("not_allowed")
        code = await auth.lend(self._rooms.store, room.name, actor)
        return JSONResponse({"code": code, "seconds": auth.LENT_SECONDS})

    async def leave(self, request: Request) -> Response:
        """Forget, on this device, who one was. Its other seats stay."""
        asked, response = await body(request, AsBody), JSONResponse({})
        if asked.role == "seat":
            device_of(request, None).left().keep(response, code_of(request))
        else:
            auth.dismiss(response, code_of(request), asked.role)
        return response

    async def lent_qr(self, request: Request) -> Response:
        """A picture of the link that takes the console over; for the moderator's own screen only."""
        asked, room = await body(request, LentBody), await self._rooms.asked(request)
        lent = auth.tidy_code(asked.lend)
        if auth.actor_of(request, "moderator", room.replica.state) is None or len(lent) != auth.LENT_LENGTH:
            raise Rejected("not_allowed")
        link = f"{self.address(request, room.replica.state)}/{room.name}/console#{lent}"
        return Response(qr(link), media_type="image/svg+xml", headers={"cache-control": "no-store"})


def _forgetting(code: str, response: Response) -> Response:
    """A workshop that is not there, perhaps because it was deleted: who one was in it is nothing to keep."""
    for name in ("seat", "seats", "wall", "moderator"):
        auth.keep(response, code, name, "")
    return response
