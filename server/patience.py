"""How long a line may take to say something, and what it may not fill the server with meanwhile.

uvicorn waits for the end of a request as long as someone sends a byte now and then, answers every ping and joins any
number of fragments. Here a line that only holds a place loses it; lines that say something never meet these limits.
"""

import asyncio
from contextlib import suppress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from websockets.exceptions import InvalidState

from server.broadcast import BEHIND, FramesProtocol
from server.incoming import Incoming
from server.limits import Bucket

HEAD_WITHIN = 15.0  # seconds from a request's first byte, or from the beginning of the line
BODY_WITHIN = 180.0  # seconds from its head: five megabytes on a slow phone
WAITING_MOST = 2_000  # lines of one process that have not said what they want; beyond, the oldest goes
OTHERS_A_SECOND = 5  # pings, pongs and fragments: pages send none, browsers and proxies a few
OTHERS_AT_ONCE = 100
NO_HANDSHAKE = b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"

_waiting: dict["PatientProtocol", None] = {}  # those without a head, the oldest first


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP, with an end to its patience."""

    _timer: asyncio.TimerHandle | None = None
    _since: object = None  # the state of the other side that is waited for to end

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait(h11.IDLE)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        has_become_a_socket = self.transport.get_protocol() is not self
        self._wait(None if has_become_a_socket else self.conn.their_state)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait(self.conn.their_state)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        super().connection_lost(exc)

    def _wait(self, state: object) -> None:
        """The time runs from the moment at which the other side came into this state."""
        if state is self._since:
            return
        self._since = state
        _waiting.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if state is h11.IDLE:
            self._timer = self.loop.call_later(HEAD_WITHIN, self.transport.abort)
            _waiting[self] = None
            if len(_waiting) > WAITING_MOST:
                next(iter(_waiting)).transport.abort()
        elif state is h11.SEND_BODY:
            self._timer = self.loop.call_later(BODY_WITHIN, self.transport.abort)


class PatientSocket(FramesProtocol):
    """uvicorn's WebSocket, in which nothing but messages can come in numbers."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._others = Bucket(OTHERS_AT_ONCE, OTHERS_A_SECOND)
        self._incoming = Incoming()

    def data_received(self, data: bytes) -> None:
        for frame, text in self._incoming.cut(data, self.conn):
            if text is None or not self._may_be_taken():
                super().data_received(frame)
            else:
                self.curr_msg_data_type = "text"
                self._take_text(text)
        self._refuse_strange_handshake()

    def _may_be_taken(self) -> bool:
        between_fragments = bool(self.frames)
        return self.listener is not None and not (self._incoming.as_it_comes or between_fragments or self.close_sent)

    def _refuse_strange_handshake(self) -> None:
        """What asks for a socket in a way in which nobody gets one is told so: uvicorn would leave it hanging."""
        if self.conn.handshake_exc is not None and not self.handshake_initiated and not self.transport.is_closing():
            self.transport.write(b"".join(self.conn.data_to_send()) or NO_HANDSHAKE)
            self.transport.close()

    def handle_ping(self) -> None:
        """Answered, unless the answers pile up."""
        if self._bears_another() and self.transport.get_write_buffer_size() <= BEHIND:
            super().handle_ping()
        else:
            self.conn.data_to_send()  # the answer, which is dropped

    def handle_pong(self, event: Any) -> None:
        if self._bears_another():
            super().handle_pong(event)

    def handle_cont(self, event: Any) -> None:
        if self._bears_another():
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        if self.curr_msg_data_type == "text":
            self._take_text(b"".join(self.frames))
        else:
            super().send_receive_event_to_app()

    def _take_text(self, data: bytes) -> None:
        """Anybody can send what is no text: that is no fault of ours, to be traced in the log."""
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self.frames = []
            with suppress(InvalidState):  # it is being closed already
                self.conn.send_close(1007)
                self.handle_parser_exception()
            return
        if self.listener is None or self.close_sent:
            super().send_receive_event_to_app()
        else:
            self.frames = []
            self.listener(text)

    def _bears_another(self) -> bool:
        if self._others.take():
            return True
        self.transport.abort()
        return False
