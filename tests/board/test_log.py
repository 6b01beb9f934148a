"""Entries and snapshots as bytes."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.activities import scale
from board.diff import touched
from board.log import UnknownFormat, decode_entry, decode_snapshot, encode_entry, encode_snapshot, snapshot_in_pieces
from board.state import State
from tests.board.rooms import MODERATOR, NOON, WALL, Room, first_entry, replayed, secret_of

SAYING_WHEN = ("spent/", "timer", "hand/", "workshop")  # what the hall sees happen anyway


def _busy_room() -> Room:
    room = Room()
    people = room.opened(10, 500, 990, 400)
    room.do(people[0], scale.Listen("tree", 1))
    room.reveal()
    for person in people[1:]:
        room.do(person, scale.Here("tree", 1))
    room.talk()
    return room


def test_LOG_3_an_entry_is_read_as_it_was_written() -> None:
    for data in _busy_room().log:
        assert encode_entry(decode_entry(data)) == data


def test_LOG_3_a_snapshot_in_pieces_has_every_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("board.log.PIECE", 2)
    state = _busy_room().state
    pieces = list(snapshot_in_pieces(9, "nine", state))
    assert len(pieces) > 5
    assert decode_snapshot(b"".join(pieces)) == (9, "nine", State(state.records, State.empty().keys))
    assert decode_snapshot(b"".join(snapshot_in_pieces(1, "", State.empty()))) == (1, "", State.empty())


def test_LOG_3_replay_from_every_snapshot_is_equal() -> None:
    room = _busy_room()
    for length in range(1, len(room.log) + 1):
        snapshot = replayed(room.log[:length]).snapshot()
        again = replayed(room.log, snapshot)
        assert again.state == room.state
        assert again.position() == room.replica.position()
        assert again.channels.whole() == room.replica.channels.whole()
        assert again.snapshot() == room.replica.snapshot()


def test_LOG_3_a_snapshot_bears_its_rev_and_nonce() -> None:
    room = _busy_room()
    assert decode_snapshot(encode_snapshot(9, "nine", room.state)) == (9, "nine", room.state)


@pytest.mark.parametrize(
    "changed",
    [
        b'{"nonce":"x","after":"","keys":[],"diff":[],"v":2}',
        b'{"nonce":"x","after":"","keys":[],"diff":[{"e":"put","record":{"t":"dragon","id":"dragon/1"}}],"v":1}',
        b'{"nonce":"x","after":"","keys":[],"diff":[{"e":"move","id":"seat/1"}],"v":1}',
        b'{"nonce":"x","after":"","keys":[],"diff":[{"e":"put","record":{"t":"seat","id":"seat/1"}}],"v":1}',
        b'{"nonce":"x"}',
        b"\xff",
        b"",
    ],
)
def test_LOG_5_an_unknown_format_is_refused_as_a_whole(changed: bytes) -> None:
    with pytest.raises(UnknownFormat):
        decode_entry(changed)
    with pytest.raises(UnknownFormat):
        decode_snapshot(changed)


@given(st.binary(max_size=80))
def test_LOG_5_no_bytes_make_the_reader_fail_in_another_way(data: bytes) -> None:
    for decode in (decode_entry, decode_snapshot):
        with pytest.raises(UnknownFormat):
            decode(data)


def test_LOG_5_a_snapshot_of_another_version_is_refused() -> None:
    snapshot = msgspec.json.decode(_busy_room().replica.snapshot())
    with pytest.raises(UnknownFormat):
        decode_snapshot(msgspec.json.encode({**snapshot, "v": 2}))


def test_LOG_6_an_entry_bears_no_moment_and_no_secret() -> None:
    room = _busy_room()
    secrets = [MODERATOR.secret, WALL.secret, *(secret_of(f"person{n}") for n in range(4))]
    for data in (*room.log, room.replica.snapshot()):
        assert not any(secret.encode() in data for secret in secrets)
    for effect in (effect for data in room.log for effect in decode_entry(data).diff):
        assert str(NOON) not in str(effect) or touched(effect).startswith(SAYING_WHEN), effect
    assert set(msgspec.json.decode(room.log[-1])) == {"nonce", "after", "keys", "diff", "v", "forgets"}


def test_ROLE_3_the_store_holds_hashes_of_the_secrets_of_links() -> None:
    data = encode_entry(first_entry())
    for actor in (MODERATOR, WALL):
        assert actor.secret.encode() not in data
    workshop = Room().workshop()
    assert workshop.moderators
    assert workshop.wall not in workshop.moderators
