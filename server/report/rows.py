"""A section as rows, for spreadsheets: what has the same columns becomes one table, however many groups did it.

A column of its own says under which heading a line stood, and one under which title; so it can be sorted and filtered.
"""

from collections.abc import Iterator

import msgspec

from board.report.tree import (
    Answers,
    Axis,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Grid,
    Heading,
    Items,
    Line,
    Section,
    Table,
    Words,
)  # fmt: skip
from server.i18n import Texts
from server.report.lines import Own


class Rows(msgspec.Struct, frozen=True):
    """`tables` hold all that was listed and counted; `words`, what else there is to read."""

    tables: tuple[Table, ...]
    words: tuple[str, ...]


def rows_of(section: Section, t: Texts) -> Rows:
    """`t`: the words of the report in its language."""
    own = Own(t)
    tables: dict[tuple[Column, ...], list[tuple[Cell, ...]]] = {}
    words: dict[str, None] = {}  # each once, though every group has it
    heading, unused = "", ""
    for block in section.blocks:
        if isinstance(block, Heading):
            words |= dict.fromkeys(filter(None, [unused]))
            heading = unused = block.text
            continue
        for columns, line in own.rows(block):
            tables.setdefault((own.heading, *columns), []).append((Cell(heading), *line))
        words |= dict.fromkeys(_given(block))
        words |= dict.fromkeys(_under(heading, text) for text in _words(block))
        unused = ""
    words |= dict.fromkeys(filter(None, [unused]))
    found = (Table(columns, tuple(lines)) for columns, lines in tables.items())
    return Rows(tuple(own.without_empty(table) for table in found), tuple(words))


def overview(document: Document, t: Texts) -> Section:
    """What comes first, as a section: the facts, and the summary."""
    columns = (Column(str(t["report.fact"])), Column(str(t["report.text"])))
    facts = Table(columns, tuple((Cell(fact.name), Cell(fact.value)) for fact in document.facts))
    more = document.summary
    blocks = () if more is None else (Heading(more.title), *more.blocks)
    about = (document.kicker, *(more.about if more else ()))
    return Section(document.title, (Grid("", facts), *blocks), about=about)


def head(section: Section) -> str:
    """The title with its number."""
    return f"{section.ref} {section.title}".strip()


def _given(block: Block) -> Iterator[str]:
    """What people found there: the ends of a line, what was asked."""
    match block:
        case Line():
            yield _under(block.title, f"{block.low} → {block.high}")
        case Answers():
            yield from (_under(answer.text, answer.other) for answer in block.answers if answer.other)
        case Axis():
            yield _under(block.title, f"{block.low} ({_signed(block.least)}) → {block.high} ({_signed(block.most)})")
        case Figure():
            yield from (_under(field.title, field.question) for field in block.fields if field.question)


def _words(block: Block) -> Iterator[str]:
    """What came of it, and stands in no table."""
    match block:
        case Words():
            yield block.text
        case Items(title=title, lines=()) if title:
            yield title
        case Line() | Answers() | Axis() | Figure():
            yield _under(block.title, block.alt)


def _signed(value: int) -> str:
    return f"{value:+}".replace("-", "−")


def _under(title: str, text: str) -> str:
    return f"{title}: {text}" if title else text
