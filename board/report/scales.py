"""What a report says of a line: where people stood in each round, how they moved, and before beside after."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from board.activities.scale import BINS
from board.report.context import Context
from board.report.reading import Record, under
from board.report.sides import ALL_FIRST, named, now, then
from board.report.tree import Block, Cell, Column, Line, Series, Table, Words


def blocks(context: Context, name: str, scale: Record) -> Iterator[Block]:
    """The line with its rounds, before beside after, of all and of each side; then who moved where."""
    series = [
        one for side in ALL_FIRST for one in (*_before(context, name, side), *_rounds(context, name, scale, side))
    ]
    if not any(not one.before for one in series):
        yield Words(context.speech.word("report.not_shown"), quiet=True)
        return
    yield _line(context, scale, tuple(series))
    yield from _moves(context, name, scale)


def _rounds(context: Context, name: str, scale: Record, side: str) -> Iterator[Series]:
    shown = [
        number for number in range(1, scale["rounds"] + 1) if number in scale["revealed"] or scale["mode"] == "live"
    ]
    for number in shown:
        count = context.view.get(f"count/{name}/{number}" + (f"/side/{side}" if side else ""), {})
        if places := _places(count):
            title = _round(context, number, side) if len(shown) > 1 else now(context, name, side)
            yield _series(title, places, listening=count.get("listening", 0), side=bool(side))


def _round(context: Context, number: int, side: str) -> str:
    return named(context, context.speech.word("common.round", n=number), side)


def _before(context: Context, name: str, side: str) -> Iterator[Series]:
    counts = context.view.get(f"earlier/{name}", {}).get("counts", {})
    if side in counts:
        yield _series(then(context, name, side), tuple(counts[side]), before=True, side=bool(side))


def _places(count: Record) -> tuple[int, ...]:
    """How many in each place; () while nothing is shown."""
    places = tuple(count.get(f"b{place}", 0) for place in range(BINS))
    return places if any(places) else ()


def _series(title: str, counts: tuple[int, ...], **more: Any) -> Series:
    return Series(title, counts, sum(counts), middle=_middle(counts), **more)


def _middle(counts: tuple[int, ...]) -> float | None:
    """The median's place as a share of the line."""
    places = [place for place, many in enumerate(counts) for _ in range(many)]
    if not places:
        return None
    half = len(places) // 2
    middle = places[half] if len(places) % 2 else (places[half - 1] + places[half]) / 2
    return middle / (len(counts) - 1)


def _line(context: Context, scale: Record, series: tuple[Series, ...]) -> Line:
    speech = context.speech
    low, high = speech.say(scale["low"]), speech.say(scale["high"])
    columns = (Column(speech.word("report.place"), "number"), *(Column(one.name, "number") for one in series))
    lines = tuple(
        (Cell(f"{place * 5} %", place * 5), *(Cell(str(one.counts[place]), one.counts[place]) for one in series))
        for place in range(BINS)
    )
    alt = " ".join(_said(context, one, low, high) for one in series)
    return Line("", low, high, series, alt, Table(columns, lines))


def _said(context: Context, one: Series, low: str, high: str) -> str:
    """A distribution in a sentence: how many nearer to each end, and how many in between."""
    third = BINS // 3
    parts = {"at_low": one.counts[:third], "between": one.counts[third:-third], "at_high": one.counts[-third:]}
    sums = {name: sum(counts) for name, counts in parts.items()}
    return context.speech.word("report.line_alt", name=one.name, n=one.n, low=low, high=high, **sums)


def _moves(context: Context, name: str, scale: Record) -> Iterator[Block]:
    """Between two rounds. Where few moved in a way it is not said how few: each of them would know of the others."""
    small = context.view["workshop"]["small"] if scale["mode"] == "nameless" else 1
    rounds = sorted(scale["revealed"])
    for first, second in pairwise(rounds):
        before, after = (_standing(context, name, number) for number in (first, second))
        both = before.keys() & after.keys()
        if len(both) < max(small, 2):
            continue
        moves = [_way(before[who], after[who]) for who in both]
        yield Words(_moved(context, scale, (first, second), moves, small))


def _standing(context: Context, name: str, number: int) -> dict[str, int]:
    return {
        place["who"]: place["at"]
        for _, place in under(context.view, f"place/{name}/{number}/")
        if place.get("at") is not None
    }


def _way(before: int, after: int) -> str:
    step = 1000 // (BINS - 1)
    return "high" if after - before >= step else "low" if before - after >= step else "stayed"


def _moved(context: Context, scale: Record, rounds: tuple[int, int], moves: list[str], small: int) -> str:
    speech = context.speech
    said = [speech.word("report.moved", first=rounds[0], second=rounds[1])]
    ends = {"high": speech.say(scale["high"]), "low": speech.say(scale["low"]), "stayed": ""}
    many = {way: moves.count(way) for way in ends if way in moves}
    unsaid = _unsaid(many, small)
    for way, n in many.items():
        kind = "few" if n < small else "some" if way in unsaid else "many"
        said.append(speech.word(f"report.moved.{kind}.{way}", n=n, end=ends[way]))
    return " ".join(said)


def _unsaid(many: Mapping[str, int], small: int) -> set[str]:
    """Of whom it is not said how many they are: of few, and if that is one kind, of the next as well.

    How many there are in all is known: a single unsaid number could be reckoned from the others.
    """
    ranked = sorted(many, key=lambda way: many[way])
    few = [way for way in ranked if many[way] < small]
    return set(ranked[:2] if len(few) == 1 else few)
