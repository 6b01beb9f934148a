"""The same workshop as far as anyone sees, and another beneath: what no channel shows is different."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

import msgspec

from board.activities.cards import Card, Dots
from board.activities.choice import Vote
from board.activities.rating import Mark
from board.diff import Put
from board.log import decode_snapshot, encode_snapshot
from board.records import Record, Seat, name_of
from board.state import State, evolve

R = TypeVar("R", bound=Record)

UNSEEN = frozenset({"step", "edit", "voice", "stand", "pair", "hand", "question", "change", "moderator", "timer"})


def otherwise(state: State) -> State:
    """Other pseudonyms, other people behind the same counts, and nothing that nobody sees."""
    found: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for record in state.all():
        if record.id.partition("/")[0] not in UNSEEN:
            found[_behind(record)].append(record)
    mixed = [record for (kind, *_), records in found.items() for record in MIX.get(kind, list)(records)]
    return _renamed(state, mixed)


def _behind(record: Record) -> tuple[Any, ...]:
    """What is counted together."""
    match record:
        case Vote(remark=""):
            return Vote, record.activity, record.team, record.seen, bool(record.picks), record.side
        case Dots():
            return Dots, record.activity, record.team, record.seen
        case Mark():
            return Mark, record.activity, record.card, record.seen, record.side
    return (Record,)


def _votes(votes: Sequence[Vote]) -> Iterable[Vote]:
    """Neighbours exchange one of their picks."""
    picks = [set(vote.picks) for vote in votes]
    for one, other in pairwise(picks):
        mine, theirs = sorted(one - other), sorted(other - one)
        if mine and theirs:
            one ^= {mine[0], theirs[0]}
            other ^= {mine[0], theirs[0]}
    return [_with(vote, picks=tuple(sorted(own))) for vote, own in zip(votes, picks, strict=True)]


def _dots(given: Sequence[Dots]) -> Iterable[Dots]:
    """Neighbours exchange one dot for another."""
    hands = [Counter(dots.on) for dots in given]
    for one, other in pairwise(range(len(hands))):
        mine, theirs = sorted(hands[one].keys() - hands[other].keys()), sorted(hands[other].keys() - hands[one].keys())
        if mine and theirs:
            hands[one] += Counter({theirs[0]: 1, mine[0]: -1})
            hands[other] += Counter({theirs[0]: -1, mine[0]: 1})
    return [_with(dots, on=dict(sorted(hand.items()))) for dots, hand in zip(given, hands, strict=True)]


def _marks(marks: Sequence[Mark]) -> Iterable[Mark]:
    """Everyone has their neighbour's."""
    values = [mark.value for mark in marks]
    return [_with(mark, value=value) for mark, value in zip(marks, values[1:] + values[:1], strict=True)]


MIX: dict[type, Any] = {Vote: _votes, Dots: _dots, Mark: _marks}


def _renamed(state: State, records: list[Record]) -> State:
    """Every name under which something nameless is kept becomes another."""
    told = encode_snapshot(1, "nonce", evolve(State.empty(), tuple(map(Put, records)))).decode()
    for name in sorted(_pseudonyms(state)):
        told = told.replace(name, Random(name).randbytes(8).hex())
    return decode_snapshot(told.encode())[2]


def _pseudonyms(state: State) -> set[str]:
    seats = {name_of(seat.id) for seat in state.under("seat", Seat)}
    names = {getattr(record, "who", "") for record in state.all()}
    names |= {record.author for record in state.all() if isinstance(record, Card)}
    return {name for name in names - seats if len(name) == 16}


def _with(record: R, **fields: Any) -> R:
    return msgspec.structs.replace(record, **fields)
