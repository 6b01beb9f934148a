"""A real server over loopback, attacked over many lines at once; what it may not do is found by reading its store.

There are three rooms a round. In one only strangers try, walls, and people with the cookies of another room: nothing
may change there. In the next the attackers have seats: nothing changes there that moderators decide. In the third
they have all rights, and whatever they do, the log must be readable and the room be served.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec

from board.diff import touched
from board.log import encode_entry
from server.auth import new_code
from server.open_log import open_log
from tests.board.rooms import MODERATOR, WALL, seat, secret_of
from tests.client import browser
from tests.fuzz.lines import Line
from tests.fuzz.mutations import Mutations
from tests.fuzz.requests import Requests
from tests.fuzz.right import first_entry, names, steered
from tests.fuzz.routes import PARTS, ways
from tests.fuzz.talkers import Talker
from tests.running import Server, entries, replayed

ANNA, BRUNO = (f"seat={seat(name).secret}" for name in ("anna", "bruno"))
STRANGER = f"seat={secret_of('stranger')}"
BOTH = f"seats={seat('anna').secret}.{seat('bruno').secret}"
WALLS, LEADS = f"wall={WALL.secret}", f"moderator={MODERATOR.secret}"
UNLIMITED = (
    "import server.host, server.limits, server.rooms, server.patience, server.sockets as s; "
    "s.BAD_MOST = s.COMMANDS_AT_ONCE = s.MESSAGES_AT_ONCE = server.patience.OTHERS_AT_ONCE = 10**9; "
    "server.limits.GUESS_PAUSE = 0.0; server.rooms.DROP_AFTER = 0.5; server.rooms.LOOK_EVERY = 0.2"
)
"""What slows attackers down is tested elsewhere; here as much as possible is to get through."""

LINES = 3  # over HTTP, in each room


class Attack:
    """One server and its attackers. `run` it as often as one likes."""

    def __init__(self, server: Server, store: str, seed: int) -> None:
        self._server = server
        self._store = store
        self._chance = random.Random(seed)
        self.told: Counter[str] = Counter()

    async def run(self, frames: int, requests: int) -> None:
        """One round: so many frames and so many requests in all. Raises AssertionError, with what was sent."""
        still, seated, led = [await self._begun() for _ in range(3)]
        before = await entries(self._store, still)
        await self._all([
            *self._talks(still, {"wall": WALLS}, frames // 6),
            *self._asks(still, (STRANGER, WALLS, "moderator=" + seat("anna").secret), requests // 3),
            *self._talks(seated, {"seat": ANNA, "seat ": BRUNO, "seat  ": BOTH}, frames // 6),
            *self._asks(seated, (ANNA, BRUNO, BOTH), requests // 3),
            *self._talks(led, {"moderator": LEADS, "seat": ANNA}, frames // 6),
            *self._asks(led, (LEADS, ANNA, BOTH), requests // 3),
        ])  # fmt: skip
        await self._judge(still, seated, led, len(before))

    async def warm(self) -> None:
        """Ask everything once, and rightly, so that what is loaded when it is first needed is loaded."""
        code = await self._begun()
        async with browser(self._server.origin) as http:
            for way in sorted(ways(), key=lambda way: way.path.endswith("/delete")):
                path = re.sub(r"\{(\w+)\}", lambda part: {**PARTS, "code": (code,)}[part[1]][0], way.path)
                answer = await http.request(way.method, path, json=way.body, headers={"cookie": f"{LEADS}; {ANNA}"})
                assert answer.status_code < 500, (way, answer.text)

    @property
    def sent(self) -> int:
        return self.told["frames"] + self.told["requests"]

    async def _begun(self) -> str:
        """A room of which all is known, put into the store."""
        log, entry = open_log(self._store, lambda *_: None), first_entry()
        await log.start()
        code = new_code()
        await log.append(code, 1, encode_entry(entry), nonce=entry.nonce, after="")
        await log.close()
        return code

    async def _all(self, work: list[Coroutine[Any, Any, None]]) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for one in work:
                    group.create_task(one)
        except Exception as error:
            error.add_note(f"the server said: {self._server.said()[-5_000:]}")
            raise

    def _talks(self, code: str, cookies: dict[str, str], count: int) -> list[Coroutine[Any, Any, None]]:
        return [self._talk(code, role.strip(), cookie, count) for role, cookie in cookies.items()]

    async def _talk(self, code: str, role: str, cookie: str, count: int) -> None:
        talker = Talker(random.Random(self._chance.getrandbits(64)), self._server.origin, code, role, cookie)
        await talker.talk(count)
        self.told += talker.told

    def _asks(self, code: str, cookies: tuple[str, ...], count: int) -> list[Coroutine[Any, Any, None]]:
        return [self._ask(code, cookies, count // LINES) for _ in range(LINES)]

    async def _ask(self, code: str, cookies: tuple[str, ...], count: int) -> None:
        chance = random.Random(self._chance.getrandbits(64))
        host = self._server.origin.partition("//")[2]
        requests, spoil = Requests(chance, host, code, cookies, names()), Mutations(chance)
        line = Line(self._server.port)
        for _ in range(count):
            asked = requests.draw()
            self.told["requests"] += 1
            if chance.random() < 0.02:
                await line.spoil(spoil.octets(asked.octets()))
                self.told["spoilt requests"] += 1
            else:
                self.told[f"HTTP {await line.ask(asked)}"] += 1
        await line.close()

    # What may have come of it

    async def _judge(self, still: str, seated: str, led: str, before: int) -> None:
        start = steered((await replayed(self._store, still)).state)
        for entry in (await entries(self._store, still))[before:]:
            assert {touched(effect).partition("/")[0] for effect in entry.diff} <= {"seat", "workshop"}, entry
        for code in (still, seated):
            found = await replayed(self._store, code)
            assert steered(found.state) == start
            async with browser(self._server.origin) as http:
                assert (await http.get(f"/{code}")).status_code == 200
        assert msgspec.json.decode((await replayed(self._store, led)).snapshot())  # also where they deleted it
        self.told["rounds"] += 1
        self.judge_server()

    def judge_server(self) -> None:
        """It is the same process still, and has not complained about itself."""
        said = self._server.said()
        assert not re.search(
            r"Traceback|a rule raised|room broke|Exception in ASGI|never retrieved|never awaited", said
        ), said[-5000:]
        assert Path(f"/proc/{self._server.pid}").exists()

    def memory(self) -> int:
        """What the server process holds, in KiB."""
        status = Path(f"/proc/{self._server.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found
        return int(found[1])
