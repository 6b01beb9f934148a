"""The workshop, its people and its agenda."""

import pytest

from board import workshop
from board.activities import scale
from board.agenda import AddActivity, EditActivity, MoveActivity, RemoveActivity
from board.records import Rejected, WiFi
from tests.board.rooms import MODERATOR, WALL, Room, seat

WORDS = {"en": "We share our tools", "lv": "Mums ir kopīgi darbarīki"}
LINE = {"kind": "scale", "statement": WORDS}


def test_SEAT_1_joining_twice_with_one_secret_is_joining_once() -> None:
    room = Room()
    room.join("anna", "bruno")
    room.do(seat("anna"), workshop.Join("Another name", remote=True))
    assert [(found.name, found.remote, found.number) for found in room.seats()] == [
        ("anna", False, 1), ("bruno", False, 2),
    ]  # fmt: skip
    assert room.workshop().joined == 2


def test_SEAT_2_seats_are_numbered_in_the_order_of_joining() -> None:
    room = Room()
    room.join("cilda", "anna", "bruno")
    assert [found.name for found in room.seats()] == ["cilda", "anna", "bruno"]
    assert [found.number for found in room.seats()] == [1, 2, 3]


def test_SEAT_2_a_hall_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "SEATS_MOST", 2)
    room = Room()
    room.join("anna", "bruno")
    assert room.refusal(seat("cilda"), workshop.Join("", remote=False)) == "full"
    room.do(seat("anna"), workshop.Join("", remote=False))


def test_SEAT_3_a_name_may_be_empty_or_changed_but_is_never_cut() -> None:
    room = Room()
    (anna,) = room.join("")
    assert room.seats()[0].name == ""
    room.do(anna, workshop.EditSeat(" Anna\nMaria "), workshop.EditSeat())
    assert (room.seats()[0].name, room.seats()[0].remote) == ("Anna Maria", False)
    room.do(anna, workshop.EditSeat(remote=True))
    assert (room.seats()[0].name, room.seats()[0].remote) == ("Anna Maria", True)
    for command in (workshop.EditSeat("x" * 41), workshop.Join("x" * 41, remote=False)):
        actor = anna if isinstance(command, workshop.EditSeat) else seat("other")
        assert room.refusal(actor, command) == "name_too_long"


def test_SEAT_3_titles_and_statements_are_kept_whole_or_refused() -> None:
    room = Room()
    for title, code in (("x" * 121, "title_too_long"), (" \n ", "title_missing")):
        assert room.refusal(MODERATOR, workshop.EditWorkshop(title)) == code
        with pytest.raises(Rejected) as caught:
            workshop.create(workshop.NewWorkshop(title, "lv"), [], "m", "w", 0)
        assert caught.value.code == code
    for text, code in (({"en": "x" * 301}, "text_too_long"), ({"en": " "}, "text_missing"), ({"xx": "x"}, "bad_tool")):
        assert room.refusal(MODERATOR, AddActivity("newline", {"kind": "scale", "statement": text})) == code
        assert room.refusal(MODERATOR, EditActivity("tree", {"statement": text})) == code
    assert room.refusal(MODERATOR, EditActivity("tree", {"low": {"en": "x" * 61}})) == "text_too_long"
    room.do(MODERATOR, EditActivity("tree", {"statement": WORDS, "low": {"en": "No"}, "high": {"en": "Yes"}}))
    assert (room.scale().statement, room.scale().low, room.scale().high) == (WORDS, {"en": "No"}, {"en": "Yes"})


def test_ROLE_1_the_moderator_writes_the_agenda() -> None:
    room = Room()
    live = {**LINE, "mode": "live"}
    room.do(MODERATOR, AddActivity("newline", live, after="lake"), AddActivity("lastline", LINE))
    assert room.workshop().agenda == ("lake", "newline", "tree", "lastline")
    assert room.refusal(MODERATOR, AddActivity("newline", LINE)) == "taken"
    assert room.refusal(MODERATOR, AddActivity("practice", LINE)) == "taken"
    room.do(MODERATOR, MoveActivity("lastline", 0), MoveActivity("lake", 2))
    assert room.workshop().agenda == ("lastline", "newline", "lake", "tree")
    room.do(MODERATOR, workshop.Show("newline"), RemoveActivity("newline"))
    assert (room.workshop().agenda, room.workshop().current) == (("lastline", "lake", "tree"), "")
    for command in (workshop.Show("newline"), RemoveActivity("newline"), MoveActivity("practice", 0)):
        assert room.refusal(MODERATOR, command) == "no_such_activity"


def test_ROLE_1_an_agenda_has_an_end() -> None:
    room = Room(names=tuple(f"line{n}" for n in range(200)))
    assert room.refusal(MODERATOR, AddActivity("newline", LINE)) == "too_many"


def test_ROLE_2_an_activity_that_was_opened_is_not_removed() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    for person in people:
        room.do(person, scale.Withdraw("tree", 1))
    assert room.refusal(MODERATOR, RemoveActivity("tree")) == "has_answers"
    room.do(MODERATOR, RemoveActivity("lake"))
    assert not any("lake" in found.id for found in room.state.all())


def test_CHAN_3_all_look_at_what_is_shown() -> None:
    room = Room()
    room.do(MODERATOR, workshop.Show("tree"))
    assert room.view(WALL)["all"]["workshop"]["current"] == "tree"
    room.open(line="lake")
    assert room.view(WALL)["all"]["workshop"]["current"] == "lake"
    room.do(MODERATOR, workshop.Show(""))
    assert room.view(WALL)["all"]["workshop"]["current"] == ""


def test_CHAN_3_the_network_of_the_hall_is_for_the_wall_until_it_is_taken_away() -> None:
    room = Room()
    room.do(MODERATOR, workshop.EditWorkshop(wifi=WiFi(" hall ", "open sesame")))
    assert room.view(WALL)["wall"]["workshop"]["wifi"] == {"name": "hall", "password": "open sesame"}
    assert room.refusal(MODERATOR, workshop.EditWorkshop(wifi=WiFi("x" * 33, ""))) == "name_too_long"
    room.do(MODERATOR, workshop.EditWorkshop(title="Still here", wifi=WiFi("", "left")))
    assert (room.workshop().title, room.workshop().wifi) == ("Still here", None)
