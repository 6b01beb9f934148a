"""What a report says of a rating: the cards on the common scale, and how to lessen and raise them."""

from collections.abc import Iterator

from board.activities.rating import LEAST, MOST
from board.report.boards import agreed
from board.report.context import Context
from board.report.reading import Record, number_cell, table_of, team_name, text_of
from board.report.sides import SIDES
from board.report.tree import Axis, Block, Cell, Column, Grid, Item, Items, Rated, Table, Words


def blocks(context: Context, name: str, rating: Record) -> Iterator[Block]:
    """All groups' cards on one scale, the highest first; what nobody has agreed on comes last."""
    cards = table_of(context.view, name)
    rated = [(key, card) for key, card in cards if key in rating["rated"]]
    if rated:
        found = [_rated(context, name, key, card, cards) for key, card in rated]
        yield _axis(context, rating, tuple(sorted(found, key=_order)))
        if any(one.before is not None for one in found):
            day = context.speech.moment(context.view[f"earlier/{name}"]["day"])
            yield Words(f"◌ {context.speech.word('report.then', day=day)}", quiet=True)
    yield from _apart(context, name, rated)
    yield from _left(context, name, cards, {key for key, _ in rated})
    yield from agreed(context, name)


def _order(one: Rated) -> tuple[bool, float]:
    return one.value is None, -(one.value or 0)


def _rated(context: Context, name: str, key: str, card: Record, cards: list[tuple[str, Record]]) -> Rated:
    marks = _marks(context.view.get(f"count/{name}/{key}", {}))
    agreed_on = card["value"]
    value = agreed_on if agreed_on is not None else _mean(marks)
    mark = "" if value is None else _signed(context, value, mean=agreed_on is None)
    before = context.view.get(f"earlier/{name}", {}).get("values", {}).get(key)
    lessen, raises = (
        tuple(context.item(name, one, other) for one, other in cards if other["field"] == f"{side}/{key}")
        for side in ("lessen", "raise")
    )
    return Rated(
        context.item(name, key, card, mark=mark),
        value,
        before,
        marks,
        team_name(card["team"], context.speech),
        lessen,
        raises,
    )


def _marks(count: Record) -> tuple[int, ...]:
    """How many put it where; () while that is not seen."""
    marks = tuple(count.get(f"v{value}", 0) for value in range(LEAST, MOST + 1))
    return marks if any(marks) else ()


def _mean(marks: tuple[int, ...]) -> float | None:
    if not marks:
        return None
    return round(sum(value * many for value, many in enumerate(marks, LEAST)) / sum(marks), 1)


def _signed(context: Context, value: float, *, mean: bool) -> str:
    said = f"{'+' if value > 0 else ''}{context.speech.number(value)}".replace("-", "−")
    return context.speech.word("report.mean", value=said) if mean else said


def _axis(context: Context, rating: Record, rated: tuple[Rated, ...]) -> Axis:
    say = context.speech.word
    columns = [
        Column(say("report.card")),
        Column(say("report.value"), "number"),
        Column(say("report.before"), "number"),
    ]
    columns += [Column(say("report.marks")), Column(say("report.group"))]
    columns += [Column(say("report.lessen")), Column(say("report.raise"))]
    table = _without_empty(Table(tuple(columns), tuple(tuple(_cells(context, one)) for one in rated)))
    alt = "; ".join(f"{one.item.text}: {_told(context, one)}" for one in rated)
    low, high = (context.speech.say(rating.get(end)) for end in ("low", "high"))
    return Axis(
        "", LEAST, MOST, low or say("report.hinders"), high or say("report.helps"), rated,
        say("report.lessen"), say("report.raise"), alt, table,
    )  # fmt: skip


def _told(context: Context, one: Rated) -> str:
    """The value now, and the one of then if it is known."""
    value = one.item.mark or context.speech.word("report.no_value")
    if one.before is None:
        return value
    return f"{value} ({context.speech.word('report.before')}: {_signed(context, one.before, mean=False)})"


def _without_empty(table: Table) -> Table:
    """Columns in which nothing stands are left out, but for the first two."""
    kept = [n for n in range(len(table.columns)) if n < 2 or any(line[n].text for line in table.lines)]
    lines = tuple(tuple(line[n] for n in kept) for line in table.lines)
    return Table(tuple(table.columns[n] for n in kept), lines)


def _cells(context: Context, one: Rated) -> Iterator[Cell]:
    yield Cell(one.item.text)
    yield number_cell(one.value, context.speech)
    yield number_cell(one.before, context.speech)
    yield Cell(", ".join(f"{_plain(value)}: {many}" for value, many in enumerate(one.marks, LEAST) if many))
    yield Cell(one.team)
    yield Cell(_joined(one.lessen))
    yield Cell(_joined(one.raises))


def _plain(value: int) -> str:
    return f"{value:+}".replace("-", "−") if value else "0"


def _joined(items: tuple[Item, ...]) -> str:
    return "\n".join(item.text for item in items)


def _apart(context: Context, name: str, cards: list[tuple[str, Record]]) -> Iterator[Block]:
    """Users' and staff's marks beside each other, where they may be seen: their means, card by card."""
    rows = [(text_of(card), [_side_mean(context, name, key, side) for side in SIDES]) for key, card in cards]
    rows = [(text, means) for text, means in rows if means != [None] * len(SIDES)]
    if not rows:
        return
    titles = (context.speech.word(f"report.side.{side}") for side in SIDES)
    columns = (Column(context.speech.word("report.card")), *(Column(title, "number") for title in titles))
    lines = tuple((Cell(text), *(number_cell(mean, context.speech) for mean in means)) for text, means in rows)
    yield Grid(context.speech.word("report.apart"), Table(columns, lines))


def _side_mean(context: Context, name: str, key: str, side: str) -> float | None:
    return _mean(_marks(context.view.get(f"count/{name}/{key}/side/{side}", {})))


def _left(context: Context, name: str, cards: list[tuple[str, Record]], rated: set[str]) -> Iterator[Block]:
    """What was written under a card that is not there any more."""
    lines = tuple(
        context.item(name, key, card)
        for key, card in cards
        if key not in rated and card["field"].rpartition("/")[2] not in rated
    )
    if lines:
        yield Items(context.speech.word("report.others"), lines)
