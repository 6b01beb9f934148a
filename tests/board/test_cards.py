"""Cards: added, suggested, hidden and thrown away; who sees what of them."""

from typing import Any

import msgspec
import pytest

from board import workshop
from board.activities.cards import commands as cards
from board.activities.cards import writing
from board.activities.cards.records import CARD_MOST
from board.commands import decode_command
from board.records import Rejected
from tests.board.boards import edit, grouped, wooded
from tests.board.rooms import MODERATOR, WALL

BAD = ["", "abc", "A" * 8, "wood\n", "a/bc", "x" * 17]


# CARD-1: adding


def test_CARD_1_a_card_is_added_with_its_words_and_who_signed_it() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(anna, "card1", " Par maz lāču ")
    room.write(bruno, "card2")
    room.write(MODERATOR, "card3")
    for viewer in (anna, bruno, WALL, MODERATOR):
        seen = room.seen(viewer, "card/wood/card1")
        assert (seen["base"], seen["signed"], seen["number"]) == ("Par maz lāču", "anna", 1)
        assert seen.get("mine", False) == (viewer is anna)
    assert room.order() == ["card1", "card2", "card3"]
    assert room.card("card3").author == ""
    room.settle()


def test_CARD_1_what_may_not_be_added_is_named() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    for command, code in (
        (cards.AddCard("wood", "card1", "again"), "taken"),
        (cards.AddCard("wood", "card2", " \n\u200b"), "text_missing"),
        (cards.AddCard("wood", "card2", "ā" * (CARD_MOST + 1)), "text_too_long"),
        (cards.AddCard("wood", "card2", "x", field="elsewhere"), "no_such_field"),
        (cards.AddCard("wood", "card2", "x", field="x" * 9000), "no_such_field"),
        (cards.AddCard("tree", "card2", "x"), "no_such_activity"),
        (cards.AddCard("none", "card2", "x"), "no_such_activity"),
    ):
        assert room.refusal(anna, command) == code
        assert room.refusal(MODERATOR, command) == code
    room.write(anna, "card2", "ā" * CARD_MOST)
    assert room.card("card1").text == "Too few of us"


def test_CARD_1_a_board_may_be_full(monkeypatch: pytest.MonkeyPatch) -> None:
    room, (anna, _) = wooded("anna", "bruno")
    monkeypatch.setattr(writing, "CARDS_MOST", 2)
    room.write(anna, "card1")
    room.write(anna, "card2")
    assert room.refusal(anna, cards.AddCard("wood", "card3", "x")) == "too_many"


@pytest.mark.parametrize("name", BAD)
def test_CARD_1_names_are_short_and_plain(name: str) -> None:
    raws: list[dict[str, Any]] = [
        {"t": "card.add", "activity": "wood", "id": name, "text": "x"},
        {"t": "activity.add", "activity": name, "template": {}},
    ]
    for raw in raws:
        with pytest.raises(Rejected) as caught:
            decode_command(msgspec.json.encode(raw))
        assert caught.value.code == "malformed"
        decode_command(msgspec.json.encode({**raw, "id" if "id" in raw else "activity": "name"}))
    with pytest.raises(Rejected):
        decode_command(b'{"t":"card.edit","activity":"wood","card":"c","version":0,"by":"mark\\n","op":["x"]}')


# CARD-2: suggestions


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CARD_2_what_comes_too_late_is_a_suggestion_to_the_moderator(who: Any) -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", who=who)
    room.lead("locked")
    room.do(anna, cards.AddCard("wood", "card1", "a late thought", suggest=True))
    for viewer, sees in ((anna, True), (MODERATOR, True), (bruno, False), (WALL, False)):
        assert bool(room.seen(viewer, "card/wood/card1")) == sees
    assert b"late thought" not in room.sent_to_all("anna", "moderator")
    assert room.refusal(bruno, cards.MarkCard("wood", "card1", suggested=False)) == "not_allowed"
    room.do(MODERATOR, cards.MarkCard("wood", "card1", suggested=False))
    assert room.seen(bruno, "card/wood/card1")["base"] == "a late thought"
    room.settle()


def test_CARD_2_in_time_it_is_no_suggestion_and_before_the_opening_there_is_none() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.do(anna, cards.AddCard("wood", "card1", "in time", suggest=True))
    assert not room.card("card1").suggested
    room.board("next", "closed")
    assert room.refusal(anna, cards.AddCard("next", "card2", "too early", suggest=True)) == "not_open"


# CARD-4: nothing hidden in bytes


def _states(card: str) -> list[Any]:
    return [cards.MarkCard("wood", card, hidden=True), cards.BinCard("wood", card, binned=True)]


@pytest.mark.parametrize("who", ["names", "nameless"])
@pytest.mark.parametrize("number", [0, 1])
def test_CARD_4_what_was_put_away_is_for_moderator_and_author(who: Any, number: int) -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", who=who)
    room.write(anna, "card1", "a rude word")
    room.do(MODERATOR, _states("card1")[number])
    assert b"card/wood/card1" in room.sent("bruno")  # it was there, and has gone
    for viewer, sees in ((anna, True), (MODERATOR, True), (bruno, False), (WALL, False)):
        assert (room.seen(viewer, "card/wood/card1").get("base") == "a rude word") == sees
    room.come("dace")
    room.do(MODERATOR, *([cards.BinCard("wood", "card1", binned=False)] if number else []))
    room.do(MODERATOR, _states("card1")[number], edit("card1", 0, "what is said while it is away: "))
    assert b"said while it is away" not in room.sent_to_all("anna", "moderator")
    if not number:
        assert b"rude word" not in room.sent("dace")
    room.settle()


def test_CARD_4_cards_of_an_activity_are_with_the_moderator_until_it_opens() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.board("next", "closed")
    room.write(MODERATOR, "card1", "prepared", board="next")
    assert b"prepared" not in room.sent_to_all("moderator")
    assert room.seen(MODERATOR, "card/next/card1")["base"] == "prepared"
    room.do(MODERATOR, workshop.Show("next"))
    assert room.seen(anna, "card/next/card1")["base"] == "prepared"
    room.settle()


def test_CARD_4_a_rating_deals_its_cards_when_it_opens() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]}, phase="closed")
    assert b"card/rate/" not in room.sent_to_all("moderator")
    room.lead("open", "rate")
    assert room.seen(people["anna"], "card/rate/card1")
    room.settle()
