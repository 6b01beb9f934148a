"""The cards of a file, checked as commands check them."""

from collections.abc import Iterator

from board.activities.canvas import Canvas
from board.activities.cards import Card, CardBoard, Lies, Words
from board.activities.cards import Said as SaidOf
from board.activities.cards.records import CARDS_MOST
from board.activities.rating import LEAST, MOST, RATED_MOST, Rating
from board.activities.table import Table as Rows
from board.activities.table import fitting
from board.archive.format import Archive, Part, Written
from board.archive.reading import at, check
from board.archive.texts import check_plain, check_words
from board.groups import TREES
from board.records import Record

NOBODY = "nobody"
"""Whose what a participant wrote namelessly is, now that nobody knows."""

AS_THEY_ARE = (
    "number", "signed", "guests", "team", "field", "under", "links", "pinned", "hidden", "binned", "suggested", "value",
    "values", "language",
)  # fmt: skip


class There:
    """What links and origins may lead to: cards by `<part>/<card>`, and parts without cards that were opened."""

    def __init__(self, archive: Archive) -> None:
        self.cards = {f"{part.name}/{card.name}": card for part in archive.parts for card in part.cards}
        self.parts = {part.name for part in archive.parts if part.state.get("opened") and not part.cards}

    def has(self, path: str) -> bool:
        return path in (self.cards if "/" in path else self.parts)


def records(archive: Archive, part: Part, board: CardBoard, there: There) -> Iterator[Record]:
    """Raises Rejected with the place in the part."""
    names = [card.name for card in part.cards]
    check(len({*names}) == len(names), "cards")
    _check_board(archive, board, {card.name: card for card in part.cards})
    for number, card in enumerate(part.cards):
        with at(f"cards[{number}]"):
            _check_card(board, card)
            _check_place(part, board, card, there)
            _check_paths(part, card, there)
        yield _card(board, card, number)
        if card.under:
            yield Lies(id=f"lies/{board.name}/{card.under}/{card.name}", activity=board.name)


def _card(board: CardBoard, card: Written, number: int) -> Card:
    """Nobody's; its words are at their first version."""
    shared = board.shared(card.name) != ""
    return Card(
        id=f"card/{board.name}/{card.name}",
        activity=board.name,
        author=NOBODY if board.nameless and not (card.number or shared) else "",
        order=float(number + 1),
        base=card.text,
        since=1,
        origin=card.origin and f"card/{card.origin}",
        shared=shared,
        cells={cell: Words(text, 1) for cell, text in card.cells.items()},
        said={language: SaidOf(said.text, 0 if said.old else 1) for language, said in card.said.items()},
        **{name: getattr(card, name) for name in AS_THEY_ARE},
    )


# Checks


def _check_board(archive: Archive, board: CardBoard, cards: dict[str, Written]) -> None:
    """What the board says of its cards is true of them."""
    numbers = [card.number for card in cards.values()]
    check(max(numbers, default=0) <= board.written <= CARDS_MOST, "state.written")
    check(board.phase != "voting" or board.dots > 0, "state.phase")
    _check_named(board.picked, {*cards}, "state.picked")
    check(board.spotlight in ("", *cards), "state.spotlight")
    team, _, field = board.focus.partition("/")
    check(team in ("", *archive.groups) and field in ("", *board.places), "state.focus")
    if isinstance(board, Rating):
        _check_named(board.rated, {*cards}, "state.rated")
        _check_named(board.spread, {*board.rated}, "state.spread")
        check(len(board.rated) <= RATED_MOST, "state.rated")
        for name in ("apart", "mixed"):
            _check_named(getattr(board, name), {*board.rated}, f"state.{name}")
    if isinstance(board, Canvas):
        _check_named(board.locked, {*board.places}, "state.locked")


def _check_named(names: tuple[str, ...], there: set[str], place: str) -> None:
    check(len({*names}) == len(names) and {*names} <= there, place)


def _check_card(board: CardBoard, card: Written) -> None:
    """What it says."""
    check_words(card.text, "text")
    check_plain(card.signed, "signed", lines=False)
    check(not (board.nameless and (card.signed or card.guests)), "signed")
    check(board.nameless or card.number > 0 or board.shared(card.name) != "", "number")
    check(_may_be(board, card), "value")
    for language, said in card.said.items():
        check_plain(said.text, f"said.{language}.text")
        check(said.text != "", f"said.{language}.text")
    for cell, text in card.cells.items():
        check(board.has_cell(cell) and text != "", f"cells.{cell}")
        check_words(text, f"cells.{cell}")
    columns = {column.name: column for column in board.columns[1:]} if isinstance(board, Rows) else {}
    for name, value in card.values.items():
        with at(f"values.{name}"):
            check(name in columns and fitting(columns[name], value) == value, "")


def _may_be(board: CardBoard, card: Written) -> bool:
    """Whether the value is one of this board."""
    if card.value is None:
        return True
    if isinstance(board, Rating):
        return card.name in board.rated and LEAST <= card.value <= MOST
    return isinstance(board, Canvas) and 1 <= card.value <= board.strengths


def _check_place(part: Part, board: CardBoard, card: Written, there: There) -> None:
    """Where it stands, and what it lies under: heaps are one deep, on the table and of one group."""
    shared = board.shared(card.name)
    check(card.team in ("", *TREES), "team")
    if shared:
        check((card.team or "all") == card.name.partition("-")[0] and card.field == shared and not card.under, "field")
        return
    check(not board.shared(f"all-{card.field}"), "field")
    if isinstance(board, Rating):
        _check_list(part, board, card, there)
    else:
        check(card.field in board.places, "field")
    head = there.cards.get(f"{part.name}/{card.under}")
    check(
        not card.under or (head is not None and not card.binned and _is_head(head) and head.team == card.team), "under"
    )


def _is_head(card: Written) -> bool:
    return not (card.under or card.hidden or card.binned or card.suggested)


def _check_list(part: Part, rating: Rating, card: Written, there: There) -> None:
    """It is a rated card, or stands in a list under one of the same group; that one may have been forgotten."""
    side, _, name = card.field.partition("/")
    about = there.cards.get(f"{part.name}/{name}")
    listed = side in ("lessen", "raise") and name != "" and (about is None or about.team == card.team)
    check(card.name in rating.rated if not card.field else listed, "field")


def _check_paths(part: Part, card: Written, there: There) -> None:
    own = f"{part.name}/{card.name}"
    check(not card.origin or (card.origin in there.cards and card.origin != own), "origin")
    for number, to in enumerate(card.links):
        check(there.has(to) and to != own and card.links.index(to) == number, f"links[{number}]")
