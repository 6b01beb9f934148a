"""Who sees what of a line."""

from collections.abc import Iterator

from board import earlier
from board.activities.scale.asking import place_id
from board.activities.scale.records import BIN, Pair, Place, Scale
from board.activities.showing import activity_shown
from board.actor import Actor
from board.records import Record


def project(record: Record, scale: Scale) -> Iterator[tuple[str, dict[str, object]]]:
    """The channels that show this record of a scale, and what of it they show."""
    if isinstance(record, Scale):
        yield from activity_shown(record)
    elif isinstance(record, Place):
        mark: dict[str, object] = {
            "t": "place", "activity": record.activity, "round": record.round, "who": record.who, "at": record.at,
        }  # fmt: skip
        waits = {"waits": True} if _waits(record, scale) else {}
        yield f"seat:{record.who}", {**mark, "mine": True, **waits}
        if record.at is not None and _may_be_seen(record, scale):
            yield "wall", mark
    elif isinstance(record, Pair):
        yield from _project_pair(record, scale)
    else:
        shown = scale.mode == "live" or any(_is_shown(round_, scale) for round_ in scale.revealed)
        yield from earlier.project(record, scale, shown=shown)


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
        where = f"b{(record.at + BIN // 2) // BIN}"
        yield "all", count, where
        if record.side and record.round in scale.apart:
            yield from (("all", f"{count}/side/{record.side}", field) for field in ("placed", where))


def sight(scale: Scale) -> object:
    """Changes exactly when the records of this scale must be projected anew."""
    return (scale.opened, scale.mode, scale.round, scale.phase, scale.revealed, scale.apart)


def children(scale: Scale) -> Iterator[str]:
    """The paths under which this scale's own records are listed."""
    for round_ in range(1, scale.rounds + 1):
        for kind in ("place", "stand", "pair"):
            yield f"{kind}/{scale.name}/{round_}"


def own_channels(scale: Scale, actor: Actor, team: str) -> Iterator[str]:
    """The channels of one seat that this scale needs beside the seat's own."""
    if scale.mode == "nameless" and scale.opened:
        yield f"seat:{actor.pseudonym(scale.name)}"


def answer_id(scale: Scale, actor: Actor, team: str) -> str:
    """Where this actor's place in the round is kept."""
    return place_id(scale, scale.round, actor.who(scale))


def _may_be_seen(place: Place, scale: Scale) -> bool:
    return scale.mode == "live" or (_is_shown(place.round, scale) and (scale.mode == "hidden" or place.seen))


def _waits(place: Place, scale: Scale) -> bool:
    """A newcomer's place in a round whose other places are shown; its owner would else take another's for it."""
    return place.at is not None and _is_shown(place.round, scale) and not _may_be_seen(place, scale)


def _is_shown(round_: int, scale: Scale) -> bool:
    return round_ in scale.revealed and round_ <= scale.round
