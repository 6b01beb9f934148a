"""A cluster of Redis or Valkey: who has which room, and what to do when that changes under a command.

redis-py knows the servers and holds the connections. The way of a command is ours, for three reasons: what waits for
replicas must go over the connection that has written; redis-py sends ASKING over another connection than the command;
and it drops all connections, with everything under way on them, when one of many slots has moved.
"""

import asyncio
from contextlib import suppress
from random import choice
from typing import Any

from redis.asyncio.cluster import ClusterNode, PipelineCommand, RedisCluster
from redis.asyncio.connection import AbstractConnection
from redis.crc import key_slot
from redis.exceptions import (
    AskError,
    ClusterDownError,
    ClusterError,
    MaxConnectionsError,
    MovedError,
    RedisClusterException,
    RedisError,
    ResponseError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import TimeoutError as Silent

from server.redis_scripts import channel
from server.redis_servers import CONNECTION, NO_SECOND_ATTEMPT, Command, without_error
from server.tasks import end

CONNECTIONS = 512  # to each server; whoever finds none free comes again soon, and no room waits for another's server
TURNS = 12
APART = 0.02  # seconds, longer with every turn: 1.1 in all
LOOK_APART = 0.2  # seconds between two looks
ASKING = ("ASKING",)
SCRIPTS = ("EVAL", "EVALSHA")


class Cluster:
    """The contract is `server.redis_servers.Servers`. `address` is that of any server of the cluster."""

    def __init__(self, address: str) -> None:
        cluster = RedisCluster.from_url(
            address, max_connections=CONNECTIONS, retry=NO_SECOND_ATTEMPT, require_full_coverage=False, **CONNECTION
        )
        self._nodes = cluster.nodes_manager
        self._given = dict(self._nodes.startup_nodes)
        self._looking: asyncio.Task[None] | None = None
        self._aside: set[asyncio.Task[None]] = set()

    async def send(self, room: str, *commands: Command) -> list[Any]:
        """Every answer that makes us go on to another server says that nothing has been done."""
        asked = ""  # whom we are referred to for this once
        for turn in range(TURNS):
            if turn > 1:
                await asyncio.sleep(APART * (turn - 1))
            node = await (self._named(asked) if asked else self._owner(room))
            try:
                answers = await self._send(node, *((ASKING, *commands) if asked else commands))
            except MovedError as moved:
                await self.moved(moved)
                asked = ""
            except AskError as ask:
                asked = f"{ask.host}:{ask.port}"
            except (TryAgainError, ClusterDownError):
                self._look_again_soon()
                asked = ""
            else:
                if asked and commands[0][0] in SCRIPTS:
                    self._ring_at_the_owner(room)
                return answers[1:] if asked else answers
        raise ClusterError(f"no server has {room} for good")

    async def _send(self, node: ClusterNode, *commands: Command) -> list[Any]:
        pipeline = [PipelineCommand(number, *command) for number, command in enumerate(commands)]
        try:
            await node.execute_pipeline(pipeline)
            return without_error([command.result for command in pipeline])
        except MaxConnectionsError:  # which says nothing of the server
            raise
        except (Disconnected, Silent):
            self._look_again_soon()
            # The others have broken as well, and do not know it yet. To disconnect them here would take a moment,
            # and break those that someone begins to use in it.
            for connection in node._free:  # noqa: SLF001
                connection.mark_for_reconnect()  # type: ignore[no-untyped-call]
            raise

    def _ring_at_the_owner(self, room: str) -> None:
        """While a slot moves, a script rings where it runs, and those who listen still do so where the slot was."""

        async def ring() -> None:
            with suppress(RedisError):
                await self._send(await self._owner(room), ("SPUBLISH", channel(room), 0))

        task = asyncio.create_task(ring())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    # Who has what

    async def _owner(self, room: str) -> ClusterNode:
        slot = key_slot(room.encode())
        if slot not in self._nodes.slots_cache:
            await self.look_again()
        if not (nodes := self._nodes.slots_cache.get(slot)):
            raise ClusterError(f"no server has slot {slot}")
        return nodes[0]

    async def _named(self, address: str) -> ClusterNode:
        if address not in self._nodes.nodes_cache:
            await self.look_again()
        if not (node := self._nodes.nodes_cache.get(address)):
            raise ClusterError(f"{address} is not known")
        return node

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
        """Over a line of its own: the others know no servers but those that are well."""
        line = self.connection(address)
        try:
            await line.connect()  # type: ignore[no-untyped-call]
            await line.send_command(*command)
            return await line.read_response()
        finally:
            await line.disconnect()

    async def addresses(self) -> list[str]:
        """CLUSTER SLOTS, as redis-py asks, leaves out replicas that are thought to be dead."""
        await self.look_again()
        known = set(self._nodes.nodes_cache)
        with suppress(ResponseError):  # our user may not ask
            [told] = await self._send(choice(list(self._nodes.nodes_cache.values())), ("CLUSTER", "NODES"))
            known.update(addresses_in(told.decode()))
        return sorted(known)

    async def masters(self) -> list[str]:
        await self.look_again()
        return sorted({nodes[0].name for nodes in self._nodes.slots_cache.values()})

    async def address_of(self, room: str) -> str:
        return str((await self._owner(room)).name)

    def connection(self, address: str) -> AbstractConnection:
        settings = self._nodes.connection_kwargs | dict(zip(("host", "port"), split(address), strict=True))
        kind = settings.pop("connection_class")
        for ours in ("max_connections", "response_callbacks"):
            settings.pop(ours)
        made: AbstractConnection = kind(**settings, retry=NO_SECOND_ATTEMPT)
        return made

    async def close(self) -> None:
        for task in (*self._aside, *((self._looking,) if self._looking else ())):
            await end(task)
        await self._nodes.aclose()
        await self._nodes.aclose("startup_nodes")


def addresses_in(nodes: str) -> list[str]:
    """As CLUSTER NODES tells them: a name, `host:port@bus,hostname`, flags and more of each."""
    each = [line.split() for line in nodes.splitlines()]
    return [address.partition("@")[0] for _, address, flags, *_ in each if "noaddr" not in flags.split(",")]


def split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port)
