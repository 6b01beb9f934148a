"""What a report says of a board of cards: the picked ones first, then by their dots; heaps, who signed."""

from collections.abc import Iterator

from board.report.context import Context
from board.report.reading import Heap, Record, heaps_of, of_team, team_name, teams
from board.report.tree import Block, Heading, Item, Items, Words


def blocks(context: Context, name: str, board: Record) -> Iterator[Block]:
    """Of each group apart, where groups did it."""
    heaps = heaps_of(context.view, name)
    for team in teams(context.view, board):
        own = of_team(team, heaps, lambda heap: heap.card)
        if team and own:
            yield Heading(team_name(team, context.speech))
        yield from _lists(context, [_item(context, name, board, heap) for heap in own])
    yield from agreed(context, name)
    yield from _set_aside(context, name)


def _item(context: Context, name: str, board: Record, heap: Heap) -> Item:
    under = tuple(context.item(name, key, card) for key, card in heap.under)
    dots = sum(_dots(context, name, key) for key in (heap.name, *(key for key, _ in heap.under)))
    count = dots if board["dots"] and board["phase"] == "shown" else None
    return context.item(name, heap.name, heap.card, under=under, count=count, strong=heap.name in board["picked"])


def _dots(context: Context, name: str, key: str) -> int:
    return int(context.view.get(f"sum/{name}/{key}", {}).get("dots", 0))


def _lists(context: Context, items: list[Item]) -> Iterator[Block]:
    ranked = sorted(items, key=lambda item: -(item.count or 0))
    picked, others = [one for one in ranked if one.strong], [one for one in ranked if not one.strong]
    if picked:
        yield Items(context.speech.word("report.picked"), tuple(picked))
    if others:
        yield Items(context.speech.word("report.others") if picked else "", tuple(others))


def agreed(context: Context, name: str) -> Iterator[Block]:
    """How many agreed to what stands there."""
    many = context.view.get(f"count/{name}/agreed", {}).get("agreed", 0)
    if many:
        yield Words(context.speech.word("report.agreed", n=many))


def _set_aside(context: Context, name: str) -> Iterator[Block]:
    """What a moderator hid, or people threw away, or suggested too late: for moderators alone."""
    if not context.own:
        return
    prefix = f"card/{name}/"
    aside = [
        (key.removeprefix(prefix), card)
        for key, card in sorted(context.view.items())
        if key.startswith(prefix) and (card["hidden"] or card["binned"] or card["suggested"])
    ]
    if aside:
        lines = tuple(context.item(name, key, card) for key, card in aside)
        yield Items(context.speech.word("report.set_aside"), tuple(line for line in lines if line.text))
