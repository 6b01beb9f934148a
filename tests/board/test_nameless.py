"""Nameless lines: who stands where is known to nobody, and nobody is shown alone."""

from board import workshop
from board.activities.scale import Here, Listen, Place, Reveal, Talk, Withdraw
from board.actor import Actor
from board.diff import Put
from board.log import decode_entry
from tests.board.rooms import MODERATOR, Room, at_once, seat


def test_ANON_1_a_nameless_answer_is_logged_under_a_pseudonym_of_the_secret() -> None:
    room = Room()
    anna, bruno = room.join("anna", "bruno")
    for line in ("tree", "lake"):
        room.open(line=line)
        for person in (anna, bruno):
            room.place(person, 5, line=line)
    who = [
        e.record.who for d in room.log for e in decode_entry(d).diff if isinstance(e, Put) and type(e.record) is Place
    ]
    assert who == [person.pseudonym(line) for line in ("tree", "lake") for person in (anna, bruno)]
    assert len(set(who)) == 4
    assert seat("anna").pseudonym("tree") == anna.pseudonym("tree")
    assert type(anna)("seat", anna.seat, "another secret").pseudonym("tree") != anna.pseudonym("tree")


def test_ANON_2_fewer_than_the_smallest_group_are_not_shown() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.do(people[2], Listen("tree", 1))
    assert room.refusal(MODERATOR, Reveal("tree")) == "too_few"
    room.place(people[2], 3)
    room.reveal()
    assert len(room.dots()) == 3


def test_ANON_2_newcomers_who_wait_do_not_help_the_others_to_be_enough() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    room.open(2)
    room.place(people[0], 10, round_=2)
    for late in room.join("late", "later"):
        room.place(late, 20, round_=2)
    assert room.refusal(MODERATOR, Reveal("tree")) == "too_few"


def test_ANON_2_leaving_a_round_that_is_open_again_does_not_show_the_rest() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    room.open(1)
    room.do(people[0], Withdraw("tree", 1))
    assert room.refusal(MODERATOR, Reveal("tree")) == "too_few"
    room.open(2)
    assert room.dots() == {}
    assert not [field for field in room.count() if field.startswith("b")]


def test_ANON_3_a_newcomer_waits_until_there_are_enough() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    first = set(room.dots())
    for round_, late in ((2, "dana"), (3, "emils"), (4, "fanija")):
        people += room.join(late)
        room.open(round_)
        for person in people:
            room.place(person, 500, round_=round_)
        room.reveal()
        assert set(room.dots(round_)) == (first if round_ < 4 else {p.pseudonym("tree") for p in people})


def test_ANON_3_only_the_newcomer_is_told_that_their_place_waits() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    (dana,) = room.join("dana")
    room.open(2)
    for person in (*people, dana):
        room.place(person, 500, round_=2)
    assert not [person for person in (*people, dana) if waits(room, person, 2)]
    room.reveal()
    assert [person for person in (*people, dana) if waits(room, person, 2)] == [dana]
    assert "waits" not in str(room.view(MODERATOR))
    people += room.join("emils", "fanija")
    room.open(3)
    for person in (*people, dana):
        room.place(person, 500, round_=3)
    room.reveal()
    assert not [person for person in (*people, dana) if waits(room, person, 3)]


def waits(room: Room, person: Actor, round_: int) -> bool:
    pseudonym = person.pseudonym("tree")
    own = room.view(person)[f"seat:{pseudonym}"][f"place/tree/{round_}/{pseudonym}"]
    return bool(own.get("waits", False))


def test_ANON_3_a_newcomer_is_not_shown_alone_by_going_back() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    first = set(room.dots())
    room.open(2)
    people += room.join("dana")
    for person in people:
        room.place(person, 10, round_=2)
    room.reveal()
    room.open(3)
    people += room.join("emils", "fanija")
    for person in people:
        room.place(person, 20, round_=3)
    room.reveal()
    assert len(room.dots(3)) == 6
    room.open(2)
    room.reveal()
    assert set(room.dots(2)) == first


def test_ANON_4_nameless_pairs_are_drawn_by_lot_among_those_who_said_they_are_here() -> None:
    room = Room()
    people = room.opened(0, 10, 500, 510, 990, 1000)
    room.reveal()
    assert room.refusal(MODERATOR, Talk("tree", "nearest", 3)) == "too_few"
    drawn = set()
    for person in people[:4]:
        room.do(person, Here("tree", 1))
    for room.seed in range(30):
        room.talk("nearest")
        drawn.add(room.pair_of(people[0])["with"][0]["number"])
        assert room.pair_of(people[5]) == {}
        assert not any(record.get("t") == "pair" for record in room.view(MODERATOR)["wall"].values())
    assert drawn == {2, 3, 4}
    assert room.scale().pairing == "random"


def test_ANON_4_who_says_that_they_are_here_is_shown_to_nobody() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.reveal()
    before = at_once(room.state)
    room.do(people[0], Here("tree", 1))
    assert at_once(room.state) == before


def test_ANON_4_only_who_stands_on_the_line_is_paired() -> None:
    room = Room()
    people = room.opened(1, 2, 3, 4, 5)
    room.do(people[3], Listen("tree", 1))
    room.do(people[4], Withdraw("tree", 1))
    assert room.refusal(people[0], Here("tree", 1)) == "not_open"
    room.reveal()
    assert room.refusal(people[3], Here("tree", 1)) == "no_place"
    assert room.refusal(people[4], Here("tree", 1)) == "no_place"
    assert room.refusal(people[0], Here("tree", 2)) == "not_open"


def test_ANON_5_a_nameless_place_bears_nothing_of_the_person() -> None:
    room = Room()
    room.opened(1, 2, 3)
    (dana,) = room.join("dana", remote=True)
    room.place(dana, 444)
    (put,) = decode_entry(room.log[-1]).diff
    assert isinstance(put, Put)
    assert put.record == Place(
        id=f"place/tree/1/{dana.pseudonym('tree')}", activity="tree", round=1, who=dana.pseudonym("tree"), at=444
    )
    assert set(room.count()) == {"t", "placed"}
    room.do(dana, workshop.EditSeat("Dana", remote=False))
    assert b"tree" not in room.log[-1]
