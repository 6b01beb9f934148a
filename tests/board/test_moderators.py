"""Several moderators: whom one may invite, whose links one may end, and that nobody locks anyone out."""

import msgspec
import pytest

from board import agenda, workshop
from board.actor import Actor
from board.channels import moves_people
from board.diff import Patch, Put, Remove
from board.log import decode_entry
from board.moderators import MODERATORS_MOST, WALLS_MOST, AddWall, Invite, Rename, Revoke
from board.records import Moderator
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR, WALL, Room, secret_of


def moderator(name: str) -> Actor:
    return Actor("moderator", "", secret_of(name))


def invited(room: Room, name: str, by: Actor = MODERATOR) -> Actor:
    room.do(by, Invite(moderator(name).mark, name))
    return moderator(name)


def end(actor: Actor) -> Revoke:
    return Revoke(actor.mark)


def links(room: Room) -> dict[str, str]:
    """Name → by whom, of those who have a record."""
    return {found.name: found.by for found in room.state.under("moderator", Moderator)}


def test_MOD_1_everyone_with_a_link_may_invite_others_by_name() -> None:
    room = Room()
    bruno = moderator("bruno")
    assert room.refusal(bruno, workshop.Show("tree")) == "not_allowed"
    assert room.view(bruno) == {}
    invited(room, "bruno")
    carla = invited(room, "carla", by=bruno)
    assert links(room) == {"bruno": MODERATOR.mark, "carla": bruno.mark}
    room.do(bruno, workshop.Show("tree"))
    room.do(carla, agenda.RemoveActivity("lake"))
    assert room.view(carla) == room.view(MODERATOR)
    assert room.refusal(room.join("anna")[0], Invite(moderator("dana").mark, "Dana")) == "not_allowed"


def test_MOD_1_a_name_is_asked_for_and_a_hash_is_used_once() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    for known in (bruno, MODERATOR):
        assert room.refusal(MODERATOR, Invite(known.mark, "Once more")) == "taken"
    assert room.refusal(MODERATOR, Invite(moderator("carla").mark, " \n ")) == "name_missing"
    assert room.refusal(MODERATOR, Invite(moderator("carla").mark, "c" * 41)) == "name_too_long"
    room.do(MODERATOR, Invite(moderator("carla").mark, "c" * 40))


def test_MOD_1_there_are_so_many_at_once_and_no_more() -> None:
    room = Room()
    room.do(MODERATOR, Rename("Ilze"))
    many = [invited(room, f"person{n}") for n in range(MODERATORS_MOST)]
    late = Invite(moderator("late").mark, "Late")
    assert room.refusal(many[0], late) == "too_many"
    room.do(MODERATOR, end(many[0]), late)


def test_MOD_1_everyone_says_what_they_are_called() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    room.do(bruno, Rename("Bruno\nB."))
    room.do(MODERATOR, Rename("Ilze"))
    assert links(room) == {"Bruno B.": MODERATOR.mark, "Ilze": ""}
    assert room.refusal(bruno, Rename(" ")) == "name_missing"
    assert room.view(bruno)["moderator"][f"moderator/{bruno.mark}"] == {
        "t": "moderator", "name": "Bruno B.", "by": MODERATOR.mark
    }  # fmt: skip


def test_MOD_2_nobody_ends_the_first_link() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    room.do(MODERATOR, Rename("Ilze"))  # a record of hers does not make it an invited one
    for actor in (bruno, MODERATOR):
        assert room.refusal(actor, end(MODERATOR)) == "first_link"
    room.do(MODERATOR, workshop.Show("tree"))


def test_MOD_2_an_invited_link_is_ended_by_whoever_invited_or_by_the_first() -> None:
    room = Room()
    bruno, carla = invited(room, "bruno"), invited(room, "carla")
    dana, emils = invited(room, "dana", by=bruno), invited(room, "emils", by=bruno)
    for actor, of in ((carla, dana), (dana, bruno), (carla, bruno), (bruno, bruno), (dana, emils)):
        assert room.refusal(actor, end(of)) == "not_your_link"
    room.do(bruno, end(dana))
    room.do(MODERATOR, end(bruno))
    assert links(room) == {"carla": MODERATOR.mark, "emils": bruno.mark}
    assert room.refusal(carla, end(emils)) == "not_your_link"
    room.do(emils, workshop.Show("tree"))  # whom one invited is not sent away with one
    room.do(MODERATOR, end(emils))
    assert room.refusal(MODERATOR, end(emils)) == "no_such_link"


def test_MOD_3_from_its_end_on_a_link_shows_nothing_and_does_nothing() -> None:
    room = Boards()
    bruno = invited(room, "bruno")
    room.watch("bruno", bruno)
    assert set(room.look("bruno").held) == {"all", "wall", "moderator"}
    room.do(MODERATOR, end(bruno))
    seen = room.sent("bruno")
    assert room.look("bruno").held == {}
    room.do(MODERATOR, workshop.EditWorkshop(title="Without Bruno"))
    assert room.sent("bruno") == seen
    assert room.refusal(bruno, workshop.Show("tree")) == "not_allowed"
    room.settle()


def test_MOD_3_what_comes_behind_it_in_one_turn_comes_too_late() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    answers = room.ask(
        room.request(bruno, workshop.Show("tree")),
        room.request(MODERATOR, end(bruno)),
        room.request(bruno, workshop.Show("lake")),
    )
    assert [answer and answer.code for answer in answers] == [None, None, "not_allowed"]
    assert room.workshop().current == "tree"


def test_MOD_3_processes_notice_that_somebody_may_see_nothing_any_more() -> None:
    mark = moderator("bruno").mark
    assert moves_people((Remove(f"moderator/{mark}"),))
    assert moves_people((Patch("workshop", {"walls": ()}),))
    assert not moves_people((Patch("workshop", {"title": "Another"}),))


def test_MOD_4_a_link_for_walls_can_always_be_had_and_the_first_stays_good() -> None:
    room = Room()
    walls = [Actor("wall", "", secret_of(f"wall{n}")) for n in range(WALLS_MOST + 1)]
    for wall in walls:
        assert room.view(wall) == {}
        room.do(invited(room, f"m{wall.mark[:4]}") if wall is walls[3] else MODERATOR, AddWall(wall.mark))
        assert room.view(wall) == room.view(WALL)
    assert room.view(walls[0]) == {}
    assert all(room.view(wall)["all"] for wall in (WALL, *walls[1:]))
    assert room.refusal(MODERATOR, AddWall(WALL.mark)) == "taken"
    for phone in (*walls, WALL):
        assert room.refusal(phone, Rename("Wall")) == "not_allowed"


def test_MOD_4_no_hash_of_a_wall_is_shown_to_anyone() -> None:
    room = Room()
    wall = Actor("wall", "", secret_of("another wall"))
    room.do(MODERATOR, AddWall(wall.mark))
    for viewer in (MODERATOR, WALL, *room.join("anna")):
        assert wall.mark not in str(room.view(viewer))


def test_ROLE_3_the_log_holds_the_hashes_of_invited_links() -> None:
    room = Room()
    bruno = invited(room, "bruno")
    put, noted = decode_entry(room.log[-1]).diff
    assert put == Put(Moderator(id=f"moderator/{bruno.mark}", name="bruno", by=MODERATOR.mark))
    assert isinstance(noted, Put)
    assert not any(bruno.secret.encode() in data for data in room.log)


@pytest.mark.parametrize("command", [Rename("Ilze"), AddWall("one-more-wall-00"), Invite("invited-bruno-00", "Bruno")])
def test_MOD_1_also_when_the_workshop_is_over(command: Rename | AddWall | Invite) -> None:
    room = Room()
    room.do(MODERATOR, workshop.Close(), command)


def test_LOG_5_a_room_from_before_there_were_several_loads() -> None:
    room = Room()
    old = msgspec.json.decode(room.replica.snapshot())
    (found,) = (record for record in old["records"] if record["t"] == "workshop")
    del found["walls"]
    again = Room()
    again.replica = type(again.replica).load(msgspec.json.encode(old))
    again.do(invited(again, "bruno"), workshop.Show("tree"))
