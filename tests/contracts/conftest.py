"""Every kind of store, ready to be opened, and an account of what they rang."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Protocol

import pytest
import redis

from server import redis_connections, redis_log, redis_rings
from server.log import Log
from server.open_log import open_log
from server.sqlite_log import SqliteLog
from tests.cluster import TO_STAND, Cluster, cluster
from tests.valkey import Valkey

SECONDS_FOR_ALL = 20  # that comes soon, if it comes at all
ONE_CLUSTER = pytest.mark.xdist_group("cluster")  # for all tests of a session: making it takes seconds


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store on a machine that is busy is slow, and not away; who tests how soon it is away has less patience."""
    monkeypatch.setattr(redis_connections, "ANSWER_SECONDS", SECONDS_FOR_ALL)
    monkeypatch.setattr(redis_rings, "PATIENCE", SECONDS_FOR_ALL)
    monkeypatch.setattr(redis_log, "REPLICA_MILLISECONDS", 1000 * SECONDS_FOR_ALL)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    with Valkey(tmp_path) as server:
        yield server


class Rings:
    """Everything rung, in order, as (room, message); None for a ring of the log."""

    def __init__(self) -> None:
        self.all: list[tuple[str, bytes | None]] = []
        self.refuses: bytes | None = None  # a message that goes wrong
        self._rung = asyncio.Event()

    def __call__(self, room: str, message: int | bytes) -> None:
        self.all.append((room, None if isinstance(message, int) else message))
        self._rung.set()
        if message == self.refuses:
            raise ValueError("refused")

    async def wait_for(
        self, room: str, message: bytes | None, times: int = 1, seconds: float = SECONDS_FOR_ALL
    ) -> None:
        async with asyncio.timeout(seconds):
            while self.all.count((room, message)) < times:
                self._rung.clear()
                await self._rung.wait()


class Store(Protocol):
    """One store, which server processes open."""

    rings: list[Rings]  # of each opened log

    async def open(self) -> Log:
        """A log as another server process would have it; the same one again where only one process is allowed."""

    async def fill(self) -> None:
        """Leave no room for anything more."""

    async def names(self) -> set[str]:
        """Whatever in the store bears a room's name."""


class ValkeyStore:
    def __init__(self, valkey: Valkey, stack: AsyncExitStack) -> None:
        self.valkey = valkey
        self.stack = stack
        self.rings: list[Rings] = []

    async def open(self, settings: str = "") -> Log:
        self.rings.append(Rings())
        log = open_log(self.valkey.url + settings, self.rings[-1])
        await log.start()
        self.stack.push_async_callback(log.close)
        return log

    async def fill(self) -> None:
        assert self.valkey.ask("CONFIG SET maxmemory 1") == "+OK"

    async def names(self) -> set[str]:
        with redis.Redis.from_url(self.valkey.url, decode_responses=True) as client:
            return {str(key) for key in client.scan_iter()}


class ClusterStore:
    def __init__(self, cluster: Cluster, stack: AsyncExitStack) -> None:
        self.cluster = cluster
        self.stack = stack
        self.rings: list[Rings] = []

    async def open(self, settings: str = "") -> Log:
        self.rings.append(Rings())
        log = open_log(self.cluster.url + settings, self.rings[-1])
        await log.start()
        self.stack.push_async_callback(log.close)
        return log

    async def fill(self) -> None:
        for node in self.cluster.nodes:
            node.ask("CONFIG SET", "maxmemory", 1)

    async def names(self) -> set[str]:
        return {str(key) for node in self.cluster.masters() for key in node.client.scan_iter()}

    def empty(self) -> None:
        for node in self.cluster.nodes:
            node.ask("CONFIG SET", "maxmemory", 0)
        for master in self.cluster.masters():
            master.ask("FLUSHALL")


class SqliteStore:
    def __init__(self, path: Path, stack: AsyncExitStack) -> None:
        self.path = path
        self.stack = stack
        self.rings: list[Rings] = []
        self.log: SqliteLog | None = None

    async def open(self) -> Log:
        if self.log is None:
            self.rings.append(Rings())
            log = open_log(f"sqlite:///{self.path}", self.rings[-1])
            assert isinstance(log, SqliteLog)
            await log.start()
            self.stack.push_async_callback(log.close)
            self.log = log
        return self.log

    async def fill(self) -> None:
        assert self.log
        file = self.log._open_file
        await self.log._in_thread(lambda: file.execute("PRAGMA max_page_count = 1").fetchall())

    async def names(self) -> set[str]:
        assert self.log
        return await self.log._in_thread(lambda: names_in(self.log._open_file))  # type: ignore[union-attr]


def names_in(file: sqlite3.Connection) -> set[str]:
    tables = {"entries": "room", "snapshots": "room", "reminders": "room", "notes": "name"}
    return {f"{name}:{table}" for table, of in tables.items() for (name,) in file.execute(f"SELECT {of} FROM {table}")}


@pytest.fixture
async def valkey_store(valkey: Valkey) -> AsyncIterator[ValkeyStore]:
    async with AsyncExitStack() as stack:
        yield ValkeyStore(valkey, stack)


@pytest.fixture(scope="package")
def running_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """In which nobody is replaced: one server that stalls on a busy machine would be, and what it was asked is lost."""
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        running.be_patient(TO_STAND)
        yield running


@pytest.fixture
async def cluster_store(running_cluster: Cluster) -> AsyncIterator[ClusterStore]:
    async with AsyncExitStack() as stack:
        store = ClusterStore(running_cluster, stack)
        yield store
    store.empty()


@pytest.fixture
async def sqlite_store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with AsyncExitStack() as stack:
        yield SqliteStore(tmp_path / "rooms.db", stack)


@pytest.fixture(params=["valkey", pytest.param("cluster", marks=ONE_CLUSTER), "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture
async def log(store: Store) -> Log:
    return await store.open()
