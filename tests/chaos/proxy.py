"""Bytes on their way between two programs, and what can happen to them there."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Ends]]

AT_ONCE = 65_536  # bytes


class Proxy:
    """Takes connections on a port of this machine and hands them on to wherever `connect` leads at that moment."""

    def __init__(self, connect: Connect) -> None:
        self.connect = connect
        self.delay = 0.0  # seconds that whatever comes has to wait
        self.refuses = False  # nobody gets through any more
        self.lines: list[Line] = []
        self.port = 0
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> Self:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Every line breaks."""
        for line in list(self.lines):
            line.cut()

    def heal(self) -> None:
        """From now on all goes through at once, also what was held up."""
        self.delay, self.refuses = 0.0, False
        for line in self.lines:
            line.flows.set()

    async def close(self) -> None:
        assert self._server
        self._server.close()
        self.cut()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._hand_on(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _hand_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far = None if self.refuses else await self.connect()
        except OSError:
            far = None
        if far is None:
            writer.transport.abort()
            return
        line = Line(self, (reader, writer), far)
        self.lines.append(line)
        try:
            await line.hold()
        finally:
            self.lines.remove(line)


class Line:
    """One connection through the proxy. While `flows` is not set, it takes nothing and gives nothing."""

    def __init__(self, proxy: Proxy, near: Ends, far: Ends) -> None:
        self.flows = asyncio.Event()
        self.flows.set()
        self._proxy = proxy
        self._near = near
        self._far = far
        self._ended: set[asyncio.StreamWriter] = set()  # nothing more is written there

    def cut(self) -> None:
        """Both ends are told that the line is broken."""
        for _, writer in (self._near, self._far):
            writer.transport.abort()

    def half_close(self, *, near: bool) -> None:
        """One end is told that no more will come; it may still speak, and what is meant for it is thrown away."""
        self._end(self._near[1] if near else self._far[1])

    async def hold(self) -> None:
        """Until both have said all, or the line breaks."""
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._carry(self._near[0], self._far[1]))
                both.create_task(self._carry(self._far[0], self._near[1]))
        except* OSError:
            pass
        finally:
            self.cut()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(AT_ONCE):
            if self._proxy.delay:
                await asyncio.sleep(self._proxy.delay)
            await self.flows.wait()
            if writer not in self._ended:
                writer.write(data)
                await writer.drain()
        self._end(writer)

    def _end(self, writer: asyncio.StreamWriter) -> None:
        if writer not in self._ended and not writer.is_closing():
            self._ended.add(writer)
            with suppress(OSError):
                writer.write_eof()
