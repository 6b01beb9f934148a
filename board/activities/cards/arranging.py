"""Moving, grouping, merging, hiding, the bin, and taking back."""

from collections.abc import Iterator

from board.activities.cards.asking import (
    board_of,
    card_of,
    cards_of,
    check_field,
    may_touch,
    with_step,
    writer,
)
from board.activities.cards.commands import (
    AddCards,
    BinCard,
    ForgetCard,
    GroupCard,
    Lead,
    MarkCard,
    MergeCard,
    MoveCard,
    Spotlight,
    TakeBack,
)  # fmt: skip
from board.activities.cards.records import Card, CardBoard, Cards, Dots, Edit, Step
from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Effect, Patch, Remove
from board.records import STATEMENT_MOST, TITLE_MOST, Rejected, Workshop, plain_text
from board.state import Rules, State


def add_cards(state: State, command: AddCards, actor: Actor, moment: Moment) -> Diff:
    new = Cards(
        id=f"activity/{command.activity}",
        title=plain_text(command.title, TITLE_MOST),
        task=plain_text(command.task, STATEMENT_MOST) if command.task else {},
        who=command.who,
        writes=command.writes,
        dots=command.dots,
        stack=command.stack,
    )
    return listed(state, new, command.after)


def lead(state: State, command: Lead, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.phase == "voting" and not (isinstance(board, Cards) and board.dots):
        raise Rejected("no_dots")
    if command.phase == "shown" and board.nameless:
        _enough_voters(state, board)
    return (
        Patch(board.id, {"phase": command.phase, "opened": True}),
        Patch("workshop", {"current": command.activity}),
    )


def _enough_voters(state: State, board: CardBoard) -> None:
    workshop = state.get("workshop", Workshop)
    voters = sum(bool(dots.on) for dots in state.under(f"dots/{board.name}", Dots))
    if workshop is not None and 0 < voters < workshop.small:
        raise Rejected("too_few", need=workshop.small)


def move(state: State, command: MoveCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    fields: dict[str, object] = {}
    if command.field is not None:
        if board.fields and not card.field:
            raise Rejected("no_such_field")  # the lists are about this one
        check_field(state, board, command.field, card.team)
        fields["field"] = command.field
    if command.behind is not None:
        fields["order"] = _between(state, board, card, command.behind)
    return with_step(state, board, actor, card, fields)


def _between(state: State, board: CardBoard, card: Card, behind: str) -> float:
    """A place in the order behind a card and before the next one."""
    orders = sorted(other.order for other in cards_of(state, board) if other.id != card.id)
    if not behind:
        return orders[0] - 1 if orders else 0.0
    before = card_of(state, board, behind).order
    after = next((order for order in orders if order > before), before + 2)
    return (before + after) / 2


def group(state: State, command: GroupCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    under = command.under
    if under:
        head = card_of(state, board, under)
        under = head.under or under  # groups are one deep
        if under == command.card or head.team != card.team:
            raise Rejected("no_such_card")
    diff = with_step(state, board, actor, card, {"under": under})
    own = [other for other in cards_of(state, board) if under and other.under == command.card]
    return (*diff, *(Patch(other.id, {"under": under}) for other in own))


def bin_card(state: State, command: BinCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    if card.author != writer(board, actor) and actor.role != "moderator":
        raise Rejected("not_yours")  # mending is for all, throwing away is not
    may_touch(state, board, card, actor)
    freed = [Patch(other.id, {"under": ""}) for other in cards_of(state, board) if other.under == command.card]
    return (*with_step(state, board, actor, card, {"binned": command.binned, "under": ""}), *freed)


def take_back(state: State, command: TakeBack, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    steps = list(state.under(f"step/{board.name}/{writer(board, actor)}", Step))
    if not steps:
        raise Rejected("nothing_to_take_back")
    if actor.role != "moderator" and board.phase != "open":
        raise Rejected("not_open")
    last = max(steps, key=lambda step: step.number)
    card = state.get(last.record, Card)
    if card is None or any(getattr(card, name) != value for name, value in last.after.items()):
        return (Remove(last.id),)  # someone has changed it since: theirs stands
    return (Patch(last.record, last.before), Remove(last.id))


def merge(state: State, command: MergeCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    double, kept = card_of(state, board, command.card), card_of(state, board, command.into)
    if double.id == kept.id:
        raise Rejected("no_such_card")
    authors = tuple(dict.fromkeys((*kept.authors, *double.authors, *([double.author] if double.author else []))))
    return (
        Patch(kept.id, {"authors": authors}),
        Patch(double.id, {"binned": True, "under": ""}),
        *_dots_moved(state, board, command.card, command.into),
    )


def _dots_moved(state: State, board: CardBoard, card: str, into: str) -> list[Effect]:
    moved: list[Effect] = []
    for dots in state.under(f"dots/{board.name}", Dots):
        if card in dots.on:
            on = {name: n for name, n in dots.on.items() if name != card}
            moved.append(Patch(dots.id, {"on": {**on, into: on.get(into, 0) + dots.on[card]}}))
    return moved


def mark(state: State, command: MarkCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    asked = {"hidden": command.hidden, "pinned": command.pinned, "suggested": command.suggested}
    return with_step(state, board, actor, card, {name: value for name, value in asked.items() if value is not None})


def spotlight(state: State, command: Spotlight, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.card:
        card_of(state, board, command.card)
    return (Patch(board.id, {"spotlight": command.card}),)


def forget(state: State, command: ForgetCard, actor: Actor, moment: Moment) -> Diff:
    """The card and what other activities made of it. The entry that says so lets the store forget what came before."""
    board = board_of(state, command.activity)
    forgotten = card_of(state, board, command.card)
    copies = [
        card
        for other in state.under("activity", CardBoard)
        for card in cards_of(state, other)
        if forgotten.id in (card.id, card.origin)
    ]
    return tuple(effect for card in copies for effect in _without(state, card))


def _without(state: State, card: Card) -> Iterator[Effect]:
    yield Remove(card.id)
    yield from (Remove(edit.id) for edit in state.under(f"edit/{card.activity}/{card.name}", Edit))
    for other in state.under(f"card/{card.activity}", Card):
        if other.under == card.name:
            yield Patch(other.id, {"under": ""})


RULES: Rules = {
    AddCards: add_cards,
    Lead: lead,
    MoveCard: move,
    GroupCard: group,
    BinCard: bin_card,
    TakeBack: take_back,
    MergeCard: merge,
    MarkCard: mark,
    Spotlight: spotlight,
    ForgetCard: forget,
}
