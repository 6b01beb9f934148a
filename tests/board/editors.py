"""Those who edit the words of one card together, and that card."""

from board.activities.cards import Card
from board.activities.cards.commands import AddCard, EditWords, Lead
from board.agenda import AddActivity
from board.decide import Rejection, decide
from board.diff import Diff
from board.state import State, evolve
from board.text import Op, apply, compose, transform
from tests.board.boards import edit
from tests.board.rooms import MODERATOR, Room, seat


class Editor:
    """Someone who types in a card: sees it when news arrives, and has at most one edit on its way."""

    def __init__(self, name: str, card: Card) -> None:
        self.name = name
        self.marks = 0
        self.restarts = 0
        self.flight: tuple[str, Op] | None = None
        self.typed: Op = ()
        self._start(card)

    def _start(self, card: Card) -> None:
        self.known, self.version, self.text = card.text, card.version, card.text
        self.flight, self.typed = None, ()

    def type(self, op: Op) -> None:
        self.typed = compose(self.typed, op)
        self.text = apply(self.text, op)

    def depart(self) -> EditWords | None:
        if self.flight or not self.typed:
            return None
        self.marks += 1
        self.flight, self.typed = (f"{self.name}-{self.marks}", self.typed), ()
        return edit("card1", self.version, *self.flight[1], by=self.flight[0])

    def take(self, card: Card) -> None:
        """The card as a frame shows it, however much came between."""
        if card.since > self.version:
            self.restarts += 1
            self._start(card)
            return
        for by, op in card.recent[self.version - card.since :]:
            self._go_along(by, op)
        assert self.known == card.text

    def _go_along(self, by: str, op: Op) -> None:
        self.known, self.version = apply(self.known, op), self.version + 1
        if self.flight and self.flight[0] == by:
            self.flight = None
            return
        over = op
        if self.flight:
            mark, flying = self.flight
            self.flight = mark, transform(flying, over, "right")
            over = transform(over, flying, "left")
        self.typed, over = transform(self.typed, over, "right"), transform(over, self.typed, "left")
        self.text = apply(self.text, over)


def _card_room(text: str = "Too few of us") -> State:
    """A state is enough where thousands of edits are tried."""
    room = Room()
    room.join("anna")
    room.do(MODERATOR, AddActivity("wood", {"kind": "cards", "title": {"en": "Challenges"}}), Lead("wood", "open"))
    room.do(MODERATOR, AddCard("wood", "card1", text))
    return room.state


START = _card_room()
MOMENT = Room().request(MODERATOR, edit("card1", 0)).moment


def card_in(state: State) -> Card:
    """The one card, with its words."""
    found = state.get("card/wood/card1", Card)
    assert found
    return found


def edited(state: State, command: EditWords) -> State:
    """What becomes of it when Anna makes this edit."""
    outcome = decide(state, command, seat("anna"), MOMENT)
    assert not isinstance(outcome, Rejection), outcome
    return evolve(state, outcome)


def refused(state: State, command: EditWords) -> str:
    """Why this edit is not made."""
    outcome: Diff | Rejection = decide(state, command, seat("anna"), MOMENT)
    assert isinstance(outcome, Rejection)
    return outcome.code
