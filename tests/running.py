"""Real server processes for tests: on a free port, ended as badly as one likes, and their logs read."""

import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from board.log import Entry, decode_entry
from board.replica import Replica
from server.log import Log
from server.open_log import open_log
from tests.ports import free_port
from tests.valkey import Valkey

TOP = Path(__file__).resolve().parent.parent
# As `python -m server` goes on when everything is installed.
LAUNCH = "from server.launch import launch; launch()"
SECONDS_TO_START = 20.0
# To be run first: one address may begin as many workshops as it likes.
MANY_WORKSHOPS = "import server.limits; server.limits.WORKSHOPS_AT_ONCE = 1_000_000"


class Server:
    """One start of the server, on a free port; with WEB_CONCURRENCY=2 among `variables` that is three processes.

    `first`: Python to run before, such as `"import server.sockets; server.sockets.HELLO_WITHIN = 1"`.
    It is a process group of its own, so that `kill9` leaves nothing behind.
    """

    def __init__(self, store: str, first: str = "pass", launch: str = LAUNCH, **variables: str) -> None:
        self.store = store
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._command = [sys.executable, "-c", f"{first}; {launch}"]
        self._variables = {"HOST": "127.0.0.1", "PORT": str(self.port), "REDIS_URL": store, **variables}
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the process)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def begin(self) -> Self:
        """Start it without waiting."""
        assert self._process is None
        plain = {name: value for name, value in os.environ.items() if name not in ("WEB_CONCURRENCY", "TALKA_ADDRESS")}
        self._process = subprocess.Popen(
            self._command,
            cwd=TOP,
            env={**plain, **self._variables},
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return self

    def start(self) -> Self:
        """Start it, and return as soon as it answers."""
        self.begin()
        self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            assert self._process
            if self._process.poll() is not None:
                break
            if self._answers():
                return
            time.sleep(0.01)
        raise RuntimeError(f"the server did not start:\n{self.said()}")

    def _answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_START)
        try:
            line.request("GET", "/static/none")  # the port is taken long before anyone answers on it
            return line.getresponse().status == 404
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def said(self) -> str:
        """Everything it has printed, in all its starts."""
        return os.pread(self._said.fileno(), os.fstat(self._said.fileno()).st_size, 0).decode(errors="replace")

    def runs(self) -> bool:
        """Whether it has been started and has not ended, by us or by itself."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> int:
        """End it in good order; its exit code."""
        return self._end(signal.SIGTERM)

    def kill9(self) -> None:
        """End all its processes in the middle of whatever they do."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Have it neither answer nor hang up."""
        os.killpg(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        os.killpg(self.pid, signal.SIGCONT)

    def _end(self, number: int) -> int:
        if self._process is None:
            return 0
        if self._process.poll() is None or number == signal.SIGKILL:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)
        code = self._process.wait(SECONDS_TO_START)
        self._process = None
        return code

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill9()
        self._said.close()


@contextmanager
def several(store: Valkey | str, number: int, **variables: str) -> Iterator[list[Server]]:
    """So many servers on one store, started side by side."""
    url = store if isinstance(store, str) else store.url
    servers = [Server(url, **variables) for _ in range(number)]
    try:
        for server in servers:
            server.begin()
        for server in servers:
            server.wait_until_ready()
        yield servers
    finally:
        for server in servers:
            server.__exit__()


async def entries(store: str, room: str) -> list[Entry]:
    """The room's log as it is stored, from the first entry; an empty list when its beginning is trimmed away."""
    log = open_log(store, lambda *_: None)
    await log.start()
    try:
        return [decode_entry(data) for _, data in await log.read(room, 0, 1_000_000)]
    finally:
        await log.close()


async def replayed(store: str, room: str) -> Replica:
    """The room as anyone would load it who comes now."""
    log = open_log(store, lambda *_: None)
    await log.start()
    try:
        return await _load(log, room)
    finally:
        await log.close()


async def _load(log: Log, room: str) -> Replica:
    found = await log.snapshot(room)
    replica = Replica.load(None if found is None else found[1])
    while read := await log.read(room, replica.rev):
        for rev, data in read:
            replica.fold_bytes(rev, data)
    return replica
