"""What is kept, and until when."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from board import hands, keeping, leaving, questions, workshop
from board.activities.cards import Card
from board.activities.scale import Place
from board.actor import KEEPER, Actor
from board.days import DAY, begins
from board.history import Change
from board.keeping import Keep, all_goes, due, look_again, names_go
from board.log import decode_entry
from board.moderators import Rename
from board.questions import SCOPE
from board.records import Rejected, Seat
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR, NOON, WALL, Room, seat
from tests.board.test_leaving import names_of, story, told

TODAY = NOON // DAY * DAY


def day(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%Y-%m-%d")


def goes(room: Room) -> tuple[int, int]:
    """In how many days from today names and everything go, as all may see."""
    shown = room.view(WALL)["all"]["workshop"]
    return (shown["names_go"] - TODAY) // DAY, (shown["all_goes"] - TODAY) // DAY


def held(days: int = 0) -> Room:
    """A workshop that was begun at noon, and which people came to after so many days."""
    room = Room()
    room.at += days * DAY
    room.join("anna", "bruno")
    return room


@pytest.mark.parametrize("text", ["2026-12-24", "2028-02-29", "1999-01-01"])
def test_KEEP_1_a_day_begins_at_midnight(text: str) -> None:
    assert begins(text) == datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000


@pytest.mark.parametrize("text", ["2027-02-29", "2026-13-01", "0026-01-01", "24.12.2026", "2026-12-24 ", "٢٠٢٦-12-24"])
def test_KEEP_1_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Rejected, match="not_a_date"):
        begins(text)
    assert held().refusal(MODERATOR, Keep(again=text)) == "not_a_date"


def test_KEEP_1_names_go_after_a_month_and_everything_after_a_year() -> None:
    room = held()
    assert goes(room) == (30, 365)
    room.at += 2 * DAY
    room.do(MODERATOR, workshop.Close())
    assert goes(room) == (32, 367)
    room.do(MODERATOR, workshop.Reopen())
    assert room.workshop().over == 0
    assert goes(room) == (30, 365)


def test_KEEP_1_with_a_day_to_look_at_it_again_everything_stays_sixty_days_longer() -> None:
    room = held()
    room.do(MODERATOR, Keep(again=day(TODAY + 180 * DAY)))
    assert goes(room) == (30, 240)
    room.do(MODERATOR, Keep(again=""))
    assert goes(room) == (30, 365)


def test_KEEP_1_the_moderator_may_choose_other_days_but_names_never_outstay_the_rest() -> None:
    room = held()
    room.do(MODERATOR, Keep(names_until=day(TODAY + 90 * DAY), kept_until=day(TODAY + 700 * DAY)))
    assert goes(room) == (90, 700)
    room.do(MODERATOR, Keep(kept_until=day(TODAY + 5 * DAY)))
    assert goes(room) == (5, 5)
    room.do(MODERATOR, Keep(names_until="", kept_until=""))
    assert goes(room) == (30, 365)


def test_KEEP_1_a_day_in_the_past_is_refused_but_may_stand() -> None:
    room = held()
    yesterday, tomorrow = day(TODAY - DAY), day(TODAY + DAY)
    for field in ("names_until", "kept_until"):
        assert room.refusal(MODERATOR, Keep(**{field: day(TODAY)})) == "date_past"
    assert room.refusal(MODERATOR, Keep(again=yesterday)) == "date_past"
    room.do(MODERATOR, Keep(again=day(TODAY)), Keep(again=tomorrow, names_until=tomorrow))
    room.at += 5 * DAY
    room.do(MODERATOR, Keep(again=tomorrow, names_until=tomorrow, keeper="The parish"))
    assert room.workshop().keeper == "The parish"


def test_KEEP_1_a_try_out_goes_after_three_days() -> None:
    room = held()
    copy = workshop.tried_out(room.state, "Try-out", ["lake", "tree"], ("m" * 43, "w" * 43), NOON)
    tried = copy[0].record  # type: ignore[union-attr]
    assert (names_go(tried), all_goes(tried)) == (TODAY + 3 * DAY, TODAY + 3 * DAY)


def test_KEEP_2_everyone_sees_what_is_kept_how_long_and_by_whom() -> None:
    room = held()
    anna = seat("anna")
    room.do(MODERATOR, Keep(again=day(TODAY + DAY), keeper=" The parish\ncouncil "), workshop.Close())
    shown = room.view(anna)["all"]["workshop"]
    assert shown["keeper"] == "The parish council"
    assert (shown["again"], shown["over"], shown["unnamed"]) == (day(TODAY + DAY), NOON, False)
    assert (shown["names_go"], shown["all_goes"]) == (TODAY + 30 * DAY, TODAY + 61 * DAY)
    assert room.refusal(MODERATOR, Keep(keeper="x" * 121)) == "name_too_long"
    assert room.refusal(anna, Keep(keeper="me")) == "not_allowed"


def test_KEEP_3_after_it_no_record_bears_a_name_or_a_seat() -> None:
    for who, mode in (("names", "hidden"), ("nameless", "nameless")):
        room = story(who, mode)
        room.do(MODERATOR, Rename("Marta"))
        room.do(seat("bruno"), workshop.EditSeat(name="Bruno the bold"))  # what he signed bears the name of before
        room.do(KEEPER, keeping.Unname())
        left = told(room.state)
        for name in ("anna", "bruno", "carla", "dace"):
            assert seat(name).seat not in left
            assert f'"{name}' not in left
            assert room.refusal(seat(name), hands.Raise(up=True)) == "not_allowed"
        assert "Bruno the bold" not in left
        assert '"name":"Marta"' in left  # her link is in use
        assert not [change for change in every(room, Change) if change.name]
        assert decode_entry(room.log[-1]).forgets
        assert room.view(WALL)["all"]["workshop"]["unnamed"] is True
        room.settle()


def test_KEEP_3_what_was_said_stays() -> None:
    for who, mode in (("names", "hidden"), ("nameless", "nameless")):
        room = story(who, mode)
        before = said(room)
        room.do(MODERATOR, keeping.Unname())
        assert said(room) == before
        assert "A remark of hers" in told(room.state)
        room.settle()


def said(room: Boards) -> Any:
    """What all and the wall see of it, without whose it is."""
    places = sorted((place.activity, place.round, place.at or 0) for place in every(room, Place))
    cards = sorted((card.id, card.text, card.under, card.value or 0) for card in every(room, Card))
    counts = {i: shown for i, shown in room.view(WALL)["all"].items() if i.startswith(("count/", "sum/"))}
    return places, cards, counts


def every(room: Room, kind: Any) -> list[Any]:
    return [record for record in room.state.all() if isinstance(record, kind)]


def test_KEEP_3_nothing_ties_what_one_person_said_in_two_activities_but_their_rounds() -> None:
    room = Room("hidden")
    people = room.opened(100, 200, 300)
    room.reveal()
    room.open(2)
    room.place(people[0], 900, round_=2)
    room.open(line="lake")
    room.place(people[0], 500, line="lake")
    room.do(KEEPER, keeping.Unname())
    where = {(place.activity, place.round): place.who for place in every(room, Place) if place.at in (100, 900, 500)}
    assert where["tree", 1] == where["tree", 2] != where["lake", 1]
    assert len({place.who for place in every(room, Place) if place.activity == "tree"}) == 3


def test_KEEP_3_it_is_done_once_and_again_when_people_came_again() -> None:
    room = held()
    room.do(KEEPER, keeping.Unname(), keeping.Unname())
    assert not decode_entry(room.log[-1]).diff
    assert look_again(room.workshop()) == TODAY + 365 * DAY
    room.at += 40 * DAY
    (carla,) = room.join("carla")
    assert [one.number for one in room.seats()] == [3]
    assert room.view(carla)["all"]["workshop"]["unnamed"] is False
    assert goes(room) == (70, 405)
    room.do(KEEPER, keeping.Unname())
    assert not every(room, Seat)


def test_KEEP_4_a_workshop_made_long_before_is_kept_from_the_day_on_which_people_came() -> None:
    room = Room()
    assert goes(room) == (30, 365)
    room.at += 45 * DAY
    room.join("anna")
    assert goes(room) == (75, 410)
    room.at += 3 * DAY + 3_600_000
    room.join("bruno")
    assert goes(room) == (78, 413)


def test_KEEP_4_nothing_goes_on_a_day_on_which_people_sit_down() -> None:
    room = held()
    room.do(MODERATOR, Keep(names_until=day(TODAY + DAY), kept_until=day(TODAY + 2 * DAY)))
    room.at = TODAY + 20 * DAY
    assert due(room.workshop(), room.at) == "late"
    room.join("carla")
    assert due(room.workshop(), room.at + DAY - 1) == ""
    assert due(room.workshop(), room.at + DAY) == "all"


def test_KEEP_5_what_is_due_goes_in_its_time() -> None:
    room = held()
    found = room.workshop()
    names, everything = names_go(found), all_goes(found)
    assert look_again(found) == names
    assert due(found, names - 1) == ""
    assert due(found, names) == due(found, names + keeping.GRACE - 1) == "names"
    room.do(KEEPER, keeping.Unname())
    found = room.workshop()
    assert look_again(found) == everything
    assert due(found, names) == due(found, everything - 1) == ""
    assert due(found, everything) == due(found, everything + keeping.GRACE - 1) == "all"


def test_KEEP_5_what_is_found_long_overdue_is_put_off_once_and_all_see_until_when() -> None:
    room = held()
    room.at = all_goes(room.workshop()) + 100 * DAY
    assert due(room.workshop(), room.at) == "late"
    room.do(KEEPER, keeping.PutOff())
    found = room.workshop()
    until = room.at // DAY * DAY + keeping.GRACE
    shown = room.view(WALL)["all"]["workshop"]
    assert shown["names_go"] == shown["all_goes"] == until
    assert due(found, room.at) == due(found, until - 1) == ""
    assert due(found, until) == due(found, until + 300 * DAY) == "all"  # a machine that is seldom on comes to it, too
    room.do(MODERATOR, Keep(kept_until=day(until + 30 * DAY)))
    assert due(room.workshop(), until) == "names"


def test_KEEP_5_a_clock_that_was_ahead_for_a_while_has_changed_nothing() -> None:
    room = held()
    found = names_go(room.workshop()), all_goes(room.workshop())
    room.at = NOON + 4_000 * DAY
    room.do(KEEPER, keeping.PutOff())
    room.at = NOON + 2 * DAY
    assert due(room.workshop(), room.at) == "late"
    assert look_again(room.workshop()) == found[0]
    room.do(KEEPER, keeping.PutOff())
    assert (names_go(room.workshop()), all_goes(room.workshop())) == found
    assert due(room.workshop(), room.at) == ""


def test_KEEP_5_the_time_of_a_clock_without_a_battery_is_not_believed() -> None:
    room = held()
    then = begins("2000-01-01")
    long_ago = msgspec.structs.replace(room.workshop(), begun=then, came=then, over=then + DAY)
    assert (names_go(long_ago), all_goes(long_ago), look_again(long_ago)) == (0, 0, 0)
    assert due(long_ago, NOON) == ""
    chosen = msgspec.structs.replace(long_ago, again=day(TODAY))
    assert all_goes(chosen) == TODAY + 60 * DAY
    assert names_go(chosen) == TODAY + 60 * DAY
    assert names_go(msgspec.structs.replace(long_ago, names_until=day(TODAY))) == TODAY


def test_LEAVE_3_a_moderator_forgets_a_person_who_asks_for_it() -> None:
    room = story()
    anna = seat("anna")
    assert room.refusal(seat("bruno"), leaving.RemoveSeat(anna.seat, keep=False)) == "not_allowed"
    assert room.refusal(MODERATOR, leaving.RemoveSeat("nobody", keep=False)) == "no_such_seat"
    room.do(MODERATOR, leaving.RemoveSeat(anna.seat, keep=False))
    left = told(room.state)
    assert anna.seat not in left
    assert '"anna"' not in left
    assert "A remark of hers" not in left
    assert decode_entry(room.log[-1]).forgets
    assert room.refusal(anna, hands.Raise(up=True)) == "not_allowed"
    room.settle()


def test_LEAVE_3_their_nameless_answers_stay_since_nobody_else_can_find_them() -> None:
    for keep in (True, False):
        room = story("nameless", "nameless")
        anna, places, mine = seat("anna"), room.dots(), names_of(room) - {seat("anna").seat}
        found = {name for name in mine if name in told(room.state)}
        room.do(MODERATOR, leaving.RemoveSeat(anna.seat, keep=keep))
        assert room.dots() == places
        assert anna.seat not in told(room.state)
        assert {name for name in mine if name in told(room.state)} == found


def test_LEAVE_3_with_the_name_alone_what_was_said_stays() -> None:
    room = story()
    room.do(MODERATOR, leaving.RemoveSeat(seat("anna").seat, keep=True))
    assert '"anna"' not in told(room.state)
    assert "A remark of hers" in told(room.state)
    assert room.count()["placed"] == 3


def test_LEAVE_1_a_name_of_before_goes_as_well() -> None:
    for gone in (lambda room, actor: room.do(actor, leaving.Forget(keep=True)), remove):
        room = story()
        room.do(seat("anna"), workshop.EditSeat(name="Anna of the hill"))
        gone(room, seat("anna"))
        assert '"anna' not in told(room.state)
        assert "bruno" in room.card("card2", "team").signed


def remove(room: Boards, actor: Actor) -> None:
    room.do(MODERATOR, leaving.RemoveSeat(actor.seat, keep=True))


def test_LEAVE_1_private_questions_and_their_pseudonym_go() -> None:
    room = story()
    room.do(seat("anna"), leaving.Forget(keep=True))
    assert not [one for one in every(room, questions.Question) if one.who == seat("anna").pseudonym(SCOPE)]
