"""One client's place in a room: which channels it holds, up to which rev. No I/O.

Late joiner, reconnect and slow phone are one case here: everything since the client's rev.
"""

from collections.abc import Sequence

import msgspec

from board.actor import Actor
from board.channels import PRIVATE, Channel
from board.decide import Rejection
from board.protocol import ClientHello
from board.replica import Place, Replica
from board.state import Key

_encode = msgspec.json.Encoder().encode


class Session:
    """Follows a replica on behalf of one client."""

    __slots__ = ("_answers", "_channels", "_held", "_membership", "_replica", "actor", "place", "private", "shared")

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.place = Place()
        self.shared: tuple[str, ...] = ()  # the channels held that others may have as well
        self.private: tuple[str, ...] = ()  # and those of this client's alone
        self._held: tuple[str, ...] = ()
        self._replica: Replica | None = None  # whose channels these are:
        self._channels: list[Channel] = []
        self._membership = -1
        self._answers: list[tuple[Key, Rejection | None]] = []

    def hello(self, hello: ClientHello) -> None:
        """Go on from where the client says it is; the next frame leads on from there, or from nothing."""
        rev, _, nonce = hello.at.partition(".")
        self.place = Place(int(rev) if rev.isascii() and rev.isdigit() else -1, nonce)
        self._held = hello.has

    def join(self, place: Place) -> None:
        """Share the place of others who are just there: from now on whoever moves it brings this client along."""
        self.place = place

    def part(self) -> None:
        """Stay behind when the others move on."""
        self.place = msgspec.structs.replace(self.place)

    def answer(self, key: Key, outcome: Rejection | None) -> None:
        """Tell the client with its next frame how its command ended (None: accepted)."""
        self._answers.append((key, outcome))

    def sees(self, channels: Sequence[str]) -> bool:
        """Whether the client holds one of these channels."""
        return any(name in self._held for name in channels)

    def frame(self, replica: Replica) -> bytes | None:
        """The frame that brings the client from its rev to the replica's; None if there is nothing to say."""
        stays = self._replica is replica and self._membership == replica.membership
        if stays and replica.is_at(self.place) and not self._answers:
            return None
        left: list[str] = []
        if stays and replica.knows(self.place):
            since = self.place.rev
            fragments = [channel.fragment(since) for channel in self._channels if channel.rev > since]
        else:
            fragments, left = self._change_channels(replica)
        answers, self._answers = self._answers, []
        self.place = Place(replica.rev, replica.nonce)
        if not fragments and not answers and not left:
            return None
        return replica.frame(tuple(fragments), _personal(answers, left))

    def _change_channels(self, replica: Replica) -> tuple[list[bytes], list[str]]:
        """The fragments for a client that may see other channels from now on, and the names of those it left."""
        since = self.place.rev if replica.knows(self.place) else -1  # another branch of the log, or too long ago
        names, held = replica.channels_of(self.actor), frozenset(self._held)
        self._channels, self._held = [replica.channels.get(name) for name in names], tuple(names)
        self.shared = tuple(name for name in names if not name.startswith(PRIVATE))
        self.private = tuple(name for name in names if name.startswith(PRIVATE))
        self._replica, self._membership = replica, replica.membership
        fragments = [
            channel.fragment(since if since >= 0 and channel.name in held else None)
            for channel in self._channels
            if channel.rev > since or channel.name not in held
        ]
        return fragments, sorted(held.difference(names))


def _personal(answers: Sequence[tuple[Key, Rejection | None]], left: list[str]) -> bytes:
    """The part of a frame that is only this client's: answers to its commands, channels it no longer sees."""
    if not answers and not left:
        return b""
    parts: dict[str, object] = {}
    if left:
        parts["drop"] = left
    if accepted := [key for key, outcome in answers if outcome is None]:
        parts["ok"] = accepted
    if rejected := [(*key, outcome.code, outcome.details) for key, outcome in answers if outcome is not None]:
        parts["no"] = rejected
    return _encode(parts)
