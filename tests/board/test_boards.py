"""Every kind of activity together: what must hold whatever anyone does, in whatever order."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import agenda
from board.activities.cards import commands as cards
from board.actor import Moment
from board.commands import Command
from board.decide import Rejection, decide
from board.state import evolve
from board.text import Delete
from tests.board import examples
from tests.board.boards import wooded
from tests.board.chance import BOARDS, NAMES, Chance, everything
from tests.board.judges import judge, sound
from tests.board.rooms import MODERATOR, NOON, WALL, seat

STEPS = 150


@pytest.mark.parametrize("mode", ["nameless", "hidden", "live"])
@pytest.mark.parametrize("who", ["names", "nameless"])
@pytest.mark.parametrize("seed", [1, 2])
def test_FRAME_1_CHAN_2_CHAN_4_LOG_3_whatever_anyone_does(who: Any, mode: Any, seed: int) -> None:
    room = everything(who, mode)
    chance = Chance(room, f"{who} {mode} {seed}")
    done, judged = 0, room.state
    for number in range(STEPS):
        moderates = chance.rng.random() < 0.3
        actor = MODERATOR if moderates else seat(chance.rng.choice(NAMES))
        room.seed = number
        (answer,) = room.ask(room.request(actor, chance.of_moderator() if moderates else chance.of_seat()))
        done += answer is None
        if room.state is judged:  # it was refused
            continue
        judged = room.state
        for viewer in (*map(seat, NAMES), WALL, MODERATOR):
            judge(room.state, viewer, room.view(viewer))
        sound(room.state)
        for board in BOARDS:
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


START = everything("nameless", "nameless")


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
