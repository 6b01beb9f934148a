"""Messages on the wire. What a client sends is a Client…, what it gets a Server…; close codes end the file."""

from typing import Annotated

import msgspec

from board.records import Rejected, Role

VERSION = 1
MESSAGE_MOST = 16_384  # bytes of one client message

Nonce = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{12,64}\Z")]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31)]


class ClientHello(msgspec.Struct, frozen=True, tag="hello", tag_field="t"):
    """The first message: the position of the last frame and the channels held, both empty at first."""

    v: int
    at: Annotated[str, msgspec.Meta(max_length=64)] = ""
    has: Annotated[tuple[str, ...], msgspec.Meta(max_length=300)] = ()


class ClientDo(msgspec.Struct, frozen=True, tag="do", tag_field="t", rename={"seat": "as"}):
    """A command `c` with its key `k`; sent again with the same key until it is answered.

    `as`: on behalf of this seat of the device; "" is the seat that is answering on it.
    """

    k: tuple[Nonce, Number]
    c: msgspec.Raw
    seat: Annotated[str, msgspec.Meta(max_length=64)] = ""


class ClientPing(msgspec.Struct, frozen=True, tag="ping", tag_field="t"):
    """Is the line alive, and what time is it?"""

    n: int


class ClientWriting(msgspec.Struct, frozen=True, tag="writing", tag_field="t"):
    """I am writing in this card (or `card/cell`), with my caret at this character; −1: no longer.

    Lasts a moment, needs no answer.
    """

    activity: Annotated[str, msgspec.Meta(max_length=32)]
    card: Annotated[str, msgspec.Meta(max_length=64)]
    at: Annotated[int, msgspec.Meta(ge=-1, le=10_000)]


ClientMessage = ClientHello | ClientDo | ClientPing | ClientWriting


class ServerWelcome(msgspec.Struct, frozen=True, tag="welcome", tag_field="t"):
    """The answer to hello. `now`: the server's clock in milliseconds; `moderator`: which of the moderators you are."""

    role: Role
    seat: str
    now: int
    v: int = VERSION
    moderator: str = ""


class ServerHere(msgspec.Struct, frozen=True, tag="here", tag_field="t"):
    """How many people are connected at this moment."""

    hall: int
    remote: int
    moderators: int


class ServerDesks(msgspec.Struct, frozen=True, tag="desks", tag_field="t"):
    """Which moderators are connected at this moment, by the hashes of their links; for moderators only."""

    open: tuple[str, ...]


class ServerVoices(msgspec.Struct, frozen=True, tag="voices", tag_field="t"):
    """How many of those connected have said something in this activity (on a line: in this round); for moderators."""

    activity: str
    hall: int
    remote: int


class ServerPong(msgspec.Struct, frozen=True, tag="pong", tag_field="t"):
    """The answer to a ping."""

    n: int
    now: int


class ServerError(msgspec.Struct, frozen=True, tag="error", tag_field="t"):
    """A message that could not be taken for a command at all."""

    code: str


class ServerWriting(msgspec.Struct, frozen=True, tag="writing", tag_field="t"):
    """Someone is writing in a card. `by` tells two writers apart for that moment; `name` is "" when nameless."""

    card: str
    by: str
    name: str
    at: int


ServerMessage = ServerWelcome | ServerWriting | ServerHere | ServerDesks | ServerVoices | ServerPong | ServerError

_decoder: msgspec.json.Decoder[ClientMessage] = msgspec.json.Decoder(ClientMessage)
_encode = msgspec.json.Encoder().encode


def decode_message(data: str | bytes) -> ClientMessage:
    """Raises Rejected("malformed" | "too_big")."""
    if len(data) > MESSAGE_MOST:
        raise Rejected("too_big", most=MESSAGE_MOST)
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Rejected("malformed") from None


def encode_message(message: ServerMessage) -> bytes:
    return _encode(message)


class CloseCode:
    """Why the server ends a connection. 1003, 1009 (too big) and 1012 (server restarts) are WebSocket's own."""

    NOT_TEXT = 1003
    OTHER_VERSION = 4000  # reload the page
    COME_AGAIN = 4001  # the server lost step; connect again
    NOT_ALLOWED = 4003  # no valid cookie for this role
    NO_SUCH_WORKSHOP = 4004
    TOO_FAST = 4008
    TOO_SLOW = 4009  # could not be sent to for long; connect again
