"""What is kept of a workshop, and until when: names for a while, nameless results longer, and then nothing.

Deleting the room is the server's work; here are the days on which it is due.
"""

import msgspec

from board.actor import Actor, Moment
from board.agenda import the_workshop
from board.days import DAY, begins, midnight
from board.diff import Diff, Patch
from board.leaving import unnamed
from board.records import KEEPER_MOST, Rejected, Seat, Workshop, plain
from board.state import Rules, State

NAMES_STAY = 30 * DAY  # after the workshop
RESULTS_STAY = 60 * DAY  # after they were to be looked at again
ALL_STAYS = 365 * DAY  # after the workshop, where nobody said when that will be
TRYOUT_STAYS = 3 * DAY
GRACE = 7 * DAY  # for what is found long overdue: the machine was off, or its clock has leapt


class Keep(msgspec.Struct, frozen=True, tag="workshop.keep", tag_field="t", forbid_unknown_fields=True):
    """When names and results go, and who keeps them until then. Days are year-month-day; "": the usual.

    See Workshop. None: as it was.
    """

    again: str | None = None
    names_until: str | None = None
    kept_until: str | None = None
    keeper: str | None = None


class Unname(msgspec.Struct, frozen=True, tag="workshop.unname", tag_field="t", forbid_unknown_fields=True):
    """Names and seats go now. What people said stays, without them."""


class PutOff(msgspec.Struct, frozen=True, tag="workshop.put_off", tag_field="t", forbid_unknown_fields=True):
    """Something is long overdue: give it the time of grace from now on. Only the server itself finds that."""


Command = Keep | Unname | PutOff


# When it goes


def names_go(workshop: Workshop) -> int:
    """When the names go (ms at midnight UTC); 0 while that is not known. Never later than everything."""
    usual = _plus(held(workshop), NAMES_STAY)
    return min(_chosen(workshop.names_until) or usual, all_goes(workshop))


def all_goes(workshop: Workshop) -> int:
    """When everything goes (ms at midnight UTC); 0 while that is not known."""
    looked_at = _plus(_chosen(workshop.again), RESULTS_STAY)
    usual = _plus(held(workshop), TRYOUT_STAYS if workshop.tryout else ALL_STAYS)
    return _chosen(workshop.kept_until) or looked_at or usual


def held(workshop: Workshop) -> int:
    """When the workshop was, as far as is known: it may have been made long before anyone came (ms)."""
    return workshop.over or max(workshop.ends, workshop.came, workshop.begun)


def _plus(moment: int, time: int) -> int:
    return midnight(moment) + time if moment else 0


def _chosen(day: str) -> int:
    return begins(day) if day else 0


# Rules


def keep(state: State, command: Keep, actor: Actor, moment: Moment) -> Diff:
    workshop = the_workshop(state)
    days = {name: getattr(command, name) for name in ("again", "names_until", "kept_until")}
    fields = {name: day for name, day in days.items() if day is not None and day != getattr(workshop, name)}
    for name, day in fields.items():
        _check(day, moment, today=name == "again")
    if command.keeper is not None:
        fields["keeper"] = plain(command.keeper.replace("\n", " "), KEEPER_MOST, "name_too_long")
    return (Patch("workshop", fields),) if fields else ()


def _check(day: str, moment: Moment, *, today: bool) -> None:
    """Raises Rejected unless the day is still to come; `today`: or is this one."""
    if day and begins(day) + (DAY - 1 if today else 0) <= moment.at:
        raise Rejected("date_past")


def unname(state: State, command: Unname, actor: Actor, moment: Moment) -> Diff:
    if the_workshop(state).unnamed and not any(state.under("seat", Seat)):
        return ()
    return (*unnamed(state, moment), Patch("workshop", {"unnamed": True}))


def put_off(state: State, command: PutOff, actor: Actor, moment: Moment) -> Diff:
    return (Patch("workshop", {"put_off": midnight(moment.at) + GRACE}),)


RULES: Rules = {Keep: keep, Unname: unname, PutOff: put_off}
