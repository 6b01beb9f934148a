"""Dots, and picking what goes on."""

from board.activities.cards.asking import board_of, card_of, visible
from board.activities.cards.commands import GiveDots, Pick
from board.activities.cards.records import Dots
from board.actor import Actor, Moment
from board.answering import team_of
from board.diff import Diff, Patch, Put
from board.records import Rejected
from board.state import Rules, State


def give_dots(state: State, command: GiveDots, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    if board.phase != "voting":
        raise Rejected("not_open")
    team = team_of(state, board, actor)
    if card.team != team:
        raise Rejected("not_yours")
    who = actor.who(board, team)
    standing = state.get(f"dots/{board.name}/{who}", Dots)
    given = standing.on if standing and standing.team == team else {}
    if command.n > given.get(command.card, 0) and (not card.on_table or card.under):
        raise Rejected("no_such_card")  # what is there can be taken back from anywhere
    if command.n > 1 and not board.stack:
        raise Rejected("one_dot_each")
    on = {name: n for name, n in given.items() if name != command.card}
    if command.n:
        on[command.card] = command.n
    if sum(on.values()) > board.dots:
        raise Rejected("no_dots_left", most=board.dots)
    on, seen = dict(sorted(on.items())), standing is not None and standing.seen
    return (Put(Dots(id=f"dots/{board.name}/{who}", activity=board.name, who=who, on=on, team=team, seen=seen)),)


def pick(state: State, command: Pick, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    for card in command.cards:
        visible(state, board, card)
    return (Patch(board.id, {"picked": tuple(dict.fromkeys(command.cards))}),)


RULES: Rules = {GiveDots: give_dots, Pick: pick}
