"""What a report says, text by text: whoever draws it must leave none of it out."""

from collections.abc import Iterator
from typing import Any

import msgspec

from board.report.tree import Cell, Document, Figure, Item, Section

UNSAID = {"anchor", "anchors", "layout", "tone", "sign", "sign_path", "kind", "picture", "language"}


def told(part: Any) -> Iterator[str]:
    """Every text in a part of the report that is to be read; a number or a date in a table is not among them."""
    if isinstance(part, str):
        yield " ".join(part.split())
    elif isinstance(part, tuple):
        for one in part:
            yield from told(one)
    elif isinstance(part, Cell):
        yield from told(part.text) if part.value is None else ()
    elif isinstance(part, msgspec.Struct):
        unsaid = UNSAID | _names(part)
        for name in part.__struct_fields__:
            if name not in unsaid:
                yield from told(getattr(part, name))


def figures(document: Document) -> list[int | float]:
    """Every number of its tables and lists."""
    return list(_figures(document))


def _figures(part: Any) -> Iterator[int | float]:
    if isinstance(part, Cell) and isinstance(part.value, int | float):
        yield part.value
    elif isinstance(part, Item) and part.count is not None:
        yield part.count
    if isinstance(part, tuple):
        for one in part:
            yield from _figures(one)
    elif isinstance(part, msgspec.Struct) and not isinstance(part, Cell):
        for name in part.__struct_fields__:
            yield from _figures(getattr(part, name))


def _names(part: msgspec.Struct) -> set[str]:
    """What only programs read. A mark may be a number in a table; the table of a figure says the same as its fields."""
    if isinstance(part, Section):
        return {"name"}
    unsaid: dict[type, set[str]] = {Item: {"mark"}, Figure: {"table"}}
    return unsaid.get(type(part), set())
