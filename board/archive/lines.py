"""The figures on a line of a file, as places of nobody's; where all saw who stood there, of that person."""

from collections import Counter
from collections.abc import Iterator

from board.activities.scale import Place, Scale
from board.activities.scale.asking import paper_places, place_id
from board.activities.scale.records import BIN, PAPER_MOST, ROUNDS_MOST
from board.archive.answering import is_shown
from board.archive.dealing import by_side
from board.archive.format import Archive, Line, Part, Person, Row
from board.archive.reading import at, check


def many(line: Line) -> int:
    """How many answers are on it."""
    stood = sum(one is not None for row in line.rows for one in row.at)
    return stood + sum(line.listening) + sum(sum(paper.bins) for paper in line.paper)


def seat_of(number: int) -> str:
    """The name of the seat of somebody who took part: no secret leads to it."""
    return f"was{number}"


def records(archive: Archive, part: Part, scale: Scale, least: int) -> Iterator[Place]:
    """Raises Rejected with the place in the part."""
    _check_rounds(scale)
    line = part.line or Line()
    people = {person.number: person for person in archive.people}
    with at("line"):
        _check_people(scale, line, people, least)
        stood: list[Place] = []
        for number, row in enumerate(line.rows):
            with at(f"rows[{number}]"):
                stood += _row(scale, row, number, people)
        yield from _parted(scale, line, stood, archive.workshop.small)
        yield from _listening(scale, line)
        yield from _paper(scale, line)


def _check_rounds(scale: Scale) -> None:
    check(1 <= scale.rounds <= ROUNDS_MOST, "state.rounds")
    check(1 <= scale.round <= scale.rounds, "state.round")
    known = {*range(1, scale.rounds + 1)}
    check({*scale.apart} <= known and len({*scale.apart}) == len(scale.apart), "state.apart")
    check(scale.revealed == tuple(sorted({*scale.revealed} & known)), "state.revealed")
    check(scale.phase != "talk" and (scale.phase != "shown" or scale.round in scale.revealed), "state.phase")
    check(scale.phase != "closed" or not scale.revealed, "state.revealed")


def _check_people(scale: Scale, line: Line, people: dict[int, Person], least: int) -> None:
    """Each once, and only where there are names; nameless ones in numbers."""
    named = [row.person for row in line.rows if row.person]
    check(len({*named}) == len(named) and {*named} <= people.keys() and not (named and scale.nameless), "rows")
    standing = Counter(round_ for row in line.rows for round_, place in enumerate(row.at, 1) if place is not None)
    check(all(many_ >= least and is_shown(scale, round_) for round_, many_ in standing.items()), "rows")


def _row(scale: Scale, row: Row, number: int, people: dict[int, Person]) -> Iterator[Place]:
    check(len(row.at) == scale.rounds and any(place is not None for place in row.at), "at")
    who = seat_of(row.person) if row.person else f"row{number}"
    remote = row.person > 0 and people[row.person].remote
    for round_, place in enumerate(row.at, 1):
        if place is not None:
            yield _place(scale, round_, who, place, remote=remote)


def _parted(scale: Scale, line: Line, stood: list[Place], small: int) -> Iterator[Place]:
    """The same places with sides, in the rounds in which they may be told apart."""
    check({one.round for one in line.apart} <= {*scale.apart} and (scale.sides or not line.apart), "apart")
    for round_ in range(1, scale.rounds + 1):
        sides = [one for one in line.apart if one.round == round_]
        check(len({one.side for one in sides}) == len(sides), "apart")
        yield from by_side([place for place in stood if place.round == round_], _bin, sides, small)


def _bin(place: Place) -> int:
    return ((place.at or 0) + BIN // 2) // BIN


def _listening(scale: Scale, line: Line) -> Iterator[Place]:
    check(len(line.listening) in (0, scale.rounds), "listening")
    for round_, heard in enumerate(line.listening, 1):
        check(not heard or is_shown(scale, round_), "listening")
        for number in range(heard):
            yield _place(scale, round_, f"listens{number}", None)


def _place(scale: Scale, round_: int, who: str, place: int | None, *, remote: bool = False) -> Place:
    seen = (scale.nameless or scale.sides) and place is not None
    path = place_id(scale, round_, who)
    return Place(id=path, activity=scale.name, round=round_, who=who, at=place, remote=remote, seen=seen)


def _paper(scale: Scale, line: Line) -> Iterator[Place]:
    rounds = [paper.round for paper in line.paper]
    check(len({*rounds}) == len(rounds) and all(is_shown(scale, round_) for round_ in rounds), "paper")
    for paper in line.paper:
        check(0 < sum(paper.bins) <= PAPER_MOST and paper.round <= scale.rounds, "paper")
        yield from paper_places(scale, paper.round, paper.bins)
