"""What a report says of a page: how many agreed to it."""

from collections.abc import Iterator

from board.report.boards import agreed
from board.report.context import Context
from board.report.reading import Record, View
from board.report.tree import Block


def was_agreed(view: View, name: str) -> bool:
    """Whether anyone did."""
    return f"count/{name}/agreed" in view


def blocks(context: Context, name: str, page: Record) -> Iterator[Block]:
    """What stood on it is in the agenda's file."""
    yield from agreed(context, name)
