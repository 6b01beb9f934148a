"""One connection of an attacker over HTTP: sends what it is told, byte by byte if need be, and judges the answers."""

import asyncio
import json
from contextlib import suppress

import h11

from server.bodies import STATUS
from server.i18n import texts
from tests.fuzz.requests import Asked

PATIENCE = 20.0  # seconds for an answer to a whole request
FINE = {200, 206, 303, 304, 400, 403, 404, 405, 408, 413, 416, 422, 429, 503}
ALWAYS = {"referrer-policy": "no-referrer", "x-content-type-options": "nosniff", "x-frame-options": "DENY"}
DOCUMENTED = {code for code, status in STATUS.items() if status == 503}


class Line:
    """Kept open for many requests, as browsers do."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, asked: Asked) -> int:
        """The status of the answer. Raises AssertionError where there is none, or it is not well formed."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._ask(asked.octets(), asked)
        except TimeoutError:
            raise AssertionError(f"no answer: {asked}") from None

    async def spoil(self, octets: bytes) -> None:
        """Send what may be no request at all; whatever comes back within a moment is no matter."""
        await self.close()
        await self._open()
        assert self._writer
        with suppress(OSError, TimeoutError):
            self._writer.write(octets)
            async with asyncio.timeout(0.02):
                start = await self._reader.read(12)
                assert not start.startswith(b"HTTP/1.1 5"), octets
        await self.close()

    async def say(self, octets: bytes) -> bytes:
        """Send it on a new line; all that comes back until the server ends it."""
        await self._open()
        assert self._writer
        self._writer.write(octets)
        async with asyncio.timeout(PATIENCE):
            answer = await self._reader.read()
        await self.close()
        return answer

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.transport.abort()
            self._writer = None

    async def _open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._parser = h11.Connection(h11.CLIENT)

    async def _ask(self, octets: bytes, asked: Asked) -> int:
        for _ in range(2):  # the server may have hung up just now
            if self._writer is None:
                await self._open()
            assert self._writer
            with suppress(ConnectionError):
                self._writer.write(octets)
                return await self._answer(asked)
            await self.close()
        raise AssertionError(f"hung up on: {asked}")

    async def _answer(self, asked: Asked) -> int:
        self._parser.send(h11.Request(method=_method(asked), target="/", headers=[("host", "x")]))
        self._parser.send(h11.EndOfMessage())
        answer, body = await self._read()
        headers = {name.decode(): value.decode("latin-1") for name, value in answer.headers}
        judge(asked, answer.status_code, headers, body)
        if self._parser.our_state is h11.DONE and self._parser.their_state is h11.DONE:
            self._parser.start_next_cycle()
        else:
            await self.close()
        return answer.status_code

    async def _read(self) -> tuple[h11.Response, bytes]:
        answer: h11.Response | None = None
        body = bytearray()
        while True:
            event = self._parser.next_event()
            if event is h11.NEED_DATA:
                data = await self._reader.read(65_536)
                if not data and answer is None:
                    raise ConnectionResetError
                self._parser.receive_data(data)
            elif isinstance(event, h11.Response):
                answer = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                assert answer
                return answer, bytes(body)


def judge(asked: Asked, status: int, headers: dict[str, str], body: bytes) -> None:
    """Raises AssertionError unless this is an answer that may be."""
    assert status in FINE, (status, body[:300], asked)
    if "content-security-policy" in headers or not (status == 400 or asks_for_socket(asked)):
        assert ALWAYS.items() <= headers.items(), (headers, asked)
        assert "content-security-policy" in headers, asked
    assert not any("\r" in value or "\n" in value for value in headers.values())
    assert headers.get("location", "/")[:2] not in ("//", "/\\"), (headers, asked)
    if headers.get("content-type") == "application/json" and "content-encoding" not in headers and body:
        told = json.loads(body)
        if status >= 400:
            _judge_error(asked, status, told["error"])


def asks_for_socket(asked: Asked) -> bool:
    """That, and what is no request at all, is answered before our code."""
    return ("upgrade", "websocket") in asked.headers


def _judge_error(asked: Asked, status: int, error: str) -> None:
    assert status == STATUS.get(error, 422), (status, error, asked)
    assert status != 503 or error in DOCUMENTED
    assert f"error.{error}" in texts("en", "common"), (error, asked)


def _method(asked: Asked) -> str:
    return "HEAD" if asked.method == "HEAD" else "GET"
