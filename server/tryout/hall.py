"""A made-up hall: the task that lets its people come, look and answer, each in their own time."""

import asyncio
import contextlib
import secrets
from random import Random

import structlog

from board import agenda, workshop
from board.actor import Moment
from board.commands import Command
from board.decide import Rejection
from board.replica import Request
from server.clock import now
from server.logs import marked
from server.room import Room
from server.tryout.choosing import by_itself, next_command
from server.tryout.people import Player, cast

TICK = 0.4  # seconds
COMING = 25.0  # seconds in which they all come
LOOKS = 3.5  # seconds between two looks of the quickest, on average
RESTS = 6.0  # seconds after having done something
NOBODY_WATCHES = 600.0  # seconds after which a hall that nobody watches goes home
AFTERWARDS = 60.0  # seconds to answer the last question
ANSWER_WITHIN = 15.0  # seconds

log = structlog.get_logger()


class Hall:
    """The people of one try-out. `play` returns when it is over, or nobody has watched it for long."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._people = cast(agenda.the_workshop(room.replica.state).language)
        self._chance = Random(secrets.randbits(64))
        self._due = {one.actor.seat: _now() + self._chance.uniform(0, COMING) for one in self._people}
        self._here: list[Player] = []
        self._keys: dict[tuple[str, str], tuple[str, int]] = {}
        self._watched = _now()
        self._closed = 0.0

    @property
    def is_watched(self) -> bool:
        return self._room.members.watched

    async def play(self) -> None:
        """Until the end. Never raises."""
        try:
            while self._goes_on():
                await self._look_round()
                await asyncio.sleep(TICK)
        except TimeoutError:
            log.warning("try-out ends", room=marked(self._room.name), why="no answer")
        finally:
            with contextlib.suppress(RuntimeError):  # the loop may be closing
                self._room.members.play(())

    def _goes_on(self) -> bool:
        time, room = _now(), agenda.the_workshop(self._room.replica.state)
        self._watched = time if self.is_watched else self._watched
        self._closed = (self._closed or time) if room.closed else 0.0
        is_over = room.closed and time - self._closed > AFTERWARDS
        return not (self._room.ended or is_over or time - self._watched > NOBODY_WATCHES)

    async def _look_round(self) -> None:
        for player in self._here:
            said = by_itself(self._room.replica.state, player)
            if said is not None:
                await self._ask(player, said)
        for player in self._people:
            if self._due[player.actor.seat] <= _now():
                done = await (self._act(player) if player in self._here else self._come(player))
                self._due[player.actor.seat] = _now() + self._pause(player, RESTS if done else LOOKS)

    def _pause(self, player: Player, mean: float) -> float:
        """Uneven, and long for some."""
        return player.pace * (mean / 3 + self._chance.expovariate(1.5 / mean))

    async def _come(self, player: Player) -> bool:
        came = await self._ask(player, workshop.Join(player.name, player.remote))
        if came:
            self._here.append(player)
            self._room.members.play([one.actor for one in self._here])
        return came

    async def _act(self, player: Player) -> bool:
        command = next_command(self._room.replica.state, player, self._moment())
        return command is not None and await self._ask(player, command)

    async def _ask(self, player: Player, command: Command) -> bool:
        """As a phone does; whether it was taken. Raises TimeoutError."""
        async with asyncio.timeout(ANSWER_WITHIN):
            request = Request(player.actor, *self._key(player, command), command, self._moment())
            outcome = await self._room.ask_and_wait(request)
        if isinstance(outcome, Rejection):  # something changed meanwhile, as it does with people
            log.debug("a made-up person was refused", room=marked(self._room.name), code=outcome.code)
        return outcome is None

    def _key(self, player: Player, command: Command) -> tuple[str, int]:
        """Answers to each activity are under a nonce of their own."""
        scope = (player.actor.seat, getattr(command, "activity", ""))
        nonce, number = self._keys.get(scope, (secrets.token_urlsafe(12), 0))
        self._keys[scope] = (nonce, number + 1)
        return self._keys[scope]

    def _moment(self) -> Moment:
        return Moment(now(), self._chance.getrandbits(32))


def _now() -> float:
    return asyncio.get_running_loop().time()
