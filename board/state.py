"""The state of a room and `evolve`, which folds the log into it without knowing any rule.

The maps are persistent: an evolved state shares what did not change with the old one. So a turn is
decided on a state that is simply dropped when the log was quicker, and a snapshot is written from one
that nobody changes any more.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias, TypeVar

import msgspec
from rpds import HashTrieMap

from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put
from board.records import Record, parent

Records: TypeAlias = "HashTrieMap[str, HashTrieMap[str, Record]]"
Ranges = tuple[tuple[int, int], ...]
Key = tuple[str, int]

R = TypeVar("R", bound=Record)


class State(msgspec.Struct, frozen=True):
    """A room at one rev: its records by parent and id, and the keys of all commands it has accepted."""

    records: Records
    keys: "HashTrieMap[str, Ranges]"

    @classmethod
    def empty(cls) -> "State":
        return cls(HashTrieMap(), HashTrieMap())

    def get(self, record_id: str, kind: type[R]) -> R | None:
        found = self.find(record_id)
        return found if isinstance(found, kind) else None

    def find(self, record_id: str) -> Record | None:
        siblings = self.records.get(record_id.rpartition("/")[0])  # `parent`, without a call: so often is it asked
        return None if siblings is None else siblings.get(record_id)

    def under(self, path: str, kind: type[R]) -> Iterator[R]:
        siblings = self.records.get(path)
        if siblings is not None:
            for record in siblings.values():
                if isinstance(record, kind):
                    yield record

    def all(self) -> list[Record]:
        """Every record, sorted by id, so that the order tells nothing about when or by whom."""
        found = [record for siblings in self.records.values() for record in siblings.values()]
        return sorted(found, key=lambda record: record.id)

    def has_accepted(self, nonce: str, number: int) -> bool:
        return any(low <= number <= high for low, high in self.keys.get(nonce) or ())

    def accept(self, keys: Iterable[Key]) -> "State":
        """The state that remembers these command keys as accepted."""
        accepted = self.keys
        for nonce, number in keys:
            accepted = accepted.insert(nonce, _with_number(accepted.get(nonce) or (), number))
        return State(self.records, accepted)


Rules: TypeAlias = dict[type, Callable[[State, Any, Actor, Moment], Diff]]
"""A kind's commands and what decides each: the effects, or Rejected raised."""


def evolve(state: State, diff: Diff) -> State:
    """The state after a diff. Pure and total: any diff of any age has a meaning."""
    records = state.records
    for effect in diff:
        records = _apply(records, effect)
    return State(records, state.keys)


def _apply(records: Records, effect: Effect) -> Records:
    if isinstance(effect, Put):
        return put_record(records, effect.record)
    siblings = records.get(parent(effect.id))
    standing = None if siblings is None else siblings.get(effect.id)
    if siblings is None or standing is None:
        return records
    if isinstance(effect, Patch):
        return put_record(records, patched(standing, effect.fields))
    return _without(records, effect.id)


def _without(records: Records, record_id: str) -> Records:
    """No empty branch stays behind: states with equal records are equal, whatever they held before."""
    above = parent(record_id)
    left = records[above].remove(record_id)
    return records.insert(above, left) if left else records.remove(above)


def put_record(records: Records, record: Record) -> Records:
    above = parent(record.id)
    siblings = records.get(above)
    return records.insert(above, (HashTrieMap() if siblings is None else siblings).insert(record.id, record))


def patched(record: Record, fields: dict[str, Any]) -> Record:
    """The record with some fields replaced; values may come straight from JSON."""
    types = _field_types(type(record))
    return msgspec.structs.replace(record, **{name: msgspec.convert(v, types[name]) for name, v in fields.items()})


@cache
def _field_types(kind: type[Record]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def _with_number(ranges: Ranges, number: int) -> Ranges:
    """Ranges of whole numbers with one more in them, joined where they touch."""
    if ranges and ranges[-1][1] == number - 1:  # nearly always: the next number
        return (*ranges[:-1], (ranges[-1][0], number))
    joined: list[tuple[int, int]] = []
    for low, high in sorted((*ranges, (number, number))):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)
