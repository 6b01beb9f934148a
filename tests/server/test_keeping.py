"""Names and rooms go in time, or at once when asked to, and nothing of them stays in the store."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
import redis

from board.actor import KEEPER, Actor, Moment
from board.agenda import the_workshop
from board.days import DAY
from board.keeping import Keep, Unname
from board.replica import Request
from board.workshop import NewWorkshop, create
from server import keeping as subject
from server.clock import now
from server.keeping import Keeping
from server.rooms import NoSuchRoom, Rooms
from tests.client import Client, Workshop, browser, start_workshop
from tests.running import Server
from tests.server.test_forgetting import PLAIN, gone, kept
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

MODERATOR = "the secret of the moderator's link"
SAID = "Something about the bus stop"
NAME = "Annelise of the far farm"
WOOD = {"kind": "cards", "title": {"en": "Challenges"}, "who": "names"}
# A server that looks round all the time, and whose keeper's clock is ahead by as many days as a file says.
AHEAD = """
import pathlib, server.clock, server.keeping as keeping, server.room
keeping.LOOK_EVERY, server.room.SNAPSHOT_EVERY = 0.2, 5
keeping.now = lambda: server.clock.now() + {day} * int(pathlib.Path({file!r}).read_text() or 0)
"""


class Clock:
    """How many days the keeper's clock is ahead."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._file = folder / "ahead"
        self.first = AHEAD.format(day=DAY, file=str(self._file)).strip().replace("\n", "; ")
        self.set(0)

    def set(self, days: int) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(str(days))
        new.replace(self._file)  # at once: nobody reads it half


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock")


@contextmanager
def two(store: str, clock: Clock) -> Iterator[tuple[Server, Server]]:
    with Server(store, clock.first) as first, Server(store, clock.first) as second:
        yield first, second
        assert "Traceback" not in first.said() + second.said()


@asynccontextmanager
async def held(first: Server, second: Server) -> AsyncIterator[tuple[Workshop, Client, Client]]:
    """A workshop in which somebody has signed a card and stands on the line; each comes by a server of their own."""
    workshop = await start_workshop(first.origin)
    async with (
        Client(first.origin, workshop.code, "moderator", workshop.moderator) as moderator,
        await Client.joined(second.origin, workshop.code, NAME) as anna,
    ):
        assert await moderator.do("activity.add", activity="wood", template=WOOD) is None
        assert await moderator.do("cards.phase", activity="wood", phase="open") is None
        await anna.until(lambda: "activity/wood" in anna.view())
        assert await anna.do("card.add", activity="wood", id="card1", text=SAID) is None
        assert await anna.do("seat.edit", name=f"{NAME}, miller") is None
        await moderator.until(lambda: "card/wood/card1" in moderator.view())
        yield workshop, moderator, anna


async def test_KEEP_3_KEEP_6_KEEP_7_names_go_and_then_everything_from_store_and_file(
    tmp_path: Path, clock: Clock
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with Valkey(data, PLAIN) as valkey, two(valkey.url, clock) as (first, second):
        async with held(first, second) as (workshop, moderator, anna):
            assert NAME.encode() in kept(data)
            clock.set(31)
            await moderator.until(lambda: moderator.view()["workshop"]["unnamed"])
            await anna.until(lambda: anna.closed_with == 4003)
            await gone(data, NAME)
            assert NAME not in str(stored(valkey))
            assert moderator.view()["card/wood/card1"]["base"] == SAID
            assert SAID.encode() in kept(data)
            clock.set(366)
            await moderator.until(lambda: moderator.closed_with == 4004)
            await gone(data, SAID)
            await gone(data, workshop.code)
        assert stored(valkey) == {}


async def test_KEEP_5_KEEP_6_a_wrong_clock_deletes_nothing(tmp_path: Path, clock: Clock) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with Valkey(data) as valkey, two(valkey.url, clock) as (first, second):
        async with held(first, second) as (_, moderator, anna):
            before = moderator.view()["workshop"]["all_goes"]
            clock.set(4_000)
            await anna.until(lambda: anna.view()["workshop"]["all_goes"] > now() + 4_000 * DAY)
            assert anna.view()["workshop"]["names_go"] == anna.view()["workshop"]["all_goes"]
            clock.set(0)
            await anna.until(lambda: anna.view()["workshop"]["all_goes"] == before)
            assert f"seat/{anna.seat}" in moderator.view()


async def test_KEEP_7_a_moderator_deletes_the_workshop_by_typing_its_code(
    servers: list[Server], shared_valkey: Valkey
) -> None:
    async with held(servers[0], servers[1]) as (workshop, moderator, anna), browser(servers[2].origin) as http:
        wanted = {"code": f" {workshop.code[:3]}-{workshop.code[3:].lower()}"}
        assert (await deletion(http, workshop, wanted)).json()["error"] == "not_allowed"
        http.cookies.set("seat", anna.secret)
        assert (await deletion(http, workshop, wanted)).status_code == 403
        http.cookies.set("moderator", workshop.moderator)
        assert (await deletion(http, workshop, {"code": "KALVA7"})).json()["error"] == "other_code"
        assert (await http.post(f"/{workshop.code}/lend", json={"as": "moderator"})).status_code == 200
        assert any(workshop.code in key for key in stored(shared_valkey))
        answer = await deletion(http, workshop, wanted)
        assert (answer.status_code, answer.json()) == (200, {})
        assert "moderator=" in answer.headers["set-cookie"]
        await moderator.until(lambda: moderator.closed_with == 4004)
        await anna.until(lambda: anna.closed_with == 4004)
        assert workshop.code not in str(stored(shared_valkey))
        assert (await http.get(f"/{workshop.code}")).status_code == 404


async def deletion(http: httpx2.AsyncClient, workshop: Workshop, wanted: Any) -> httpx2.Response:
    return await http.post(f"/{workshop.code}/delete", json=wanted)


async def test_KEEP_3_KEEP_7_it_is_the_same_in_a_file_of_sqlite(tmp_path: Path, clock: Clock) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with Server(f"sqlite:///{data / 'rooms.db'}", clock.first) as server:
        async with held(server, server) as (workshop, moderator, _), browser(server.origin) as http:
            assert NAME.encode() in kept(data)
            clock.set(31)
            await moderator.until(lambda: moderator.view()["workshop"]["unnamed"])
            await gone(data, NAME)
            assert SAID.encode() in kept(data)
            http.cookies.set("moderator", workshop.moderator)
            assert (await deletion(http, workshop, {"code": workshop.code})).status_code == 200
            await moderator.until(lambda: moderator.closed_with == 4004)
            for words in (SAID, workshop.code):
                await gone(data, words)


async def test_KEEP_6_a_room_that_nobody_opens_goes_as_soon_as_the_store_is_there(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "LOOK_AGAIN", 0.05)
    monkeypatch.setattr(subject, "now", lambda: now() + 366 * DAY)
    async with opened(valkey) as rooms:
        over, fresh = await rooms.begin(made(now())), await rooms.begin(made(now() + 366 * DAY))
        await asyncio.to_thread(valkey.stop)
        keeper = Keeping(rooms)
        keeper.start()
        await asyncio.sleep(0.2)
        await asyncio.to_thread(valkey.start)
        async with asyncio.timeout(10):
            while over in str(stored(valkey)):  # noqa: ASYNC110 (nothing tells)
                await asyncio.sleep(0.05)
        await keeper.stop()
        with pytest.raises(NoSuchRoom):
            await rooms.open(over)
        assert (await rooms.open(fresh)).replica.rev == 1


async def test_KEEP_6_what_is_due_is_done_once_by_two_at_once(valkey: Valkey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "now", lambda: now() + 400 * DAY)
    async with opened(valkey) as rooms, opened(valkey) as others:
        begun = {"over": 366, "late": 400, "names": 33, "nothing": 1}
        codes = [await rooms.begin(made(now() + (400 - days) * DAY)) for days in begun.values()]
        for _ in range(2):
            await asyncio.gather(Keeping(rooms).look_round(), Keeping(others).look_round())
        assert [await rooms.store.head(code) for code in codes] == [0, 2, 2, 1]


async def test_KEEP_5_a_clock_that_leaps_and_goes_back_twice_on_one_day_deletes_nothing(
    valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(valkey) as rooms:
        code = await rooms.begin(made(now()))
        for days in (400, 0, 410, 0, 425, 0):
            monkeypatch.setattr(subject, "now", lambda days=days: now() + days * DAY)
            await Keeping(rooms).look_round()
            found = the_workshop((await rooms.open(code)).replica.state)
            assert (found.put_off > 0, found.unnamed) == (days > 0, False)


async def test_KEEP_6_whoever_has_a_room_open_sets_its_reminder_and_changes_it(valkey: Valkey) -> None:
    async with opened(valkey) as rooms:
        code = await rooms.begin(made(now()))
        await rooms.store.remind(code, 0)  # as if an earlier version had begun it
        room = await rooms.open(code)
        await reminded(rooms, code, 30)
        again = datetime.fromtimestamp(now() / 1000 + 20 * 86_400, UTC).date().isoformat()
        asked = Request(KEEPER, "nonce", 1, Unname(), Moment(now(), 7))
        assert await room.ask_and_wait(asked) is None
        await reminded(rooms, code, 365)
        moderator = Actor("moderator", "", MODERATOR)
        assert await room.ask_and_wait(Request(moderator, "mine", 1, Keep(kept_until=again), asked.moment)) is None
        await reminded(rooms, code, 20)


async def reminded(rooms: Rooms, code: str, days: int) -> None:
    """Wait until the room is due after so many days, and not a day earlier."""
    due: list[list[str]] = []
    async with asyncio.timeout(5):
        while due != [[], [code]]:
            due = [await rooms.store.due(now() + at * DAY) for at in (days - 1, days)]


async def test_KEEP_6_a_reminder_of_a_room_that_is_gone_goes_as_well(valkey: Valkey) -> None:
    async with opened(valkey) as rooms:
        with redis.Redis.from_url(valkey.url) as store:
            store.zadd("rooms:due", {"KALVA7": 5})
        await Keeping(rooms).look_round()
        assert stored(valkey) == {}


@asynccontextmanager
async def opened(valkey: Valkey) -> AsyncIterator[Rooms]:
    rooms = Rooms(valkey.url)
    await rooms.start()
    try:
        yield rooms
    finally:
        await rooms.stop()


def made(begun: int) -> Any:
    return create(NewWorkshop("Trial", "en"), [], MODERATOR, "the secret of the wall's link", begun)


def stored(valkey: Valkey) -> dict[str, Any]:
    """Every key of the store with all that it holds, readable."""
    with redis.Redis.from_url(valkey.url) as store:
        return {key.decode(): whole(store, key) for key in store.scan_iter()}


def whole(store: Any, key: bytes) -> Any:
    match store.type(key):
        case b"stream":
            return store.xrange(key)
        case b"hash":
            return store.hgetall(key)
        case b"zset":
            return store.zrange(key, 0, -1)
    return store.get(key)
