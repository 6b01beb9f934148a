"""Everyone who is part of the evening, every device, and what can be asked of all of them at once."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from playwright.async_api import expect

from board.methods import AGENDAS, TOOLS
from tests.browser.evening import EveningConsole, EveningPhone, EveningTablet
from tests.browser.scenarios.evening.clock import Clock, WoundStage
from tests.browser.scenarios.evening.thoughts import OWN
from tests.browser.screens import Wall
from tests.client import Client, Record
from tests.running import Server

LEADER, OUTSIDER = "Inese", "Rūta"
HELPER, WRITER, UKRAINIAN, REMOTE = "Ilze", "Māris", "Олена", "Kristīne"
ON_THE_TABLET = ("Alfrēds", "Biruta", "Skaidrīte", "Velta")
HELPED = ON_THE_TABLET[-1]  # she asks the helper, who takes her seat along on a phone
HALL_BY_WIRE = ("Anna", "Dace", "Egīls", "Marta", "Pēteris", "Zane", "Raimonds", "Līga", "Jānis")
REMOTE_BY_WIRE = ("Toms", "Aiga")
SLOW = REMOTE_BY_WIRE[-1]
HALL = 3 + len(HALL_BY_WIRE) + len(ON_THE_TABLET)
FAR = 1 + len(REMOTE_BY_WIRE)
ALL = HALL + FAR

# The parts of the team workshop that are reached, by the tools that they are of.
PARTS = {
    "welcome": ("team", 0), "rules": ("rules", 0), "why": ("introduction", 0), "what": ("introduction", 1),
    "opinion": ("opinions", 0), "echo": ("echo", 0), "challenges": ("challenges", 0), "rating": ("challenges", 1),
    "worth": ("challenges", 2), "pause": ("pause", 0), "pilots": ("pilots", 0),
}  # fmt: skip


class Day:
    """One workshop of nineteen, from two days before to its end."""

    console: EveningConsole
    wall: Wall
    tablet: EveningTablet

    def __init__(
        self, stage: WoundStage, clock: Clock, servers: Sequence[Server], store: str, stack: AsyncExitStack
    ) -> None:
        self.stage = stage
        self.clock = clock
        self.servers = servers
        self.store = store
        self.stack = stack
        self.phones: dict[str, EveningPhone] = {}
        self.clients: dict[str, Client] = {}
        self.code = ""
        self.invited = ""  # the outside moderator's link
        self.wall_secret = ""
        self.began = 0.0  # on a clock that nobody winds

    @property
    def language(self) -> str:
        return self.stage.language

    def origin(self, i: int = 0) -> str:
        return self.servers[i % len(self.servers)].origin

    @property
    def address(self) -> str:
        return f"{self.origin()}/{self.code}"

    @property
    def helper(self) -> EveningTablet:
        """The phone on which two people answer."""
        phone = self.phones[HELPER]
        assert isinstance(phone, EveningTablet)
        return phone

    # The agenda

    def title(self, part: str, language: str = "") -> str:
        """What it is called on the screens; "own" is the leader's statement."""
        if part == "own":
            return OWN[self.language]
        tool, n = PARTS[part]
        template = (AGENDAS if part == "welcome" else TOOLS)[tool]["activities"][n]
        said = next(template[key] for key in ("title", "question", "statement") if key in template)
        return str(said[language or self.language])

    def option(self, part: str, n: int) -> str:
        tool, i = PARTS[part]
        return str(TOOLS[tool]["activities"][i]["options"][n]["text"][self.language])

    async def activity(self, part: str) -> str:
        """Its name, as soon as it has been opened."""
        await self.anyone.until(lambda: self._found(part) != "")
        return self._found(part)

    async def number(self, part: str) -> int:
        """Its place in the agenda, counted from 1."""
        return self._agenda().index(await self.activity(part)) + 1

    def _found(self, part: str) -> str:
        view, title = self.anyone.view(), self.title(part)
        parts = ((name, view.get(f"activity/{name}", {})) for name in self._agenda())
        return next((name for name, found in parts if title in _headings(found)), "")

    def _agenda(self) -> list[str]:
        return list(self.anyone.view()["workshop"]["agenda"])

    @property
    def anyone(self) -> Client:
        """Who sees what all see, by wire."""
        return next(iter(self.clients.values()))

    # Time

    async def takes(self, minutes: float) -> None:
        """So much later it is, on all screens."""
        self.clock.wind(minutes)
        await self.stage.learn_the_time()

    def minutes(self) -> float:
        """Since the first part began, without those that were wound on."""
        return (time.monotonic() - self.began) / 60

    # What all do at once

    async def by_wire(self, names: Sequence[str], command: str, part: str, **fields: object) -> None:
        """They do the same in that part, as soon as they are there."""
        activity = await self.activity(part)
        for name in names:
            client = self.clients[name]
            await client.until(lambda client=client: client.view()["workshop"]["current"] == activity)  # type: ignore[misc]
            refused = await client.do(command, activity=activity, **fields)
            assert refused is None, (name, refused)

    # What all see

    async def everyone_reads(self, part: str) -> None:
        title = self.title(part)
        await self.console.reads(title)
        await expect(self.wall.page.get_by_role("heading", level=1)).to_contain_text(title)
        for name, phone in self.phones.items():
            await phone.reads(self.title(part, phone.words.language) if name == UKRAINIAN else title)

    async def on_the_wall(self, *words: str) -> None:
        for one in words:
            await expect(self.wall.page.locator("main")).to_contain_text(one)


def _headings(activity: Record) -> list[str]:
    """What an activity is called, in every language."""
    said = (activity.get(key) or {} for key in ("title", "question", "statement"))
    return [words for one in said for words in one.values()]


@asynccontextmanager
async def evening(stage: WoundStage, clock: Clock, servers: Sequence[Server], store: str) -> AsyncIterator[Day]:
    """Nothing has begun; one server runs, that of the leader's laptop."""
    servers[0].start()
    async with AsyncExitStack() as stack:
        yield Day(stage, clock, servers, store, stack)
