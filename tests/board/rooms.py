"""A room in memory: actors, a workshop with two lines, and one replica that folds what it accepts."""

from collections.abc import Iterable
from typing import Any

from board import workshop
from board.activities import scale
from board.actor import Actor, Moment, hashed
from board.channels import Channels
from board.commands import Command
from board.decide import Rejection
from board.log import Entry, decode_entry, encode_entry
from board.records import Seat, Workshop
from board.replica import Replica, Request
from board.state import State
from board.turns import Fault
from tests.board.client import Fresh, View

NOON = 1_789_000_000_000  # server time, milliseconds
LINES = ("lake", "tree")


def secret_of(name: str) -> str:
    return f"the_secret_of_{name}_".ljust(43, "x")


def seat(name: str) -> Actor:
    return Actor("seat", hashed(secret_of(name)), secret_of(name))


MODERATOR = Actor("moderator", "", secret_of("moderator"))
WALL = Actor("wall", "", secret_of("wall"))


def first_entry(mode: scale.Mode = "nameless", names: tuple[str, ...] = LINES) -> Entry:
    statements = tuple(workshop.Statement({"en": f"About the {name}", "lv": f"Par {name}"}) for name in names)
    new = workshop.NewWorkshop("Our village", "lv", statements=statements, mode=mode)
    return Entry("first", "", (), workshop.create(new, list(names), MODERATOR.secret, WALL.secret, NOON))


class Room:
    """One replica and its log. Everything is folded from bytes, as another process would."""

    def __init__(self, mode: scale.Mode = "nameless", names: tuple[str, ...] = LINES) -> None:
        self.replica = Replica()
        self.log: list[bytes] = []
        self.keys = 0
        self.seed = 7
        self.at = NOON
        self._store(self.first(mode, names))

    def first(self, mode: scale.Mode, names: tuple[str, ...]) -> Entry:
        """What the room begins with."""
        return first_entry(mode, names)

    @property
    def state(self) -> State:
        return self.replica.state

    # Commands

    def request(self, actor: Actor, command: Command, nonce: str = "", number: int = 1) -> Request:
        self.keys += 1
        return Request(actor, nonce or f"page-load-{self.keys:06}", number, command, Moment(self.at, self.seed))

    def ask(self, *requests: Request) -> list[Rejection | None]:
        """One turn."""
        turn = self.replica.turn(requests)
        raise_any(turn.faults)
        if turn.proposal is not None:
            self._store(turn.proposal.entry)
        return list(turn.answers)

    def do(self, actor: Actor, *commands: Command) -> None:
        for command in commands:
            assert self.ask(self.request(actor, command)) == [None]

    def refusal(self, actor: Actor, command: Command) -> str:
        """The code with which a command is rejected."""
        before = self.replica.position()
        (answer,) = self.ask(self.request(actor, command))
        assert answer is not None
        assert self.replica.position() == before
        return answer.code

    def _store(self, entry: Entry) -> None:
        self.log.append(encode_entry(entry))
        self.replica.fold_bytes(self.replica.rev + 1, self.log[-1])

    # What happens in a workshop

    def join(self, *names: str, remote: bool = False) -> list[Actor]:
        for name in names:
            self.do(seat(name), workshop.Join(name, remote))
        return [seat(name) for name in names]

    def open(self, round_: int = 1, line: str = "tree") -> None:
        self.do(MODERATOR, scale.Open(line, round_))

    def reveal(self, line: str = "tree") -> None:
        self.do(MODERATOR, scale.Reveal(line))

    def place(self, actor: Actor, at: int, round_: int = 1, line: str = "tree") -> None:
        self.do(actor, scale.PlaceMark(line, round_, at))

    def talk(self, pairing: Any = "random", line: str = "tree") -> None:
        self.do(MODERATOR, scale.Talk(line, pairing, 3))

    def opened(self, *positions: int) -> list[Actor]:
        """The first round of the tree is open, and as many people as there are positions stand on it."""
        people = self.join(*(f"person{number}" for number in range(len(positions))))
        self.open()
        for person, at in zip(people, positions, strict=True):
            self.place(person, at)
        return people

    # What is seen

    def view(self, actor: Actor) -> View:
        return Fresh(self.state).view(actor)

    def dots(self, round_: int = 1, line: str = "tree", actor: Actor = WALL) -> dict[str, int]:
        """Who stands where, as the wall shows it."""
        start = f"place/{line}/{round_}/"
        return {i.removeprefix(start): r["at"] for i, r in self.view(actor)["wall"].items() if i.startswith(start)}

    def count(self, round_: int = 1, line: str = "tree") -> dict[str, Any]:
        found: dict[str, Any] = self.view(WALL)["all"].get(f"count/{line}/{round_}", {})
        return found

    def pair_of(self, actor: Actor, line: str = "tree") -> dict[str, Any]:
        """What someone's phone says of whom to talk to; empty for nobody."""
        own = self.view(actor)[f"seat:{actor.seat}"]
        found = [record for i, record in own.items() if i.startswith(f"pair/{line}/")]
        assert len(found) < 2
        return found[0] if found else {}

    def scale(self, line: str = "tree") -> scale.Scale:
        found = self.state.get(f"activity/{line}", scale.Scale)
        assert found
        return found

    def workshop(self) -> Workshop:
        found = self.state.get("workshop", Workshop)
        assert found
        return found

    def seats(self) -> list[Seat]:
        return sorted(self.state.under("seat", Seat), key=lambda found: found.number)


def raise_any(faults: Iterable[Fault]) -> None:
    """What the server refuses and reports is what a test is there to find."""
    for fault in faults:
        raise fault.error


def replayed(log: list[bytes], snapshot: bytes | None = None) -> Replica:
    """A replica that starts at a snapshot, or from nothing, and folds the rest of a whole log."""
    replica = Replica.load(snapshot)
    for rev, data in enumerate(log[replica.rev :], replica.rev + 1):
        replica.fold(rev, decode_entry(data))
    return replica


def at_once(state: State) -> dict[str, dict[str, bytes]]:
    """All that all channels show, made from the state alone."""
    return Channels(state, 1).whole()
