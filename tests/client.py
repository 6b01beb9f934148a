"""Clients for tests: they speak the wire's rules as pages do, keep what is unanswered, and come back by themselves."""

import asyncio
import json
import secrets
import ssl
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Literal, NamedTuple, Self

import httpx2
import websockets

from board import commands

Record = dict[str, Any]
Key = tuple[str, int]
Role = Literal["seat", "wall", "moderator"]

ORDER = ("all", "wall", "moderator", "group:", "seat:")
ANSWERS = frozenset(kind.__struct_config__.tag for kind in commands.ANSWERS)
PATIENCE = 30.0  # seconds: the machine may be busy with other tests

ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname = False
ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE


class Refused(NamedTuple):
    """The answer to a command that may not be."""

    code: str
    details: dict[str, Any]


class Workshop(NamedTuple):
    """What starting one gives: the join code, and the secrets of the console's and the wall's links."""

    code: str
    moderator: str
    wall: str


async def start_workshop(origin: str, mode: str = "hidden", statements: int = 1) -> Workshop:
    wording = [{"statement": {"en": f"Statement {number}"}} for number in range(1, statements + 1)]
    body = {"title": "Trial", "language": "en", "statements": wording, "mode": mode}
    return Workshop(**await post(origin, "/workshops", body))


async def post(origin: str, path: str, body: Record) -> Record:
    async with browser(origin) as http:
        answer = await http.post(path, json=body)
    assert answer.status_code == 200, answer.text
    found: Record = answer.json()
    return found


def browser(origin: str) -> httpx2.AsyncClient:
    """A browser's cookies and requests, without its pages."""
    return httpx2.AsyncClient(base_url=origin, timeout=PATIENCE, trust_env=False, verify=False)


class Client:
    """A tab. While it is `open` it connects again by itself and resends what is unanswered, under the same keys."""

    patience = 20.0  # seconds between pings, and without an answer to one

    def __init__(self, origin: str, code: str, role: Role, secret: str) -> None:
        self.origin = origin
        self.code = code
        self.role: Role = role
        self.secret = secret
        self.cookie = f"{role}={secret}"
        self.seat = ""
        self.channels: dict[str, dict[str, Record]] = {}
        self.at = ""
        self.here: Record = {}
        self.desks: list[str] = []
        self.errors: list[str] = []
        self.frames: list[Record] = []
        self.accepted: dict[Key, Record] = {}
        self.outbox: dict[Key, Record] = {}
        self.closed_with: int | None = None
        self._answers: dict[Key, asyncio.Future[Refused | None]] = {}
        self._streams: dict[str, tuple[str, int]] = {}
        self._socket: websockets.ClientConnection | None = None
        self._live = asyncio.Event()
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def joined(cls, origin: str, code: str, name: str = "", *, remote: bool = False) -> Self:
        """A new seat, and its socket open."""
        secret = secrets.token_urlsafe(32)
        await post(origin, f"/{code}/join", {"secret": secret, "name": name, "remote": remote})
        return await cls(origin, code, "seat", secret).open()

    @property
    def rev(self) -> int:
        return int(self.at.partition(".")[0] or -1)

    async def __aenter__(self) -> Self:
        return self if self._task else await self.open()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    # The line

    async def open(self, *, wait: bool = True) -> Self:
        """Connect and stay connected; return once the first frame is there."""
        self._task = asyncio.create_task(self._stay_connected())
        if wait:
            await self.until(lambda: self.at != "")
        return self

    async def close(self) -> None:
        """Leave, as a phone does that is put away; `open` goes on from where it was."""
        if self._task is not None:
            while not self._task.done():  # a cancellation may be lost while a line is just being opened or closed
                self._task.cancel()
                await asyncio.wait([self._task], timeout=1.0)
            with suppress(asyncio.CancelledError):
                self._task.result()
            self._task = None

    def drop(self) -> None:
        """Lose the line without a word; it connects again at once."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def _stay_connected(self) -> None:
        while True:
            try:
                async with connect(
                    self.origin,
                    self.code,
                    self.role,
                    self.secret,
                    headers={"Cookie": self.cookie},
                    ping_interval=self.patience,
                    ping_timeout=self.patience,
                ) as socket:
                    await self._hold(socket)
            except (OSError, TimeoutError, websockets.WebSocketException):
                pass  # the server is away for a moment
            finally:
                self._live.clear()
            await asyncio.sleep(0.05 + 0.1 * secrets.randbelow(100) / 100)

    async def _hold(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        await socket.send(json.dumps({"t": "hello", "v": 1, "at": self.at, "has": list(self.channels)}))
        try:
            while True:
                self._hear(await socket.recv())
        except websockets.ConnectionClosed as closed:
            self.closed_with = closed.rcvd.code if closed.rcvd else None
            self._news.set()
        finally:
            self._socket = None

    # What comes

    def _hear(self, text: str | bytes) -> None:
        self._take(json.loads(text))

    def _take(self, message: Record) -> None:
        match message["t"]:
            case "welcome":
                self.seat = message["seat"]
                self._live.set()
                for key in list(self.outbox):
                    self._transmit(key)
            case "frame":
                self._take_frame(message)
            case "here":
                self.here = message
            case "desks":
                self.desks = message["open"]
            case "error":
                self.errors.append(message["code"])
        self._news.set()

    def _take_frame(self, frame: Record) -> None:
        self.frames.append(frame)
        fold(self.channels, frame)
        self.at = frame["at"]
        for nonce, number in frame.get("ok", ()):
            self._settle((nonce, number), None)
        for nonce, number, code, details in frame.get("no", ()):
            self._settle((nonce, number), Refused(code, details))

    def _settle(self, key: Key, outcome: Refused | None) -> None:
        command = self.outbox.pop(key, None)
        if command is not None and outcome is None:
            self.accepted[key] = command
        answer = self._answers.pop(key, None)
        if answer is not None and not answer.done():
            answer.set_result(outcome)

    def view(self) -> dict[str, Record]:
        """What it sees: per id the fields of all its channels, merged in the order of the wire's rules."""
        return merged(self.channels)

    def activity(self, index: int = 0) -> str:
        """The name of the agenda's activity."""
        return str(self.view()["workshop"]["agenda"][index])

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait for news that make this true."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._news.clear()
                await self._news.wait()

    # What goes

    def send(self, name: str, /, **fields: Any) -> Key:
        """Put a command in the outbox and send it if there is a line; its key."""
        command = {"t": name, **fields}
        key = self._next_key(command)
        self.outbox[key] = command
        self._transmit(key)
        return key

    async def do(self, name: str, /, **fields: Any) -> Refused | None:
        """Send a command and wait until it is answered, through every break of the line; None: accepted."""
        return await self.answer(self.send(name, **fields))

    async def answer(self, key: Key) -> Refused | None:
        answer: asyncio.Future[Refused | None] = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        async with asyncio.timeout(3 * PATIENCE):
            return await answer

    async def settled(self, seconds: float = 3 * PATIENCE) -> None:
        """Wait until everything is answered."""
        await self.until(lambda: not self.outbox, seconds)

    async def say(self, text: str | bytes) -> None:
        """Send anything at all."""
        await self._live.wait()
        assert self._socket
        await self._socket.send(text)

    def _next_key(self, command: Record) -> Key:
        """Answers have a nonce of their own in each activity: no nonce may tie them together."""
        stream = command["activity"] if command["t"] in ANSWERS else ""
        nonce, last = self._streams.get(stream, (secrets.token_urlsafe(12), 0))
        self._streams[stream] = (nonce, last + 1)
        return nonce, last + 1

    def _message(self, key: Key) -> Record:
        return {"t": "do", "k": key, "c": self.outbox[key]}

    def _transmit(self, key: Key) -> None:
        if self._live.is_set() and self._socket is not None:
            text = json.dumps(self._message(key))
            # Written at once and in order; a line that is too full for it is one that will be opened anew.
            with suppress(websockets.InvalidState):  # just closed
                self._socket.protocol.send_text(text.encode())
                self._socket.send_data()


def connect(origin: str, code: str, role: str, secret: str, **more: Any) -> websockets.connect:
    """A socket as this role."""
    address = f"{origin.replace('http', 'ws', 1)}/{code}/socket?as={role}"
    headers = {"Cookie": f"{role}={secret}", **more.pop("headers", {})}
    if address.startswith("wss"):
        more["ssl"] = ANY_CERTIFICATE
    return websockets.connect(address, additional_headers=headers, compression=None, proxy=None, **more)


def fold(channels: dict[str, dict[str, Record]], frame: Record) -> None:
    """What a frame does to the channels held."""
    for name in frame.get("drop", ()):
        channels.pop(name, None)
    for fragment in frame["f"]:
        if fragment.get("full"):
            channels[fragment["ch"]] = {}
        held = channels.setdefault(fragment["ch"], {})
        held.update(fragment.get("put", {}))
        for record_id in fragment.get("del", ()):
            held.pop(record_id, None)


def merged(channels: dict[str, dict[str, Record]]) -> dict[str, Record]:
    view: dict[str, Record] = {}
    for name in sorted(channels, key=_rank):
        for record_id, record in channels[name].items():
            view[record_id] = {**view.get(record_id, {}), **record}
    return view


def _rank(channel: str) -> int:
    return next(rank for rank, start in enumerate(ORDER) if channel.startswith(start))


async def fresh_view(of: Client, origin: str = "") -> dict[str, Record]:
    """What someone with the same secret sees who comes now with empty hands."""
    async with Client(origin or of.origin, of.code, of.role, of.secret) as newcomer:
        await newcomer.until(lambda: newcomer.rev >= of.rev)
        return newcomer.view()


async def agree(clients: Iterable[Client], origin: str = "", seconds: float = PATIENCE) -> None:
    """Wait until every client sees what a newcomer in its place sees, who comes to `origin`."""
    clients = list(clients)
    deadline = asyncio.get_running_loop().time() + seconds
    while clients:
        fresh = await asyncio.gather(*(fresh_view(client, origin) for client in clients))
        clients = [client for client, view in zip(clients, fresh, strict=True) if client.view() != view]
        assert asyncio.get_running_loop().time() < deadline, f"{len(clients)} clients see something else"
