"""The day on which it happens: every device, everyone who takes part, and what can be asked of the board."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from playwright.async_api import Page, expect

from board.activities.cards import Card
from board.methods import TOOLS
from tests.browser.figures import FigurePhone, Laptop
from tests.browser.screens import Wall
from tests.browser.stage import Stage
from tests.browser.steering import FigureConsole
from tests.browser.workshop import Running, running
from tests.client import Client, Key, Record
from tests.running import Server, replayed

# Who is in which group; the first two of each have a screen, the others take part by wire.
PEOPLE = {
    "birch": ("Ilze", "Māris", "Anna", "Dace", "Egīls"),
    "oak": ("Marta", "Olena", "Pēteris", "Zane", "Raimonds"),
}
REMOTE = "Olena"  # on a laptop, far away
ALL = 10
TOGETHER = ("scenario", "swot", "pyramid", "present", "stakeholders", "star", "criteria", "actions")


class Day:
    """One workshop of ten: three with a phone in hand, one at a laptop, the others by wire."""

    console: FigureConsole
    wall: Wall

    def __init__(
        self, stage: Stage, servers: Sequence[Server], store: str, led: Running, stack: AsyncExitStack
    ) -> None:
        self.stage = stage
        self.servers = servers
        self.store = store
        self.led = led
        self.stack = stack
        self.screens: dict[str, FigurePhone] = {}
        self.clients: dict[str, Client] = {}
        self.by_wires = 0  # cards

    @property
    def language(self) -> str:
        return self.stage.language

    @property
    def witness(self) -> Client:
        """The moderator's rights, by wire."""
        return self.led.moderator

    def origin(self, i: int) -> str:
        return self.servers[i % len(self.servers)].origin

    # Who

    def pair(self, group: str) -> tuple[FigurePhone, FigurePhone]:
        """The two of the group who have a screen."""
        one, two, *_ = PEOPLE[group]
        return self.screens[one], self.screens[two]

    def by_wire(self, group: str) -> list[Client]:
        return [self.clients[name] for name in PEOPLE[group] if name in self.clients]

    @property
    def pages(self) -> list[Page]:
        return list(self.stage.pages.values())

    # The tools, as the agenda has them

    def activity(self, tool: str) -> str:
        return self.witness.activity(TOGETHER.index(tool))

    def title(self, tool: str) -> str:
        template = TOOLS[tool]["activities"][0]
        return str(template.get("title", template.get("question"))[self.language])

    def part(self, tool: str, name: str) -> str:
        """How a field or a column is headed."""
        [template] = TOOLS[tool]["activities"]
        parts = template.get("fields", template.get("columns"))
        return str(next(part["title"][self.language] for part in parts if part["name"] == name))

    def spark(self, tool: str, field: str = "") -> str:
        """The first example that is offered."""
        [template] = TOOLS[tool]["activities"]
        of = next(part for part in template["fields"] if part["name"] == field) if field else template
        return str(of["sparks"][0][self.language])

    # What is written

    def cards(self, tool: str) -> dict[str, Record]:
        start = f"card/{self.activity(tool)}/"
        return {name.removeprefix(start): card for name, card in self.witness.view().items() if name.startswith(start)}

    async def written(self, tool: str) -> list[Card]:
        """As anyone would find them who comes now."""
        board = (await replayed(self.store, self.led.code)).state
        return list(board.under(f"card/{self.activity(tool)}", Card))

    async def add(self, client: Client, tool: str, text: str, field: str = "", **more: str) -> None:
        """A card by wire."""
        activity = self.activity(tool)
        await client.until(lambda: f"activity/{activity}" in client.view())
        refused = await client.answer(self.send(client, tool, text, field, **more))
        assert refused is None, refused

    def send(self, client: Client, tool: str, text: str, field: str = "", **more: str) -> Key:
        """A card on its way, whether there is a line or not."""
        self.by_wires += 1
        name = f"wire{self.by_wires:03}"
        return client.send("card.add", activity=self.activity(tool), id=name, text=text, field=field, **more)

    # What all see

    async def everyone_reads(self, tool: str) -> None:
        title = self.title(tool)
        await self.console.reads(title)
        for screen in self.screens.values():
            await screen.reads(title)
        await expect(self.wall.page.get_by_role("heading", level=1)).to_contain_text(title)

    async def on_the_wall(self, *words: str) -> None:
        for one in words:
            await expect(self.wall.page.locator("main")).to_contain_text(one)


@asynccontextmanager
async def gathered(stage: Stage, servers: Sequence[Server], store: str) -> AsyncIterator[Day]:
    """Console and wall are open, and nobody is in yet."""
    async with running(servers[-1].origin, language=stage.language, statements=0) as led, AsyncExitStack() as stack:
        day = Day(stage, servers, store, led, stack)
        day.console = FigureConsole((await led.console(stage)).page, stage.language)
        day.wall = await led.wall(stage)
        yield day


async def everyone_comes(day: Day) -> None:
    for i, name in enumerate(name for group in PEOPLE.values() for name in group[:2]):
        day.screens[name] = await _at_a_screen(day, name, day.origin(i))
    for i, name in enumerate(name for group in PEOPLE.values() for name in group[2:]):
        client = await Client.joined(day.origin(i), day.led.code, name)
        day.clients[name] = await day.stack.enter_async_context(client)


async def _at_a_screen(day: Day, name: str, origin: str) -> FigurePhone:
    remote = name == REMOTE
    page = await day.stage.device(f"{'laptop' if remote else 'phone'}-{name}", "laptop" if remote else "phone")
    screen = (Laptop if remote else FigurePhone)(page, day.language)
    await screen.scan(f"{origin}/{day.led.code}")
    await screen.join(name, remote=remote)
    return screen
