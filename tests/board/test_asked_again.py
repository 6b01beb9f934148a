"""What is asked or rated once more in the next workshop, and how it stands beside what was said before."""

from board import agenda
from board.activities import choice, rating, scale
from board.activities.cards import commands as cards
from board.methods import AGAIN
from board.report import merged, report
from board.report.tree import Line, Series
from board.sides import SaySide
from board.tools import made
from tests.board.boards import Boards, grouped, question
from tests.board.following import CRITERIA, PEOPLE, After, brought, cards_of, earlier, held, next_of
from tests.board.rooms import MODERATOR
from tests.report.speaking import speech


def test_NEXT_5_criteria_stand_ready_to_be_rated_by_all() -> None:
    after = next_of(held(), "goal", sides=True)
    board = brought(after, rating.Rating)
    assert (board.groups, board.nameless, board.sides, board.later, board.low["en"]) == (
        False,
        True,
        True,
        "",
        "much worse",
    )
    assert [card.text for card in cards_of(after, board.name)] == ["They choose the topics", CRITERIA[1]]
    assert board.rated == ("start1", "start2")
    people = after.come(*PEOPLE)
    after.do(MODERATOR, cards.Lead(board.name, "open"))
    for person in people:
        after.do(person, SaySide("user" if person in people[:3] else "staff"))
        for card in board.rated:
            after.do(person, rating.PutMark(board.name, card, 4 if person in people[:3] else -4))
    assert after.counted(f"count/{board.name}/start1") == {"rated": 6}
    after.do(MODERATOR, rating.ShowSpread(board.name, "start1", shown=True))
    assert after.counted(f"count/{board.name}/start1") == {"rated": 6, "v4": 3, "v-4": 3}
    assert after.counted(f"count/{board.name}/start1/side/staff") == {"rated": 3, "v-4": 3}
    after.do(MODERATOR, rating.Agree(board.name, "start1", 1), cards.Lead(board.name, "shown"))
    assert after.seen(people[0], f"card/{board.name}/start1")["value"] == 1
    after.settle()
    third = next_of(after, board.name)
    found = earlier(third, brought(third, rating.Rating).name)
    assert (found.title, found.people, found.values) == ("Half a year later", 6, {"start1": 1.0})


def test_NEXT_4_the_report_has_before_beside_after_and_both_sides() -> None:
    after = next_of(held(), "tree", sides=True)
    line = brought(after, scale.Scale)
    people = after.come(*PEOPLE)
    for person in people:
        after.do(person, SaySide("user" if person in people[:3] else "staff"))
    after.open(line=line.name)
    for person in people:
        after.place(person, 900, line=line.name)
    assert not _series(after)
    after.reveal(line.name)
    assert [(series.side, series.before, series.n) for series in _series(after)] == [
        (side, before, 3 if side else 6) for side in (False, True, True) for before in (True, False)
    ]


def _series(room: After) -> list[Series]:
    """What the report of all says of the one line."""
    told = report(merged([room.replica.channels.get("all").whole()]), speech())
    return [
        series
        for section in told.sections
        for block in section.blocks
        if isinstance(block, Line)
        for series in block.series
    ]


def test_NEXT_5_a_rating_without_a_word_of_agreement_brings_the_middle_of_its_marks() -> None:
    after = next_of(held(), "goal")
    board = brought(after, rating.Rating)
    people = after.come(*PEOPLE)
    after.do(MODERATOR, cards.Lead(board.name, "open"))
    for person, value in zip(people, (5, 5, 4, -1, -3, 0), strict=True):
        after.do(person, rating.PutMark(board.name, "start2", value))
    third = next_of(after, board.name)
    assert earlier(third, brought(third, rating.Rating).name).values == {}
    after.do(MODERATOR, rating.ShowSpread(board.name, "start2", shown=True))
    third = next_of(after, board.name)
    assert earlier(third, brought(third, rating.Rating).name).values == {"start2": 1.7}
    assert brought(third, rating.Rating).title == board.title


def test_NEXT_5_what_groups_rated_is_rated_by_everyone_alone_and_the_task_says_so() -> None:
    room, _ = grouped({"oak": ["Anna"], "birch": ["Dace"]})
    room.do(MODERATOR, cards.Lead("rate", "open"), cards.Lead("rate", "shown"))
    board = brought(next_of(room, "rate"), rating.Rating)
    assert (board.groups, board.task, board.guide) == (False, AGAIN["alone"]["task"], AGAIN["alone"]["guide"])


def test_NEXT_5_many_criteria_become_several_ratings() -> None:
    room = held()
    for number in range(12):
        room.write(MODERATOR, f"more{number}", f"criterion {number}", board="goal")
    after = next_of(room, "goal")
    boards = [after.state.get(f"activity/{name}", rating.Rating) for name in after.workshop().agenda]
    assert [len(board.rated) for board in boards if board] == [12, 2]
    assert sum(len(cards_of(after, board.name)) for board in boards if board) == 14


def test_NEXT_5_a_question_is_asked_again_with_how_it_was_answered() -> None:
    room = Boards()
    people = room.come(*PEOPLE)
    room.add("fork", question("nameless", several=True, minutes=7))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for person in people:
        room.do(person, choice.GiveVote("fork", (0, 2)))
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    after = next_of(room, "fork", sides=True)
    asked = brought(after, choice.Choice)
    assert (asked.options, asked.minutes, asked.sides) == (made("x", question("nameless")).options, 7, True)  # type: ignore[attr-defined]
    found = earlier(after, asked.name)
    assert (found.people, found.counts) == (6, {"": (6, 0, 6)})


def test_NEXT_5_sides_are_not_asked_on_a_live_line() -> None:
    room = Boards()
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": "live"}))
    room.open()
    assert not brought(next_of(room, "tree", sides=True), scale.Scale).sides
