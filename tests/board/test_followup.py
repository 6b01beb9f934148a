"""The next workshop: what comes along from an earlier one, what does not, and what is made of it."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from board import agenda, followup, groups, workshop
from board.activities import choice, rating, scale
from board.activities.cards import Card, Cards
from board.activities.cards import commands as cards
from board.activities.table import SetCell, Table
from board.actor import Moment
from board.archive import archived, packed, restored, unpacked
from board.diff import Diff
from board.earlier import Earlier
from board.followup import Wish, follow_up, offer
from board.log import Entry
from board.methods import AGAIN, AGENDAS, TOOLS
from board.records import LANGUAGES, Activity, Rejected, Seat
from board.report import merged, report
from board.report.tree import Line, Series
from board.sides import SaySide
from board.state import State, evolve
from board.tools import made
from tests.board.boards import Boards, grouped, question
from tests.board.rooms import MODERATOR, NOON, WALL, seat
from tests.report.speaking import speech

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
    room.do(people[2], SetCell("acts", "call", "state", 1), _note("acts", "call", "note", "They are shut on Mondays"))
    room.do(people[2], cards.LinkCard("acts", "call", "goal/crit1", linked=True))
    room.write(people[3], "parish", "The parish", board="folk")
    room.do(people[3], SetCell("folk", "parish", "inform", 2))
    return room


def _note(board: str, row: str, column: str, text: str) -> cards.EditWords:
    return cards.EditWords(board, row, 0, "mark", (text,), column)


def next_of(room: Boards, *take: str, **wish: Any) -> After:
    """The next workshop, with these activities of the room."""
    return After(begun_of(room.state, *take, **wish))


def begun_of(state: State, *take: str, **wish: Any) -> Diff:
    names = (f"next{number}" for number in count())
    asked = Wish("Half a year later", "lv", take=take, **wish)
    return follow_up(state, asked, names, (MODERATOR.secret, WALL.secret), Moment(LATER, 7))


def _brought(room: After, kind: type[Activity]) -> Any:
    """The one activity of this kind that came along."""
    (found,) = [
        one
        for one in room.state.under("activity", Activity)
        if isinstance(one, kind) and one.section == AGAIN["section"]
    ]
    return found


def _earlier(room: After, name: str) -> Earlier:
    found = room.state.get(f"earlier/{name}", Earlier)
    assert found
    return found


def _cards(room: After, board: str) -> list[Card]:
    return sorted(room.state.under(f"card/{board}", Card), key=lambda card: card.order)


# What is offered


def test_NEXT_1_the_offer_names_what_may_come_along_and_what_becomes_of_it() -> None:
    room = held()
    found = offer(room.state)
    assert (found.title, found.day, found.people) == ("Our village", NOON, 6)
    assert [(part.activity, part.kind, part.later, part.many) for part in found.parts] == [
        ("tree", "scale", "ask", 0),
        ("goal", "table", "rate", 2),
        ("acts", "table", "state", 1),
        ("folk", "table", "rows", 1),
    ]
    assert found.parts[0].title == {"en": "About the tree", "lv": "Par tree"}


def test_NEXT_1_what_people_were_not_led_to_or_had_nothing_is_not_offered() -> None:
    room = held()
    room.add("none", {"tool": "criteria"}, "open")
    room.add("swot", {"tool": "swot"}, "open")
    room.add("page", {"tool": "pause"})
    room.do(MODERATOR, workshop.Show("page"), cards.BinCard("folk", "parish", binned=True))
    assert [part.activity for part in offer(room.state).parts] == ["tree", "goal", "acts"]
    with pytest.raises(Rejected, match="no_such_activity"):
        next_of(room, "lake")


def test_NEXT_1_a_tryout_has_no_next_one() -> None:
    room = Boards()
    copy = workshop.tried_out(room.state, "Try", ["aaaa", "bbbb"], (MODERATOR.secret, WALL.secret), NOON)
    with pytest.raises(Rejected, match="not_allowed"):
        offer(After(copy).state)


# What comes along, and what does not


def test_NEXT_1_no_seat_name_pseudonym_or_key_comes_along() -> None:
    room = held()
    room.add("fork", question("hidden"))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for name in PEOPLE:
        room.do(seat(name), choice.GiveVote("fork", (0,), f"a remark of {name}"))
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    room.board(who="nameless")
    room.write(seat("anna"), "card7", "without a name")
    after = next_of(room, *(part.activity for part in offer(room.state).parts), agenda="evaluation")
    data = after.replica.snapshot().decode()
    assert "without a name" in data
    for name in PEOPLE:
        actor = seat(name)
        pseudonyms = [actor.pseudonym(one.name) for one in room.state.under("activity", Activity)]
        assert not any(word in data for word in (name, actor.seat, *pseudonyms))
    for record in room.state.all():
        assert not isinstance(record, Card) or f'/{record.name}"' not in data
    assert '"place' not in data
    assert not list(after.state.under("seat", Seat))
    assert not after.state.keys
    after.settle()


def test_NEXT_1_what_was_hidden_binned_suggested_or_a_groups_own_stays_behind() -> None:
    room = held()
    people = [seat(name) for name in PEOPLE]
    for card in ("hide", "binn", "none"):
        room.write(people[0], card, f"the {card} words", board="folk")
    room.do(MODERATOR, cards.MarkCard("folk", "hide", hidden=True), cards.BinCard("folk", "binn", binned=True))
    room.do(MODERATOR, cards.Lead("folk", "locked"))
    room.at += 100_000
    room.do(people[0], cards.AddCard("folk", "late", "the late words", suggest=True))
    room.do(MODERATOR, groups.MakeGroups(2))
    room.board("team", groups=True)
    room.write(people[0], "card1", "the team's words", board="team")
    assert [part.activity for part in offer(room.state).parts] == ["tree", "goal", "acts", "folk"]
    after = next_of(room, "folk")
    assert [card.text for card in _cards(after, _brought(after, Table).name)] == ["The parish", "the none words"]
    room.do(MODERATOR, cards.Lead("team", "shown"))
    after = next_of(room, "team")
    (own,) = _cards(after, _brought(after, Cards).name)
    assert (own.text, own.team, _brought(after, Cards).groups) == ("the team's words", "", False)


def test_NEXT_2_nothing_of_fewer_than_the_smallest_group_comes_along() -> None:
    room = Boards()
    room.come("anna", "bruno")
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": "hidden"}))
    room.open()
    for name in ("anna", "bruno"):
        room.place(seat(name), 500)
    room.reveal()
    after = next_of(room, "tree")
    found = _earlier(after, _brought(after, scale.Scale).name)
    assert (found.title, found.people, found.counts) == ("Our village", 0, {})


def test_NEXT_2_what_was_never_shown_does_not_come_along() -> None:
    room = held()
    room.open(2)
    for name in PEOPLE:
        room.place(seat(name), 1000, 2)
    after = next_of(room, "tree")
    assert _earlier(after, _brought(after, scale.Scale).name).counts[""][20] == 0
    room.open(1)
    after = next_of(room, "tree")
    assert _earlier(after, _brought(after, scale.Scale).name).counts == {}


def test_NEXT_2_sides_come_along_where_they_were_shown() -> None:
    room = held()
    after = next_of(room, "tree", sides=True)
    line = _brought(after, scale.Scale)
    found = _earlier(after, line.name)
    assert (line.sides, found.people, found.day) == (True, 6, NOON)
    assert {side: sum(bins) for side, bins in found.counts.items()} == {"": 6, "user": 3, "staff": 3}
    assert found.counts["staff"] == (0,) * 6 + (1, 0, 1, 0, 1) + (0,) * 10
    room.open(1)
    room.do(seat("anna"), SaySide("staff"))
    room.do(seat("anna"), scale.Withdraw("tree", 1))
    room.reveal()
    after = next_of(room, "tree")
    assert list(_earlier(after, _brought(after, scale.Scale).name).counts) == [""]
    assert not _brought(after, scale.Scale).sides


# Where it stands


def test_NEXT_3_it_stands_behind_the_section_that_opens_the_agenda() -> None:
    after = next_of(held(), "goal", "tree", agenda="evaluation")
    order = [after.state.get(f"activity/{name}", Activity) for name in after.workshop().agenda]
    assert [one.section == AGAIN["section"] for one in order if one] == [
        *[False] * 2,
        True,
        True,
        *[False] * (len(order) - 4),
    ]
    assert len(order) == len(AGENDAS["evaluation"]["activities"]) + 2
    assert [type(one) for one in order[2:4]] == [scale.Scale, rating.Rating]
    assert [one.opened for one in order if one] == [False] * len(order)
    room = after.workshop()
    assert (room.title, room.language, room.begun, room.small) == ("Half a year later", "lv", LATER, 3)
    assert next_of(held(), "goal").workshop().agenda == ("next0",)
    with pytest.raises(Rejected, match="title_missing"):
        follow_up(held().state, Wish(" ", "lv"), iter("abc"), ("a", "b"), Moment(LATER, 7))


def test_NEXT_3_an_agenda_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(followup, "ACTIVITIES_MOST", 2)
    next_of(held(), "goal", "tree")
    with pytest.raises(Rejected, match="too_many"):
        next_of(held(), "goal", "tree", "acts")


# What is made of it


def test_NEXT_5_criteria_stand_ready_to_be_rated_by_all() -> None:
    after = next_of(held(), "goal", sides=True)
    board = _brought(after, rating.Rating)
    assert (board.groups, board.nameless, board.sides, board.later, board.low["en"]) == (
        False,
        True,
        True,
        "",
        "much worse",
    )
    assert [card.text for card in _cards(after, board.name)] == ["They choose the topics", CRITERIA[1]]
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
    found = _earlier(third, _brought(third, rating.Rating).name)
    assert (found.title, found.people, found.values) == ("Half a year later", 6, {"start1": 1.0})


def test_NEXT_4_the_report_has_before_beside_after_and_both_sides() -> None:
    after = next_of(held(), "tree", sides=True)
    line = _brought(after, scale.Scale)
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
    board = _brought(after, rating.Rating)
    people = after.come(*PEOPLE)
    after.do(MODERATOR, cards.Lead(board.name, "open"))
    for person, value in zip(people, (5, 5, 4, -1, -3, 0), strict=True):
        after.do(person, rating.PutMark(board.name, "start2", value))
    third = next_of(after, board.name)
    assert _earlier(third, _brought(third, rating.Rating).name).values == {}
    after.do(MODERATOR, rating.ShowSpread(board.name, "start2", shown=True))
    third = next_of(after, board.name)
    assert _earlier(third, _brought(third, rating.Rating).name).values == {"start2": 1.7}
    assert _brought(third, rating.Rating).title == board.title


def test_NEXT_5_what_groups_rated_is_rated_by_everyone_alone_and_the_task_says_so() -> None:
    room, _ = grouped({"oak": ["Anna"], "birch": ["Dace"]})
    room.do(MODERATOR, cards.Lead("rate", "open"), cards.Lead("rate", "shown"))
    board = _brought(next_of(room, "rate"), rating.Rating)
    assert (board.groups, board.task, board.guide) == (False, AGAIN["alone"]["task"], AGAIN["alone"]["guide"])


def test_NEXT_5_many_criteria_become_several_ratings() -> None:
    room = held()
    for number in range(12):
        room.write(MODERATOR, f"more{number}", f"criterion {number}", board="goal")
    after = next_of(room, "goal")
    boards = [after.state.get(f"activity/{name}", rating.Rating) for name in after.workshop().agenda]
    assert [len(board.rated) for board in boards if board] == [12, 2]
    assert sum(len(_cards(after, board.name)) for board in boards if board) == 14


def test_NEXT_5_a_question_is_asked_again_with_how_it_was_answered() -> None:
    room = Boards()
    people = room.come(*PEOPLE)
    room.add("fork", question("nameless", several=True, minutes=7))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for person in people:
        room.do(person, choice.GiveVote("fork", (0, 2)))
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    after = next_of(room, "fork", sides=True)
    asked = _brought(after, choice.Choice)
    assert (asked.options, asked.minutes, asked.sides) == (made("x", question("nameless")).options, 7, True)  # type: ignore[attr-defined]
    found = _earlier(after, asked.name)
    assert (found.people, found.counts) == (6, {"": (6, 0, 6)})


def test_NEXT_5_sides_are_not_asked_on_a_live_line() -> None:
    room = Boards()
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": "live"}))
    room.open()
    assert not _brought(next_of(room, "tree", sides=True), scale.Scale).sides


def test_NEXT_6_actions_come_with_all_that_was_said_of_them_and_ask_what_happened() -> None:
    after = next_of(held(), "acts")
    table = _brought(after, Table)
    assert [column.name for column in table.columns] == ["what", "who", "by", "state", "note", "outcome"]
    assert (table.title, table.later, table.decides) == (AGAIN["state"]["title"], "state", True)
    (card,) = _cards(after, table.name)
    assert (card.text, card.signed, card.author) == ("Call the library", "", "")
    assert card.values == {"who": "Raimonds", "by": "2026-12-24", "state": 1}
    assert card.cells["note"].text == "They are shut on Mondays"
    (anna,) = after.come("anna")
    after.do(MODERATOR, cards.Lead(table.name, "open"))
    after.do(anna, _note(table.name, "start1", "outcome", "They will open"), SetCell(table.name, "start1", "state", 2))
    after.settle()
    third = next_of(after, table.name)
    again = _brought(third, Table)
    assert [column.name for column in again.columns] == [column.name for column in table.columns]
    assert _cards(third, again.name)[0].cells["outcome"].text == "They will open"


def test_NEXT_6_a_table_without_a_state_gets_one() -> None:
    room = held()
    columns = [{"name": "what", "title": {"en": "What"}}]
    room.add("bare", {"kind": "table", "title": {"en": "To do"}, "columns": columns, "later": "state"}, "open")
    room.write(MODERATOR, "row1", board="bare")
    after = next_of(room, "bare")
    assert [column.name for column in _brought(after, Table).columns] == ["what", "state", "outcome"]


def test_NEXT_7_cards_and_rows_come_as_they_lay() -> None:
    room = held()
    room.board(dots=3)
    for number in range(1, 4):
        room.write(seat("anna"), f"card{number}", f"thought {number}")
    room.do(MODERATOR, cards.GroupCard("wood", "card3", "card1"), cards.MoveCard("wood", "card2", behind=""))
    room.do(
        MODERATOR, cards.Translate("wood", "card2", "lv", "otrā doma"), cards.MarkCard("wood", "card1", pinned=True)
    )
    after = next_of(room, "wood", "folk")
    board = _brought(after, Cards)
    found = _cards(after, board.name)
    assert [(card.text, card.under, card.pinned) for card in found] == [
        ("thought 1", "", True),
        ("thought 2", "", False),
        ("thought 3", "start1", False),
    ]
    assert found[1].said["lv"].text == "otrā doma"
    assert after.heaps(board.name) == {"start3": "start1"}
    assert (board.dots, board.phase, board.written) == (3, "closed", 3)
    (row,) = _cards(after, _brought(after, Table).name)
    assert (row.text, row.values) == ("The parish", {"inform": 2})
    after.settle()


def test_NEXT_7_links_lead_to_where_they_led_if_that_came_along() -> None:
    after = next_of(held(), "goal", "acts")
    (card,) = _cards(after, _brought(after, Table).name)
    assert card.links == (f"{_brought(after, rating.Rating).name}/start2",)
    after = next_of(held(), "acts")
    assert _cards(after, _brought(after, Table).name)[0].links == ()


def test_NEXT_7_what_is_there_from_the_start_is_there_once() -> None:
    room = Boards()
    room.add("sheet", {"kind": "cards", "title": {"en": "Rules"}, "starts": [{"en": "We listen"}]}, "open")
    after = next_of(room, "sheet")
    assert [card.text for card in _cards(after, _brought(after, Cards).name)] == ["We listen"]


def test_TRY_1_what_was_prepared_can_be_tried_out() -> None:
    after = next_of(held(), "goal", "acts", "tree")
    names = ["line", "goal", "acts"]
    copy = After(workshop.tried_out(after.state, "Try", names, (MODERATOR.secret, WALL.secret), NOON))
    assert _brought(copy, rating.Rating).rated == ("start1", "start2")
    assert [card.text for card in _cards(copy, "goal")] == ["They choose the topics", CRITERIA[1]]
    (card,) = _cards(copy, "acts")
    assert (card.values["who"], card.links) == ("Raimonds", ())
    assert _earlier(copy, "line").people == 6
    copy.settle()
    after.do(MODERATOR, workshop.Show(after.workshop().agenda[1]))
    copy = After(workshop.tried_out(after.state, "Try", names, (MODERATOR.secret, WALL.secret), NOON))
    assert (_cards(copy, "goal"), len(_cards(copy, "acts"))) == ([], 1)


def test_NEXT_8_a_file_leads_to_the_same_next_workshop() -> None:
    room = held()
    room.add("fork", question("nameless", sides=True))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for name in PEOPLE:
        room.do(seat(name), choice.GiveVote("fork", (len(name) % 2,)))
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    file = packed(archived(room.state))
    again = evolve(State.empty(), restored(unpacked(file), "moderator", "wall"))
    assert offer(again) == offer(room.state)
    taken = [part.activity for part in offer(again).parts]
    assert begun_of(again, *taken, sides=True) == begun_of(room.state, *taken, sides=True)
    after = After(begun_of(again, *taken, sides=True))
    restart = evolve(State.empty(), restored(unpacked(packed(archived(after.state))), "moderator", "wall"))
    assert [one for one in restart.all() if isinstance(one, Earlier)] == [
        one for one in after.state.all() if isinstance(one, Earlier)
    ]


# The method says what becomes of its tools


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ({"kind": "scale", "statement": {"en": "x"}, "later": "rows"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "state"}, "later"),
        ({"kind": "page", "title": {"en": "x"}, "later": "ask"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "never"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "rate"}, ""),
    ],
)
def test_TOOL_1_what_becomes_of_it_fits_its_kind(template: Any, place: str) -> None:
    if not place:
        assert made("name", template).later == "rate"
        return
    with pytest.raises(Rejected) as caught:
        made("name", template)
    assert (caught.value.code, caught.value.details) == ("bad_tool", {"place": place})


def test_TOOL_5_what_is_made_of_it_speaks_every_language() -> None:
    def texts(value: Any) -> Iterator[dict[str, str]]:
        if isinstance(value, dict) and set(value) & set(LANGUAGES):
            yield value
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts(one)

    found = list(texts(AGAIN))
    assert len(found) > 15
    assert all(all(text.get(language, "").strip() for language in LANGUAGES) for text in found)


def test_NEXT_5_NEXT_6_the_method_says_what_is_rated_and_what_is_told() -> None:
    later = {
        (name, activity.later)
        for name, tool in TOOLS.items()
        for activity in (made("name", {"tool": name, "part": part}) for part, _ in enumerate(tool["activities"]))
        if activity.later
    }
    assert later == {("criteria", "rate"), ("actions", "state")}
