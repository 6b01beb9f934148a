"""Saying "agreed"; and pages, to read together."""

from typing import Any

import pytest

from board import workshop
from board.activities.agreeing import Agree
from board.activities.cards import commands as cards
from board.actor import Actor
from board.agenda import EditActivity, RemoveActivity
from board.tools import Template
from tests.board.boards import Boards
from tests.board.figures import BIG, CANVAS, PAGE, TABLE
from tests.board.rooms import MODERATOR, WALL

SHEET: Template = {
    "kind": "cards",
    "title": {"en": "Rules"},
    "starts": [{"en": "Listen"}],
    "rules": True,
    "agree": True,
}
KINDS = [PAGE, SHEET, {**CANVAS, "agree": True}, {**TABLE, "agree": True}]


def _shown(template: Template, *names: str) -> tuple[Boards, list[Actor]]:
    room = Boards()
    people = room.come(*names)
    room.add("plan", template)
    room.do(MODERATOR, workshop.Show("plan"))
    return room, people


def _say(room: Boards, person: Actor, agreed: bool = True) -> None:
    room.do(person, Agree("plan", agreed))


def _agreed(room: Boards, viewer: Actor = WALL) -> int:
    return room.counted("count/plan/agreed", viewer).get("agreed", 0)


def _own(room: Boards, person: Actor) -> list[str]:
    """Whose agreement a person is shown."""
    return [i for shown in room.view(person).values() for i in shown if i.startswith("agreed/")]


@pytest.mark.parametrize("template", KINDS, ids=lambda template: template["kind"])
def test_AGREE_1_everyone_agrees_once_and_may_take_it_back(template: Template) -> None:
    room, (anna, bruno) = _shown(template, "anna", "bruno")
    _say(room, anna)
    _say(room, anna)
    _say(room, bruno)
    assert (_agreed(room), _agreed(room, anna)) == (2, 2)
    _say(room, anna, agreed=False)
    _say(room, anna, agreed=False)
    assert _agreed(room) == 1
    assert (_own(room, anna), _own(room, bruno)) == ([], [f"agreed/plan/{bruno.seat}"])
    room.settle()


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_AGREE_1_how_many_is_seen_and_never_who(who: Any) -> None:
    room, people = _shown({**SHEET, "who": who}, "anna", "bruno", "carla", "dace")
    for person in people[:3]:
        _say(room, person)
    assert _agreed(room, people[3]) == 3
    for name, (actor, _, _) in room.watchers.items():
        sent = room.sent(name)
        for person in people:
            for key in (person.seat, person.pseudonym("plan")):
                assert (f"agreed/plan/{key}".encode() in sent) <= (actor.seat == person.seat)
    assert b'"t":"agreed"' not in room.sent("moderator") + room.sent("wall") + room.sent("dace")
    room.settle()


def test_AGREE_1_namelessly_the_log_bears_a_pseudonym() -> None:
    room, (anna, *_) = _shown({**SHEET, "who": "nameless"}, "anna", "bruno", "carla")
    _say(room, anna)
    assert anna.pseudonym("plan").encode() in room.log[-1]
    assert anna.seat.encode() not in room.log[-1]


def test_AGREE_1_who_is_moved_to_another_group_has_still_agreed_once() -> None:
    room = Boards()
    (anna, *_) = room.come(*BIG["birch"], *BIG["oak"])
    room.part(BIG)
    room.add("plan", {**SHEET, "who": "nameless", "groups": True}, "open")
    _say(room, anna)
    own = _own(room, anna)
    assert len(own) == 1
    room.move(anna, "oak")
    assert _own(room, anna) == own
    _say(room, anna)
    assert _agreed(room) == 1
    _say(room, anna, agreed=False)
    assert _agreed(room) == 0
    room.settle()


def test_AGREE_1_only_where_it_is_asked_and_people_were_led_to_it() -> None:
    room, (anna, _) = _shown({**PAGE, "agree": False}, "anna", "bruno")
    room.add("closed", PAGE)
    assert room.refusal(anna, Agree("plan", agreed=True)) == "not_open"
    assert room.refusal(anna, Agree("tree", agreed=True)) == "no_such_activity"  # nobody was led to it
    for activity in ("closed", "none"):
        assert room.refusal(anna, Agree(activity, agreed=True)) == "no_such_activity"
    assert room.refusal(MODERATOR, Agree("plan", agreed=True)) == "not_allowed"
    room.do(MODERATOR, EditActivity("plan", {"agree": True}))
    _say(room, anna)
    room.do(MODERATOR, workshop.Close())
    assert room.refusal(anna, Agree("plan", agreed=False)) == "closed"


def test_AGREE_1_a_sheet_is_agreed_to_in_every_phase_and_from_wherever_people_are() -> None:
    room, (anna, _) = _shown({**SHEET, "dots": 2}, "anna", "bruno")
    room.board()
    for phase in ("open", "locked", "voting", "shown"):
        room.lead(phase, "plan")
        room.do(MODERATOR, workshop.Show("wood"))
        for agreed in (True, False):
            _say(room, anna, agreed)
            assert _agreed(room) == agreed
    room.settle()


def test_AGREE_1_it_is_no_step_that_is_taken_back_among_others() -> None:
    room, (anna, _) = _shown(SHEET, "anna", "bruno")
    room.lead("open", "plan")
    _say(room, anna)
    assert room.refusal(anna, cards.TakeBack("plan")) == "nothing_to_take_back"


def test_CHAN_3_a_page_is_read_by_all_once_they_are_led_to_it() -> None:
    room = Boards()
    (anna,) = room.come("anna")
    room.add("plan", {**PAGE, "body": {"en": "# What we shall do\n\n- talk"}, "picture": "lamp"})
    assert b"What we shall do" not in room.sent_to_all("moderator")
    room.do(MODERATOR, workshop.Show("plan"))
    seen = room.seen(anna, "activity/plan")
    assert (seen["body"], seen["picture"]) == ({"en": "# What we shall do\n\n- talk"}, "lamp")
    assert room.seen(WALL, "workshop")["current"] == "plan"
    assert room.refusal(MODERATOR, cards.Lead("plan", "open")) == "no_such_activity"
    room.do(MODERATOR, EditActivity("plan", {"body": {"lv": "Citi vārdi"}, "picture": ""}))
    assert room.seen(anna, "activity/plan")["body"] == {"lv": "Citi vārdi"}
    assert room.seen(anna, "activity/plan")["picture"] == ""
    room.settle()


def test_CHAN_2_a_page_taken_off_takes_its_agreements_along() -> None:
    room, (anna, _) = _shown(PAGE, "anna", "bruno")
    _say(room, anna)
    room.do(MODERATOR, RemoveActivity("plan"))
    assert not [record for record in room.state.all() if "/plan" in record.id]
    assert _agreed(room) == 0
    room.settle()
