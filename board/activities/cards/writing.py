"""Adding cards, and editing their words together."""

import random
from functools import reduce

from board.activities.cards.asking import Change, board_of, card_of, check_field, may_touch, step_taken, team_of, writer
from board.activities.cards.commands import AddCard, EditWords
from board.activities.cards.records import CARD_MOST, CARDS_MOST, HISTORY, RECENT_MOST, Card, CardBoard, Edit, Recent
from board.actor import Actor, Moment
from board.diff import Diff, Patch, Put, Remove
from board.records import Rejected, Seat, name_of, plain
from board.state import Rules, State
from board.text import BadOperation, Op, apply, check, transform


def add_card(state: State, command: AddCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    in_time = board.phase == "open" or actor.role == "moderator"
    if not in_time and (not command.suggest or board.phase == "closed"):
        raise Rejected("not_open")
    if state.get(f"card/{board.name}/{command.id}", Card) is not None:
        raise Rejected("taken")
    if board.written >= CARDS_MOST:
        raise Rejected("too_many", most=CARDS_MOST)
    text = plain(command.text, CARD_MOST)
    if not text:
        raise Rejected("text_missing")
    team = _team(state, board, command.field, actor)
    check_field(state, board, command.field, team)
    card = Card(
        id=f"card/{board.name}/{command.id}",
        activity=board.name,
        author=writer(board, actor),
        number=board.written + 1,
        order=_order(board, moment),
        base=text,
        signed=_signed(state, board, actor),
        team=team,
        field=command.field,
        suggested=not in_time,
    )
    return (
        Put(card),
        Patch(board.id, {"written": board.written + 1}),
        *step_taken(state, board, actor, card, Change({"binned": True}, {"binned": False})),
    )


def _team(state: State, board: CardBoard, field: str, actor: Actor) -> str:
    """The writer's group; the moderator writes for the group whose card the field is about."""
    about = state.get(f"card/{board.name}/{name_of(field)}", Card)
    return about.team if about is not None and actor.role == "moderator" else team_of(state, board, actor)


def _order(board: CardBoard, moment: Moment) -> float:
    """Last; but among nameless cards by lot, for the order of coming can tell who wrote."""
    return random.Random(moment.seed).uniform(0, CARDS_MOST) if board.nameless else float(board.written + 1)


def _signed(state: State, board: CardBoard, actor: Actor) -> str:
    seat = state.get(f"seat/{actor.seat}", Seat)
    return "" if board.nameless or seat is None else seat.name


def edit_words(state: State, command: EditWords, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    op = _over_what_came_between(state, card, command)
    try:
        text = apply(card.text, op)
    except BadOperation:
        raise Rejected("bad_edit") from None
    if len(text) > CARD_MOST:
        raise Rejected("text_too_long", most=CARD_MOST)
    framed = f".{text}."  # blanks at either end may stay: somebody is typing there
    if plain(framed, 3 * len(framed)) != framed:
        raise Rejected("bad_edit")
    version = card.version + 1
    edit = Edit(id=_edit_id(card, version), activity=board.name, op=op)
    return (Put(edit), Remove(_edit_id(card, version - HISTORY)), Patch(card.id, _with(card, (command.by, op))))


def _over_what_came_between(state: State, card: Card, command: EditWords) -> Op:
    """The operation as it must be on the newest version. Raises Rejected when too much came between."""
    if command.version > card.version:
        raise Rejected("malformed", field="version")
    try:
        op = check(command.op)
    except BadOperation:
        raise Rejected("bad_edit") from None
    for version in range(command.version + 1, card.version + 1):
        between = state.get(_edit_id(card, version), Edit)
        if between is None:
            raise Rejected("text_moved_on")
        op = transform(op, between.op, "right")
    return op


def _with(card: Card, edit: tuple[str, Op]) -> dict[str, object]:
    """The card's fields with one more edit. Now and then the older half of the edits goes into the base."""
    recent: Recent = (*card.recent, edit)
    if len(recent) <= RECENT_MOST:
        return {"recent": recent}
    half = len(recent) // 2
    base = reduce(apply, (op for _, op in recent[:half]), card.base)
    return {"base": base, "since": card.since + half, "recent": recent[half:]}


def _edit_id(card: Card, version: int) -> str:
    return f"edit/{card.activity}/{card.name}/{version}"


RULES: Rules = {AddCard: add_card, EditWords: edit_words}
