"""In whose name an answer is given, and for which group."""

from board.actor import Actor
from board.nameless import smallest_group
from board.records import Activity, Rejected, Seat
from board.state import State


def team_of(state: State, activity: Activity, actor: Actor) -> str:
    """The group for which the actor answers here; "" where all answer together, and for the moderator.

    Raises Rejected when the activity asks for one and there is none, or it is so small that it names a nameless actor.
    """
    if not activity.groups or actor.role == "moderator":
        return ""
    seat = state.get(f"seat/{actor.seat}", Seat)
    if seat is None or not seat.group:
        raise Rejected("no_group")
    small = smallest_group(state)
    if activity.nameless and sum(other.group == seat.group for other in state.under("seat", Seat)) < small:
        raise Rejected("too_few", need=small)
    return seat.group


def signature(state: State, activity: Activity, actor: Actor) -> tuple[str, tuple[int, ...]]:
    """How an answer is signed: the name as it is now, or the number of a guest without one; nothing when nameless."""
    seat = state.get(f"seat/{actor.seat}", Seat)
    if activity.nameless or seat is None:
        return "", ()
    return (seat.name, ()) if seat.name else ("", (seat.number,))
