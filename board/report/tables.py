"""What a report says of a table: its rows, with what each came of and leads to."""

from collections.abc import Iterator

from board.report.boards import agreed
from board.report.context import Context
from board.report.reading import Record, Speech, number_cell, of_team, table_of, team_name, teams, text_of
from board.report.tree import Block, Cell, Column, Grid, Heading, Table

KINDS = {"number": "number", "date": "date"}


def blocks(context: Context, name: str, table: Record) -> Iterator[Block]:
    """Of each group apart, where groups did it; empty rows are left out."""
    rows = table_of(context.view, name)
    for team in teams(context.view, table):
        own = [
            (key, row, _cells(row, table["columns"], context.speech))
            for key, row in of_team(team, rows, lambda one: one[1])
        ]
        written = [one for one in own if any(cell.text for cell in one[2])]
        if not written:
            continue
        if team:
            yield Heading(team_name(team, context.speech))
        yield _grid(context, name, table, written)
    yield from agreed(context, name)


def _grid(context: Context, name: str, table: Record, rows: list[tuple[str, Record, tuple[Cell, ...]]]) -> Grid:
    columns = tuple(_column(column, context.speech) for column in table["columns"])
    threads = [_thread(context, f"card/{name}/{key}") for key, _, _ in rows]
    anchors = tuple(context.thread.anchor(f"card/{name}/{key}") for key, _, _ in rows)
    lines = tuple(cells for _, _, cells in rows)
    if any(thread.text for thread in threads):
        columns = (*columns, Column(context.speech.word("report.thread")))
        lines = tuple((*cells, thread) for cells, thread in zip(lines, threads, strict=True))
    return Grid("", Table(columns, lines), anchors)


def _thread(context: Context, key: str) -> Cell:
    """The row's own mark, what it came of and what it leads to."""
    comes, leads = context.thread.comes(key), context.thread.leads(key)
    came = [f"← {link.ref} {link.text}" for link in comes]
    led = [f"→ {link.ref} {link.text}" for link in leads]
    mark = context.thread.mark(key)
    return Cell("\n".join(([mark] if mark else []) + came + led), links=(*comes, *leads))


def _column(column: Record, speech: Speech) -> Column:
    return Column(speech.say(column["title"]), KINDS.get(column["kind"], "text"))  # type: ignore[arg-type]


def _cells(row: Record, columns: list[Record], speech: Speech) -> tuple[Cell, ...]:
    rest = (_cell(row, column, speech) for column in columns[1:])
    return (Cell(text_of(row)), *rest)


def _cell(row: Record, column: Record, speech: Speech) -> Cell:
    if column["kind"] == "text":
        return Cell(text_of(row["cells"].get(column["name"], {})))
    value = row["values"].get(column["name"])
    if value is None:
        return Cell("")
    if column["kind"] == "date":
        return Cell(speech.day(value), value)
    if column["kind"] == "choice":
        return Cell(speech.say(column["options"][value]))
    return number_cell(value, speech) if column["kind"] == "number" else Cell(str(value))
