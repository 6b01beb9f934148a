"""Handing cards on to another activity, and dealing them out to the groups."""

from board.activities.cards.asking import board_of, cards_of, visible
from board.activities.cards.commands import Deal, Send
from board.activities.cards.records import CARDS_MOST, Card, CardBoard, Said
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put
from board.records import Group, Rejected, name_of, parent
from board.state import Rules, State


def send(state: State, command: Send, actor: Actor, moment: Moment) -> Diff:
    source, target = board_of(state, command.activity), board_of(state, command.to)
    if source.id == target.id:
        raise Rejected("no_such_activity")
    there = {card.origin for card in cards_of(state, target)}
    cards = [visible(state, source, name) for name in dict.fromkeys(command.cards)]
    new = [card for card in cards if card.id not in there]  # who sends twice has sent once
    if target.written + len(new) > CARDS_MOST:
        raise Rejected("too_many", most=CARDS_MOST)
    field = command.field or target.landing
    if field not in (target.landing, *target.places) or target.shared(f"all-{field}"):
        raise Rejected("no_such_field")
    teams = _teams(state) if target.groups else [""]
    copies = [
        _copy(_path(state, target, card, number), card, number, field, teams[(number - 1) % len(teams)])
        for number, card in enumerate(new, target.written + 1)
    ]
    fields = target.received(tuple(copy.name for copy in copies))
    return (Patch(target.id, {"written": target.written + len(new), **fields}), *(Put(copy) for copy in copies))


def _teams(state: State) -> list[str]:
    groups = sorted(state.under("group", Group), key=lambda group: group.order)
    if not groups:
        raise Rejected("no_group")
    return [name_of(group.id) for group in groups]


def _path(state: State, target: CardBoard, card: Card, number: int) -> str:
    """The copy is called as the card is; but two activities' first cards are called the same."""
    path = f"card/{target.name}/{card.name}"
    return path if state.find(path) is None else f"card/{target.name}/copy-{number}"


def _copy(path: str, card: Card, number: int, field: str, team: str) -> Card:
    return Card(
        id=path, activity=name_of(parent(path)), author="", number=number, order=float(number),
        base=card.text, team=team, field=field, origin=card.id,
        language=card.language, said={language: Said(said.text, 0) for language, said in card.said.items()},
    )  # fmt: skip


def deal(state: State, command: Deal, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    cards = sorted(_dealable(state, board), key=lambda card: (not card.on_table, card.order, card.id))
    if not command.dealt:
        return (Patch(board.id, {"groups": False}), *(Patch(card.id, {"team": ""}) for card in cards if card.team))
    if board.landing not in board.places:
        raise Rejected("fixed_by_now")  # a rating's cards are dealt as they come
    if board.nameless:
        raise Rejected("only_with_names")  # the same pseudonym in a group would tie what was said before to it
    teams = _teams(state)
    heads = [card for card in cards if not card.under]
    team = {card.name: teams[number % len(teams)] for number, card in enumerate(heads)}
    dealt: list[Effect] = [Patch(card.id, {"team": team[card.under or card.name]}) for card in cards]
    return (Patch(board.id, {"groups": True}), *dealt)


def _dealable(state: State, board: CardBoard) -> list[Card]:
    """The text that a field has is nobody's to be dealt: each group writes its own."""
    return [card for card in cards_of(state, board) if not card.shared]


RULES: Rules = {Send: send, Deal: deal}
