"""Lines of tables, for spreadsheets: what each block has to list and to count, in columns that many blocks share."""

import re
from collections.abc import Iterator

from board.report.tree import Answers, Axis, Block, Cell, Column, Figure, Grid, Item, Items, Line, Link, Table
from server.i18n import Texts

NUMBER = re.compile(r"[+\-−]?\d{1,15}(?:[.,]\d{1,15})?")
BETWEEN = "; "
LINKS_SAID = 12  # more of them are known by their numbers alone, for a cell holds only so much

Row = tuple[tuple[Column, ...], tuple[Cell, ...]]


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
