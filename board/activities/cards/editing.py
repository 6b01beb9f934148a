"""Words that several people edit at once: an edit is put on top of what came between."""

from typing import Protocol

from board.activities.cards.records import HISTORY, Edit, Words
from board.diff import Effect, Put, Remove
from board.records import Rejected, plain
from board.state import State
from board.text import BadOperation, Component, Op, apply, check, transform


class EditOf(Protocol):
    """What commands that edit words have in common: the version that was edited, the editor's mark, what was done."""

    @property
    def version(self) -> int: ...
    @property
    def by(self) -> str: ...
    @property
    def op(self) -> tuple[Component, ...]: ...


def edited(
    state: State, words: Words, where: tuple[str, str], command: EditOf, most: int
) -> tuple[Words, tuple[Effect, ...]]:
    """The words after the edit, and what is to be kept of it for edits that are still in flight.

    `where`: the activity, and the name of the text in it. Raises Rejected when the edit cannot be put on top of what
    came between, or makes a text that may not be.
    """
    activity, name = where
    path = f"edit/{activity}/{name}"
    op = _over_what_came_between(state, words, path, command)
    _check(words, op, most)
    number = words.version + 1
    kept = (Put(Edit(id=f"{path}/{number}", activity=activity, op=op)), Remove(f"{path}/{number - HISTORY}"))
    return words.after((command.by, op)), kept


def _over_what_came_between(state: State, words: Words, path: str, command: EditOf) -> Op:
    """The operation as it must be on the newest version. Raises Rejected when too much came between."""
    if command.version > words.version:
        raise Rejected("malformed", field="version")
    try:
        op = check(command.op)
    except BadOperation:
        raise Rejected("bad_edit") from None
    for version in range(command.version + 1, words.version + 1):
        between = state.get(f"{path}/{version}", Edit)
        if between is None:
            raise Rejected("text_moved_on")
        op = transform(op, between.op, "right")
    return op


def _check(words: Words, op: Op, most: int) -> None:
    try:
        text = apply(words.text, op)
    except BadOperation:
        raise Rejected("bad_edit") from None
    if len(text) > most:
        raise Rejected("text_too_long", most=most)
    framed = f".{text}."  # blanks at either end may stay: somebody is typing there
    if plain(framed, 3 * len(framed)) != framed:
        raise Rejected("bad_edit")
