"""The connections to one server, lent to whoever asks it something."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import TimeoutError as Silent

from server.redis_line import Command, Line

Connect = Callable[[], AbstractConnection]
Callbacks = Mapping[Any, Any]
"""By the name of a command, what redis-py makes of its answer."""

ANSWER_SECONDS = 3


class Connections:
    """At most so many. `connect` makes one that is not open yet."""

    def __init__(self, connect: Connect, callbacks: Callbacks, most: int) -> None:
        self._connect = connect
        self._callbacks = dict(callbacks)  # redis-py's own puts each name into capitals before it looks
        self._free: list[Asking] = []
        self._places = asyncio.Semaphore(most)

    async def ask(self, *commands: Command) -> list[Any]:
        """The answers to commands that go in one breath. The first error among them is raised."""
        if self._free and not self._places.locked():
            return await self._ask(commands)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await self._ask(commands)
        except TimeoutError:
            raise Silent("it does not answer") from None

    async def _ask(self, commands: Sequence[Command]) -> list[Any]:
        async with self._places:
            line = self._free.pop() if self._free else await self._new_line()
            answers = await line.ask(commands)
            if line.is_open:
                self._free.append(line)
        return [self._read(command, answer) for command, answer in zip(commands, answers, strict=True)]

    async def _new_line(self) -> "Asking":
        line = Asking(self._connect(), self._lost)
        await line.open()
        return line

    def _lost(self, line: "Asking") -> None:
        if line in self._free:
            self._free.remove(line)

    def _read(self, command: Command, answer: Any) -> Any:
        # redis-py's own words about an error in a pipeline would hold the command, and so the entry.
        if isinstance(answer, Exception):
            raise answer
        callback = self._callbacks.get(command[0])
        return callback(answer) if callback else answer

    def hang_up(self) -> None:
        """All that nobody uses."""
        while self._free:
            self._free.pop().close()


class Asking(Line):
    """A line for one at a time, who asks and waits for the answers."""

    def __init__(self, connection: AbstractConnection, tell_lost: "Callable[[Asking], None]") -> None:
        super().__init__(connection)
        self._tell_lost = tell_lost
        self._asked = 0
        self._answers: list[Any] = []
        self._done: asyncio.Future[None] | None = None

    async def ask(self, commands: Sequence[Command]) -> list[Any]:
        """All answers, errors among them. Raises Disconnected, and Silent after `ANSWER_SECONDS`."""
        self.send(*commands)
        loop = asyncio.get_running_loop()
        self._asked, self._answers, self._done = len(commands), [], loop.create_future()
        late = loop.call_later(ANSWER_SECONDS, self._give_up)
        try:
            await self._done
        except BaseException:  # an answer may be on its way, and would be taken for that of another's command
            self.close()
            raise
        finally:
            late.cancel()
        return self._answers

    def hear(self, reply: Any) -> None:
        self._answers.append(reply)
        if len(self._answers) == self._asked:
            self._end(None)

    def lost(self, error: Disconnected) -> None:
        self._tell_lost(self)
        self._end(error)

    def _give_up(self) -> None:
        self._end(Silent("it does not answer"))

    def _end(self, error: Exception | None) -> None:
        if self._done is None or self._done.done():
            return
        if error is None:
            self._done.set_result(None)
        else:
            self._done.set_exception(error)
