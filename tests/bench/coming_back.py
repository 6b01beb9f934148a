"""A server that is killed under a full hall, and how soon all are back; and how soon a long workshop opens.

The phones keep to what pages do (`static/src/connection.js`): a line that ends is opened anew after a random pause,
which grows while nobody answers. They go on from where they were. The hall is back when each has heard the newest.
"""

import asyncio
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple, cast

from board.activities.cards import commands as cards
from board.agenda import AddActivity
from board.log import decode_entry
from board.replica import Replica
from board.text import Delete, Op
from server.open_log import open_log
from server.redis_scripts import log_key, snapshots_key
from tests.bench.cards import LINE
from tests.bench.cores import cores, pin, pinned
from tests.bench.phones import TEXT, frame_at, handshake, masked
from tests.bench.sides import HELLO, join, pid_of
from tests.board.rooms import MODERATOR, Room
from tests.chaos.placements import open_line
from tests.client import Record, browser, connect, fold
from tests.running import TOP, Server
from tests.valkey import Valkey

PHONES = 1_000
DOWN = 2.0  # seconds between the end of the server and its start
ENTRIES = 10_000
PEOPLE, CARDS = 100, 1_000
SNAPSHOT_EVERY = 500  # entries, as server.room has it
TIMES = 5
BACK_WANTED, OPEN_WANTED = 5.0, 0.5  # seconds
PATIENCE = 60.0  # seconds
AT_ONCE = 0.1  # seconds: what comes within them comes at once
BUSY = 0.7  # share of their core above which the phones may be what was measured

Figures = dict[str, float]


class Pauses(NamedTuple):
    """When a page tries again, in milliseconds; read from its source, so that this measures what pages do."""

    first: int
    soon: int
    most: int
    patience: int

    def seconds(self, failures: int) -> float:
        most = self.soon if failures < self.patience else self.most
        pause: float = min(most, self.first * 2**failures) * (0.5 + random.random()) / 1000
        return pause


def pauses() -> Pauses:
    source = (TOP / "static" / "src" / "connection.js").read_text("utf-8")
    found = re.search(r"const backoff = \{ (.*) \};", source)
    assert found
    return Pauses(**{name: int(number.replace("_", "")) for name, number in re.findall(r"(\w+): ([\d_]+)", found[1])})


class Phone(asyncio.Protocol):
    """One phone, through all its lines. On each new one it says what its owner did meanwhile.

    rev      the newest it has heard, and `heard` when
    arrived  when it got a line, each time
    """

    def __init__(self, port: int, path: str, cookie: str, waits: Pauses) -> None:
        self._port, self._path, self._cookie = port, path, cookie
        self._waits = waits
        self._failures = 0
        self._begun = b""
        self._shaken = False
        self._held: dict[str, Record] = {}
        self._transport: asyncio.Transport | None = None
        self._closed = False
        self.at = ""
        self.rev, self.heard = 0, 0.0
        self.arrived: list[float] = []
        self.unsaid: bytes | None = None

    async def connect(self) -> None:
        """Raises nothing: where nobody answers it tries again."""
        try:
            await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self._port)
        except OSError:
            self._again()

    def close(self) -> None:
        self._closed = True
        if self._transport is not None:
            self._transport.abort()

    def says(self, text: bytes) -> None:
        """Once, and again on every new line until it is answered."""
        self.unsaid = text
        self._write(text)

    def _again(self) -> None:
        if self._closed:
            return
        pause, self._failures = self._waits.seconds(self._failures), self._failures + 1
        loop = asyncio.get_running_loop()
        loop.call_later(pause, lambda: loop.create_task(self.connect()))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._begun, self._shaken = b"", False
        self.arrived.append(time.monotonic())
        self._transport.write(handshake(self._port, self._path, self._cookie))

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None
        self._again()

    def data_received(self, data: bytes) -> None:
        self._begun += data
        if not self._shaken:
            head, ends, self._begun = self._begun.partition(b"\r\n\r\n")
            self._shaken = bool(ends)
            if not ends:
                self._begun = head
                return
            self._write(json.dumps({"t": "hello", "v": 1, "at": self.at, "has": list(self._held)}).encode())
        at = 0
        while (span := frame_at(self._begun, at)) is not None:
            if self._begun[at] == TEXT:
                self._take(json.loads(self._begun[span[0] : span[1]]))
            at = span[1]
        self._begun = self._begun[at:]

    def _take(self, message: Record) -> None:
        if message["t"] == "welcome":
            self._failures = 0
            if self.unsaid:
                self._write(self.unsaid)
        elif message["t"] == "frame":
            fold(self._held, message)
            self.at, self.heard = message["at"], time.monotonic()
            self.rev = int(self.at.partition(".")[0])
            if message.get("ok"):
                self.unsaid = None

    def _write(self, text: bytes) -> None:
        if self._transport is not None:
            self._transport.write(masked(TEXT, text))


def measure(phones: int = PHONES, entries: int = ENTRIES, times: int = TIMES) -> Figures:
    """All figures, by name."""
    phones_core, servers_core = cores()
    with pinned(phones_core):
        with stored(servers_core) as valkey:
            back = asyncio.run(coming_back(valkey, phones, servers_core))
        with stored(servers_core, "appendfsync no") as valkey:  # only read while it is measured
            return back | asyncio.run(opening(valkey, entries, times, servers_core))


@contextmanager
def stored(core: int, *settings: str) -> Iterator[Valkey]:
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder), *settings) as valkey:
        pin(pid_of(valkey), core)
        yield valkey


async def coming_back(valkey: Valkey, number: int, core: int, down: float = DOWN) -> Figures:
    """Everyone answers while the server is away. Seconds count from its start, which takes a second itself."""
    with Server(valkey.url) as server:
        made, line = await open_line(server.origin, "nameless")
        cookies = [f"seat={secret}" for secret in await join(server.origin, made.code, number)]
        phones = [Phone(server.port, f"/{made.code}/socket?as=seat", cookie, pauses()) for cookie in cookies]
        await asyncio.gather(*(phone.connect() for phone in phones))
        await until(lambda: all(phone.rev for phone in phones))
        await asyncio.to_thread(server.kill9)
        for at, phone in enumerate(phones):
            phone.says(placement(line, at))
        await asyncio.sleep(down)
        began, cpu = time.monotonic(), time.process_time()
        pin(server.begin().pid, core)
        await asyncio.to_thread(server.wait_until_ready)
        ready = time.monotonic() - began
        await until(lambda: not any(phone.unsaid for phone in phones))
        await until(lambda: len({phone.rev for phone in phones}) == 1)
        busy = (time.process_time() - cpu) / (time.monotonic() - began)
        for phone in phones:
            phone.close()
    arrived = sorted(phone.arrived[-1] - began for phone in phones)
    return {
        "return_phones": number,
        "return_ready_s": ready,
        "return_arrived_p50_s": median(arrived),
        "return_arrived_last_s": arrived[-1],
        "return_in_step_s": max(phone.heard for phone in phones) - began,
        "return_most_at_once": max(Counter(int(when / AT_ONCE) for when in arrived).values()),
        "return_phones_cpu_share": busy,
    }


async def opening(valkey: Valkey, entries: int, times: int, core: int) -> Figures:
    """From asking for the page until all is there, of a workshop that the process has not in memory."""
    written = long_log(entries)
    codes = {kind: [f"{kind}{n:05}" for n in range(times)] for kind in KINDS}
    for kind, snapshots in KINDS.items():
        first, *copies = codes[kind]
        await store(valkey, first, written, snapshots=snapshots)
        for code in copies:
            valkey.ask(f"COPY {log_key(first)} {log_key(code)}")
            valkey.ask(f"COPY {snapshots_key(first)} {snapshots_key(code)}")
    with Server(valkey.url) as server:
        pin(server.pid, core)
        took = {kind: [await opened(server.origin, code) for code in codes[kind]] for kind in KINDS}
    return {
        "return_entries": entries,
        "return_open_s": median(took["A"]),
        "return_open_most_s": max(took["A"]),
        "return_open_without_snapshot_s": median(took["C"]),
        "return_open_without_snapshot_most_s": max(took["C"]),
    }


KINDS = {"A": True, "C": False}
"""First letter of the codes → whether snapshots were saved, as servers do, or never, as where the store was full."""


def long_log(entries: int) -> Room:
    """People who write a board full of cards and then go on writing in them."""
    room = Room("nameless", ("tree",))
    people = room.join(*(f"person{n}" for n in range(min(PEOPLE, entries // 10))))
    room.do(
        MODERATOR, AddActivity("wood", {"kind": "cards", "title": {"en": "Challenges"}}), cards.Lead("wood", "open")
    )
    many = min(CARDS, entries // 5)
    for n in range(many):
        room.do(people[n % len(people)], cards.AddCard("wood", f"card{n:04}", LINE, ""))
    versions = Counter[str]()
    while len(room.log) < entries:
        name = f"card{random.randrange(many):04}"
        op: Op = ("ā",) if versions[name] % 2 == 0 else (Delete("ā"),)
        room.do(people[0], cards.EditWords("wood", name, versions[name], f"mark{len(room.log)}", op))
        versions[name] += 1
    return room


async def store(valkey: Valkey, code: str, room: Room, *, snapshots: bool) -> None:
    log = open_log(valkey.url, lambda *_: None)
    await log.start()
    replica, after = Replica(), ""
    for rev, data in enumerate(room.log, 1):
        nonce = decode_entry(data).nonce
        await log.append(code, rev, data, nonce=nonce, after=after)
        after = nonce
        if snapshots:
            replica.fold_bytes(rev, data)
            if rev % SNAPSHOT_EVERY == 0:
                await log.save_snapshot(code, rev, replica.snapshot(), nonce=nonce)
    await log.close()


async def opened(origin: str, code: str) -> float:
    """Seconds."""
    async with browser(origin) as http:
        began = time.perf_counter()
        (await http.get(f"/{code}/console")).raise_for_status()
        async with connect(origin, code, "moderator", MODERATOR.secret, max_size=None) as socket:
            await socket.send(HELLO.decode())
            while json.loads(await socket.recv())["t"] != "frame":
                pass
            return time.perf_counter() - began


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 (an event would be set by each of a thousand phones)
            await asyncio.sleep(0.02)


def placement(line: str, at: int) -> bytes:
    command = {"t": "scale.place", "activity": line, "round": 1, "at": at}
    return json.dumps({"t": "do", "k": [f"of-phone-{at:06}", 1], "c": command}).encode()


def report(figures: Figures) -> str:
    number = {name.removeprefix("return_"): value for name, value in figures.items()}
    doubt = ": too much, it may be what was measured" if number["phones_cpu_share"] > BUSY else ""
    return f"""\
{number["phones"]:.0f} phones in one room; all answer while its server is killed and away for {DOWN:.0f} s
  seconds from its start: ready {number["ready_s"]:.1f}, half of the phones there {number["arrived_p50_s"]:.1f}, \
the last {number["arrived_last_s"]:.1f}
  all in step {number["in_step_s"]:.1f}, at most {BACK_WANTED:.0f} are wanted
  within {1000 * AT_ONCE:.0f} ms there came at most {number["most_at_once"]:.0f}; \
the phones' process used {number["phones_cpu_share"]:.0%} of its core{doubt}
a workshop of {number["entries"]:.0f} entries opens in {number["open_s"]:.2f} s, at most {OPEN_WANTED} are wanted \
(the slowest of {TIMES}: {number["open_most_s"]:.2f})
  without a snapshot in {number["open_without_snapshot_s"]:.2f} s \
(at most {number["open_without_snapshot_most_s"]:.2f})"""
