"""Many phones in one cheap process: raw sockets that count frames and look into those of a few.

They must never be what is measured. So they decode nothing and answer nothing but pings, and what many are told is
taken apart once. `frames` tells how much of their core they used, and half as many phones cost a server as much each.
"""

import base64
import os
import socket
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from tests.bench.lines import Lines

TEXT, BINARY, CLOSE, PING, PONG = 0x81, 0x82, 0x88, 0x89, 0x8A
QUIET = 0.3  # seconds after which nothing more is on its way
SECONDS_TO_COME = 60.0


class Dialect(NamedTuple):
    """What a server expects of its clients, beside WebSocket itself.

    greeting  what each says first
    opcode    of all that is said
    counts    is in every frame that counts
    answers   text → what is answered at once
    """

    greeting: bytes = b""
    opcode: int = TEXT
    counts: bytes = b""
    answers: Mapping[bytes, bytes] = MappingProxyType({})


PLAIN = Dialect()


class Seen(NamedTuple):
    """A frame at a phone that is watched."""

    phone: int
    when: float
    text: bytes


class Parts(NamedTuple):
    """What has come over a line at once: what it tells, the frames to answer with, and the beginning of a frame."""

    told: tuple[bytes, ...]
    answers: tuple[bytes, ...]
    begun: bytes


class Phones:
    """Connected clients, numbered from 0; every `watched`-th is looked at. `newest`: what each was told last."""

    def __init__(
        self,
        port: int | Sequence[int],
        headers: Sequence[tuple[str, str]],
        watched: int,
        dialect: Dialect = PLAIN,
        lines: Lines | None = None,
    ) -> None:
        """`headers`: path and cookie of each phone; `port`: of all, or of each; `lines`: theirs among others."""
        ports = [port] * len(headers) if isinstance(port, int) else port
        self.frames = self.bytes = 0
        self.seen: list[Seen] = []
        self.newest = [b""] * len(headers)
        self._dialect = dialect
        # Most phones are told the same. So nearly all that comes has been taken apart before, for another phone.
        self._apart = lru_cache(maxsize=1024)(self._take_apart)
        self._sockets: list[socket.socket] = []
        self._begun: list[bytes] = []  # of a frame that has come in part
        self._watched = {number for number in range(len(headers)) if number % watched == 0}
        self._lines = lines or Lines()
        for number, one in enumerate(ports):
            self._connect(one, *headers[number])
            if number % 50 == 0:
                self.listen(0.001)  # or the first are taken for dead before the last

    def _connect(self, port: int, path: str, cookie: str) -> None:
        line = handshaken(port, path, cookie)
        self._lines.add(line, partial(self._receive, len(self._sockets)))
        self._sockets.append(line)
        self._begun.append(b"")
        if self._dialect.greeting:
            self.send(len(self._sockets) - 1, self._dialect.greeting)

    def __len__(self) -> int:
        return len(self._sockets)

    def send(self, phone: int, text: bytes) -> None:
        self._sockets[phone].sendall(masked(self._dialect.opcode, text))

    def listen(self, seconds: float, turns: Sequence[tuple[float, Callable[[], None]]] = ()) -> None:
        """Count what comes for so long. `turns`: what to do meanwhile, and after how many seconds."""
        start = time.perf_counter()
        for after, do in (*turns, (seconds, lambda: None)):
            self._lines.listen_until(start + after)
            do()

    def drain(self, least: int = 0) -> None:
        """Take in what is still on its way; `least`: so many frames have to come, on a busy machine after a while."""
        deadline = time.perf_counter() + SECONDS_TO_COME
        while True:
            before = self.bytes
            self.listen(QUIET)
            if self.bytes == before and self.frames >= least:
                return
            assert self.frames >= least or time.perf_counter() < deadline, f"{self.frames} of {least} frames have come"

    def _receive(self, phone: int) -> None:
        data = self._sockets[phone].recv(65_536)
        if not data:
            raise RuntimeError("the server has closed a connection")
        told, answers, self._begun[phone] = self._apart(self._begun[phone] + data)
        if told or not answers:  # pings come at any time, whatever else happens
            self.bytes += len(data)
        if told:
            self.frames += len(told)
            self.newest[phone] = told[-1]
            if phone in self._watched:
                now = time.perf_counter()
                self.seen += [Seen(phone, now, text) for text in told]
        for answer in answers:
            self._sockets[phone].sendall(answer)

    def _take_apart(self, data: bytes) -> Parts:
        told, answers, at = [], [], 0
        while (span := frame_at(data, at)) is not None:
            opcode, text, at = data[at], data[slice(*span)], span[1]
            if opcode == PING:
                answers.append(masked(PONG, text))
            elif opcode == CLOSE:
                raise RuntimeError(f"the server closes a connection: {int.from_bytes(text[:2])} {text[2:].decode()}")
            elif text in self._dialect.answers:
                answers.append(masked(TEXT, self._dialect.answers[text]))
            elif opcode in {TEXT, BINARY} and self._dialect.counts in text:
                told.append(text)
        return Parts(tuple(told), tuple(answers), data[at:])

    def close(self) -> None:
        for line in self._sockets:
            self._lines.remove(line)
            line.close()


def handshaken(port: int, path: str, cookie: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(handshake(port, path, cookie))
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += line.recv(1)
    if b" 101 " not in answer.partition(b"\r\n")[0]:
        raise RuntimeError(f"no socket: {answer.decode()}")
    line.setblocking(False)  # with a time limit, Python would ask the kernel twice for everything
    return line


def handshake(port: int, path: str, cookie: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    lines = (
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        f"Cookie: {cookie}",
    )
    return "\r\n".join((*lines, "", "")).encode()


def masked(opcode: int, text: bytes) -> bytes:
    """A client's frame. Its mask is of zeros, which leaves the text as it is."""
    size = len(text)
    head = struct.pack("!BB", opcode, 0x80 | size) if size < 126 else struct.pack("!BBH", opcode, 0x80 | 126, size)
    return head + bytes(4) + text


def frame_at(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the text of a server's frame begins and ends; None while it has not come whole."""
    if len(data) < at + 2:
        return None
    size, begin = data[at + 1], at + 2
    if size == 126:
        begin, size = at + 4, int.from_bytes(data[at + 2 : at + 4])
    elif size == 127:
        begin, size = at + 10, int.from_bytes(data[at + 2 : at + 10])
    return (begin, begin + size) if len(data) >= begin + size else None
