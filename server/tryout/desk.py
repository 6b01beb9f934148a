"""What someone at a board of cards has before them, and the card that they write next."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from random import Random

from board.activities.cards.asking import cards_of, check_field, writer
from board.activities.cards.commands import AddCard
from board.activities.cards.records import Card, CardBoard
from board.commands import Command
from board.records import Text, said
from board.state import State
from server.tryout.people import Player
from server.tryout.words import THOUGHTS, Words


@dataclass(frozen=True)
class Desk:
    """The room, who looks at it, the board, their group ("" where all work together), chance, and server time (ms)."""

    state: State
    player: Player
    board: CardBoard
    team: str
    chance: Random
    at: int

    @cached_property
    def cards(self) -> list[Card]:
        """All cards of the board, sorted by id."""
        return sorted(cards_of(self.state, self.board), key=lambda card: card.id)

    def own(self, field: str) -> list[Card]:
        """What they have written in a field."""
        me = writer(self.state, self.board, self.player.actor)
        return [card for card in self.cards if card.author == me and card.field == field]

    def character(self, about: str) -> Random:
        """What they think of something here, whenever they look."""
        return self.player.character(f"{self.board.id} {about}")

    def name(self) -> str:
        """A new name, for a card or the mark of an edit."""
        return f"{self.chance.getrandbits(48):012x}"

    def fresh(self, sparks: Iterable[Text], words: Words) -> str:
        """One of the examples, else of the plain words, that nobody has written yet; "" when all are there."""
        there = {card.text for card in self.cards}
        examples = [text for spark in sparks if (text := said(spark, self.player.language)) not in there]
        plain = [text for text in words[self.player.language] if text not in there]
        return self.chance.choice(examples or plain or [""])


def next_card(desk: Desk, field: str, sparks: Iterable[Text], most: tuple[int, ...]) -> Command | None:
    """A card in this field, unless they have written all that they had to say there: one of `most` cards.

    Raises Rejected when nothing may be written there.
    """
    if len(desk.own(field)) >= desk.character(field).choice(most):
        return None
    check_field(desk.state, desk.board, field, desk.team)
    text = desk.fresh(sparks, THOUGHTS)
    return AddCard(desk.board.name, desk.name(), text, field, language=desk.player.language) if text else None
