"""The next workshop: what is offered, what comes along from the earlier one and what does not, and where it stands."""

import pytest

from board import agenda, followup, groups, workshop
from board.activities import choice, rating, scale
from board.activities.cards import Card, Cards
from board.activities.cards import commands as cards
from board.activities.table import Table
from board.actor import Moment
from board.followup import Wish, follow_up, offer
from board.methods import AGAIN, AGENDAS
from board.records import Activity, Rejected, Seat
from board.sides import SaySide
from tests.board.boards import Boards, question
from tests.board.following import LATER, PEOPLE, After, brought, cards_of, earlier, held, next_of
from tests.board.rooms import MODERATOR, NOON, WALL, seat

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
    assert [card.text for card in cards_of(after, brought(after, Table).name)] == ["The parish", "the none words"]
    room.do(MODERATOR, cards.Lead("team", "shown"))
    after = next_of(room, "team")
    (own,) = cards_of(after, brought(after, Cards).name)
    assert (own.text, own.team, brought(after, Cards).groups) == ("the team's words", "", False)


def test_NEXT_2_nothing_of_fewer_than_the_smallest_group_comes_along() -> None:
    room = Boards()
    room.come("anna", "bruno")
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": "hidden"}))
    room.open()
    for name in ("anna", "bruno"):
        room.place(seat(name), 500)
    room.reveal()
    after = next_of(room, "tree")
    found = earlier(after, brought(after, scale.Scale).name)
    assert (found.title, found.people, found.counts) == ("Our village", 0, {})


def test_NEXT_2_what_was_never_shown_does_not_come_along() -> None:
    room = held()
    room.open(2)
    for name in PEOPLE:
        room.place(seat(name), 1000, 2)
    after = next_of(room, "tree")
    assert earlier(after, brought(after, scale.Scale).name).counts[""][20] == 0
    room.open(1)
    after = next_of(room, "tree")
    assert earlier(after, brought(after, scale.Scale).name).counts == {}


def test_NEXT_2_sides_come_along_where_they_were_shown() -> None:
    room = held()
    after = next_of(room, "tree", sides=True)
    line = brought(after, scale.Scale)
    found = earlier(after, line.name)
    assert (line.sides, found.people, found.day) == (True, 6, NOON)
    assert {side: sum(bins) for side, bins in found.counts.items()} == {"": 6, "user": 3, "staff": 3}
    assert found.counts["staff"] == (0,) * 6 + (1, 0, 1, 0, 1) + (0,) * 10
    room.open(1)
    room.do(seat("anna"), SaySide("staff"))
    room.do(seat("anna"), scale.Withdraw("tree", 1))
    room.reveal()
    after = next_of(room, "tree")
    assert list(earlier(after, brought(after, scale.Scale).name).counts) == [""]
    assert not brought(after, scale.Scale).sides


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
