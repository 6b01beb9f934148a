"""The generic fold."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.activities.scale import Place
from board.channels import Channels, changes_of
from board.diff import Diff, Patch, Put, Remove
from board.log import UnknownFormat, decode_entry, encode_entry
from board.records import Seat, WiFi
from board.replica import Replica
from board.state import State, evolve
from tests.board.rooms import Room

numbers = st.integers(1, 12)
ids = st.sampled_from(["seat/a", "seat/b", "place/tree/1/a", "place/tree/1/b", "place/tree/2/a", "workshop", "nobody"])


def _seat(name: str) -> Seat:
    return Seat(id=f"seat/{name}", name=name, remote=False, number=1)


def _place(path: str, at: int) -> Place:
    return Place(id=f"place/tree/{path}", activity="tree", round=int(path[0]), who=path[2:], at=at)


puts = st.one_of(
    st.builds(lambda name: Put(_seat(name)), st.sampled_from("ab")),
    st.builds(lambda path, at: Put(_place(path, at)), st.sampled_from(["1/a", "1/b", "2/a"]), st.integers(0, 1000)),
)
effects = st.one_of(puts, st.builds(Remove, ids), st.builds(Patch, ids, st.just({})))
make_state: Callable[[], State] = State.empty


@given(st.lists(effects, max_size=30), st.lists(effects, max_size=10))
def test_DEC_4_any_diff_on_any_state_has_a_meaning(before: list[Any], diff: list[Any]) -> None:
    expected: dict[str, Any] = {}
    for effect in (*before, *diff):
        if isinstance(effect, Put):
            expected[effect.record.id] = effect.record
        elif isinstance(effect, Remove):
            expected.pop(effect.id, None)
    old = evolve(make_state(), tuple(before))
    new = evolve(old, tuple(diff))
    assert {record.id: record for record in new.all()} == expected
    channels = Channels(old, 1)
    channels.fold(changes_of(old, new, tuple(diff)), 2)
    assert channels.whole() == Channels(new, 2).whole()


@given(st.lists(effects, max_size=30))
def test_LOG_3_equal_records_are_an_equal_state_whatever_was_there_before(diff: list[Any]) -> None:
    state = evolve(make_state(), tuple(diff))
    assert state == evolve(make_state(), tuple(Put(record) for record in state.all()))


def test_DEC_4_a_patch_changes_its_fields_only_and_what_is_gone_stays_gone() -> None:
    state = evolve(make_state(), (Put(_seat("a")), Patch("seat/a", {"name": "Anna"}), Patch("seat/b", {"name": "B"})))
    assert state.all() == [msgspec.structs.replace(_seat("a"), name="Anna")]


def test_DEC_4_a_patch_read_from_json_is_the_same_patch() -> None:
    room = Room()
    diff: Diff = (Patch("workshop", {"wifi": WiFi("hall", "secret"), "agenda": ("lake",)}),)
    entry = msgspec.structs.replace(decode_entry(room.log[0]), diff=diff)
    assert evolve(room.state, decode_entry(encode_entry(entry)).diff) == evolve(room.state, diff)


@pytest.mark.parametrize("fields", [{"colour": "red"}, {"number": "one"}])
def test_LOG_5_a_patch_that_this_version_does_not_understand_is_refused(fields: dict[str, Any]) -> None:
    room = Room()
    room.join("anna")
    entry = msgspec.structs.replace(
        decode_entry(room.log[0]), after=room.replica.nonce, diff=(Patch(room.seats()[0].id, fields),)
    )
    before = room.replica.position()
    with pytest.raises(UnknownFormat):
        room.replica.fold_bytes(room.replica.rev + 1, encode_entry(entry))
    assert room.replica.position() == before


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), numbers), max_size=30))
def test_KEY_2_accepted_keys_are_remembered_as_ranges(keys: list[tuple[str, int]]) -> None:
    state = make_state().accept(keys)
    for nonce in "abc":
        for number in range(14):
            assert state.has_accepted(nonce, number) == ((nonce, number) in keys)
    for ranges in state.keys.values():
        assert all(low <= high for low, high in ranges)
        assert all(high + 1 < low for (_, high), (low, _) in pairwise(ranges))


@given(st.permutations(range(1, 9)))
def test_KEY_2_the_order_of_keys_leaves_no_trace(order: list[int]) -> None:
    assert make_state().accept(("a", n) for n in order) == make_state().accept(("a", n) for n in range(1, 9))


def test_KEY_2_remembering_keys_changes_nothing_else() -> None:
    replica = Replica.load(Room().replica.snapshot())
    assert replica.state.accept([("a", 1)]).records == replica.state.records
