"""The way out to a client: a frame is put into WebSocket form once and the same bytes go to every transport.

Stock ASGI servers build each message anew for every client. `FramesProtocol`, used with uvicorn, puts its
transport into the connection's scope, so that a room can write finished frames to it; on any other ASGI
server `PlainWire` sends the ordinary way.
"""

import asyncio
import os
import random
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from starlette.websockets import WebSocket, WebSocketState
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from server.incoming import LONG, TEXT

EXTENSION = "talka.transport"
IN_KERNEL = 65_536  # bytes; left alone, the kernel keeps megabytes for a client that takes nothing and hides it from us
BEHIND = 32_768  # bytes still unsent at which a client counts as behind and is passed over
APART = 0.002  # seconds between two clients that are told that the server stops, on the average
LEAVING_MOST = 2.0  # seconds until all are told
GOODBYE = 5.0  # seconds a client has to take the close frame


Listener = Callable[[str], None]


class Wire(Protocol):
    """One client's way out. Sending never waits: a slow client must not hold up the others."""

    @property
    def direct(self) -> "Direct | None":
        """Where finished frames may be written to; None where there is no such way."""

    def is_behind(self) -> bool:
        """Whether earlier frames are still on their way: then send nothing, and later one merged frame."""

    def send(self, text: bytes, framed: dict[bytes, bytes]) -> None:
        """Send UTF-8 text. `framed` keeps what was put into form already, for this moment's other clients."""

    def hear(self, listener: Listener | None) -> None:
        """Give each text that comes to the listener at once, rather than to whoever waits for the next (None)."""

    def end(self) -> None:
        """The connection has been closed: in a moment let go of it, also of a client that does not take that in."""


class Direct(Protocol):
    """A connection's transport, and the number of its socket, which may be written to as well."""

    @property
    def transport(self) -> asyncio.WriteTransport: ...

    @property
    def file(self) -> int: ...


class FramesProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which also hands its transport to the application, and each text at once to a listener.

    uvicorn would stop reading, queue the text, wake the connection's task, and start reading again.
    """

    listener: Listener | None = None

    def forget_handshake(self) -> None:
        """Its headers have been read, and would weigh as much as all that we keep of a client."""
        del self.request, self.response

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):  # not when the handshake was refused
            self.scope["extensions"][EXTENSION] = self  # type: ignore[assignment]

    def shutdown(self) -> None:
        """The server stops. uvicorn says so to all at once; each leaves in its own moment, and is served until then.

        So a hall neither comes to another process in one moment, nor back to this one.
        """
        leaving = min(LEAVING_MOST, APART * len(self.connections))
        self.loop.call_later(random.uniform(0, leaving), self._leave)

    def _leave(self) -> None:
        if self in self.connections:
            super().shutdown()


class TransportWire:
    """Writes finished frames to the transport itself."""

    __slots__ = ("_protocol", "file", "transport")

    def __init__(self, protocol: FramesProtocol) -> None:
        self._protocol = protocol
        protocol.forget_handshake()
        self.transport = protocol.transport
        self.file = -1
        if not self.transport.is_closing():  # it may have gone while its room was opened
            line = self.transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, IN_KERNEL)
            if os.name == "posix" and not self.transport.get_extra_info("sslcontext"):
                self.file = line.fileno()

    @property
    def direct(self) -> Direct | None:
        return self if self.file >= 0 else None

    def is_behind(self) -> bool:
        return self.transport.get_write_buffer_size() > BEHIND

    def send(self, text: bytes, framed: dict[bytes, bytes]) -> None:
        if self.transport.is_closing() or self._protocol.close_sent:
            return  # the loop's transports raise on writing to a closed one
        self.transport.write(framed.get(text) or _framed(text, framed))

    def hear(self, listener: Listener | None) -> None:
        self._protocol.listener = listener if self._protocol.queue.empty() else None

    def end(self) -> None:
        # Closing alone would wait for ever until all is sent.
        asyncio.get_running_loop().call_later(GOODBYE, self.transport.abort)


class PlainWire:
    """Sends through ASGI, one message at a time, in a task of its own."""

    direct = None

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._waiting: list[bytes] = []
        self._task: asyncio.Task[None] | None = None

    def is_behind(self) -> bool:
        return len(self._waiting) > 1

    def send(self, text: bytes, framed: dict[bytes, bytes]) -> None:
        self._waiting.append(text)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())

    def hear(self, listener: Listener | None) -> None:
        """Whoever waits for the next text hears it."""

    def end(self) -> None:
        """Whoever serves the connection ends it."""

    async def _drain(self) -> None:
        while self._waiting and self._websocket.application_state is WebSocketState.CONNECTED:
            try:
                await self._websocket.send_text(self._waiting[0].decode())
            except (OSError, RuntimeError):  # it went away meanwhile; its receiving side ends it
                return
            self._waiting.pop(0)


def wire_of(websocket: WebSocket) -> Wire:
    """The best way out that this server offers."""
    protocol = websocket.scope.get("extensions", {}).get(EXTENSION)
    return PlainWire(websocket) if protocol is None else TransportWire(protocol)


def frame_of(text: bytes) -> bytes:
    """UTF-8 text as a finished frame: what the library makes of it, in a tenth of its steps."""
    size = len(text)
    if size < LONG:
        return bytes((TEXT, size)) + text
    long = (LONG, *size.to_bytes(2)) if size < 1 << 16 else (LONG + 1, *size.to_bytes(8))
    return bytes((TEXT, *long)) + text


def write_to_all(lines: Mapping[asyncio.WriteTransport, int], data: bytes) -> list[asyncio.WriteTransport]:
    """Write a finished frame to all but those who are behind, which are returned. Nothing is done more often than this.

    So it goes to the kernel at once, by the number of the socket, and only what that does not take is left to the
    transport.
    """
    behind, size, write = [], len(data), os.write
    for transport, file in lines.items():
        waiting = transport.get_write_buffer_size()
        if waiting > BEHIND:
            behind.append(transport)
        elif waiting:
            _leave_to(transport, data)
        elif not transport.is_closing():  # else its number may be another's by now
            try:
                sent = write(file, data)
            except BlockingIOError:
                sent = 0
            except OSError:
                continue  # it is broken, as the loop is about to notice
            if sent < size:
                _leave_to(transport, data[sent:])
    return behind


def _leave_to(transport: asyncio.WriteTransport, data: bytes) -> None:
    with suppress(RuntimeError):  # it has just been closed
        transport.write(data)


def _framed(text: bytes, framed: dict[bytes, bytes]) -> bytes:
    found = framed[text] = frame_of(text)
    return found
