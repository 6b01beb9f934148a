"""Who takes part in a play of the floor line, and what all of them do at once."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Literal

from playwright.async_api import expect

from board.methods import STATEMENTS
from tests.browser.console import Console
from tests.browser.proxy import Proxy
from tests.browser.scenarios.people import EVERYONE
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Stage
from tests.client import Client
from tests.running import Server

Mode = Literal["nameless", "hidden", "live"]

ALL = len(EVERYONE)
SUGGESTED = (1, 4)  # of the nine
TITLES = {"lv": "Dienas centrs Smiltenē: ko uzlabosim vispirms?", "en": "Our day centre: what shall we improve first?"}
OWN = {"lv": "Dienas centram jābūt atvērtam arī sestdienās.", "en": "The day centre should also be open on Saturdays."}
WALK_IS_OVER = 4.5  # seconds after the reveal


class Cast:
    """One workshop and everyone in it.

    `servers` are processes on one store: devices are spread over them; the last phone is behind `network`. With
    `hand_over` the laptop becomes the wall and the moderator leads by phone, then from a second laptop; without, the
    laptop stays the console.
    """

    console: Console
    wall: Wall

    def __init__(
        self,
        stage: Stage,
        servers: Sequence[Server],
        mode: Mode,
        network: Proxy,
        stack: AsyncExitStack,
        *,
        hand_over: bool,
    ) -> None:
        self.stage = stage
        self.servers = servers
        self.mode: Mode = mode
        self.network = network
        self.stack = stack
        self.hand_over = hand_over
        self.language = stage.language
        self.statements = [STATEMENTS[number]["statement"][self.language] for number in SUGGESTED]
        self.statements.append(OWN[self.language])
        self.phones: list[Phone] = []
        self.clients: list[Client] = []
        self.code = ""
        self.secret = ""

    def origin(self, i: int) -> str:
        return self.servers[i % len(self.servers)].origin

    def activity(self, index: int) -> str:
        """The names of activities are not on any page; a client knows them."""
        return self.clients[0].activity(index)

    async def wire_places(self, activity: str, number: int, places: Sequence[int | None]) -> None:
        """The protocol clients take their places."""
        for client, at in zip(self.clients, places, strict=True):
            await client.until(lambda client=client: f"activity/{activity}" in client.view())  # type: ignore[misc]
            assert await client.do("scale.place", activity=activity, round=number, at=at) is None

    async def wire_here(self, number: int) -> None:
        """They say that they stand there, as pages do by themselves once a nameless round is shown."""
        for client in self.clients:
            assert await client.do("scale.here", activity=self.activity(0), round=number) is None

    async def everyone_reads(self, statement: str) -> None:
        await self.wall.reads(statement)
        await self.console.reads(statement)
        for phone in self.phones:
            await phone.reads(statement)

    async def named(self, name: str) -> None:
        """Names are on the wall, unless there are none."""
        shown = self.wall.page.locator(".person-name").filter(has_text=name)
        await expect(shown).to_have_count(0 if self.mode == "nameless" else 1)

    async def all_are_counted(self) -> None:
        await self.wall.counts(ALL, ALL)
        await self.console.counts(ALL, ALL)

    async def nobody_joined_again(self) -> None:
        async with Client(self.origin(0), self.code, "wall", self.secret) as witness:
            seats = [name for name in witness.view() if name.startswith("seat/")]
        assert len(seats) == ALL

    async def after_the_walk(self) -> None:
        """Pictures wait until everyone has come to their place."""
        if self.stage.shots is not None:
            await asyncio.sleep(WALK_IS_OVER)


def step_of(at: int) -> int:
    """The large step nearest to a place."""
    return round(at / 250) + 1
