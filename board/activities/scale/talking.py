"""Those who stand on the line talk in pairs."""

from board.activities.scale.asking import pairs_path, scale_of, standing
from board.activities.scale.commands import Talk
from board.activities.scale.records import Met, Pair, Scale, Stand
from board.actor import Actor, Moment
from board.course import MINUTE, talk_begins
from board.diff import Diff, Effect, Patch, Put, Remove
from board.neighbours import Standing, pairs
from board.records import Rejected, Seat
from board.state import Rules, State


def talk(state: State, command: Talk, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    if scale.phase not in ("shown", "talk"):
        raise Rejected("not_shown")
    pairing = "random" if scale.mode == "nameless" else command.pairing
    people = _people_to_pair(state, scale)
    if len(people) < 2:
        raise Rejected("too_few", need=2)
    drawn = pairs(people, pairing, moment.seed)
    old: list[Effect] = [Remove(pair.id) for pair in state.under(pairs_path(scale), Pair)]
    new: list[Effect] = [Put(_pair(state, scale, number, members)) for number, members in enumerate(drawn)]
    until = moment.at + command.minutes * MINUTE
    talking = Patch(scale.id, {"phase": "talk", "pairing": pairing, "talk_until": until})
    return (*old, *new, talking, *talk_begins(until, command.minutes))


def _people_to_pair(state: State, scale: Scale) -> list[Standing]:
    """Those who have a seat: on a line with names somebody may stand who was forgotten, or paper."""
    if scale.mode == "nameless":
        at = {stand.seat: 0 for stand in state.under(f"stand/{scale.name}/{scale.round}", Stand)}
    else:
        at = {place.who: place.at or 0 for place in standing(state, scale, scale.round)}
    seats = [(who, state.get(f"seat/{who}", Seat)) for who in at]
    return [Standing(who, at[who], seat.remote) for who, seat in seats if seat is not None]


def _pair(state: State, scale: Scale, number: int, members: tuple[str, ...]) -> Pair:
    seats = [state.get(f"seat/{member}", Seat) for member in members]
    met = tuple(Met(seat.name, seat.number, seat.remote) for seat in seats if seat is not None)
    return Pair(
        id=f"{pairs_path(scale)}/{number}",
        activity=scale.name,
        round=scale.round,
        number=number,
        members=members,
        met=met,
    )


def join_a_pair(state: State, scale: Scale, seat: str) -> Diff:
    """Someone who comes late to a talk joins the smallest pair, of their own place if they can."""
    own = state.get(f"seat/{seat}", Seat)
    standing = list(state.under(pairs_path(scale), Pair))
    if own is None or not standing or any(seat in pair.members for pair in standing):
        return ()
    best = min(standing, key=lambda p: (all(met.remote != own.remote for met in p.met), len(p.members), p.number))
    return (Put(_pair(state, scale, best.number, (*best.members, seat))),)


RULES: Rules = {Talk: talk}
