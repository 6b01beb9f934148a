"""The rooms of one process: what becomes of one that has broken."""

import secrets
from pathlib import Path
from typing import Any

import pytest

from board.protocol import CloseCode
from board.replica import Request
from board.workshop import NewWorkshop, create
from server.rooms import Rooms
from tests.board.rooms import NOON

pytestmark = pytest.mark.anyio


async def test_whoever_is_in_a_room_that_broke_is_asked_to_come_again_before_it_is_loaded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, told = Rooms(f"sqlite:///{tmp_path / 'rooms.sqlite'}"), list[int]()
    await rooms.start()
    code = await rooms.begin(create(NewWorkshop("Trial", "en"), [], "moderator", "wall", NOON))
    broken = await rooms.open(code)
    monkeypatch.setattr(broken.members, "send_all_away", told.append)
    nonsense: Any = object()
    broken.ask(Request(nonsense, secrets.token_hex(8), 1, nonsense, nonsense), lambda _: None)
    while not broken.ended:
        await broken.notice()
    assert told == [CloseCode.COME_AGAIN]
    whole = await rooms.open(code)
    assert whole is not broken
    assert not whole.ended
    assert await rooms.open(code) is whole
    await rooms.stop()
