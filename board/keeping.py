"""What is kept of a workshop, and until when: names for a while, nameless results longer, and then nothing.

Deleting the room is the server's work; here are the days on which it is due.
"""

from typing import Literal

import msgspec

from board.actor import Actor, Moment
from board.agenda import the_workshop
from board.days import DAY, begins, midnight
from board.diff import Diff, Patch
from board.leaving import unnamed
from board.records import KEEPER_MOST, Rejected, Workshop, plain
from board.state import Rules, State

NAMES_STAY = 30 * DAY  # after the workshop
RESULTS_STAY = 60 * DAY  # after they were to be looked at again
ALL_STAYS = 365 * DAY  # after the workshop, where nobody said when that will be
TRYOUT_STAYS = 3 * DAY
GRACE = 7 * DAY  # for what is found long overdue: the machine was off, or its clock has leapt
EARLIEST = begins("2026-01-01")  # an earlier moment is that of a clock which lost its battery, and is not known

Due = Literal["", "names", "all", "late"]


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
    """What is long overdue gets the time of grace from now on; where nothing is, this ends it. By the server itself."""


Command = Keep | Unname | PutOff


# When it goes


def names_go(workshop: Workshop) -> int:
    """When the names go (ms at midnight UTC); 0 while that is not known. Never later than everything."""
    return _put_off(workshop, _names_until(workshop))


def all_goes(workshop: Workshop) -> int:
    """When everything goes (ms at midnight UTC); 0 while that is not known."""
    return _put_off(workshop, _kept_until(workshop))


def look_again(workshop: Workshop) -> int:
    """When something is due next (ms), however it may be put off then; 0: nothing."""
    return _kept_until(workshop) if workshop.unnamed else _names_until(workshop)


def due(workshop: Workshop, at: int) -> Due:
    """What is to be done at this moment (server time, ms).

    "late": it should have gone so long ago that either nobody was there to see to it, or the clock is wrong.
    """
    goes = all_goes(workshop)
    what: Due = "all"
    if not 0 < goes <= at:
        goes, what = (0 if workshop.unnamed else names_go(workshop)), "names"
    if workshop.put_off > at + GRACE or (goes != workshop.put_off and 0 < goes <= at - GRACE):
        return "late"
    return what if 0 < goes <= at else ""


def _names_until(workshop: Workshop) -> int:
    usual = _plus(_held(workshop), NAMES_STAY)
    names = _not_while_held(workshop, _chosen(workshop.names_until) or usual)
    everything = _kept_until(workshop)
    return min(names or everything, everything or names)


def _kept_until(workshop: Workshop) -> int:
    looked_at = _plus(_chosen(workshop.again), RESULTS_STAY)
    usual = _plus(_held(workshop), TRYOUT_STAYS if workshop.tryout else ALL_STAYS)
    return _not_while_held(workshop, _chosen(workshop.kept_until) or looked_at or usual)


def _held(workshop: Workshop) -> int:
    """When the workshop was, as far as is known (ms); it may have been made long before anyone came."""
    told = workshop.over or max(workshop.ends, workshop.came, workshop.begun)
    return told if told >= EARLIEST else 0


def _not_while_held(workshop: Workshop, goes: int) -> int:
    """Nothing goes on a day on which people sit down, whatever was chosen before."""
    return max(goes, workshop.came + DAY) if goes and workshop.came else goes


def _put_off(workshop: Workshop, goes: int) -> int:
    return workshop.put_off if 0 < goes < workshop.put_off - GRACE else goes


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
    if the_workshop(state).unnamed:
        return ()
    return (*unnamed(state, moment), Patch("workshop", {"unnamed": True}))


def put_off(state: State, command: PutOff, actor: Actor, moment: Moment) -> Diff:
    overdue = 0 < look_again(the_workshop(state)) <= moment.at - GRACE
    return (Patch("workshop", {"put_off": midnight(moment.at) + GRACE if overdue else 0}),)


RULES: Rules = {Keep: keep, Unname: unname, PutOff: put_off}
