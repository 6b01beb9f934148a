"""The first page: what came of the workshop, for whoever reads no further. All of it stands in the sections."""

from collections.abc import Iterable, Iterator

import msgspec

from board.report.context import Context
from board.report.thread import shortened
from board.report.tree import (
    Answers,
    Axis,
    Block,
    Cell,
    Fact,
    Field,
    Figure,
    Grid,
    Heading,
    Item,
    Items,
    Line,
    Section,
)  # fmt: skip

MOST = 4  # items of one activity
PAGE = 28  # lines of print that one page has, beside a short title
LINE = 80  # letters that go into one
RANK = {"choice": 0, "table": 1, "cards": 2, "rating": 2, "scale": 2, "canvas": 3, "page": 3}
"""What was decided, then what is to be done, then the rest."""


def summary(context: Context, sections: list[Section], facts: tuple[Fact, ...]) -> Section:
    """What was decided first, then what people thought, in the order of the workshop; on the page with the facts."""
    told = [(section, items) for section in sections if (items := _gist(context, section))]
    of = {section.name: context.view[f"activity/{section.name}"] for section in sections}
    deciding = sorted((one for one in told if of[one[0].name]["decides"]), key=lambda one: RANK[of[one[0].name]["t"]])
    others = [one for one in told if one not in deciding]
    lists = (_list(context, section, items) for section, items in deciding + others)
    return Section(
        context.speech.word("report.summary"),
        tuple(_on_one_page(lists, PAGE - sum(_lines(fact.value) for fact in facts))),
        anchor="summary",
    )


def _on_one_page(lists: Iterable[Items], left: int) -> Iterator[Items]:
    for one in lists:
        left -= 2 + sum(_lines(item.text) for item in one.lines)
        if left < 0:
            return
        yield one


def _lines(text: str) -> int:
    return 1 + len(text) // LINE


def _list(context: Context, section: Section, items: list[Item]) -> Items:
    rest = len(items) - MOST
    more = [Item(context.speech.word("report.more", n=rest, section=section.ref))] if rest > 0 else []
    return Items(f"{section.ref}. {section.title}", (*items[:MOST], *more))


def _gist(context: Context, section: Section) -> list[Item]:
    """What groups did apart is told group by group, one line each."""
    found: list[Item] = []
    team = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            team = block.text
            continue
        items = list(_of(context, block))
        found += [_by(team, item) for item in items[:1]] if team else items
    return found


def _by(team: str, item: Item) -> Item:
    return msgspec.structs.replace(item, text=f"{team}: {item.text}")


def _of(context: Context, block: Block) -> Iterator[Item]:
    match block:
        case Line():
            yield from _line(context, block)
        case Answers():
            yield from _answers(block)
        case Axis():
            yield from (_plain(card.item) for card in block.cards if card.value is not None)
        case Grid() if block.title != context.speech.word("report.apart"):
            yield from (Item(shortened(" · ".join(_row(line)))) for line in block.table.lines)
        case Items() if block.title != context.speech.word("report.remarks"):
            picked = [line for line in block.lines if line.strong]
            yield from map(_plain, picked or block.lines)
        case Figure():
            yield from (_field(context, field) for field in block.fields if field.lines)


def _plain(item: Item) -> Item:
    return Item(shortened(item.text), item.count, item.mark)


def _field(context: Context, field: Field) -> Item:
    if len(field.lines) == 1:
        return Item(f"{field.title}: {shortened(field.lines[0].text)}")
    return Item(context.speech.word("report.field_alt", field=field.title, n=len(field.lines)))


def _row(line: tuple[Cell, ...]) -> Iterator[str]:
    return (cell.text for cell in line[:5] if cell.text)


def _line(context: Context, line: Line) -> Iterator[Item]:
    """Where half of the people stand: in the last round, and in the earlier workshop."""
    whole = [one for one in line.series if not one.side]
    then, now = ([one for one in whole if one.before is before] for before in (True, False))
    for one in (*then[:1], *now[-1:]):
        share = round((one.middle or 0) * 100)
        yield Item(context.speech.word("report.half", name=one.name, n=one.n, share=share, high=line.high))


def _answers(block: Answers) -> Iterator[Item]:
    ranked = sorted(block.answers, key=lambda one: -one.counts[0])
    yield from (Item(one.text, one.counts[0]) for one in ranked if one.counts[0])
