"""Cards: written, arranged, hidden, thrown away; who sees what of them."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import workshop
from board.activities.cards import Cards, Dots, writing
from board.activities.cards import commands as cards
from board.activities.cards.records import CARD_MOST
from board.actor import Actor
from board.commands import ANSWERS, decode_command
from board.records import Rejected
from tests.board.boards import Boards, edit, grouped, wooded
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


@pytest.mark.parametrize("phase", ["closed", "locked", "voting", "shown"])
def test_CARD_1_only_the_moderator_writes_while_it_is_not_open(phase: Any) -> None:
    room, (anna, _) = wooded("anna", "bruno", phase="open", dots=3)
    room.write(anna, "card1")
    room.board("late", phase, dots=3)
    assert room.refusal(anna, cards.AddCard("late", "card2", "x")) == "not_open"
    room.write(MODERATOR, "card2", board="late")
    for command in _changes("late", "card2"):
        assert room.refusal(anna, command) == "not_open"
        room.do(MODERATOR, command)


def _changes(board: str, card: str) -> list[Any]:
    return [
        edit(card, 0, "x", board=board),
        cards.MoveCard(board, card, behind=""),
        cards.GroupCard(board, card, ""),
    ]


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


# CARD-3: who may change what


def test_CARD_3_own_cards_only_or_all_as_the_activity_says() -> None:
    room, (anna, bruno) = wooded("anna", "bruno", writes="own")
    room.board("free", writes="all")
    for board in ("wood", "free"):
        room.write(anna, "card1", board=board)
        room.write(MODERATOR, "card2", board=board)
    for card in ("card1", "card2"):
        for command in _changes("wood", card):
            assert room.refusal(bruno, command) == "not_yours"
        room.do(bruno, *_changes("free", card))
    room.do(anna, *_changes("wood", "card1"))
    for command in _changes("wood", "card2"):
        assert room.refusal(anna, command) == "not_yours"
    room.do(MODERATOR, *(cards.BinCard("wood", card, binned=True) for card in ("card1", "card2")))


def test_CARD_3_only_author_and_moderator_throw_away() -> None:
    room, (anna, bruno) = wooded("anna", "bruno", writes="all")
    room.write(anna, "card1")
    room.write(MODERATOR, "card2")
    for card in ("card1", "card2"):
        assert room.refusal(bruno, cards.BinCard("wood", card, binned=True)) == "not_yours"
    room.do(anna, cards.BinCard("wood", "card1", binned=True), cards.BinCard("wood", "card1", binned=False))
    room.lead("locked")
    assert room.refusal(anna, cards.BinCard("wood", "card1", binned=True)) == "not_open"


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CARD_3_nobody_changes_what_they_do_not_see(who: Any) -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", writes="all", who=who)
    for card in ("card1", "card2", "card3", "card4"):
        room.write(anna, card)
    room.do(anna, cards.BinCard("wood", "card1", binned=True))
    room.do(MODERATOR, cards.MarkCard("wood", "card2", hidden=True))
    room.lead("locked")
    room.do(anna, cards.AddCard("wood", "card5", "late", suggest=True))
    room.lead("open")
    for card in ("card1", "card2", "card5"):
        for command in _changes("wood", card):
            assert room.refusal(bruno, command) == "no_such_card"
        for actor in (anna, bruno, MODERATOR):
            assert room.refusal(actor, cards.GroupCard("wood", "card3", card)) == "no_such_card"
    assert room.refusal(anna, edit("card2", 0, "x")) == "not_yours"  # hidden by the moderator: it stays as it was
    room.do(anna, edit("card1", 0, "x"), edit("card5", 0, "x"))


def test_CARD_3_a_group_changes_its_own_cards_only() -> None:
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla", "dace"]})
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    for card in ("card1", "list1"):
        room.do(people["bruno"], edit(card, 0, "x", board="rate"))
        for command in (edit(card, 1, "x", board="rate"), cards.MoveCard("rate", card, behind="")):
            assert room.refusal(people["carla"], command) == "not_yours"
    room.move(people["anna"], "oak")
    assert room.refusal(people["anna"], edit("list1", 1, "x", board="rate")) == "not_yours"
    room.settle()


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


# CARD-5: order


def test_CARD_5_a_card_stands_behind_another_and_before_the_next() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(1, 6):
        room.write(anna, f"card{number}")
    room.do(anna, cards.MoveCard("wood", "card5", behind="card1"), cards.MoveCard("wood", "card3", behind=""))
    assert room.order() == ["card3", "card1", "card5", "card2", "card4"]
    room.do(anna, cards.MoveCard("wood", "card3", behind="card4"))
    assert room.order() == ["card1", "card5", "card2", "card4", "card3"]
    room.do(MODERATOR, cards.MarkCard("wood", "card4", pinned=True))
    assert room.order()[0] == "card4"
    assert room.refusal(anna, cards.MoveCard("wood", "card3", behind="none")) == "no_such_card"
    assert room.refusal(anna, cards.MoveCard("wood", "card3", field="elsewhere")) == "no_such_field"
    room.settle()


def test_CARD_5_however_often_there_is_a_place_between() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(1, 6):
        room.write(anna, f"card{number}")
    for number in range(130):
        room.do(anna, cards.MoveCard("wood", f"card{number % 3 + 2}", behind="card1"))
        assert room.order()[:2] == ["card1", f"card{number % 3 + 2}"]
        assert room.order()[-1] == "card5"
    room.settle()


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), max_size=15))
@settings(max_examples=15)
def test_CARD_5_any_moves(moves: list[tuple[int, int]]) -> None:
    room, (anna, _) = wooded("anna", "bruno")
    expected = [f"card{number}" for number in range(1, 6)]
    for name in expected:
        room.write(anna, name)
    for card, behind in moves:
        if card != behind:
            room.do(anna, cards.MoveCard("wood", f"card{card}", behind=f"card{behind}" if behind else ""))
            expected.remove(f"card{card}")
            expected.insert(expected.index(f"card{behind}") + 1 if behind else 0, f"card{card}")
        assert room.order() == expected


# CARD-6, CARD-7: heaps and merges


def _heap_room(**settings: Any) -> tuple[Boards, list[Actor]]:
    """Two heaps: card1 with card2 and card3 under it, card4 with card5; card6 alone."""
    room, people = wooded("anna", "bruno", "carla", **settings)
    for number in range(1, 7):
        room.write(people[number % 2], f"card{number}")
    for card, under in (("card2", "card1"), ("card3", "card2"), ("card5", "card4")):
        room.do(people[0], cards.GroupCard("wood", card, under))
    assert room.heaps() == {"card2": "card1", "card3": "card1", "card5": "card4"}
    return room, people


def test_CARD_6_a_head_that_goes_under_another_takes_its_heap_along() -> None:
    room, (anna, *_) = _heap_room()
    room.do(anna, cards.GroupCard("wood", "card1", "card5"))
    assert room.heaps() == dict.fromkeys(["card1", "card2", "card3", "card5"], "card4")
    for card in ("card4", "card1", "card5"):
        assert room.refusal(anna, cards.GroupCard("wood", "card4", card)) == "no_such_card"
    room.settle()


@pytest.mark.parametrize("how", ["bin", "hide", "forget", "author"])
def test_CARD_6_who_lay_under_a_card_that_leaves_is_free(how: str) -> None:
    room, (_, bruno, _) = _heap_room()
    leaves: dict[str, tuple[Actor, Any]] = {
        "bin": (MODERATOR, cards.BinCard("wood", "card1", binned=True)),
        "author": (bruno, cards.BinCard("wood", "card1", binned=True)),
        "hide": (MODERATOR, cards.MarkCard("wood", "card1", hidden=True)),
        "forget": (MODERATOR, cards.ForgetCard("wood", "card1")),
    }
    room.do(*leaves[how])
    assert room.heaps() == {"card5": "card4"}
    room.settle()


def test_CARD_6_no_heap_over_groups() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]})
    assert room.refusal(people["anna"], cards.GroupCard("rate", "card1", "card2")) == "no_such_card"
    assert room.refusal(MODERATOR, cards.GroupCard("rate", "card1", "card2")) == "no_such_card"
    assert room.refusal(MODERATOR, cards.MergeCard("rate", "card1", "card2")) == "no_such_card"


_numbers = st.integers(1, 6).map(lambda n: f"card{n}")
_arranging = st.one_of(
    st.builds(lambda c, u: cards.GroupCard("wood", c, u), _numbers, _numbers | st.just("")),
    st.builds(lambda c, b: cards.BinCard("wood", c, b), _numbers, st.booleans()),
    st.builds(lambda c, h: cards.MarkCard("wood", c, hidden=h), _numbers, st.booleans()),
    st.builds(lambda c, i: cards.MergeCard("wood", c, i), _numbers, _numbers),
    st.builds(lambda c: cards.ForgetCard("wood", c), _numbers.filter(lambda c: c == "card6")),
    st.just(cards.TakeBack("wood")),
)


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), _arranging), max_size=20))
@settings(max_examples=40)
def test_CARD_6_UNDO_3_heaps_are_whole_whatever_anyone_does(made: list[tuple[int, Any]]) -> None:
    room, people = _heap_room()
    for who, command in made:
        actor = MODERATOR if who == 2 else people[who]
        room.ask(room.request(actor, command))
        room.heaps()
    room.settle()


def test_CARD_7_a_merge_keeps_authors_and_dots_and_the_double_is_in_the_bin() -> None:
    room, (anna, bruno, _) = _heap_room(dots=4)
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "card1", 2), cards.GiveDots("wood", "card4", 1))
    room.do(bruno, cards.GiveDots("wood", "card1", 1))
    room.do(MODERATOR, cards.MergeCard("wood", "card6", "card1"), cards.MergeCard("wood", "card1", "card4"))
    assert room.card("card4").authors == (anna.seat, bruno.seat)
    assert (room.card("card1").binned, room.card("card6").binned) == (True, True)
    assert room.heaps() == dict.fromkeys(["card2", "card3", "card5"], "card4")
    assert {dots.who: dots.on for dots in room.state.under("dots/wood", Dots)} == {
        anna.seat: {"card4": 3},
        bruno.seat: {"card4": 1},
    }
    room.settle()


def test_CARD_7_a_head_merged_into_one_of_its_own_heap() -> None:
    room, _ = _heap_room()
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"))
    assert room.heaps() == {"card3": "card2", "card5": "card4"}
    room.do(MODERATOR, cards.MergeCard("wood", "card4", "card3"))
    assert room.heaps() == {"card3": "card2", "card5": "card2"}
    for card, into in (("card2", "card2"), ("card2", "card1"), ("none", "card2"), ("card2", "none")):
        assert room.refusal(MODERATOR, cards.MergeCard("wood", card, into)) == "no_such_card"
    room.settle()


# CARD-8: nameless


def _nameless_story() -> tuple[Boards, list[Actor]]:
    """Everything a nameless person can do with cards, beside things done by name on the same phone."""
    room, people = wooded("anna", "bruno", "carla", who="nameless", dots=3)
    room.board("named", dots=3)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}", f"the words of {number}")
        room.write(person, f"sign{number}", board="named")
        room.do(person, edit(f"card{number}", 0, "! "), cards.MoveCard("wood", f"card{number}", behind=""))
        room.do(person, workshop.EditSeat(name=f"person {number}", remote=True))
    room.do(people[0], cards.GroupCard("wood", "card1", "card2"), cards.TakeBack("wood"))
    room.do(people[1], cards.BinCard("wood", "card2", binned=True), cards.TakeBack("wood"))
    room.lead("locked")
    room.do(people[2], cards.AddCard("wood", "card9", "late", suggest=True))
    room.do(MODERATOR, cards.MarkCard("wood", "card9", suggested=False), cards.MergeCard("wood", "card9", "card3"))
    room.lead("voting")
    for number, person in enumerate(people, 1):
        room.do(person, cards.GiveDots("wood", f"card{number}", 2))
    room.lead("shown")
    return room, people


def test_CARD_8_no_name_seat_or_number_with_a_nameless_card_in_the_log() -> None:
    room, people = _nameless_story()
    pseudonyms = {person.pseudonym("wood") for person in people}
    named = [*(person.seat for person in people), "anna", "bruno", "carla", "person 1", '"remote":true']
    found = 0
    for data in room.log:
        for effect in msgspec.json.decode(data)["diff"]:
            text = msgspec.json.encode(effect).decode()
            if any(name in text for name in pseudonyms):
                found += 1
                assert not any(name in text for name in named)
                assert effect.get("record", {}).get("signed", "") == ""
    assert found > 20


def test_CARD_8_nothing_sent_ties_a_nameless_card_to_anyone() -> None:
    room, people = _nameless_story()
    for name, (actor, _, _) in room.watchers.items():
        client = room.look(name)
        others = [person.pseudonym("wood").encode() for person in people if person.seat != actor.seat]
        assert not any(other in frame for other in others for frame in client.frames)
        for shown in client.held.values():
            for record_id, record in shown.items():
                if record_id.startswith("card/wood/") and record.get("t") == "card":
                    assert not record.keys() & {"author", "authors", "signed", "number"}
    own = room.view(people[0])[f"seat:{people[0].pseudonym('wood')}"]
    assert own["card/wood/card1"] == {"mine": True}


def test_CARD_8_no_nonce_is_shared_by_what_is_nameless_and_what_is_not() -> None:
    room = Boards()
    (anna, *_) = room.come("anna", "bruno", "carla")
    room.board(who="nameless", dots=3)
    room.board("other", who="nameless")
    room.board("named")
    nonce = "one-page-load"
    told: dict[str, set[str]] = {}
    story: list[tuple[Any, ...]] = [
        (cards.AddCard("wood", "card1", "x"), "wood"),
        (edit("card1", 0, "y"), "wood"),
        (cards.MoveCard("wood", "card1", behind=""), "wood"),
        (cards.BinCard("wood", "card1", binned=True), "wood"),
        (cards.TakeBack("wood"), "wood"),
        (cards.GroupCard("wood", "card1", ""), "wood"),
        (cards.AddCard("other", "card1", "x"), "other"),
        (cards.AddCard("named", "card1", "x"), "named"),
        (workshop.EditSeat("Anna"), ""),
    ]
    for number, (command, scope) in enumerate(story, 1):
        assert isinstance(command, ANSWERS) == bool(scope)
        assert room.ask(room.request(anna, command, nonce, number)) == [None]
        ((key, _),) = msgspec.json.decode(room.log[-1])["keys"]
        told.setdefault(scope, set()).add(key)
    room.lead("voting")
    room.ask(room.request(anna, cards.GiveDots("wood", "card1", 1), nonce, 99))
    told["wood"].add(msgspec.json.decode(room.log[-1])["keys"][0][0])
    assert [len(keys) for keys in told.values()] == [1, 1, 1, 1]
    assert len(set.union(*told.values())) == 4
    assert not any(nonce.encode() in data for data in room.log)


def test_CARD_8_the_order_of_nameless_cards_is_by_lot() -> None:
    orders = set()
    for seed in range(6):
        room, people = wooded("anna", "bruno", "carla", who="nameless")
        room.seed = 100 * seed
        for number in range(1, 5):
            room.write(people[number % 3], f"card{number}")
        orders.add(tuple(room.order()))
    assert len(orders) > 3


def test_CARD_8_the_order_of_ids_and_numbers_tells_nothing_on_any_channel() -> None:
    room, people = wooded("anna", "bruno", "carla", who="nameless")
    for card in ("card3", "card1", "card2"):
        room.write(people[0], card)
    room.come("late")
    room.settle()
    fragment = room.watchers["slow late"][2].frames[0]
    assert [fragment.index(f"card/wood/card{n}".encode()) for n in (1, 2, 3)] == sorted(
        fragment.index(f"card/wood/card{n}".encode()) for n in (1, 2, 3)
    )
    assert b'"number":1,' not in room.sent("wall").replace(b'"remote":false,"number":1,', b"")


def test_CARD_8_a_rating_of_nameless_lists_shows_numbers_of_the_rated_cards_only() -> None:
    room, people = grouped({"birch": ["anna", "bruno", "carla"], "oak": ["dace", "emils", "fricis"]}, who="nameless")
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    for phase in ("open", "shown"):
        room.lead(phase, "rate")
        for viewer in (people["anna"], people["bruno"], WALL, MODERATOR):
            assert not room.seen(viewer, "card/rate/list1").keys() & {"number", "signed", "author", "authors"}
            assert room.seen(viewer, "card/rate/card1")["number"] == 1
    room.settle()


# CARD-9


def test_CARD_9_only_what_lies_on_the_table_goes_on() -> None:
    room, (anna, *_) = _heap_room()
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True), cards.BinCard("wood", "card2", binned=True))
    room.lead("locked")
    room.do(anna, cards.AddCard("wood", "card7", "late", suggest=True))
    room.do(MODERATOR, cards.Pick("wood", ("card4", "card6", "card4")), cards.Spotlight("wood", "card4"))
    picked = room.state.get("activity/wood", Cards)
    assert picked
    assert picked.picked == ("card4", "card6")
    room.add("rate", {"kind": "rating", "title": {"en": "x"}, "groups": False})
    for card in ("card1", "card2", "card7", "none"):
        for command in (
            cards.Pick("wood", ("card4", card)),
            cards.Spotlight("wood", card),
            cards.Send("wood", ("card4", card), "rate"),
        ):
            assert room.refusal(MODERATOR, command) == "no_such_card"
    assert b"card/rate/" not in room.sent_to_all()


def test_CARD_9_a_closed_workshop_takes_no_cards() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(MODERATOR, workshop.Close())
    for actor in (anna, MODERATOR):
        for command in (
            cards.AddCard("wood", "card2", "x", suggest=True),
            *_changes("wood", "card1"),
            cards.TakeBack("wood"),
        ):
            assert room.refusal(actor, command) == "closed"
    room.settle()
