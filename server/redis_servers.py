"""Which server has a room: the only one there is, or (in `redis_cluster`) one of a cluster's masters."""

from typing import Any, Protocol

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.connection import AbstractConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import MovedError, ReadOnlyError

from server.redis_connections import ANSWER_SECONDS, Connections
from server.redis_line import Command

CONNECT_SECONDS = 2
CONNECTIONS = 128  # to each server
NO_SECOND_ATTEMPT = Retry(NoBackoff(), 0)  # tried again by the client, an XADD whose answer was lost arrives twice
CONNECTION: dict[str, Any] = {
    "socket_connect_timeout": CONNECT_SECONDS,
    "socket_timeout": ANSWER_SECONDS,
    "protocol": 2,
    "max_connections": CONNECTIONS,
}


class Servers(Protocol):
    """All methods raise redis-py's errors; what an address looks like is known here alone."""

    async def send(self, room: str, *commands: Command) -> list[Any]:
        """The answers to commands that go in one breath, over one connection, to whoever has the room.

        Only the first may be about keys. It is never done twice; the first error among the answers is raised.
        """

    async def tell(self, address: str, *command: Any) -> Any:
        """The answer of this very server."""

    async def addresses(self) -> list[str]:
        """Every server that keeps anything, replicas too as far as we know them, and those that are away."""

    async def masters(self) -> list[str]:
        """Those servers that have rooms between them; what they say of a room is not late."""

    async def address_of(self, room: str) -> str:
        """Who rings the room."""

    def connection(self, address: str) -> AbstractConnection:
        """A connection that is not open yet, the caller's own."""

    async def look_again(self) -> None:
        """Someone is away: find out who has what by now."""

    async def moved(self, error: MovedError) -> None:
        """A server has said who else has a room."""

    async def close(self) -> None: ...


class Single:
    """One server, whose name may come to point to another one."""

    def __init__(self, address: str) -> None:
        self._pool = ConnectionPool.from_url(address, retry=NO_SECOND_ATTEMPT, **CONNECTION)
        callbacks = Redis(connection_pool=self._pool).response_callbacks
        self._connections = Connections(self._pool.make_connection, callbacks, self._pool.max_connections)

    async def send(self, room: str, *commands: Command) -> list[Any]:
        try:
            return await self._connections.ask(*commands)
        except ReadOnlyError:
            # The store has become a replica. New connections go where its name points to by now.
            self._connections.hang_up()
            raise

    async def tell(self, address: str, *command: Any) -> Any:
        return (await self.send("", command))[0]

    async def addresses(self) -> list[str]:
        return [""]

    async def masters(self) -> list[str]:
        return [""]

    async def address_of(self, room: str) -> str:
        return ""

    def connection(self, address: str) -> AbstractConnection:
        made: AbstractConnection = self._pool.make_connection()  # type: ignore[no-untyped-call]
        return made

    async def look_again(self) -> None:
        pass

    async def moved(self, error: MovedError) -> None:
        pass

    async def close(self) -> None:
        self._connections.hang_up()
        await self._pool.disconnect()
