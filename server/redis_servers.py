"""Which server has a room: the only one there is, or (in `redis_cluster`) one of a cluster's masters."""

from typing import Any, Protocol

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.connection import AbstractConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import MovedError, ReadOnlyError

Command = tuple[Any, ...]

CONNECT_SECONDS = 2
ANSWER_SECONDS = 3
CONNECTIONS = 128
NO_SECOND_ATTEMPT = Retry(NoBackoff(), 0)  # tried again by the client, an XADD whose answer was lost arrives twice
CONNECTION: dict[str, Any] = {
    "socket_connect_timeout": CONNECT_SECONDS,
    "socket_timeout": ANSWER_SECONDS,
    "health_check_interval": 30,
    "protocol": 2,
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
        self._pool = BlockingConnectionPool.from_url(
            address, max_connections=CONNECTIONS, timeout=ANSWER_SECONDS, retry=NO_SECOND_ATTEMPT, **CONNECTION
        )
        self._redis = Redis(connection_pool=self._pool)

    async def send(self, room: str, *commands: Command) -> list[Any]:
        try:
            if len(commands) == 1:
                return [await self.tell("", *commands[0])]
            async with self._redis.pipeline(transaction=False) as on_one_connection:
                for command in commands:
                    on_one_connection.execute_command(*command)
                return without_error(await on_one_connection.execute(raise_on_error=False))
        except ReadOnlyError:
            # The store has become a replica. New connections go where its name points to by now.
            await self._pool.disconnect(inuse_connections=False)
            raise

    async def tell(self, address: str, *command: Any) -> Any:
        return await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]

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
        await self._redis.aclose()
        await self._pool.disconnect()


def without_error(answers: list[Any]) -> list[Any]:
    # redis-py's own words about an error in a pipeline would hold the command, and so the entry.
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return answers
