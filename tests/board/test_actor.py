"""Names and keys that only a secret leads to."""

from board import questions
from board.activities.scale import Here, Listen, PlaceMark, Withdraw
from board.actor import hashed
from board.commands import ANSWERS, Command
from board.replica import Request
from tests.board.examples import EXAMPLES
from tests.board.rooms import MODERATOR, Room, seat, secret_of


def _key(command: Command, name: str = "anna") -> str:
    return Room().request(seat(name), command, "a-page-load-1").key()[0]


def test_ROLE_3_an_id_is_a_hash_of_the_secret() -> None:
    assert hashed(secret_of("anna")) != hashed(secret_of("bruno"))
    assert seat("anna").seat == hashed(secret_of("anna"))
    assert len({hashed(str(n)) for n in range(1000)}) == 1000


def test_ANON_1_a_pseudonym_differs_by_seat_and_by_activity() -> None:
    names = {seat(f"person{n}").pseudonym(line) for n in range(50) for line in ("tree", "lake")}
    assert len(names) == 100
    assert seat("anna").seat not in names


def test_KEY_4_a_key_is_bound_to_its_sender() -> None:
    command = PlaceMark("tree", 1, 5)
    assert _key(command) != _key(command, "bruno")
    assert "a-page-load-1" not in _key(command)


def test_KEY_4_answers_to_a_line_are_keyed_apart_from_everything_else() -> None:
    answers: list[Command] = [PlaceMark("tree", 1, 5), Listen("tree", 1), Withdraw("tree", 2)]
    assert len({_key(command) for command in answers}) == 1
    assert len({_key(PlaceMark(line, 1, 5)) for line in ("tree", "lake", "", "\n")}) == 4
    others = {_key(command) for command in EXAMPLES if not isinstance(command, (*ANSWERS, questions.Ask))}
    assert others == {_key(Here("tree", 1))}
    assert _key(answers[0]) not in others


def test_ASK_2_a_question_without_a_name_is_keyed_apart_from_everything_else() -> None:
    nameless, named = (_key(questions.Ask("quest1", "May I go?", named=named)) for named in (False, True))
    assert named == _key(Here("tree", 1))
    assert nameless not in {named, *(_key(PlaceMark(line, 1, 5)) for line in ("tree", "questions"))}


def test_KEY_4_two_moderators_links_have_keys_of_their_own() -> None:
    request = Room().request(MODERATOR, EXAMPLES[4], "a-page-load-1")
    other = Request(type(MODERATOR)("moderator", "", "another link"), "a-page-load-1", 1, EXAMPLES[4], request.moment)
    assert request.key() != other.key()
