"""Questions: is it worth going on?"""

from typing import Any

import msgspec
import pytest

from board import workshop
from board.activities.choice import GiveVote, LeadChoice, WithdrawVote
from board.actor import Actor
from board.agenda import AddActivity
from tests.board.boards import YES_NO, Boards, question
from tests.board.rooms import MODERATOR, WALL

NAMES = ("anna", "bruno", "carla", "dace", "emils", "fricis", "gita")


def _asked(mode: Any = "nameless", count: int = 7, **settings: Any) -> tuple[Boards, list[Actor]]:
    room = Boards()
    people = room.come(*NAMES[:count])
    room.question(mode, **settings)
    return room, people


def _vote(room: Boards, person: Actor, *picks: int, remark: str = "") -> None:
    room.do(person, GiveVote("fork", picks, remark))


def _count(room: Boards, viewer: Actor = WALL) -> dict[str, int]:
    return {field: n for field, n in room.seen(viewer, "count/fork/votes").items() if field != "t"}


def _result(room: Boards) -> dict[str, int]:
    return {field: n for field, n in _count(room).items() if field.startswith("o")}


def _remarks(room: Boards) -> set[tuple[str, tuple[int, ...], str]]:
    shown = room.view(WALL)["all"].items()
    return {(r["remark"], tuple(r["picks"]), r["signed"]) for i, r in shown if i.startswith("vote/")}


def _show(room: Boards) -> None:
    room.do(MODERATOR, LeadChoice("fork", "shown"))


def _open(room: Boards) -> None:
    room.do(MODERATOR, LeadChoice("fork", "open"))


# CHOICE-1


def test_CHOICE_1_one_answer_that_can_be_changed_and_withdrawn() -> None:
    room, (anna, *_) = _asked()
    for picks in ((0,), (2,), (), (1, 1)):
        _vote(room, anna, *picks)
        own = room.seen(anna, f"vote/fork/{anna.pseudonym('fork')}")
        assert tuple(own["picks"]) == tuple(sorted(set(picks)))
        assert own["mine"]
    for picks in ((0, 1), (3,), (-1,), (2**70,)):
        assert room.refusal(anna, GiveVote("fork", picks)) == "malformed"
    room.do(anna, WithdrawVote("fork"), WithdrawVote("fork"))
    assert _count(room) == {}
    room.settle()


def test_CHOICE_1_several_where_asked() -> None:
    room, (anna, *_) = _asked("live", several=True)
    _vote(room, anna, 2, 0, 2)
    assert _count(room) == {"placed": 1, "o0": 1, "o2": 1}
    _vote(room, anna, 1)
    assert _count(room) == {"placed": 1, "o1": 1}


@pytest.mark.parametrize("mode", ["nameless", "hidden", "live"])
def test_CHOICE_1_answers_are_taken_while_it_is_open(mode: Any) -> None:
    room, (anna, *others) = _asked(mode, phase="closed")
    answers = (GiveVote("fork", (0,)), WithdrawVote("fork"))
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "not_open"
    assert not room.seen(anna, "activity/fork")
    for command in answers:
        assert room.refusal(anna, command) == "not_open"
    _open(room)
    for person in others:
        _vote(room, person, 0)
    _show(room)
    for command in answers:
        assert room.refusal(anna, command) == "not_open"
        assert room.refusal(MODERATOR, command) == "not_allowed"
    assert room.refusal(anna, GiveVote("tree", (0,))) == "no_such_activity"
    room.do(MODERATOR, workshop.Close())
    for command in answers:
        assert room.refusal(anna, command) == "closed"
    room.settle()


def test_CHOICE_1_a_question_has_words_and_two_answers_or_more() -> None:
    room = Boards()
    faults: tuple[tuple[dict[str, Any], str], ...] = (
        ({"question": {"en": " "}}, "text_missing"),
        ({"question": {"xx": "Go on?"}}, "bad_tool"),
        ({"question": {"en": "x" * 301}}, "text_too_long"),
        ({"options": [YES_NO[0], {"sign": "no"}]}, "text_missing"),
        ({"options": [YES_NO[0], {"text": {"en": "x" * 61}}]}, "text_too_long"),
        *(({"options": [{"text": {"en": "yes"}}] * amount}, "bad_tool") for amount in (0, 1, 13)),
        ({"options": [{"text": {"en": "yes"}, "sign": "maybe"}] * 2}, "bad_tool"),
    )
    for changes, code in faults:
        assert room.refusal(MODERATOR, AddActivity("fork", {**question("nameless"), **changes})) == code


# CHOICE-2


@pytest.mark.parametrize("mode", ["nameless", "hidden"])
def test_CHOICE_2_until_shown_an_answer_is_its_owners(mode: Any) -> None:
    room, people = _asked(mode, 4)
    for number, person in enumerate(people):
        _vote(room, person, number % 3, remark=f"remark of {number}")
    assert _count(room) == {"placed": 4}
    for name, (actor, _, _) in room.watchers.items():
        sent = room.sent(name)
        assert b'"o0"' not in sent
        for number, person in enumerate(people):
            assert (f"remark of {number}".encode() in sent) == (actor.seat == person.seat)
    _show(room)
    assert _result(room) == {"o0": 2, "o1": 1, "o2": 1}
    assert len(_remarks(room)) == 4
    _open(room)
    assert (_result(room), _remarks(room)) == ({}, set())
    assert not [i for i in room.look("wall").held["all"] if i.startswith("vote/")]
    _vote(room, people[0], 2, remark="another thought")
    assert b"another thought" not in room.sent_to_all("anna")
    _show(room)
    assert _result(room) == {"o1": 1, "o2": 2, "o0": 1}
    room.settle()


def test_CHOICE_2_a_live_question_shows_answers_at_once() -> None:
    room, (anna, bruno, *_) = _asked("live")
    _vote(room, anna, 0, remark="of course")
    _vote(room, bruno, 2)
    assert _count(room) == {"placed": 2, "o0": 1, "o2": 1}
    assert _remarks(room) == {("of course", (0,), "anna")}
    room.do(anna, WithdrawVote("fork"))
    assert (_count(room), _remarks(room)) == ({"placed": 1, "o2": 1}, set())
    room.settle()


# CHOICE-3


def test_CHOICE_3_a_remark_comes_with_its_answer_and_name() -> None:
    room, (anna, bruno, carla, *_) = _asked("hidden")
    _vote(room, anna, 1, remark="  not without a budget ")
    _vote(room, bruno, 0)
    _vote(room, carla, remark="I was out")
    assert room.refusal(anna, GiveVote("fork", (1,), "x" * 301)) == "text_too_long"
    _show(room)
    assert _remarks(room) == {("not without a budget", (1,), "anna"), ("I was out", (), "carla")}
    room.settle()


def test_CHOICE_3_a_nameless_remark_bears_no_name_in_the_log_or_on_a_channel() -> None:
    room, people = _asked(count=4)
    for number, person in enumerate(people):
        _vote(room, person, number % 2, remark=f"remark of {number}")
    _show(room)
    assert {signed for _, _, signed in _remarks(room)} == {""}
    pseudonyms = {person.pseudonym("fork"): person for person in people}
    found = 0
    for data in room.log:
        keys = {key for key, _ in msgspec.json.decode(data)["keys"]}
        for effect in msgspec.json.decode(data)["diff"]:
            text = msgspec.json.encode(effect).decode()
            if any(name in text for name in pseudonyms):
                found += 1
                assert not any(word in text for person in people for word in (person.seat, '"anna"', '"bruno"'))
                assert not any(person.key("page", "") in keys for person in people)
    assert found == 8
    assert all(f"vote/fork/{person.seat}" not in room.view(WALL)["all"] for person in people)


# CHOICE-4


def test_CHOICE_4_few_nameless_answers_are_not_shown() -> None:
    room, people = _asked()
    for person in people[:2]:
        _vote(room, person, 0)
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"
    _vote(room, people[2], 1)
    _show(room)
    assert _result(room) == {"o0": 2, "o1": 1}


def test_CHOICE_4_listeners_are_no_cover() -> None:
    room, people = _asked()
    _vote(room, people[0], 2)
    for person in people[1:]:
        _vote(room, person, remark="I listen")
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"
    assert _count(room) == {"placed": 1, "listening": 6}
    assert b'"o2"' not in room.sent_to_all()


def test_CHOICE_4_nor_are_they_told_by_a_remark_of_theirs() -> None:
    room, people = _asked()
    for person in people[:3]:
        _vote(room, person, 0, remark="let us")
    _vote(room, people[3], remark="I was the only one to listen")
    _show(room)
    assert {remark for remark, _, _ in _remarks(room)} == {"let us"}
    _open(room)
    for person in people[4:6]:
        _vote(room, person, remark="so was I")
    _show(room)
    assert {remark for remark, _, _ in _remarks(room)} == {"let us", "so was I", "I was the only one to listen"}
    room.settle()


def test_CHOICE_4_a_few_newcomers_wait_between_two_reveals() -> None:
    room, people = _asked()
    for person in people[:3]:
        _vote(room, person, 0)
    _show(room)
    for newcomer in people[3:5]:
        _open(room)
        _vote(room, newcomer, 2, remark="I am against")
        _show(room)
        assert (_result(room), _remarks(room)) == ({"o0": 3}, set())
    assert b"I am against" not in room.sent_to_all("dace", "emils")
    _open(room)
    _vote(room, people[5], 1)
    _show(room)
    assert _result(room) == {"o0": 3, "o1": 1, "o2": 2}
    room.settle()


def test_CHOICE_4_who_listened_at_the_first_reveal_is_a_newcomer_at_the_next() -> None:
    room, people = _asked()
    for person in people[:3]:
        _vote(room, person, 0)
    for person in people[3:6]:
        _vote(room, person, remark="I listen")
    _show(room)
    _open(room)
    _vote(room, people[3], 2)
    _show(room)
    assert _result(room) == {"o0": 3}
    room.settle()


def test_CHOICE_4_who_withdraws_does_not_show_the_rest() -> None:
    room, people = _asked()
    for person in people[:3]:
        _vote(room, person, 0)
    _show(room)
    _open(room)
    room.do(people[0], WithdrawVote("fork"))
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"
    _vote(room, people[0], 1)
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"  # it may be another
    assert _result(room) == {}


def test_CHOICE_4_with_names_nobody_waits() -> None:
    room, (anna, *_) = _asked("hidden")
    _vote(room, anna, 2)
    _show(room)
    assert _result(room) == {"o2": 1}


# CHOICE-5


@pytest.mark.parametrize("mode", ["hidden", "live"])
def test_CHOICE_5_counts_are_right_at_every_rev(mode: Any) -> None:
    room, people = _asked(mode, several=True)
    given: dict[str, tuple[int, ...]] = {}
    for number in range(40):
        person = people[number * 5 % 7]
        picks = tuple(sorted({number % 3, number % 4} - {3})) if number % 5 else ()
        if number % 11 == 10:
            room.do(person, WithdrawVote("fork"))
            given.pop(person.seat, None)
        else:
            _vote(room, person, *picks)
            given[person.seat] = picks
        placed = sum(bool(picks) for picks in given.values())
        expected = {"placed": placed, "listening": len(given) - placed}
        if mode == "live":
            expected |= {f"o{n}": sum(n in picks for picks in given.values()) for n in range(3)}
        assert _count(room) == {field: n for field, n in expected.items() if n}
    _show(room)
    assert _result(room) == {f"o{n}": sum(n in picks for picks in given.values()) for n in range(3)}
    room.settle()
