"""The agenda: activities put on it, edited, moved, taken off."""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec

from board.activities.cards.forgetting import unlinked
from board.activities.cards.records import Card
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put, Remove
from board.records import Activity, Own, Rejected, Workshop
from board.state import Rules, State
from board.tools import Template, edited, made

ACTIVITIES_MOST = 200

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,16}\Z")]


class AddActivity(msgspec.Struct, frozen=True, tag="activity.add", tag_field="t", forbid_unknown_fields=True):
    """A new activity made of a template (see `board.tools`), behind the activity `after`, or last."""

    activity: Name
    template: dict[str, Any]
    after: str = ""


class EditActivity(msgspec.Struct, frozen=True, tag="activity.edit", tag_field="t", forbid_unknown_fields=True):
    """Other settings, by name."""

    activity: str
    settings: dict[str, Any]


class RemoveActivity(msgspec.Struct, frozen=True, tag="activity.remove", tag_field="t", forbid_unknown_fields=True):
    """Take an activity that was never opened off the agenda."""

    activity: str


class MoveActivity(msgspec.Struct, frozen=True, tag="activity.move", tag_field="t", forbid_unknown_fields=True):
    """Move an activity to another place in the agenda, counted from 0."""

    activity: str
    to: int


class ShutActivity(msgspec.Struct, frozen=True, tag="activity.shut", tag_field="t", forbid_unknown_fields=True):
    """Nobody but the moderator may change anything there for now; or again."""

    activity: str
    shut: bool


class SkipActivity(msgspec.Struct, frozen=True, tag="activity.skip", tag_field="t", forbid_unknown_fields=True):
    """Pass an activity over, which stays on the agenda; or take that back."""

    activity: str
    skipped: bool


Command = AddActivity | EditActivity | RemoveActivity | MoveActivity | ShutActivity | SkipActivity


def add(state: State, command: AddActivity, actor: Actor, moment: Moment) -> Diff:
    workshop = the_workshop(state)
    if state.get(f"activity/{command.activity}", Activity) is not None:
        raise Rejected("taken")
    if len(workshop.agenda) >= ACTIVITIES_MOST:
        raise Rejected("too_many", most=ACTIVITIES_MOST)
    agenda = list(workshop.agenda)
    agenda.insert(agenda.index(command.after) + 1 if command.after in agenda else len(agenda), command.activity)
    return (*begun(command.activity, command.template, workshop), Patch("workshop", {"agenda": tuple(agenda)}))


def begun(name: str, template: Template, workshop: Workshop) -> list[Effect]:
    """The records of a new activity. Raises Rejected when the template is faulty."""
    new, first = made(name, template).begun(workshop.language)
    return [Put(new), *(Put(record) for record in first)]


def edit(state: State, command: EditActivity, actor: Actor, moment: Moment) -> Diff:
    found = listed(state, command.activity)
    changed = edited(found, command.settings)
    if not changed:
        return ()
    new = msgspec.convert({**msgspec.to_builtins(found), **changed}, type(found))
    found.check_change(new, own_of(state, found))
    return (Patch(found.id, changed),)


def remove(state: State, command: RemoveActivity, actor: Actor, moment: Moment) -> Diff:
    workshop, found = the_workshop(state), listed(state, command.activity)
    if found.phase != "closed":
        raise Rejected("has_answers")  # even if they were taken back, or are on their way
    agenda = tuple(name for name in workshop.agenda if name != command.activity)
    current = {"current": ""} if workshop.current == command.activity else {}
    own = [record.id for record in own_of(state, found)]
    links = unlinked([card for card in state.all() if isinstance(card, Card)], set(own))
    gone = [found.id, f"spent/{found.name}", f"note/{found.name}", *own]
    return (*map(Remove, gone), *links, Patch("workshop", {"agenda": agenda, **current}))


def move(state: State, command: MoveActivity, actor: Actor, moment: Moment) -> Diff:
    listed(state, command.activity)
    agenda = [name for name in the_workshop(state).agenda if name != command.activity]
    agenda.insert(min(max(0, command.to), len(agenda)), command.activity)
    return (Patch("workshop", {"agenda": tuple(agenda)}),)


def shut(state: State, command: ShutActivity, actor: Actor, moment: Moment) -> Diff:
    found = listed(state, command.activity)
    return () if found.shut == command.shut else (Patch(found.id, {"shut": command.shut}),)


def skip(state: State, command: SkipActivity, actor: Actor, moment: Moment) -> Diff:
    found = listed(state, command.activity)
    return () if found.skipped == command.skipped else (Patch(found.id, {"skipped": command.skipped}),)


def own_of(state: State, activity: Activity) -> Iterable[Own]:
    """The records that belong to an activity, sorted by id."""
    return [record for record in state.all() if isinstance(record, Own) and record.activity == activity.name]


def the_workshop(state: State) -> Workshop:
    """Raises Rejected when there is none."""
    workshop = state.get("workshop", Workshop)
    if workshop is None:
        raise Rejected("no_such_workshop")
    return workshop


def listed(state: State, name: str) -> Activity:
    """The activity of this name. Raises Rejected when it is not on the agenda."""
    found = state.get(f"activity/{name}", Activity)
    if found is None or name not in the_workshop(state).agenda:
        raise Rejected("no_such_activity")
    return found


RULES: Rules = {
    AddActivity: add,
    EditActivity: edit,
    RemoveActivity: remove,
    MoveActivity: move,
    ShutActivity: shut,
    SkipActivity: skip,
}
