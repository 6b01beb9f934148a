"""Who may see what, and what must be true of a room, told by other means than the code under test.

As frames make the fresh view, and never more than the view of some rev, what is in no view was in no bytes.
"""

import re
from typing import Any

from board.activities import rating
from board.activities.canvas import Canvas
from board.activities.cards import Card, CardBoard, Dots, Lies
from board.activities.cards.records import linked
from board.activities.choice import Choice
from board.activities.table import Table
from board.actor import Actor
from board.questions import SCOPE, Question
from board.records import Activity, Seat
from board.state import State

SMALL = 3  # the workshop's smallest group
SEEN_BY_ANYONE = {"workshop", "group", "spent", "timer"}


def judge(state: State, viewer: Actor, view: dict[str, dict[str, dict[str, Any]]]) -> None:
    for shown in view.values():
        for record_id, public in shown.items():
            kind, _, rest = record_id.partition("/")
            assert kind in SEEN_BY_ANYONE or JUDGES[kind](state, viewer, rest, public), (viewer, record_id, public)


def _activity(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    found = state.get(f"activity/{rest}", Activity)
    assert found
    return viewer.role == "moderator" or (found.opened and "guide" not in public)


def _card(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    card = state.get(f"card/{rest}", Card)
    board = card and state.get(f"activity/{card.activity}", CardBoard)
    assert card
    assert board
    own = card.author in _names(state, viewer, board.name)
    if public.keys() & {"author", "authors"} or (board.nameless and (public.get("signed") or public.get("guests"))):
        return False
    if board.nameless and card.author and "number" in public:
        return False
    if viewer.role == "moderator" or own:
        return True
    if _hides(board, card.field) or card.hidden or card.binned or card.suggested or not board.opened:
        return False
    mine = state.get(f"seat/{viewer.seat}", Seat)
    of_team = viewer.role == "wall" or not card.team or (mine is not None and mine.group == card.team)
    return of_team or not board.groups or board.phase == "shown"


def _hides(board: CardBoard, field: str) -> bool:
    fields = board.fields if isinstance(board, Canvas) and board.phase != "shown" else ()
    return any(one.hidden for one in fields if one.name == field)


def _own(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    activity, *_ = rest.split("/")
    if public["t"] == "step" and viewer.role == "moderator":
        return rest.startswith(f"{activity}//")
    return not _names(state, viewer, activity).isdisjoint(rest.split("/"))


def _step(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    return public == {"t": "step"} and _own(state, viewer, rest, public)


def _seat(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    return "side" not in public or rest == viewer.seat


def _earlier(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    """What came of it before is seen only where something of now is."""
    found = state.find(f"activity/{rest}")
    if isinstance(found, Choice):
        return "counts" not in public or found.mode == "live" or found.phase == "shown"
    if isinstance(found, rating.Rating):
        return set(public.get("values", ())) <= set(found.spread) or found.phase == "shown"
    return not public.keys() & {"counts", "values"}


def _agreed(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    return public == {"t": "agreed", "mine": True} and _own(state, viewer, rest, public)


def _names(state: State, viewer: Actor, activity: str) -> set[str]:
    """Under what names a viewer's own answers are kept."""
    sitting = state.get(f"seat/{viewer.seat}", Seat)
    team = sitting.group if sitting else ""
    return {viewer.seat, viewer.pseudonym(activity), viewer.pseudonym(activity, team)} - {""}


def _vote(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    asked = state.get(f"activity/{rest.partition('/')[0]}", Choice)
    assert asked
    if asked.nameless and (public.get("signed") or public.get("guests")):
        return False
    open_to_all = asked.mode == "live" or asked.phase == "shown"
    return open_to_all if "mine" not in public else _own(state, viewer, rest, public)


def _sum(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    activity, _, card = rest.partition("/")
    board = state.get(f"activity/{activity}", CardBoard)
    assert board
    given = list(state.under(f"dots/{activity}", Dots))
    crowds = [
        sum(other.seen and other.team == dots.team for other in given)
        for dots in given
        if card in dots.on and dots.seen
    ]
    return board.phase == "shown" and (not board.nameless or all(crowd >= SMALL for crowd in crowds))


def _count(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    activity, _, what = rest.partition("/")
    board = state.find(f"activity/{activity}")
    what, _, side = what.partition("/side/")
    if side and (not getattr(board, "apart", ()) or max(n for n in public.values() if n != "count") < SMALL):
        return False
    results = [field for field in public if field[0] in "vo" and field[1:].lstrip("-").isdigit()]
    if what == "agreed":
        return set(public) == {"t", "agreed"}
    if what == "dots":
        return set(public) <= {"t", "begun", "done"}
    if isinstance(board, rating.Rating):
        total = sum(public[field] for field in results)
        return not results or (what in board.spread and (not board.nameless or total >= SMALL))
    if isinstance(board, Choice) and results and board.mode != "live":
        return board.phase == "shown" and (not board.nameless or sum(public[field] for field in results) >= SMALL)
    return True


def _of_moderators(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    return viewer.role == "moderator"


def _hand(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    """In the hall only a hand that is up, or whose turn it is; how often somebody spoke is no business of phones."""
    if viewer.role == "seat":
        return rest == viewer.seat and "spoke" not in public
    return viewer.role == "moderator" or bool(public["raised"] or public["speaking"])


def _question(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    found = state.get(f"question/{rest}", Question)
    assert found
    return viewer.role == "moderator" or found.who in (viewer.seat, viewer.pseudonym(SCOPE))


JUDGES = {
    "seat": _seat, "earlier": _earlier,
    "activity": _activity, "card": _card, "dots": _own, "mark": _own, "step": _step, "vote": _vote, "sum": _sum,
    "count": _count, "agreed": _agreed, "hand": _hand, "question": _question,
    "change": _of_moderators, "moderator": _of_moderators, "note": _of_moderators,
}  # fmt: skip


# What must be true of every room


def sound(state: State) -> None:
    for board in state.under("activity", CardBoard):
        found = {card.name: card for card in state.under(f"card/{board.name}", Card)}
        for card in found.values():
            _card_is_sound(state, board, card)
        lies = {i.removeprefix(f"lies/{board.name}/") for i in _lies(state, board, found)}
        assert lies == {f"{card.under}/{card.name}" for card in found.values() if card.under}
        for dots in state.under(f"dots/{board.name}", Dots):
            assert sum(dots.on.values()) <= board.dots
            assert board.stack or max(dots.on.values(), default=0) <= 1
            assert dots.on.keys() <= found.keys()


def _lies(state: State, board: CardBoard, heads: dict[str, Card]) -> list[str]:
    return [record.id for head in heads for record in state.under(f"lies/{board.name}/{head}", Lies)]


def _card_is_sound(state: State, board: CardBoard, card: Card) -> None:
    for words in (card.words, *card.cells.values()):
        assert len(words.text) <= 500  # and what is kept of the edits can be applied
    for to in card.links:
        assert state.find(linked(to)), "a link to what is gone"
    if isinstance(board, Canvas):
        single = {field.name: field.single for field in board.fields}
        assert card.field in single
        assert single[card.field] == card.shared
        assert not card.shared or card.name == f"{card.team or 'all'}-{card.field}"
        assert card.value is None or 1 <= card.value <= board.strengths
    if isinstance(board, Table):
        kinds = {column.name: column for column in board.columns}
        assert all(kinds[name].kind == "text" for name in card.cells)
        for name, value in card.values.items():
            assert _fits(kinds[name].kind, value, len(kinds[name].options)), (name, value)
    else:
        assert (card.cells, card.values) == ({}, {})


def _fits(kind: str, value: Any, options: int) -> bool:
    match kind:
        case "person":
            return isinstance(value, str) and 0 < len(value) <= 60
        case "date":
            return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
        case "choice":
            return value in range(options)
        case "number":
            return isinstance(value, int | float)
    return False
