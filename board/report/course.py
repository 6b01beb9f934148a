"""What a report says of the course of the day: the agenda with planned and real times, and what was left out."""

from collections.abc import Iterator

from board.course import MINUTE
from board.report.context import Context
from board.report.reading import Record, number_cell, title_of
from board.report.tree import Cell, Column, Grid, Item, Items, Table


def agenda(context: Context, names: list[str]) -> Grid:
    """Every part with its planned and real minutes, and when it began."""
    word = context.speech.word
    columns = (
        Column(word("report.part")), Column(word("report.began")),
        Column(word("report.planned"), "number"), Column(word("report.real"), "number"),
    )  # fmt: skip
    lines = tuple(_line(context, name) for name in names)
    return Grid("", Table(columns, lines))


def _line(context: Context, name: str) -> tuple[Cell, ...]:
    activity, time = context.view.get(f"activity/{name}", {}), context.view.get(f"spent/{name}", {})
    began = Cell(context.speech.hour(time["began"])) if time else Cell("")
    minutes = (activity.get("minutes"), spent(context, name))
    return Cell(title_of(activity, context.speech)), began, *(number_cell(n or None, context.speech) for n in minutes)


def spent(context: Context, name: str) -> int:
    """Whole minutes that people were at it."""
    time = context.view.get(f"spent/{name}", {})
    running = max(0, context.now - time["since"]) if time.get("since") else 0
    return int((time.get("spent", 0) + running + MINUTE / 2) // MINUTE)


def times(context: Context, name: str, activity: Record) -> Iterator[str]:
    """How long it took, and what was planned."""
    real, planned = spent(context, name), activity["minutes"]
    if real and planned:
        yield context.speech.word("report.took_planned", n=real, planned=planned)
    elif real:
        yield context.speech.word("report.took", n=real)


def left_out(context: Context, names: list[str]) -> Iterator[Items]:
    """What nobody came to, and whether that was meant so; the note on it, for moderators, says why."""
    lines = [
        Item(title_of(activity, context.speech), notes=tuple(_why(context, name, activity)))
        for name in names
        if (activity := context.view.get(f"activity/{name}", {})) and not activity["opened"]
    ]
    if lines:
        yield Items("", tuple(lines))


def _why(context: Context, name: str, activity: Record) -> Iterator[str]:
    yield context.speech.word("report.skipped" if activity["skipped"] else "report.not_reached")
    if context.own and (note := context.note(name)):
        yield note
