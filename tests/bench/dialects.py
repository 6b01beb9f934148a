"""Just enough of each peer's protocol to say something, so that the peer tells everyone in its own way."""

import struct
from collections.abc import Callable
from typing import NamedTuple

from tests.bench.phones import BINARY, Dialect

SAID = b'"t":"'  # in everything that Talka sends, and so in everything that peers are given to send
SYNC, UPDATE = 0, 2  # Yjs: of the kinds of messages, and of the kinds of those
AUTH, TOKEN = 2, 0  # Hocuspocus'
ITEM_WITH_ORIGIN, ANYTHING = 0x80, 8  # Yjs: what an item in an update says of itself
STRING = 119

Say = Callable[[int, bytes], bytes]  # phone, text → what it sends so that everyone is told the text


class Speech(NamedTuple):
    """How one speaks with a peer: where, with which manners, and how something is said."""

    path: str
    dialect: Dialect
    say: Say


def plain() -> Speech:
    return Speech("/", Dialect(counts=SAID), lambda _, text: text)


def socket_io() -> Speech:
    """Engine.IO 4 over WebSocket alone: `40` enters, `42` is an event, `2` wants a `3`."""
    dialect = Dialect(b"40", counts=SAID, answers={b"2": b"3"})
    return Speech("/socket.io/?EIO=4&transport=websocket", dialect, lambda _, text: b'42["say",%b]' % text)


def y_websocket() -> Speech:
    document = Document()
    return Speech("/room", Dialect(opcode=BINARY, counts=SAID), document.append)


def hocuspocus() -> Speech:
    """As y-websocket, with the document's name before each message, and a token at first."""
    document, name = Document(), counted(b"room")
    greeting = name + bytes((AUTH, TOKEN)) + counted(b"none")
    return Speech("/", Dialect(greeting, BINARY, SAID), lambda phone, text: name + document.append(phone, text))


SPEECHES: dict[str, Callable[[], Speech]] = {
    "bun": plain,
    "ws": plain,
    "bare": plain,
    "socket_io": socket_io,
    "y_websocket": y_websocket,
    "hocuspocus": hocuspocus,
}


class Document:
    """A Yjs document with one array, to which each phone appends texts: one update each (Yjs' encoding, version 1)."""

    def __init__(self) -> None:
        self._clocks: dict[int, int] = {}  # phone → how many it has appended
        self._last: bytes | None = None  # the id of the last item

    def append(self, phone: int, text: bytes) -> bytes:
        """The message that brings the update."""
        client, clock = phone + 1, self._clocks.get(phone, 0)
        item = number(client) + number(clock)
        one_item_of_one_client, nothing_deleted = b"\1\1", b"\0"
        update = one_item_of_one_client + item + self._place() + self._content(text) + nothing_deleted
        self._clocks[phone], self._last = clock + 1, item
        return bytes((SYNC, UPDATE)) + counted(update)

    def _place(self) -> bytes:
        """Behind the last one; the first one in the array of this name."""
        if self._last is None:
            return bytes((ANYTHING, 1)) + counted(b"told")
        return bytes((ITEM_WITH_ORIGIN | ANYTHING,)) + self._last

    @staticmethod
    def _content(text: bytes) -> bytes:
        return bytes((1, STRING)) + counted(text)


def number(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    found = b""
    while value > 0x7F:
        found += struct.pack("B", 0x80 | value & 0x7F)
        value >>= 7
    return found + struct.pack("B", value)


def counted(data: bytes) -> bytes:
    return number(len(data)) + data
