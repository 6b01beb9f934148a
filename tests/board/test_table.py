"""Tables: rows of cells that are written together, and of values."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.activities.cards.records import HISTORY, RECENT_MOST, Words
from board.activities.table import SetCell
from board.actor import Actor
from board.agenda import EditActivity, RemoveActivity
from board.commands import decode_command
from board.records import Rejected
from board.replica import Replica
from board.text import Delete, apply, transform
from tests.board.boards import Boards, edit
from tests.board.figures import CANVAS, TABLE, TWO, parted, teams_of, working
from tests.board.rooms import MODERATOR, WALL

BACK = cards.TakeBack("plan")
SECRET = "Kalniņa"


def _cell(row: str, version: int, *op: Any, column: str = "note") -> cards.EditWords:
    return msgspec.structs.replace(edit(row, version, *op, board="plan"), cell=column)


def _words(room: Boards, row: str, column: str = "note") -> str:
    return room.card(row, "plan").cells.get(column, Words()).text


def _values(room: Boards, row: str = "start1") -> dict[str, Any]:
    return room.card(row, "plan").values


def _set(column: str, value: Any, row: str = "start1") -> SetCell:
    return SetCell("plan", row, column, value)


# TABLE-1: words in cells


def test_TABLE_1_two_people_begin_one_cell_at_the_same_time() -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno")
    room.do(anna, _cell("start1", 0, "on Monday"))
    room.do(bruno, _cell("start1", 0, "with cake"))
    room.do(anna, _cell("start1", 1, 3, "every "))
    assert _words(room, "start1") == "on every Mondaywith cake"
    assert room.card("start1", "plan").text == "Pajautāt kaimiņiem"
    cell = room.seen(WALL, "card/plan/start1")["cells"]["note"]
    assert (cell["since"] + len(cell["recent"]), cell["recent"][0][0]) == (3, "mark")
    room.settle()


def test_TABLE_1_cells_and_the_rows_own_words_are_texts_of_their_own() -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno")
    room.do(anna, _cell("start1", 0, "soon"), edit("start1", 0, "First: ", board="plan"))
    room.do(bruno, edit("start1", 0, "(us) ", board="plan"), _cell("start1", 1, "very "))
    assert room.card("start1", "plan").text == "First: (us) Pajautāt kaimiņiem"
    assert _words(room, "start1") == "very soon"
    for column, code in (("who", "no_such_field"), ("what", "no_such_field"), ("none", "no_such_field")):
        assert room.refusal(anna, _cell("start1", 0, "x", column=column)) == code
    assert room.refusal(anna, _cell("start1", 5, "x")) == "malformed"
    assert room.refusal(anna, _cell("none", 0, "x")) == "no_such_card"
    room.board()
    room.write(anna, "card1")
    assert room.refusal(anna, msgspec.structs.replace(edit("card1", 0, "x"), cell="note")) == "no_such_field"
    room.settle()


def test_TABLE_1_a_cell_is_as_long_as_a_card_and_keeps_its_history() -> None:
    room, (anna, _) = working(TABLE, "anna", "bruno")
    assert room.refusal(anna, _cell("start1", 0, "x" * 501)) == "text_too_long"
    assert room.refusal(anna, _cell("start1", 0, "a\x00b")) == "bad_edit"
    for version in range(HISTORY + 2):
        room.do(anna, _cell("start1", version, *(("!",) if version % 2 == 0 else (Delete("!"),))))
    assert len(room.card("start1", "plan").cells["note"].recent) <= RECENT_MOST
    assert room.refusal(anna, _cell("start1", 1, "late")) == "text_moved_on"
    room.do(anna, _cell("start1", 2, "in time"))
    assert _words(room, "start1") == "in time"
    room.settle()


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.text("abc", min_size=1, max_size=3)), max_size=12))
@settings(max_examples=25)
def test_TABLE_1_any_number_of_people_come_to_the_same_words(typed: list[tuple[int, int, str]]) -> None:
    """Each types on the text as they last saw it, and sees the log only now and then."""
    room, people = working(TABLE, "anna", "bruno", "carla")
    pages = [(0, "") for _ in people]
    for who, at, letters in typed:
        version, text = pages[who]
        op = (at, letters) if 0 < at <= len(text) else (letters,)
        room.do(people[who], _cell("start1", version, *op))
        if at % 2:
            pages[who] = room.card("start1", "plan").cells["note"].version, _words(room, "start1")
    assert sorted(_words(room, "start1")) == sorted("".join(letters for *_, letters in typed))
    for person in people:
        if typed:
            shown = room.seen(person, "card/plan/start1")["cells"]["note"]
            words = msgspec.convert(shown, Words)
            assert words.text == _words(room, "start1")


def test_TABLE_1_TEXT_3_an_editor_with_an_edit_of_their_own_on_the_way_comes_to_the_same_words() -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno")
    room.do(bruno, _cell("start1", 0, "with cake"))
    room.do(anna, _cell("start1", 0, "on Monday "))
    mine, theirs = ("on Monday ",), ("with cake",)
    assert _words(room, "start1") == apply(apply("", theirs), transform(mine, theirs, "right"))


# TABLE-2: values


FITTING = [
    ("who", "Jānis un Līga", "Jānis un Līga"),
    ("who", "  Anna  ", "Anna"),
    ("when", "2026-12-24", "2026-12-24"),
    ("when", "2028-02-29", "2028-02-29"),
    ("state", 0, 0),
    ("state", 1, 1),
    ("cost", 0, 0),
    ("cost", -12.5, -12.5),
    ("cost", 10**12, 10**12),
]
UNFITTING = [
    ("who", 5, "malformed"),
    ("who", "x" * 61, "name_too_long"),
    ("when", "24.12.2026", "not_a_date"),
    ("when", "2026-02-29", "not_a_date"),
    ("when", "2026-13-01", "not_a_date"),
    ("when", "2026-00-10", "not_a_date"),
    ("when", "0000-01-01", "not_a_date"),
    ("when", "٢٠٢٦-١٢-٢٤", "not_a_date"),
    ("when", "2026-12-24\n", "not_a_date"),
    ("when", 20261224, "not_a_date"),
    ("state", 2, "malformed"),
    ("state", -1, "malformed"),
    ("state", 1.0, "malformed"),
    ("state", "1", "malformed"),
    ("cost", "12", "not_a_number"),
    ("cost", 10**12 + 1, "not_a_number"),
    ("cost", 10**400, "not_a_number"),
    ("cost", -(10**400), "not_a_number"),
    ("cost", 1e300, "not_a_number"),
    ("note", "x", "no_such_field"),
    ("what", "x", "no_such_field"),
    ("none", "x", "no_such_field"),
]


@pytest.mark.parametrize(("column", "value", "kept"), FITTING)
def test_TABLE_2_a_value_that_fits_is_kept_and_emptied(column: str, value: Any, kept: Any) -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno")
    sent = msgspec.json.encode(
        {"t": "table.set", "activity": "plan", "card": "start1", "column": column, "value": value}
    )
    room.do(anna, decode_command(sent))
    assert room.seen(bruno, "card/plan/start1")["values"] == {column: kept}
    for empty in (None, "", *([" \u200b"] if column == "who" else [])):
        room.do(bruno, _set(column, value), _set(column, empty))
        assert _values(room) == {}
    room.settle()


@pytest.mark.parametrize(("column", "value", "code"), UNFITTING)
def test_TABLE_2_a_value_that_does_not_fit_is_refused_by_name(column: str, value: Any, code: str) -> None:
    room, (anna, _) = working(TABLE, "anna", "bruno")
    for actor in (anna, MODERATOR):
        assert room.refusal(actor, _set(column, value)) == code


@pytest.mark.parametrize("raw", [b"true", b"[1]", b"{}", b"NaN", b"Infinity"])
def test_TABLE_2_what_is_no_value_at_all_is_not_read(raw: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        decode_command(b'{"t":"table.set","activity":"plan","card":"row1","column":"cost","value":%s}' % raw)
    assert caught.value.code == "malformed"


def test_TABLE_2_who_may_set_it() -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno", writes="own")
    room.add("figure", CANVAS, "open")
    room.write(anna, "card1", board="plan")
    assert room.refusal(bruno, _set("cost", 1, "card1")) == "not_yours"
    assert room.refusal(anna, _set("cost", 1, "none")) == "no_such_card"
    assert room.refusal(anna, SetCell("figure", "card1", "cost", 1)) == "no_such_field"
    assert room.refusal(anna, SetCell("tree", "card1", "cost", 1)) == "no_such_activity"
    room.do(anna, _set("cost", 1, "card1"))
    room.lead("locked", "plan")
    assert room.refusal(anna, _set("cost", 2, "card1")) == "not_open"
    room.do(MODERATOR, _set("cost", 2, "card1"))


# Taking back


def test_UNDO_1_what_was_put_into_a_cell_is_taken_back() -> None:
    room, (anna, _) = working(TABLE, "anna", "bruno")
    room.do(anna, _set("who", "Līga"), _set("who", "Anna"), _set("who", None), _set("cost", 7))
    for left in ({}, {"who": "Anna"}, {"who": "Līga"}, {}):
        room.do(anna, BACK)
        assert _values(room) == left
    assert room.refusal(anna, BACK) == "nothing_to_take_back"
    room.settle()


def test_UNDO_2_others_values_stand_in_the_same_column_as_in_the_others() -> None:
    room, (anna, bruno) = working(TABLE, "anna", "bruno")
    room.do(anna, _set("who", "Anna"), _set("cost", 7))
    room.do(bruno, _set("who", "Bruno"), _set("when", "2026-12-24"))
    room.do(anna, BACK)
    assert _values(room) == {"who": "Bruno", "when": "2026-12-24"}
    room.do(anna, BACK)
    assert _values(room) == {"who": "Bruno", "when": "2026-12-24"}
    assert room.steps(anna, "plan") == 0
    room.settle()


# TABLE-3: a row is one thing


def _filled(*names: str) -> tuple[Boards, list[Actor]]:
    room, people = working(TABLE, *names)
    room.write(people[0], "row1", "Ask", board="plan")
    room.do(people[0], _set("who", SECRET, "row1"), _cell("row1", 0, f"Mrs {SECRET} knows"), _set("cost", 5, "row1"))
    room.do(people[0], _set("who", "someone else", "row1"), _cell("row1", 1, "Perhaps "))
    return room, people


def test_TABLE_3_in_the_bin_its_cells_are_seen_by_moderator_and_author_only() -> None:
    room, (anna, bruno) = _filled("anna", "bruno")
    room.do(MODERATOR, cards.BinCard("plan", "row1", binned=True))
    room.do(MODERATOR, _cell("row1", 2, "while away: "), _set("who", "nobody at all", "row1"))
    assert not room.seen(bruno, "card/plan/row1")
    assert room.refusal(bruno, _cell("row1", 3, "x")) == "no_such_card"
    assert room.refusal(bruno, _set("cost", 6, "row1")) == "no_such_card"
    for words in (b"while away", b"nobody at all"):
        assert words not in room.sent_to_all("moderator", "anna")
    assert "values" in room.seen(anna, "card/plan/row1")
    room.do(MODERATOR, cards.BinCard("plan", "row1", binned=False))
    assert room.seen(bruno, "card/plan/row1")["values"] == {"who": "nobody at all", "cost": 5}
    room.settle()


def test_TABLE_3_FORGET_1_deleted_for_good_no_cell_value_step_or_edit_is_left() -> None:
    room, (anna, _) = _filled("anna", "bruno")
    room.add("next", TABLE)
    room.do(MODERATOR, cards.Send("plan", ("row1",), "next"))
    assert SECRET.encode() in room.replica.snapshot()
    room.do(MODERATOR, cards.ForgetCard("plan", "row1"))
    for words in (SECRET, "someone else", "Perhaps"):
        assert words.encode() not in room.replica.snapshot()
        assert words.encode() not in room.log[-1]
    assert not [record for record in room.state.all() if "/row1" in record.id]
    assert room.steps(anna, "plan") == 0
    room.write(anna, "row1", "Anew", board="plan")
    room.do(anna, _cell("row1", 0, "from empty on"))
    assert _words(room, "row1") == "from empty on"
    room.settle()
    assert Replica.load(room.replica.snapshot()).state == room.state


def test_TABLE_3_an_activity_taken_off_takes_its_rows_along() -> None:
    room, _ = working(TABLE, "anna")
    room.add("next", TABLE)
    room.do(MODERATOR, SetCell("next", "start1", "who", SECRET))
    room.do(MODERATOR, msgspec.structs.replace(edit("start1", 0, SECRET, board="next"), cell="note"))
    assert SECRET in str(room.seen(MODERATOR, "card/next/start1"))
    assert SECRET.encode() not in room.sent_to_all("moderator")
    room.do(MODERATOR, RemoveActivity("next"))
    assert SECRET.encode() not in room.replica.snapshot()
    room.settle()


# TABLE-4: dealt out


def test_TABLE_4_rows_are_dealt_out_in_turn_and_each_group_changes_its_own() -> None:
    room, people = parted(TABLE, TWO, groups=False)
    anna, carla = people["anna"], people["carla"]
    for number in range(2, 6):
        room.write(anna, f"row{number}", board="plan")
    room.do(MODERATOR, cards.BinCard("plan", "row2", binned=True))
    room.do(carla, cards.GroupCard("plan", "row5", "row3"), cards.MoveCard("plan", "row4", behind=""))
    room.do(MODERATOR, cards.Deal("plan", dealt=True))
    assert teams_of(room) == {"row4": "birch", "start1": "oak", "row3": "birch", "row5": "birch", "row2": "oak"}
    room.heaps("plan")
    assert room.seen(WALL, "activity/plan")["groups"] is True
    for row, mine, other in (("row3", anna, carla), ("start1", carla, anna)):
        assert room.seen(mine, f"card/plan/{row}")
        assert not room.seen(other, f"card/plan/{row}")
        room.do(mine, _set("cost", 4, row), _cell(row, 0, "ours"))
        for command in (_set("cost", 5, row), _cell(row, 1, "x"), edit(row, 0, "x", board="plan")):
            assert room.refusal(other, command) == "not_yours"
    room.do(MODERATOR, cards.Deal("plan", dealt=False))
    assert set(teams_of(room).values()) == {""}
    room.do(anna, _set("cost", 6, "start1"))
    assert room.seen(anna, "activity/plan")["groups"] is False
    room.settle()


def test_TABLE_4_what_is_written_after_the_dealing_is_the_groups_and_unseen_by_the_others() -> None:
    room, people = parted(TABLE, TWO, groups=False)
    room.do(MODERATOR, cards.Deal("plan", dealt=True))
    room.write(people["carla"], "row2", "the oaks' own", board="plan")
    room.do(people["carla"], _set("who", SECRET, "row2"))
    for words in ("the oaks' own", SECRET):
        assert words.encode() not in room.sent_to_all("carla", "dace", "wall", "moderator")
    assert room.card("row2", "plan").team == "oak"
    room.lead("shown", "plan")
    assert room.seen(people["anna"], "card/plan/row2")["values"] == {"who": SECRET}
    room.settle()


def test_TABLE_4_nothing_is_dealt_without_groups_or_namelessly() -> None:
    room, _ = working(TABLE, "anna", "bruno")
    assert room.refusal(MODERATOR, cards.Deal("plan", dealt=True)) == "no_group"
    assert room.refusal(MODERATOR, cards.Deal("tree", dealt=True)) == "no_such_activity"
    room.split(1)
    room.board(who="nameless")
    assert room.refusal(MODERATOR, cards.Deal("wood", dealt=True)) == "only_with_names"
    room.do(MODERATOR, cards.Deal("plan", dealt=True), cards.Deal("plan", dealt=True))


def test_TABLE_4_CANVAS_3_the_one_text_of_a_field_is_not_dealt() -> None:
    room, people = parted(CANVAS, TWO, groups=False)
    room.edit(people["anna"], "all-goal", 0, "of all", board="plan")
    room.write(people["anna"], "card1", board="plan", field="threats")
    room.do(MODERATOR, cards.Deal("plan", dealt=True))
    assert teams_of(room) == {"all-goal": "", "card1": "birch"}
    room.edit(people["carla"], "oak-goal", 0, "of the oaks", board="plan")
    assert not room.seen(people["anna"], "card/plan/oak-goal")
    assert room.card("all-goal", "plan").text == "of all"
    room.settle()


def test_TOOL_3_a_table_with_more_rows_keeps_those_it_has() -> None:
    room, (anna, _) = working(TABLE, "anna", "bruno")
    room.do(MODERATOR, EditActivity("plan", {"starts": [{"en": "x"}] * 3, "sparks": [{"en": "y"}]}))
    assert [row.name for row in room.state.under("card/plan", Card)] == ["start1"]
    assert room.seen(anna, "activity/plan")["sparks"] == [{"en": "y"}]
    room.settle()
