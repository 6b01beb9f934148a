"""What the moderator does with a board: put it on the agenda, lead through its phases, show a card large."""

from board.activities.cards.asking import board_of, visible
from board.activities.cards.commands import AddCards, Lead, Spotlight
from board.activities.cards.records import CardBoard, Cards, Dots
from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Patch
from board.nameless import newly_seen
from board.records import STATEMENT_MOST, TITLE_MOST, Rejected, plain_text
from board.state import Rules, State


def add_cards(state: State, command: AddCards, actor: Actor, moment: Moment) -> Diff:
    new = Cards(
        id=f"activity/{command.activity}",
        title=plain_text(command.title, TITLE_MOST),
        task=plain_text(command.task, STATEMENT_MOST) if command.task else {},
        who=command.who,
        writes=command.writes,
        dots=command.dots,
        stack=command.stack,
    )
    return listed(state, new, command.after)


def lead(state: State, command: Lead, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.phase == "voting" and not (isinstance(board, Cards) and board.dots):
        raise Rejected("no_dots")
    return (
        Patch(board.id, {"phase": command.phase, "opened": True}),
        Patch("workshop", {"current": command.activity}),
        *(_dots_seen(state, board) if command.phase == "shown" and board.nameless else ()),
    )


def _dots_seen(state: State, board: CardBoard) -> Diff:
    """Nameless dots come into the sums as places come onto a nameless line: never those of a few newcomers."""
    given = [dots for dots in state.under(f"dots/{board.name}", Dots) if dots.on]
    return newly_seen(state, given, [dots.who for dots in given if dots.seen]) if given else ()


def spotlight(state: State, command: Spotlight, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.card:
        visible(state, board, command.card)
    return (Patch(board.id, {"spotlight": command.card}),)


RULES: Rules = {AddCards: add_cards, Lead: lead, Spotlight: spotlight}
