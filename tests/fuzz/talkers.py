"""One socket of an attacker: sends messages that are wrong in every part, and judges what comes back."""

import asyncio
import json
import random
from collections import Counter
from typing import Any

import websockets

from board.protocol import CloseCode
from tests.client import connect
from tests.fuzz.core import Frames

PATIENCE = 20.0  # seconds
MESSAGES = {"welcome", "frame", "here", "desks", "voices", "writing", "pong", "error"}
CLOSES = {1000, 1002, 1003, 1006, 1007, 1009, 4000, 4001, 4003, 4004, 4008, 4009}
"""1011, a mistake of the server's, is not among them."""

NOT_TEXT = 1003
A_MOMENT = 0.1  # seconds
BURST = 25  # messages between two questions whether the server is still there
COMES_AGAIN = 30  # times, without a frame that got through


class Talker:
    """A client of one role that talks nonsense; sent away, it comes again."""

    def __init__(self, chance: random.Random, origin: str, code: str, role: str, cookie: str) -> None:
        self._chance = chance
        self._frames = Frames(chance)
        self._to = (origin, code, role, "")
        self._cookie = {"Cookie": cookie}
        self._left = 0
        self._binary = False  # a frame that is no text was among those sent
        self._spoilt = False  # what was sent last may have begun a frame that has no end
        self.told: Counter[str] = Counter()

    async def talk(self, count: int) -> None:
        """Send so many frames, or fewer if nobody by this cookie is let in any more."""
        self._left = count
        closed: int | None = 0
        while self._left > 0 and closed not in (CloseCode.NOT_ALLOWED, CloseCode.NO_SUCH_WORKSHOP):
            closed = await self._converse()

    async def _converse(self) -> int | None:
        socket = await connect(*self._to, headers=self._cookie)
        self._spoilt = self._binary = False
        try:
            await socket.send('{"t":"hello","v":1}')
            while self._left > 0 and not self._spoilt:
                await self._burst(socket)
        except websockets.ConnectionClosed:
            pass
        await socket.close()
        assert self._spoilt or socket.close_code in CLOSES, socket.close_code
        assert self._spoilt or self._binary or socket.close_code != NOT_TEXT, "said to be no text, which it was"
        self.told[f"closed with {socket.close_code}"] += 1
        return socket.close_code

    async def _burst(self, socket: websockets.ClientConnection) -> None:
        number = self._chance.randrange(10**9)
        for _ in range(min(BURST, self._left)):
            self._left -= 1
            await self._send(socket)
        await socket.send(f'{{"t":"ping","n":{number}}}')
        try:
            async with asyncio.timeout(A_MOMENT if self._spoilt else PATIENCE):
                while not self._take(await socket.recv(), number):
                    pass
        except TimeoutError:
            assert self._spoilt, "the server does not answer any more"
            socket.transport.abort()

    async def _send(self, socket: websockets.ClientConnection) -> None:
        draw, frame = self._chance.random(), self._frames.draw()
        self.told["frames"] += 1
        if draw < 0.98:
            await socket.send(frame.decode("utf-8", "replace"))
        elif draw < 0.985:
            await socket.send([frame[:3], b"", frame[3:7], frame[7:]], text=True)
        elif draw < 0.99:
            await socket.ping(frame[:125])
        elif draw < 0.991:
            self._binary = True
            await socket.send(frame)
        elif draw < 0.993:
            wire = b"\x81\xfe" + len(frame[:9_000]).to_bytes(2, "big") + bytes(4) + frame[:9_000]
            socket.transport.write(self._frames.mutations.octets(wire))
            self.told["spoilt frames"] += 1
            self._spoilt = True

    def _take(self, text: Any, number: int) -> bool:
        """Whether this answers the question."""
        message = json.loads(text)
        assert message["t"] in MESSAGES, message
        for _, _, code, _ in message.get("no", ()):
            self.told[code] += 1
        self.told["ok"] += len(message.get("ok", ()))
        return bool(message["t"] == "pong" and message["n"] == number)
