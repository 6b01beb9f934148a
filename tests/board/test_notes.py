"""The moderators' notes: written together, seen by nobody else, and never overwritten."""

from board import agenda, workshop
from board.activities.cards.records import HISTORY
from board.notes import NOTE_MOST, EditNote, Note
from board.text import Delete
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR, WALL, Room
from tests.board.test_moderators import invited


def note(room: Room, activity: str = "tree") -> str:
    found = room.state.get(f"note/{activity}", Note)
    return "" if found is None else found.words.text


def test_NOTE_1_what_two_write_at_once_both_stays() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    room.do(MODERATOR, EditNote("tree", 0, "mine", ("Ask about the bus.",)))
    room.do(bruno, EditNote("tree", 0, "theirs", ("Karina is late.",)))
    assert note(room) == "Ask about the bus.Karina is late."
    room.do(MODERATOR, EditNote("tree", 2, "mine", (18, "\n")))
    room.do(bruno, EditNote("tree", 2, "theirs", (18, Delete("Karina is late."), "She came.")))
    assert note(room) == "Ask about the bus.\nShe came."


def test_NOTE_1_the_workshop_has_one_of_its_own_and_so_has_every_activity() -> None:
    room = Room()
    for activity in ("tree", "lake", ""):
        room.do(MODERATOR, EditNote(activity, 0, "mark", (f"on {activity}",)))
    assert [note(room, activity) for activity in ("tree", "lake", "")] == ["on tree", "on lake", "on "]
    for none in ("practice", "none"):
        assert room.refusal(MODERATOR, EditNote(none, 0, "mark", ("x",))) == "no_such_activity"


def test_NOTE_1_too_long_too_late_or_malformed_is_refused_by_name() -> None:
    room = Room()
    room.do(MODERATOR, EditNote("tree", 0, "mark", ("x" * NOTE_MOST,)))
    assert room.refusal(MODERATOR, EditNote("tree", 1, "mark", ("y",))) == "text_too_long"
    assert room.refusal(MODERATOR, EditNote("tree", 2, "mark", ("y",))) == "malformed"
    assert room.refusal(MODERATOR, EditNote("tree", 1, "mark", (Delete("y"),))) == "bad_edit"
    for version in range(1, HISTORY + 1):
        room.do(
            MODERATOR,
            EditNote("tree", version, "mark", ("y",) if version % 2 == 0 else (Delete("x" if version == 1 else "y"),)),
        )
    assert room.refusal(MODERATOR, EditNote("tree", 0, "mark", ("y",))) == "text_moved_on"


def test_NOTE_1_also_when_the_workshop_is_over() -> None:
    room = Room()
    room.do(MODERATOR, workshop.Close(), EditNote("", 0, "mark", ("It went well.",)))


def test_NOTE_2_nobody_but_moderators_sees_them() -> None:
    room = Boards()
    (anna,) = room.come("anna")
    room.do(
        MODERATOR,
        workshop.Show("tree"),
        EditNote("tree", 0, "mark", ("Whisper",)),
        EditNote("", 0, "mark", ("Whisper",)),
    )
    assert b"Whisper" in room.sent("moderator")
    assert b"Whisper" not in room.sent("wall") + room.sent("anna")
    assert room.refusal(anna, EditNote("tree", 1, "mark", ("x",))) == "not_allowed"
    assert room.refusal(WALL, EditNote("tree", 1, "mark", ("x",))) == "not_allowed"
    room.settle()


def test_NOTE_3_it_goes_with_its_activity() -> None:
    room = Boards()
    room.do(MODERATOR, EditNote("lake", 0, "mark", ("Whisper",)), EditNote("tree", 0, "mark", ("stays",)))
    room.do(MODERATOR, agenda.RemoveActivity("lake"))
    assert [record.id for record in room.state.all() if "lake" in record.id] == []
    assert note(room, "tree") == "stays"
    room.settle()
