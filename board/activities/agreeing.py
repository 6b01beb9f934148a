"""Saying "agreed" to what an activity shows: a page, or a sheet of rules. Only how many is seen, and never who."""

from collections.abc import Iterator

import msgspec

from board.activities.showing import Public
from board.actor import Actor, Moment
from board.diff import Diff, Put, Remove
from board.records import Activity, Own, Record, Rejected
from board.state import Rules, State


class Agreed(Own, frozen=True, kw_only=True, tag="agreed"):
    """One person agrees."""

    who: str


class Agree(msgspec.Struct, frozen=True, tag="activity.agree", tag_field="t", forbid_unknown_fields=True):
    """I agree with what stands here; or no longer."""

    activity: str
    agreed: bool


def agree(state: State, command: Agree, actor: Actor, moment: Moment) -> Diff:
    found = state.get(f"activity/{command.activity}", Activity)
    if found is None or not found.opened:
        raise Rejected("no_such_activity")
    if not getattr(found, "agree", False):
        raise Rejected("not_open")
    who = actor.who(found)
    path = f"agreed/{found.name}/{who}"
    return (Put(Agreed(id=path, activity=found.name, who=who)),) if command.agreed else (Remove(path),)


def project(record: Record) -> Iterator[tuple[str, Public]]:
    """It is its owner's alone."""
    if isinstance(record, Agreed):
        yield f"seat:{record.who}", {"t": "agreed", "mine": True}


def tally(record: Record) -> Iterator[tuple[str, str, str]]:
    """How many agree."""
    if isinstance(record, Agreed):
        yield "all", f"count/{record.activity}/agreed", "agreed"


RULES: Rules = {Agree: agree}
