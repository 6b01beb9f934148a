"""What made-up people do on boards of cards: write, dot, rate, ask the others. Pure, as `choosing` is."""

from collections.abc import Callable, Iterable
from random import Random
from statistics import median
from typing import Any

from board.activities.canvas import Canvas
from board.activities.cards.commands import AddCard, GiveDots
from board.activities.cards.records import Card, Cards, Dots
from board.activities.rating import LEAST, MOST, Agree, Mark, PutMark, Rating, ShowSpread
from board.activities.table import Table
from board.commands import Command
from board.records import Group, Seat, name_of
from server.tryout.desk import Desk, next_card
from server.tryout.figures import fill_figure, fill_table
from server.tryout.words import QUESTIONS

CARDS_EACH = (1, 1, 2, 2, 3)
KEEPS_ONE = 0.2  # of those who have dots to give
ASKS = 0.5


def on_a_board(desk: Desk) -> Command | None:
    """What they do next here; None: nothing. Raises Rejected where they cannot."""
    if desk.board.phase == "voting":
        return _dot(desk)
    if desk.board.phase == "shown":
        return _ask(desk)
    return OPEN[type(desk.board)](desk, desk.board) if desk.board.phase == "open" else None


def _collect(desk: Desk, board: Cards) -> Command | None:
    """Rules are agreed on; elsewhere people have something to say."""
    return None if board.rules else next_card(desk, "", board.sparks, CARDS_EACH)


def _dot(desk: Desk) -> Command | None:
    """One dot more on a card that many like."""
    board, me = desk.board, desk.player.actor.who(desk.board, desk.team)
    dots = desk.state.get(f"dots/{board.name}/{me}", Dots)
    given = dots.on if dots is not None and dots.team == desk.team else {}
    keeps = board.dots > 1 and desk.character("dots").random() < KEEPS_ONE
    lying = [card for card in desk.cards if card.on_table and not card.under and card.team == desk.team]
    free = [card for card in lying if board.stack or not given.get(card.name)]
    if not free or sum(given.values()) >= board.dots - keeps:
        return None
    chosen = desk.chance.choices(free, [Random(card.id).uniform(0.1, 1) ** 3 for card in free])[0]
    return GiveDots(board.name, chosen.name, given.get(chosen.name, 0) + 1)


def _ask(desk: Desk) -> Command | None:
    """A question to another group, in a field for that."""
    board = desk.board
    fields = [field for field in board.places if board.asks(field)]
    others = sorted({name_of(group.id) for group in desk.state.under("group", Group)} - {desk.team})
    asks = desk.character("asks").random() < ASKS
    if not fields or not asks or (board.groups and not others) or any(desk.own(field) for field in fields):
        return None
    text, to = desk.fresh((), QUESTIONS), desk.chance.choice(others) if board.groups else ""
    language = desk.player.language
    return (
        AddCard(board.name, desk.name(), text, desk.chance.choice(fields), team=to, language=language) if text else None
    )


# Rating


def _rate(desk: Desk, rating: Rating) -> Command | None:
    """Marks first, then how to lessen and to raise; when all have marked, one of the group says what it agrees on."""
    cards = [card for card in desk.cards if card.name in rating.rated and card.team == desk.team]
    return _mark(desk, rating, cards) or _help(desk, cards) or _conclude(desk, rating, cards)


def _mark(desk: Desk, rating: Rating, cards: Iterable[Card]) -> Command | None:
    me = desk.player.actor.who(rating, desk.team)
    for card in cards:
        marked = desk.state.get(f"mark/{rating.name}/{card.name}/{me}", Mark) is not None
        if not marked and not ((rating.nameless or rating.sides) and card.name in rating.spread):
            common = Random(card.id).uniform(LEAST, MOST)
            value = round(desk.character(card.id).gauss(common, 2))
            return PutMark(rating.name, card.name, min(MOST, max(LEAST, value)))
    return None


def _help(desk: Desk, cards: Iterable[Card]) -> Command | None:
    for field in [f"{side}/{card.name}" for card in cards for side in ("lessen", "raise")]:
        command = next_card(desk, field, (), (0, 1))
        if command is not None:
            return command
    return None


def _conclude(desk: Desk, rating: Rating, cards: Iterable[Card]) -> Command | None:
    """One of the group does so; where all rate together the moderator does."""
    if not rating.groups:
        return None
    people = [seat for seat in desk.state.under("seat", Seat) if seat.group == desk.team]
    first = min((seat for seat in people), key=lambda seat: seat.number, default=None)
    if first is None or name_of(first.id) != desk.player.actor.seat:
        return None
    for card in cards:
        marks = [mark.value for mark in desk.state.under(f"mark/{rating.name}/{card.name}", Mark)]
        if len(marks) >= len(people) and card.value is None:
            shown = card.name in rating.spread
            agreed = Agree(rating.name, card.name, round(median(marks)))
            return agreed if shown else ShowSpread(rating.name, card.name, shown=True)
    return None


OPEN: dict[type, Callable[[Desk, Any], Command | None]] = {
    Cards: _collect,
    Rating: _rate,
    Canvas: fill_figure,
    Table: fill_table,
}
