"""Who sees what of a board of cards."""

from collections.abc import Iterator

import msgspec

from board.activities.cards.records import Card, CardBoard, Cards, Dots, Step
from board.actor import Actor
from board.records import Record

Public = dict[str, object]


def project(record: Record, board: CardBoard) -> Iterator[tuple[str, Public]]:
    """The channels that show this record, and what of it they show."""
    if isinstance(record, CardBoard):
        yield "all" if record.opened else "moderator", public(record, "id")
    elif isinstance(record, Card):
        yield from _card(record, board)
    elif isinstance(record, Dots):
        yield f"seat:{record.who}", {"t": "dots", "on": record.on, "mine": True}
    elif isinstance(record, Step):
        yield f"seat:{record.who}" if record.who else "moderator", {"t": "step"}


def public(record: Record, *without: str) -> Public:
    """A record's fields, with the tag of its type, but for some."""
    shown: Public = {"t": type(record).__struct_config__.tag, **msgspec.structs.asdict(record)}
    return {name: value for name, value in shown.items() if name not in without}


def public_card(card: Card, board: CardBoard) -> Public:
    """What may be seen of a card. A running number is an order of coming, so nameless people's cards have none."""
    return public(card, "id", "author", "authors", *(("signed", "number") if board.nameless and card.author else ()))


def _card(card: Card, board: CardBoard) -> Iterator[tuple[str, Public]]:
    shown = public_card(card, board)
    if not board.opened or not card.on_table:
        yield "moderator", shown
        if card.author:
            yield f"seat:{card.author}", {**shown, "mine": True}
        return
    if board.groups and card.team:
        yield f"group:{card.team}", shown
        yield "wall", shown
    else:
        yield "all", shown
    if card.author:
        yield f"seat:{card.author}", {"mine": True}


def tally(record: Record, board: CardBoard) -> Iterator[tuple[str, str, str]]:
    """How many have used their dots, always; how many dots a card has, once shown."""
    if not isinstance(record, Dots) or not isinstance(board, Cards):
        return
    given = sum(record.on.values())
    if given:
        yield "all", f"count/{board.name}/dots", "done" if given >= board.dots else "begun"
    if board.phase == "shown" and (record.seen or not board.nameless):
        for card, n in record.on.items():
            for _ in range(n):
                yield "all", f"sum/{board.name}/{card}", "dots"


def sight(board: CardBoard) -> object:
    """Changes exactly when the records of this board must be projected anew."""
    return (board.opened, board.phase == "shown", board.who, board.groups)


def children(board: CardBoard) -> Iterator[str]:
    """The paths under which this board's own records are listed. Steps are seen by their own alone, at all times."""
    yield f"card/{board.name}"
    yield f"dots/{board.name}"


def own_channels(board: CardBoard, actor: Actor) -> Iterator[str]:
    """The channels of one seat that this board needs beside the seat's own."""
    if board.nameless and board.opened:
        yield f"seat:{actor.pseudonym(board.name)}"
