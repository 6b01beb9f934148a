"""Who is connected to a room here, and the ticks that bring them up to date."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

from board.actor import NOBODY, Actor
from board.channels import shown_on
from board.moderators import admitted
from board.protocol import ClientWriting, CloseCode, ServerWriting, encode_message
from board.records import Activity, Seat
from board.replica import Replica
from board.session import Session
from server import metrics
from server.broadcast import Wire
from server.fleeting import Fleeting, Sign, Signs
from server.presence import Here, Presence
from server.voices import Spoken, Voices

TICK = 0.03  # seconds between two frames to one client, at least
TICK_CROWD = 0.25  # the same at most, however long it takes to send to a crowd
REST = 5  # times what the last tick cost: so much is left for other rooms and for what people send
STUCK = 20.0  # seconds after which a client that takes nothing is sent away

_beside: msgspec.json.Decoder[Here | Spoken | Signs] = msgspec.json.Decoder(Here | Spoken | Signs)  # between processes


class Member:
    """A client connected here. `close` ends its connection with a close code; `seats`: all those of its device."""

    def __init__(self, session: Session, wire: Wire, close: Callable[[int], None], seats: Sequence[Actor] = ()) -> None:
        self.session = session
        self.actors = (session.actor, *seats)
        self.wire = wire
        self.close = close
        self.mark = secrets.token_urlsafe(6)  # tells it from others for as long as it is connected, and no longer
        self.told_who_is_here = False
        self.told: tuple[bytes, ...] = ()  # what moderators were told beside the board
        self.behind_since: float | None = None


class Members:
    """All clients of one room in this process. Every tick each gets at most one frame."""

    def __init__(self, process: str, publish: Callable[[bytes], None]) -> None:
        self.replica = Replica()
        self.presence = Presence(process, self._present, publish)
        self.fleeting = Fleeting(process, publish)
        self.voices = Voices(process, lambda: self.replica.state, self._present, publish, self.tick_soon)
        self._heard = ""  # the position up to which it was counted who has spoken
        self._members: set[Member] = set()
        self._played: tuple[Actor, ...] = ()
        self._looked = -1  # the membership at which it was looked who may still be here
        self._timer: asyncio.TimerHandle | None = None
        self._ticked = 0.0
        self._said = self._said_bytes = 0  # messages and bytes since they were measured last
        self._cost = 0.0  # of the last tick: seconds of the processor, since others may have been at it meanwhile
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
        metrics.CONNECTIONS.labels(member.session.actor.role).inc()
        self._looked = -1
        self.presence.changed()
        self.voices.count_soon()
        self.tick_soon()

    def leave(self, member: Member) -> None:
        if member in self._members:
            self._members.remove(member)
            metrics.CONNECTIONS.labels(member.session.actor.role).dec()
            self._catches_up(member)
        self.presence.changed()
        self.voices.count_soon()
        self.idle_since = asyncio.get_running_loop().time()
        self.tick_soon()

    def play(self, people: Sequence[Actor]) -> None:
        """These made-up people are here, with nobody's phone; none: they have left."""
        self._played = tuple(people)
        self.presence.changed()
        self.voices.count_soon()
        self.idle_since = asyncio.get_running_loop().time()
        self.tick_soon()

    @property
    def watched(self) -> bool:
        """Whether anyone real is connected, here or at another process."""
        return bool(self._members) or self.presence.elsewhere()

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
            loop = asyncio.get_running_loop()
            interval = min(TICK_CROWD, max(TICK, REST * self._cost))
            self._timer = loop.call_later(max(0.0, self._ticked + interval - loop.time()), self._tick)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.presence.stop()
        self.voices.stop()

    def _tick(self) -> None:
        self._timer = None
        self._ticked = asyncio.get_running_loop().time()
        began = time.thread_time()
        self._send_away_whose_link_ended()
        self._listen()
        framed: dict[bytes, bytes] = {}  # lives for one tick: who gets the same bytes gets them framed once
        news, signs = self.presence.news(self.replica.state), self.fleeting.take()
        for member in list(self._members):
            if member.wire.is_behind():
                self._wait_for(member)
            else:
                self._send(member, framed)
                self._tell(member, news, signs, framed)
        self._measure()
        self._cost = time.thread_time() - began

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

    def _measure(self) -> None:
        """Once a tick: counting each frame by itself would cost a good part of sending it."""
        metrics.FRAMES.inc(self._said)
        metrics.FRAME_BYTES.inc(self._said_bytes)
        self._said = self._said_bytes = 0

    def _send(self, member: Member, framed: dict[bytes, bytes]) -> None:
        frame = member.session.frame(self.replica)
        if frame is not None:
            self._say(member, frame, framed)
        if member.behind_since is not None:
            self._catches_up(member)

    def _tell(self, member: Member, news: bytes | None, signs: Sequence[Sign], framed: dict[bytes, bytes]) -> None:
        """What is beside the board."""
        if news is not None or not member.told_who_is_here:
            member.told_who_is_here = True
            self._say(member, news or self.presence.message(), framed)
        if member.session.actor.role == "moderator":
            self._tell_moderator(member, framed)
        if signs:
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
            member.behind_since = self._ticked
            metrics.SLOW.inc()
        if self._ticked - member.behind_since > STUCK:
            member.close(CloseCode.TOO_SLOW)
        self.tick_soon()
