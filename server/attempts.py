"""What is asked of a room over HTTP happens once, however often somebody presses because no answer came.

A page gives what it asks for a key (the header Idempotency-Key), and keeps the key until it is answered. Whatever is
new in it, a secret or a name, is drawn from that key and the sender's own secret, and the room is asked under the key.
So the same once more asks for the same under the same keys, and the rules KEY do the rest: also where the store was
away, or took the entry and could not say so.
"""

import hashlib
import hmac
import re
import secrets

import anyio
from starlette.requests import Request

from board.actor import Actor, Moment
from board.commands import Command
from board.decide import Rejection
from board.records import Rejected
from board.replica import Request as Asked
from server.clock import now
from server.room import Room

ANSWER_WITHIN = 8.0  # seconds to wait for the store before a page is told to try again
HEADER = "idempotency-key"
KEY = re.compile(r"[A-Za-z0-9_-]{12,64}")


class Attempt:
    """Something that somebody asks for, perhaps again. `key`: the same for the same attempt of the same person."""

    def __init__(self, actor: Actor, key: str) -> None:
        self._actor = actor
        self._key = key

    def drawn(self, what: str) -> bytes:
        """32 bytes, each time the same, that only who has both secret and key could tell."""
        return hmac.digest(self._actor.secret.encode(), f"{self._key} {what}".encode(), hashlib.sha256)

    async def ask(self, room: Room, command: Command, number: int = 1) -> None:
        """Have the room do it, or find that it has. Raises Rejected; TimeoutError where it may still be done."""
        asked = Asked(self._actor, self._key, number, command, Moment(now(), secrets.randbits(32)))
        with anyio.fail_after(ANSWER_WITHIN):
            outcome = await room.ask_and_wait(asked)
        if isinstance(outcome, Rejection):
            raise Rejected(outcome.code, **outcome.details)


def attempt_of(request: Request, actor: Actor) -> Attempt:
    """Under the key that the request bears; without one it is like no other. Raises Rejected("malformed")."""
    key = request.headers.get(HEADER) or secrets.token_urlsafe(16)
    if not KEY.fullmatch(key):
        raise Rejected("malformed")
    return Attempt(actor, f"{request.url.path} {key}")
