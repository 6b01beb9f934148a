"""Who is connected to a room here, and the ticks that bring them up to date."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

import msgspec

from board.actor import NOBODY, Actor
from board.channels import shown_on
from board.decide import Rejection
from board.moderators import admitted
from board.protocol import ClientWriting, CloseCode, ServerWriting, encode_message
from board.records import Activity, Seat
from board.replica import Replica
from board.state import Key
from server import metrics
from server.cohorts import Cohorts
from server.fleeting import Fleeting, Sign, Signs
from server.heartbeat import Heartbeat
from server.member import Member
from server.pace import Pace
from server.presence import Here, Presence
from server.voices import Spoken, Voices

STUCK = 20.0  # seconds after which a client that takes nothing is sent away
HELD_MOST = 0.05  # seconds that a tick waits for a turn: beyond, the store is slow

_beside: msgspec.json.Decoder[Here | Spoken | Signs] = msgspec.json.Decoder(Here | Spoken | Signs)  # between processes


class Members:
    """All clients of one room in this process. Every tick each gets at most one frame."""

    def __init__(self, process: str, heartbeat: Heartbeat, publish: Callable[[bytes], None]) -> None:
        self.replica = Replica()
        self.presence = Presence(process, heartbeat, self._present, publish)
        self.fleeting = Fleeting(process, publish)
        self.voices = Voices(process, lambda: self.replica, self._present, publish, self.tick_soon)
        self._heard = ""  # the position up to which it was counted who has spoken
        self._members: set[Member] = set()
        self._cohorts = Cohorts()
        self._alone: set[Member] = set()  # those who are not in step with others
        self._unaware: set[Member] = set()  # those who were never told who is here
        self._followed: tuple[Replica | None, int] = (None, -1)  # whose channels they see, and who they are
        self._played: tuple[Actor, ...] = ()
        self._looked = -1  # the membership at which it was looked who may still be here
        self._timer: asyncio.TimerHandle | None = None
        self._holding = False  # a turn is under way
        self._held = False  # and a tick that was due waits for it
        self._pace = Pace()
        self._said = self._said_bytes = 0  # messages and bytes in this tick
        self.idle_since = asyncio.get_running_loop().time()

    def __len__(self) -> int:
        return len(self._members) + len(self._played)

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members)

    def _present(self) -> Iterator[Actor]:
        """Everyone whose device is connected, whoever is answering on it."""
        yield from (actor for member in self._members for actor in member.actors)
        yield from self._played

    def enter(self, member: Member) -> None:
        self._members.add(member)
        self._alone.add(member)
        self._unaware.add(member)
        metrics.CONNECTIONS.labels(member.session.actor.role).inc()
        self._looked = -1
        self.presence.changed()
        self.voices.people_changed()
        self.tick_soon()

    def leave(self, member: Member) -> None:
        if member not in self._members:
            return
        self._members.remove(member)
        self._alone.discard(member)
        self._unaware.discard(member)
        self._cohorts.forget(member)
        metrics.CONNECTIONS.labels(member.session.actor.role).dec()
        self._catches_up(member)
        self.presence.changed()
        self.voices.people_changed()
        self.idle_since = asyncio.get_running_loop().time()
        self.tick_soon()

    def play(self, people: Sequence[Actor]) -> None:
        """These made-up people are here, with nobody's phone; none: they have left."""
        self._played = tuple(people)
        self.presence.changed()
        self.voices.people_changed()
        self.idle_since = asyncio.get_running_loop().time()
        self.tick_soon()

    @property
    def watched(self) -> bool:
        """Whether anyone real is connected, here or at another process."""
        return bool(self._members) or self.presence.elsewhere()

    def processes_changed(self, *, again: bool) -> None:
        """Another process has fallen silent, or (`again`) is heard again."""
        self.presence.processes_changed(again=again)
        self.tick_soon()

    def answer(self, member: Member, key: Key, outcome: Rejection | None) -> None:
        """Tell a client with its next frame how its command ended (None: accepted)."""
        member.session.answer(key, outcome)
        if member in self._members:
            self._single(member)
        self.tick_soon()

    def hear(self, message: bytes) -> None:
        """Take in what another process says beside the log."""
        try:
            heard = _beside.decode(message)
        except msgspec.DecodeError:
            return  # of a later version
        if self._hears(heard):
            self.tick_soon()

    def _hears(self, heard: Here | Spoken | Signs) -> bool:
        if isinstance(heard, Here):
            return self.presence.hear(heard)
        return self.voices.hear(heard) if isinstance(heard, Spoken) else self.fleeting.hear(heard)

    def writes(self, member: Member, sign: ClientWriting) -> None:
        """A member is writing in a card: those who see the card may see that, by name unless it is nameless."""
        state, card = self.replica.state, f"card/{sign.activity}/{sign.card}"
        shown = shown_on(state, card.rpartition("/")[0] if "/" in sign.card else card)  # a cell is seen with its row
        activity = state.get(f"activity/{sign.activity}", Activity)
        actor = member.session.actor
        if not shown or activity is None or not member.session.sees(shown) or actor == NOBODY:
            return
        seat = None if activity.nameless else state.get(f"seat/{actor.seat}", Seat)
        writing = ServerWriting(card, member.mark, "" if seat is None else seat.name, sign.at)
        self.fleeting.say(Sign(shown, writing))
        self.tick_soon()

    def send_all_away(self, code: int) -> None:
        for member in list(self._members):
            member.close(code)

    def tick_soon(self) -> None:
        """Send what there is to send: at once if it has been quiet, else when the next tick is due."""
        if self._timer is None and self._members:
            wait = self._pace.wait(len(self._members))
            self._timer = asyncio.get_running_loop().call_later(wait, self._due)

    def hold(self) -> None:
        """A turn begins. A tick that comes due meanwhile waits for it: else all of a crowd would wait for the next."""
        self._holding = True

    def release(self) -> None:
        """The turn has ended."""
        self._holding = False
        if self._held and self._timer is not None:
            self._timer.cancel()
            self._due()

    def _due(self) -> None:
        if self._holding and not self._held:
            self._held = True
            self._timer = asyncio.get_running_loop().call_later(HELD_MOST, self._due)
        else:
            self._held = False
            self._tick()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.presence.stop()
        self.voices.stop()

    def _tick(self) -> None:
        self._timer = None
        self._pace.begin()
        self._send_away_whose_link_ended()
        self._listen()
        self._single_out()
        self._send_to_those_in_step()
        framed: dict[bytes, bytes] = {}  # lives for one tick: who gets the same bytes gets them framed once
        news = self.presence.news(self.replica.state)
        for member in list(self._alone):
            self._send(member, framed)
        self._tell_all(news, self.fleeting.take(), framed)
        self._pace.end(used=self._said > 0)
        metrics.tally.said(self._said, self._said_bytes)
        self._said = self._said_bytes = 0

    def _single_out(self) -> None:
        """Everybody is looked at one by one when it may have changed what they see; else who has news of their own."""
        followed = (self.replica, self.replica.membership)
        changed = followed != self._followed
        self._followed = followed
        for member in self._cohorts.everyone() if changed else self._cohorts.concerned(self.replica):
            self._single(member)

    def _single(self, member: Member) -> None:
        self._cohorts.take_out(member)
        self._alone.add(member)

    def _send_to_those_in_step(self) -> None:
        sent = self._cohorts.send(self.replica)
        self._said += sent.messages
        self._said_bytes += sent.size
        self._alone.update(sent.behind)

    def _send(self, member: Member, framed: dict[bytes, bytes]) -> None:
        if member.wire.is_behind():
            self._wait_for(member)
            return
        self._catches_up(member)
        frame = member.session.frame(self.replica)
        if frame is not None:
            self._say(member, frame, framed)
        if member.moderates:
            self._tell_moderator(member, framed)
        self._cohorts.add(member)
        if member.in_step:
            self._alone.remove(member)

    def _listen(self) -> None:
        position = self.replica.position()
        if position != self._heard:
            self._heard = position
            self.voices.count_soon()

    def _send_away_whose_link_ended(self) -> None:
        """Or whose seat is gone. Of them no more is heard: their commands are refused."""
        if self._looked == self.replica.membership:
            return
        self._looked = self.replica.membership
        for member in list(self._members):
            actor = member.session.actor
            if actor != NOBODY and not admitted(self.replica.state, actor):
                member.close(CloseCode.NOT_ALLOWED)

    def _catches_up(self, member: Member) -> None:
        if member.behind_since is not None:
            member.behind_since = None
            metrics.SLOW.dec()

    def _say(self, member: Member, text: bytes, framed: dict[bytes, bytes]) -> None:
        member.wire.send(text, framed)
        self._said += 1
        self._said_bytes += len(text)

    def _tell_all(self, news: bytes | None, signs: Sequence[Sign], framed: dict[bytes, bytes]) -> None:
        """What is beside the board."""
        here = self.presence.message()
        for member in self._members if news is not None or signs else list(self._unaware):
            if member.wire.is_behind():
                continue
            if news is not None or member in self._unaware:
                self._unaware.discard(member)
                self._say(member, here, framed)
            self._show(member, signs, framed)

    def _tell_moderator(self, member: Member, framed: dict[bytes, bytes]) -> None:
        told, member.told = member.told, (self.presence.desks(), self.voices.message())
        for message in member.told:
            if message not in told:
                self._say(member, message, framed)

    def _show(self, member: Member, signs: Sequence[Sign], framed: dict[bytes, bytes]) -> None:
        for sign in signs:
            if sign.writing.by != member.mark and member.session.sees(sign.channels):
                self._say(member, encode_message(sign.writing), framed)

    def _wait_for(self, member: Member) -> None:
        """A slow client stays at its rev and later gets one merged frame; one that is stuck is sent away."""
        if member.behind_since is None:
            member.behind_since = self._pace.ticked
            metrics.SLOW.inc()
        if self._pace.ticked - member.behind_since > STUCK:
            member.close(CloseCode.TOO_SLOW)
        self.tick_soon()
