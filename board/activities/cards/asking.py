"""Questions that several of the rules ask."""

from collections.abc import Iterator

import msgspec

from board.activities.cards.records import STEPS_KEPT, Card, CardBoard, Lies, Step
from board.actor import Actor
from board.answering import team_of
from board.diff import Diff, Effect, Patch, Put, Remove
from board.records import Group, Rejected, Seat, name_of
from board.state import State


def board_of(state: State, activity: str) -> CardBoard:
    """Raises Rejected when there is no such board of cards."""
    found = state.get(f"activity/{activity}", CardBoard)
    if found is None:
        raise Rejected("no_such_activity")
    return found


def card_of(state: State, board: CardBoard, card: str) -> Card:
    """Raises Rejected when there is no such card in this activity."""
    found = state.get(f"card/{board.name}/{card}", Card)
    if found is None:
        raise Rejected("no_such_card")
    return found


def card_or_shared(state: State, board: CardBoard, card: str, actor: Actor) -> Card:
    """The same, or the card that all write together, as it is before anyone has written. Raises Rejected."""
    field = board.shared(card)
    if not field or state.get(f"card/{board.name}/{card}", Card) is not None:
        return card_of(state, board, card)
    team = card.partition("-")[0]
    if (team != "all") != board.groups or (board.groups and state.get(f"group/{team}", Group) is None):
        raise Rejected("no_such_card")
    return Card(
        id=f"card/{board.name}/{card}", activity=board.name, author="", number=0, order=0.0, base="",
        team="" if team == "all" else team, field=field, shared=True,
    )  # fmt: skip


def cards_of(state: State, board: CardBoard) -> Iterator[Card]:
    return state.under(f"card/{board.name}", Card)


def writer(state: State, board: CardBoard, actor: Actor) -> str:
    """Under what name the actor writes here; the moderator writes as nobody."""
    if actor.role == "moderator":
        return ""
    seat = state.get(f"seat/{actor.seat}", Seat)
    return actor.who(board, seat.group if board.groups and seat is not None else "")


def visible(state: State, board: CardBoard, card: str) -> Card:
    """Raises Rejected when there is no such card, or it does not lie on the table for all to see."""
    found = card_of(state, board, card)
    if not found.on_table or board.veils(found.field):
        raise Rejected("no_such_card")
    return found


def check_field(state: State, board: CardBoard, field: str, team: str) -> None:
    """Raises Rejected unless cards of this team may stand in the field: none stands in a list under another's card."""
    about = state.get(f"card/{board.name}/{name_of(field)}", Card) if "/" in field else None
    if field not in board.places or board.shared(f"all-{field}") or (about is not None and about.team != team):
        raise Rejected("no_such_field")
    if not board.takes(field):
        raise Rejected("field_locked")


def may_touch(state: State, board: CardBoard, card: Card, actor: Actor) -> None:
    """Raises Rejected unless the actor may change where this card is and what it says."""
    if actor.role == "moderator":
        return
    if board.phase != "open":
        raise Rejected("not_open")
    own = card.author == writer(state, board, actor)
    if not (card.on_table or own) or (board.veils(card.field) and not (own or card.shared)):
        raise Rejected("no_such_card")  # others do not see it
    if (board.writes == "own" and not own and not card.shared) or card.hidden:
        raise Rejected("not_yours")
    if board.groups and card.team != team_of(state, board, actor):
        raise Rejected("not_yours")
    if not board.takes(card.field):
        raise Rejected("field_locked")


def in_reach(state: State, board: CardBoard, card: Card, actor: Actor) -> bool:
    """Whether the actor may still change this card."""
    try:
        may_touch(state, board, card, actor)
    except Rejected:
        return False
    return True


def head_of(state: State, board: CardBoard, card: Card, under: str) -> str | None:
    """The head of the heap that `under` lies in, if the card may lie there: heaps are one deep, and on the table."""
    found = state.get(f"card/{board.name}/{under}", Card)
    head = found and state.get(f"card/{board.name}/{found.under or under}", Card)
    if found is None or head is None or not (found.on_table and head.on_table):
        return None
    return None if head.id == card.id or head.team != card.team else head.name


def heap_of(state: State, card: Card) -> list[Card]:
    """The cards that lie under this one, sorted by name."""
    names = sorted(name_of(lies.id) for lies in state.under(f"lies/{card.activity}/{card.name}", Lies))
    found = [state.get(f"card/{card.activity}/{name}", Card) for name in names]
    return [one for one in found if one is not None]


def changed(card: Card, fields: dict[str, object]) -> list[Effect]:
    """The card with other fields, and its place in a heap with it."""
    effects: list[Effect] = [Patch(card.id, fields)]
    under = fields.get("under", card.under)
    if under != card.under:
        effects += [Remove(f"lies/{card.activity}/{card.under}/{card.name}")] if card.under else []
        effects += [Put(Lies(id=f"lies/{card.activity}/{under}/{card.name}", activity=card.activity))] if under else []
    return effects


def with_step(state: State, board: CardBoard, actor: Actor, card: Card, fields: dict[str, object]) -> Diff:
    """Change a card so that who did it can take it back."""
    before = {name: getattr(card, name) for name in fields}
    if before == fields:
        return ()
    return (*changed(card, fields), *step_taken(state, board, actor, card, Change(before, fields)))


class Change(msgspec.Struct, frozen=True):
    """Fields as they were, and as they become; and the cards that lay under this one before."""

    before: dict[str, object]
    after: dict[str, object]
    followers: tuple[str, ...] = ()


def step_taken(state: State, board: CardBoard, actor: Actor, card: Card, change: Change) -> Diff:
    """Remember what the actor did, the last few times."""
    who = writer(state, board, actor)
    mine = [step.number for step in state.under(f"step/{board.name}/{who}", Step)]
    number = max(mine, default=0) + 1
    step = Step(
        id=f"step/{board.name}/{who}/{number}",
        activity=board.name, who=who, number=number, record=card.id,
        before=change.before, after=change.after, followers=change.followers,
    )  # fmt: skip
    too_old = [Remove(f"step/{board.name}/{who}/{n}") for n in mine if n <= number - STEPS_KEPT]
    return (Put(step), *too_old)
