"""Being forgotten."""

from typing import Any

import msgspec

from board import agenda, hands, leaving, questions
from board.activities import choice, scale
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.log import encode_snapshot
from board.state import State
from tests.board.boards import Boards
from tests.board.chance import everything
from tests.board.rooms import MODERATOR, seat


def told(state: State) -> str:
    return encode_snapshot(1, "nonce", state).decode()


def story(who: str = "names", mode: Any = "hidden") -> Boards:
    """Anna has left her traces everywhere."""
    room = everything(who, mode)
    anna, bruno = seat("anna"), seat("bruno")
    room.do(
        anna, hands.Raise(up=True), questions.Ask("quest1", "Mine", named=True), questions.Ask("quest2", "Nobody's")
    )
    room.open()
    for number, person in enumerate((anna, bruno, seat("carla"))):
        room.place(person, number * 100)
    room.reveal()
    for person in (anna, bruno):
        room.do(person, scale.Here("tree", 1))
    room.talk()
    room.do(anna, choice.GiveVote("fork", (0,), "A remark of hers"))
    room.do(bruno, choice.GiveVote("fork", (1,)))
    room.do(MODERATOR, cards.MergeCard("team", "card1", "card2"))
    room.do(MODERATOR, cards.Lead("wood", "voting"), cards.Pick("wood", ("card1", "card2")))
    room.do(anna, cards.GiveDots("wood", "card2", 1))
    room.do(bruno, cards.GiveDots("wood", "card1", 1))
    room.do(bruno, SetCell("plan", "row1", "cost", 5))
    room.settle()
    return room


def names_of(room: Boards) -> set[str]:
    anna = seat("anna")
    teams = ("", "birch", "oak")
    boards = ("wood", "rate", "late", "swot", "team", "plan", "fork", "part", "tree", "lake", "closing")
    return {anna.seat, anna.pseudonym(questions.SCOPE), *(anna.pseudonym(b, t) for b in boards for t in teams)}


def test_LEAVE_1_who_goes_with_everything_leaves_nothing() -> None:
    for who in ("names", "nameless"):
        room = story(who, "nameless" if who == "nameless" else "hidden")
        room.do(seat("anna"), leaving.Forget(keep=False))
        left = told(room.state)
        assert not {name for name in names_of(room) if name in left}
        assert "A remark of hers" not in left
        assert '"anna"' not in left
        assert msgspec.json.decode(room.log[-1])["forgets"]
        assert room.refusal(seat("anna"), hands.Raise(up=True)) == "not_allowed"
        room.settle()


def test_LEAVE_1_who_leaves_only_the_name_leaves_what_was_said() -> None:
    room = story()
    before = told(room.state)
    room.do(seat("anna"), leaving.Forget(keep=True))
    left = told(room.state)
    assert seat("anna").seat in before
    assert seat("anna").seat not in left
    assert '"anna"' not in left
    assert "A remark of hers" in left
    assert room.card("card1").signed == ""
    assert room.count()["placed"] == 3
    assert room.refusal(seat("anna"), hands.Raise(up=True)) == "not_allowed"
    room.settle()


def test_LEAVE_1_nameless_answers_that_stay_stay_as_they_are() -> None:
    room = story("nameless", "nameless")
    places = room.dots()
    room.do(seat("anna"), leaving.Forget(keep=True))
    assert room.dots() == places
    assert seat("anna").seat not in told(room.state)


def test_LEAVE_2_a_card_that_others_wrote_too_stays_without_the_name() -> None:
    room = story()
    merged = room.card("card2", "team")
    assert "anna" in merged.signed
    room.do(seat("anna"), leaving.Forget(keep=False))
    assert room.card("card2", "team").signed == "bruno"
    assert not any("anna" in card.signed for card in room.state.all() if hasattr(card, "signed"))


def test_PAIR_1_nobody_talks_with_who_was_forgotten() -> None:
    room = Boards()
    room.come("anna", "bruno", "carla", "dace")
    room.do(MODERATOR, agenda.AddActivity("open", {"kind": "scale", "statement": {"en": "Aloud"}, "mode": "hidden"}))
    room.open(line="open")
    for number, name in enumerate(("anna", "bruno", "carla", "dace")):
        room.place(seat(name), number * 100, line="open")
    room.reveal("open")
    room.do(seat("anna"), leaving.Forget(keep=True))
    room.talk(line="open")
    (trio,) = room.state.under("pair/open/1", scale.Pair)
    assert len(trio.members) == len(trio.met) == 3
    room.do(seat("bruno"), leaving.Forget(keep=False))
    room.settle()
