"""What `python3 -m tests chaos` has found, each by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
import redis
from starlette.websockets import WebSocket

from board.activities.scale import Open, PlaceMark
from board.actor import Moment
from board.log import encode_entry
from board.replica import Request
from board.workshop import Join
from server import redis_check
from server.heartbeat import Heartbeat
from server.log import Away
from server.open_log import open_log
from server.redis_line import Line
from server.redis_log import RedisLog
from server.room import NoSuchRoom, Room
from server.sockets import Sockets
from server.store import StoreError, check_outside
from tests.board.rooms import LINES, MODERATOR, first_entry, seat
from tests.client import Client, start_workshop
from tests.running import Server
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

CODE = "KALVA7"
ANNA, NOW = seat("anna"), Moment(0, 7)
LATER_FORMAT = """
import msgspec, board.log
board.log.encode_entry = lambda entry: msgspec.json.encode(msgspec.structs.replace(entry, v=2))
board.log.decode_entry = msgspec.json.Decoder(board.log.Entry).decode
"""


async def test_a_line_that_broke_a_moment_ago_is_a_store_that_is_away(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seeds 2 and 4: uvloop says RuntimeError then, at which a room ended for good and kept its people waiting."""

    def broken(line: Line, *_: Any) -> None:
        line.close()
        raise RuntimeError("unable to perform operation on <TCPTransport closed=True>; the handler is closed")

    monkeypatch.setattr(Line, "send", broken)
    log = RedisLog(valkey.url, lambda *_: None)
    with pytest.raises(Away, match="handler is closed"):
        await log.head(CODE)
    await log.publish(CODE, b"beside the log")
    await log.close()


async def test_KEY_1_a_process_that_is_behind_refuses_nothing_that_another_has_accepted(valkey: Valkey) -> None:
    """Seed 3: the answer was lost, the line went elsewhere, and there the command was decided on an older state."""
    async with opened(valkey) as room, opened(valkey) as deaf:
        entry = first_entry()
        await room._store.append(CODE, 1, encode_entry(entry), nonce=entry.nonce)
        await asyncio.gather(room.load(), deaf.load())
        for request in (
            Request(ANNA, "joining of anna", 1, Join("Anna", remote=False), NOW),
            Request(MODERATOR, "opening a round", 1, Open(LINES[0], 1), NOW),
            placing := Request(ANNA, "anna on her line", 1, PlaceMark(LINES[0], 1, 500), NOW),
        ):
            assert await room.ask_and_wait(request) is None
        assert deaf.replica.rev == 1
        assert await deaf.ask_and_wait(placing) is None


def test_a_store_that_goes_away_while_a_server_starts_is_named_in_one_line(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seed 11: a traceback in front of whoever started it."""
    found = [redis_check.facts_of(valkey.url)]

    def facts_of(_: str) -> redis_check.Facts:
        if found:
            return found.pop()
        raise redis.ConnectionError("Connection reset by peer")

    monkeypatch.setattr(redis_check, "facts_of", facts_of)
    with pytest.raises(StoreError, match=r"^The store at unix://.* cannot be used: Connection reset by peer$"):
        check_outside(valkey.url)


async def test_who_hangs_up_before_being_sent_away_is_no_trouble() -> None:
    """Seed 12: an error in what the server prints, with nothing that anyone could do about it."""

    class Rooms:
        async def asked(self, _: WebSocket) -> Room:
            raise NoSuchRoom(CODE)

    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message["type"])
        if message["type"] == "websocket.close":
            raise OSError

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": f"/{CODE}/socket", "query_string": b"as=seat", "headers": []}
    await Sockets(cast("Any", Rooms())).serve(WebSocket(scope, receive, send))
    assert said == ["websocket.accept", "websocket.close"]


@asynccontextmanager
async def opened(valkey: Valkey) -> AsyncIterator[Room]:
    """A room that hears nothing from the store, but what it asks for."""
    log = open_log(valkey.url, lambda *_: None)
    await log.start()
    room = Room(CODE, log, "process", Heartbeat(lambda _: None))
    yield room
    await room.stop()
    await log.close()


async def test_LOG_5_a_room_that_a_later_version_has_written_to_is_let_go_by_the_earlier_one(valkey: Valkey) -> None:
    """A deploy in which both run side by side: nothing is guessed, and what they wrote stays."""
    later = LATER_FORMAT.strip().replace("\n", "; ")
    with Server(valkey.url) as old, Server(valkey.url, later) as new:
        workshop = await start_workshop(old.origin)
        async with Client(old.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            before = moderator.view()
            async with Client(new.origin, workshop.code, "moderator", workshop.moderator) as other:
                assert await other.do("workshop.edit", title="Written by a later version") is None
            await moderator.until(lambda: moderator.closed_with == 4001)
            assert moderator.view() == before
        assert "Traceback" not in old.said()
        assert old.runs()
