"""A cluster of Redis or Valkey: who has which room, and what to do when that changes under a command.

redis-py finds out who has what. The way of a command is ours, for three reasons: what waits for replicas must go over
the connection that has written; redis-py sends ASKING over another connection than the command; and it drops all
connections when one of many slots has moved.
"""

import asyncio
from contextlib import suppress
from functools import partial
from random import choice
from typing import Any

from redis.asyncio.cluster import RedisCluster
from redis.asyncio.connection import AbstractConnection
from redis.crc import key_slot
from redis.exceptions import (
    AskError,
    ClusterDownError,
    ClusterError,
    MovedError,
    RedisClusterException,
    RedisError,
    ResponseError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import TimeoutError as Silent

from server.redis_connections import Connections
from server.redis_line import Command
from server.redis_scripts import channel
from server.redis_servers import CONNECTION, NO_SECOND_ATTEMPT
from server.tasks import end

TURNS = 12
APART = 0.02  # seconds, longer with every turn: 1.1 in all
LOOK_APART = 0.2  # seconds between two looks
ASKING = ("ASKING",)
SCRIPTS = ("EVAL", "EVALSHA")


class Cluster:
    """The contract is `server.redis_servers.Servers`. `address` is that of any server of the cluster."""

    def __init__(self, address: str) -> None:
        cluster = RedisCluster.from_url(address, retry=NO_SECOND_ATTEMPT, require_full_coverage=False, **CONNECTION)
        self._nodes = cluster.nodes_manager
        self._given = dict(self._nodes.startup_nodes)
        self._settings = dict(self._nodes.connection_kwargs)
        self._kind = self._settings.pop("connection_class")
        self._callbacks = self._settings.pop("response_callbacks")
        self._most = self._settings.pop("max_connections")
        self._connections: dict[str, Connections] = {}  # by address
        self._looking: asyncio.Task[None] | None = None
        self._aside: set[asyncio.Task[None]] = set()

    async def send(self, room: str, *commands: Command) -> list[Any]:
        """Every answer that makes us go on to another server says that nothing has been done."""
        asked = ""  # whom we are referred to for this once
        for turn in range(TURNS):
            if turn > 1:
                await asyncio.sleep(APART * (turn - 1))
            try:
                if asked:
                    return await self._ask_for_once(room, asked, commands)
                return await self._ask(await self.address_of(room), *commands)
            except MovedError as moved:
                await self.moved(moved)
                asked = ""
            except AskError as ask:
                asked = f"{ask.host}:{ask.port}"
            except (TryAgainError, ClusterDownError):
                self._look_again_soon()
                asked = ""
        raise ClusterError(f"no server has {room} for good")

    async def _ask_for_once(self, room: str, address: str, commands: tuple[Command, ...]) -> list[Any]:
        _, *answers = await self._ask(address, ASKING, *commands)
        if commands[0][0] in SCRIPTS:
            self._ring_at_the_owner(room)
        return answers

    async def _ask(self, address: str, *commands: Command) -> list[Any]:
        connections = self._connections_to(address)
        try:
            return await connections.ask(*commands)
        except (Disconnected, Silent):
            self._look_again_soon()
            connections.hang_up()  # the others have broken as well, and may not know it yet
            raise

    def _connections_to(self, address: str) -> Connections:
        if address not in self._connections:
            connect = partial(self.connection, address)
            self._connections[address] = Connections(connect, self._callbacks, self._most)
        return self._connections[address]

    def _ring_at_the_owner(self, room: str) -> None:
        """While a slot moves, a script rings where it runs, and those who listen still do so where the slot was."""

        async def ring() -> None:
            with suppress(RedisError):
                await self._ask(await self.address_of(room), ("SPUBLISH", channel(room), 0))

        task = asyncio.create_task(ring())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    # Who has what

    async def address_of(self, room: str) -> str:
        slot = key_slot(room.encode())
        if slot not in self._nodes.slots_cache:
            await self.look_again()
        if not (nodes := self._nodes.slots_cache.get(slot)):
            raise ClusterError(f"no server has slot {slot}")
        return str(nodes[0].name)

    async def moved(self, error: MovedError) -> None:
        if error.slot_id in self._nodes.slots_cache:
            await self._nodes.move_slot(error)
        else:
            await self.look_again()

    async def look_again(self) -> None:
        try:
            await self._nodes.initialize()
        except (RedisClusterException, IndexError) as trouble:  # which are no RedisErrors
            self._nodes.startup_nodes |= self._given  # whom redis-py has found since may all have gone
            raise Disconnected(str(trouble)) from trouble

    def _look_again_soon(self) -> None:
        """Nobody waits for it: a room that cannot go on comes again anyhow."""

        async def look() -> None:
            with suppress(RedisError):
                await self.look_again()
            await asyncio.sleep(LOOK_APART)

        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(look())

    # One server

    async def tell(self, address: str, *command: Any) -> Any:
        return (await self._ask(address, command))[0]

    async def addresses(self) -> list[str]:
        """CLUSTER SLOTS, as redis-py asks, leaves out replicas that are thought to be dead."""
        await self.look_again()
        known = {*self._nodes.nodes_cache}
        with suppress(ResponseError):  # our user may not ask
            told = await self.tell(choice(list(known)), "CLUSTER", "NODES")
            known.update(addresses_in(told.decode()))
        return sorted(known)

    async def masters(self) -> list[str]:
        await self.look_again()
        return sorted({nodes[0].name for nodes in self._nodes.slots_cache.values()})

    def connection(self, address: str) -> AbstractConnection:
        host, port = split(address)
        settings = self._settings | {"host": host, "port": port, "retry": NO_SECOND_ATTEMPT}
        made: AbstractConnection = self._kind(**settings)
        return made

    async def close(self) -> None:
        for task in (*self._aside, *((self._looking,) if self._looking else ())):
            await end(task)
        for connections in self._connections.values():
            connections.hang_up()
        await self._nodes.aclose()
        await self._nodes.aclose("startup_nodes")


def addresses_in(nodes: str) -> list[str]:
    """As CLUSTER NODES tells them: a name, `host:port@bus,hostname`, flags and more of each."""
    each = [line.split() for line in nodes.splitlines()]
    return [address.partition("@")[0] for _, address, flags, *_ in each if "noaddr" not in flags.split(",")]


def split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port)
