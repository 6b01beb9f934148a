"""A store that comes back from a failover without its newest entry, or with another under its number."""

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from board.diff import Patch
from board.log import Entry, decode_entry, encode_entry
from tests.client import Client, start_workshop
from tests.running import Server
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

OURS, THEIRS = "Ours", "What another process wrote"
SAID = "Something about a client by name"
WOOD = {"kind": "cards", "title": {"en": "Challenges"}}


async def test_LOG_7_where_another_entry_took_the_number_the_stores_branch_stands(valkey: Valkey) -> None:
    with Server(valkey.url) as server:
        workshop = await start_workshop(server.origin)
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            assert await moderator.do("workshop.edit", title=OURS) is None
            await fail_over(valkey, workshop.code, THEIRS)
            await moderator.until(lambda: moderator.view()["workshop"]["title"] == THEIRS)
            assert await moderator.do("workshop.edit", title="It goes on") is None
            await moderator.until(lambda: moderator.view()["workshop"]["title"] == "It goes on")


async def test_LOG_7_an_entry_that_the_store_lost_is_given_back_to_it(valkey: Valkey) -> None:
    with Server(valkey.url) as server:
        workshop = await start_workshop(server.origin)
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            assert await moderator.do("workshop.edit", title=OURS) is None
            await fail_over(valkey, workshop.code)
            assert await moderator.do("workshop.edit", wifi={"name": "Hall", "password": "12345678"}) is None
        server.kill9()
        server.start()
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as again:
            assert again.view()["workshop"]["title"] == OURS


async def test_FORGET_1_LOG_7_what_was_forgotten_is_forgotten_again_by_a_store_that_has_it_back(valkey: Valkey) -> None:
    valkey.ask("CONFIG SET rdbcompression no")  # else words would be hidden here, not gone
    with Server(valkey.url) as server:
        workshop = await start_workshop(server.origin)
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            assert await moderator.do("activity.add", activity="wood", template=WOOD) is None
            assert await moderator.do("cards.phase", activity="wood", phase="open") is None
            assert await moderator.do("card.add", activity="wood", id="card1", text=SAID) is None
            before = await kept(valkey, workshop.code)
            assert SAID in str(before)
            assert await moderator.do("card.forget", activity="wood", card="card1") is None
            await forgotten(valkey, workshop.code)
            await fail_over_to(valkey, before)
            await forgotten(valkey, workshop.code)
            assert await moderator.do("workshop.edit", title="It goes on") is None


async def forgotten(valkey: Valkey, code: str) -> None:
    async with asyncio.timeout(10):
        while SAID in str(await kept(valkey, code)):  # noqa: ASYNC110 (a store tells nobody when it forgets)
            await asyncio.sleep(0.02)


async def kept(valkey: Valkey, code: str) -> dict[bytes, Any]:
    """The room's log and its snapshots."""
    async with Redis.from_url(valkey.url) as store:
        return {key: await store.dump(key) async for key in store.scan_iter(f"{{{code}}}:[ls]*")}


async def fail_over_to(valkey: Valkey, kept: dict[bytes, Any]) -> None:
    """What a replica had that is a little late."""
    async with Redis.from_url(valkey.url) as store, store.pipeline(transaction=True) as together:
        [room] = {key.partition(b":")[0] for key in kept}
        together.delete(room + b":snapshots")
        for key, data in kept.items():
            together.restore(key, 0, data, replace=True)
        together.execute_command("SPUBLISH", room + b":ring", "0")
        await together.execute()


async def fail_over(valkey: Valkey, code: str, title: str = "") -> None:
    """The newest entry is gone; with a title, another one has its number."""
    log = f"{{{code}}}:log"
    async with Redis.from_url(valkey.url) as store:
        entries: Any = await store.xrange(log)
        number, lost = entries[-1]
        async with store.pipeline(transaction=True) as together:
            together.delete(log)
            for earlier, fields in entries[:-1]:
                together.xadd(log, fields, id=earlier)
            if title:
                other = Entry("another", decode_entry(lost[b"e"]).after, (), (Patch("workshop", {"title": title}),))
                together.xadd(log, {"e": encode_entry(other), "n": other.nonce}, id=number)
            together.execute_command("SPUBLISH", f"{{{code}}}:ring", "0")
            await together.execute()
