"""The floor line (tool 2.3, the SEMPRE scale): stand on a line, talk to the nearest, move.

A statement is answered in rounds. In a round people place themselves while it is open; the moderator
reveals it, which freezes it; then they may talk in pairs, and the next round opens. Positions are whole
numbers from 0 (the low end) to 1000 (the high end).

Nameless (the default) means to the moderator and to whoever reads the store as well: places are kept
under a pseudonym, and who stands on the line at all is said apart, after the freeze (`Stand`), so that
pairs can be drawn by lot without a place being tied to a person.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Effect, Patch, Put, Remove
from board.methods import LINE
from board.nameless import newly_seen
from board.neighbours import Pairing, Standing, pairs
from board.records import LABEL_MOST, STATEMENT_MOST, Activity, Own, Record, Rejected, Seat, Text, plain_text
from board.state import Rules, State

Mode = Literal["nameless", "hidden", "live"]
Phase = Literal["closed", "open", "shown", "talk"]

TOP = 1000
ROUNDS_MOST = 20
BIN = 50  # width of a bin in the public counts: 21 bins from 0 to 1000
MINUTE = 60_000  # milliseconds

Position = Annotated[int, msgspec.Meta(ge=0, le=TOP)]
Round = Annotated[int, msgspec.Meta(ge=1, le=ROUNDS_MOST)]
ActivityName = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,16}\Z")]


# Records


class Scale(Activity, frozen=True, kw_only=True, tag="scale"):
    """A statement and where its rounds have got to. `talk_until` is server time in milliseconds, 0 for none."""

    statement: Text
    low: Text
    high: Text
    mode: Mode
    round: int = 1
    rounds: int = 1  # the highest round ever opened: going back keeps what came after
    phase: Phase = "closed"
    revealed: tuple[int, ...] = ()  # the rounds that were shown and not opened again
    pairing: Pairing | Literal[""] = ""
    talk_until: int = 0

    @property
    def nameless(self) -> bool:
        return self.mode == "nameless"


class Place(Own, frozen=True, kw_only=True, tag="place"):
    """Where someone stands in one round; `at` None: they listen this time.

    `who` is a seat, or a pseudonym when nameless. `remote` is kept only with names. `seen` is set when a
    nameless place is first shown: newcomers wait until there are enough of them.
    """

    round: int
    who: str
    at: int | None
    remote: bool = False
    seen: bool = False


class Stand(Own, frozen=True, kw_only=True, tag="stand"):
    """A seat that stands on the line of a nameless round, without where; or that came late to its talk."""

    round: int
    seat: str


class Met(msgspec.Struct, frozen=True):
    """What someone in a pair is told of another."""

    name: str
    number: int
    remote: bool


class Pair(Own, frozen=True, kw_only=True, tag="pair"):
    """People who talk with each other in this round. The first stays where they are, the others come."""

    round: int
    number: int
    members: tuple[str, ...]
    met: tuple[Met, ...]  # the members as they were


# Commands


class PlaceMark(msgspec.Struct, frozen=True, tag="scale.place", tag_field="t", forbid_unknown_fields=True):
    """I stand here."""

    activity: str
    round: Round
    at: Position


class Listen(msgspec.Struct, frozen=True, tag="scale.listen", tag_field="t", forbid_unknown_fields=True):
    """I listen this time: an answer, and it counts."""

    activity: str
    round: Round


class Withdraw(msgspec.Struct, frozen=True, tag="scale.withdraw", tag_field="t", forbid_unknown_fields=True):
    """I take my answer back: as if I had not given one in this round."""

    activity: str
    round: Round


class Here(msgspec.Struct, frozen=True, tag="scale.here", tag_field="t", forbid_unknown_fields=True):
    """I stand on the line of this nameless round; or I have come late and would join a talk."""

    activity: str
    round: Round


class Add(msgspec.Struct, frozen=True, tag="scale.add", tag_field="t", forbid_unknown_fields=True):
    """A new statement, after the activity `after`, or last."""

    id: ActivityName
    statement: Text
    low: Text | None = None
    high: Text | None = None
    mode: Mode = "nameless"
    after: str = ""


class Edit(msgspec.Struct, frozen=True, tag="scale.edit", tag_field="t", forbid_unknown_fields=True):
    """Other words, or, until the first round opens, another mode."""

    activity: str
    statement: Text | None = None
    low: Text | None = None
    high: Text | None = None
    mode: Mode | None = None


class Open(msgspec.Struct, frozen=True, tag="scale.open", tag_field="t", forbid_unknown_fields=True):
    """Open a round: the first, the next one, or an earlier one again."""

    activity: str
    round: Round


class Reveal(msgspec.Struct, frozen=True, tag="scale.reveal", tag_field="t", forbid_unknown_fields=True):
    """Freeze the round and show it. Ends a talk, too."""

    activity: str


class Talk(msgspec.Struct, frozen=True, tag="scale.talk", tag_field="t", forbid_unknown_fields=True):
    """Those who stand on the line talk in pairs for some minutes."""

    activity: str
    pairing: Pairing
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)]


Command = PlaceMark | Listen | Withdraw | Here | Add | Edit | Open | Reveal | Talk

# Rules of those on the line


def place(state: State, command: PlaceMark, actor: Actor, moment: Moment) -> Diff:
    return _answer(state, command.activity, command.round, actor, command.at)


def listen(state: State, command: Listen, actor: Actor, moment: Moment) -> Diff:
    return _answer(state, command.activity, command.round, actor, None)


def withdraw(state: State, command: Withdraw, actor: Actor, moment: Moment) -> Diff:
    scale = _open_round(state, command.activity, command.round)
    return (Remove(_place_id(scale, command.round, actor.who(scale))),)


def here(state: State, command: Here, actor: Actor, moment: Moment) -> Diff:
    scale = _scale(state, command.activity)
    if command.round != scale.round or scale.phase not in ("shown", "talk"):
        raise Rejected("not_open")
    if scale.phase == "talk":
        return (*_stand(state, scale, actor), *_join_a_pair(state, scale, actor.seat))
    own = state.get(_place_id(scale, command.round, actor.who(scale)), Place)
    if own is None or own.at is None:
        raise Rejected("no_place")
    return _stand(state, scale, actor)


def _stand(state: State, scale: Scale, actor: Actor) -> Diff:
    path = f"stand/{scale.name}/{scale.round}/{actor.seat}"
    if scale.mode != "nameless" or state.get(path, Stand) is not None:
        return ()
    return (Put(Stand(id=path, activity=scale.name, round=scale.round, seat=actor.seat)),)


def _answer(state: State, activity: str, round_: int, actor: Actor, at: int | None) -> Diff:
    scale = _open_round(state, activity, round_)
    who = actor.who(scale)
    standing = state.get(_place_id(scale, round_, who), Place)
    if standing is not None:
        return () if standing.at == at else (Patch(standing.id, {"at": at}),)
    seat = state.get(f"seat/{actor.seat}", Seat)
    remote = seat is not None and seat.remote and scale.mode != "nameless"
    new = Place(id=_place_id(scale, round_, who), activity=activity, round=round_, who=who, at=at, remote=remote)
    return (Put(new),)


# Rules of the moderator


def add(state: State, command: Add, actor: Actor, moment: Moment) -> Diff:
    new = scale_record(command.id, command.statement, command.mode, command.low, command.high)
    return listed(state, new, command.after)


def scale_record(name: str, statement: Text, mode: Mode, low: Text | None = None, high: Text | None = None) -> Scale:
    """A new statement. Raises Rejected when a text is missing or too long."""
    return Scale(
        id=f"activity/{name}",
        statement=plain_text(statement, STATEMENT_MOST),
        low=plain_text(low, LABEL_MOST) if low else LINE["low"],
        high=plain_text(high, LABEL_MOST) if high else LINE["high"],
        mode=mode,
    )


def edit(state: State, command: Edit, actor: Actor, moment: Moment) -> Diff:
    scale = _scale(state, command.activity)
    fields: dict[str, object] = {}
    if command.statement is not None:
        fields["statement"] = plain_text(command.statement, STATEMENT_MOST)
    if command.low is not None:
        fields["low"] = plain_text(command.low, LABEL_MOST)
    if command.high is not None:
        fields["high"] = plain_text(command.high, LABEL_MOST)
    if command.mode is not None and command.mode != scale.mode:
        if scale.phase != "closed":
            raise Rejected("mode_fixed")  # an answer given under a promise may be on its way, or was taken back
        fields["mode"] = command.mode
    return (Patch(scale.id, fields),) if fields else ()


def open_round(state: State, command: Open, actor: Actor, moment: Moment) -> Diff:
    scale = _scale(state, command.activity)
    if command.round > scale.rounds + 1:
        raise Rejected("no_such_round")
    rounds = max(scale.rounds, command.round)
    revealed = tuple(r for r in scale.revealed if r != command.round)
    fields = {"round": command.round, "rounds": rounds, "phase": "open", "opened": True, "talk_until": 0}
    return (Patch(scale.id, {**fields, "revealed": revealed}), Patch("workshop", {"current": command.activity}))


def reveal(state: State, command: Reveal, actor: Actor, moment: Moment) -> Diff:
    scale = _scale(state, command.activity)
    if scale.phase == "closed":
        raise Rejected("not_open")
    revealed = tuple(sorted({*scale.revealed, scale.round}))
    show = Patch(scale.id, {"phase": "shown", "revealed": revealed, "talk_until": 0})
    if scale.mode != "nameless" or scale.phase != "open":
        return (show,)
    return (show, *newly_seen(state, _standing(state, scale, scale.round), _shown_before(state, scale)))


def _shown_before(state: State, scale: Scale) -> Iterator[str]:
    for round_ in range(1, scale.round + 1):  # not later ones: who came with others then may have been alone before
        yield from (place.who for place in _standing(state, scale, round_) if place.seen)


def talk(state: State, command: Talk, actor: Actor, moment: Moment) -> Diff:
    scale = _scale(state, command.activity)
    if scale.phase not in ("shown", "talk"):
        raise Rejected("not_shown")
    pairing = "random" if scale.mode == "nameless" else command.pairing
    people = _people_to_pair(state, scale)
    if len(people) < 2:
        raise Rejected("too_few", need=2)
    drawn = pairs(people, pairing, moment.seed)
    old: list[Effect] = [Remove(pair.id) for pair in state.under(_pairs_path(scale), Pair)]
    new: list[Effect] = [Put(_pair(state, scale, number, members)) for number, members in enumerate(drawn)]
    until = moment.at + command.minutes * MINUTE
    return (*old, *new, Patch(scale.id, {"phase": "talk", "pairing": pairing, "talk_until": until}))


def _people_to_pair(state: State, scale: Scale) -> list[Standing]:
    if scale.mode != "nameless":
        return [Standing(p.who, p.at or 0, p.remote) for p in _standing(state, scale, scale.round)]
    seats = [state.get(f"seat/{stand.seat}", Seat) for stand in state.under(f"stand/{scale.name}/{scale.round}", Stand)]
    return [Standing(seat.id.removeprefix("seat/"), 0, seat.remote) for seat in seats if seat is not None]


def _pair(state: State, scale: Scale, number: int, members: tuple[str, ...]) -> Pair:
    seats = [state.get(f"seat/{member}", Seat) for member in members]
    met = tuple(Met(seat.name, seat.number, seat.remote) for seat in seats if seat is not None)
    return Pair(
        id=f"{_pairs_path(scale)}/{number}",
        activity=scale.name,
        round=scale.round,
        number=number,
        members=members,
        met=met,
    )


def _join_a_pair(state: State, scale: Scale, seat: str) -> Diff:
    """Someone who comes late to a talk joins the smallest pair, of their own place if they can."""
    own = state.get(f"seat/{seat}", Seat)
    standing = list(state.under(_pairs_path(scale), Pair))
    if own is None or not standing or any(seat in pair.members for pair in standing):
        return ()
    best = min(standing, key=lambda p: (all(met.remote != own.remote for met in p.met), len(p.members), p.number))
    return (Put(_pair(state, scale, best.number, (*best.members, seat))),)


# What may be seen


def project(record: Record, scale: Scale) -> Iterator[tuple[str, dict[str, object]]]:
    """The channels that show this record of a scale, and what of it they show."""
    if isinstance(record, Scale):
        yield "all" if record.opened else "moderator", _public(record)
    elif isinstance(record, Place):
        mark: dict[str, object] = {
            "t": "place", "activity": record.activity, "round": record.round, "who": record.who, "at": record.at,
        }  # fmt: skip
        yield f"seat:{record.who}", {**mark, "mine": True}
        if record.at is not None and _may_be_seen(record, scale):
            yield "wall", mark
    elif isinstance(record, Pair):
        yield from _project_pair(record, scale)


def _public(scale: Scale) -> dict[str, object]:
    public: dict[str, object] = {"t": "scale", **msgspec.structs.asdict(scale)}
    del public["id"]
    return public


def _project_pair(pair: Pair, scale: Scale) -> Iterator[tuple[str, dict[str, object]]]:
    if scale.phase != "talk" or pair.round != scale.round:
        return
    for i, member in enumerate(pair.members):
        others = [met for j, met in enumerate(pair.met) if j != i]
        yield f"seat:{member}", {"t": "pair", "n": pair.number, "with": others, "stays": i == 0}
    if scale.mode != "nameless":
        yield "wall", {"t": "pair", "n": pair.number, "members": pair.members}


def tally(record: Record, scale: Scale) -> Iterator[tuple[str, str, str]]:
    """What this record adds one to: (channel, id of the count, field)."""
    if not isinstance(record, Place):
        return
    count = f"count/{record.activity}/{record.round}"
    yield "all", count, "listening" if record.at is None else "placed"
    if scale.mode != "nameless":
        yield "all", count, "remote" if record.remote else "hall"
    if record.at is not None and _may_be_seen(record, scale):
        yield "all", count, f"b{(record.at + BIN // 2) // BIN}"


def sight(scale: Scale) -> object:
    """Changes exactly when the records of this scale must be projected anew."""
    return (scale.mode, scale.round, scale.phase, scale.revealed)


def children(scale: Scale) -> Iterator[str]:
    """The paths under which this scale's own records are listed."""
    for round_ in range(1, scale.rounds + 1):
        for kind in ("place", "stand", "pair"):
            yield f"{kind}/{scale.name}/{round_}"


def own_channels(scale: Scale, actor: Actor) -> Iterator[str]:
    """The channels of one seat that this scale needs beside the seat's own."""
    if scale.mode == "nameless" and scale.opened:
        yield f"seat:{actor.pseudonym(scale.name)}"


def _may_be_seen(place: Place, scale: Scale) -> bool:
    if scale.mode == "live":
        return True
    shown = place.round in scale.revealed and place.round <= scale.round
    return shown and (scale.mode == "hidden" or place.seen)


# Small questions


def _scale(state: State, name: str) -> Scale:
    scale = state.get(f"activity/{name}", Scale)
    if scale is None:
        raise Rejected("no_such_activity")
    return scale


def _open_round(state: State, name: str, round_: int) -> Scale:
    scale = _scale(state, name)
    if scale.phase == "closed":
        raise Rejected("not_open")
    if scale.phase != "open" or round_ != scale.round:
        raise Rejected("round_over")
    return scale


def _place_id(scale: Scale, round_: int, who: str) -> str:
    return f"place/{scale.name}/{round_}/{who}"


def _pairs_path(scale: Scale) -> str:
    return f"pair/{scale.name}/{scale.round}"


def _standing(state: State, scale: Scale, round_: int) -> list[Place]:
    return [p for p in state.under(f"place/{scale.name}/{round_}", Place) if p.at is not None]


RULES: Rules = {
    PlaceMark: place,
    Listen: listen,
    Withdraw: withdraw,
    Here: here,
    Add: add,
    Edit: edit,
    Open: open_round,
    Reveal: reveal,
    Talk: talk,
}
