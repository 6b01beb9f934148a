"""The rooms of one process: what becomes of one that has broken."""

from pathlib import Path

import pytest

from board.protocol import CloseCode
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
    monkeypatch.setattr(broken, "_move_on", lambda: 1 / 0)
    while not broken.ended:
        await broken.notice()
    assert told == [CloseCode.COME_AGAIN]
    whole = await rooms.open(code)
    assert whole is not broken
    assert not whole.ended
    assert await rooms.open(code) is whole
    await rooms.stop()
