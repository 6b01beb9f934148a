"""Messages on the wire."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.protocol import (
    MESSAGE_MOST,
    ClientDo,
    ClientHello,
    ClientPing,
    ServerWelcome,
    decode_message,
    encode_message,
)
from board.records import Rejected


def test_FRAME_2_hello_tells_where_a_client_is_and_what_it_holds() -> None:
    assert decode_message('{"t":"hello","v":1}') == ClientHello(v=1, at="", has=())
    hello = decode_message('{"t":"hello","v":1,"at":"17.k3","has":["all","seat:x"],"news":1}')
    assert hello == ClientHello(v=1, at="17.k3", has=("all", "seat:x"))


def test_KEY_1_a_command_bears_a_key() -> None:
    message = decode_message('{"t":"do","k":["a-page-load-1",3],"c":{"t":"workshop.close"}}')
    assert isinstance(message, ClientDo)
    assert (message.k, bytes(message.c)) == (("a-page-load-1", 3), b'{"t":"workshop.close"}')
    assert decode_message('{"t":"ping","n":5}') == ClientPing(5)


@pytest.mark.parametrize(
    "key",
    ['["short",1]', '["a-page-load-1",0]', '["a-page-load-1",1.5]', '["a-page-load-\\n",1]', '["a-page-load-1\\n",1]',
     '["a-page-load-1"]', '["a-page-load-1",1,2]', '["a page load 1",1]', '["%s",1]' % ("a" * 65), "null"],
)  # fmt: skip
def test_KEY_1_a_key_of_another_form_is_malformed(key: str) -> None:
    with pytest.raises(Rejected) as caught:
        decode_message('{"t":"do","c":{"t":"workshop.close"},"k":' + key + "}")
    assert caught.value.code == "malformed"


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60)))
def test_DEC_1_no_message_makes_the_reader_fail_in_another_way(data: str | bytes) -> None:
    with pytest.raises(Rejected):
        decode_message(data)


def test_DEC_1_a_message_too_big_is_named() -> None:
    for data in (b" " * (MESSAGE_MOST + 1), "[" * (MESSAGE_MOST + 1)):
        with pytest.raises(Rejected) as caught:
            decode_message(data)
        assert caught.value.code == "too_big"
    with pytest.raises(Rejected):
        decode_message("[" * MESSAGE_MOST)
    with pytest.raises(Rejected):
        decode_message('{"t":"hello","v":1,"at":"\ud800"}')


def test_FRAME_2_a_welcome_names_role_seat_time_and_version() -> None:
    sent = msgspec.json.decode(encode_message(ServerWelcome("seat", "x", 5)))
    assert sent == {"t": "welcome", "role": "seat", "seat": "x", "now": 5, "v": 1, "moderator": ""}
