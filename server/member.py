"""A client connected to a room here."""

import secrets
from collections.abc import Callable, Sequence

from board.actor import Actor
from board.session import Session
from server.broadcast import Wire


class Member:
    """`close` ends its connection with a close code; `seats`: all those of its device, where it has several."""

    __slots__ = (
        "_mark", "behind_since", "close", "in_step", "listed", "seats", "session", "told", "wire",
    )  # fmt: skip

    def __init__(self, session: Session, wire: Wire, close: Callable[[int], None], seats: Sequence[Actor] = ()) -> None:
        self.session = session
        self.seats = tuple(seats)
        self.wire = wire
        self.close = close
        self.told: tuple[bytes, ...] = ()  # what moderators were told beside the board
        self.behind_since: float | None = None
        self.in_step = False  # one of a cohort
        self.listed: tuple[str, ...] = ()  # the channels of this person's alone, as the cohorts know them
        self._mark = ""

    @property
    def actors(self) -> tuple[Actor, ...]:
        return (self.session.actor, *self.seats)

    @property
    def moderates(self) -> bool:
        return self.session.actor.role == "moderator"

    @property
    def mark(self) -> str:
        """Tells it from others for as long as it is connected, and no longer."""
        self._mark = self._mark or secrets.token_urlsafe(6)
        return self._mark
