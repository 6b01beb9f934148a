"""A connection to the store. redis-py opens it, with the names, passwords and certificates of its address.

What goes over it then is ours: redis-py reads by a stream, a task and a timer, which cost more than all that we do
with a lone command, and there are two things to read for each, its answer and its ring.
"""

import asyncio
from typing import Any, cast

import hiredis
from redis.asyncio.connection import AbstractConnection, DefaultParser
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import InvalidResponse

Command = tuple[Any, ...]

NOTHING_YET = object()


class Line(asyncio.Protocol):
    """`hear` is told what comes, and `lost`, once, that nothing will come any more."""

    def __init__(self, connection: AbstractConnection) -> None:
        self._connection = connection
        self._reader = hiredis.Reader(
            protocolError=InvalidResponse, replyError=DefaultParser.parse_error, notEnoughData=NOTHING_YET
        )
        self._transport: asyncio.Transport | None = None

    async def open(self) -> None:
        """Raises redis-py's errors, also for a store that is still loading: it would promise too much."""
        try:
            await self._connection.connect()  # type: ignore[no-untyped-call]
            await self._connection.send_command("PING", check_health=False)
            await self._connection.read_response()
        except BaseException:
            await self._connection.disconnect(nowait=True)
            raise
        self._take_over()

    def _take_over(self) -> None:
        writer = cast("asyncio.StreamWriter", self._connection._writer)  # noqa: SLF001 (there is no other way to it)
        self._transport = cast("asyncio.Transport", writer.transport)
        self._transport.set_protocol(self)
        if self._transport.is_closing():  # it broke before it could be told to us
            self._let_go()
            raise Disconnected("the store has hung up")

    @property
    def is_open(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def send(self, *commands: Command) -> None:
        """In one breath. Raises Disconnected."""
        if self._transport is None or self._transport.is_closing():
            raise Disconnected("the line is not open")
        self._transport.write(b"".join(map(hiredis.pack_command, commands)))

    def close(self) -> None:
        """At once: what is on its way is not heard any more."""
        if self._transport is not None:
            self._transport.abort()
            self._let_go()

    def _let_go(self) -> None:
        self._connection._close()  # type: ignore[no-untyped-call]  # noqa: SLF001 (the other way waits for streams)

    # Called by the loop

    def data_received(self, data: bytes) -> None:
        self._reader.feed(data)
        while (reply := self._reader.gets()) is not NOTHING_YET:
            self.hear(reply)

    def connection_lost(self, error: Exception | None) -> None:
        self._let_go()
        self.lost(Disconnected(str(error or "the store has hung up")))

    # What a kind of line does

    def hear(self, reply: Any) -> None:
        """An answer, or a message. An error that the store answers is an exception."""
        raise NotImplementedError

    def lost(self, error: Disconnected) -> None:
        raise NotImplementedError
