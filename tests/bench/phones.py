"""Many phones in one cheap process: raw sockets that count frames and look into those of a few.

They must never be what is measured, so they neither decode nor answer anything but pings.
"""

import base64
import os
import select
import socket
import struct
import time
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

TEXT, CLOSE, PING, PONG = 0x81, 0x88, 0x89, 0x8A


class Seen(NamedTuple):
    """A frame at a phone that is watched."""

    phone: int
    when: float
    text: bytes


class Phones:
    """Connected clients, numbered from 0."""

    def __init__(
        self,
        port: int | Sequence[int],
        headers: Sequence[tuple[str, str]],
        watched: int | Collection[int],
        greeting: bytes = b"",
    ) -> None:
        """`headers`: path and cookie of each phone; `port`: of all, or of each; `greeting`: what each says first.

        `watched`: these numbers, or every so-many-th.
        """
        ports = [port] * len(headers) if isinstance(port, int) else port
        self.frames = self.bytes = 0
        self.seen: list[Seen] = []
        self._sockets: list[socket.socket] = []
        self._by_file: dict[int, int] = {}
        self._begun: list[bytes] = []  # of a frame that has come in part
        self._watched = set(range(0, len(headers), watched) if isinstance(watched, int) else watched)
        self._poll = select.epoll()
        for number, one in enumerate(ports):
            self._connect(one, *headers[number], greeting)
            if number % 50 == 0:
                self._listen_until(time.perf_counter() + 0.001)  # or the first are taken for dead before the last

    def _connect(self, port: int, path: str, cookie: str, greeting: bytes) -> None:
        line = handshaken(port, path, cookie, greeting)
        self._by_file[line.fileno()] = len(self._sockets)
        self._sockets.append(line)
        self._begun.append(b"")
        self._poll.register(line, select.EPOLLIN)

    def __len__(self) -> int:
        return len(self._sockets)

    def send(self, phone: int, text: bytes) -> None:
        self._sockets[phone].sendall(masked(TEXT, text))

    def listen(self, seconds: float, turns: Sequence[tuple[float, Callable[[], None]]] = ()) -> None:
        """Count what comes for so long. `turns`: what to do meanwhile, and after how many seconds."""
        start = time.perf_counter()
        for after, do in (*turns, (seconds, lambda: None)):
            self._listen_until(start + after)
            do()

    def drain(self) -> None:
        """Take in what is still on its way."""
        before = -1
        while before != self.frames:
            before = self.frames
            self.listen(0.3)

    def _listen_until(self, when: float) -> None:
        while (left := when - time.perf_counter()) > 0:
            for file, _ in self._poll.poll(left):
                self._receive(self._by_file[file])

    def _receive(self, phone: int) -> None:
        data = self._begun[phone] + self._sockets[phone].recv(262_144)
        if not data:
            raise RuntimeError(f"the server has gone from phone {phone}")
        now = time.perf_counter()
        self.bytes += len(data) - len(self._begun[phone])
        at = 0
        while (span := frame_at(data, at)) is not None:
            begin, end = span
            if data[at] == TEXT:
                self.frames += 1
                if phone in self._watched:
                    self.seen.append(Seen(phone, now, data[begin:end]))
            elif data[at] == PING:
                self._sockets[phone].sendall(masked(PONG, data[begin:end]))
            elif data[at] == CLOSE:
                raise RuntimeError(f"the server has sent phone {phone} away: {data[begin:end]!r}")
            at = end
        self._begun[phone] = data[at:]

    def close(self) -> None:
        self._poll.close()
        for line in self._sockets:
            line.close()


def handshaken(port: int, path: str, cookie: str, greeting: bytes = b"") -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(handshake(port, path, cookie))
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += line.recv(1)
    if b" 101 " not in answer.partition(b"\r\n")[0]:
        raise RuntimeError(f"no socket: {answer.decode()}")
    if greeting:
        line.sendall(masked(TEXT, greeting))
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
