"""A bad network between one phone and the server: slow, silent, or gone.

The browser's own "offline" leaves sockets open and quiet, and its slow networks do not slow sockets down; so whatever
is to happen to a phone's network happens here, to the bytes themselves.
"""

import asyncio
from contextlib import suppress
from typing import Self

CHUNK = 4096
REQUESTS = (b"GET ", b"POST ", b"HEAD ")


class Proxy:
    """Listens on a port of its own and passes everything on to `port`.

    `delay` is in seconds for each way, `speed` in bytes a second for the way to the phone; 0 is none and no limit.
    """

    def __init__(self, port: int, delay: float = 0.0, speed: float = 0.0) -> None:
        self.delay = delay
        self.speed = speed
        self.transferred = 0
        self.requests: list[str] = []
        self.origin = ""
        self._upstream = port
        self._server: asyncio.Server | None = None
        self._lines: set[_Line] = set()
        self._cut = False
        self._free_at = 0.0
        self.flowing = asyncio.Event()
        self.answering = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.flowing.set()
        self.answering.set()
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.origin = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()
        for line in list(self._lines):
            line.break_off()
        await asyncio.gather(*(line.ended.wait() for line in list(self._lines)))

    def stall(self) -> None:
        """Out of reach without a word: nothing goes through, and no connection breaks."""
        self.flowing.clear()

    def mute(self) -> None:
        """What the phone sends on its open sockets arrives; what is said to it there does not."""
        self.answering.clear()

    def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        self._cut = True
        for line in list(self._lines):
            line.break_off()

    def mend(self) -> None:
        """All is well again. What was held back on a stalled line goes on its way."""
        self._cut = False
        self.flowing.set()
        self.answering.set()

    def count_anew(self) -> None:
        self.transferred = 0
        self.requests = []

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._upstream)
        except OSError:  # the server is away, and that is what the phone shall find
            writer.transport.abort()
            return
        line = _Line(self, reader, writer, far_reader, far_writer)
        self._lines.add(line)
        await line.carry()
        self._lines.discard(line)

    async def passes(self, size: int) -> None:
        """Wait as long as `size` bytes to the phone take: all its lines share one slow way."""
        self.transferred += size
        now = asyncio.get_running_loop().time()
        if self.speed:
            self._free_at = max(now, self._free_at) + size / self.speed
            await asyncio.sleep(self._free_at - now)


class _Line:
    """One connection, both ways."""

    def __init__(
        self,
        proxy: Proxy,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        far_reader: asyncio.StreamReader,
        far_writer: asyncio.StreamWriter,
    ) -> None:
        self.ended = asyncio.Event()
        self._proxy = proxy
        self._near = reader, writer
        self._far = far_reader, far_writer
        self._is_socket = False

    async def carry(self) -> None:
        ways = [asyncio.create_task(self._up()), asyncio.create_task(self._down())]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        self.break_off()
        self.ended.set()

    def break_off(self) -> None:
        self._near[1].transport.abort()
        self._far[1].transport.abort()

    async def _up(self) -> None:
        with suppress(OSError):
            while said := await self._near[0].read(CHUNK):
                self._note_request(said)
                self._proxy.transferred += len(said)
                await asyncio.sleep(self._proxy.delay)
                await self._proxy.flowing.wait()
                self._far[1].write(said)

    async def _down(self) -> None:
        with suppress(OSError):
            while said := await self._far[0].read(CHUNK):
                await asyncio.sleep(self._proxy.delay)
                await self._proxy.passes(len(said))
                await self._proxy.flowing.wait()
                if self._is_socket:
                    await self._proxy.answering.wait()
                self._near[1].write(said)

    def _note_request(self, said: bytes) -> None:
        """A browser never sends a request before the last one is answered, so each begins a chunk of its own."""
        if not self._is_socket and said.startswith(REQUESTS):
            request = said.partition(b" HTTP/")[0].decode()
            self._proxy.requests.append(request)
            self._is_socket = "/socket?" in request
