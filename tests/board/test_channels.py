"""What may be seen, by whom, and since when."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import agenda, workshop
from board import channels as channels_module
from board.activities import scale
from board.channels import Channel, Channels, changes_of
from board.diff import Patch, Put, Remove
from board.questions import SCOPE
from board.records import Record, WiFi
from board.state import evolve
from tests.board.rooms import MODERATOR, WALL, Room, at_once, seat

changes = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([None, b"1", b"2"])), max_size=40)


@given(changes, st.integers(0, 40), st.sampled_from([1, 2, 2000]))
def test_FRAME_2_a_fragment_leads_from_any_rev_to_now(
    made: list[tuple[str, bytes | None]], since: int, tombstones: int
) -> None:
    channel, held = Channel("all", 0), dict[str, int]()
    most, channels_module.TOMBSTONES_MOST = channels_module.TOMBSTONES_MOST, tombstones
    try:
        for rev, (record_id, public) in enumerate(made, 1):
            channel.set(record_id, public, rev)
            if rev == since:
                held = {i: int(found) for i, found in channel.whole().items()}
    finally:
        channels_module.TOMBSTONES_MOST = most
    fragment = msgspec.json.decode(channel.fragment(min(since, len(made))))
    if since > len(made):
        held = {i: int(found) for i, found in channel.whole().items()}
    if fragment.get("full"):
        held = {}
    left = {i: found for i, found in held.items() if i not in fragment.get("del", ())}
    assert left | fragment["put"] == {i: int(found) for i, found in channel.whole().items()}


def test_FRAME_2_tombstones_are_forgotten_and_older_clients_get_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels_module, "TOMBSTONES_MOST", 2)
    channel = Channel("all", 0)
    for rev, name in enumerate("abcd", 1):
        channel.set(name, b"1", rev)
    for rev, name in enumerate("abc", 5):
        channel.set(name, None, rev)
    assert msgspec.json.decode(channel.fragment(6)) == {"ch": "all", "full": True, "put": {"d": 1}}
    assert msgspec.json.decode(channel.fragment(7)) == {"ch": "all", "put": {}}


def test_FRAME_3_a_fragment_is_made_once() -> None:
    channel = Channel("all", 0)
    channel.set("a", b"1", 1)
    assert channel.fragment(0) is channel.fragment(0)
    assert channel.fragment(None) is channel.fragment(None)
    before = channel.fragment(0)
    channel.set("a", b"2", 2)
    assert channel.fragment(0) != before


def test_FRAME_4_a_merged_fragment_holds_each_record_once_as_it_is_now() -> None:
    channel = Channel("all", 0)
    for rev in range(1, 50):
        channel.set("a", b"%d" % rev, rev)
    channel.set("b", b"1", 50)
    channel.set("b", None, 51)
    assert msgspec.json.decode(channel.fragment(20)) == {"ch": "all", "put": {"a": 49}, "del": ["b"]}


def test_FRAME_7_records_are_in_the_order_of_their_ids() -> None:
    channel = Channel("all", 0)
    for rev, name in enumerate("dbeac", 1):
        channel.set(name, b"1", rev)
    for name in "eb":
        channel.set(name, None, 6)
    for since in (None, 2):
        fragment = msgspec.json.decode(channel.fragment(since))
        assert list(fragment["put"]) == sorted(fragment["put"])
        assert fragment.get("del", []) == ([] if since is None else ["b", "e"])


def test_CHAN_1_a_record_shows_by_itself_and_its_activity_alone() -> None:
    room = Room("hidden")
    people = room.opened(1, 2, 3)
    room.reveal()
    before = room.view(WALL)["wall"]
    room.do(MODERATOR, scale.Open("lake", 1), workshop.EditWorkshop(title="Another"), workshop.Close())
    assert {i: r for i, r in room.view(WALL)["wall"].items() if i.startswith("place/")} == {
        i: r for i, r in before.items() if i.startswith("place/")
    }
    alone = Channels(evolve(type(room.state).empty(), (Put(room.scale()), *_places(room))), 1)
    assert len(alone.get("wall").whole()) == len(people)


def _places(room: Room) -> list[Put[scale.Place]]:
    return [Put(place) for place in room.state.under("place/tree/1", scale.Place)]


def test_CHAN_2_folded_channels_equal_those_made_at_once() -> None:
    room = Room("hidden")
    people = room.opened(1, 2, 3, 4, 5)
    steps: tuple[Callable[[], None], ...] = (room.reveal, room.talk, room.open, room.reveal, lambda: room.open(2))
    for step in steps:
        step()
        assert room.replica.channels.whole() == at_once(room.state)
    room.place(people[0], 77, round_=2)
    room.do(MODERATOR, agenda.RemoveActivity("lake"))
    assert room.replica.channels.whole() == at_once(room.state)


def test_CHAN_2_an_activity_that_goes_takes_what_it_showed_with_it() -> None:
    room = Room("live")
    room.opened(1, 2)
    old = room.state
    gone = (Remove("activity/tree"), Remove("spent/tree"))
    new = evolve(old, gone)
    room.replica.channels.fold(changes_of(old, new, gone), room.replica.rev + 1)
    assert room.replica.channels.whole() == at_once(new)
    assert not any("tree" in i for shown in room.replica.channels.whole().values() for i in shown)


def test_CHAN_3_who_sees_which_channels() -> None:
    room = Room()
    (anna,) = room.join("anna")
    assert room.replica.channels_of(WALL) == ["all", "wall"]
    assert room.replica.channels_of(MODERATOR) == ["all", "wall", "moderator"]
    own = ["all", f"seat:{anna.seat}", f"seat:{anna.pseudonym(SCOPE)}"]
    assert room.replica.channels_of(anna) == own
    room.open()
    assert room.replica.channels_of(anna) == [*own, f"seat:{anna.pseudonym('tree')}"]


def test_CHAN_3_what_stands_on_which_channel() -> None:
    room = Room()
    (anna,) = room.join("anna")
    room.do(MODERATOR, workshop.EditWorkshop(wifi=WiFi("hall", "key of the hall")))
    view = room.view(MODERATOR)
    assert set(view["all"]) == {"workshop", "activity/practice"}
    assert set(view["wall"]) == {"workshop", f"seat/{anna.seat}"}
    own_of_moderators = {"activity/tree", "activity/lake", "activity/closing", "workshop", "change/1"}
    assert set(view["moderator"]) == own_of_moderators
    assert view["wall"]["workshop"]["wifi"] == {"name": "hall", "password": "key of the hall"}
    own = room.view(anna)
    assert own[f"seat:{anna.seat}"][f"seat/{anna.seat}"]["mine"] is True
    assert "key of the hall" not in str(own)


def test_CHAN_4_the_hashes_of_links_and_future_statements_are_on_no_phone() -> None:
    room = Room()
    (anna,) = room.join("anna")
    assert "About the tree" not in str(room.view(anna))
    assert room.workshop().wall not in str(room.view(MODERATOR))
    assert room.workshop().moderators[0] not in str(room.view(anna)) + str(room.view(WALL))
    room.do(MODERATOR, workshop.Show("tree"))
    assert "About the tree" in str(room.view(anna))
    assert "About the lake" not in str(room.view(anna))


def test_CHAN_4_another_phone_has_neither_name_nor_place() -> None:
    room = Room("live")
    anna, bruno = room.opened(111, 222)
    room.reveal()
    assert "person1" not in str(room.view(anna))
    assert bruno.seat not in str(room.view(anna))
    assert "222" not in str(room.view(anna))
    assert "111" in str(room.view(anna))


def test_CHAN_5_a_reveal_projects_its_own_activity_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room("hidden")
    people = room.opened(1, 2, 3)
    room.open(line="lake")
    room.place(people[0], 4, line="lake")
    projected: list[str] = []
    project = scale.project

    def noted(record: Record, of: scale.Scale) -> Iterator[tuple[str, dict[str, object]]]:
        projected.append(record.id)
        return project(record, of)

    monkeypatch.setattr(scale, "project", noted)
    room.reveal()
    assert {found.split("/")[1] for found in projected} == {"tree"}
    assert len([found for found in projected if found.startswith("place/")]) == 12  # before and after, twice
    projected.clear()
    room.do(MODERATOR, agenda.EditActivity("tree", {"statement": {"en": "Other words"}}))
    assert set(projected) == {"activity/tree"}


def test_CHAN_5_moving_people_is_noticed() -> None:
    assert channels_module.moves_people((Patch("activity/tree", {"opened": True}),))
    assert not channels_module.moves_people((Patch(f"seat/{seat('anna').seat}", {"name": "A"}), Remove("place/a/1/b")))
