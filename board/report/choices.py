"""What a report says of a question: how many chose each answer, before beside after, and the remarks."""

from collections.abc import Iterator
from typing import Any

import msgspec

from board.report.context import Context
from board.report.reading import Record, signature, team_name, teams, under
from board.report.sides import SIDES, now, then
from board.report.tree import Answer, Answers, Block, Cell, Column, Heading, Item, Items, Table, Words


class Counted(msgspec.Struct, frozen=True):
    """Whose answers, how many chose each, how many chose nothing."""

    name: str
    each: tuple[int, ...]
    people: int
    listening: int = 0


def blocks(context: Context, name: str, choice: Record) -> Iterator[Block]:
    """Of each group apart, where groups answered."""
    if choice["phase"] != "shown" and choice["mode"] != "live":
        yield Words(context.speech.word("report.not_shown"), quiet=True)
        return
    for team in teams(context.view, choice):
        if team:
            yield Heading(team_name(team, context.speech))
        yield _answers(context, choice, list(_counted(context, name, choice, team)))
        yield from _remarks(context, name, choice, team)


def _counted(context: Context, name: str, choice: Record, team: str) -> Iterator[Counted]:
    many = len(choice["options"])
    count = context.view.get(f"count/{name}/votes/{team}".rstrip("/"), {})
    yield Counted(now(context, name, ""), _each(count, many), *_people(count, choice, many))
    if team:
        return
    yield from _before(context, name, "")
    for side in SIDES:
        each = _each(context.view.get(f"count/{name}/votes/side/{side}", {}), many)
        if any(each):
            yield Counted(now(context, name, side), each, sum(each))
        yield from _before(context, name, side)


def _before(context: Context, name: str, side: str) -> Iterator[Counted]:
    earlier = context.view.get(f"earlier/{name}", {})
    if side in earlier.get("counts", {}):
        counts = tuple(earlier["counts"][side])
        yield Counted(then(context, name, side), counts, sum(counts) if side else earlier["people"])


def _each(count: Record, many: int) -> tuple[int, ...]:
    return tuple(count.get(f"o{number}", 0) for number in range(many))


def _people(count: Record, choice: Record, many: int) -> tuple[int, int]:
    """How many answered, as far as their answers are shown; where one may choose several, nobody can tell."""
    people = count.get("placed", 0) if choice["several"] else sum(_each(count, many))
    return people, count.get("listening", 0)


def _answers(context: Context, choice: Record, counted: list[Counted]) -> Answers:
    say, word = context.speech.say, context.speech.word
    answers = tuple(
        Answer(
            say(option["text"] or option["other"]),
            tuple(one.each[number] for one in counted),
            say(option["other"]) if option["text"] and option["other"] else "",
            option["sign"],
        )
        for number, option in enumerate(choice["options"])
    )
    alt = "; ".join(f"{answer.text}: {answer.counts[0]}" for answer in answers)
    columns = (Column(word("report.answer")), *(Column(one.name, "number") for one in counted))
    lines = tuple((Cell(answer.text), *(Cell(str(n), n) for n in answer.counts)) for answer in answers)
    series = tuple(one.name for one in counted) if len(counted) > 1 else ("",)
    people, listening = (tuple(one.people for one in counted), tuple(one.listening for one in counted))
    return Answers("", answers, series, people, listening, alt, Table(columns, lines), choice["picture"])


def _remarks(context: Context, name: str, choice: Record, team: str) -> Iterator[Block]:
    """In the order of the alphabet: an order that tells nothing of who wrote them, nor when."""
    given = (vote for _, vote in under(context.view, f"vote/{name}/") if vote.get("remark"))
    votes = sorted((vote for vote in given if vote["team"] == team), key=_by_content)
    lines = tuple(_remark(context, choice, vote) for vote in votes)
    if lines:
        yield Items(context.speech.word("report.remarks"), lines)


def _by_content(vote: Record) -> tuple[Any, ...]:
    return vote["remark"], vote["picks"], vote["signed"], vote["guests"]


def _remark(context: Context, choice: Record, vote: Record) -> Item:
    picks = [
        context.speech.say(choice["options"][pick]["text"] or choice["options"][pick]["other"])
        for pick in vote["picks"]
    ]
    notes = [*picks, signature(vote, context.speech)]
    return Item(vote["remark"], notes=tuple(note for note in notes if note))
