"""Which server has a room: the only one there is, or (in `redis_cluster`) one of a cluster's masters."""

import asyncio
import math
from collections.abc import Sequence
from typing import Any, Protocol

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.connection import AbstractConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import MovedError, ReadOnlyError, ResponseError
from redis.exceptions import TimeoutError as Silent

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
FOR_ASKING: dict[str, Any] = {
    **CONNECTION,
    "socket_timeout": None,
    "health_check_interval": 0,
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
        """Every server that keeps anything, replicas too as far as we know them."""

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
    """One server, whose name may come to point to another one.

    The connections are redis-py's; lending and asking are ours: its client starts a task and two timers for every
    command, which cost more than all that we do with one.
    """

    def __init__(self, address: str) -> None:
        self._pool = ConnectionPool.from_url(address, retry=NO_SECOND_ATTEMPT, **CONNECTION)
        self._asking = ConnectionPool.from_url(address, retry=NO_SECOND_ATTEMPT, **FOR_ASKING)
        self._callbacks = Redis(connection_pool=self._pool).response_callbacks
        self._free: list[AbstractConnection] = []
        self._places = asyncio.Semaphore(self._asking.max_connections)

    async def send(self, room: str, *commands: Command) -> list[Any]:
        try:
            async with asyncio.timeout(ANSWER_SECONDS), self._places:
                return without_error(await self._answers(await self._connection(), commands))
        except TimeoutError:
            raise Silent("it does not answer") from None
        except ReadOnlyError:
            # The store has become a replica. New connections go where its name points to by now.
            await self._hang_up()
            raise

    async def _connection(self) -> AbstractConnection:
        """One that nobody uses, and that has not broken meanwhile; it may still have to be opened."""
        while self._free:
            found = self._free.pop()
            if found.is_connected and not await found.can_read():
                return found
            await found.disconnect(nowait=True)
        made: AbstractConnection = self._asking.make_connection()  # type: ignore[no-untyped-call]
        return made

    async def _answers(self, connection: AbstractConnection, commands: Sequence[Command]) -> list[Any]:
        try:
            await connection.send_packed_command(connection.pack_commands(commands), check_health=False)
            answers = [await self._answer(connection, command[0]) for command in commands]
        except BaseException:  # an answer may be on its way, and would be taken for that of another's command
            await connection.disconnect(nowait=True)
            raise
        self._free.append(connection)
        return answers

    async def _answer(self, connection: AbstractConnection, name: str) -> Any:
        try:
            found = await connection.read_response(timeout=math.inf)
        except ResponseError as error:
            return error
        return self._callbacks[name](found) if name in self._callbacks else found

    async def tell(self, address: str, *command: Any) -> Any:
        return (await self.send("", command))[0]

    async def addresses(self) -> list[str]:
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
        await self._hang_up()
        await self._pool.disconnect()

    async def _hang_up(self) -> None:
        while self._free:
            await self._free.pop().disconnect(nowait=True)


def without_error(answers: list[Any]) -> list[Any]:
    # redis-py's own words about an error in a pipeline would hold the command, and so the entry.
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return answers
