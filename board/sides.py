"""Sides: people who use the service and those who work in it, told apart in the counts where that is asked.

Counts by side may be taken from each other, from those of all, and from those shown before. So they are shown only
where no such difference is about fewer people than the smallest group. If once it would be, they are not shown again:
what comes later could be taken from what was seen then.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

import msgspec

from board.actor import Actor, Moment
from board.diff import Diff, Patch
from board.nameless import smallest_group
from board.records import Rejected, Seat, Side
from board.state import Rules, State

SIDES: tuple[Side, ...] = ("user", "staff")


class SaySide(msgspec.Struct, frozen=True, tag="seat.side", tag_field="t", forbid_unknown_fields=True):
    """I am here as someone who uses the service, or as staff; "": I would rather not say."""

    side: Side


class Sided(Protocol):
    """An answer that bears the side of whoever gave it; `seen` once it has been shown."""

    @property
    def id(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def side(self) -> Side: ...
    @property
    def seen(self) -> bool: ...


S = TypeVar("S", bound=Sided)


def say(state: State, command: SaySide, actor: Actor, moment: Moment) -> Diff:
    return (Patch(f"seat/{actor.seat}", {"side": command.side}),)


def side_of(state: State, actor: Actor, standing: Sided | None) -> Side:
    """The side an answer is given for. Once it was shown it stays: whoever changed sides would stand out."""
    if standing is not None and standing.seen:
        return standing.side
    seat = state.get(f"seat/{actor.seat}", Seat)
    return "" if seat is None else seat.side


def may_part(state: State, shown: Iterable[S], *known: Collection[str]) -> bool:
    """Whether these answers may be counted by side when they are shown.

    `known`: who has been shown before, here or elsewhere in the activity: they and the newcomers can be told apart by
    what was seen then, so of every side there must be enough of either.
    """
    parts = Counter((one.side, *(one.who in before for before in known)) for one in shown)
    return not parts or min(parts.values()) >= smallest_group(state)


def unsided(answers: Iterable[Sided]) -> Diff:
    """What may not be shown by side is not kept by side, either."""
    return tuple(Patch(answer.id, {"side": ""}) for answer in answers if answer.side)


def check(sides: bool, *, groups: bool, nameless: bool) -> None:
    """Raises Rejected where sides cannot be asked: they are told apart among all, and only where answers have no names.

    Who stands alone somewhere under their own name would be told by what their side chose.
    """
    if sides and (groups or not nameless):
        raise Rejected("bad_tool", place="sides")


RULES: Rules = {SaySide: say}
