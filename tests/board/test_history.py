"""What the console's history tells: who changed what and when, and nothing that anyone wrote."""

from typing import Any

import msgspec
import pytest

from board import agenda, groups, workshop
from board.activities import scale
from board.activities.cards import commands as cards
from board.history import KEPT, MINUTE, Change
from board.moderators import Rename, Revoke
from board.notes import EditNote
from tests.board.boards import Boards, edit, wooded
from tests.board.rooms import MODERATOR, NOON, WALL, Room
from tests.board.test_moderators import invited

THIS_MINUTE = NOON // MINUTE * MINUTE


def history(room: Room) -> list[Change]:
    return sorted(room.state.under("change", Change), key=lambda change: change.number)


def told(room: Room) -> list[tuple[str, str, str]]:
    return [(change.what, change.activity, change.detail) for change in history(room)]


def test_HIST_1_it_tells_what_where_by_whom_and_when() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    room.at += 5 * MINUTE
    room.do(bruno, workshop.Show("tree"))
    assert [(change.what, change.activity, change.by, change.at, change.name) for change in history(room)] == [
        ("moderator.invite", "", MODERATOR.mark, THIS_MINUTE, ""),
        ("workshop.show", "tree", bruno.mark, THIS_MINUTE + 5 * MINUTE, "bruno"),
    ]


def test_HIST_1_what_a_seat_does_and_what_is_refused_leaves_nothing() -> None:
    room = Room("hidden")
    (anna,) = room.join("anna")
    room.open()
    before = told(room)
    room.place(anna, 10)
    room.do(anna, workshop.EditSeat("Anna A."))
    assert room.refusal(MODERATOR, scale.Open("none", 1)) == "no_such_activity"
    assert told(room) == before


@pytest.mark.parametrize(
    "command", [workshop.Show(""), workshop.Reopen(), workshop.EditWorkshop(title="Our village"), groups.ClearGroups()]
)
def test_HIST_1_what_leaves_all_as_it_is_leaves_nothing(command: Any) -> None:
    room = Room()
    room.do(MODERATOR, command)
    assert told(room) == []


def test_HIST_1_the_phase_the_round_and_the_names_of_moderators_help_to_read_it() -> None:
    room = Boards()
    room.board()
    bruno = invited(room, "bruno")
    room.opened(1, 2, 3)
    room.reveal()
    room.open(2)
    room.do(bruno, cards.Lead("wood", "locked"), agenda.RemoveActivity("lake"))
    room.do(bruno, agenda.ShutActivity("tree", shut=True), agenda.ShutActivity("tree", shut=False))
    room.do(MODERATOR, Revoke(bruno.mark))
    assert told(room) == [
        ("activity.add", "wood", ""),
        ("cards.phase", "wood", "open"),
        ("moderator.invite", "", "bruno"),
        ("scale.open", "tree", "1"),
        ("scale.reveal", "tree", ""),
        ("scale.open", "tree", "2"),
        ("cards.phase", "wood", "locked"),
        ("activity.remove", "lake", "Par lake"),
        ("activity.shut", "tree", "on"),
        ("activity.shut", "tree", "off"),
        ("moderator.revoke", "", "bruno"),
    ]
    assert [change.name for change in history(room) if change.by == bruno.mark] == ["bruno"] * 4


def test_HIST_2_typing_is_one_change() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    for version in range(5):
        room.do(MODERATOR, EditNote("tree", version, "mark", ("x",)))
        room.at += MINUTE
        room.do(bruno, workshop.Show("tree" if version % 2 else "lake"))
    notes = [change for change in history(room) if change.what == "note.edit"]
    assert [change.at for change in notes] == [THIS_MINUTE + 4 * MINUTE]
    room.at += MINUTE
    room.do(MODERATOR, EditNote("tree", 5, "mark", ("x",)))
    room.do(MODERATOR, EditNote("lake", 0, "mark", ("x",)), EditNote("tree", 6, "mark", ("x",)))
    assert [change.activity for change in history(room) if change.what == "note.edit"] == [
        "tree",
        "tree",
        "lake",
        "tree",
    ]


def test_HIST_2_within_one_minute_it_is_not_even_touched() -> None:
    room = Room()
    room.do(MODERATOR, EditNote("tree", 0, "mark", ("x",)))
    before = history(room)
    room.at = THIS_MINUTE + MINUTE - 1
    room.do(MODERATOR, EditNote("tree", 1, "mark", ("y",)))
    assert history(room) == before


def test_HIST_2_a_clock_that_is_behind_turns_no_time_back() -> None:
    room = Room()
    room.do(MODERATOR, EditNote("tree", 0, "mark", ("x",)))
    room.at -= 3 * MINUTE
    room.do(MODERATOR, EditNote("tree", 1, "mark", ("y",)))
    assert [change.at for change in history(room)] == [THIS_MINUTE]


def test_HIST_2_the_newest_are_kept() -> None:
    room = Room()
    for number in range(KEPT + 30):
        room.do(MODERATOR, workshop.Show("lake" if number % 2 else "tree"))
    numbers = [change.number for change in history(room)]
    assert numbers == list(range(31, KEPT + 31))
    assert history(room)[-1].activity == "lake"


def test_HIST_3_moderators_alone_see_it() -> None:
    room = Room()
    (anna,) = room.join("anna")
    room.do(MODERATOR, workshop.Show("tree"))
    assert [channel for channel, shown in room.view(MODERATOR).items() if "change/1" in shown] == ["moderator"]
    for viewer in (anna, WALL):
        assert "change" not in str(room.view(viewer))


def test_HIST_3_it_bears_nothing_that_anyone_wrote_and_names_nobody_but_moderators() -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", dots=2)
    room.do(MODERATOR, Rename("Ilze"))
    room.write(anna, "card1", "Kalniņa")
    room.write(MODERATOR, "card2", "Kalniņa again")
    room.do(MODERATOR, edit("card1", 0, "Mrs "), cards.GroupCard("wood", "card2", "card1"))
    room.do(MODERATOR, cards.Spotlight("wood", "card1"), cards.Pick("wood", ("card1",)))
    room.do(MODERATOR, groups.MakeGroups(2))
    room.do(MODERATOR, groups.MoveSeat(bruno.seat, ""), cards.ForgetCard("wood", "card1"))
    text = msgspec.json.encode(history(room)).decode()
    assert "Kaln" not in text
    for person in (anna, bruno):
        assert person.seat not in text
    assert history(room)[-1].what == "card.forget"
    assert {change.name for change in history(room)} == {"", "Ilze"}


def test_HIST_3_times_are_whole_minutes() -> None:
    room = Room()
    room.at = THIS_MINUTE + 12_345
    room.do(MODERATOR, workshop.Show("tree"))
    assert [change.at for change in history(room)] == [THIS_MINUTE]
