"""What a workshop leaves behind, as a tree."""

from collections.abc import Iterator
from typing import Any

import pytest

from board import agenda, workshop
from board.activities import choice, scale
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.actor import Actor
from board.questions import Ask
from board.report import Document, Options, decided, merged, report
from board.report.scales import _unsaid
from board.report.tree import Answers, Axis, Figure, Grid, Item, Items, Line, Section, Words
from tests.board.boards import Boards, question
from tests.board.figures import CANVAS, TABLE
from tests.board.rooms import MODERATOR
from tests.made import made
from tests.report.speaking import speech

FOR_ALL, FOR_MODERATORS = ("all",), ("all", "wall", "moderator")


def told(room: Any, channels: tuple[str, ...] = FOR_MODERATORS, language: Any = "en", **options: Any) -> Document:
    """The report of a room, as the reader of these channels gets it."""
    view = merged([room.replica.channels.get(name).whole() for name in channels])
    return report(view, speech(language), Options(now=room.at if isinstance(room, Boards) else 0, **options))


def section(document: Document, title: str) -> Section:
    return next(one for one in document.sections if one.title == title)


def items(document: Document) -> Iterator[Item]:
    """Every item of every list and figure, with those that lie under it."""
    for one in document.sections:
        for block in one.blocks:
            match block:
                case Items():
                    found = list(block.lines)
                case Axis():
                    found = [item for card in block.cards for item in (card.item, *card.lessen, *card.raises)]
                case Figure():
                    found = [item for field in block.fields for item in field.lines]
                case _:
                    found = []
            for item in found:
                yield item
                yield from item.under


def blocks(document: Document, kind: Any) -> list[Any]:
    return [block for one in document.sections for block in one.blocks if isinstance(block, kind)]


# The page of decisions


def _decided(room: Boards) -> dict[str, Any]:
    view = merged([room.replica.channels.get("all").whole()])
    return {one.title: one.blocks for one in decided(view, speech()).sections}


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
    answers, remarks = _decided(room)["Go on?"]
    assert [(one.text, one.counts) for one in answers.answers] == [("yes", (0,)), ("with concerns", (3,)), ("no", (0,))]
    assert [one.text for one in remarks.lines] == ["With care"] * 3


def test_REPORT_1_it_says_what_stands_on_tables_and_canvases_as_their_readers_see_it() -> None:
    room, (anna, *_) = _room()
    room.write(anna, "row1", "Ask the council", board="plan")
    for column, value in (("when", "2026-12-24"), ("who", "Līga"), ("state", 1), ("cost", 12.5)):
        room.do(anna, SetCell("plan", "row1", column, value))
    room.write(anna, "threat1", "No time", board="swot", field="threats")
    room.write(anna, "threat2", "Binned", board="swot", field="threats")
    room.do(anna, cards.BinCard("swot", "threat2", binned=True))
    (grid,), (figure,) = _decided(room)["Who does what"], _decided(room)["Our plan"]
    (line,) = grid.table.lines
    assert [cell.text for cell in line] == ["Ask the council", "", "Līga", "on 2026-12-24", "done", "12.5"]
    assert [cell.value for cell in line][3:] == ["2026-12-24", None, 12.5]
    assert [item.text for field in figure.fields for item in field.lines] == ["No time"]


# The whole report


def test_REPORT_2_it_can_be_made_at_any_time_and_says_what_is_not_shown_yet() -> None:
    room, people = _room()
    assert told(room).sections
    room.do(MODERATOR, scale.Open("lake", 1))
    for place, person in enumerate(people):
        room.do(person, scale.PlaceMark("lake", 1, place * 400))
    assert "not been shown" in str(section(told(room), "About the lake").blocks)
    assert not blocks(told(room), Line)
    room.do(MODERATOR, scale.Reveal("lake"))
    (line,) = section(told(room), "About the lake").blocks
    assert isinstance(line, Line)
    assert (line.series[0].n, line.series[0].counts[0], line.series[0].counts[8], line.series[0].middle) == (
        3,
        1,
        1,
        0.4,
    )


@pytest.mark.parametrize("language", ["lv", "en", "uk"])
def test_REPORT_3_a_full_workshop_has_a_section_for_every_opened_activity_in_order(language: Any) -> None:
    replica = made(1).replica
    document = told(made(1), language=language)
    view = merged([replica.channels.get(name).whole() for name in FOR_MODERATORS])
    opened = [name for name in view["workshop"]["agenda"] if view[f"activity/{name}"]["opened"]]
    names = [one.name for one in document.sections if one.name]
    assert names == [name for name in opened if name in names]
    assert {view[f"activity/{name}"]["t"] for name in set(opened) - set(names)} <= {"page"}
    assert [one.ref for one in document.sections if one.name] == [str(n) for n in range(1, len(names) + 1)]
    assert {type(block) for one in document.sections for block in one.blocks} >= {
        Line,
        Items,
        Axis,
        Figure,
        Grid,
        Answers,
    }
    assert "{" not in document.kicker + str(document.facts)


def test_REPORT_3_what_nobody_came_to_is_named() -> None:
    room, _ = _room()
    room.add("later", {"kind": "page", "title": {"en": "Never reached"}})
    room.add("gone", {"kind": "page", "title": {"en": "Passed over"}})
    room.do(MODERATOR, agenda.SkipActivity("gone", skipped=True))
    (left,) = section(told(room), speech().word("report.left_out")).blocks
    assert isinstance(left, Items)
    assert [(one.text, *one.notes) for one in left.lines if one.text[0] in "NP"] == [
        ("Never reached", "not reached"),
        ("Passed over", "skipped"),
    ]


def test_REPORT_3_picked_cards_come_first_then_the_others_by_their_dots() -> None:
    room, people = _room()
    room.board("pick", dots=3)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}", f"Number {number}", board="pick")
    room.lead("voting", "pick")
    for person in people:
        room.do(person, cards.GiveDots("pick", "card2", 2))
    room.lead("shown", "pick")
    room.do(MODERATOR, cards.Pick("pick", ("card3",)))
    picked, others = section(told(room), "Challenges").blocks
    assert isinstance(picked, Items)
    assert isinstance(others, Items)
    assert [(one.text, one.count) for one in (*picked.lines, *others.lines)] == [
        ("Number 3", 0), ("Number 2", 6), ("Number 1", 0),
    ]  # fmt: skip


def test_REPORT_4_the_thread_is_followed_both_ways_from_the_opinion_to_the_action() -> None:
    room, (anna, *_) = _room()
    room.do(MODERATOR, workshop.Show("lake"))
    room.write(anna, "card1", "Too few of us")
    room.do(anna, cards.LinkCard("wood", "card1", "lake", linked=True))
    room.write(anna, "row1", "Ask the council", board="plan")
    room.do(anna, cards.LinkCard("wood", "card1", "plan/row1", linked=True))
    document = told(room)
    challenge = next(item for item in items(document) if item.text == "Too few of us" and item.anchor)
    assert [link.text for link in challenge.comes] == ["About the lake"]
    assert [link.text for link in challenge.leads] == ["Ask the council"]
    (whole,) = section(document, speech().word("report.thread")).blocks
    assert isinstance(whole, Items)
    (opinion,) = whole.lines
    assert [opinion.text, opinion.under[0].text, opinion.under[0].under[0].text] == [
        "About the lake", "Too few of us", "Ask the council",
    ]  # fmt: skip
    (grid,) = blocks(document, Grid)[:1]
    assert challenge.ref in grid.table.lines[0][-1].text


def test_REPORT_4_marks_are_unique_and_no_link_leads_nowhere() -> None:
    document = told(made(1))
    grids = [(anchor, "") for grid in blocks(document, Grid) for anchor in grid.anchors if anchor]
    marked = [(item.anchor, item.ref) for item in items(document) if item.anchor]
    there = {anchor for anchor, _ in [*marked, *grids]} | {one.anchor for one in document.sections}
    assert len(marked) == len({anchor for anchor, _ in marked}) == len({ref for _, ref in marked})
    assert {link.anchor for item in items(document) for link in (*item.leads, *item.comes)} <= there


def test_REPORT_5_what_only_moderators_see_comes_along_only_when_asked_for() -> None:
    room, (anna, *_) = _room()
    room.do(anna, Ask("quest1", "May I leave early?"))
    room.write(anna, "card1", "A hidden card")
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True))
    for words in ("May I leave early?", "A hidden card"):
        assert words not in str(told(room))
        assert words in str(told(room, own=True))
        assert words not in str(told(room, FOR_ALL, own=True))


def test_REPORT_6_people_stand_in_the_order_of_the_alphabet() -> None:
    room = Boards()
    room.join("zane", "anna", "Bruno")
    people = next(fact.value for fact in told(room).facts if fact.name == "People")
    assert people == "anna, Bruno, zane"
    assert "zane" not in str(told(room, FOR_ALL))


def test_REPORT_6_how_few_changed_their_minds_is_not_said() -> None:
    room = Boards()
    people = room.join("a", "b", "c", "d", "e")
    for number, moved in ((1, 0), (2, 300)):
        room.do(MODERATOR, scale.Open("lake", number))
        for at, person in enumerate(people):
            room.do(person, scale.PlaceMark("lake", number, 200 + at * 50 + (moved if at == 0 else 0)))
        room.do(MODERATOR, scale.Reveal("lake"))
    (said,) = [block.text for block in section(told(room), "About the lake").blocks if isinstance(block, Words)]
    assert "A few moved towards" in said
    assert "Others stayed." in said
    assert not set("45") & set(said.partition(":")[2])


@pytest.mark.parametrize(
    ("many", "unsaid"),
    [
        ({"high": 1, "low": 9, "stayed": 5}, {"high", "stayed"}),
        ({"high": 1, "low": 2, "stayed": 5}, {"high", "low"}),
        ({"low": 2}, {"low"}),
        ({"high": 4, "low": 5}, set()),
    ],
)
def test_REPORT_6_nor_can_it_be_reckoned_from_the_others(many: dict[str, int], unsaid: set[str]) -> None:
    assert _unsaid(many, 3) == unsaid


def test_REPORT_7_everything_that_lies_on_a_table_is_in_the_report() -> None:
    replica = made(1).replica
    view = merged([replica.channels.get(name).whole() for name in FOR_MODERATORS])
    document = told(made(1))
    texts = {item.text for item in items(document)}
    texts |= {cell.text for grid in blocks(document, Grid) for line in grid.table.lines for cell in line}
    from board.report.reading import table_of, text_of  # noqa: PLC0415

    for name in view["workshop"]["agenda"]:
        if view[f"activity/{name}"]["opened"]:
            lying = {text_of(card) for _, card in table_of(view, name)} - {""}
            assert lying <= texts, view[f"activity/{name}"]["t"]


def test_REPORT_3_one_activity_is_a_report_of_its_own() -> None:
    names = [one.name for one in told(made(1)).sections if one.name]
    alone = told(made(1), activity=names[2])
    assert [one.name for one in alone.sections] == [names[2]]
    assert alone.summary is None
