"""One client's place in a room: which channels it holds, up to which rev. No I/O.

Late joiner, reconnect and slow phone are one case here: everything since the client's rev.
"""

from collections.abc import Sequence

import msgspec

from board.actor import Actor
from board.decide import Rejection
from board.protocol import ClientHello
from board.replica import Replica
from board.state import Key

_encode = msgspec.json.Encoder().encode


class Session:
    """Follows a replica on behalf of one client."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.rev = -1
        self._nonce = ""  # of the entry `rev`
        self._held: set[str] = set()
        self._wanted: list[str] = []
        self._membership = -1
        self._answers: list[tuple[Key, Rejection | None]] = []

    def hello(self, hello: ClientHello) -> None:
        """Go on from where the client says it is; the next frame leads on from there, or from nothing."""
        rev, _, self._nonce = hello.at.partition(".")
        self.rev = int(rev) if rev.isascii() and rev.isdigit() else -1
        self._held = set(hello.has)

    def answer(self, key: Key, outcome: Rejection | None) -> None:
        """Tell the client with its next frame how its command ended (None: accepted)."""
        self._answers.append((key, outcome))

    def sees(self, channels: Sequence[str]) -> bool:
        """Whether the client holds one of these channels."""
        return any(name in self._wanted for name in channels)

    def frame(self, replica: Replica) -> bytes | None:
        """The frame that brings the client from its rev to the replica's; None if there is nothing to say."""
        if self._nonce == replica.nonce and not self._answers and self._membership == replica.membership:
            return None
        if not replica.knows(self.rev, self._nonce):  # another branch of the log, or too long ago
            self.rev, self._membership = -1, -1
        if self._membership != replica.membership:
            self._wanted, self._membership = replica.channels_of(self.actor), replica.membership
        fragments, left = self._fragments(replica), self._held.difference(self._wanted)
        answers, self._answers = self._answers, []
        self.rev, self._nonce, self._held = replica.rev, replica.nonce, set(self._wanted)
        if not fragments and not answers and not left:
            return None
        return replica.frame(tuple(fragments), _personal(answers, sorted(left)))

    def _fragments(self, replica: Replica) -> list[bytes]:
        found = []
        for name in self._wanted:
            channel = replica.channels.get(name)
            if name not in self._held or self.rev == -1:
                found.append(channel.fragment(name, None))
            elif channel.rev > self.rev:
                found.append(channel.fragment(name, self.rev))
        return found


def _personal(answers: Sequence[tuple[Key, Rejection | None]], left: list[str]) -> bytes:
    """The part of a frame that is only this client's: answers to its commands, channels it no longer sees."""
    parts: dict[str, object] = {}
    if left:
        parts["drop"] = left
    if accepted := [key for key, outcome in answers if outcome is None]:
        parts["ok"] = accepted
    if rejected := [(*key, outcome.code, outcome.details) for key, outcome in answers if outcome is not None]:
        parts["no"] = rejected
    return _encode(parts) if parts else b""
