"""A diff: what an accepted command changes, record by record, in order."""

from typing import Any, Generic, TypeVar

import msgspec

from board.records import Record

R = TypeVar("R", bound=Record)


class Put(msgspec.Struct, Generic[R], frozen=True, tag="put", tag_field="e"):
    """The record stands from now on, whole; one with the same id is replaced."""

    record: R


class Patch(msgspec.Struct, frozen=True, tag="patch", tag_field="e"):
    """Some fields of a standing record change. A record that is gone stays gone."""

    id: str
    fields: dict[str, Any]


class Remove(msgspec.Struct, frozen=True, tag="remove", tag_field="e"):
    """The record is gone. Removing one that is not there changes nothing."""

    id: str


Effect = Put[Any] | Patch | Remove
Diff = tuple[Effect, ...]


def touched(effect: Effect) -> str:
    """The id of the record an effect concerns."""
    return effect.record.id if isinstance(effect, Put) else effect.id
