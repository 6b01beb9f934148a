"""The connections to one server, lent to whoever asks it something."""

import asyncio
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ResponseError
from redis.exceptions import TimeoutError as Silent

Command = tuple[Any, ...]
Connect = Callable[[], AbstractConnection]
Callbacks = Mapping[Any, Any]
"""By the name of a command, what redis-py makes of its answer."""

ANSWER_SECONDS = 3


class Connections:
    """At most so many. `connect` makes one that is not open yet and waits without end: the time is taken here.

    The connections are redis-py's; lending and asking are ours: its client starts a task and two timers for every
    command, which cost more than all that we do with one.
    """

    def __init__(self, connect: Connect, callbacks: Callbacks, most: int) -> None:
        self._connect = connect
        self._callbacks = callbacks
        self._free: list[AbstractConnection] = []
        self._places = asyncio.Semaphore(most)

    async def ask(self, *commands: Command) -> list[Any]:
        """The answers to commands that go in one breath. The first error among them is raised."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS), self._places:
                return without_error(await self._answers(await self._connection(), commands))
        except TimeoutError:
            raise Silent("it does not answer") from None

    async def _connection(self) -> AbstractConnection:
        """One that nobody uses, and that has not broken meanwhile; it may still have to be opened."""
        while self._free:
            found = self._free.pop()
            if found.is_connected and not await found.can_read():
                return found
            await found.disconnect(nowait=True)
        return self._connect()

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

    async def hang_up(self) -> None:
        """All that nobody uses."""
        while self._free:
            await self._free.pop().disconnect(nowait=True)


def without_error(answers: list[Any]) -> list[Any]:
    # redis-py's own words about an error in a pipeline would hold the command, and so the entry.
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return answers
