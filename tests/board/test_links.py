"""What moderators say about how people get in: the address, and a video call for those who are elsewhere."""

import pytest

from board import workshop
from board.links import address_of, call_of
from board.records import Rejected
from tests.board.rooms import MODERATOR, WALL, Room, seat

ADDRESSES = (
    "http://192.168.8.1:8000", "https://talka.example.org", "HTTP://Laptop:80", "http://localhost",
    "http://zāle.lan:1", "https://example.org/talka",
    "https://example.org:8443/board/talka-2", "http://[fd00::1]:8000", "http://10.42.0.1:65535", "",
)  # fmt: skip
NO_ADDRESSES = (
    "192.168.8.1:8000", "ftp://host", "http://", "http://host//", "http://host/a b", "http://host/../x", "http://host/a?x",
    "http://host?x", "http://host#x", "http://a b",
    "http://host:0", "http://host:65536", "http://host:", "http://host:8o", "http://user@host", "http://-host",
    "http://host-", "http://host..lv", "javascript:alert(1)", "http://host\n.lv", "http://[::1", "http://::1",
    "http://[::::]", "http://[1.2.3.4]:80", "http://host:٣",
    "http://" + "a" * 100,
)  # fmt: skip
CALLS = ("https://meet.example.org/talka?pwd=a%20b#join", "https://meet.example.org", "https://host:444/ābols", "")
NO_CALLS = (
    "http://meet.example.org", "meet.example.org", "https://", "https:///x", "https://user@host/", "https://a/ b",
    'https://a/"', "https://a/<b>", "https://a\\b", "javascript:alert(1)//https://a", "https://a/" + "x" * 500,
    "https://[::::]/",
)  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_ADDRESS_1_an_address_is_a_scheme_a_host_and_perhaps_a_port_and_a_path(text: str) -> None:
    assert address_of(text) == address_of(f" {text} ") == text
    assert address_of(f"{text}/" if text else "") == text


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_ADDRESS_1_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        address_of(text)
    assert caught.value.code == "bad_address"


@pytest.mark.parametrize("text", CALLS)
def test_ADDRESS_3_a_call_is_a_link_over_https(text: str) -> None:
    assert call_of(text) == text


@pytest.mark.parametrize("text", NO_CALLS)
def test_ADDRESS_3_another_link_is_refused_by_name(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        call_of(text)
    assert caught.value.code == "bad_link"


def test_ADDRESS_1_and_ADDRESS_3_everyone_is_told_at_once_and_the_moderator_alone_chooses() -> None:
    room = Room()
    (anna,) = room.join("anna")
    chosen = workshop.EditWorkshop(address="http://192.168.8.1:8000/", call="https://meet.example.org/talka")
    assert room.refusal(anna, chosen) == "not_allowed"
    room.do(MODERATOR, chosen)
    for actor in (anna, WALL):
        seen = room.view(actor)["all"]["workshop"]
        assert (seen["address"], seen["call"]) == ("http://192.168.8.1:8000", "https://meet.example.org/talka")
    assert room.refusal(MODERATOR, workshop.EditWorkshop(title="Other", address="nowhere")) == "bad_address"
    assert room.refusal(MODERATOR, workshop.EditWorkshop(call="http://a")) == "bad_link"
    room.do(MODERATOR, workshop.EditWorkshop(address="", call=""))
    assert (room.workshop().title, room.workshop().address, room.workshop().call) == ("Our village", "", "")
    assert room.view(seat("anna"))["all"]["workshop"]["address"] == ""
