"""One device, several people: the seats that a browser holds, and which of them is answering on it now.

The cookie `seats` bears the secrets of all, `seat` the secret of the one; there is none while the device is handed on.
A browser from before there could be several has `seat` alone.
"""

from collections.abc import Iterator

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import Response

from board.actor import NOBODY, Actor, hashed
from board.records import Rejected, Role, Seat
from board.state import State
from server import auth

SEATS_MOST = 20  # as many secrets as fit well into one cookie


class Device(msgspec.Struct, frozen=True):
    """The seats in the order in which they came to this device, and the one that is answering, or NOBODY."""

    seats: tuple[Actor, ...] = ()
    active: Actor = NOBODY

    def find(self, seat: str) -> Actor | None:
        """The seat of this id, if it is one of this device's."""
        return next((actor for actor in self.seats if actor.seat == seat), None)

    def with_seat(self, actor: Actor) -> "Device":
        """One more seat, which is answering from now on. Raises Rejected("device_full")."""
        seats = self.seats if actor in self.seats else (*self.seats, actor)
        if len(seats) > SEATS_MOST:
            raise Rejected("device_full", most=SEATS_MOST)
        return Device(seats, actor)

    def handed_to(self, seat: str) -> "Device":
        """Another of its seats is answering; "": nobody is. Raises Rejected("not_allowed") for a foreign seat."""
        actor = self.find(seat) if seat else NOBODY
        if actor is None:
            raise Rejected("not_allowed")
        return Device(self.seats, actor)

    def left(self) -> "Device":
        """Without the seat that is answering; the others stay."""
        return Device(tuple(actor for actor in self.seats if actor != self.active))

    def keep(self, response: Response, room: str) -> None:
        """Let the browser prove from now on that it is this device."""
        auth.keep(response, room, "seat", self.active.secret)
        auth.keep(response, room, "seats", ".".join(actor.secret for actor in self.seats))

    def told(self, state: State | None) -> dict[str, object]:
        """What its page is told of it; without a state no names."""
        return {"seat": self.active.seat, "seats": [_told(actor, state) for actor in self.seats]}


def device_of(connection: HTTPConnection, state: State | None) -> Device:
    """The seats that the connection's cookies prove. Without a state (its store is away) all cookies are believed."""
    seats = tuple(_known(_secrets(connection), state))
    active = connection.cookies.get("seat", "")
    return Device(seats, next((actor for actor in seats if actor.secret == active), NOBODY))


def is_known(connection: HTTPConnection, state: State) -> bool:
    """Whether any of the cookies proves somebody of this room."""
    roles: tuple[Role, ...] = ("moderator", "wall")
    return bool(device_of(connection, state).seats) or any(auth.actor_of(connection, role, state) for role in roles)


def _secrets(connection: HTTPConnection) -> list[str]:
    """Each once."""
    kept = [*connection.cookies.get("seats", "").split("."), connection.cookies.get("seat", "")]
    return [secret for secret in dict.fromkeys(kept) if secret]


def _known(secrets: list[str], state: State | None) -> Iterator[Actor]:
    for secret in secrets[:SEATS_MOST]:
        actor = Actor("seat", hashed(secret), secret)
        if state is None or state.get(f"seat/{actor.seat}", Seat) is not None:
            yield actor


def _told(actor: Actor, state: State | None) -> dict[str, object]:
    seat = None if state is None else state.get(f"seat/{actor.seat}", Seat)
    return {"id": actor.seat, "name": seat.name if seat else "", "number": seat.number if seat else 0}
