"""Rules of those on the line: stand, listen, take it back, say that one is there."""

from board.activities.scale.asking import open_round_of, place_id, scale_of
from board.activities.scale.commands import Here, Listen, PlaceMark, Withdraw
from board.activities.scale.records import Place, Scale, Stand
from board.activities.scale.talking import join_a_pair
from board.actor import Actor, Moment
from board.diff import Diff, Patch, Put, Remove
from board.records import Rejected, Seat, Side
from board.sides import side_of
from board.state import Rules, State


def place(state: State, command: PlaceMark, actor: Actor, moment: Moment) -> Diff:
    return _answer(state, command.activity, command.round, actor, command.at)


def listen(state: State, command: Listen, actor: Actor, moment: Moment) -> Diff:
    return _answer(state, command.activity, command.round, actor, None)


def withdraw(state: State, command: Withdraw, actor: Actor, moment: Moment) -> Diff:
    scale = open_round_of(state, command.activity, command.round)
    return (Remove(place_id(scale, command.round, actor.who(scale))),)


def here(state: State, command: Here, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    if command.round != scale.round or scale.phase not in ("shown", "talk"):
        raise Rejected("not_open")
    if scale.phase == "talk":
        return (*_stand(state, scale, actor), *join_a_pair(state, scale, actor.seat))
    own = state.get(place_id(scale, command.round, actor.who(scale)), Place)
    if own is None or own.at is None:
        raise Rejected("no_place")
    return _stand(state, scale, actor)


def _stand(state: State, scale: Scale, actor: Actor) -> Diff:
    path = f"stand/{scale.name}/{scale.round}/{actor.seat}"
    if scale.mode != "nameless" or state.get(path, Stand) is not None:
        return ()
    return (Put(Stand(id=path, activity=scale.name, round=scale.round, seat=actor.seat)),)


def _answer(state: State, activity: str, round_: int, actor: Actor, at: int | None) -> Diff:
    scale = open_round_of(state, activity, round_)
    who = actor.who(scale)
    standing = state.get(place_id(scale, round_, who), Place)
    if standing is not None:
        return () if standing.at == at else (Patch(standing.id, {"at": at, "side": _side(state, scale, actor)}),)
    seat = state.get(f"seat/{actor.seat}", Seat)
    remote = seat is not None and seat.remote and scale.mode != "nameless"
    new = Place(
        id=place_id(scale, round_, who), activity=activity, round=round_, who=who, at=at, remote=remote,
        side=_side(state, scale, actor),
    )  # fmt: skip
    return (Put(new),)


def _side(state: State, scale: Scale, actor: Actor) -> Side:
    if not scale.sides or scale.mixed:
        return ""
    who = actor.who(scale)
    rounds = [state.get(place_id(scale, number, who), Place) for number in range(1, scale.rounds + 1)]
    return side_of(state, actor, next((place for place in rounds if place is not None and place.seen), None))


RULES: Rules = {PlaceMark: place, Listen: listen, Withdraw: withdraw, Here: here}
