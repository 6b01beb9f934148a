"""What each command on a board of cards costs, with few cards on it and with many; and a keystroke, with 30 editors.

The whole way of a command through a process but for the sockets and the store: decide, entry to bytes and back, fold,
channels, and the frames of everyone in the room. In one process, by its own CPU clock; best of several, in turn.
"""

import time
from collections.abc import Callable
from typing import Any

from board import agenda
from board.activities import canvas
from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.commands import Command
from board.protocol import ClientHello
from board.session import Session
from board.text import Delete, Op
from tests.board.rooms import MODERATOR, Room, seat

BOARDS: dict[str, tuple[int, int, dict[str, Any]]] = {
    "card": (20, 500, {"kind": "cards", "title": {"en": "Challenges"}}),
    "canvas": (50, 1_000, {"tool": "swot", "groups": False, "strengths": 5}),
}
"""Board → few cards, many cards, what it is made of."""

EDITORS = 30
TURNS = 60  # an even number: every second command undoes the one before
TIMES = 5
LINE = "A card of about eighty characters, as people write them when something is hard."


class Board:
    """A room with so many cards on its board and so many people in it, each with a client that gets every frame."""

    def __init__(self, template: dict[str, Any], many: int, people: int) -> None:
        self.room = Room()
        self.people = [seat(f"person{n}") for n in range(people)]
        self.room.join(*(f"person{n}" for n in range(people)))
        self.room.do(MODERATOR, agenda.AddActivity("wood", template), cards.Lead("wood", "open"))
        found = self.room.state.get("activity/wood", canvas.Canvas)
        self.fields = found.places if found else ("",)
        for n in range(many):
            field = self.fields[n % len(self.fields)]
            self.room.do(self.people[n % people], cards.AddCard("wood", f"card{n:04}", LINE, field))
        self.clients = [Session(person) for person in self.people]
        for client in self.clients:
            client.hello(ClientHello(1))
            client.frame(self.room.replica)
        self.added = 0

    def cost(self, command: Callable[["Board", int], Command]) -> float:
        """Microseconds of CPU of one such command, with all frames made."""
        began = time.thread_time()
        for turn in range(TURNS):
            self.room.do(self.people[0], command(self, turn))
            for client in self.clients:
                client.frame(self.room.replica)
        return (time.thread_time() - began) / TURNS * 1e6

    def add(self, turn: int) -> Command:
        self.added += 1
        return cards.AddCard("wood", f"new{self.added:05}", LINE, self.fields[0])

    def keystroke(self, turn: int) -> Command:
        """One letter in, and the same one out again: the card stays as long as it is."""
        card = self.room.state.get("card/wood/card0007", Card)
        assert card
        op: Op = ("ā",) if card.version % 2 == 0 else (Delete("ā"),)
        return cards.EditWords("wood", card.name, card.version, f"mark{card.version}", op)

    def move(self, turn: int) -> Command:
        first = 8 + turn % 8
        return cards.MoveCard("wood", "card0003", behind=f"card{first:04}", before=f"card{first + 1:04}")

    def to_field(self, turn: int) -> Command:
        return cards.MoveCard("wood", "card0003", field=self.fields[turn % len(self.fields)])

    def group(self, turn: int) -> Command:
        return cards.GroupCard("wood", "card0002", "" if turn % 2 else "card0004")

    def throw_away(self, turn: int) -> Command:
        return cards.BinCard("wood", "card0000", binned=turn % 2 == 0)

    def weigh(self, turn: int) -> Command:
        return canvas.Weigh("wood", "card0003", 1 + turn % 5)

    def link(self, turn: int) -> Command:
        return cards.LinkCard("wood", "card0003", "wood/card0005", linked=turn % 2 == 0)

    def take_back(self, turn: int) -> Command:
        return cards.TakeBack("wood") if turn % 2 else self.throw_away(0)


COMMANDS: dict[str, Callable[[Board, int], Command]] = {
    "add": Board.add, "keystroke": Board.keystroke, "move": Board.move, "to_field": Board.to_field,
    "group": Board.group, "throw_away": Board.throw_away, "link": Board.link, "take_back": Board.take_back,
    "weigh": Board.weigh,
}  # fmt: skip


def measure(times: int = TIMES) -> dict[str, float]:
    """All figures, by name."""
    figures: dict[str, float] = {}
    for name, (few, many, template) in BOARDS.items():
        boards = Board(template, few, 2), Board(template, many, 2)
        for what, command in COMMANDS.items():
            if what in {"to_field", "weigh"} and name != "canvas":
                continue
            costs = [tuple(board.cost(command) for board in boards) for _ in range(times)]
            least_few, least_many = (min(column) for column in zip(*costs, strict=True))
            figures[f"{name}_us_{what}_few"] = least_few
            figures[f"{name}_us_{what}_many"] = least_many
            figures[f"{name}_ratio_{what}"] = least_many / least_few
    crowd = Board(BOARDS["card"][2], BOARDS["card"][0], EDITORS)
    figures["keystroke_us_per_editor"] = min(crowd.cost(Board.keystroke) for _ in range(times)) / EDITORS
    return figures


def report(figures: dict[str, float]) -> str:
    lines = []
    for name, (few, many, _) in BOARDS.items():
        lines.append(f"a command with {few} and with {many} cards on a {name} board, µs; wanted: at most 1.3 times")
        for what in COMMANDS:
            if f"{name}_ratio_{what}" in figures:
                cost_few, cost_many = figures[f"{name}_us_{what}_few"], figures[f"{name}_us_{what}_many"]
                lines.append(f"  {what:10} {cost_few:6.0f} {cost_many:6.0f}  ratio {cost_many / cost_few:.2f}")
    each = figures["keystroke_us_per_editor"]
    lines.append(f"a keystroke with {EDITORS} editors: {each:.1f} µs of CPU for each, without sockets and store")
    return "\n".join(lines)
