"""A workshop as it was held, and the next one that follows it."""

from itertools import count
from typing import Any

from board import agenda
from board.activities import scale
from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.actor import Moment
from board.diff import Diff
from board.earlier import Earlier
from board.followup import Wish, follow_up
from board.log import Entry
from board.methods import AGAIN
from board.records import Activity
from board.sides import SaySide
from board.state import State
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR, NOON, WALL

PEOPLE = ("anna", "bruno", "carla", "dace", "emils", "fricis")
LATER = NOON + 200 * 24 * 3600 * 1000
CRITERIA = ("They choose the topic", "They come by themselves")


class After(Boards):
    """The room that a follow-up begins."""

    def __init__(self, diff: Diff) -> None:
        self._begins = diff
        super().__init__()

    def first(self, mode: scale.Mode, names: tuple[str, ...]) -> Entry:
        return Entry("first", "", (), self._begins)


def held() -> Boards:
    """A workshop as it was held: a statement, criteria, actions, people who matter, a question, cards rated."""
    room = Boards()
    people = room.come(*PEOPLE)
    for person in people:
        room.do(person, SaySide("user" if person in people[:3] else "staff"))
    room.do(MODERATOR, agenda.EditActivity("tree", {"sides": True}))
    room.open()
    for number, person in enumerate(people):
        room.place(person, 100 * number)
    room.reveal()
    for name, tool in (("goal", "criteria"), ("acts", "actions"), ("folk", "stakeholders")):
        room.add(name, {"tool": tool}, "open")
    for number, text in enumerate(CRITERIA):
        room.write(people[number], f"crit{number}", text, board="goal")
    room.edit(people[0], "crit0", len(room.card("crit0", "goal").recent), 21, "s", board="goal")
    room.write(people[2], "call", "Call the library", board="acts")
    room.do(people[2], SetCell("acts", "call", "who", "Raimonds"), SetCell("acts", "call", "by", "2026-12-24"))
    room.do(people[2], SetCell("acts", "call", "state", 1), note("acts", "call", "note", "They are shut on Mondays"))
    room.do(people[2], cards.LinkCard("acts", "call", "goal/crit1", linked=True))
    room.write(people[3], "parish", "The parish", board="folk")
    room.do(people[3], SetCell("folk", "parish", "inform", 2))
    return room


def note(board: str, row: str, column: str, text: str) -> cards.EditWords:
    """The first words in a cell of a table."""
    return cards.EditWords(board, row, 0, "mark", (text,), column)


def next_of(room: Boards, *take: str, **wish: Any) -> After:
    """The next workshop, with these activities of the room."""
    return After(begun_of(room.state, *take, **wish))


def begun_of(state: State, *take: str, **wish: Any) -> Diff:
    """What the next workshop begins with."""
    names = (f"next{number}" for number in count())
    asked = Wish("Half a year later", "lv", take=take, **wish)
    return follow_up(state, asked, names, (MODERATOR.secret, WALL.secret), Moment(LATER, 7))


def brought(room: After, kind: type[Activity]) -> Any:
    """The one activity of this kind that came along."""
    (found,) = [
        one
        for one in room.state.under("activity", Activity)
        if isinstance(one, kind) and one.section == AGAIN["section"]
    ]
    return found


def earlier(room: After, name: str) -> Earlier:
    """What is kept of how the same was answered before."""
    found = room.state.get(f"earlier/{name}", Earlier)
    assert found
    return found


def cards_of(room: After, board: str) -> list[Card]:
    """The cards of an activity in their order."""
    return sorted(room.state.under(f"card/{board}", Card), key=lambda card: card.order)
