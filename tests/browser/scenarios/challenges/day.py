"""The day on which it happens: every device, everyone who takes part, and what can be asked of the board."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from playwright.async_api import Locator, expect

from tests.browser.boards import BoardConsole, BoardPhone
from tests.browser.scenarios.challenges.thoughts import CARDS
from tests.browser.screens import Wall
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import Client, Record
from tests.running import Server

NAMES = ("Ilze", "Māris", "Marta")  # nobody else is called so
ALL = 20


class Day:
    """One workshop of twenty: three with a phone in hand, the others by wire."""

    console: BoardConsole
    wall: Wall

    def __init__(self, stage: Stage, servers: Sequence[Server], store: str, led: Running) -> None:
        self.stage = stage
        self.servers = servers
        self.store = store
        self.led = led
        self.words = CARDS[stage.language]
        self.phones: list[BoardPhone] = []
        self.clients: list[Client] = []
        self.groups: dict[str, list[str]] = {}

    def origin(self, i: int) -> str:
        return self.servers[i % len(self.servers)].origin

    @property
    def witness(self) -> Client:
        """The moderator's rights, by wire."""
        return self.led.moderator

    @property
    def papers(self) -> Locator:
        return self.wall.page.locator(".papers .paper")

    def said(self, one: dict[str, str]) -> str:
        return one[self.stage.language]

    def seats(self) -> dict[str, Record]:
        return {name: seat for name, seat in self.witness.view().items() if name.startswith("seat/")}

    def card(self, activity: str, words: str) -> str:
        """Its name in the board, by what is written on it."""
        cards = self.cards(activity)
        return next(name for name, card in cards.items() if card["base"] == words)

    def cards(self, activity: str) -> dict[str, Record]:
        start = f"card/{activity}/"
        return {name.removeprefix(start): card for name, card in self.witness.view().items() if name.startswith(start)}

    async def nowhere(self, place: str) -> None:
        """There is no such thing on any screen."""
        for page in self.stage.pages.values():
            await expect(page.locator(place)).to_have_count(0)


@asynccontextmanager
async def gathered(stage: Stage, servers: Sequence[Server], store: str) -> AsyncIterator[Day]:
    """Console and wall are open, and everyone is in."""
    async with running(servers[-1].origin, language=stage.language, statements=0) as led:
        day = Day(stage, servers, store, led)
        console = await led.console(stage)
        day.console = BoardConsole(console.page, stage.language)
        day.wall = await led.wall(stage)
        for i, name in enumerate(NAMES):
            page = await stage.device(f"phone-{i + 1}", "phone")
            phone = BoardPhone(page, stage.language)
            await phone.scan(f"{day.origin(i)}/{led.code}")
            await phone.join(name)
            day.phones.append(phone)
        await led.crowd(ALL - len(NAMES))
        day.clients = led.others
        yield day
