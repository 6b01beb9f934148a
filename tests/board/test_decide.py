"""`decide` on any state."""

from hypothesis import given
from hypothesis import strategies as st

from board import agenda, workshop
from board.activities import scale
from board.actor import NOBODY, Actor, Moment
from board.commands import Command
from board.decide import Rejection, decide
from board.log import Entry, decode_entry, encode_entry
from board.state import State, evolve
from tests.board.examples import EXAMPLES, commands
from tests.board.rooms import MODERATOR, NOON, WALL, Room, at_once, seat

actors = st.sampled_from([seat("person0"), seat("person1"), seat("stranger"), NOBODY, MODERATOR, WALL])


def _rooms() -> list[State]:
    """A room at several moments of its life, and none at all."""
    room = Room()
    found = [State.empty(), room.state]
    people = room.opened(1, 2, 3)
    found.append(room.state)
    room.reveal()
    found.append(room.state)
    for person in people:
        room.do(person, scale.Here("tree", 1))
    room.talk()
    found.append(room.state)
    room.do(MODERATOR, workshop.Close())
    return [*found, room.state]


ROOMS = _rooms()


@given(st.sampled_from(ROOMS), commands, actors, st.integers(0, 2**64))
def test_DEC_1_decide_is_pure_and_total(state: State, command: Command, actor: Actor, seed: int) -> None:
    before = at_once(state)
    outcome = decide(state, command, actor, Moment(NOON, seed))
    assert outcome == decide(state, command, actor, Moment(NOON, seed))
    assert at_once(state) == before
    if not isinstance(outcome, Rejection):
        assert decode_entry(encode_entry(Entry("n", "", (), outcome))).keys == ()
        assert at_once(evolve(state, outcome)) is not None


@given(st.lists(st.tuples(commands, actors), max_size=12), st.sampled_from(ROOMS[1:]))
def test_DEC_1_what_a_process_decides_another_reads_as_the_same(
    asked: list[tuple[Command, Actor]], state: State
) -> None:
    local = remote = state
    for command, actor in asked:
        outcome = decide(local, command, actor, Moment(NOON, 1))
        if not isinstance(outcome, Rejection):
            local = evolve(local, outcome)
            remote = evolve(remote, decode_entry(encode_entry(Entry("n", "", (), outcome))).diff)
    assert local == remote


def test_DEC_1_numbers_beyond_any_machine_word_are_numbers() -> None:
    room = Room()
    room.do(MODERATOR, agenda.MoveActivity("lake", 2**80))
    assert room.workshop().agenda == ("tree", "lake")
    room.do(MODERATOR, agenda.MoveActivity("lake", -(2**80)))
    assert room.workshop().agenda == ("lake", "tree")


def test_DEC_2_a_rejected_command_changes_nothing_and_is_not_logged() -> None:
    room = Room()
    (anna,) = room.join("anna")
    before = room.replica.snapshot()
    for command in EXAMPLES:
        for actor in (WALL, seat("stranger")):
            if type(command) is not workshop.Join:
                assert room.refusal(actor, command) == "not_allowed"
    assert room.refusal(anna, scale.PlaceMark("tree", 1, 700)) == "not_open"
    assert room.replica.snapshot() == before
    assert len(room.log) == 2
