"""Moving, grouping, linking, merging, hiding, and the bin.

Cards lie in heaps one deep: `under` names the card at the head. Where a head leaves the table or goes under another
card, those that lay under it never stay behind: they become free, or go along.
"""

from board.activities.cards.asking import (
    Change,
    board_of,
    card_of,
    cards_of,
    changed,
    check_field,
    head_of,
    heap_of,
    may_touch,
    step_taken,
    visible,
    with_step,
    writer,
)  # fmt: skip
from board.activities.cards.commands import BinCard, GroupCard, LinkCard, MarkCard, MergeCard, MoveCard
from board.activities.cards.records import LINKS_MOST, Card, CardBoard, Dots
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch
from board.records import Activity, Rejected
from board.state import Rules, State


def move(state: State, command: MoveCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    fields: dict[str, object] = {}
    shifted: list[Effect] = []
    if command.field is not None and command.field != card.field:
        if not card.field or card.shared:
            raise Rejected("no_such_field")  # the others are about this one; or it is its field
        check_field(state, board, command.field, card.team)
        fields["field"] = command.field
    if command.behind is not None:
        fields["order"], shifted = _between(state, board, command) or _place(state, board, card, command.behind)
    return (*with_step(state, board, actor, card, fields), *shifted)


def _between(state: State, board: CardBoard, command: MoveCard) -> tuple[float, list[Effect]] | None:
    """The place between the two that the sender saw as neighbours, if there is one."""
    behind = state.get(f"card/{board.name}/{command.behind}", Card)
    before = state.get(f"card/{board.name}/{command.before}", Card)
    if before is None or command.card in (command.behind, command.before):
        return None
    if not command.behind:
        return before.order - 1, []
    middle = (behind.order + before.order) / 2 if behind is not None else before.order
    return (middle, []) if behind is not None and behind.order < middle < before.order else None


def _place(state: State, board: CardBoard, card: Card, behind: str) -> tuple[float, list[Effect]]:
    """A place in the order behind a card and before the next; where none is left, those after it make room."""
    others = [other for other in cards_of(state, board) if other.id != card.id]
    if not behind:
        return min((other.order for other in others), default=1.0) - 1, []
    before = card_of(state, board, behind).order
    later = [other for other in others if other.order > before]
    middle = (before + min((other.order for other in later), default=before + 2)) / 2
    if all(before < middle < other.order for other in later):
        return middle, []
    return before + 1, [Patch(other.id, {"order": other.order + 2}) for other in later]


def group(state: State, command: GroupCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    head = head_of(state, board, card, command.under) if command.under else ""
    if head is None or (head and (card.binned or card.shared)):
        raise Rejected("no_such_card")
    return _laid(state, board, actor, card, {"under": head})


def bin_card(state: State, command: BinCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    by_moderator = actor.role == "moderator"
    if not by_moderator and (card.author != writer(state, board, actor) or card.cleared):
        raise Rejected("not_yours")  # mending is for all, throwing away is not
    may_touch(state, board, card, actor)
    cleared = command.binned and by_moderator
    return _laid(state, board, actor, card, {"binned": command.binned, "under": "", "cleared": cleared})


def link(state: State, command: LinkCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    may_touch(state, board, card, actor)
    others = tuple(to for to in card.links if to != command.to)
    if not command.linked:
        return with_step(state, board, actor, card, {"links": others})
    if len(others) >= LINKS_MOST:
        raise Rejected("too_many", most=LINKS_MOST)
    _check_end(state, card, command.to)
    return with_step(state, board, actor, card, {"links": (*others, command.to)})


def _check_end(state: State, card: Card, to: str) -> None:
    """Raises Rejected unless a card may be linked to this."""
    activity, _, name = to.partition("/")
    asked = state.get(f"activity/{activity}", Activity)
    if not name and asked is not None and asked.opened and not isinstance(asked, CardBoard):
        return
    there = board_of(state, activity)
    if not there.opened or visible(state, there, name).id == card.id:
        raise Rejected("no_such_card")


def mark(state: State, command: MarkCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    asked = {"hidden": command.hidden, "pinned": command.pinned, "suggested": command.suggested}
    fields: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
    return _laid(state, board, actor, card, fields) if command.hidden else with_step(state, board, actor, card, fields)


def _laid(state: State, board: CardBoard, actor: Actor, card: Card, fields: dict[str, object]) -> Diff:
    """Change where a card lies, so that who did it can take it back; those under it go along, or free."""
    before = {name: getattr(card, name) for name in fields}
    if before == fields:
        return ()
    followers = heap_of(state, card)
    change = Change(before, fields, tuple(other.name for other in followers))
    follow = [effect for other in followers for effect in changed(other, {"under": fields.get("under", "")})]
    return (*changed(card, fields), *step_taken(state, board, actor, card, change), *follow)


def merge(state: State, command: MergeCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    double, kept = card_of(state, board, command.card), visible(state, board, command.into)
    if double.id == kept.id or double.team != kept.team:
        raise Rejected("no_such_card")
    authors = tuple(dict.fromkeys((*kept.authors, *double.authors, *([double.author] if double.author else []))))
    under = "" if kept.under == double.name else kept.under
    followers = [other for other in heap_of(state, double) if other.id != kept.id]
    return (
        *changed(kept, {"authors": authors, "under": under, **_signed_by_both(kept, double)}),
        *changed(double, {"binned": True, "under": "", "cleared": True}),
        *(effect for other in followers for effect in changed(other, {"under": under or kept.name})),
        *_dots_moved(state, board, double.name, kept.name),
    )


def _signed_by_both(kept: Card, double: Card) -> dict[str, object]:
    names = [name for card in (kept, double) for name in card.signed.split(", ") if name]
    guests = tuple(dict.fromkeys((*kept.guests, *double.guests)))
    return {"signed": ", ".join(dict.fromkeys(names)), "guests": guests}


def _dots_moved(state: State, board: CardBoard, card: str, into: str) -> list[Effect]:
    """Everyone's dots go along; where only one may be on a card, whoever had one on both has one back."""
    most = None if board.stack else 1
    moved: list[Effect] = []
    for dots in state.under(f"dots/{board.name}", Dots):
        if card in dots.on:
            on = {name: n for name, n in dots.on.items() if name != card}
            both = on.get(into, 0) + dots.on[card]
            moved.append(Patch(dots.id, {"on": {**on, into: both if most is None else min(both, most)}}))
    return moved


RULES: Rules = {
    MoveCard: move, GroupCard: group, BinCard: bin_card, LinkCard: link, MarkCard: mark, MergeCard: merge,
}  # fmt: skip
