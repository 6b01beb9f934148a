"""`decide`: a command on a state becomes effects or a rejection. Pure, synchronous, total."""

import msgspec

from board import (
    agenda,
    course,
    groups,
    hands,
    history,
    keeping,
    leaving,
    moderators,
    notes,
    questions,
    sides,
    workshop,
)
from board.activities import agreeing, canvas, cards, choice, rating, scale, table
from board.actor import KEEPER, NOBODY, Actor, Moment
from board.commands import Command
from board.diff import Diff
from board.permissions import WHEN_CLOSED, allowed
from board.records import Activity, Rejected, Workshop
from board.state import Rules, State
from board.voices import heard

RULES: Rules = {
    **workshop.RULES, **agenda.RULES, **groups.RULES, **course.RULES, **hands.RULES, **questions.RULES, **leaving.RULES,
    **moderators.RULES, **notes.RULES, **keeping.RULES, **sides.RULES,
    **scale.RULES, **cards.RULES, **rating.RULES, **choice.RULES, **canvas.RULES, **table.RULES, **agreeing.RULES,
}  # fmt: skip


class Rejection(msgspec.Struct, frozen=True):
    """Why a command may not be: a code with a text in every language, and what that text needs."""

    code: str
    details: dict[str, int | str] = {}


def decide(state: State, command: Command, actor: Actor, moment: Moment) -> Diff | Rejection:
    """What the command changes, or why it changes nothing. Never raises on any input that decodes."""
    try:
        _permit(state, command, actor)
        effects = RULES[type(command)](state, command, actor, moment)
        if not effects:
            return ()
        noted = history.noted(state, effects, command, actor, moment)
        return (*effects, *heard(state, command, actor), *noted)
    except Rejected as rejected:
        return Rejection(rejected.code, rejected.details)


def _permit(state: State, command: Command, actor: Actor) -> None:
    if actor == NOBODY or not allowed(actor.role, command):
        raise Rejected("not_allowed")
    if actor != KEEPER and type(command) is not workshop.Join and not moderators.admitted(state, actor):
        raise Rejected("not_allowed")
    room = state.get("workshop", Workshop)
    if room is None:
        raise Rejected("no_such_workshop")
    activity = getattr(command, "activity", "")
    if room.closed and type(command) not in WHEN_CLOSED and activity != workshop.CLOSING:
        raise Rejected("closed")
    found = state.get(f"activity/{activity}", Activity)
    if actor.role == "seat" and found is not None and found.shut and type(command) is not scale.Here:
        raise Rejected("part_shut")
