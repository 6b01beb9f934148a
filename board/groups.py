"""Groups: the people split up, each group named after a tree (never by number, which would be a rank)."""

import random
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from board.activities.scale import Place, Scale
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put, Remove
from board.records import GROUPS_MOST, Group, Rejected, Seat, name_of
from board.state import Rules, State

TREES = (
    "birch", "oak", "linden", "pine", "maple", "rowan", "ash", "alder", "willow", "spruce", "juniper", "apple",
)  # fmt: skip


class MakeGroups(msgspec.Struct, frozen=True, tag="groups.make", tag_field="t", forbid_unknown_fields=True):
    """Split everyone into so many groups.

    random: by lot. mixed, near: by where people stand on the last round of `activity`, a line with names;
    each group from all over it, or from one part of it. `remote_together`: remote people in groups of their own.
    """

    count: Annotated[int, msgspec.Meta(ge=1, le=GROUPS_MOST)]
    how: Literal["random", "mixed", "near"] = "random"
    activity: str = ""
    remote_together: bool = False


class MoveSeat(msgspec.Struct, frozen=True, tag="groups.move", tag_field="t", forbid_unknown_fields=True):
    """Put one person into another group ("" takes them out)."""

    seat: str
    group: str


class ClearGroups(msgspec.Struct, frozen=True, tag="groups.clear", tag_field="t", forbid_unknown_fields=True):
    """No groups any more; what they made stays."""


Command = MakeGroups | MoveSeat | ClearGroups


def make_groups(state: State, command: MakeGroups, actor: Actor, moment: Moment) -> Diff:
    seats = sorted(state.under("seat", Seat), key=lambda seat: seat.id)
    if len(seats) < command.count:
        raise Rejected("too_few", need=command.count)
    ordered = _ordered(state, command, seats, moment.seed)
    placed = _dealt(ordered, command)
    groups = [Put(Group(id=f"group/{tree}", order=i)) for i, tree in enumerate(TREES[: command.count])]
    gone = [
        Remove(group.id) for group in state.under("group", Group) if name_of(group.id) not in TREES[: command.count]
    ]
    return (*groups, *gone, *(Patch(seat.id, {"group": tree}) for seat, tree in placed if seat.group != tree))


def _ordered(state: State, command: MakeGroups, seats: list[Seat], seed: int) -> list[Seat]:
    shuffled = list(seats)
    random.Random(seed).shuffle(shuffled)
    if command.how == "random":
        return shuffled
    scale = state.get(f"activity/{command.activity}", Scale)
    if scale is None or scale.nameless:
        raise Rejected("only_by_lot")  # by opinion would tell what a nameless line hides
    if scale.mode == "hidden" and scale.round not in scale.revealed:
        raise Rejected("not_shown")
    places = {p.who: p.at for p in state.under(f"place/{scale.name}/{scale.round}", Place) if p.at is not None}
    return sorted(shuffled, key=lambda seat: places.get(name_of(seat.id), 500))


def _dealt(seats: Sequence[Seat], command: MakeGroups) -> list[tuple[Seat, str]]:
    trees = TREES[: command.count]
    remote = [seat for seat in seats if seat.remote]
    if command.remote_together and 1 < len(remote) < len(seats) - 1 and command.count > 1:  # a single one joins
        share = min(command.count - 1, max(1, round(command.count * len(remote) / len(seats))))
        hall = [seat for seat in seats if not seat.remote]
        return _split(remote, trees[-share:], command.how) + _split(hall, trees[:-share], command.how)
    return _split(seats, trees, command.how)


def _split(seats: Sequence[Seat], trees: Sequence[str], how: str) -> list[tuple[Seat, str]]:
    """near: neighbours stay together; otherwise dealt out in turn, so that each group has some of everything."""
    if how == "near":
        return [(seat, trees[i * len(trees) // len(seats)]) for i, seat in enumerate(seats)]
    return [(seat, trees[i % len(trees)]) for i, seat in enumerate(seats)]


def move_seat(state: State, command: MoveSeat, actor: Actor, moment: Moment) -> Diff:
    if state.get(f"seat/{command.seat}", Seat) is None:
        raise Rejected("no_such_seat")
    if command.group and state.get(f"group/{command.group}", Group) is None:
        raise Rejected("no_such_group")
    return (Patch(f"seat/{command.seat}", {"group": command.group}),)


def clear_groups(state: State, command: ClearGroups, actor: Actor, moment: Moment) -> Diff:
    gone: list[Effect] = [Remove(group.id) for group in state.under("group", Group)]
    return (*gone, *(Patch(seat.id, {"group": ""}) for seat in state.under("seat", Seat) if seat.group))


def smallest(state: State) -> str:
    """The group that someone who comes late goes to; "" when there are no groups."""
    sizes = {name_of(group.id): 0 for group in state.under("group", Group)}
    for seat in state.under("seat", Seat) if sizes else ():
        if seat.group in sizes:
            sizes[seat.group] += 1
    return min(sizes, key=lambda tree: (sizes[tree], TREES.index(tree)), default="")


RULES: Rules = {MakeGroups: make_groups, MoveSeat: move_seat, ClearGroups: clear_groups}
