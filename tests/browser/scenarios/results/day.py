"""The two workshops, half a year apart: every device, everyone who takes part, and what can be asked of all of them."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from typing import TypeVar

from playwright.async_api import Page, expect

from board.methods import AGAIN, STATEMENTS, TOOLS
from tests.browser.evening import EveningConsole, EveningPhone
from tests.browser.figures import FigurePhone
from tests.browser.scenarios.evening.clock import Clock
from tests.browser.scenarios.results.people import WITH_PHONES, Round
from tests.browser.scenarios.results.thoughts import OWN
from tests.browser.screens import Wall
from tests.browser.stage import Stage
from tests.browser.test_follow_up import overheard
from tests.client import Client, Record
from tests.running import Server
from tests.valkey import Valkey

SUGGESTED = 0  # of the nine statements
PARTS = {
    "challenges": ("challenges", 0), "rating": ("challenges", 1), "worth": ("worth", 0), "criteria": ("criteria", 0),
    "actions": ("actions", 0),
}  # fmt: skip


PICTURES_ARE_CALM = 2.5  # seconds after the last change

Said = TypeVar("Said", str, tuple[str, ...])


class ResultsPhone(EveningPhone, FigurePhone):
    """Somebody's phone."""

    async def is_here_as(self, side: str) -> None:
        """Asked once, before the first answer for which it matters."""
        await self.button(f"phone.side.{side}").click()
        await expect(self.page.locator(".side-ask")).to_have_count(0)

    async def rate_all(self, *marks: int) -> None:
        """Where everyone rates every card, one after the other."""
        for value in marks:
            await self.page.locator("button.every-next").click()
            await self.place(value)
        await self.page.locator("button.every-next").click()
        await self.sees("phone.rating.done", n=len(marks), of=len(marks))


class Story:
    """All that lasts longer than one workshop. `elsewhere`: a server with a store of its own."""

    spring: "Meeting"
    autumn: "Meeting"

    def __init__(self, stage: Stage, clock: Clock, server: Server, store: Valkey, elsewhere: Server) -> None:
        self.stage = stage
        self.clock = clock
        self.server = server
        self.store = store
        self.elsewhere = elsewhere
        self.stack = AsyncExitStack()
        self.card = ""  # the code on the return card
        self.file = b""  # the first workshop as JSON

    @property
    def language(self) -> str:
        return self.stage.language

    @property
    def origin(self) -> str:
        return self.server.origin

    def said(self, words: Mapping[str, Said]) -> Said:
        return words[self.language]

    async def calm(self) -> None:
        """Wait until nothing on the screens moves any more, if pictures are wanted."""
        if self.stage.shots is not None:
            await asyncio.sleep(PICTURES_ARE_CALM)

    def title(self, part: str) -> str:
        """What a part of the agenda is called on the screens."""
        fixed = {
            "own": OWN,
            "suggested": STATEMENTS[SUGGESTED]["statement"],
            "rated again": AGAIN["rate"]["title"],
            "told again": AGAIN["state"]["title"],
        }
        if part in fixed:
            return str(fixed[part][self.language])
        tool, n = PARTS[part]
        template = TOOLS[tool]["activities"][n]
        return str(template.get("title", template.get("question"))[self.language])

    def column(self, part: str, name: str) -> Record:
        """A column of a table."""
        tool, n = PARTS.get(part, ("", 0))
        template = TOOLS[tool]["activities"][n] if tool else AGAIN["state"]
        return next(column for column in template["columns"] if column["name"] == name)

    def option(self, part: str, name: str, number: int) -> str:
        return str(self.column(part, name)["options"][number][self.language])

    def heading(self, part: str, name: str) -> str:
        return str(self.column(part, name)["title"][self.language])

    async def meeting(self, console: EveningConsole, wall_link: str) -> "Meeting":
        """The workshop that this console has just begun, with its wall and its moderator's rights by wire."""
        code = console.page.url.split("/")[3]
        cookies = await console.page.context.cookies(console.page.url)
        secret = next(one["value"] for one in cookies if one["name"] == "moderator" and one["path"] == f"/{code}")
        moderator = await self.stack.enter_async_context(Client(self.origin, code, "moderator", secret))
        wall = Wall(await self.stage.device("wall", "wall"), self.language)
        meeting = Meeting(self, code, console, wall, moderator)
        meeting.frames.append(overheard(wall.page))
        if self.stage.shots is None:  # nobody looks on: people need not walk to their places
            await wall.page.emulate_media(reduced_motion="reduce")
        await wall.enter(self.origin, code, wall_link.partition("#")[2])
        return meeting

    async def to_the_page(self, console: EveningConsole, step: str) -> Page:
        """The report as a page, by the console's sheet."""
        sheet = await console.in_sheet("console.report.title")
        await self.stage.picture_of(console.page, f"{step}-sheet")
        async with console.page.context.expect_page() as opened:
            await sheet.locator("a[href*='/report?']").click()
        page = await opened.value
        self.stage.watch(page)
        await page.wait_for_url("**/report?*")
        await self.stage.picture_of(page, f"{step}-page", whole=True)
        await console.close_sheet()
        return page


class Meeting:
    """One workshop and everyone in it."""

    def __init__(self, story: Story, code: str, console: EveningConsole, wall: Wall, moderator: Client) -> None:
        self.story = story
        self.code = code
        self.console = console
        self.wall = wall
        self.moderator = moderator
        self.phones: dict[str, ResultsPhone] = {}
        self.clients: dict[str, Client] = {}
        self.frames: list[list[str]] = []  # all that came to the wall and to each phone

    @property
    def user(self) -> ResultsPhone:
        return self._on("user")

    @property
    def staff(self) -> ResultsPhone:
        return self._on("staff")

    def _on(self, side: str) -> ResultsPhone:
        return next(phone for name, phone in self.phones.items() if WITH_PHONES[name] == side)

    @property
    def everyone(self) -> int:
        return len(self.phones) + len(self.clients)

    # Coming and going

    async def come(self, others: Mapping[str, str]) -> None:
        """Those with phones, and the others by wire, who say at once as whom they are there."""
        for name in WITH_PHONES:
            page = await self.story.stage.device(f"phone-{WITH_PHONES[name]}", "phone")
            self.frames.append(overheard(page))
            self.phones[name] = ResultsPhone(page, self.story.language)
        await asyncio.gather(*map(self._with_a_phone, WITH_PHONES))
        for name, side in others.items():
            client = await self.story.stack.enter_async_context(await Client.joined(self.story.origin, self.code, name))
            assert await client.do("seat.side", side=side) is None
            self.clients[name] = client
        await self.wall.sees("wall.lobby.people", n=self.everyone)

    async def _with_a_phone(self, name: str) -> None:
        await self.phones[name].scan(f"{self.story.origin}/{self.code}")
        await self.phones[name].join(name)

    async def go_home(self) -> None:
        """Everyone puts everything away."""
        for name in list(self.story.stage.pages):
            await self.story.stage.lose(name)
        for client in self.clients.values():
            await client.close()

    # The agenda

    def activity(self, part: str) -> str:
        """Its name on the wire."""
        title, view = self.story.title(part), self.moderator.view()
        agenda: list[str] = view["workshop"]["agenda"]
        return next(name for name in agenda if title in _headings(view[f"activity/{name}"]))

    def cards(self, part: str) -> dict[str, str]:
        """The names of all cards or rows there, by what stands on them."""
        start = f"card/{self.activity(part)}/"
        found = {
            name.removeprefix(start): card for name, card in self.moderator.view().items() if name.startswith(start)
        }
        return {card["base"]: name for name, card in found.items()}

    async def everyone_reads(self, part: str) -> None:
        title = self.story.title(part)
        await self.console.reads(title)
        await expect(self.wall.page.get_by_role("heading", level=1)).to_contain_text(title)
        for phone in self.phones.values():
            await phone.reads(title)

    # What all do at once

    async def lead(self, command: str, **fields: object) -> None:
        refused = await self.moderator.do(command, **fields)
        assert refused is None, (command, refused)

    async def by_wire(self, command: str, part: str, each: Sequence[Record]) -> None:
        """All who are there by wire do the same, each in their own way, as soon as they are at that part."""
        activity = self.activity(part)
        for client, fields in zip(self.clients.values(), each, strict=True):
            await client.until(lambda client=client: client.view()["workshop"]["current"] == activity)  # type: ignore[misc]
            refused = await client.do(command, activity=activity, **fields)
            assert refused is None, (command, fields, refused)

    async def stand(self, part: str, number: int, round_: Round) -> None:
        """Everyone takes a place on the line."""
        for phone, step in zip(self.phones.values(), round_.steps, strict=True):
            await phone.stand(step)
            await phone.is_saved(step)
        await self.by_wire("scale.place", part, [{"round": number, "at": at} for at in round_.places])
        await self.wall.counts(self.everyone, self.everyone)


def _headings(activity: Record) -> list[str]:
    """What an activity is called, in every language."""
    said = (activity.get(key) or {} for key in ("title", "question", "statement"))
    return [words for one in said for words in one.values()]
