"""Handing cards on, links between them, who signed them, and the minute for late ones."""

from typing import Any

import pytest

from board import workshop
from board.activities.cards import Card, steering
from board.activities.cards import commands as cards
from board.activities.table import SetCell
from board.agenda import RemoveActivity
from tests.board.boards import Boards, edit, wooded
from tests.board.figures import CANVAS, TABLE, TWO, fields_of, parted, teams_of, working
from tests.board.rooms import MODERATOR, WALL

BACK = cards.TakeBack("wood")


def _prepared(*names: str, **settings: Any) -> Boards:
    """Cards on a board, a canvas that follows and people."""
    room, people = wooded(*names, **settings)
    for number in range(1, 6):
        room.write(people[0], f"card{number}", f"thought {number}")
    return room


def _send(room: Boards, *names: str, to: str = "plan", field: str = "") -> None:
    room.do(MODERATOR, cards.Send("wood", names, to, field))


# HAND-1


def test_HAND_1_what_is_handed_on_is_copied_once_and_says_what_it_was_made_of() -> None:
    room = _prepared("anna", "bruno")
    room.add("plan", CANVAS, "open")
    _send(room, "card3", "card1", "card3")
    _send(room, "card1", "card2", field="questions")
    copies = {card.name: card for card in room.state.under("card/plan", Card)}
    assert {name: (card.number, card.field) for name, card in copies.items()} == {
        "card3": (1, "threats"),
        "card1": (2, "threats"),
        "card2": (3, "questions"),
    }
    seen = room.seen(WALL, "card/plan/card1")
    assert (seen["origin"], seen["base"], seen["signed"]) == ("card/wood/card1", "thought 1", "")
    assert copies["card1"].author == ""
    room.edit(MODERATOR, "card1", 0, "mended ", board="wood")
    room.edit(MODERATOR, "card1", 0, "otherwise ", board="plan")
    assert (room.card("card1").text, room.card("card1", "plan").text) == ("mended thought 1", "otherwise thought 1")
    room.settle()


def test_HAND_1_the_first_field_is_the_first_for_cards() -> None:
    room = _prepared("anna", "bruno")
    fields = fields_of(CANVAS)["fields"]
    room.add("plan", {**CANVAS, "fields": [fields[2], fields[3], fields[0]]})
    _send(room, "card1")
    assert room.card("card1", "plan").field == "questions"
    for field in ("none", "goal", "wishes"):
        assert room.refusal(MODERATOR, cards.Send("wood", ("card2",), "plan", field)) == "no_such_field"
    room.add("texts", {**CANVAS, "fields": fields[2:3]})
    assert room.refusal(MODERATOR, cards.Send("wood", ("card2",), "texts")) == "no_such_field"


def test_HAND_1_only_the_moderator_hands_on_what_lies_on_the_table_to_another_board() -> None:
    room = _prepared("anna", "bruno")
    room.add("plan", TABLE)
    room.do(MODERATOR, cards.BinCard("wood", "card2", binned=True))
    for to, names, code in (
        ("wood", ("card1",), "no_such_activity"),
        ("tree", ("card1",), "no_such_activity"),
        ("none", ("card1",), "no_such_activity"),
        ("plan", ("card1", "card2"), "no_such_card"),
        ("plan", ("none",), "no_such_card"),
    ):
        assert room.refusal(MODERATOR, cards.Send("wood", names, to)) == code
    assert room.refusal(room.watchers["anna"][0], cards.Send("wood", ("card1",), "plan")) == "not_allowed"
    _send(room)
    assert len(list(room.state.under("card/plan", Card))) == 1


def test_HAND_1_a_card_of_the_same_name_stays_as_it_is() -> None:
    room = _prepared("anna")
    starts = [{"en": "of the first"}]
    room.board("first", starts=starts)
    room.board("other", starts=[{"en": "of the other"}])
    room.add("plan", TABLE)
    room.do(MODERATOR, cards.Send("first", ("start1",), "plan"), cards.Send("other", ("start1",), "plan"))
    room.do(MODERATOR, cards.Send("first", ("start1",), "plan"))
    rows = sorted(room.state.under("card/plan", Card), key=lambda row: row.number)
    assert [row.text for row in rows] == ["Pajautāt kaimiņiem", "of the first", "of the other"]
    assert [row.origin for row in rows] == ["", "card/first/start1", "card/other/start1"]
    room.settle()


def test_HAND_1_what_is_handed_on_to_an_activity_not_opened_yet_is_with_the_moderator() -> None:
    room = _prepared("anna", "bruno")
    room.add("plan", TABLE)
    _send(room, "card1")
    assert room.seen(MODERATOR, "card/plan/card1")["base"] == "thought 1"
    assert b"card/plan" not in room.sent_to_all("moderator")
    room.lead("open", "plan")
    room.do(room.watchers["bruno"][0], SetCell("plan", "card1", "cost", 3))
    room.settle()


def test_HAND_1_nameless_cards_are_handed_on_with_nobodys_name() -> None:
    room = _prepared("anna", "bruno", "carla", who="nameless")
    room.add("plan", CANVAS, "open")
    _send(room, "card1", "card2")
    pseudonym = room.watchers["anna"][0].pseudonym("wood").encode()
    assert pseudonym not in room.log[-1]
    assert pseudonym not in room.sent_to_all("anna")
    assert room.seen(WALL, "card/plan/card1")["number"] == 1
    room.settle()


def test_FORGET_1_what_was_handed_on_to_every_kind_of_board_goes_with_the_first() -> None:
    room = _prepared("anna", "bruno")
    for name, template in (("plan", CANVAS), ("rows", TABLE)):
        room.add(name, template, "open")
        _send(room, "card1", to=name)
    room.do(MODERATOR, cards.Send("plan", ("card1",), "rows"))
    assert room.card("copy-3", "rows").origin == "card/plan/card1"
    room.do(MODERATOR, cards.ForgetCard("rows", "copy-3"))
    assert b"thought 1" not in room.replica.snapshot()
    room.settle()


# HAND-2


def test_HAND_2_where_groups_work_it_is_dealt_out_to_them_in_turn() -> None:
    room, people = parted(CANVAS, TWO)
    room.board()
    for number in range(1, 6):
        room.write(people["anna"], f"card{number}", f"thought {number}")
    _send(room, "card2", "card1", "card5")
    _send(room, "card3", field="questions")
    assert teams_of(room) == {"card2": "birch", "card1": "oak", "card5": "birch", "card3": "oak"}
    assert b"card/plan/card1" not in room.sent_to_all("carla", "dace", "wall", "moderator")
    room.edit(people["carla"], "card1", 0, "Ours: ", board="plan")
    assert room.refusal(people["anna"], edit("card1", 1, "x", board="plan")) == "not_yours"
    room.settle()


def test_HAND_2_without_groups_nothing_is_handed_on_to_where_groups_work() -> None:
    room = _prepared("anna", "bruno")
    room.add("plan", {**CANVAS, "groups": True})
    assert room.refusal(MODERATOR, cards.Send("wood", ("card1",), "plan")) == "no_group"


# LINK-1


def test_LINK_1_a_link_leads_to_a_card_anywhere_and_is_taken_back() -> None:
    room = _prepared("anna", "bruno")
    bruno = room.watchers["bruno"][0]
    room.add("plan", CANVAS, "open")
    room.write(bruno, "cause1", "a cause", board="plan", field="threats")
    for to in ("plan/cause1", "wood/card2", "plan/cause1"):
        room.do(bruno, cards.LinkCard("wood", "card1", to, linked=True))
    assert room.seen(WALL, "card/wood/card1")["links"] == ["wood/card2", "plan/cause1"]
    room.do(bruno, BACK)
    assert room.card("card1").links == ("plan/cause1", "wood/card2")
    room.do(bruno, cards.LinkCard("wood", "card1", "plan/cause1", linked=False))
    room.do(bruno, cards.LinkCard("wood", "card1", "plan/none", linked=False), BACK, BACK)
    assert room.card("card1").links == ("plan/cause1",)
    room.do(bruno, BACK)
    assert room.card("card1").links == ()
    room.settle()


def test_LINK_1_what_no_link_leads_to_or_from_is_named() -> None:
    room = _prepared("anna", "bruno", writes="own")
    anna, bruno = (room.watchers[name][0] for name in ("anna", "bruno"))
    room.add("plan", TABLE)
    room.do(MODERATOR, cards.BinCard("wood", "card4", binned=True), cards.MarkCard("wood", "card5", hidden=True))
    for to, code in (
        ("wood/card1", "no_such_card"),
        ("wood/card4", "no_such_card"),
        ("wood/card5", "no_such_card"),
        ("wood/none", "no_such_card"),
        ("plan/start1", "no_such_card"),
        ("tree/x", "no_such_activity"),
        ("none/card1", "no_such_activity"),
        ("", "no_such_activity"),
        ("wood", "no_such_card"),
        ("x" * 10_000, "no_such_activity"),
    ):
        for actor in (anna, MODERATOR):
            assert room.refusal(actor, cards.LinkCard("wood", "card1", to, linked=True)) == code
    assert room.refusal(bruno, cards.LinkCard("wood", "card1", "wood/card2", linked=True)) == "not_yours"
    room.do(MODERATOR, workshop.Show("plan"))
    room.do(anna, cards.LinkCard("wood", "card1", "plan/start1", linked=True))
    room.lead("locked")
    assert room.refusal(anna, cards.LinkCard("wood", "card1", "wood/card2", linked=True)) == "not_open"


def test_LINK_3_a_card_grew_out_of_a_statement_that_was_opened() -> None:
    room = _prepared("anna", "bruno")
    anna = room.watchers["anna"][0]
    room.add("line", {"kind": "scale", "statement": {"en": "We are heard"}})
    grew = cards.LinkCard("wood", "card1", "line", linked=True)
    assert room.refusal(anna, grew) == "no_such_activity"
    room.do(MODERATOR, workshop.Show("line"))
    room.do(anna, grew)
    assert room.seen(WALL, "card/wood/card1")["links"] == ["line"]
    room.do(anna, cards.LinkCard("wood", "card1", "line", linked=False), BACK)
    assert room.card("card1").links == ("line",)
    room.settle()


def test_LINK_1_a_card_has_twenty_links_at_most() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(22):
        room.write(anna, f"card{number}")
    for number in range(1, 21):
        room.do(anna, cards.LinkCard("wood", "card0", f"wood/card{number}", linked=True))
    assert room.refusal(anna, cards.LinkCard("wood", "card0", "wood/card21", linked=True)) == "too_many"
    room.do(anna, cards.LinkCard("wood", "card0", "wood/card3", linked=True))


# LINK-2


def test_LINK_2_a_link_to_what_is_deleted_for_good_is_gone_and_not_taken_back() -> None:
    room = _prepared("anna", "bruno")
    anna = room.watchers["anna"][0]
    room.add("plan", TABLE, "open")
    _send(room, "card2")
    for to in ("wood/card2", "plan/card2", "wood/card3"):
        room.do(anna, cards.LinkCard("wood", "card1", to, linked=True))
    room.do(anna, cards.LinkCard("wood", "card4", "wood/card2", linked=True))
    room.do(anna, cards.LinkCard("wood", "card4", "wood/card2", linked=False))
    room.do(MODERATOR, cards.ForgetCard("plan", "card2"))
    assert [room.card(name).links for name in ("card1", "card4")] == [("wood/card3",), ()]
    for _ in range(room.steps(anna)):
        room.do(anna, BACK)
    assert all("card2" not in to for card in room.state.under("card/wood", Card) for to in card.links)
    room.settle()


def test_LINK_2_a_link_to_a_board_that_is_taken_off_the_agenda_is_gone() -> None:
    room = _prepared("anna", "bruno")
    room.add("plan", TABLE)
    room.do(MODERATOR, workshop.Show("plan"))
    room.do(room.watchers["anna"][0], cards.LinkCard("wood", "card1", "plan/start1", linked=True))
    room.do(MODERATOR, RemoveActivity("plan"))
    assert room.card("card1").links == ()
    room.settle()


def test_LINK_2_what_is_in_the_bin_keeps_its_links() -> None:
    room = _prepared("anna", "bruno")
    anna = room.watchers["anna"][0]
    room.do(anna, cards.LinkCard("wood", "card1", "wood/card2", linked=True))
    for binned in (True, False):
        room.do(MODERATOR, cards.BinCard("wood", "card2", binned=binned))
        assert room.card("card1").links == ("wood/card2",)


# CARD-10: the minute of grace


@pytest.mark.parametrize("phase", ["locked", "voting", "shown"])
@pytest.mark.parametrize(("after", "suggested"), [(0, False), (59_999, False), (60_000, False), (60_001, True)])
def test_CARD_10_for_a_minute_what_was_being_written_comes_in(phase: Any, after: int, suggested: bool) -> None:
    room, (anna, bruno) = wooded("anna", "bruno", dots=3)
    room.do(MODERATOR, cards.Lead("wood", phase))
    assert room.seen(anna, "activity/wood")["late_until"] == room.at + steering.GRACE
    room.at += after
    room.do(anna, cards.AddCard("wood", "card1", "nearly done", suggest=True))
    assert room.card("card1").suggested == suggested
    assert bool(room.seen(bruno, "card/wood/card1")) != suggested
    room.settle()


def test_CARD_10_the_minute_goes_on_when_the_board_is_led_on_and_ends_when_it_opens() -> None:
    room, (anna, _) = wooded("anna", "bruno", dots=3)
    room.do(MODERATOR, cards.Lead("wood", "locked"))
    room.at += 30_000
    room.do(MODERATOR, cards.Lead("wood", "voting"), cards.Lead("wood", "voting"))
    room.at += 29_000
    room.do(anna, cards.AddCard("wood", "card1", "nearly done", suggest=True))
    room.at += 2_000
    room.do(anna, cards.AddCard("wood", "card2", "too late", suggest=True))
    assert (room.card("card1").suggested, room.card("card2").suggested) == (False, True)
    room.do(MODERATOR, cards.Lead("wood", "open"))
    assert room.seen(anna, "activity/wood")["late_until"] == 0
    room.do(MODERATOR, cards.Lead("wood", "shown"))
    assert room.seen(anna, "activity/wood")["late_until"] == room.at + steering.GRACE


def test_CARD_10_a_board_that_was_never_open_has_no_minute() -> None:
    room, (anna, _) = wooded("anna", "bruno", phase="closed")
    room.do(MODERATOR, cards.Lead("wood", "locked"))
    room.do(anna, cards.AddCard("wood", "card1", "unasked", suggest=True))
    assert room.card("card1").suggested


def test_CARD_10_only_new_cards_come_in_and_only_where_they_may() -> None:
    room, people = parted(CANVAS, TWO)
    anna = people["anna"]
    room.write(anna, "card1", board="plan", field="threats")
    room.do(MODERATOR, cards.Lead("plan", "locked"))
    assert room.refusal(anna, edit("card1", 0, "x", board="plan")) == "not_open"
    assert room.refusal(anna, cards.AddCard("plan", "card2", "x", "goal", suggest=True)) == "no_such_field"
    room.do(anna, cards.AddCard("plan", "card2", "late", "threats", suggest=True, team="oak"))
    assert teams_of(room) == {"card1": "birch", "card2": "birch"}
    room.do(MODERATOR, workshop.Close())
    assert room.refusal(anna, cards.AddCard("plan", "card3", "x", "threats", suggest=True)) == "closed"


# CARD-11: signatures


def test_CARD_11_a_card_is_signed_with_the_name_or_the_number_of_a_guest() -> None:
    room, (anna, guest, other) = wooded("anna", "", "  ")
    for card, person in (("card1", anna), ("card2", guest), ("card3", other)):
        room.write(person, card)
    room.write(MODERATOR, "card4")
    signed = {card: (room.card(card).signed, room.card(card).guests) for card in ("card1", "card2", "card3", "card4")}
    assert signed == {"card1": ("anna", ()), "card2": ("", (2,)), "card3": ("", (3,)), "card4": ("", ())}
    room.do(anna, workshop.EditSeat("Anna B."))
    assert room.seen(WALL, "card/wood/card1")["signed"] == "anna"
    room.settle()


def test_CARD_11_after_a_merge_with_both_and_each_once() -> None:
    room, (anna, bruno, guest) = wooded("anna", "bruno", "")
    for card, person in (("card1", anna), ("card2", bruno), ("card3", guest), ("card4", anna), ("card5", guest)):
        room.write(person, card)
    room.write(MODERATOR, "card6")
    for double in ("card2", "card3", "card4", "card5", "card6"):
        room.do(MODERATOR, cards.MergeCard("wood", double, "card1"))
    seen = room.seen(WALL, "card/wood/card1")
    assert (seen["signed"], seen["guests"]) == ("anna, bruno", [3])
    room.write(MODERATOR, "card7")
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card7"))
    assert (room.card("card7").signed, room.card("card7").guests) == ("anna, bruno", (3,))
    room.settle()


def test_CARD_11_a_nameless_card_is_signed_with_neither() -> None:
    room, people = wooded("anna", "", "carla", who="nameless")
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}")
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"))
    for card in ("card1", "card2", "card3"):
        assert (room.card(card).signed, room.card(card).guests) == ("", ())
        assert "signed" not in room.seen(WALL, f"card/wood/{card}")


def test_CARD_11_rows_and_questions_are_signed_too() -> None:
    room, (_, guest) = working(CANVAS, "anna", "")
    room.lead("shown", "plan")
    room.write(guest, "ask1", board="plan", field="questions")
    assert room.seen(WALL, "card/plan/ask1")["guests"] == [2]
