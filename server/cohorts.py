"""Clients in step: they are at one place and see the same channels, so one frame is made for all of them.

What a whole hall is told must cost nothing for a phone but the write. So of a client in step nothing is touched but its
transport, until something concerns it alone.
"""

from asyncio import WriteTransport
from typing import NamedTuple

from board.replica import Place, Replica
from server.broadcast import frame_of, write_to_all
from server.member import Member


class Sent(NamedTuple):
    """`behind`: to whom nothing was sent, since they have not taken what was sent before."""

    messages: int = 0
    size: int = 0  # in bytes
    behind: tuple[Member, ...] = ()


class Cohorts:
    """All clients of one room here that are in step, by the channels that they share with others."""

    def __init__(self) -> None:
        self._place = Place()
        self._cohorts: dict[tuple[str, ...], dict[WriteTransport, int]] = {}  # each one's line and its number
        self._whose: dict[WriteTransport, Member] = {}
        self._by_channel: dict[str, tuple[Member, ...]] = {}  # of one person → whose tabs they are

    def add(self, member: Member) -> None:
        """A client that has just been brought to where the others are. Some have more to be seen to than that."""
        wire = member.wire.direct
        if wire is None or member.moderates:
            return
        member.session.join(self._place)
        self._cohorts.setdefault(member.session.shared, {})[wire.transport] = wire.file
        self._whose[wire.transport] = member
        member.in_step = True
        self._list(member)

    def _list(self, member: Member) -> None:
        if member.listed is member.session.private:
            return
        self._unlist(member)
        member.listed = member.session.private
        for name in member.listed:
            self._by_channel[name] = (*self._by_channel.get(name, ()), member)

    def _unlist(self, member: Member) -> None:
        for name in member.listed:
            others = tuple(other for other in self._by_channel.pop(name, ()) if other is not member)
            if others:
                self._by_channel[name] = others
        member.listed = ()

    def take_out(self, member: Member) -> None:
        """It stays where it is while the others go on."""
        wire = member.wire.direct
        if member.in_step and wire is not None:
            member.in_step = False
            member.session.part()
            del self._cohorts[member.session.shared][wire.transport], self._whose[wire.transport]

    def forget(self, member: Member) -> None:
        """It has gone."""
        self.take_out(member)
        self._unlist(member)

    def concerned(self, replica: Replica) -> list[Member]:
        """Those in step who have something of their own to be told."""
        names = replica.channels.private_since(self._place.rev)
        return [member for name in names for member in self._by_channel.get(name, ()) if member.in_step]

    def everyone(self) -> list[Member]:
        return list(self._whose.values())

    def send(self, replica: Replica) -> Sent:
        """Bring all who are in step to where the replica is."""
        messages = size = 0
        behind: list[Member] = []
        for shared, cohort in self._cohorts.items():
            text = replica.shared_frame(shared, self._place)
            if text is not None:
                late = write_to_all(cohort, frame_of(text))
                behind += [self._whose[transport] for transport in late]
                messages += len(cohort) - len(late)
                size += len(text) * (len(cohort) - len(late))
        for member in behind:
            self.take_out(member)
        self._place.rev, self._place.nonce = replica.rev, replica.nonce
        return Sent(messages, size, tuple(behind))
