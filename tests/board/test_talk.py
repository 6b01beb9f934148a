"""Talk pairs of those on the line, and who comes late."""

import pytest

from board.activities import scale
from board.activities.scale import Here, Withdraw
from tests.board.rooms import WALL, Room


def test_PAIR_1_everyone_who_stands_is_told_whom_to_talk_to() -> None:
    room = Room("hidden")
    people = room.opened(0, 10, 500, 990, 1000)
    room.reveal()
    room.talk("nearest")
    met = {person.seat: [other["name"] for other in room.pair_of(person)["with"]] for person in people}
    assert met[people[0].seat] == ["person1"]
    assert sorted(len(names) for names in met.values()) == [1, 1, 2, 2, 2]
    assert [room.pair_of(person)["stays"] for person in people].count(True) == 2
    walls = [r for r in room.view(WALL)["wall"].values() if r.get("t") == "pair"]
    assert sorted(seat for pair in walls for seat in pair["members"]) == sorted(person.seat for person in people)
    room.reveal()
    assert room.pair_of(people[0]) == {}


def test_PAIR_1_drawing_again_leaves_no_pair_of_before() -> None:
    room = Room("live")
    people = room.opened(*range(6))
    room.reveal()
    room.talk("nearest")
    room.open(1)
    for person in people[:4]:
        room.do(person, Withdraw("tree", 1))
    room.reveal()
    room.talk("nearest")
    assert room.pair_of(people[0]) == {}
    assert room.pair_of(people[4])["with"][0]["name"] == "person5"


@pytest.mark.parametrize("mode", ["hidden", "nameless"])
def test_PAIR_4_who_comes_late_joins_a_pair_and_nobody_is_left(mode: scale.Mode) -> None:
    room = Room(mode)
    people = room.opened(0, 10, 990, 1000)
    room.reveal()
    for person in people:
        room.do(person, Here("tree", 1))
    room.talk()
    before = {person.seat: [other["number"] for other in room.pair_of(person)["with"]] for person in people}
    late = room.join("late", "later")
    for person in late:
        room.do(person, Here("tree", 1))
    room.do(late[0], Here("tree", 1))  # said again: still in one pair
    for person in people:
        now = [other["number"] for other in room.pair_of(person)["with"]]
        assert now[: len(before[person.seat])] == before[person.seat]
        assert len(now) == 2
    assert {room.pair_of(person)["n"] for person in late} == {0, 1}
    assert not any(room.pair_of(person)["stays"] for person in late)


def test_PAIR_4_a_late_remote_person_joins_remote_people() -> None:
    room = Room("live")
    room.opened(0, 10)
    for name in ("dana", "emils"):
        (person,) = room.join(name, remote=True)
        room.place(person, 500)
    room.reveal()
    room.talk()
    (late,) = room.join("late", remote=True)
    room.do(late, Here("tree", 1))
    assert {other["name"] for other in room.pair_of(late)["with"]} == {"dana", "emils"}
