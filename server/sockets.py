"""The socket of a client: proves who it is, then hands what it says to the room."""

import asyncio
import contextlib
import random
import secrets
import time

from starlette.websockets import WebSocket, WebSocketDisconnect

from board.actor import Actor, Moment
from board.commands import decode_command
from board.decide import Rejection
from board.protocol import (
    VERSION,
    ClientDo,
    ClientHello,
    ClientPing,
    ClientWriting,
    CloseCode,
    ServerError,
    ServerPong,
    ServerWelcome,
    decode_message,
    encode_message,
)  # fmt: skip
from board.records import Rejected, Role
from board.replica import Request
from board.session import Session
from server.auth import actor_of
from server.bodies import same_origin
from server.broadcast import wire_of
from server.clock import now
from server.device import Device, device_of
from server.limits import (
    COMMANDS_A_SECOND,
    COMMANDS_AT_ONCE,
    MESSAGES_A_SECOND,
    MESSAGES_AT_ONCE,
    SIGNS_A_SECOND,
    SIGNS_AT_ONCE,
    Bucket,
    Buckets,
)  # fmt: skip
from server.member import Member
from server.metrics import tally
from server.room import Room
from server.rooms import NOT_NOW, NoSuchRoom, Rooms

HELLO_WITHIN = 10.0  # seconds
ROLES: tuple[Role, ...] = ("seat", "wall", "moderator")
_chance = random.Random(secrets.token_bytes(32))  # nobody is told what it draws; the system's would be asked each time

BAD_MOST = 50  # messages that are no commands, after which a client is sent away


class Sockets:
    """The endpoint `/{code}/socket?as=seat|wall|moderator`."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._limits = Limits()

    async def serve(self, websocket: WebSocket) -> None:
        if not same_origin(websocket):
            await websocket.close()  # before the handshake: another site's page gets no socket at all
            return
        await websocket.accept()
        try:
            room, actor, device = await self._enter(websocket)
        except _Refused as refused:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # it may have gone already
                await websocket.close(refused.code)
            return
        await Conversation(websocket, room, actor, device, self._limits).hold()

    async def _enter(self, websocket: WebSocket) -> tuple[Room, Actor, Device]:
        role = next((r for r in ROLES if r == websocket.query_params.get("as")), None)
        if role is None:
            raise _Refused(CloseCode.NOT_ALLOWED)
        try:
            room = await self._rooms.asked(websocket)
        except NoSuchRoom:
            raise _Refused(CloseCode.NO_SUCH_WORKSHOP) from None
        except Rejected:
            raise _Refused(CloseCode.TOO_FAST) from None
        except NOT_NOW:
            raise _Refused(CloseCode.COME_AGAIN) from None
        state = room.replica.state
        device = device_of(websocket, state) if role == "seat" else Device()
        actor = device.active if device.seats else actor_of(websocket, role, state)
        if actor is None:
            raise _Refused(CloseCode.NOT_ALLOWED)
        return room, actor, device


class Limits:
    """How fast one person may be, in all their tabs together."""

    def __init__(self) -> None:
        self.commands = Buckets(COMMANDS_AT_ONCE, COMMANDS_A_SECOND)
        self.messages = Buckets(MESSAGES_AT_ONCE, MESSAGES_A_SECOND)


class Conversation:
    """One connected client, from hello to goodbye."""

    def __init__(self, websocket: WebSocket, room: Room, actor: Actor, device: Device, limits: Limits) -> None:
        self._websocket = websocket
        self._room = room
        self._device = device
        self._limits = limits
        self._owner = device.seats[0] if device.seats else actor  # a device that is handed on is still somebody's
        self._mark = self._owner.mark
        self._wire = wire_of(websocket)
        self._signs = Bucket(SIGNS_AT_ONCE, SIGNS_A_SECOND)
        self._bad = 0
        self._closing: asyncio.Task[None] | None = None
        self._member = Member(Session(actor), self._wire, self._close_soon, device.seats)

    async def hold(self) -> None:
        try:
            await asyncio.wait_for(self._greet(), HELLO_WITHIN)
            while self._closing is None:
                self._wire.hear(self._hear_at_once)
                self._hear(await self._websocket.receive_text())
                # Whoever says too much is heard later: meanwhile nothing more of theirs is read from the line.
                if not await self._messages().turn():
                    self._close_soon(CloseCode.TOO_FAST)
        except WebSocketDisconnect:
            pass
        except KeyError:  # Starlette's receive_text on a binary message
            await self._close(CloseCode.NOT_TEXT)
        except (TimeoutError, Rejected):
            await self._close(CloseCode.OTHER_VERSION)
        finally:
            self._room.members.leave(self._member)
            if self._closing is not None:
                await self._closing

    async def _greet(self) -> None:
        message = decode_message(await self._websocket.receive_text())
        if not isinstance(message, ClientHello) or message.v != VERSION:
            raise Rejected("other_version")
        rev = message.at.partition(".")[0]
        if rev.isascii() and rev.isdigit():
            await self._room.reach(int(rev[:12]))
        session = self._member.session
        session.hello(message)
        self._say(encode_message(_welcome(session.actor)))
        if self._room.ended:  # while we waited for the hello: nobody here would be answered
            self._close_soon(CloseCode.COME_AGAIN)
        else:
            self._room.members.enter(self._member)

    def _hear_at_once(self, text: str) -> None:
        if self._closing is None:
            self._hear(text)
            if not self._messages().take():
                self._wire.hear(None)

    def _messages(self) -> Bucket:
        return self._limits.messages.of(self._room.name, self._mark)

    def _hear(self, text: str) -> None:
        try:
            message = decode_message(text)
        except Rejected as rejected:
            self._bad += 1
            self._say(encode_message(ServerError(rejected.code)))
            if self._bad > BAD_MOST:
                self._close_soon(CloseCode.TOO_FAST)
            return
        if isinstance(message, ClientDo):
            self._do(message)
        elif isinstance(message, ClientPing):
            self._say(encode_message(ServerPong(message.n, now())))
        elif isinstance(message, ClientWriting) and self._signs.take():  # else it is lost: it would last a moment only
            self._room.members.writes(self._member, message)

    def _do(self, message: ClientDo) -> None:
        arrived = time.perf_counter()

        def answer(outcome: Rejection | None) -> None:
            tally.answered(outcome, time.perf_counter() - arrived)
            self._room.members.answer(self._member, message.k, outcome)

        actor = self._device.find(message.seat) if message.seat else self._member.session.actor
        if actor is None:
            answer(Rejection("not_allowed"))
            return
        mark = self._mark if actor is self._owner else actor.mark
        if not self._limits.commands.of(self._room.name, mark).take():
            answer(Rejection("too_fast"))
            return
        try:
            command = decode_command(message.c)
        except Rejected as rejected:
            answer(Rejection(rejected.code, rejected.details))
            return
        moment = Moment(now(), _chance.getrandbits(128))
        self._room.ask(Request(actor, *message.k, command, moment), answer)

    def _say(self, text: bytes) -> None:
        if not self._wire.is_behind():
            self._wire.send(text, {})

    def _close_soon(self, code: int) -> None:
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(code))

    async def _close(self, code: int) -> None:
        self._room.members.leave(self._member)  # after a goodbye nothing may come
        self._wire.end()
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # it may have gone already
            await self._websocket.close(code)


def _welcome(actor: Actor) -> ServerWelcome:
    moderator = actor.mark if actor.role == "moderator" else ""
    return ServerWelcome(role=actor.role, seat=actor.seat, now=now(), moderator=moderator)


class _Refused(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
