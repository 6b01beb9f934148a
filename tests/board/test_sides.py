"""Users and staff told apart: who is on which side nobody sees, and no difference of counts is about too few."""

import random
from collections.abc import Iterable
from itertools import product
from typing import Any

import msgspec
import pytest

from board import agenda, leaving
from board.activities import choice, rating, scale
from board.activities.cards import commands as cards
from board.actor import Actor, Moment
from board.channels import Channels
from board.decide import Rejection, decide
from board.diff import Patch
from board.sides import SaySide
from board.state import evolve
from tests.board.boards import Boards, question, wooded
from tests.board.rooms import MODERATOR, NOON, Room, seat

USERS, STAFF, UNSAID = "abcdef", "mnopqr", "xyz"


def sided(*names: str) -> tuple[Boards, list[Actor]]:
    """People of both sides, and the line `tree` open, on which they are told apart."""
    room = Boards()
    people = room.come(*names)
    for person, name in zip(people, names, strict=True):
        if name not in UNSAID:
            room.do(person, SaySide("user" if name in USERS else "staff"))
    room.do(MODERATOR, agenda.EditActivity("tree", {"sides": True}))
    room.open()
    return room, people


def stand(room: Boards, names: str, at: int = 500, round_: int = 1) -> None:
    for name in names:
        room.place(seat(name), at, round_)


def by_side(room: Boards, round_: int = 1) -> dict[str, dict[str, int]]:
    """The counts by side, as all see them."""
    found = {side: room.counted(f"count/tree/{round_}/side/{side}") for side in ("user", "staff", "")}
    return {side: count for side, count in found.items() if count}


# SIDE-1, SIDE-2: whose side is whose


def test_SIDE_1_only_oneself_sees_on_which_side_one_is() -> None:
    room, (anna, mona) = sided("a", "m")
    assert room.seen(anna, f"seat/{anna.seat}")["side"] == "user"
    room.do(anna, SaySide(""))
    assert room.seen(anna, f"seat/{anna.seat}")["side"] == ""
    room.do(anna, SaySide("user"))
    assert b'"side"' not in room.sent("wall") + room.sent("moderator")
    assert b'"side":"user"' not in room.sent("m")
    assert room.refusal(MODERATOR, SaySide("user")) == "not_allowed"
    assert mona.seat not in str(room.view(anna))
    room.settle()


def test_SIDE_2_an_answer_keeps_its_side_once_it_was_shown() -> None:
    room, (anna, *_) = sided(*"abcmno")
    stand(room, "abcmno")
    room.do(anna, SaySide("staff"))
    stand(room, "a", 100)  # not shown yet: it is given anew
    room.reveal()
    assert by_side(room) == {}  # two users are too few
    room, (anna, *_) = sided(*"abcdmno")
    stand(room, "abcdmno")
    room.reveal()
    room.do(anna, SaySide("staff"))
    room.open(2)
    stand(room, "abcdmno", 300, 2)
    room.reveal()
    assert {side: count["placed"] for side, count in by_side(room, 2).items()} == {"user": 4, "staff": 3}
    room.settle()


# SIDE-3: when counts by side are shown


def test_SIDE_3_a_line_is_counted_by_side_once_it_is_shown() -> None:
    room, _ = sided(*"abcmno")
    stand(room, "abc", 100)
    stand(room, "mno", 900)
    assert by_side(room) == {}
    room.reveal()
    assert by_side(room) == {"user": {"placed": 3, "b2": 3}, "staff": {"placed": 3, "b18": 3}}
    room.open(1)
    assert by_side(room) == {}
    assert b"/side/" not in room.sent("moderator").replace(b"count/tree/1/side", b"")
    room.settle()


@pytest.mark.parametrize(
    ("first", "later", "apart"),
    [
        ("abc", "", True),
        ("abcmn", "", False),
        ("abcmnox", "", False),
        ("abcmnoxyz", "", True),
        ("abcmno", "defpqr", True),
        ("abcmno", "def", True),
        ("abcmno", "dep", False),
        ("abcmno", "d", True),  # waits, as all newcomers who are too few
        ("abcm", "defnop", False),  # what was seen first would tell of the one
    ],
)
def test_SIDE_3_of_every_side_there_are_enough_newcomers_and_others(first: str, later: str, apart: bool) -> None:
    room, _ = sided(*USERS, *STAFF, *UNSAID)
    stand(room, first)
    room.reveal()
    if later:
        room.open(1)
        stand(room, later)
        room.reveal()
    assert bool(by_side(room)) == apart
    assert {place.side for place in room.state.under("place/tree/1", scale.Place)} <= (
        {"user", "staff", ""} if apart else {""}
    )
    room.settle()


def test_SIDE_3_answers_to_a_question_are_counted_by_side() -> None:
    room, people = sided(*"abcmnop")
    room.add("fork", question("nameless", sides=True, several=True))
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for person in people[:3]:
        room.do(person, choice.GiveVote("fork", (0,)))
    for person in people[3:]:
        room.do(person, choice.GiveVote("fork", (1, 2)))
    room.do(people[6], choice.GiveVote("fork", ()))
    assert room.counted("count/fork/votes/side/user") == {}
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    assert room.counted("count/fork/votes/side/user") == {"placed": 3, "o0": 3}
    assert room.counted("count/fork/votes/side/staff") == {"placed": 3, "o1": 3, "o2": 3}
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    room.do(people[6], choice.GiveVote("fork", (1,)))
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    assert room.counted("count/fork/votes/side/staff") == {"placed": 3, "o1": 3, "o2": 3}  # the one waits
    room.settle()


def test_SIDE_3_marks_are_counted_by_side_card_by_card() -> None:
    room, people = sided(*"abcmno")
    room.board()
    for card in ("card1", "card2"):
        room.write(MODERATOR, card)
    room.rated("card1", "card2", groups=False, sides=True, who="nameless")
    for person in people:
        room.do(person, rating.PutMark("rate", "card1", -4 if person in people[:3] else 5))
    for person in people[:4]:
        room.do(person, rating.PutMark("rate", "card2", 1))
    assert room.refusal(people[0], rating.ShowSpread("rate", "card1", shown=True)) == "not_yours"
    for card in ("card1", "card2"):
        room.do(MODERATOR, rating.ShowSpread("rate", card, shown=True))
    assert room.counted("count/rate/card1/side/user") == {"rated": 3, "v-4": 3}
    assert room.counted("count/rate/card1/side/staff") == {"rated": 3, "v5": 3}
    assert room.counted("count/rate/card2/side/user") == {}
    assert room.counted("count/rate/card2") == {"rated": 4, "v1": 4}
    assert room.refusal(people[0], rating.PutMark("rate", "card1", 0)) == "not_open"
    room.do(MODERATOR, rating.ShowSpread("rate", "card1", shown=False))
    assert room.counted("count/rate/card1/side/user") == {}
    room.do(MODERATOR, cards.ForgetCard("rate", "card1"))
    found = room.state.get("activity/rate", rating.Rating)
    assert found
    assert (found.apart, found.mixed) == ((), ("card2",))
    room.settle()


# SIDE-4: whatever is taken from whatever, by brute force


class Crowd:
    """A line on which everyone stands in a bin of their own, so that every count tells whom it is about."""

    def __init__(self) -> None:
        room = Room(names=("tree",))
        people = [*USERS, *STAFF, *UNSAID]
        room.join(*people)
        for name in people[:12]:
            room.do(seat(name), SaySide("user" if name in USERS else "staff"))
        room.do(MODERATOR, agenda.EditActivity("tree", {"sides": True}))
        self.people = people
        self.begin = evolve(room.state, (Patch("workshop", {"small": 2}),))
        self.start()

    def start(self) -> None:
        self.state, self.totals, self.sides = self.begin, set[frozenset[str]](), set[frozenset[str]]()

    def do(self, actor: Actor, command: Any) -> None:
        outcome = decide(self.state, command, actor, Moment(NOON, 7))
        if not isinstance(outcome, Rejection):
            self.state = evolve(self.state, outcome)

    def shown(self, round_: int, names: Iterable[str]) -> None:
        """A round in which these stand; what all see of it then, and of the others, is remembered."""
        self.do(MODERATOR, scale.Open("tree", round_))
        for name in names:
            self.do(seat(name), scale.PlaceMark("tree", round_, self.people.index(name) * scale.BIN))
        self.do(MODERATOR, scale.Reveal("tree"))
        for record_id, data in Channels(self.state, 1).get("all").whole().items():
            if record_id.startswith("count/tree/"):
                bins = [field for field in msgspec.json.decode(data) if field[0] == "b" and field != "begun"]
                who = frozenset(self.people[int(field[1:])] for field in bins)
                (self.sides if "/side/" in record_id else self.totals).add(who)

    def smallest_told(self) -> int:
        """The fewest people that can be told from all others by side, among those who cannot without."""
        parts = _parts(self.people, self.totals)
        told = [len(part) for part in _parts(self.people, self.totals | self.sides) if part not in parts]
        return min(told, default=99)


def _parts(people: Iterable[str], seen: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Who is in exactly the same of these sets: what any sums and differences of them can tell apart."""
    found: dict[tuple[bool, ...], set[str]] = {}
    for name in people:
        found.setdefault(tuple(name in one for one in seen), set()).add(name)
    return {frozenset(part) for part in found.values()}


CROWD = Crowd()


def _first(users: int, staff: int, unsaid: int, without: str = "") -> str:
    left = ["".join(name for name in side if name not in without) for side in (USERS, STAFF, UNSAID)]
    return left[0][:users] + left[1][:staff] + left[2][:unsaid]


def test_SIDE_4_whatever_two_groups_come_no_difference_is_about_a_few() -> None:
    apart = 0
    for first, later in product(product((0, 1, 2), (0, 1, 2), (0, 1)), repeat=2):
        CROWD.start()
        names = _first(*first)
        CROWD.shown(1, names)
        CROWD.shown(1, _first(*later, without=names))
        assert CROWD.smallest_told() >= 2, (first, later)
        apart += bool(CROWD.sides)
    assert apart > 50


@pytest.mark.parametrize("seed", range(4))
def test_SIDE_4_whatever_rounds_are_shown_no_difference_is_about_a_few(seed: int) -> None:
    chance, apart = random.Random(seed), 0
    for _ in range(60):
        CROWD.start()
        came, rounds = "", 1
        for _ in range(4):
            round_ = chance.randint(1, rounds + 1)
            rounds = max(rounds, round_)
            came += _first(
                *chance.choice([(2, 2, 0), (2, 0, 0), (1, 2, 0), (2, 2, 2), (1, 1, 1), (0, 2, 1)]), without=came
            )
            CROWD.shown(round_, came)
            assert CROWD.smallest_told() >= 2
        apart += len(CROWD.sides) > 2
    assert apart > 5


def test_SIDE_4_who_is_known_from_a_later_round_is_a_newcomer_in_an_earlier_one() -> None:
    room, _ = sided(*USERS, *STAFF)
    for round_, names in ((1, "abc"), (2, "abcdefmnop"), (1, "dmno")):
        room.open(round_)
        stand(room, names, 500, round_)
        room.reveal()
    assert by_side(room, 1) == {}  # of the four that came back, one is a user
    assert by_side(room, 2) == {}  # not shown while the first one is
    room.open(2)
    room.reveal()
    assert by_side(room, 2) == {}
    room.settle()


# SIDE-5, SIDE-6


def test_SIDE_5_where_sides_may_not_be_told_apart_they_are_not_kept() -> None:
    room, _ = sided(*"abcdemnop")
    stand(room, "abcm")
    room.reveal()
    assert room.scale().mixed
    room.open(2)
    stand(room, "abcdemnop", 200, 2)
    room.reveal()
    assert by_side(room, 2) == {}
    assert not any(place.side for place in room.state.under("place/tree/2", scale.Place))
    room.settle()


def test_SIDE_6_counts_by_side_go_when_one_becomes_too_small() -> None:
    room, people = sided(*"abcmnop")
    stand(room, "abcmnop")
    room.add("fork", question("nameless", sides=True), "closed")
    room.do(MODERATOR, choice.LeadChoice("fork", "open"))
    for person in people:
        room.do(person, choice.GiveVote("fork", (0,)))
    room.reveal()
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    room.do(people[6], leaving.Forget(keep=False))
    assert by_side(room)["staff"] == {"placed": 3, "b10": 3}
    room.do(people[5], leaving.Forget(keep=True))
    assert by_side(room)["staff"]["placed"] == 3
    room.do(people[0], leaving.Forget(keep=False))
    assert by_side(room) == {}
    assert room.counted("count/fork/votes/side/staff") == {}
    room.settle()


# SIDE-7: where they can be asked


def test_SIDE_7_sides_are_asked_of_all_together_and_only_where_answers_have_no_names() -> None:
    room, _ = wooded("a", "b")
    line = {"kind": "scale", "statement": {"en": "We listen"}, "sides": True}
    for template in (
        {**line, "mode": "live"},
        {**line, "mode": "hidden"},
        {**line, "groups": True},
        {**question("live"), "sides": True},
        {**question("hidden"), "sides": True},
        {**question("nameless"), "sides": True, "groups": True},
        {"kind": "rating", "title": {"en": "x"}, "sides": True},
        {"kind": "rating", "title": {"en": "x"}, "sides": True, "groups": False, "who": "names"},
    ):
        (answer,) = room.ask(room.request(MODERATOR, agenda.AddActivity("more", template)))
        assert answer
        assert (answer.code, answer.details) == ("bad_tool", {"place": "sides"})
    for name, template in (("line", line), ("fork", question("nameless", sides=True))):
        room.add(name, template)
    room.do(MODERATOR, scale.Open("line", 1), choice.LeadChoice("fork", "open"))
    room.rated(groups=False, sides=True, who="nameless")
    for name in ("line", "fork", "rate"):
        assert room.refusal(MODERATOR, agenda.EditActivity(name, {"sides": False})) == "fixed_by_now"


def test_SIDE_3_sides_are_not_counted_where_nobody_asked() -> None:
    room = Boards()
    people = room.come(*"abc")
    for person in people:
        room.do(person, SaySide("user"))
    room.open()
    stand(room, "abc")
    room.reveal()
    assert by_side(room) == {}
    assert {place.side for place in room.state.under("place/tree/1", scale.Place)} == {""}
