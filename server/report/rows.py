"""A section as rows, for spreadsheets: what has the same columns becomes one table, however many groups did it.

A column of its own says under which heading a line stood, and one under which title; so it can be sorted and filtered.
"""

import re
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
    Item,
    Items,
    Line,
    Link,
    Section,
    Table,
    Words,
)  # fmt: skip
from server.i18n import Texts

NUMBER = re.compile(r"[+\-−]?\d{1,15}(?:[.,]\d{1,15})?")
BETWEEN = "; "
LINKS_SAID = 12  # more of them are known by their numbers alone, for a cell holds only so much

Row = tuple[tuple[Column, ...], tuple[Cell, ...]]


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


class Own:
    """The columns that are ours, and not of a table that people filled. One in which nothing stands is left out."""

    def __init__(self, t: Texts) -> None:
        self.heading = Column(str(t["report.where"]))
        self.title = Column(str(t["report.list"]))
        self.item = (
            Column(str(t["report.ref"])),
            Column(str(t["report.text"])),
            Column(str(t["report.count"]), "number"),
            Column(str(t["report.value"]), "number"),
            Column(str(t["report.belongs"])),
            Column(str(t["report.notes"])),
            Column(str(t["report.leads"])),
            Column(str(t["report.comes"])),
        )
        self.people = (
            Column(str(t["report.whose"])),
            Column(str(t["report.people"]), "number"),
            Column(str(t["report.listening"]), "number"),
        )

    def rows(self, block: Block) -> Iterator[Row]:
        match block:
            case Items():
                yield from self._items(block.title, block.lines)
            case Figure():
                for field in block.fields:
                    yield from self._items(field.title, field.lines)
            case Axis():
                yield from self._table(block)
                yield from self._cards(block)
            case Line():
                yield from self._table(block)
                for one in block.series:
                    yield self._people(block.title, one.name, one.n, one.listening)
            case Answers():
                yield from self._table(block)
                for name, people, listening in zip(block.series, block.people, block.listening, strict=False):
                    yield self._people(block.title, name, people, listening)
            case Grid():
                yield from self._table(block)

    def without_empty(self, table: Table) -> Table:
        ours = {self.heading, self.title, *self.item, self.people[0]}
        kept = [
            at
            for at, column in enumerate(table.columns)
            if column not in ours or any(line[at].text for line in table.lines)
        ]
        return Table(
            tuple(table.columns[at] for at in kept),
            tuple(tuple(line[at] for at in kept) for line in table.lines),
        )

    def _table(self, block: Grid | Line | Answers | Axis) -> Iterator[Row]:
        for line in block.table.lines:
            yield (self.title, *block.table.columns), (Cell(block.title), *line)

    def _people(self, title: str, name: str, people: int, listening: int) -> Row:
        return (self.title, *self.people), (Cell(title), Cell(name), _number(people), _number(listening))

    def _cards(self, axis: Axis) -> Iterator[Row]:
        """What the table of the scale does not say: whose card it is, where it leads, and how to lessen or raise it."""
        for card in axis.cards:
            one = card.item
            if card.team or one.ref or one.notes or one.leads or one.comes or one.count is not None:
                yield from self._items(card.team or axis.title, (one,))
            yield from self._items(axis.to_lessen, card.lessen, one.text)
            yield from self._items(axis.to_raise, card.raises, one.text)

    def _items(self, title: str, items: tuple[Item, ...], belongs: str = "") -> Iterator[Row]:
        for item in items:
            yield (self.title, *self.item), (Cell(title), *_cells(item, belongs))
            yield from self._items(title, item.under, item.text)


def _cells(item: Item, belongs: str) -> tuple[Cell, ...]:
    return (
        Cell(item.ref),
        Cell(item.text),
        Cell("") if item.count is None else _number(item.count),
        _marked(item.mark),
        Cell(belongs),
        Cell(BETWEEN.join(item.notes)),
        Cell(_links(item.leads)),
        Cell(_links(item.comes)),
    )


def _number(value: int) -> Cell:
    return Cell(str(value), value)


def _marked(mark: str) -> Cell:
    """A mark is read (+3); where it is a number, it is to be counted with."""
    if not NUMBER.fullmatch(mark):
        return Cell(mark)
    value = float(mark.replace("−", "-").replace(",", "."))
    return Cell(mark, int(value) if value.is_integer() else value)


def _links(links: tuple[Link, ...]) -> str:
    return BETWEEN.join(f"{link.ref} {link.text}".strip() if len(links) <= LINKS_SAID else link.ref for link in links)


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
