"""A phone's slow line to a server: so many bytes a second for all connections together, and a long way.

The browser's own slow networks do not slow sockets down, so this stands between, and slows the bytes themselves. A new
connection costs a round trip more than one that is open, as TCP's handshake does; TCP's slow start and lost packets are
not made.
"""

import asyncio
import time
from contextlib import suppress
from typing import Self

PACKET = 1460  # bytes: what has its turn at once
REQUESTS = (b"GET ", b"POST ")


class SlowLine:
    """Passes everything on to `port`. `speed` is in bytes a second for each way, `round_trip` in seconds.

    `bytes` counts both ways, `connections` and `requests` what was asked for, in order.
    """

    def __init__(self, port: int, speed: float, round_trip: float) -> None:
        self.round_trip = round_trip
        self.bytes = 0
        self.connections = 0
        self.requests: list[str] = []
        self.origin = ""
        self._port = port
        self._up, self._down = (_Way(speed, round_trip / 2) for _ in range(2))
        self._server: asyncio.Server | None = None
        self._carrying: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=PACKET)
        self.origin = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()
        for task in list(self._carrying):
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    def count_anew(self) -> None:
        self.bytes = self.connections = 0
        self.requests = []

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._carrying.add(task)
        self.connections += 1
        try:
            await asyncio.sleep(self.round_trip)
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port, limit=PACKET)
            await self._carry(reader, writer, far_reader, far_writer)
        except (OSError, asyncio.CancelledError):
            pass  # one of the two has gone
        finally:
            writer.transport.abort()
            self._carrying.discard(task)

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        far_reader: asyncio.StreamReader,
        far_writer: asyncio.StreamWriter,
    ) -> None:
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pass(reader, far_writer, self._up))
                ways.create_task(self._pass(far_reader, writer, self._down))
        except* _Ended:
            pass
        finally:
            far_writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: "_Way") -> None:
        """What comes first arrives first: all of one connection is under way at once, one behind the other."""
        arriving = asyncio.get_running_loop()
        with suppress(OSError):
            while said := await reader.read(PACKET):
                self.bytes += len(said)
                if said.startswith(REQUESTS):
                    self.requests.append(said.partition(b" HTTP/")[0].decode())
                await way.turn(len(said))
                arriving.call_later(way.delay, writer.write, said)
        await asyncio.sleep(way.delay)
        raise _Ended


class _Way:
    """One direction of the line."""

    def __init__(self, speed: float, delay: float) -> None:
        self.delay = delay
        self._speed = speed
        self._free_at = 0.0

    async def turn(self, size: int) -> None:
        """Wait until everything before it, and then itself, is on the line."""
        now = time.monotonic()
        self._free_at = max(now, self._free_at) + size / self._speed
        await asyncio.sleep(self._free_at - now)


class _Ended(Exception):
    pass
