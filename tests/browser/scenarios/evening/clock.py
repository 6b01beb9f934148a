"""The server's clock, wound on: an evening takes minutes here, and the clocks on all screens follow the server's."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.async_api import Page

from tests.browser.evening import EveningConsole
from tests.browser.stage import Kind, Stage
from tests.running import Server
from tests.valkey import Valkey

MINUTE = 60_000
DAY = 24 * 60
ASKED_BY = 10_000  # milliseconds: by then every page has asked the server for the time again
RESTED_BY = 1_000  # milliseconds: by then a step has rested, and the next can be taken

WOUND = (
    "import pathlib, time, server.clock; "
    "server.clock.now = lambda: time.time_ns() // 1_000_000 + int(pathlib.Path({path!r}).read_text())"
)


class Clock:
    """What time it is for all servers that were started with it."""

    def __init__(self, path: Path, first: str = "pass") -> None:
        self._path = path
        self._first = first
        self._ahead = 0
        self._path.write_text("0")

    def wind(self, minutes: float) -> None:
        """So much later. Pages ask the server for the time every few seconds: see `WoundStage`."""
        self._ahead += round(minutes * MINUTE)
        new = self._path.with_suffix(".new")
        new.write_text(str(self._ahead))
        new.replace(self._path)  # whoever reads it meanwhile reads the old or the new time

    def server(self, valkey: Valkey) -> Server:
        """One that goes by this clock, not yet started."""
        return Server(valkey.url, first=f"{WOUND.format(path=str(self._path))}; {self._first}")


class WoundStage(Stage):
    """On its devices nothing that only time brings need be waited for."""

    async def device(self, name: str, kind: Kind, language: str = "") -> Page:
        page = await super().device(name, kind, language)
        await page.clock.install()
        return page

    async def learn_the_time(self) -> None:
        """Every page asks the server for it."""
        await asyncio.gather(*(page.clock.fast_forward(ASKED_BY) for page in self.pages.values()))


class WoundConsole(EveningConsole):
    """The moderator's screen on such a device."""

    async def rested(self) -> None:
        await self.page.clock.fast_forward(RESTED_BY)


@contextmanager
def wound(valkey: Valkey, number: int, first: str = "pass") -> Iterator[tuple[Clock, list[Server]]]:
    """So many servers on one store, by one clock; none of them is started. `first`: Python they run before."""
    clock = Clock(valkey.folder / "clock", first)
    with ExitStack() as stack:
        servers = [clock.server(valkey) for _ in range(number)]
        for server in servers:
            stack.callback(server.__exit__)
        yield clock, servers
