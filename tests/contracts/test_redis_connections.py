"""Lines to a real Valkey, where a question is given up, or a line breaks."""

import asyncio
import gc
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import ConnectionPool
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import NoScriptError

from server.redis_connections import Asking, Connect, Connections
from tests.contracts.conftest import ValkeyStore

pytestmark = pytest.mark.anyio


@pytest.fixture
async def connections(valkey_store: ValkeyStore) -> AsyncIterator[Connections]:
    pool = ConnectionPool.from_url(valkey_store.valkey.url)
    made = Connections(pool.make_connection, {"GET": bytes.decode}, most=2)
    yield made
    made.hang_up()
    await asyncio.sleep(0)  # for the loop to close them


async def test_answers_come_in_the_order_of_the_questions_and_as_redis_py_would_give_them(
    connections: Connections,
) -> None:
    assert await connections.ask(("SET", "a", 1), ("GET", "a"), ("ECHO", b"\xff")) == [b"OK", "1", b"\xff"]
    with pytest.raises(NoScriptError):
        await connections.ask(("EVALSHA", "0" * 40, 0), ("GET", "a"))
    assert await connections.ask(("GET", "a")) == ["1"]


async def test_the_answer_to_a_question_that_was_given_up_is_nobody_elses(connections: Connections) -> None:
    await connections.ask(("PING",))
    given_up = asyncio.create_task(connections.ask(("BLPOP", "none", 0.1)))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.wait([given_up])
    await asyncio.sleep(0.2)
    assert await connections.ask(("ECHO", "mine")) == [b"mine"]


async def test_a_line_that_broke_while_nobody_used_it_is_not_used_again(
    connections: Connections, valkey_store: ValkeyStore
) -> None:
    [number] = await connections.ask(("CLIENT", "ID"))
    assert valkey_store.valkey.ask(f"CLIENT KILL ID {number}") == ":1"
    async with asyncio.timeout(5):
        while connections._free:  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.01)
    assert await connections.ask(("CLIENT", "ID")) != [number]


async def test_there_are_never_more_than_so_many(connections: Connections) -> None:
    asked = [connections.ask(("BLPOP", "none", 0.05), ("CLIENT", "ID")) for _ in range(6)]
    assert len({number for _, number in await asyncio.gather(*asked)}) == 2


async def test_a_question_that_cannot_go_out_fails_once(valkey_store: ValkeyStore) -> None:
    connect: Connect = ConnectionPool.from_url(valkey_store.valkey.url).make_connection
    line = Asking(connect(), lambda _: None)
    await line.open()
    told = list[object]()
    asyncio.get_running_loop().set_exception_handler(lambda _, about: told.append(about["message"]))
    line.close()
    with pytest.raises(Disconnected):
        await line.ask([("PING",)])
    await asyncio.sleep(0)  # for the loop to tell the line that it is lost
    await asyncio.sleep(0)
    del line
    gc.collect()
    assert told == []
