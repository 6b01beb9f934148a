"""A workshop that runs already, led over the wire: for tests of the other pages."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Self

from playwright.async_api import Page

from board.methods import STATEMENTS
from tests.browser.console import Console
from tests.browser.inspection import come_to_rest
from tests.browser.screens import Phone, Wall
from tests.browser.stage import PATIENCE, Kind, Stage
from tests.client import Client, Record, Workshop, post

NAMES = (
    "Anna", "Bērziņa kundze", "Čiekurkalna Jānis", "Dace", "", "Egīls", "Līga no Smiltenes", "", "Olena", "Pēteris",
    "Zane", "Raimonds",
)  # fmt: skip


class Running:
    """One workshop, its moderator, and the protocol clients that sit in it."""

    def __init__(self, origin: str, made: Workshop, moderator: Client, language: str, stack: AsyncExitStack) -> None:
        self.origin = origin
        self.code = made.code
        self.made = made
        self.moderator = moderator
        self.language = language
        self.others: list[Client] = []
        self._stack = stack

    @property
    def address(self) -> str:
        return f"{self.origin}/{self.code}"

    def activity(self, index: int = 0) -> str:
        return self.moderator.activity(index)

    def statement(self, index: int = 0) -> str:
        said = self.moderator.view()[f"activity/{self.activity(index)}"]["statement"]
        return str(said[self.language])

    async def crowd(self, people: int) -> Self:
        """So many more seats; every fourth is remote, and some have no name."""
        for number in range(len(self.others), len(self.others) + people):
            name = NAMES[number % len(NAMES)]
            client = await Client.joined(self.origin, self.code, name, remote=number % 4 == 3)
            self.others.append(await self._stack.enter_async_context(client))
        return self

    async def open(self, index: int = 0, number: int = 1) -> None:
        await self._lead("scale.open", activity=self.activity(index), round=number)

    async def all_stand(self, places: Sequence[int], index: int = 0, number: int = 1) -> None:
        """The protocol clients take these places, over and over if they are fewer."""
        for i, client in enumerate(self.others):
            answer = await client.do(
                "scale.place", activity=self.activity(index), round=number, at=places[i % len(places)]
            )
            assert answer is None, answer

    async def reveal(self, index: int = 0, number: int = 1) -> None:
        await self._lead("scale.reveal", activity=self.activity(index))
        for client in self.others:  # as their pages do when a round is nameless
            await client.do("scale.here", activity=self.activity(index), round=number)

    async def talk(self, pairing: str, minutes: int = 5, index: int = 0) -> None:
        await self._lead("scale.talk", activity=self.activity(index), pairing=pairing, minutes=minutes)

    async def close(self) -> None:
        await self._lead("workshop.close")

    async def _lead(self, name: str, **fields: object) -> None:
        answer = await self.moderator.do(name, **fields)
        assert answer is None, answer

    async def is_seen(self, stage: Stage) -> None:
        """Wait until every page of this workshop has heard of where the moderator is, and rests."""
        pages = [page for page in stage.pages.values() if f"/{self.code}" in page.url]
        async with asyncio.timeout(PATIENCE / 1000):
            while not all(self._is_known(stage.told(page)) for page in pages):  # noqa: ASYNC110 (nothing tells)
                await asyncio.sleep(0.02)
        for page in pages:
            await come_to_rest(page)

    def _is_known(self, told: dict[str, Record]) -> bool:
        """Not all need have been told: who joins is told with the answer what there is already."""
        known = self.moderator.channels["all"]
        return f"activity/{known['workshop']['current']}" in told and all(known.get(one) == told[one] for one in told)

    async def phone(self, stage: Stage, name: str = "", *, remote: bool = False, origin: str = "") -> Phone:
        """A phone whose owner has joined."""
        page = await stage.device(f"phone-{len(stage.pages) + 1}", "phone", self.language)
        return await self.join(page, name, remote=remote, origin=origin)

    async def join(self, page: Page, name: str = "", *, remote: bool = False, origin: str = "") -> Phone:
        phone = await Phone(page, self.language).scan(f"{origin or self.origin}/{self.code}")
        return await phone.join(name, remote=remote)

    async def wall(self, stage: Stage, name: str = "wall") -> Wall:
        page = await stage.device(name, "wall", self.language)
        return await Wall(page, self.language).enter(self.origin, self.code, self.made.wall)

    async def console(self, stage: Stage, kind: Kind = "console") -> Console:
        page = await stage.device(f"console-{kind}", kind, self.language)
        return await Console(page, self.language).take_over(f"{self.address}/console#{self.made.moderator}")


@asynccontextmanager
async def running(
    origin: str, mode: str = "hidden", language: str = "en", statements: int = 3
) -> AsyncIterator[Running]:
    """Start a workshop with some of the suggested statements; everything ends with the block."""
    chosen = [{"statement": suggested["statement"]} for suggested in STATEMENTS[:statements]]
    title = {"lv": "Mūsu dienas centrs", "en": "Our day centre", "uk": "Наш денний центр"}[language]
    body = {"title": title, "language": language, "statements": chosen, "mode": mode}
    made = Workshop(**await post(origin, "/workshops", body))
    async with AsyncExitStack() as stack:
        moderator = await stack.enter_async_context(Client(origin, made.code, "moderator", made.moderator))
        yield Running(origin, made, moderator, language, stack)
