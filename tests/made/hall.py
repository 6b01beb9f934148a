"""The room of a made workshop: its people answer whatever is open, its moderator leads, and a made-up clock goes on."""

from collections.abc import Callable, Iterable
from copy import copy, deepcopy
from random import Random

import msgspec

from board import workshop
from board.activities.cards.commands import AddCard
from board.activities.choice import GiveVote
from board.activities.table import SetCell
from board.actor import Actor, Moment
from board.commands import Command
from board.days import DAY
from board.diff import Diff
from board.log import Entry
from board.records import Activity, Seat
from board.replica import Replica, Request
from board.sides import SaySide
from server.tryout.choosing import by_itself, next_command
from tests.board.rooms import Room
from tests.made.people import Person, Said, moderator, people
from tests.made.words import HOSTILE, LONG, OTHERS, TITLE

MORNING = 1_789_020_000_000  # server time, milliseconds
MINUTE = 60_000
AWKWARD = 0.3  # of what is written

Choose = Callable[[Person], Command | None]


class Hall(Room):
    """A room of made people. `at` is its clock; `chance` decides all that is left to chance."""

    def __init__(self, seed: int, many: int) -> None:
        self.chance = Random(seed)
        self.moderator = moderator(self.chance)
        self.wall = Actor("wall", "", moderator(self.chance).secret)
        self.people = people(self.chance, many)
        self.replica = Replica()
        self.log: list[bytes] = []
        self.seed, self.at = seed, MORNING
        self._numbers: dict[str, int] = {}
        new = workshop.NewWorkshop(TITLE, "lv")
        first = workshop.create(new, [], self.moderator.secret, self.wall.secret, begun=MORNING - DAY)
        self._store(Entry("first", "", (), first))

    def fork(self, first: Diff = ()) -> "Hall":
        """Another room that is as this one is now, and goes on by itself; or that begins with this first entry."""
        other = copy(self)
        other.replica, other.log = Replica() if first else Replica.load(self.replica.snapshot()), []
        if first:
            other._store(Entry("first", "", (), first))
        other.chance, other._numbers = deepcopy(self.chance), dict(self._numbers)
        other.people = [msgspec.structs.replace(one, said=list(one.said)) for one in self.people]
        return other

    # Time and keys

    def passes(self, minutes: float) -> None:
        """So long, more or less."""
        self.at += round(minutes * MINUTE * self.chance.uniform(0.8, 1.3))

    def request(self, actor: Actor, command: Command, nonce: str = "", number: int = 1) -> Request:
        """Under a nonce for each activity, as pages do; every command at a moment of its own."""
        scope = nonce or f"page-{actor.mark}-{getattr(command, 'activity', '')}"
        self._numbers[scope] = self._numbers.get(scope, 0) + number
        self.at += self.chance.randrange(20, 400)
        moment = Moment(self.at, self.chance.getrandbits(32))
        return Request(actor, scope.ljust(12, "-"), self._numbers[scope], command, moment)

    # Who does what

    def tell(self, *commands: Command) -> list[str]:
        """The moderator does this; gives the codes of what was refused."""
        answers = [answer for one in commands for answer in self.ask(self.request(self.moderator, one))]
        return [answer.code for answer in answers if answer is not None]

    def here(self) -> list[Person]:
        """Who has a seat, in an order that means nothing."""
        found = [one for one in self.people if self.state.get(f"seat/{one.actor.seat}", Seat) is not None]
        self.chance.shuffle(found)
        return found

    def come(self, who: Iterable[Person]) -> None:
        """They take seats; most say as whom they are here."""
        coming = list(who)
        self.say([(one, workshop.Join(one.name, one.remote)) for one in coming])
        self.say([(one, SaySide(one.side)) for one in coming if one.side])

    def all_do(self, times: int = 1, choose: Choose | None = None) -> None:
        """Everyone looks and does what they do next, so many times; `choose`: something else than that."""
        for _ in range(times):
            chosen = [(one, (choose or self.next)(one)) for one in self.here()]
            self.say([(one, command) for one, command in chosen if command is not None])
            self.passes(0.3)

    def say(self, spoken: Iterable[tuple[Person, Command]]) -> None:
        """In one turn; what is refused was too late, as it happens to people."""
        asked = [(one, self.request(one.actor, command)) for one, command in spoken]
        answers = self.ask(*(request for _, request in asked))
        for (one, request), answer in zip(asked, answers, strict=True):
            if answer is None:
                one.said.append(Said(request.moment.at, request.command, self.team_of(one)))

    def team_of(self, one: Person) -> str:
        seat = self.state.get(f"seat/{one.actor.seat}", Seat)
        return "" if seat is None else seat.group

    def activity(self, name: str) -> Activity:
        found = self.state.get(f"activity/{name}", Activity)
        assert found
        return found

    def next(self, one: Person) -> Command | None:
        """What they do about what everyone is looking at, in words of their own."""
        own = by_itself(self.state, one)
        if own is not None:
            return own
        command = next_command(self.state, one, Moment(self.at, self.chance.getrandbits(32)))
        return None if command is None else self._awkward(command)

    def _awkward(self, command: Command) -> Command:
        """The same with other words, now and then."""
        if self.chance.random() > AWKWARD:
            return command
        words = self.chance.choice((*LONG, *OTHERS, *HOSTILE))
        if isinstance(command, AddCard):
            return msgspec.structs.replace(command, text=words[:500])
        if isinstance(command, GiveVote):
            return msgspec.structs.replace(command, remark=words[:300])
        if isinstance(command, SetCell) and isinstance(command.value, str) and not command.value[:1].isdigit():
            return msgspec.structs.replace(command, value=words[:60])
        return command
