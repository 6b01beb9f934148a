"""The made workshop has in it what a workshop may have."""

from board.activities import choice, rating, scale
from board.activities.cards import Card
from board.methods import TOOLS
from board.records import Activity, Seat
from board.replica import Replica
from board.workshop import CLOSING, PRACTICE
from tests.made import made, make
from tests.made.hall import Hall


def test_it_has_every_activity_of_every_tool() -> None:
    state = made().replica.state
    assert len(made().hall.workshop().agenda) >= sum(len(tool["activities"]) for tool in TOOLS.values())
    found = [one for one in state.under("activity", Activity) if one.name not in (CLOSING, PRACTICE)]
    assert {type(one).__struct_config__.tag for one in found} == {
        "scale", "cards", "rating", "choice", "canvas", "table", "page",
    }  # fmt: skip
    assert any(one.skipped for one in found)
    assert any(not one.opened and not one.skipped for one in found)


def test_people_have_said_all_there_is_to_say() -> None:
    state = made().replica.state
    cards = [record for record in state.all() if isinstance(record, Card)]
    for has in (
        lambda card: card.hidden, lambda card: card.binned, lambda card: card.origin, lambda card: card.links,
        lambda card: card.said, lambda card: card.under, lambda card: card.authors, lambda card: card.value is not None,
        lambda card: card.cells, lambda card: card.values, lambda card: card.pinned, lambda card: len(card.text) > 200,
    ):  # fmt: skip
        assert sum(bool(has(card)) for card in cards) > 2
    lines = [one for one in state.under("activity", Activity) if isinstance(one, scale.Scale)]
    assert max(len(line.revealed) for line in lines) == 3
    questions = [one for one in state.under("activity", Activity) if isinstance(one, choice.Choice)]
    votes = [vote for one in questions for vote in state.under(f"vote/{one.name}", choice.Vote)]
    assert any(vote.remark for vote in votes)
    assert any(not vote.seen for vote in votes if vote.picks)
    assert any(isinstance(record, rating.Mark) for record in state.all())
    assert len(list(state.under("seat", Seat))) == len(made().people) - 2


def test_the_same_seed_makes_the_same_workshop() -> None:
    first, again = make(3, 4), make(3, 4)
    assert first.replica.state.all() == again.replica.state.all()


def test_a_fork_goes_on_by_itself() -> None:
    before = made().replica.rev
    fork: Hall = made().hall.fork()
    assert fork.tell() == []
    fork.all_do()
    assert Replica.load(made().replica.snapshot()).rev == made().replica.rev == before
