"""The floor line: answers, rounds, what is revealed when."""

import pytest

from board import workshop
from board.activities import scale
from board.activities.scale import Listen, Open, PlaceMark, Reveal, Talk, Withdraw
from board.agenda import EditActivity
from board.commands import decode_command
from board.records import Rejected
from tests.board.rooms import MODERATOR, Room


def _decoded(at: str) -> PlaceMark:
    found = decode_command(b'{"t":"scale.place","activity":"tree","round":1,"at":%s}' % at.encode())
    assert isinstance(found, PlaceMark)
    return found


def test_SCALE_1_a_position_is_a_whole_number_from_0_to_1000() -> None:
    assert [_decoded(at).at for at in ("0", "1000", "7")] == [0, 1000, 7]
    for at in ("-1", "1001", "7.5", "7.0", '"7"', "null", "true"):
        with pytest.raises(Rejected):
            _decoded(at)


def test_SCALE_1_listening_is_an_answer_and_counts() -> None:
    room = Room()
    anna, _ = room.opened(10, 20)
    room.do(anna, Listen("tree", 1))
    assert room.count() == {"t": "count", "placed": 1, "listening": 1}
    own = room.view(anna)[f"seat:{anna.pseudonym('tree')}"]
    assert [record["at"] for record in own.values()] == [None]


def test_SCALE_2_an_answer_counts_while_its_round_is_open() -> None:
    room = Room()
    people = room.join("anna", "bruno", "cilda")
    for command in (PlaceMark("tree", 1, 5), Listen("tree", 1), Withdraw("tree", 1)):
        assert room.refusal(people[0], command) == "not_open"
    room.open()
    for person in people:
        room.place(person, 5)
    room.reveal()
    for command in (PlaceMark("tree", 1, 6), Listen("tree", 1), Withdraw("tree", 1), PlaceMark("tree", 2, 6)):
        assert room.refusal(people[0], command) == "round_over"
    room.open(2)
    assert room.refusal(people[0], PlaceMark("tree", 1, 6)) == "round_over"
    assert room.refusal(people[0], PlaceMark("river", 1, 6)) == "no_such_activity"


@pytest.mark.parametrize("mode", ["hidden", "nameless"])
def test_SCALE_3_hidden_positions_show_at_the_reveal_and_not_before(mode: scale.Mode) -> None:
    room = Room(mode)
    people = room.opened(111, 222, 333)
    assert room.dots() == room.dots(actor=MODERATOR) == {}
    assert room.count()["placed"] == 3
    assert not [field for field in room.count() if field.startswith("b")]
    room.reveal()
    assert sorted(room.dots().values()) == [111, 222, 333]
    assert f"{people[0].seat}" not in room.dots() or mode == "hidden"


def test_SCALE_3_live_positions_show_at_once() -> None:
    room = Room("live")
    anna, bruno = room.opened(111, 222)
    assert room.dots() == {anna.seat: 111, bruno.seat: 222}


@pytest.mark.parametrize("mode", ["hidden", "nameless"])
def test_SCALE_3_the_next_round_does_not_reveal_the_one_before(mode: scale.Mode) -> None:
    room = Room(mode)
    room.opened(111, 222, 333)
    room.open(2)
    assert room.dots() == {}
    room.open(1)
    room.reveal()
    room.open(2)
    assert len(room.dots()) == 3


@pytest.mark.parametrize("mode", ["hidden", "nameless"])
def test_SCALE_3_a_round_that_is_opened_again_is_hidden_until_it_is_revealed_again(mode: scale.Mode) -> None:
    room = Room(mode)
    people = room.opened(111, 222, 333)
    room.reveal()
    room.open(1)
    room.place(people[0], 444)
    room.open(2)
    assert room.dots() == {}
    room.open(1)
    room.reveal()
    assert sorted(room.dots().values()) == [222, 333, 444]


def test_SCALE_4_the_reveal_freezes_and_the_next_round_keeps_the_places_before() -> None:
    room = Room("hidden")
    people = room.opened(100, 200, 300)
    room.reveal()
    room.open(2)
    room.place(people[0], 900, round_=2)
    assert sorted(room.dots().values()) == [100, 200, 300]
    room.reveal()
    assert list(room.dots(2).values()) == [900]
    assert room.refusal(MODERATOR, Open("tree", 4)) == "no_such_round"


def test_SCALE_4_nothing_is_revealed_that_never_opened() -> None:
    assert Room().refusal(MODERATOR, Reveal("tree")) == "not_open"
    assert Room().refusal(MODERATOR, Talk("tree", "random", 3)) == "not_shown"


def test_SCALE_5_going_back_keeps_the_places_of_later_rounds() -> None:
    room = Room("hidden")
    people = room.opened(100, 200, 300)
    room.reveal()
    room.open(2)
    room.place(people[0], 900, round_=2)
    room.reveal()
    room.open(1)
    room.place(people[0], 150)
    room.reveal()
    room.open(2)
    room.reveal()
    assert room.dots(2) == {people[0].seat: 900}
    assert room.dots(1)[people[0].seat] == 150


def test_SCALE_6_taking_an_answer_back_leaves_nothing() -> None:
    room = Room("hidden")
    anna, bruno = room.join("anna", "bruno")
    room.open()
    room.place(bruno, 500)
    before = room.state.records
    room.place(anna, 10)
    room.do(anna, Withdraw("tree", 1))
    assert room.state.records == before
    room.do(anna, Withdraw("tree", 1))  # nothing left to take back
    assert room.count()["placed"] == 1


def test_SCALE_7_the_mode_is_fixed_when_the_first_round_opens() -> None:
    room = Room()
    (anna,) = room.join("anna")
    for mode in ("live", "nameless"):
        room.do(MODERATOR, EditActivity("tree", {"mode": mode}))
    room.do(MODERATOR, workshop.Show("tree"))
    room.open()
    for mode in ("live", "hidden"):
        assert room.refusal(MODERATOR, EditActivity("tree", {"mode": mode})) == "fixed_by_now"
    room.place(anna, 5)
    room.do(anna, Withdraw("tree", 1))
    assert room.refusal(MODERATOR, EditActivity("tree", {"mode": "live"})) == "fixed_by_now"
    room.do(MODERATOR, EditActivity("tree", {"statement": {"en": "Other words"}, "mode": "nameless"}))
    assert room.scale().statement == {"en": "Other words"}


def test_SCALE_8_counts_tell_places_and_once_shown_the_bins() -> None:
    room = Room("hidden")
    room.opened(0, 24, 25, 500, 1000)
    (dana,) = room.join("dana", remote=True)
    room.place(dana, 974)
    assert room.count() == {"t": "count", "placed": 6, "hall": 5, "remote": 1}
    room.reveal()
    bins = {field: n for field, n in room.count().items() if field.startswith("b")}
    assert bins == {"b0": 2, "b1": 1, "b10": 1, "b19": 1, "b20": 1}
    room.open(1)
    assert not [field for field in room.count() if field.startswith("b")]
