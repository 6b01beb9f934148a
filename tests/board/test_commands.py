"""Decoding commands."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.agenda import AddActivity
from board.commands import Command, decode_command
from board.records import Rejected
from tests.board.examples import EXAMPLES, commands

json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


@given(commands)
def test_DEC_1_every_command_is_read_as_it_was_sent(command: Command) -> None:
    assert decode_command(msgspec.json.encode(command)) == command


@given(st.sampled_from(EXAMPLES), st.data())
def test_DEC_1_a_command_with_anything_in_a_field_is_read_or_rejected(example: Command, data: st.DataObject) -> None:
    sent = msgspec.json.decode(msgspec.json.encode(example))
    field = data.draw(st.sampled_from([*sent, "unknown"]))
    sent[field] = data.draw(json)
    try:
        decode_command(msgspec.json.encode(sent))
    except Rejected as rejected:
        assert rejected.code in {"malformed", "unknown_command"}  # noqa: PT017
    else:
        assert field != "unknown"


@given(st.binary(max_size=60))
def test_DEC_1_bytes_that_are_no_command_are_rejected(data: bytes) -> None:
    with pytest.raises(Rejected):
        decode_command(data)


@pytest.mark.parametrize(
    ("raw", "code", "details"),
    [
        (b'{"t":"scale.jump"}', "unknown_command", {}),
        (b'{"t":5}', "malformed", {"field": "t"}),
        (b"{}", "malformed", {"field": ""}),
        (b"[" * 10_000, "malformed", {"field": ""}),
        (b'{"t":"scale.place","activity":"tree","round":1,"at":1001}', "malformed", {"field": "at"}),
        (b'{"t":"scale.place","activity":"tree","round":0,"at":1}', "malformed", {"field": "round"}),
        (b'{"t":"scale.place","activity":"tree","round":21,"at":1}', "malformed", {"field": "round"}),
        (b'{"t":"scale.place","activity":"tree","round":1,"at":1,"seat":"x"}', "malformed", {"field": ""}),
        (b'{"t":"workshop.show","activity":"\\ud800"}', "malformed", {"field": ""}),
    ],
)
def test_SCALE_1_what_is_wrong_is_named(raw: bytes, code: str, details: dict[str, str]) -> None:
    with pytest.raises(Rejected) as caught:
        decode_command(raw)
    assert (caught.value.code, caught.value.details) == (code, details)


@pytest.mark.parametrize("name", ["abc", "a" * 17, "Abcd", "ab/cd", "abcd\\n", "ābcd", ""])
def test_DEC_1_an_activity_has_a_plain_name(name: str) -> None:
    with pytest.raises(Rejected):
        decode_command(b'{"t":"activity.add","activity":"%s","template":{}}' % name.encode())
    assert isinstance(decode_command(b'{"t":"activity.add","activity":"ab12","template":{}}'), AddActivity)
