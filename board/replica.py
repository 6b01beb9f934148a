"""A process's copy of a room: the folded log, and the turns it proposes. No I/O: any order of events can be tried."""

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from board.actor import Actor
from board.channels import Changes, Channels, changes_of, channels_of, moves_people
from board.log import Entry, UnknownFormat, decode_entry, decode_snapshot, encode_snapshot
from board.state import State, evolve
from board.turns import Proposal, Request, Turn, take_turn

POSITIONS_KEPT = 10_000


class OutOfStep(Exception):
    """An entry that does not follow the replica's rev: load the room again."""


class Place(msgspec.Struct):
    """How far a client has got: the rev and the nonce of its entry. Those in step share one, which moves them all."""

    rev: int = -1
    nonce: str = ""


class Replica:
    """The room at one rev: its state, its channels, and the nonces by which positions are recognised."""

    def __init__(self) -> None:
        self.rev = 0
        self.nonce = ""
        self.state = State.empty()
        self.channels = Channels(self.state, 0)
        self.membership = 0  # rev at which who sees which channels may last have changed
        self._nonces: OrderedDict[int, str] = OrderedDict()
        self._frames: dict[tuple[bytes, ...], bytes] = {}

    @classmethod
    def load(cls, snapshot: bytes | None) -> "Replica":
        """A replica at a snapshot, or an empty one. Raises UnknownFormat."""
        replica = cls()
        if snapshot is not None:
            replica.rev, replica.nonce, replica.state = decode_snapshot(snapshot)
            replica.membership = replica.rev
            replica.channels = Channels(replica.state, replica.rev)
            replica._nonces[replica.rev] = replica.nonce
        return replica

    def snapshot(self) -> bytes:
        return encode_snapshot(self.rev, self.nonce, self.state)

    def turn(self, requests: Sequence[Request]) -> Turn:
        """Decide a batch into the next entry. Changes nothing here."""
        return take_turn(self.state, self.nonce, requests)

    def fold(self, rev: int, entry: Entry) -> None:
        """Follow the log by one entry.

        Raises OutOfStep when the entry is not the next one, UnknownFormat when it patches what this version cannot.
        """
        self._check_step(rev, entry)
        new = self._evolved(entry)
        self._follow(entry, new, changes_of(self.state, new, entry.diff))

    def fold_own(self, rev: int, proposal: Proposal) -> None:
        """Follow the log by an entry that was proposed here, and of which all is known. Raises OutOfStep."""
        self._check_step(rev, proposal.entry)
        self._follow(proposal.entry, proposal.state, proposal.changes)

    def _check_step(self, rev: int, entry: Entry) -> None:
        if rev != self.rev + 1:
            raise OutOfStep(f"entry {rev} does not follow {self.rev}")
        if entry.after != self.nonce:
            raise OutOfStep(f"entry {rev} follows another entry {self.rev} than ours")

    def _follow(self, entry: Entry, new: State, changes: Changes) -> None:
        rev = self.rev + 1
        self.channels.fold(changes, rev)
        self.state, self.rev, self.nonce = new, rev, entry.nonce
        self._frames.clear()
        if moves_people(entry.diff):
            self.membership = rev
        self._nonces[rev] = entry.nonce
        if len(self._nonces) > POSITIONS_KEPT:
            self._nonces.popitem(last=False)

    def _evolved(self, entry: Entry) -> State:
        try:
            return evolve(self.state, entry.diff).accept(entry.keys)
        except (KeyError, msgspec.ValidationError) as error:  # a field of another version: guess nothing
            raise UnknownFormat(f"entry after {self.rev}: {error!r}") from error

    def fold_bytes(self, rev: int, data: bytes) -> None:
        """Raises OutOfStep, UnknownFormat."""
        self.fold(rev, decode_entry(data))

    def position(self) -> str:
        """Where this replica is, as clients keep it: `rev.nonce`."""
        return f"{self.rev}.{self.nonce}"

    def knows(self, place: Place) -> bool:
        """Whether a client's place is on this log's branch, and recent enough to go on from."""
        return self._nonces.get(place.rev) == place.nonce

    def is_at(self, place: Place) -> bool:
        return place.nonce == self.nonce and place.rev == self.rev

    def channels_of(self, actor: Actor) -> list[str]:
        return channels_of(self.state, actor)

    def shared_frame(self, names: Sequence[str], since: Place) -> bytes | None:
        """The frame of all who were there and have nothing of their own to be told; None if there is nothing to say."""
        channels = [self.channels.get(name) for name in names]
        fragments = tuple(channel.fragment(since.rev) for channel in channels if channel.rev > since.rev)
        return self.frame(fragments, b"") if fragments else None

    def frame(self, fragments: tuple[bytes, ...], personal: bytes) -> bytes:
        """A frame of these fragments. Without a personal part it is the same bytes object for all who get it."""
        if personal:
            return self._join(fragments, personal)
        found = self._frames.get(fragments)
        if found is None:
            found = self._frames[fragments] = self._join(fragments, b"")
        return found

    def _join(self, fragments: tuple[bytes, ...], personal: bytes) -> bytes:
        end = b"]," + personal[1:] if personal else b"]}"
        return b'{"t":"frame","at":"' + self.position().encode() + b'","f":[' + b",".join(fragments) + end


__all__ = ["OutOfStep", "Place", "Replica", "Request", "Turn"]
