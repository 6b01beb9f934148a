"""Before and after: what an earlier workshop left is seen when the new results are, and no sooner."""

from typing import Any

from board import agenda, workshop
from board.activities import choice, rating
from board.activities.cards import commands as cards
from board.channels import Channels
from board.diff import Put
from board.state import State, evolve
from tests.board.boards import Boards, wooded
from tests.board.figures import TABLE
from tests.board.rooms import MODERATOR, NOON, WALL, seat

BINS = tuple(range(21))
ALWAYS = {"t": "earlier", "title": "Last year", "day": NOON, "people": 16}


def _seen(room: Boards, name: str = "tree", viewer: Any = WALL) -> dict[str, Any]:
    """What is seen of the earlier one, by wall and phones alike."""
    found = room.seen(viewer, f"earlier/{name}")
    assert viewer == MODERATOR or found == room.seen(seat("anna"), f"earlier/{name}")
    return found


def _lined(mode: Any = "nameless") -> Boards:
    room = Boards()
    room.come("anna", "bruno", "carla")
    if mode != "nameless":
        room.do(MODERATOR, agenda.EditActivity("tree", {"mode": mode}))
    room.before("tree", counts={"": BINS, "staff": BINS})
    return room


def test_NEXT_4_where_people_stood_before_is_seen_when_it_is_seen_where_they_stand_now() -> None:
    room = _lined()
    assert _seen(room) == {}
    assert _seen(room, viewer=MODERATOR) == ALWAYS  # not even the moderator sees more of it
    room.do(MODERATOR, workshop.Show("tree"))
    assert _seen(room) == ALWAYS
    room.open()
    for name in ("anna", "bruno", "carla"):
        room.place(seat(name), 500)
    assert _seen(room) == _seen(room, viewer=MODERATOR) == ALWAYS
    assert b"counts" not in room.sent_to_all()
    room.reveal()
    assert _seen(room) == {**ALWAYS, "counts": {"": list(BINS), "staff": list(BINS)}}
    room.open(2)
    assert "counts" in _seen(room)  # the first round still is
    room.open(1)
    assert _seen(room) == ALWAYS
    room.settle()


def test_NEXT_4_on_a_live_line_it_is_seen_at_once() -> None:
    room = _lined("live")
    room.do(MODERATOR, workshop.Show("tree"))
    assert "counts" in _seen(room)


def test_NEXT_4_going_back_before_the_round_that_was_shown_hides_it_again() -> None:
    room = _lined("hidden")
    room.open()
    room.open(2)
    room.place(seat("anna"), 500, 2)
    room.reveal()
    assert "counts" in _seen(room)
    room.open(1)
    assert "counts" not in _seen(room)
    room.settle()


def test_NEXT_4_how_a_question_was_answered_is_seen_with_the_answers() -> None:
    room, _ = wooded("anna", "bruno", "carla")
    room.question("hidden", phase="closed")
    room.before("fork", counts={"": (3, 4, 9)})
    room.do(MODERATOR, choice.LeadChoice("fork", "open"), choice.LeadChoice("fork", "shown"))
    assert _seen(room, "fork") == {**ALWAYS, "counts": {"": [3, 4, 9]}}
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    assert _seen(room, "fork") == ALWAYS
    room.settle()


def test_NEXT_4_where_a_card_was_before_is_seen_with_its_own_marks() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for card in ("card1", "card2"):
        room.write(MODERATOR, card)
    room.rated("card1", "card2", groups=False)
    room.before("rate", values={"card1": -2.5, "card2": 3})
    room.do(anna, rating.PutMark("rate", "card1", 5))
    assert _seen(room, "rate") == ALWAYS
    assert b"-2.5" not in room.sent_to_all()
    room.do(MODERATOR, rating.ShowSpread("rate", "card1", shown=True))
    assert _seen(room, "rate") == {**ALWAYS, "values": {"card1": -2.5}}
    room.do(MODERATOR, rating.ShowSpread("rate", "card1", shown=False))
    assert _seen(room, "rate") == ALWAYS
    room.do(MODERATOR, cards.Lead("rate", "shown"))
    assert _seen(room, "rate")["values"] == {"card1": -2.5, "card2": 3.0}
    room.do(MODERATOR, cards.ForgetCard("rate", "card2"))
    assert _seen(room, "rate")["values"] == {"card1": -2.5}
    room.settle()


def test_NEXT_4_a_table_says_only_that_there_was_an_earlier_one() -> None:
    room, _ = wooded("anna", "bruno")
    room.add("plan", TABLE)
    room.before("plan", counts={"": (1, 2)})
    room.do(MODERATOR, cards.Lead("plan", "shown"))
    assert _seen(room, "plan") == ALWAYS


def test_CHAN_1_CHAN_5_before_is_seen_by_its_activity_alone() -> None:
    room = _lined()
    room.before("lake", counts={"": BINS})
    room.open()
    for name in ("anna", "bruno", "carla"):
        room.place(seat(name), 500)
    room.reveal()
    assert "counts" not in str(room.view(MODERATOR)["moderator"]["earlier/lake"])
    records = [record for record in room.state.all() if record.id in ("activity/tree", "earlier/tree")]
    alone = evolve(State.empty(), tuple(map(Put, records)))
    assert b"counts" in Channels(alone, 1).get("all").whole()["earlier/tree"]


def test_NEXT_4_an_activity_that_is_taken_off_the_agenda_takes_what_was_before_along() -> None:
    room = _lined()
    room.do(MODERATOR, agenda.RemoveActivity("tree"))
    assert room.state.find("earlier/tree") is None
    room.settle()
