"""The course of the evening: how long parts take, count-downs, and where attention is led."""

from datetime import UTC, datetime
from typing import Any

import pytest

from board import agenda, course, workshop
from board.activities import choice, scale
from board.activities.cards import commands as cards
from board.commands import Command, decode_command
from board.course import Spent, Timer
from board.days import LATEST
from board.keeping import all_goes
from board.records import Rejected
from tests.board.boards import Boards, question
from tests.board.figures import PAGE
from tests.board.rooms import MODERATOR, NOON, WALL

MINUTE = 60_000


def _room() -> Boards:
    room = Boards()
    room.come("anna")
    room.board(phase="closed")
    room.add("fork", question("hidden"))
    room.add("read", dict(PAGE))
    return room


def _spent(room: Boards, activity: str) -> tuple[int, int, int]:
    found = room.state.get(f"spent/{activity}", Spent)
    assert found
    return found.since, found.spent, found.more


def _timer(room: Boards) -> Any:
    return room.state.get("timer", Timer)


# TIME-1


def test_TIME_1_every_way_of_leading_on_starts_the_one_clock_and_stops_the_other() -> None:
    room = _room()
    ways: dict[str, Command] = {
        "wood": cards.Lead("wood", "open"), "fork": choice.LeadChoice("fork", "open"),
        "read": workshop.Show("read"), "tree": scale.Open("tree", 1),
    }  # fmt: skip
    for minute, (activity, way) in enumerate(ways.items(), 1):
        room.at = NOON + minute * MINUTE
        room.do(MODERATOR, way)
        assert _spent(room, activity) == (room.at, 0, 0)
    room.at += MINUTE
    room.do(MODERATOR, workshop.Show("wood"))
    assert _spent(room, "wood") == (room.at, MINUTE, 0)
    assert [_spent(room, name)[:2] for name in ("fork", "read", "tree")] == [(0, MINUTE)] * 3
    room.at += 5 * MINUTE
    room.do(MODERATOR, workshop.Show(""))
    assert _spent(room, "wood") == (0, 6 * MINUTE, 0)
    room.settle()


def test_TIME_1_phases_of_a_part_are_one_visit_and_the_end_stops_its_clock() -> None:
    room = _room()
    for phase in ("open", "locked", "shown"):
        room.lead(phase)
    assert _spent(room, "wood")[:2] == (NOON, 0)
    room.at = NOON + 10 * MINUTE
    room.do(MODERATOR, workshop.Close())
    assert _spent(room, "wood")[:2] == (0, 10 * MINUTE)
    room.at += MINUTE
    room.do(MODERATOR, workshop.Reopen())
    assert _spent(room, "wood")[:2] == (room.at, 10 * MINUTE)


def test_TIME_1_a_part_that_goes_takes_its_time_with_it() -> None:
    room = _room()
    room.do(MODERATOR, workshop.Show("read"), agenda.RemoveActivity("read"))
    assert room.state.find("spent/read") is None
    room.settle()


# TIME-2


def test_TIME_2_a_count_down_stands_goes_on_and_is_lengthened() -> None:
    room = _room()
    assert room.refusal(MODERATOR, course.AddTime(60)) == "no_timer"
    room.do(MODERATOR, course.StartTimer("silence", 60))
    assert (_timer(room).until, _timer(room).whole) == (NOON + MINUTE, MINUTE)
    room.at += 20_000
    room.do(MODERATOR, course.PauseTimer(paused=True), course.PauseTimer(paused=True))
    assert (_timer(room).until, _timer(room).left) == (0, 40_000)
    room.do(MODERATOR, course.AddTime(30))
    room.at += MINUTE
    room.do(MODERATOR, course.PauseTimer(paused=False))
    assert (_timer(room).until, _timer(room).whole) == (room.at + 70_000, 90_000)
    room.at += 5 * MINUTE  # over, and two minutes more begin now
    room.do(MODERATOR, course.AddTime(120))
    assert _timer(room).until == room.at + 2 * MINUTE
    assert room.refusal(MODERATOR, course.AddTime(180 * 60)) == "too_long"
    room.do(MODERATOR, course.StopTimer(), course.StopTimer())
    assert _timer(room) is None
    room.settle()


def test_TIME_2_it_ends_when_people_are_led_on_but_not_with_the_phase() -> None:
    room = _room()
    room.lead("open")
    room.do(MODERATOR, course.StartTimer("work", 300))
    room.lead("locked")
    assert _timer(room)
    room.do(MODERATOR, workshop.Show("read"))
    assert _timer(room) is None


def test_TIME_2_a_talk_counts_down_by_it_and_takes_it_along_when_it_ends() -> None:
    for ending in (scale.Reveal("tree"), scale.Open("tree", 2)):
        room = Boards()
        room.question("live")
        people = room.opened(10, 20, 30)
        room.do(MODERATOR, course.StartTimer("silence", 60))
        room.reveal()
        assert _timer(room).what == "silence"
        for person in people:
            room.do(person, scale.Here("tree", 1))
        room.talk()
        assert (_timer(room).what, _timer(room).until) == ("talk", room.scale().talk_until)
        room.do(MODERATOR, ending)
        assert _timer(room) is None


# TIME-3


def test_TIME_3_minutes_more_are_added_to_the_part_that_is_on() -> None:
    room = _room()
    assert room.refusal(MODERATOR, course.GiveMinutes(2)) == "no_such_activity"
    room.lead("open")
    room.do(MODERATOR, course.GiveMinutes(2), course.GiveMinutes(3))
    found = room.seen(WALL, "spent/wood")
    assert (found["more"], room.seen(MODERATOR, "activity/wood")["minutes"]) == (5, 0)


# TIME-4


def test_TIME_4_the_end_is_settled_as_the_first_part_begins_and_stays() -> None:
    room = _room()
    for activity, minutes in (("wood", 20), ("fork", 5), ("read", 10)):
        room.do(MODERATOR, agenda.EditActivity(activity, {"minutes": minutes}))
    room.do(MODERATOR, agenda.SkipActivity("fork", skipped=True))
    assert room.workshop().ends == 0
    room.do(MODERATOR, workshop.Show("wood"))
    assert room.workshop().ends == NOON + 30 * MINUTE
    room.at = NOON + 25 * MINUTE
    room.do(MODERATOR, agenda.EditActivity("read", {"minutes": 40}))
    room.do(MODERATOR, workshop.Show("read"))
    assert room.workshop().ends == NOON + 30 * MINUTE
    room.do(MODERATOR, workshop.EditWorkshop(ends=NOON + 60 * MINUTE))
    assert room.seen(MODERATOR, "workshop")["ends"] == NOON + 60 * MINUTE
    room.settle()


def test_TIME_4_on_another_day_it_is_settled_anew_by_what_is_still_to_come() -> None:
    room = _room()
    for activity in ("wood", "read"):
        room.do(MODERATOR, agenda.EditActivity(activity, {"minutes": 20}))
    room.do(MODERATOR, workshop.Show("wood"))
    room.at = NOON + 48 * 60 * MINUTE
    room.do(MODERATOR, workshop.Show("read"))
    assert room.workshop().ends == room.at + 20 * MINUTE


def test_TIME_4_no_hour_is_chosen_whose_day_cannot_be_written() -> None:
    for ends in (LATEST + 1, 2**53, -1):
        with pytest.raises(Rejected, match="malformed"):
            decode_command(f'{{"t":"workshop.edit","ends":{ends}}}'.encode())
    room = _room()
    room.do(MODERATOR, decode_command(f'{{"t":"workshop.edit","ends":{LATEST}}}'.encode()))
    assert datetime.fromtimestamp(all_goes(room.workshop()) / 1000, UTC).year == 3001


def test_TIME_4_nothing_is_settled_where_no_minutes_are_planned() -> None:
    room = _room()
    room.do(MODERATOR, workshop.Show("read"))
    assert room.workshop().ends == 0


# TIME-5


def test_TIME_5_a_part_that_is_skipped_stays_until_people_are_led_to_it() -> None:
    room = _room()
    room.do(MODERATOR, agenda.SkipActivity("fork", skipped=True))
    assert room.seen(MODERATOR, "activity/fork")["skipped"]
    assert "fork" in room.seen(MODERATOR, "workshop")["agenda"]
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    assert not room.seen(MODERATOR, "activity/fork")["skipped"]
    room.settle()


# ATTEND


def test_ATTEND_1_in_a_part_that_is_shut_people_read_and_the_moderator_works() -> None:
    room = _room()
    (bruno,) = room.come("bruno")
    room.lead("open")
    room.write(bruno, "card1")
    room.do(MODERATOR, agenda.ShutActivity("wood", shut=True))
    room.at += MINUTE
    assert room.refusal(bruno, cards.AddCard("wood", "card2", "Late")) == "part_shut"
    assert room.refusal(bruno, cards.BinCard("wood", "card1", binned=True)) == "part_shut"
    assert room.seen(bruno, "card/wood/card1")
    room.write(MODERATOR, "card3")
    room.do(MODERATOR, agenda.ShutActivity("wood", shut=False))
    room.write(bruno, "card2")


def test_ATTEND_2_the_practice_line_leads_nobody_though_it_is_opened() -> None:
    room = _room()
    room.do(MODERATOR, workshop.Show("read"), scale.Open("practice", 1))
    assert room.workshop().current == "read"


def test_ATTEND_3_the_wall_is_blanked_and_enlarged_for_itself_alone() -> None:
    room = _room()
    before = room.sent("anna")
    room.do(MODERATOR, workshop.SetWall(blank=True, zoom=150))
    assert (room.seen(WALL, "workshop")["blank"], room.seen(WALL, "workshop")["zoom"]) == (True, 150)
    room.do(MODERATOR, workshop.SetWall(blank=False))
    assert (room.seen(WALL, "workshop")["blank"], room.seen(WALL, "workshop")["zoom"]) == (False, 150)
    assert room.sent("anna") == before
