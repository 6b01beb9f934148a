"""Words edited together."""

import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.activities.cards import Card, Edit
from board.activities.cards.commands import AddCard, EditWords, Lead
from board.activities.cards.records import CARD_MOST, HISTORY, RECENT_MOST
from board.agenda import AddActivity
from board.commands import decode_command
from board.decide import Rejection, decide
from board.diff import Diff
from board.records import Rejected
from board.state import State, evolve
from board.text import (
    BadOperation,
    Component,
    Delete,
    Op,
    Side,
    apply,
    check,
    compose,
    length,
    normal,
    transform,
    transform_position,
)
from tests.board.boards import edit
from tests.board.rooms import MODERATOR, Room, seat

LETTERS = "abāģ€é👩‍🌾\n "
texts = st.text(LETTERS, max_size=12)


@st.composite
def ops(draw: Any, text: str) -> Op:
    """Any normal operation on a text; deletions by their words or by their number."""
    made: list[Component] = []
    at = 0
    for kind in draw(st.lists(st.sampled_from(["skip", "insert", "delete"]), max_size=7)):
        count = draw(st.integers(1, 4))
        if kind == "insert":
            made.append(draw(st.text(LETTERS, min_size=1, max_size=3)))
            continue
        count = min(count, len(text) - at)
        by_words = draw(st.booleans())
        made.append(count if kind == "skip" else Delete(text[at : at + count] if by_words else count))
        at += count
    return normal(made)


@st.composite
def pairs(draw: Any) -> tuple[str, Op, Op]:
    text = draw(texts)
    return text, draw(ops(text)), draw(ops(text))


# Laws


@given(pairs())
def test_TEXT_1_either_order_comes_to_the_same(given_: tuple[str, Op, Op]) -> None:
    text, one, other = given_
    after_one = transform(other, one, "right")
    after_other = transform(one, other, "left")
    assert check(after_one) == after_one
    assert check(after_other) == after_other
    assert apply(apply(text, one), after_one) == apply(apply(text, other), after_other)


@pytest.mark.parametrize(("side", "expected"), [("left", "xXYy"), ("right", "xYXy")])
def test_TEXT_1_the_left_insertion_stands_first(side: Side, expected: str) -> None:
    assert apply(apply("xy", (1, "Y")), transform((1, "X"), (1, "Y"), side)) == expected


@given(pairs())
def test_TEXT_1_what_one_inserts_is_kept_and_what_either_deletes_is_gone(given_: tuple[str, Op, Op]) -> None:
    text, one, other = given_
    both = apply(apply(text, one), transform(other, one, "right"))
    gone = _deleted(one) | _deleted(other)
    inserted = [c for op in (one, other) for part in op if isinstance(part, str) for c in part]
    assert sorted(both) == sorted([*(c for at, c in enumerate(text) if at not in gone), *inserted])


def _deleted(op: Op) -> set[int]:
    found: set[int] = set()
    at = 0
    for part in op:
        if isinstance(part, Delete):
            found |= set(range(at, at + length(part)))
        at += 0 if isinstance(part, str) else length(part)
    return found


@given(st.data())
def test_TEXT_2_composed_is_one_after_the_other(data: st.DataObject) -> None:
    text = data.draw(texts)
    first = data.draw(ops(text))
    between = apply(text, first)
    second = data.draw(ops(between))
    both = compose(first, second)
    assert check(both) == both
    assert apply(text, both) == apply(between, second)
    third = data.draw(ops(apply(between, second)))
    assert apply(text, compose(both, third)) == apply(text, compose(first, compose(second, third)))


@given(st.data())
def test_TEXT_2_going_along_with_a_whole_is_going_along_with_its_parts(data: st.DataObject) -> None:
    text = data.draw(texts)
    first, mine = data.draw(ops(text)), data.draw(ops(text))
    second = data.draw(ops(apply(text, first)))
    step_by_step = transform(transform(mine, first, "right"), second, "right")
    end = apply(apply(text, first), second)
    assert len(apply(end, step_by_step)) == len(apply(end, transform(mine, compose(first, second), "right")))


@given(st.data())
def test_TEXT_8_a_caret_stays_between_its_characters(data: st.DataObject) -> None:
    text = data.draw(texts)
    op = data.draw(ops(text))
    at = data.draw(st.integers(0, len(text)))
    after: list[int | None] = []  # where each character was before; None: it is new
    seen = 0
    for part in op:
        if isinstance(part, str):
            after += [None] * len(part)
            continue
        after += list(range(seen, seen + part)) if isinstance(part, int) else []
        seen += length(part)
    after += list(range(seen, len(text)))
    right, left = transform_position(at, op), transform_position(at, op, "left")
    for caret in (left, right):
        assert all(was is None or was < at for was in after[:caret])
        assert all(was is None or was >= at for was in after[caret:])
    assert right == len(after) or after[right] is not None  # behind what is inserted just there
    if not _deleted(op):
        assert left == 0 or after[left - 1] is not None


# On the log


class Editor:
    """Someone who types in a card: sees it when news arrives, and has at most one edit on its way."""

    def __init__(self, name: str, card: Card) -> None:
        self.name = name
        self.marks = 0
        self.restarts = 0
        self.flight: tuple[str, Op] | None = None
        self.typed: Op = ()
        self._start(card)

    def _start(self, card: Card) -> None:
        self.known, self.version, self.text = card.text, card.version, card.text
        self.flight, self.typed = None, ()

    def type(self, op: Op) -> None:
        self.typed = compose(self.typed, op)
        self.text = apply(self.text, op)

    def depart(self) -> EditWords | None:
        if self.flight or not self.typed:
            return None
        self.marks += 1
        self.flight, self.typed = (f"{self.name}-{self.marks}", self.typed), ()
        return edit("card1", self.version, *self.flight[1], by=self.flight[0])

    def take(self, card: Card) -> None:
        """The card as a frame shows it, however much came between."""
        if card.since > self.version:
            self.restarts += 1
            self._start(card)
            return
        for by, op in card.recent[self.version - card.since :]:
            self._go_along(by, op)
        assert self.known == card.text

    def _go_along(self, by: str, op: Op) -> None:
        self.known, self.version = apply(self.known, op), self.version + 1
        if self.flight and self.flight[0] == by:
            self.flight = None
            return
        over = op
        if self.flight:
            mark, flying = self.flight
            self.flight = mark, transform(flying, over, "right")
            over = transform(over, flying, "left")
        self.typed, over = transform(self.typed, over, "right"), transform(over, self.typed, "left")
        self.text = apply(self.text, over)


def _card_room(text: str = "Too few of us") -> State:
    """A state is enough where thousands of edits are tried."""
    room = Room()
    room.join("anna")
    room.do(MODERATOR, AddActivity("wood", {"kind": "cards", "title": {"en": "Challenges"}}), Lead("wood", "open"))
    room.do(MODERATOR, AddCard("wood", "card1", text))
    return room.state


START = _card_room()
MOMENT = Room().request(MODERATOR, edit("card1", 0)).moment


def _card(state: State) -> Card:
    found = state.get("card/wood/card1", Card)
    assert found
    return found


def _edited(state: State, command: EditWords) -> State:
    outcome = decide(state, command, seat("anna"), MOMENT)
    assert not isinstance(outcome, Rejection), outcome
    return evolve(state, outcome)


def _refused(state: State, command: EditWords) -> str:
    outcome: Diff | Rejection = decide(state, command, seat("anna"), MOMENT)
    assert isinstance(outcome, Rejection)
    return outcome.code


@settings(max_examples=60)
@given(st.data(), st.integers(1, 6))
def test_TEXT_3_any_number_of_editors_with_any_delays_see_the_same_words(data: st.DataObject, count: int) -> None:
    state = START
    editors = [Editor(f"editor{n}", _card(state)) for n in range(count)]
    under_way: list[EditWords] = []
    for _ in range(data.draw(st.integers(0, 30))):
        editor = editors[data.draw(st.integers(0, count - 1))]
        match data.draw(st.sampled_from(["type", "depart", "arrive", "arrive", "look"])):
            case "type":
                editor.type(data.draw(ops(editor.text)))
            case "depart" if command := editor.depart():
                under_way.append(command)
            case "arrive" if under_way:
                state = _edited(state, under_way.pop(data.draw(st.integers(0, len(under_way) - 1))))
            case "look":
                editor.take(_card(state))
    state = _finished(state, editors, under_way)
    assert {editor.text for editor in editors} == {_card(state).text}
    assert not any(editor.restarts for editor in editors)


def _finished(state: State, editors: list[Editor], under_way: list[EditWords]) -> State:
    """All that is under way arrives, everyone sees it, and sends what they still have."""
    for _ in range(4):
        for command in under_way:
            state = _edited(state, command)
        for editor in editors:
            editor.take(_card(state))
        under_way = [departed for editor in editors if (departed := editor.depart())]
    for editor in editors:
        editor.take(_card(state))
        assert (editor.typed, editor.flight) == ((), None)
    return state


def test_TEXT_4_however_slow_an_editor_is_each_edit_gets_through_the_first_time() -> None:
    state = START
    slow = Editor("slow", _card(state))
    for letter in "abc":
        slow.take(_card(state))
        slow.type((len(slow.text), letter))
        command = slow.depart()
        assert command
        for _ in range(HISTORY // 2):
            text = _card(state).text
            state = _edited(state, edit("card1", _card(state).version, "x"))
            state = _edited(state, edit("card1", _card(state).version, Delete("x")))
        assert _card(state).version == command.version + HISTORY
        assert _card(state).text == text
        state = _edited(state, command)
    assert _card(state).text == "Too few of usabc"
    assert slow.restarts == 2  # news older than shown with the card: it starts again from the whole text


def test_TEXT_4_older_than_what_is_kept_has_a_name_of_its_own() -> None:
    state = START
    for number in range(HISTORY + 1):
        state = _edited(state, edit("card1", number, *(("x",) if number % 2 == 0 else (Delete(1),))))
    assert _refused(state, edit("card1", 0, "y")) == "text_moved_on"
    assert _edited(state, edit("card1", 1, "y")) != state
    assert len(list(state.under("edit/wood/card1", Edit))) == HISTORY


@pytest.mark.parametrize(
    ("op", "code"),
    [
        ((14, "x"), "bad_edit"),
        ((13, Delete(1)), "bad_edit"),
        ((Delete("Tóo"),), "bad_edit"),
        ((Delete(14),), "bad_edit"),
        (("",), "bad_edit"),
        ((0, "x"), "bad_edit"),
        ((-1, "x"), "bad_edit"),
        ((Delete(0), "x"), "bad_edit"),
        ((Delete(-3),), "bad_edit"),
        ((Delete(""),), "bad_edit"),
        ((3,), "bad_edit"),
        ((1, 1, "x"), "bad_edit"),
        (("x", "y"), "bad_edit"),
        ((Delete("T"), Delete("o")), "bad_edit"),
        (("x" * (CARD_MOST - 12),), "text_too_long"),
        (("x" * 16_000,), "text_too_long"),
        (("\u0007",), "bad_edit"),
        (("a\u0304",), "bad_edit"),
        ((13, "\u001f"), "bad_edit"),
        ((13, "\t"), "bad_edit"),
        (("\ud800",), "bad_edit"),
        ((13, "\udc00"), "bad_edit"),
        (("a\u202eb",), "bad_edit"),
    ],
)
def test_TEXT_5_a_bad_edit_is_named_and_changes_nothing(op: Op, code: str) -> None:
    assert _refused(START, edit("card1", 0, *op)) == code
    later = _edited(START, edit("card1", 0, 13, "!"))
    if code == "text_too_long" or (op and op[0] != 13):
        assert _refused(later, edit("card1", 0, *op)) == code


def test_TEXT_5_a_card_may_be_full_to_the_last_character_and_empty() -> None:
    full = _edited(START, edit("card1", 0, "ā" * (CARD_MOST - 13)))
    assert len(_card(full).text) == CARD_MOST
    assert _refused(full, edit("card1", 1, "x")) == "text_too_long"
    assert _card(_edited(full, edit("card1", 1, Delete(CARD_MOST)))).text == ""


def test_TEXT_5_a_version_that_was_not_yet_is_malformed() -> None:
    assert _refused(START, edit("card1", 1, "x")) == "malformed"


def test_TEXT_5_no_number_keeps_the_server_walking() -> None:
    for most in (10**7, 2**63, 10**30):
        for op in ((most, "x"), (Delete(most),), ("x", Delete(most))):
            with pytest.raises(BadOperation):
                check(op)
    later = _edited(START, edit("card1", 0, 13, "!"))
    assert _refused(later, edit("card1", 0, 10**30, "x")) == "bad_edit"


@pytest.mark.parametrize(
    "op",
    [
        '["\\ud800"]',
        '[{"d":"\\udfff"}]',
        "[true]",
        "[1.5]",
        "[null]",
        '[{"d":null}]',
        "[[1]]",
        '"x"',
        f"[1{',1' * 400}]",
    ],
)
def test_TEXT_5_what_is_no_operation_at_all_is_malformed(op: str) -> None:
    raw = f'{{"t":"card.edit","activity":"wood","card":"card1","version":0,"by":"mark","op":{op}}}'
    with pytest.raises(Rejected) as caught:
        decode_command(raw.encode())
    assert caught.value.code == "malformed"


awkward = "a\u0304\u0301e\t\r\x0b\x1f\x85\u2028\u200b\u200d\u00a0 "
nasty = st.text(st.characters(), max_size=4) | st.text(awkward, max_size=4)


@given(st.lists(st.tuples(st.integers(0, 20), nasty | st.integers(1, 5)), max_size=6))
def test_TEXT_6_words_are_composed_letters_whatever_is_sent(made: list[tuple[int, str | int]]) -> None:
    state = START
    for skip, what in made:
        at = min(skip, len(_card(state).text))
        op = normal([at, what if isinstance(what, str) else Delete(what)])
        outcome = decide(state, edit("card1", _card(state).version, *op), seat("anna"), MOMENT)
        state = state if isinstance(outcome, Rejection) else evolve(state, outcome)
        text = _card(state).text
        assert unicodedata.normalize("NFC", text) == text
        assert not [c for c in text if unicodedata.category(c)[0] == "C" and c not in "\n\u200d"]
        msgspec.json.encode(text)


def test_TEXT_6_who_types_a_blank_at_the_end_goes_on_from_there() -> None:
    state = START
    for op in ((13, " "), (14, "\u00a0"), (15, "now"), (" ",)):
        state = _edited(state, edit("card1", _card(state).version, *op))
    assert _card(state).text == " Too few of us \u00a0now"


def test_TEXT_7_base_and_recent_edits_lead_from_each_version_to_the_newest() -> None:
    state = START
    words = [_card(state).text]
    for number in range(3 * RECENT_MOST):
        state = _edited(state, edit("card1", number, *normal([number % 14, "āx"[number % 2]]), by=f"mark-{number}"))
        card = _card(state)
        words.append(card.text)
        assert card.version == number + 1
        assert len(card.recent) <= RECENT_MOST
        text = card.base
        for version, (by, op) in enumerate(card.recent, card.since):
            assert text == words[version]
            assert by == f"mark-{version}"
            text = apply(text, op)
        assert text == words[-1]
    assert min(len(words), RECENT_MOST) // 2 <= len(_card(state).recent)


def test_TEXT_7_an_edit_is_shown_as_it_was_applied() -> None:
    state = _edited(START, edit("card1", 0, "We are: ", by="early"))
    state = _edited(state, edit("card1", 0, 13, "!", by="late"))
    assert _card(state).recent == (("early", ("We are: ",)), ("late", (21, "!")))
    assert _card(state).text == "We are: Too few of us!"
