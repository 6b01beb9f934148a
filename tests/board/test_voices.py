"""Equal voice: who has spoken, hands up, private questions, paper, translations, the closing page."""

import pytest

from board import hands, questions, workshop
from board.activities import choice, scale
from board.activities.cards import Voice
from board.activities.cards import commands as cards
from board.actor import Actor
from board.hands import Hand
from board.state import State
from board.voices import answer_path
from tests.board.boards import Boards, grouped, wooded
from tests.board.rooms import MODERATOR, WALL

# VOICE


def has_spoken(state: State, actor: Actor) -> bool:
    return state.find(answer_path(state, actor)) is not None


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_VOICE_1_someone_has_spoken_once_and_no_channel_says_so(who: str) -> None:
    room, (anna, bruno) = wooded("anna", "bruno", who=who)
    assert not has_spoken(room.state, anna)
    for number in range(3):
        room.write(anna, f"card{number}")
    room.edit(anna, "card0", 0, "More ")
    assert (has_spoken(room.state, anna), has_spoken(room.state, bruno)) == (True, False)
    assert len(list(room.state.under("voice/wood", Voice))) == 1
    assert not any("voice/" in i for actor in (WALL, MODERATOR, anna) for v in room.view(actor).values() for i in v)
    room.write(MODERATOR, "other")
    assert len(list(room.state.under("voice/wood", Voice))) == 1


def test_VOICE_2_an_answer_counts_while_it_stands_and_in_its_round() -> None:
    room = Boards()
    anna, bruno, *_ = room.opened(10, 20, 30)
    assert has_spoken(room.state, anna)
    room.do(bruno, scale.Withdraw("tree", 1))
    assert not has_spoken(room.state, bruno)
    room.do(bruno, scale.Listen("tree", 1))
    assert has_spoken(room.state, bruno)
    room.open(2)
    assert not has_spoken(room.state, anna)
    room.question()
    room.do(anna, choice.GiveVote("fork", (1,)))
    assert (has_spoken(room.state, anna), has_spoken(room.state, bruno)) == (True, False)


# QUEUE


def _hand(room: Boards, viewer: object, person: object) -> dict[str, object]:
    return room.seen(viewer, f"hand/{person.seat}")  # type: ignore[arg-type, attr-defined]


def test_QUEUE_1_a_hand_is_its_owners_and_seen_in_the_hall_while_it_is_up() -> None:
    room = Boards()
    anna, bruno = room.come("anna", "bruno")
    room.do(anna, hands.Raise(up=True))
    assert _hand(room, WALL, anna)["raised"] == room.at
    assert _hand(room, anna, anna)["mine"]
    assert "spoke" not in _hand(room, anna, anna)
    assert not _hand(room, bruno, anna)
    room.at += 5_000
    room.do(anna, hands.Raise(up=True))  # who waits already goes on waiting
    assert _hand(room, WALL, anna)["raised"] == room.at - 5_000
    room.do(anna, hands.Raise(up=False))
    assert not _hand(room, WALL, anna)
    room.settle()


def test_QUEUE_2_one_has_the_floor_and_turns_are_counted() -> None:
    room = Boards()
    anna, bruno = room.come("anna", "bruno")
    room.do(anna, hands.Raise(up=True))
    room.do(MODERATOR, hands.Call(anna.seat), hands.Call(bruno.seat))
    found = {hand.id.removeprefix("hand/"): hand for hand in room.state.under("hand", Hand)}
    assert not found[anna.seat].speaking
    assert (found[anna.seat].spoke, found[anna.seat].raised) == (1, 0)
    assert found[bruno.seat].speaking
    room.do(anna, hands.Raise(up=True))
    room.do(MODERATOR, hands.Lower(), hands.Call(""))
    assert not any(hand.raised or hand.speaking for hand in room.state.under("hand", Hand))
    assert _hand(room, MODERATOR, anna)["spoke"] == 1
    assert room.refusal(MODERATOR, hands.Call("nobody")) == "no_such_person"


# ASK


def test_ASK_1_a_question_is_the_moderators_and_its_owners() -> None:
    room = Boards()
    anna, bruno = room.come("anna", "bruno")
    room.do(anna, questions.Ask("quest1", "  May I go earlier? ", named=True))
    assert room.seen(MODERATOR, "question/quest1")["signed"] == "anna"
    room.do(MODERATOR, questions.Reply("quest1", "Of course"))
    assert room.seen(anna, "question/quest1")["answer"] == "Of course"
    assert b"earlier" not in room.sent_to_all("anna", "moderator")
    assert b"Of course" not in room.sent_to_all("anna", "moderator")
    assert room.refusal(bruno, questions.Withdraw("quest1")) == "not_yours"
    assert room.refusal(bruno, questions.Ask("quest1", "Again")) == "taken"
    assert room.refusal(bruno, questions.Ask("quest2", " ")) == "text_missing"
    assert room.refusal(bruno, questions.Ask("quest2", "x" * 501)) == "text_too_long"
    room.do(anna, questions.Withdraw("quest1"))
    assert room.refusal(MODERATOR, questions.Reply("quest1", "So")) == "no_such_question"
    room.settle()


def test_ASK_2_without_a_name_nothing_ties_it_to_a_seat() -> None:
    room = Boards()
    anna, _ = room.come("anna", "bruno")
    room.do(anna, questions.Ask("quest1", "I am afraid of him"))
    assert anna.seat.encode() not in room.log[-1]
    assert not {"signed", "guests"} & {k for k, v in room.seen(MODERATOR, "question/quest1").items() if v}
    assert room.seen(anna, "question/quest1")["mine"]
    room.do(anna, questions.Withdraw("quest1"))


# TONGUE


def test_TONGUE_1_a_card_keeps_its_words_and_tells_what_was_translated() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.do(anna, cards.AddCard("wood", "card1", "Мало людей", language="uk"))
    room.do(bruno, cards.Translate("wood", "card1", "lv", " Maz cilvēku "))
    seen = room.seen(WALL, "card/wood/card1")
    assert (seen["base"], seen["language"]) == ("Мало людей", "uk")
    assert seen["said"] == {"lv": {"text": "Maz cilvēku", "version": 0}}
    room.edit(anna, "card1", 0, "!")
    room.do(MODERATOR, cards.Translate("wood", "card1", "en", "Few people!"))
    assert room.seen(WALL, "card/wood/card1")["said"]["en"]["version"] == 1
    room.do(bruno, cards.Translate("wood", "card1", "en", ""))
    assert set(room.seen(WALL, "card/wood/card1")["said"]) == {"lv"}
    room.rated("card1", groups=False)
    assert room.card("card1", "rate").said["lv"].text == "Maz cilvēku"
    room.settle()


def test_TONGUE_2_nobody_translates_what_they_do_not_see() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]})
    birch, oak = (next(n for n in ("card1", "card2") if room.card(n, "rate").team == t) for t in ("birch", "oak"))
    room.do(people["anna"], cards.Translate("rate", birch, "lv", "Redzu"))
    assert room.refusal(people["anna"], cards.Translate("rate", oak, "lv", "Neredzu")) == "no_such_card"
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True))
    assert room.refusal(people["anna"], cards.Translate("wood", "card1", "lv", "Slēpta")) == "no_such_card"
    assert room.refusal(people["anna"], cards.Translate("wood", "none", "lv", "Nav")) == "no_such_card"
    room.do(MODERATOR, cards.Translate("wood", "card1", "lv", "Moderators redz"))


# PAPER


def test_PAPER_1_counted_places_are_nobodys_and_a_new_count_replaces_them() -> None:
    room = Boards()
    people = room.opened(10, 20)
    room.do(MODERATOR, scale.Tally("tree", 1, (0, 3, 0, 2)))
    assert room.refusal(MODERATOR, scale.Reveal("tree")) == "too_few"  # paper is no cover for two
    room.do(MODERATOR, scale.Tally("tree", 1, (4,)))
    assert room.count()["placed"] == 6
    (carla,) = room.join("carla")
    room.place(carla, 30)
    room.reveal()
    assert sorted(room.dots().values()) == [0, 0, 0, 0, 10, 20, 30]
    room.do(MODERATOR, scale.Tally("tree", 1, (1,)))
    assert sorted(room.dots().values()) == [0, 10, 20, 30]
    for person in people:
        room.do(person, scale.Here("tree", 1))
    room.talk()
    assert len(room.pair_of(people[0])["with"]) == 1
    assert room.refusal(MODERATOR, scale.Tally("tree", 2, (1,))) == "no_such_round"
    assert room.refusal(MODERATOR, scale.Tally("tree", 1, (500, 1))) == "too_many"
    room.settle()


def test_PAPER_1_a_hall_without_phones_can_be_shown_from_paper_alone() -> None:
    room = Boards()
    room.open()
    room.do(MODERATOR, scale.Tally("tree", 1, (0, 3, 0, 2)))
    room.reveal()
    assert sorted(room.dots().values()) == [50, 50, 50, 150, 150]


# CLOSE


def test_CLOSE_1_when_it_is_over_everyone_is_asked_how_it_was() -> None:
    room, people = wooded("anna", "bruno", "carla")
    assert room.refusal(people[0], choice.GiveVote("closing", (0,))) == "not_open"
    room.do(MODERATOR, workshop.Close())
    assert room.seen(people[0], "activity/closing")["picture"] == "faces"
    for number, person in enumerate(people):
        room.do(person, choice.GiveVote("closing", (number % 2,), "Thank you" if number else ""))
    assert room.refusal(people[0], cards.AddCard("wood", "card9", "Late")) == "closed"
    assert not any(person.seat.encode() in data for person in people for data in room.log[-3:])
    current = room.workshop().current
    room.do(MODERATOR, choice.LeadChoice("closing", "shown"))
    assert room.workshop().current == current
    assert room.counted("count/closing/votes") == {"placed": 3, "o0": 2, "o1": 1}
    room.settle()
