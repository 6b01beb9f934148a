"""What a workshop leaves behind."""

from typing import Any

from board.activities import choice
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.actor import Actor
from board.report import Grid, Item, Items, Speech, decided
from tests.board.boards import Boards, question
from tests.board.figures import CANVAS, TABLE
from tests.board.rooms import MODERATOR, WALL

SPEECH = Speech("en", lambda key: key.rpartition(".")[2].title(), lambda day: f"on {day}", lambda number: f"{number:g}")


def _decided(room: Boards) -> dict[str, Any]:
    shown = room.view(WALL)["all"]
    return {section.title: section.blocks for section in decided(shown, SPEECH).sections}


def _room() -> tuple[Boards, list[Actor]]:
    room = Boards()
    people = room.come("anna", "bruno", "carla")
    room.add("fork", question("nameless", decides=True))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    room.add("plan", {**TABLE, "starts": [], "decides": True}, "open")
    room.add("swot", {**CANVAS, "decides": True}, "open")
    room.board("wood", title={"en": "Not a decision"})
    return room, people


def test_REPORT_1_what_is_not_shown_is_not_on_the_page() -> None:
    room, people = _room()
    for person in people:
        room.do(person, choice.GiveVote("fork", (1,), "With care"))
    room.write(people[0], "card1")
    assert _decided(room) == {}
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    assert _decided(room) == {
        "Go on?": (Items("", (Item("with concerns", 3),)), Items("Remarks", (Item("With care"),) * 3))
    }


def test_REPORT_1_it_says_what_stands_on_tables_and_canvases_as_their_readers_see_it() -> None:
    room, (anna, *_) = _room()
    room.write(anna, "row1", "Ask the council", board="plan")
    for column, value in (("when", "2026-12-24"), ("who", "Līga"), ("state", 1), ("cost", 12.5)):
        room.do(anna, SetCell("plan", "row1", column, value))
    room.write(anna, "threat1", "No time", board="swot", field="threats")
    room.write(anna, "threat2", "Binned", board="swot", field="threats")
    room.do(anna, cards.BinCard("swot", "threat2", binned=True))
    page = _decided(room)
    (grid,) = page[next(title for title, blocks in page.items() if isinstance(blocks[0], Grid))]
    assert grid.lines[0][0] == "Ask the council"
    assert {"on 2026-12-24", "Līga", "12.5"} <= set(grid.lines[0])
    items = [
        item.text for blocks in page.values() for block in blocks if isinstance(block, Items) for item in block.lines
    ]
    assert items == ["No time"]


def test_REPORT_1_picked_cards_stand_for_the_board() -> None:
    room, people = _room()
    room.board("rules", title={"en": "Rules"}, decides=True)
    for number, person in enumerate(people):
        room.write(person, f"rule{number}", f"Rule {number}", board="rules")
    assert len(_decided(room)["Rules"][0].lines) == 3
    room.do(MODERATOR, cards.Pick("rules", ("rule1",)))
    assert _decided(room)["Rules"] == (Items("", (Item("Rule 1"),)),)
