"""The agenda: where an activity stands in the order of the workshop."""

from board.diff import Diff, Patch, Put
from board.records import Activity, Rejected, Workshop
from board.state import State

ACTIVITIES_MOST = 200


def listed(state: State, new: Activity, after: str) -> Diff:
    """Put a new activity into the agenda behind another, or last. Raises Rejected when its name is taken."""
    workshop = state.get("workshop", Workshop)
    if workshop is None:
        raise Rejected("no_such_workshop")
    if state.get(new.id, Activity) is not None:
        raise Rejected("taken")
    if len(workshop.agenda) >= ACTIVITIES_MOST:
        raise Rejected("too_many", most=ACTIVITIES_MOST)
    agenda = list(workshop.agenda)
    agenda.insert(agenda.index(after) + 1 if after in agenda else len(agenda), new.name)
    return (Put(new), Patch("workshop", {"agenda": tuple(agenda)}))
