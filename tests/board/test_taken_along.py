"""Actions, cards and rows come along as they were, and so they do into a try-out and a file."""

from board import workshop
from board.activities import choice, rating
from board.activities.cards import Cards
from board.activities.cards import commands as cards
from board.activities.table import SetCell, Table
from board.archive import archived, packed, restored, unpacked
from board.earlier import Earlier
from board.followup import offer
from board.methods import AGAIN
from board.state import State, evolve
from tests.board.boards import Boards, question
from tests.board.following import CRITERIA, PEOPLE, After, begun_of, brought, cards_of, earlier, held, next_of, note
from tests.board.rooms import MODERATOR, NOON, WALL, seat


def test_NEXT_6_actions_come_with_all_that_was_said_of_them_and_ask_what_happened() -> None:
    after = next_of(held(), "acts")
    table = brought(after, Table)
    assert [column.name for column in table.columns] == ["what", "who", "by", "state", "note", "outcome"]
    assert (table.title, table.later, table.decides) == (AGAIN["state"]["title"], "state", True)
    (card,) = cards_of(after, table.name)
    assert (card.text, card.signed, card.author) == ("Call the library", "", "")
    assert card.values == {"who": "Raimonds", "by": "2026-12-24", "state": 1}
    assert card.cells["note"].text == "They are shut on Mondays"
    (anna,) = after.come("anna")
    after.do(MODERATOR, cards.Lead(table.name, "open"))
    after.do(anna, note(table.name, "start1", "outcome", "They will open"), SetCell(table.name, "start1", "state", 2))
    after.settle()
    third = next_of(after, table.name)
    again = brought(third, Table)
    assert [column.name for column in again.columns] == [column.name for column in table.columns]
    assert cards_of(third, again.name)[0].cells["outcome"].text == "They will open"


def test_NEXT_6_a_table_without_a_state_gets_one() -> None:
    room = held()
    columns = [{"name": "what", "title": {"en": "What"}}]
    room.add("bare", {"kind": "table", "title": {"en": "To do"}, "columns": columns, "later": "state"}, "open")
    room.write(MODERATOR, "row1", board="bare")
    after = next_of(room, "bare")
    assert [column.name for column in brought(after, Table).columns] == ["what", "state", "outcome"]


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
    board = brought(after, Cards)
    found = cards_of(after, board.name)
    assert [(card.text, card.under, card.pinned) for card in found] == [
        ("thought 1", "", True),
        ("thought 2", "", False),
        ("thought 3", "start1", False),
    ]
    assert found[1].said["lv"].text == "otrā doma"
    assert after.heaps(board.name) == {"start3": "start1"}
    assert (board.dots, board.phase, board.written) == (3, "closed", 3)
    (row,) = cards_of(after, brought(after, Table).name)
    assert (row.text, row.values) == ("The parish", {"inform": 2})
    after.settle()


def test_NEXT_7_links_lead_to_where_they_led_if_that_came_along() -> None:
    after = next_of(held(), "goal", "acts")
    (card,) = cards_of(after, brought(after, Table).name)
    assert card.links == (f"{brought(after, rating.Rating).name}/start2",)
    after = next_of(held(), "acts")
    assert cards_of(after, brought(after, Table).name)[0].links == ()


def test_NEXT_7_what_is_there_from_the_start_is_there_once() -> None:
    room = Boards()
    room.add("sheet", {"kind": "cards", "title": {"en": "Rules"}, "starts": [{"en": "We listen"}]}, "open")
    after = next_of(room, "sheet")
    assert [card.text for card in cards_of(after, brought(after, Cards).name)] == ["We listen"]


def test_TRY_1_what_was_prepared_can_be_tried_out() -> None:
    after = next_of(held(), "goal", "acts", "tree")
    names = ["line", "goal", "acts"]
    copy = After(workshop.tried_out(after.state, "Try", names, (MODERATOR.secret, WALL.secret), NOON))
    assert brought(copy, rating.Rating).rated == ("start1", "start2")
    assert [card.text for card in cards_of(copy, "goal")] == ["They choose the topics", CRITERIA[1]]
    (card,) = cards_of(copy, "acts")
    assert (card.values["who"], card.links) == ("Raimonds", ())
    assert earlier(copy, "line").people == 6
    copy.settle()
    after.do(MODERATOR, workshop.Show(after.workshop().agenda[1]))
    copy = After(workshop.tried_out(after.state, "Try", names, (MODERATOR.secret, WALL.secret), NOON))
    assert (cards_of(copy, "goal"), len(cards_of(copy, "acts"))) == ([], 1)


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
