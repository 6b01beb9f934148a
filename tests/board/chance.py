"""A room with every kind of activity, and commands drawn that mostly make sense in it as it is."""

import random
from typing import Any

import msgspec

from board import agenda, groups, workshop
from board.activities import choice, rating
from board.activities.agreeing import Agree
from board.activities.canvas import LockField, Weigh
from board.activities.cards import Card, CardBoard
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.actor import Actor
from board.commands import Command
from board.sides import SaySide
from tests.board.boards import Boards, edit, question
from tests.board.figures import CANVAS, PAGE, TABLE, fields_of
from tests.board.rooms import MODERATOR, seat

NAMES = ("anna", "bruno", "carla", "dace")
BOARDS = ("wood", "rate", "late", "swot", "team", "plan", "again")
FIELDS = {
    "rate": ("lessen/card1", "raise/card1", "lessen/card2", "raise/card2"),
    "swot": ("threats", "wishes", "wishes", "questions", "goal"),
}
PHASES: tuple[Any, ...] = ("open", "open", "open", "locked", "voting", "voting", "shown")
VALUES: tuple[Any, ...] = ("Līga", 5, "Anna", 1, "2026-12-24", 0, 12.5, None, 10**400)
GUIDE = {"en": "Whisper"}


def everything(who: Any, mode: Any) -> Boards:
    """Open: boards of cards, for all and per group, a rating, a canvas, a table, questions; a page is shown."""
    room = Boards()
    people = room.come(*NAMES)
    room.board(who=who, dots=3, stack=False, guide=GUIDE)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}")
    room.split(1)
    room.rated("card1", "card2", who=who)
    room.board("late", "closed", who=who, dots=2)
    room.question(mode)
    room.add("swot", {**CANVAS, "guide": GUIDE, "who": who}, "open")
    room.board("team", who=who, dots=3, groups=True, agree=True)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}", board="team")
        room.write(person, f"card{number}", board="swot", field=FIELDS["swot"][number % 4])
    room.edit(people[0], "all-goal", 0, "To stay", board="swot")
    room.add("plan", {**TABLE, "guide": GUIDE}, "open")
    for number, person in enumerate(people, 1):
        room.write(person, f"row{number}", board="plan")
    room.add("part", question(mode, groups=True))
    room.do(MODERATOR, choice.LeadChoice("part", "open"))
    room.add("read", {**PAGE, "guide": GUIDE})
    apart(room, people, who, mode)
    room.do(MODERATOR, workshop.Show("read"))
    return room


def apart(room: Boards, people: list[Actor], who: Any, mode: Any) -> None:
    """A question and a rating in which users and staff are told apart, and which were there in an earlier workshop."""
    room.add("both", question("nameless", sides=True))
    room.do(MODERATOR, choice.LeadChoice("both", "open"))
    room.add(
        "again", {"kind": "rating", "title": {"en": "And now?"}, "groups": False, "sides": True, "who": "nameless"}
    )
    room.do(MODERATOR, cards.Send("wood", ("card1", "card2"), "again"), cards.Lead("again", "open"))
    room.before("both", counts={"": (3, 4, 9), "user": (0, 3, 3)})
    room.before("again", values={"card1": -1.5, "card2": 4})
    room.before("plan", "wood", "read")
    for person in people:
        room.do(person, SaySide("staff"), choice.GiveVote("both", (0,)), rating.PutMark("again", "card1", 2))


class Chance:
    """Draws commands that mostly make sense in the room as it is."""

    def __init__(self, room: Boards, seed: str) -> None:
        self.room = room
        self.rng = random.Random(seed)

    def board(self, phase: str = "") -> str:
        """Any board, or mostly one in this phase."""
        boards = [(name, self.room.state.get(f"activity/{name}", CardBoard)) for name in BOARDS]
        likely = [name for name, board in boards if board is not None and board.phase == phase]
        return self.rng.choice(likely if likely and self.rng.random() < 0.8 else BOARDS)

    def card(self, board: str) -> str:
        found = sorted(card.name for card in self.room.state.under(f"card/{board}", Card))
        return self.rng.choice(found if found and self.rng.random() < 0.95 else ["none"])

    def field(self, board: str) -> str:
        return self.rng.choice(FIELDS.get(board, ("",)))

    def yes(self) -> bool:
        return self.rng.random() < 0.5

    def value(self) -> int | None:
        return self.rng.randrange(-5, 6) if self.yes() else None

    def edit(self, board: str, card: str, cell: str = "") -> Command:
        """Letters typed on words that are a little behind."""
        found = self.room.state.get(f"card/{board}/{card}", Card)
        words = found and (found.cells.get(cell) if cell else found.words)
        behind = max(0, words.version - self.rng.randrange(3)) if words else 0
        return msgspec.structs.replace(edit(card, behind, self.rng.choice("xyz"), board=board), cell=cell)

    def of_seat(self) -> Command:
        return self.rng.choice([*self._of_cards(), *self._of_answers(), *self._of_figures()])

    def _of_cards(self) -> list[Command]:
        board = self.board("open")
        card, other = self.card(board), self.card(board)
        new, field = f"new{self.rng.randrange(100, 140)}", self.field(board)
        tree = self.rng.choice(["", "birch", "oak"])
        return [
            cards.AddCard(board, new, self.rng.choice(["some words", "others"]), field, self.yes(), tree),
            cards.AddCard("rate", new, "in a list", self.field("rate"), self.yes()),
            self.edit(board, card),
            cards.MoveCard(board, card, None, self.rng.choice([other, ""]), self.card(board)),
            cards.MoveCard(board, card, field),
            cards.GroupCard(board, card, other),
            cards.GroupCard(board, card, other if self.yes() else ""),
            cards.BinCard(board, card, self.yes()),
            cards.TakeBack(board),
            cards.TakeBack(board),
            self._link(board, card),
        ]

    def _link(self, board: str, card: str) -> Command:
        other = self.board()
        return cards.LinkCard(board, card, f"{other}/{self.card(other)}", linked=self.rng.random() < 0.8)

    def _of_answers(self) -> list[Command]:
        rated, asked = self.rng.choice(["card1", "card2"]), self.rng.choice(["fork", "part", "both", "both"])
        rate = self.rng.choice(["rate", "again"])
        board = self.board("voting")
        return [
            cards.GiveDots(board, self.card(board), self.rng.randrange(3)),
            cards.GiveDots(board, self.card(board), 1),
            rating.PutMark(rate, rated, self.value()),
            rating.PutMark(rate, rated, self.rng.randrange(-5, 6)),
            rating.ShowSpread("rate", rated, self.yes()),
            rating.Agree(rate, rated, self.value()),
            SaySide(self.rng.choice(["staff", "staff", "staff", "staff", "user", ""])),
            choice.GiveVote(asked, self.rng.choice([(), (0,), (1,), (2,)]), self.rng.choice(["", "my remark"])),
            choice.GiveVote(asked, (0,)),
            choice.WithdrawVote(asked),
            Agree(self.rng.choice(["read", "team", "wood"]), self.yes()),
            workshop.EditSeat("another name", self.yes()),
        ]

    def _of_figures(self) -> list[Command]:
        row, field = self.card("plan"), self.field("swot")
        return [
            self.edit("swot", self.rng.choice(["all-goal", "birch-goal"])),
            self.edit("plan", row, "note"),
            SetCell("plan", row, self.rng.choice(["who", "when", "state", "cost", "note"]), self.rng.choice(VALUES)),
            SetCell("plan", row, self.rng.choice(["who", "cost"]), self.rng.choice(VALUES[:4])),
            Weigh("swot", self.card("swot"), self.rng.choice([None, 1, 3, 5, 6])),
            cards.AddCard("swot", f"new{self.rng.randrange(100, 140)}", "on the figure", field, self.yes()),
            cards.MoveCard("swot", self.card("swot"), field),
        ]

    def of_moderator(self) -> Command:
        if self.room.workshop().closed and self.yes():
            return workshop.Reopen()
        return self.rng.choice([*self._of_leading(), *self._of_moving_people()])

    def _of_leading(self) -> list[Command]:
        board, to = self.board(), self.board()
        card, other = self.card(board), self.card(board)
        maybe = self.rng.choice([None, True, False])
        asked, tree = self.rng.choice(["fork", "part", "both"]), self.rng.choice(["", "birch", "oak"])
        return [
            cards.Lead("wood", self.rng.choice(PHASES)),
            cards.Lead(board, self.rng.choice(PHASES)),
            cards.Lead(board, self.rng.choice(PHASES)),
            cards.MergeCard(board, card, other),
            cards.MarkCard(board, card, maybe, self.rng.choice([None, True, False]), self.rng.choice([None, False])),
            cards.Spotlight(board, card),
            cards.ForgetCard(board, self.card(board)) if self.rng.random() < 0.2 else cards.Spotlight(board, ""),
            cards.Pick(board, (self.card(board),)),
            cards.Send(board, (card, other), to, self.field(to) if self.yes() else ""),
            cards.Deal(self.rng.choice(["plan", "wood"]), self.yes()),
            cards.Focus(board, tree, self.field(board)),
            LockField("swot", self.field("swot"), self.rng.random() < 0.3),
            agenda.EditActivity("swot", fields_of(CANVAS, threats={"hidden": self.yes()}, wishes={"hidden": True})),
            agenda.EditActivity(board, {"guide": {"en": self.rng.choice(["Whisper", "Hush"])}}),
            choice.LeadChoice(asked, self.rng.choice(["open", "open", "shown"])),
            rating.ShowSpread("again", self.rng.choice(["card1", "card2"]), shown=self.rng.random() < 0.7),
        ]

    def _of_moving_people(self) -> list[Command]:
        return [
            groups.MakeGroups(self.rng.choice([1, 1, 2, 3])),
            groups.MoveSeat(seat(self.rng.choice(NAMES)).seat, self.rng.choice(["birch", "birch", "oak", ""])),
            groups.ClearGroups() if self.rng.random() < 0.2 else groups.MakeGroups(1),
            workshop.Show(self.board()),
            workshop.Close() if self.rng.random() < 0.05 else workshop.Reopen(),
        ]
