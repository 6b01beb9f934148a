"""What the moderator does with a board: lead through its phases, show a card or a part of it large."""

from board.activities.cards.asking import board_of, visible
from board.activities.cards.commands import Focus, Lead, Spotlight
from board.activities.cards.records import CardBoard, Dots
from board.actor import Actor, Moment
from board.course import led_to
from board.diff import Diff, Patch
from board.nameless import newly_seen_by_team
from board.records import Group, Rejected
from board.state import Rules, State

GRACE = 60_000  # milliseconds for which a card that was being written still comes in


def lead(state: State, command: Lead, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.phase == "voting" and not board.dots:
        raise Rejected("no_dots")
    late_until = 0 if command.phase == "open" else moment.at + GRACE if board.phase == "open" else board.late_until
    return (
        Patch(board.id, {"phase": command.phase, "opened": True, "late_until": late_until}),
        *led_to(state, board.name, moment),
        *(_dots_seen(state, board) if command.phase == "shown" and board.nameless else ()),
    )


def _dots_seen(state: State, board: CardBoard) -> Diff:
    """Nameless dots come into the sums as places come onto a nameless line: never those of a few newcomers."""
    given = [dots for dots in state.under(f"dots/{board.name}", Dots) if dots.on]
    return newly_seen_by_team(state, given) if given else ()


def spotlight(state: State, command: Spotlight, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.card:
        visible(state, board, command.card)
    return (Patch(board.id, {"spotlight": command.card}),)


def focus(state: State, command: Focus, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    if command.team and state.get(f"group/{command.team}", Group) is None:
        raise Rejected("no_group")
    if command.field and command.field not in board.places:
        raise Rejected("no_such_field")
    where = f"{command.team}/{command.field}" if command.team or command.field else ""
    return (Patch(board.id, {"focus": where}),)


RULES: Rules = {Lead: lead, Spotlight: spotlight, Focus: focus}
