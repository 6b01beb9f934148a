"""Cards, rating, questions and groups together: what must hold whatever anyone does, in whatever order."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import agenda, groups, workshop
from board.activities import choice, rating
from board.activities.cards import Card, CardBoard, Cards
from board.activities.cards import commands as cards
from board.actor import Actor, Moment
from board.commands import Command
from board.decide import Rejection, decide
from board.records import Seat
from board.state import State, evolve
from board.text import Delete
from tests.board import examples
from tests.board.boards import Boards, edit, wooded
from tests.board.rooms import MODERATOR, NOON, WALL, seat

NAMES = ("anna", "bruno", "carla", "dace")
FIELDS = ("lessen/card1", "raise/card1", "lessen/card2", "raise/card2")
PHASES: tuple[Any, ...] = ("open", "open", "open", "locked", "voting", "voting", "shown")
STEPS = 150


class Chance:
    """Draws commands that mostly make sense in the room as it is."""

    def __init__(self, room: Boards, seed: str) -> None:
        self.room = room
        self.rng = random.Random(seed)

    def board(self) -> str:
        return self.rng.choice(["wood", "wood", "rate", "rate", "late"])

    def card(self, board: str) -> str:
        return self.rng.choice([*sorted(card.name for card in self.room.state.under(f"card/{board}", Card)), "none"])

    def yes(self) -> bool:
        return self.rng.random() < 0.5

    def value(self) -> int | None:
        return self.rng.randrange(-5, 6) if self.yes() else None

    def of_seat(self) -> Command:
        board = self.board()
        card, other = self.card(board), self.card(board)
        rated, wooden = self.rng.choice(["card1", "card2"]), self.card("wood")
        found = self.room.state.get(f"card/{board}/{card}", Card)
        behind = max(0, found.version - self.rng.randrange(3)) if found else 0
        new, field = f"new{self.rng.randrange(100, 140)}", self.rng.choice(FIELDS) if board == "rate" else ""
        draws: list[Command] = [
            cards.AddCard(board, new, self.rng.choice(["some words", "others"]), field, self.yes()),
            cards.AddCard("rate", new, "in a list", self.rng.choice(FIELDS), self.yes()),
            edit(card, behind, self.rng.choice("xyz"), board=board),
            cards.MoveCard(board, card, None, self.rng.choice([other, ""])),
            cards.MoveCard(board, card, field),
            cards.GroupCard(board, card, other),
            cards.GroupCard(board, card, other if self.yes() else ""),
            cards.BinCard(board, card, self.yes()),
            cards.TakeBack(board),
            cards.GiveDots("wood", wooden, self.rng.randrange(3)),
            cards.GiveDots("wood", wooden, 1),
            rating.PutMark("rate", rated, self.value()),
            rating.PutMark("rate", rated, self.rng.randrange(-5, 6)),
            rating.ShowSpread("rate", rated, self.yes()),
            rating.Agree("rate", rated, self.value()),
            choice.GiveVote("fork", self.rng.choice([(), (0,), (1,), (2,)]), self.rng.choice(["", "my remark"])),
            choice.GiveVote("fork", (0,)),
            choice.WithdrawVote("fork"),
            workshop.EditSeat("another name", self.yes()),
        ]
        return self.rng.choice(draws)

    def of_moderator(self) -> Command:
        board = self.board()
        card, other = self.card(board), self.card(board)
        maybe = self.rng.choice([None, True, False])
        draws: list[Command] = [
            cards.Lead("wood", self.rng.choice(PHASES)),
            cards.Lead(board, self.rng.choice(PHASES)),
            cards.MergeCard(board, card, other),
            cards.MarkCard(board, card, maybe, self.rng.choice([None, True, False]), self.rng.choice([None, False])),
            cards.Spotlight(board, card),
            cards.ForgetCard(board, self.card(board)) if self.rng.random() < 0.2 else cards.Spotlight(board, ""),
            cards.Pick("wood", (self.card("wood"),)),
            choice.LeadChoice("fork", self.rng.choice(["open", "open", "shown"])),
            groups.MakeGroups(self.rng.choice([1, 1, 2, 3])),
            groups.MoveSeat(seat(self.rng.choice(NAMES)).seat, self.rng.choice(["birch", "birch", "oak", ""])),
            groups.ClearGroups() if self.rng.random() < 0.2 else groups.MakeGroups(1),
            workshop.Show(board),
            workshop.Close() if self.rng.random() < 0.05 else workshop.Reopen(),
        ]
        return self.rng.choice(draws)


def _room(who: Any, mode: Any) -> Boards:
    room = Boards()
    people = room.come(*NAMES)
    room.board(who=who, dots=3, stack=False)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}")
    room.split(1)
    room.rated("card1", "card2", who=who)
    room.board("late", "closed", who=who, dots=2)
    room.question(mode)
    return room


@pytest.mark.parametrize("mode", ["nameless", "hidden", "live"])
@pytest.mark.parametrize("who", ["names", "nameless"])
@pytest.mark.parametrize("seed", [1, 2])
def test_FRAME_1_CHAN_2_CHAN_4_LOG_3_whatever_anyone_does(who: Any, mode: Any, seed: int) -> None:
    room = _room(who, mode)
    chance = Chance(room, f"{who} {mode} {seed}")
    done = 0
    for number in range(STEPS):
        moderates = chance.rng.random() < 0.3
        actor = MODERATOR if moderates else seat(chance.rng.choice(NAMES))
        room.seed = number
        (answer,) = room.ask(room.request(actor, chance.of_moderator() if moderates else chance.of_seat()))
        done += answer is None
        for viewer in (*map(seat, NAMES), WALL, MODERATOR):
            judge(room.state, viewer, room.view(viewer))
        for board in ("wood", "rate", "late"):
            room.heaps(board)
    assert done > STEPS // 8  # the workshop may be closed for a while
    room.settle()


@given(st.lists(st.tuples(st.integers(-1, 3), examples.commands), max_size=10))
def test_DEC_1_no_command_raises_in_a_room_with_everything(steps: list[tuple[int, Command]]) -> None:
    state = START.state
    for number, command in steps:
        actor = MODERATOR if number < 0 else seat(NAMES[number])
        outcome = decide(state, command, actor, Moment(NOON, number))
        state = state if isinstance(outcome, Rejection) else evolve(state, outcome)


START = _room("nameless", "nameless")


# Who may see what, told by other means than the code under test. As frames make the fresh view, and never more than
# the view of some rev, what is in no view was in no bytes.


def judge(state: State, viewer: Actor, view: dict[str, dict[str, dict[str, Any]]]) -> None:
    for shown in view.values():
        for record_id, public in shown.items():
            kind, _, rest = record_id.partition("/")
            judged = {
                "card": _card,
                "dots": _own,
                "mark": _own,
                "step": _own,
                "vote": _vote,
                "sum": _sum,
                "count": _count,
            }
            if kind in judged:
                assert judged[kind](state, viewer, rest, public), (viewer.role, record_id, public)


def _card(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    card = state.get(f"card/{rest}", Card)
    board = card and state.get(f"activity/{card.activity}", CardBoard)
    assert card
    assert board
    own = card.author in _names(state, viewer, board.name)
    if public.keys() & {"author", "authors"} or (board.nameless and public.get("signed")):
        return False
    if board.nameless and card.author and "number" in public:
        return False
    if viewer.role == "moderator" or own:
        return True
    mine = state.get(f"seat/{viewer.seat}", Seat)
    of_team = viewer.role == "wall" or not card.team or (mine is not None and mine.group == card.team)
    shown = board.phase == "shown"
    return board.opened and not (card.hidden or card.binned or card.suggested) and (of_team or shown)


def _own(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    activity, *_ = rest.split("/")
    if public["t"] == "step" and viewer.role == "moderator":
        return rest.startswith(f"{activity}//")
    return not _names(state, viewer, activity).isdisjoint(rest.split("/"))


def _names(state: State, viewer: Actor, activity: str) -> set[str]:
    """Under what names a viewer's own answers are kept."""
    sitting = state.get(f"seat/{viewer.seat}", Seat)
    return {viewer.seat, viewer.pseudonym(activity), viewer.pseudonym(activity, sitting.group if sitting else "")} - {
        ""
    }


def _vote(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    fork = state.get("activity/fork", choice.Choice)
    assert fork
    if fork.nameless and public.get("signed"):
        return False
    open_to_all = fork.mode == "live" or fork.phase == "shown"
    return open_to_all if "mine" not in public else _own(state, viewer, rest, public)


def _sum(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    board = state.get(f"activity/{rest.partition('/')[0]}", Cards)
    return board is not None and board.phase == "shown"


def _count(state: State, viewer: Actor, rest: str, public: dict[str, Any]) -> bool:
    activity, _, what = rest.partition("/")
    board = state.find(f"activity/{activity}")
    results = [field for field in public if field[0] in "vo" and field[1:].lstrip("-").isdigit()]
    if isinstance(board, rating.Rating):
        total = sum(public[field] for field in results)
        return not results or (what in board.spread and (not board.nameless or total >= 3))
    if isinstance(board, choice.Choice) and results and board.mode != "live":
        return board.phase == "shown" and (not board.nameless or sum(public[field] for field in results) >= 3)
    return True


JUDGES = {"card": _card, "dots": _own, "mark": _own, "step": _own, "vote": _vote, "sum": _sum, "count": _count}


def test_FRAME_1_a_board_with_cards_is_not_taken_off_the_agenda() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    assert room.refusal(MODERATOR, agenda.RemoveActivity("wood")) == "has_answers"


def test_FRAME_1_what_the_moderator_prepared_goes_with_a_board_that_is_taken_off_the_agenda() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1", "words of Anna's")
    room.rated("card1", groups=False, phase="closed")
    room.board("next", "closed")
    room.write(MODERATOR, "card2", "prepared", board="next")
    room.edit(MODERATOR, "card2", 0, Delete("prepared"), "done", board="next")
    room.do(MODERATOR, agenda.RemoveActivity("next"), agenda.RemoveActivity("rate"))
    room.settle()
    assert b"prepared" not in room.replica.snapshot()
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    assert b"words of Anna's" not in room.replica.snapshot()
