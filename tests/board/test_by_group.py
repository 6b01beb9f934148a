"""Cards, dots and questions that run once per group; and who is moved from one to another."""

from typing import Any

import msgspec
import pytest

from board import groups, workshop
from board.activities.cards import Dots
from board.activities.cards import commands as cards
from board.activities.choice import GiveVote, LeadChoice, Vote, WithdrawVote
from board.actor import Actor
from tests.board.boards import Boards, edit, question
from tests.board.figures import BIG, TWO
from tests.board.rooms import MODERATOR, WALL, seat

CARDS = {"kind": "cards", "title": {"en": "Challenges"}, "groups": True, "dots": 3}
SMALL = {"birch": ["anna", "bruno", "carla"], "oak": ["dace", "emils"], "linden": ["fricis", "gita", "hugo"]}


def _split(teams: dict[str, list[str]]) -> tuple[Boards, dict[str, Actor]]:
    room = Boards()
    names = [name for members in teams.values() for name in members]
    people = dict(zip(names, room.come(*names), strict=True))
    room.part(teams)
    return room, people


def _voting(teams: dict[str, list[str]], **changes: Any) -> tuple[Boards, dict[str, Actor]]:
    """Two cards in each group, called `birch1`, `birch2` and so on, and everyone may vote."""
    room, people = _split(teams)
    room.add("wood", {**CARDS, **changes}, "open")
    for tree in teams:
        for number in (1, 2):
            room.do(MODERATOR, cards.AddCard("wood", f"{tree}{number}", f"{tree} {number}", team=tree))
    room.lead("voting")
    return room, people


def _give(room: Boards, person: Actor, card: str, n: int = 1) -> None:
    room.do(person, cards.GiveDots("wood", card, n))


def _sums(room: Boards, viewer: Actor = WALL) -> dict[str, int]:
    shown = room.view(viewer)["all"]
    return {i.removeprefix("sum/wood/"): record["dots"] for i, record in shown.items() if i.startswith("sum/wood/")}


# Cards of groups


def test_CARD_4_a_groups_cards_are_in_no_other_groups_bytes_until_shown() -> None:
    room, people = _split(TWO)
    room.add("wood", CARDS, "open")
    room.do(people["anna"], cards.AddCard("wood", "card1", "the birches' words", team="oak"))  # no matter what is asked
    assert room.card("card1").team == "birch"
    room.do(people["bruno"], edit("card1", 0, "Mended: "))
    for phase in ("locked", "voting"):
        room.lead(phase)
        assert b"birches' words" not in room.sent_to_all("anna", "bruno", "wall", "moderator")
        assert b"card/wood/card1" not in room.sent("carla")
    room.lead("shown")
    assert room.seen(people["carla"], "card/wood/card1")["team"] == "birch"
    room.lead("open")
    assert not room.seen(people["carla"], "card/wood/card1")
    room.settle()


def test_CARD_3_who_has_no_group_writes_nowhere_and_the_moderator_everywhere() -> None:
    room, people = _split(TWO)
    room.add("wood", CARDS, "open")
    room.do(MODERATOR, groups.MoveSeat(people["anna"].seat, ""))
    assert room.refusal(people["anna"], cards.AddCard("wood", "card1", "x")) == "no_group"
    room.do(MODERATOR, cards.AddCard("wood", "card1", "x", team="oak"), cards.AddCard("wood", "card2", "for all"))
    assert room.refusal(MODERATOR, cards.AddCard("wood", "card3", "x", team="pine")) == "no_group"
    assert not room.seen(people["bruno"], "card/wood/card1")
    assert room.seen(people["bruno"], "card/wood/card2")
    assert room.refusal(people["bruno"], edit("card2", 0, "x")) == "not_yours"
    room.settle()


def test_GROUP_6_in_a_group_of_too_few_nobody_writes_votes_or_answers_namelessly() -> None:
    room, people = _voting(SMALL, who="nameless")
    room.add("fork", question("nameless", groups=True))
    room.do(MODERATOR, LeadChoice("fork", "open"))
    dace = people["dace"]
    assert room.refusal(dace, cards.GiveDots("wood", "oak1", 1)) == "too_few"
    assert room.refusal(dace, GiveVote("fork", (0,))) == "too_few"
    room.lead("open")
    assert room.refusal(dace, cards.AddCard("wood", "card1", "x")) == "too_few"
    assert room.refusal(dace, edit("oak1", 0, "x")) == "too_few"
    room.write(people["anna"], "card1")
    room.move(people["anna"], "oak")
    room.write(dace, "card2")
    assert room.refusal(people["bruno"], cards.AddCard("wood", "card3", "x")) == "too_few"
    room.settle()


# Dots in groups


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_DOT_2_dots_are_given_in_ones_own_group_only(who: Any) -> None:
    room, people = _voting(BIG, who=who)
    for card in ("oak1", "oak2"):
        assert room.refusal(people["anna"], cards.GiveDots("wood", card, 1)) == "not_yours"
        assert room.refusal(people["anna"], cards.GiveDots("wood", card, 0)) == "not_yours"
    _give(room, people["anna"], "birch1", 3)
    assert room.refusal(people["anna"], cards.GiveDots("wood", "birch2", 1)) == "no_dots_left"
    room.settle()


def test_DOT_3_sums_of_all_groups_are_shown_together_and_not_before() -> None:
    room, people = _voting(TWO)
    for name, card in (("anna", "birch1"), ("bruno", "birch1"), ("carla", "oak2")):
        _give(room, people[name], card)
    assert room.counted("count/wood/dots") == {"begun": 3}
    assert b"sum/wood" not in room.sent_to_all()
    room.lead("shown")
    for viewer in (WALL, people["anna"], people["carla"]):
        assert _sums(room, viewer) == {"birch1": 2, "oak2": 1}
    room.settle()


def test_DOT_4_ANON_2_a_group_of_too_few_voters_waits_while_the_others_are_shown() -> None:
    room, people = _voting(BIG, who="nameless")
    for name in ("anna", "bruno", "carla"):
        _give(room, people[name], "birch1")
    for name in ("dace", "emils"):
        _give(room, people[name], "oak1")
    room.lead("shown")
    assert _sums(room) == {"birch1": 3}
    assert b"sum/wood/oak1" not in room.sent_to_all()
    room.lead("voting")
    _give(room, people["gita"], "birch2")
    _give(room, people["fricis"], "oak2")
    room.lead("shown")
    assert _sums(room) == {"birch1": 3, "oak1": 2, "oak2": 1}
    assert b"sum/wood/birch2" not in room.sent_to_all()
    room.settle()


def test_DOT_4_ANON_2_a_group_that_was_shown_and_has_too_few_now_is_not_shown_beside_another() -> None:
    room, people = _voting(BIG, who="nameless")
    for name in ("anna", "bruno", "carla"):
        _give(room, people[name], "birch1")
    for name in ("dace", "emils", "fricis"):
        _give(room, people[name], "oak1")
    room.lead("shown")
    room.lead("voting")
    _give(room, people["anna"], "birch1", 0)
    assert room.refusal(MODERATOR, cards.Lead("wood", "shown")) == "too_few"
    assert _sums(room) == {}
    _give(room, people["anna"], "birch2")
    room.lead("shown")
    assert _sums(room) == {"birch1": 2, "birch2": 1, "oak1": 3}
    room.settle()


def test_DOT_1_who_is_moved_has_their_dots_once_and_gives_them_there() -> None:
    room, people = _voting(TWO)
    anna = people["anna"]
    _give(room, anna, "birch1", 3)
    room.move(anna, "oak")
    assert room.refusal(anna, cards.GiveDots("wood", "birch1", 0)) == "not_yours"
    _give(room, anna, "oak1", 2)
    (dots,) = room.state.under("dots/wood", Dots)
    assert (dots.on, dots.team) == ({"oak1": 2}, "oak")
    room.lead("shown")
    assert _sums(room) == {"oak1": 2}
    room.settle()


# Questions in groups


def _asked(teams: dict[str, list[str]], mode: str) -> tuple[Boards, dict[str, Actor]]:
    room, people = _split(teams)
    room.add("fork", question(mode, groups=True))
    room.do(MODERATOR, LeadChoice("fork", "open"))
    return room, people


def _answer(room: Boards, people: dict[str, Actor], **picks: Any) -> None:
    for name, pick in picks.items():
        room.do(people[name], GiveVote("fork", () if pick is None else (pick,), f"said by {name}"))


def _votes(room: Boards, team: str = "") -> dict[str, int]:
    return room.counted(f"count/fork/votes/{team}".rstrip("/"))


def _show(room: Boards) -> None:
    room.do(MODERATOR, LeadChoice("fork", "shown"))


def _remarks(room: Boards) -> dict[str, tuple[str, str]]:
    """Remark → the group it was said in, and the name it bears."""
    shown = room.view(WALL)["all"].items()
    return {r["remark"].removeprefix("said by "): (r["team"], r["signed"]) for i, r in shown if i.startswith("vote/")}


@pytest.mark.parametrize("mode", ["hidden", "live"])
def test_CHOICE_5_counts_are_of_each_group_and_of_all(mode: str) -> None:
    room, people = _asked(TWO, mode)
    _answer(room, people, anna=0, bruno=2, carla=0, dace=None)
    if mode == "hidden":
        assert (_votes(room, "birch"), _votes(room, "oak")) == ({"placed": 2}, {"placed": 1, "listening": 1})
        assert b'"o0"' not in room.sent_to_all()
    _show(room)
    assert _votes(room, "birch") == {"placed": 2, "o0": 1, "o2": 1}
    assert _votes(room, "oak") == {"placed": 1, "listening": 1, "o0": 1}
    assert _votes(room) == {"placed": 3, "listening": 1, "o0": 2, "o2": 1}
    assert _remarks(room)["carla"] == ("oak", "carla")
    room.settle()


def test_CHOICE_1_who_is_moved_answers_anew_in_the_other_group_and_is_counted_once() -> None:
    room, people = _asked(TWO, "live")
    _answer(room, people, anna=0)
    room.move(people["anna"], "oak")
    assert _votes(room, "birch") == {"placed": 1, "o0": 1}
    _answer(room, people, anna=1)
    assert (_votes(room, "birch"), _votes(room, "oak")) == ({}, {"placed": 1, "o1": 1})
    room.do(people["anna"], WithdrawVote("fork"))
    assert _votes(room) == {}
    room.move(people["anna"], "")
    assert room.refusal(people["anna"], GiveVote("fork", (0,))) == "no_group"
    room.settle()


def test_CHOICE_4_ANON_2_a_group_of_too_few_answers_waits_while_the_others_are_shown() -> None:
    room, people = _asked(BIG, "nameless")
    _answer(room, people, anna=0, bruno=1)
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"
    _answer(room, people, dace=2, emils=2)
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"  # four in all, but two in each
    _answer(room, people, fricis=2, hugo=None)
    _show(room)
    assert _votes(room, "birch") == {"placed": 2}
    assert _votes(room, "oak") == {"placed": 3, "listening": 1, "o2": 3}
    assert _votes(room) == {"placed": 5, "listening": 1, "o2": 3}
    assert set(_remarks(room)) == {"dace", "emils", "fricis"}
    assert b"said by anna" not in room.sent_to_all("anna")
    room.settle()


def test_CHOICE_4_ANON_2_a_group_that_was_shown_and_has_too_few_now_is_not_shown_beside_another() -> None:
    room, people = _asked(BIG, "nameless")
    _answer(room, people, anna=0, bruno=0, carla=1, dace=2, emils=2, fricis=2)
    _show(room)
    room.do(MODERATOR, LeadChoice("fork", "open"))
    room.do(people["carla"], WithdrawVote("fork"))
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"
    _answer(room, people, carla=2)
    assert room.refusal(MODERATOR, LeadChoice("fork", "shown")) == "too_few"  # it may be another
    room.settle()


def test_CHOICE_3_a_guests_remark_bears_their_number() -> None:
    room, _ = _asked(TWO, "hidden")
    (guest,) = room.come("")
    room.move(guest, "oak")
    room.do(guest, GiveVote("fork", (0,), "from afar"))
    _show(room)
    (shown,) = [record for i, record in room.view(WALL)["all"].items() if i.startswith("vote/")]
    assert (shown["signed"], shown["guests"], shown["team"]) == ("", [5], "oak")


# Who is moved


def _moved(room: Boards, anna: Actor, others: list[Actor]) -> None:
    """Everything that can be said namelessly, in one group and then in the other; by anna and by others around her."""
    for number, person in enumerate((others[0], anna, others[1]), 1):
        room.write(person, f"first{number}")
        room.do(person, edit(f"first{number}", 0, "! "), GiveVote("fork", (0,), "in the first"))
    room.move(anna, "oak")
    for number, person in enumerate((others[2], anna, others[3]), 1):
        room.write(person, f"second{number}")
        room.do(person, cards.MoveCard("wood", f"second{number}", behind=""), GiveVote("fork", (1,), "in the second"))
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "second2", 2))


def test_ANON_1_who_is_moved_bears_another_pseudonym_and_nothing_ties_the_two() -> None:
    room, people = _split(BIG)
    room.add("wood", {**CARDS, "who": "nameless"}, "open")
    room.add("fork", question("nameless", groups=True))
    room.do(MODERATOR, LeadChoice("fork", "open"))
    anna = people["anna"]
    _moved(room, anna, [people[name] for name in ("bruno", "carla", "dace", "emils")])
    names = {name: [anna.pseudonym(name, tree) for tree in ("birch", "oak")] for name in ("wood", "fork")}
    assert len({anna.seat, *names["wood"], *names["fork"]}) == 5
    for data in room.log:
        written = [name for pair in names.values() for name in pair if name.encode() in data]
        assert len(written) < 2
        if written:
            assert anna.seat.encode() not in data
            assert b'"anna"' not in data
    assert {vote.who for vote in room.state.under("vote/fork", Vote)} >= set(names["fork"])
    keys = [{key for key, _ in msgspec.json.decode(data)["keys"]} for data in room.log]
    assert sum(map(len, keys)) == len(set.union(*keys))  # as a page that draws a nonce for each group


def test_ANON_1_what_they_said_in_the_first_group_is_no_longer_theirs_to_see_or_to_change() -> None:
    room, people = _split(BIG)
    room.add("wood", {**CARDS, "who": "nameless"}, "open")
    anna = people["anna"]
    room.write(anna, "card1", "among the birches")
    assert room.seen(anna, "card/wood/card1")["mine"]
    room.move(anna, "oak")
    assert not room.seen(anna, "card/wood/card1")
    assert room.steps(anna) == 0
    for command in (cards.BinCard("wood", "card1", binned=True), edit("card1", 0, "x")):
        assert room.refusal(anna, command) == "not_yours"
    assert room.refusal(anna, cards.TakeBack("wood")) == "nothing_to_take_back"
    room.lead("shown")
    assert "mine" not in room.seen(anna, "card/wood/card1")
    room.lead("open")
    room.move(anna, "birch")
    assert room.seen(anna, "card/wood/card1")["mine"]
    room.settle()


def test_ANON_1_nobody_else_is_ever_sent_a_pseudonym() -> None:
    room, people = _split(BIG)
    room.add("wood", {**CARDS, "who": "nameless"}, "open")
    room.add("fork", question("nameless", groups=True))
    room.do(MODERATOR, LeadChoice("fork", "open"))
    anna = people["anna"]
    _moved(room, anna, [people[name] for name in ("bruno", "carla", "dace", "emils")])
    room.do(MODERATOR, workshop.Show("wood"))
    for tree in ("birch", "oak"):
        for activity in ("wood", "fork"):
            assert anna.pseudonym(activity, tree).encode() not in room.sent_to_all("anna")
    assert seat("anna").pseudonym("wood", "oak").encode() in room.sent("anna")
    room.settle()
