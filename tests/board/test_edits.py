"""Words edited together, on the log."""

from hypothesis import given, settings
from hypothesis import strategies as st

from board.activities.cards import Edit
from board.activities.cards.commands import EditWords
from board.activities.cards.records import HISTORY, RECENT_MOST
from board.state import State
from board.text import Delete, apply, normal
from tests.board.boards import edit
from tests.board.editors import START, Editor, card_in, edited, refused
from tests.board.operations import ops


@settings(max_examples=60)
@given(st.data(), st.integers(1, 6))
def test_TEXT_3_any_number_of_editors_with_any_delays_see_the_same_words(data: st.DataObject, count: int) -> None:
    state = START
    editors = [Editor(f"editor{n}", card_in(state)) for n in range(count)]
    under_way: list[EditWords] = []
    for _ in range(data.draw(st.integers(0, 30))):
        editor = editors[data.draw(st.integers(0, count - 1))]
        match data.draw(st.sampled_from(["type", "depart", "arrive", "arrive", "look"])):
            case "type":
                editor.type(data.draw(ops(editor.text)))
            case "depart" if command := editor.depart():
                under_way.append(command)
            case "arrive" if under_way:
                state = edited(state, under_way.pop(data.draw(st.integers(0, len(under_way) - 1))))
            case "look":
                editor.take(card_in(state))
    state = _finished(state, editors, under_way)
    assert {editor.text for editor in editors} == {card_in(state).text}
    assert not any(editor.restarts for editor in editors)


def _finished(state: State, editors: list[Editor], under_way: list[EditWords]) -> State:
    """All that is under way arrives, everyone sees it, and sends what they still have."""
    for _ in range(4):
        for command in under_way:
            state = edited(state, command)
        for editor in editors:
            editor.take(card_in(state))
        under_way = [departed for editor in editors if (departed := editor.depart())]
    for editor in editors:
        editor.take(card_in(state))
        assert (editor.typed, editor.flight) == ((), None)
    return state


def test_TEXT_4_however_slow_an_editor_is_each_edit_gets_through_the_first_time() -> None:
    state = START
    slow = Editor("slow", card_in(state))
    for letter in "abc":
        slow.take(card_in(state))
        slow.type((len(slow.text), letter))
        command = slow.depart()
        assert command
        for _ in range(HISTORY // 2):
            text = card_in(state).text
            state = edited(state, edit("card1", card_in(state).version, "x"))
            state = edited(state, edit("card1", card_in(state).version, Delete("x")))
        assert card_in(state).version == command.version + HISTORY
        assert card_in(state).text == text
        state = edited(state, command)
    assert card_in(state).text == "Too few of usabc"
    assert slow.restarts == 2  # news older than shown with the card: it starts again from the whole text


def test_TEXT_4_older_than_what_is_kept_has_a_name_of_its_own() -> None:
    state = START
    for number in range(HISTORY + 1):
        state = edited(state, edit("card1", number, *(("x",) if number % 2 == 0 else (Delete(1),))))
    assert refused(state, edit("card1", 0, "y")) == "text_moved_on"
    assert edited(state, edit("card1", 1, "y")) != state
    assert len(list(state.under("edit/wood/card1", Edit))) == HISTORY


def test_TEXT_7_base_and_recent_edits_lead_from_each_version_to_the_newest() -> None:
    state = START
    words = [card_in(state).text]
    for number in range(3 * RECENT_MOST):
        state = edited(state, edit("card1", number, *normal([number % 14, "āx"[number % 2]]), by=f"mark-{number}"))
        card = card_in(state)
        words.append(card.text)
        assert card.version == number + 1
        assert len(card.recent) <= RECENT_MOST
        text = card.base
        for version, (by, op) in enumerate(card.recent, card.since):
            assert text == words[version]
            assert by == f"mark-{version}"
            text = apply(text, op)
        assert text == words[-1]
    assert min(len(words), RECENT_MOST) // 2 <= len(card_in(state).recent)


def test_TEXT_7_an_edit_is_shown_as_it_was_applied() -> None:
    state = edited(START, edit("card1", 0, "We are: ", by="early"))
    state = edited(state, edit("card1", 0, 13, "!", by="late"))
    assert card_in(state).recent == (("early", ("We are: ",)), ("late", (21, "!")))
    assert card_in(state).text == "We are: Too few of us!"
