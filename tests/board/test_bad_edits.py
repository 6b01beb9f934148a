"""Edits that are refused, and words that are mended."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.activities.cards.records import CARD_MOST
from board.commands import decode_command
from board.decide import Rejection, decide
from board.records import Rejected
from board.state import evolve
from board.text import (
    BadOperation,
    Delete,
    Op,
    check,
    normal,
)
from tests.board.boards import edit
from tests.board.editors import MOMENT, START, card_in, edited, refused
from tests.board.rooms import seat


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
    assert refused(START, edit("card1", 0, *op)) == code
    later = edited(START, edit("card1", 0, 13, "!"))
    if code == "text_too_long" or (op and op[0] != 13):
        assert refused(later, edit("card1", 0, *op)) == code


def test_TEXT_5_a_card_may_be_full_to_the_last_character_and_empty() -> None:
    full = edited(START, edit("card1", 0, "ā" * (CARD_MOST - 13)))
    assert len(card_in(full).text) == CARD_MOST
    assert refused(full, edit("card1", 1, "x")) == "text_too_long"
    assert card_in(edited(full, edit("card1", 1, Delete(CARD_MOST)))).text == ""


def test_TEXT_5_a_version_that_was_not_yet_is_malformed() -> None:
    assert refused(START, edit("card1", 1, "x")) == "malformed"


def test_TEXT_5_no_number_keeps_the_server_walking() -> None:
    for most in (10**7, 2**63, 10**30):
        for op in ((most, "x"), (Delete(most),), ("x", Delete(most))):
            with pytest.raises(BadOperation):
                check(op)
    later = edited(START, edit("card1", 0, 13, "!"))
    assert refused(later, edit("card1", 0, 10**30, "x")) == "bad_edit"


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
        at = min(skip, len(card_in(state).text))
        op = normal([at, what if isinstance(what, str) else Delete(what)])
        outcome = decide(state, edit("card1", card_in(state).version, *op), seat("anna"), MOMENT)
        state = state if isinstance(outcome, Rejection) else evolve(state, outcome)
        text = card_in(state).text
        assert unicodedata.normalize("NFC", text) == text
        assert not [c for c in text if unicodedata.category(c)[0] == "C" and c not in "\n\u200d"]
        msgspec.json.encode(text)


def test_TEXT_6_who_types_a_blank_at_the_end_goes_on_from_there() -> None:
    state = START
    for op in ((13, " "), (14, "\u00a0"), (15, "now"), (" ",)):
        state = edited(state, edit("card1", card_in(state).version, *op))
    assert card_in(state).text == " Too few of us \u00a0now"
