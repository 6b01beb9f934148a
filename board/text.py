"""Text edited together: operational transformation in the ottypes *text-unicode* format.

An operation walks over a text from its start: a number skips so many characters, a string is inserted, and
`{"d": "…"}` deletes what it names (`{"d": n}`: so many characters). What comes after the last component stays.
Characters are code points. An operation is *normal* when nothing in it is empty, neighbours of one kind are one
component, and it does not end with a skip; everything here makes normal operations.

The law: for operations a and b on one text, applying a and then transform(b, a, "right") gives the same as applying
b and then transform(a, b, "left"). "left" is whose insertion stands first where both insert at one place.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

Side = Literal["left", "right"]


class Delete(msgspec.Struct, frozen=True):
    """What is deleted, or how much of it."""

    d: str | int


LONGEST = 1_000_000  # characters of one component; a larger number would keep us walking for ever

Component = int | str | Delete
Op = tuple[Component, ...]


class BadOperation(ValueError):
    """An operation that means nothing, or not on this text."""


def check(op: Iterable[Component]) -> Op:
    """The operation if it is normal and no longer than any text. Raises BadOperation."""
    found = tuple(op)
    for component in found:
        if not 0 < length(component) <= LONGEST:
            raise BadOperation("an empty component, or one longer than any text")
    if normal(found) != found:
        raise BadOperation("not in normal form")
    return found


def length(component: Component) -> int:
    """How many characters a component skips, inserts or deletes."""
    if isinstance(component, Delete):
        return component.d if isinstance(component.d, int) else len(component.d)
    return component if isinstance(component, int) else len(component)


def normal(components: Iterable[Component]) -> Op:
    """The same operation in normal form."""
    made: list[Component] = []
    for component in components:
        if length(component) > 0:
            _append(made, component)
    if made and isinstance(made[-1], int):
        made.pop()
    return tuple(made)


def apply(text: str, op: Op) -> str:
    """The text after the operation. Raises BadOperation if it reaches beyond the text or deletes what is not there."""
    kept: list[str] = []
    at = 0
    for component in op:
        if isinstance(component, str):
            kept.append(component)
            continue
        end = at + length(component)
        if end > len(text):
            raise BadOperation("it reaches beyond the text")
        if isinstance(component, int):
            kept.append(text[at:end])
        elif isinstance(component.d, str) and text[at:end] != component.d:
            raise BadOperation("it deletes what is not there")
        at = end
    return "".join(kept) + text[at:]


def transform(op: Op, other: Op, side: Side) -> Op:
    """`op` as it must be where `other` has been applied first."""
    rest = _Rest(op)
    made: list[Component] = []
    for component in other:
        if isinstance(component, str):
            if side == "left" and rest.next_inserts():
                made.append(rest.take(1 << 62))
            made.append(len(component))
        elif isinstance(component, int):
            made.extend(rest.over(component))
        else:
            made.extend(part for part in rest.over(length(component)) if isinstance(part, str))
    return normal([*made, *rest.all()])


def compose(first: Op, second: Op) -> Op:
    """One operation that does what `first` and then `second` do."""
    rest = _Rest(first)
    made: list[Component] = []
    for component in second:
        if isinstance(component, str):
            made.append(component)
        elif isinstance(component, int):
            made.extend(rest.through(component))
        else:
            made.extend(_deleted(rest.through(length(component)), component))
    return normal([*made, *rest.all()])


def transform_position(at: int, op: Op, side: Side = "right") -> int:
    """Where a caret at `at` stands after the operation; "right": behind what is inserted just there."""
    seen = 0
    for component in op:
        if seen > at:
            break
        if isinstance(component, str):
            if seen < at or side == "right":
                at += len(component)
            seen += len(component)
        elif isinstance(component, int):
            seen += component
        else:
            at -= min(length(component), max(0, at - seen))
    return at


class _Rest:
    """What is left of an operation while another walks along it."""

    def __init__(self, op: Op) -> None:
        self._op = op
        self._index = 0
        self._used = 0  # characters of the present component that are taken already

    def next_inserts(self) -> bool:
        return self._index < len(self._op) and isinstance(self._op[self._index], str)

    def take(self, most: int) -> Component:
        """The next component, or so much of it; past the end everything is skipped."""
        if self._index >= len(self._op):
            return most
        component = self._op[self._index]
        start, end = self._used, min(length(component), self._used + most)
        if end == length(component):
            self._index, self._used = self._index + 1, 0
        else:
            self._used = end
        return _cut(component, start, end)

    def over(self, count: int) -> Iterator[Component]:
        """Components over `count` characters of the text before: insertions use none of it."""
        while count > 0:
            component = self.take(1 << 62 if self.next_inserts() else count)
            if not isinstance(component, str):
                count -= length(component)
            yield component

    def through(self, count: int) -> Iterator[Component]:
        """Components through `count` characters of the text after: deletions use none of it."""
        while count > 0:
            deletes = self._index < len(self._op) and isinstance(self._op[self._index], Delete)
            component = self.take(1 << 62 if deletes else count)
            if not isinstance(component, Delete):
                count -= length(component)
            yield component

    def all(self) -> Iterator[Component]:
        while self._index < len(self._op):
            yield self.take(1 << 62)


def _deleted(parts: Iterable[Component], by: Delete) -> Iterator[Component]:
    """What remains of these parts once they are deleted: an insertion goes, a skip becomes a deletion."""
    at = 0
    for part in parts:
        if isinstance(part, Delete):
            yield part
            continue
        if isinstance(part, int):
            yield _cut(by, at, at + part)
        at += length(part)


def _cut(component: Component, start: int, end: int) -> Component:
    if isinstance(component, str):
        return component[start:end]
    if isinstance(component, int):
        return end - start
    return Delete(end - start if isinstance(component.d, int) else component.d[start:end])


def _append(made: list[Component], component: Component) -> None:
    last = made[-1] if made else None
    if last is not None and type(last) is type(component):
        made[-1] = _joined(last, component)
    else:
        made.append(component)


def _joined(first: Any, second: Any) -> Component:
    """Two components of one kind as one."""
    if not isinstance(first, Delete):
        joined: int | str = first + second
        return joined
    if isinstance(first.d, str) and isinstance(second.d, str):
        return Delete(first.d + second.d)
    return Delete(length(first) + length(second))
