"""Groups: everyone in one, and each sees its own."""

from collections import Counter
from typing import Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from board import agenda
from board.activities import rating
from board.activities.cards import commands as cards
from board.actor import Actor, Moment
from board.decide import Rejection, decide
from board.groups import TREES, ClearGroups, MakeGroups, MoveSeat
from board.records import Group, Seat
from board.state import State, evolve
from tests.board.boards import Boards, edit, grouped, wooded
from tests.board.rooms import MODERATOR, NOON, WALL, Room

How = Literal["random", "mixed", "near"]
hows: st.SearchStrategy[How] = st.sampled_from(["random", "mixed", "near"])


def _people(hall: int, remote: int) -> Room:
    room = Room("live")
    room.join(*(f"hall{n}" for n in range(hall)))
    room.join(*(f"remote{n}" for n in range(remote)), remote=True)
    return room


def _made(room: Room, command: MakeGroups, seed: int = 7) -> dict[str, list[str]]:
    """Tree → the names of those in it."""
    outcome = decide(room.state, command, MODERATOR, Moment(NOON, seed))
    assert not isinstance(outcome, Rejection), outcome
    return _members(evolve(room.state, outcome))


def _members(state: State) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {group.id.removeprefix("group/"): [] for group in state.under("group", Group)}
    for person in state.under("seat", Seat):
        found.setdefault(person.group, []).append(person.name)
    return found


@settings(max_examples=40)
@given(st.integers(1, 30), st.integers(0, 12), st.integers(1, 12), hows, st.integers())
def test_GROUP_1_everyone_is_in_one_group_and_sizes_are_even(
    hall: int, remote: int, count: int, how: How, seed: int
) -> None:
    room = _people(hall, remote)
    command = MakeGroups(count, how, "tree")
    if count > hall + remote:
        assert room.refusal(MODERATOR, command) == "too_few"
        return
    made = _made(room, command, seed)
    assert sorted(made) == sorted(TREES[:count])
    assert sum(map(len, made.values())) == hall + remote
    assert max(map(len, made.values())) - min(map(len, made.values())) <= 1
    assert _made(room, command, seed) == made


def test_GROUP_1_made_anew_nobody_stays_in_a_group_that_is_gone() -> None:
    room, _ = wooded(*"abcdefgh")
    for count in (4, 2, 3, 1):
        room.split(count)
        assert sorted(_members(room.state)) == sorted(TREES[:count])
        assert {room.group_of(actor) for _, (actor, _, _) in room.watchers.items() if actor.role == "seat"} == set(
            TREES[:count]
        )
    room.settle()


def test_GROUP_1_by_lot_it_is_by_lot() -> None:
    room = _people(12, 0)
    assert len({str(_made(room, MakeGroups(3), seed)) for seed in range(8)}) == 8


def _line(mode: Any = "live") -> tuple[Boards, list[Actor]]:
    room = Boards()
    people = room.come(*"abcdefgh")
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": mode}))
    room.open()
    for number, person in enumerate(people):
        room.place(person, number * 100)
    return room, people


def test_GROUP_2_near_and_mixed_go_by_where_people_stand() -> None:
    room, _ = _line()
    near = _made(room, MakeGroups(2, "near", "tree"))
    assert [sorted(members) for members in near.values()] in (
        [list("abcd"), list("efgh")],
        [list("efgh"), list("abcd")],
    )
    for members in _made(room, MakeGroups(4, "mixed", "tree")).values():
        assert sorted(name in "abcd" for name in members) == [False, True]


@pytest.mark.parametrize("mode", ["nameless", "hidden", "live"])
def test_GROUP_2_not_by_what_is_nameless_or_still_hidden(mode: Any) -> None:
    room, _ = _line(mode)
    by_opinion = [MakeGroups(2, how, "tree") for how in ("near", "mixed")]
    if mode == "hidden":
        assert {room.refusal(MODERATOR, command) for command in by_opinion} == {"not_shown"}
    room.reveal()
    for command in by_opinion:
        if mode == "nameless":
            assert room.refusal(MODERATOR, command) == "only_by_lot"
        else:
            room.do(MODERATOR, command)
    room.open(2)
    if mode == "hidden":
        assert room.refusal(MODERATOR, by_opinion[0]) == "not_shown"
    for activity in ("", "none", "wood"):
        assert room.refusal(MODERATOR, MakeGroups(2, "near", activity)) == "only_by_lot"


@settings(max_examples=40)
@example(5, 1, 2, "random")
@example(1, 5, 3, "mixed")
@given(st.integers(0, 20), st.integers(0, 20), st.integers(1, 12), hows)
def test_GROUP_3_remote_people_are_together_and_nobody_is_alone_for_it(
    hall: int, remote: int, count: int, how: How
) -> None:
    if count > hall + remote:
        return
    room = _people(hall, remote)
    made = _made(room, MakeGroups(count, how, "tree", remote_together=True))
    assert sorted(made) == sorted(TREES[:count])
    assert all(made.values())
    assert sum(map(len, made.values())) == hall + remote
    mixed = [tree for tree, names in made.items() if len({name.startswith("remote") for name in names}) == 2]
    if count > 1 and hall > 1 and remote > 1:
        assert mixed == []
    if count > 1 and 1 in (hall, remote) and hall + remote >= 2 * count:
        assert min(map(len, made.values())) > 1


def test_GROUP_4_who_comes_late_goes_to_the_smallest() -> None:
    room, people = wooded(*"abcde")
    assert room.group_of(people[0]) == ""
    room.split(2)
    for number in range(5):
        before = Counter({tree: len(members) for tree, members in _members(room.state).items()})
        (late,) = room.come(f"late{number}")
        assert before[room.group_of(late)] == min(before.values())
    room.settle()


def test_GROUP_4_who_is_moved_sees_the_new_group_and_no_longer_the_old() -> None:
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla", "dace"]})
    anna = people["anna"]
    assert room.seen(anna, f"seat/{people['bruno'].seat}")["name"] == "bruno"
    assert not room.seen(anna, f"seat/{people['carla'].seat}")
    room.move(anna, "oak")
    frame = room.watchers["anna"][2].frames[-1]
    assert b'"drop":["group:birch"]' in frame
    assert room.seen(anna, f"seat/{people['carla'].seat}")["name"] == "carla"
    assert not room.seen(anna, f"seat/{people['bruno'].seat}")
    assert room.seen(people["dace"], f"seat/{anna.seat}")
    assert not room.seen(people["bruno"], f"seat/{anna.seat}")
    room.write(people["bruno"], "list1", "said among birches", board="rate", field="lessen/card1")
    assert b"said among birches" not in room.sent("anna") + room.sent("slow anna")
    room.move(anna, "birch")
    assert room.seen(anna, "card/rate/list1")["base"] == "said among birches"
    room.settle()


def test_GROUP_4_back_and_forth_between_two_frames() -> None:
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla", "dace"]})
    for _ in range(3):
        for tree in ("oak", "", "birch"):
            room.move(people["anna"], tree)
            room.do(people["bruno"], edit("card1", room.card("card1", "rate").version, "x", board="rate"))
            room.do(people["dace"], edit("card2", room.card("card2", "rate").version, "y", board="rate"))
    room.settle()


def test_GROUP_4_whom_and_where_there_is_not_is_named() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]})
    assert room.refusal(MODERATOR, MoveSeat("nobody", "oak")) == "no_such_seat"
    for tree in ("pine", "beech", "birch/x"):
        assert room.refusal(MODERATOR, MoveSeat(people["anna"].seat, tree)) == "no_such_group"
    assert room.refusal(people["anna"], MoveSeat(people["anna"].seat, "oak")) == "not_allowed"
    room.do(MODERATOR, MoveSeat(people["anna"].seat, "oak"), MoveSeat(people["anna"].seat, "oak"))
    assert _members(room.state)["birch"] == []
    (late,) = room.come("late")
    assert room.group_of(late) == "birch"
    room.settle()


def test_GROUP_5_what_groups_made_stays_when_they_go() -> None:
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla"]})
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    room.do(people["carla"], rating.Agree("rate", "card2", 4))
    room.do(MODERATOR, ClearGroups())
    assert set(_members(room.state)) == {""}
    assert not [i for i in room.view(WALL)["all"] if i.startswith("group/")]
    assert room.seen(WALL, "card/rate/list1")
    assert room.seen(WALL, "card/rate/card2")["value"] == 4
    assert not room.seen(people["bruno"], "card/rate/list1")
    room.lead("shown", "rate")
    assert room.seen(people["bruno"], "card/rate/card2")["value"] == 4
    assert room.group_of(room.come("late")[0]) == ""
    room.do(MODERATOR, ClearGroups())
    room.settle()


def test_GROUP_6_nobody_writes_namelessly_where_that_would_name_them() -> None:
    room, people = grouped({"birch": ["anna", "bruno", "carla"], "oak": ["dace", "emils", "fricis"]}, who="nameless")
    write = cards.AddCard("rate", "list1", "x", "lessen/card2")
    room.move(people["fricis"], "birch")
    for command in (write, rating.PutMark("rate", "card2", 1), edit("card2", 0, "x", board="rate")):
        assert room.refusal(people["dace"], command) == "too_few"
    assert room.refusal(people["dace"], cards.AddCard("rate", "list1", "x", "lessen/card1")) == "too_few"
    room.write(people["anna"], "list2", board="rate", field="lessen/card1")
    room.move(people["fricis"], "oak")
    room.do(people["dace"], write)
    room.settle()


def test_GROUP_6_with_names_a_group_may_be_small() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]})
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
