"""What a command on a board of cards costs, with few cards on it and with many; and a keystroke, with 30 editors.

The whole way of a command through a process but for the sockets and the store: decide, entry to bytes and back, fold,
channels, and the frames of everyone in the room. In one process, by its own CPU clock; best of several, in turn.
"""

import time

from board import agenda
from board.activities.cards import commands as cards
from board.actor import Actor
from board.commands import Command
from board.protocol import ClientHello
from board.session import Session
from board.text import Delete, Op
from tests.board.rooms import MODERATOR, Room, seat

FEW, MANY = 20, 500
EDITORS = 30
TURNS = 200
TIMES = 5
LINE = "A card of about eighty characters, as people write them when something is hard."


class Cards:
    """A room with so many cards on its board and so many people in it, each with a client that gets every frame."""

    def __init__(self, many: int, people: int) -> None:
        self.room = Room()
        self.people = [seat(f"person{n}") for n in range(people)]
        self.room.join(*(f"person{n}" for n in range(people)))
        template = {"kind": "cards", "title": {"en": "Challenges"}}
        self.room.do(MODERATOR, agenda.AddActivity("wood", template), cards.Lead("wood", "open"))
        for n in range(many):
            self.room.do(self.people[n % people], cards.AddCard("wood", f"card{n:04}", LINE))
        self.clients = [Session(person) for person in self.people]
        for client in self.clients:
            client.hello(ClientHello(1))
            client.frame(self.room.replica)
        self.typed = 0

    def cost(self) -> float:
        """Microseconds of CPU of one keystroke in a card, with all frames made."""
        began = time.thread_time()
        for _ in range(TURNS):
            self.room.do(*self._keystroke())
            for client in self.clients:
                client.frame(self.room.replica)
        return (time.thread_time() - began) / TURNS * 1e6

    def _keystroke(self) -> tuple[Actor, Command]:
        version, self.typed = self.typed, self.typed + 1
        # One letter in, and the same one out again: the card stays as long as it is.
        op: Op = ("ā",) if version % 2 == 0 else (Delete("ā"),)
        return self.people[0], cards.EditWords("wood", "card0007", version, f"mark{version}", op)


def measure(times: int = TIMES) -> dict[str, float]:
    """All figures, by name."""
    few, many, crowd = Cards(FEW, 2), Cards(MANY, 2), Cards(FEW, EDITORS)
    costs = [(few.cost(), many.cost(), crowd.cost()) for _ in range(times)]
    least_few, least_many, least_crowd = (min(column) for column in zip(*costs, strict=True))
    return {
        "card_us_per_command_few": least_few,
        "card_us_per_command_many": least_many,
        "card_ratio": least_many / least_few,
        "keystroke_us_per_editor": least_crowd / EDITORS,
    }


def report(figures: dict[str, float]) -> str:
    few, many, ratio = (figures[f"card_{what}"] for what in ("us_per_command_few", "us_per_command_many", "ratio"))
    key = figures["keystroke_us_per_editor"]
    return f"""\
a command with {FEW} cards on the board {few:.0f} µs, with {MANY} {many:.0f} µs: ratio {ratio:.2f}, wanted at most 1.3
a keystroke with {EDITORS} editors: {key:.1f} µs of CPU for each, without sockets and store"""
