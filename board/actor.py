"""Who sends a command, and when: all that a rule may know beside the state."""

import base64
import hashlib
import hmac

import msgspec

from board.records import Activity, Role


class Actor(msgspec.Struct, frozen=True):
    """Someone in a room. `secret` is the seat's own; it is never stored, only its hash is: the seat's id."""

    role: Role
    seat: str = ""
    secret: str = ""

    @property
    def mark(self) -> str:
        """What the store knows this actor by: the hash of their secret."""
        return hashed(self.secret)

    def pseudonym(self, activity: str, team: str = "") -> str:
        """The name under which this seat answers one activity namelessly; only the secret leads to it.

        Another in each group: who is seen to move must not tie what they said in one to what they said in the other.
        """
        return _short(hmac.digest(self.secret.encode(), f"{activity}/{team}".rstrip("/").encode(), "sha256"))

    def who(self, activity: Activity, team: str = "") -> str:
        """Under what name this seat's answers to an activity are kept."""
        return self.pseudonym(activity.name, team) if activity.nameless else self.seat

    def key(self, nonce: str, scope: str) -> str:
        """A command's nonce as the log keeps it: bound to the sender, and telling nothing of them."""
        return _short(hmac.digest((self.secret or self.seat).encode(), f"{scope}\n{nonce}".encode(), "sha256"))


NOBODY = Actor("seat")
"""A device of participants while it is handed on: it sees what all see, and says nothing."""

KEEPER = Actor("keeper")
"""The server itself, which sees to it that names and rooms go in time. No link and no cookie makes anyone this."""


class Moment(msgspec.Struct, frozen=True):
    """When a command is decided (server time, milliseconds) and the seed of its chances."""

    at: int
    seed: int


def hashed(secret: str) -> str:
    """What the store keeps of a secret: a seat's id, or the mark of a moderator's or wall's link."""
    return _short(hashlib.sha256(secret.encode()).digest())


def _short(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest[:12]).decode()
