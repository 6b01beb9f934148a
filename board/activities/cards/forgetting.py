"""Deleting a card for good: someone wrote a client's name."""

from collections.abc import Iterable, Iterator

from board.activities.cards.asking import board_of, card_of, cards_of, changed, heap_of
from board.activities.cards.commands import ForgetCard
from board.activities.cards.records import Card, CardBoard, Dots, Edit, Step
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Remove
from board.earlier import Earlier
from board.records import Own
from board.state import Rules, State


def forget(state: State, command: ForgetCard, actor: Actor, moment: Moment) -> Diff:
    """The card, what it was made from and what was made of it: all say the same.

    The entry that says so lets the store forget what came before.
    """
    return erased(state, card_of(state, board_of(state, command.activity), command.card))


def erased(state: State, forgotten: Card) -> Diff:
    """A card, its kin, and all that speaks of them, gone."""
    cards = [card for other in state.under("activity", CardBoard) for card in cards_of(state, other)]
    kin = _kin(forgotten, cards)
    ids = {card.id for card in kin}
    steps = [Remove(step.id) for step in state.all() if isinstance(step, Step) and step.record in ids]
    return (*(effect for card in kin for effect in _without(state, card)), *steps, *unlinked(cards, ids))


def unlinked(cards: Iterable[Card], gone: set[str]) -> Iterator[Effect]:
    """No card leads to these any more."""
    for card in cards:
        links = tuple(to for to in card.links if f"card/{to}" not in gone)
        if links != card.links and card.id not in gone:
            yield Patch(card.id, {"links": links})


def _kin(card: Card, cards: Iterable[Card]) -> list[Card]:
    """A card and its copies, copies of copies, and originals."""
    others = sorted(cards, key=lambda other: other.id)
    ids, size = {card.id, card.origin} - {""}, 0
    while len(ids) > size:
        size = len(ids)
        for other in others:
            if not ids.isdisjoint({other.id, other.origin}):
                ids |= {other.id, other.origin} - {""}
    return [other for other in others if other.id in ids]


def _without(state: State, card: Card) -> Iterator[Effect]:
    yield Remove(card.id)
    for path in (card.name, *(f"{card.name}/{cell}" for cell in sorted(card.cells))):
        yield from (Remove(edit.id) for edit in state.under(f"edit/{card.activity}/{path}", Edit))
    yield from (Remove(mark.id) for mark in state.under(f"mark/{card.activity}/{card.name}", Own))
    if card.under:
        yield Remove(f"lies/{card.activity}/{card.under}/{card.name}")
    for other in heap_of(state, card):
        yield from changed(other, {"under": ""})
    for dots in state.under(f"dots/{card.activity}", Dots):
        if card.name in dots.on:
            yield Patch(dots.id, {"on": {name: n for name, n in dots.on.items() if name != card.name}})
    before = state.get(f"earlier/{card.activity}", Earlier)
    if before is not None and card.name in before.values:
        yield Patch(before.id, {"values": {name: value for name, value in before.values.items() if name != card.name}})
    yield from _unnamed(board_of(state, card.activity), card)


def _unnamed(board: CardBoard, card: Card) -> Iterator[Effect]:
    """The board no longer speaks of the card, neither on its own account nor as a rating does."""
    if board.spotlight == card.name:
        yield Patch(board.id, {"spotlight": ""})
    for field in ("picked", "rated", "spread", "apart", "mixed"):
        if card.name in (names := getattr(board, field, ())):
            yield Patch(board.id, {field: tuple(name for name in names if name != card.name)})


RULES: Rules = {ForgetCard: forget}
