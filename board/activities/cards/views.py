"""Who sees what of a board of cards."""

from collections.abc import Iterator

from board import earlier
from board.activities import agreeing
from board.activities.cards.records import Card, CardBoard, Dots, Step
from board.activities.showing import Public, activity_shown, public
from board.actor import Actor
from board.records import Record


def project(record: Record, board: CardBoard) -> Iterator[tuple[str, Public]]:
    """The channels that show this record, and what of it they show."""
    if isinstance(record, CardBoard):
        yield from activity_shown(record)
    elif isinstance(record, Card):
        yield from _card(record, board)
    elif isinstance(record, Dots):
        yield f"seat:{record.who}", {"t": "dots", "on": record.on, "mine": True}
    elif isinstance(record, Step):
        yield f"seat:{record.who}" if record.who else "moderator", {"t": "step"}
    elif isinstance(record, earlier.Earlier):
        yield from earlier.project(record, board)
    else:
        yield from agreeing.project(record)


def public_card(card: Card, board: CardBoard) -> Public:
    """What may be seen of a card. A running number is an order of coming, so nameless people's cards have none."""
    return public(card, "id", "author", "authors", *(("signed", "number") if board.nameless and card.author else ()))


def _card(card: Card, board: CardBoard) -> Iterator[tuple[str, Public]]:
    shown = public_card(card, board)
    if not board.opened or not card.on_table or board.veils(card.field):
        yield "moderator", shown
        if card.author:
            yield f"seat:{card.author}", {**shown, "mine": True}
        return
    if board.groups and card.team and board.phase != "shown":
        yield f"group:{card.team}", shown
        yield "wall", shown
    else:
        yield "all", shown
    if card.author:
        yield f"seat:{card.author}", {"mine": True}


def tally(record: Record, board: CardBoard) -> Iterator[tuple[str, str, str]]:
    """How many have used their dots, agree, or wrote where it is still hidden; how many dots a card has, once shown."""
    yield from agreeing.tally(record)
    if isinstance(record, Card) and board.opened and record.on_table and board.veils(record.field):
        count = f"count/{board.name}/veiled/{record.field}"
        yield from (("all", path, "cards") for path in (count, *([f"{count}/{record.team}"] if record.team else [])))
    if not isinstance(record, Dots):
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
    veiled = [field for field in board.places if board.veils(field)]
    return (board.opened, board.phase == "shown", board.who, board.groups, board.dots, veiled)


def children(board: CardBoard) -> Iterator[str]:
    """The paths under which this board's own records are listed. Steps are seen by their own alone, at all times."""
    yield f"card/{board.name}"
    yield f"dots/{board.name}"
    yield f"agreed/{board.name}"


def own_channels(board: CardBoard, actor: Actor, team: str) -> Iterator[str]:
    """The channels of one seat that this board needs beside the seat's own."""
    if board.nameless and board.opened:
        names = {actor.pseudonym(board.name, team if board.groups else ""), actor.pseudonym(board.name)}
        yield from (f"seat:{name}" for name in sorted(names))  # one agrees once, in whatever group


def answer_id(board: CardBoard, actor: Actor, team: str) -> str:
    """Where it is kept that this actor has said something here."""
    return f"voice/{board.name}/{actor.who(board, team if board.groups else '')}"
