"""The floor line as a team does it in a hall: one console, one wall, twelve people, and a day on which much goes wrong.

Read it from top to bottom: each method is one thing that happens, and checks what people then see.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, expect

from board.methods import STATEMENTS
from tests.browser.console import Console
from tests.browser.proxy import Proxy
from tests.browser.scenarios.people import BY_WIRE, EVERYONE, ON_PHONES, ON_THE_LINE, moved
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Stage, browser_open
from tests.client import Client
from tests.running import Server, several
from tests.valkey import Valkey

Mode = Literal["nameless", "hidden", "live"]

ALL = len(EVERYONE)
SUGGESTED = (1, 4)  # of the nine
TITLES = {"lv": "Dienas centrs Smiltenē: ko uzlabosim vispirms?", "en": "Our day centre: what shall we improve first?"}
OWN = {"lv": "Dienas centram jābūt atvērtam arī sestdienās.", "en": "The day centre should also be open on Saturdays."}
ON_THE_FLY = {"lv": "Mēs tiešām varam kaut ko mainīt.", "en": "We really can change something."}
TEN_MINUTES = "10:00"
WALK_IS_OVER = 4.5  # seconds after the reveal


class FloorLine:
    """One workshop from the home page to its end.

    `servers` are processes on one store: devices are spread over them. With `hand_over` the laptop becomes the wall and
    the moderator leads by phone, then from a second laptop; without, the laptop stays the console.
    """

    def __init__(self, stage: Stage, servers: Sequence[Server], mode: Mode, *, hand_over: bool) -> None:
        self.stage = stage
        self.servers = servers
        self.mode: Mode = mode
        self.hand_over = hand_over
        self.language = stage.language
        self.statements = [STATEMENTS[number]["statement"][self.language] for number in SUGGESTED]
        self.statements.append(OWN[self.language])
        self.phones: list[Phone] = []
        self.clients: list[Client] = []
        self.code = ""
        self.secret = ""
        self.console: Console
        self.wall: Wall
        self.network: Proxy

    async def play(self) -> None:
        async with AsyncExitStack() as stack:
            self.stack = stack
            self.network = await stack.enter_async_context(Proxy(self.servers[-1].port))
            await self.start_a_workshop()
            await self.open_console_and_wall()
            await self.let_people_join()
            await self.try_the_practice_line()
            await self.ask_the_first_statement()
            await self.place_themselves()
            await self.move_and_take_back()
            await self.reveal()
            await self.talk()
            await self.go_for_a_second_round()
            await self.see_who_moved()
            await self.ask_the_second_statement()
            await self.lose_a_network_and_come_back()
            await self.lose_a_server_and_come_back()
            await self.go_back_and_on()
            await self.write_on_the_fly()
            await self.finish()

    # Getting ready

    async def start_a_workshop(self) -> None:
        laptop = await self.stage.device("laptop", "console")
        self.console = Console(laptop, self.language)
        await self.console.ask_to_start(self.origin(0))
        await self.console.describe(TITLES[self.language], SUGGESTED, self.statements[2], self.mode)
        await self.stage.picture("01-start")
        self.code = await self.console.start()
        self.secret = await self.console.wall_secret(self.code)
        await self.stage.picture("02-question")

    async def open_console_and_wall(self) -> None:
        if self.hand_over:
            await self.hand_the_console_to_a_phone()
            await self.lend_the_console_to_another_laptop()
        else:
            link = await self.console.keep_this_screen()
            await self.stage.picture("03-wall-link")
            await self.console.button("console.wall_done").click()
            assert link.endswith(f"/{self.code}/wall#{self.secret}")
            self.wall = Wall(await self.stage.device("wall", "wall"), self.language)
            await self.wall.enter(self.origin(1), self.code, self.secret)
        assert self.secret not in self.wall.page.url
        await expect(self.wall.page.locator(".lobby-title")).to_have_text(TITLES[self.language])
        await self.wall.sees("wall.lobby.nobody")
        await self.stage.picture("04-lobby")

    async def hand_the_console_to_a_phone(self) -> None:
        lent = await self.console.show_this_screen()
        await self.stage.picture("03-hand-over")
        laptop = self.console.page
        self.console = Console(await self.stage.device("moderator", "phone"), self.language)
        await self.console.take_over(f"{self.origin(1)}/{self.code}/console#{lent}")
        await laptop.wait_for_url(f"**/{self.code}/wall")
        await laptop.set_viewport_size({"width": 1920, "height": 1080})
        self.stage.rename("laptop", "wall")
        self.wall = Wall(laptop, self.language)

    async def lend_the_console_to_another_laptop(self) -> None:
        await self.console.more()
        await self.stage.picture("03-more")
        await self.console.button("console.lend").click()
        lent = await self.console.lent_code()
        second = Console(await self.stage.device("console", "console"), self.language)
        await second.page.goto(f"{self.origin(2)}/{self.code}/console")
        await second.page.get_by_label(self.console.words("console.way_in.code")).fill(lent.lower())
        await second.button("console.way_in.open").click()
        await expect(second.next_button).to_be_visible()
        await self.console.close_sheet()
        self.console = second

    async def let_people_join(self) -> None:
        for i in range(len(ON_PHONES)):
            page = await self.stage.device(f"phone-{i + 1}", "phone")
            self.phones.append(Phone(page, self.language))
        await self.phones[3].page.clock.install()
        await self.phones[0].type_code(self.origin(0), self.code.lower())
        await self.phones[3].type_code(self.network.origin, self.code)
        await self.phones[1].scan(f"{self.origin(1)}/{self.code}")
        await self.phones[2].scan(f"{self.origin(2)}/{self.code}")
        await self.stage.picture("05-joining")
        for phone, person in zip(self.phones, ON_PHONES, strict=True):
            await phone.join(person.name, remote=person.remote)
        for i, person in enumerate(BY_WIRE):
            client = await Client.joined(self.origin(i), self.code, person.name, remote=person.remote)
            self.clients.append(await self.stack.enter_async_context(client))
        await self.wall.sees("wall.lobby.people", n=ALL)

    async def try_the_practice_line(self) -> None:
        for phone, person in zip(self.phones, ON_PHONES, strict=True):
            await phone.stand(step_of(person.first or 0))
            await phone.is_saved()
        await self.wire_places("practice", 1, [person.second for person in BY_WIRE])
        await expect(self.wall.people).to_have_count(ALL)
        await self.stage.picture("06-practice")

    # The first statement

    async def ask_the_first_statement(self) -> None:
        await self.console.next("console.next.start", n=1)
        await self.everyone_reads(self.statements[0])
        for phone in self.phones:
            await phone.sees(f"phone.mode.{self.mode}")
        await self.stage.picture("07-open")

    async def place_themselves(self) -> None:
        for phone, person in zip(self.phones, ON_PHONES, strict=True):
            await (phone.listen() if person.first is None else phone.stand(5))
        await expect(self.phones[1].status).to_contain_text(self.console.words("phone.status.listening"))
        await self.wire_places(self.activity(0), 1, [person.first for person in BY_WIRE])
        await self.wall.counts(ON_THE_LINE, ALL)
        await self.console.counts(ON_THE_LINE, ALL)
        await expect(self.wall.people).to_have_count(ON_THE_LINE if self.mode == "live" else 0)
        if self.mode != "live":
            await expect(self.wall.came).to_have_count(ON_THE_LINE)

    async def move_and_take_back(self) -> None:
        for i in (0, 2, 3):
            step = step_of(ON_PHONES[i].first or 0)
            await self.phones[i].stand(step)
            await self.phones[i].is_saved(step)
        await self.phones[0].nudge(up=True)
        await self.phones[0].nudge(up=False)
        await self.phones[2].slide(100)
        await self.phones[2].is_marked(1)
        await self.phones[2].take_back()
        await self.phones[2].is_saved()
        await self.phones[2].stand(4)
        await self.phones[2].is_saved(4)
        await self.wall.counts(ON_THE_LINE, ALL)
        await self.stage.picture("08-placed")

    async def reveal(self) -> None:
        await self.console.next("console.next.freeze" if self.mode == "live" else "console.next.reveal")
        await self.stage.picture("09-hush")
        await expect(self.phones[0].page.locator(".result")).to_be_visible()
        await self.phones[0].sees("phone.you_stand")
        await self.phones[1].sees("phone.you_listened")
        await expect(self.wall.people).to_have_count(ON_THE_LINE)
        await self.named("Māris")
        await self.after_the_walk()
        await self.stage.picture("10-shown")

    async def named(self, name: str) -> None:
        """Names are on the wall, unless there are none."""
        await expect(self.wall.page.locator(".person-name").filter(has_text=name)).to_have_count(
            0 if self.mode == "nameless" else 1
        )

    # Talk, and once more

    async def talk(self) -> None:
        if self.mode == "nameless":
            await self.wire_here(1)
            await asyncio.sleep(2.5)  # as long as the last phone may take to say that its owner stands there
        await self.console.next("console.next.talk_drawn" if self.mode == "nameless" else "console.next.talk_nearest")
        for i in (0, 2, 3):
            await self.phones[i].sees("phone.talk_with")
            await expect(self.phones[i].page.get_by_role("timer")).to_contain_text("3:")
        await self.phones[1].sees("phone.listen_to_others")
        await self.stage.picture("11-talk")
        await self.phones[1].button("phone.join_talk").click()
        await self.phones[1].sees("phone.talk_with")
        await self.everyone_has_a_partner()
        await self.phones[0].button("phone.together").click()
        await self.phones[0].sees("phone.put_away")
        await expect(self.phones[0].tabs).to_have_count(0)
        await expect(self.wall.page.locator(".talk-pairs li")).to_have_count(0 if self.mode == "nameless" else 5)
        await self.stage.picture("12-put-away")

    async def everyone_has_a_partner(self) -> None:
        """Eleven stand on the line: four pairs and a trio, and who listened has joined one of them."""
        prefix = f"pair/{self.activity(0)}/1/"
        for client in self.clients:
            own = [record for name, record in client.view().items() if name.startswith(prefix)]
            assert len(own) == 1
            assert 1 <= len(own[0]["with"]) <= 2

    async def go_for_a_second_round(self) -> None:
        await self.console.next("console.next.round", n=2)
        anna, guest, olena, janis = self.phones
        await expect(anna.page.locator(".mark.before")).to_be_visible()
        await self.stage.picture("13-second-round")
        await olena.button("phone.stay_here").click()
        for phone, person in zip((anna, guest, janis), (ON_PHONES[0], ON_PHONES[1], ON_PHONES[3]), strict=True):
            await phone.stand(step_of(person.second or 0))
            await phone.is_saved()
        await olena.is_saved(4)
        await self.wire_places(self.activity(0), 2, [person.second for person in BY_WIRE])
        await self.wall.counts(ALL, ALL)

    async def see_who_moved(self) -> None:
        await self.console.next("console.next.freeze" if self.mode == "live" else "console.next.reveal")
        await self.after_the_walk()
        # One newcomer alone would be told apart on a nameless line, and so waits.
        await expect(self.wall.people).to_have_count(ALL - 1 if self.mode == "nameless" else ALL)
        low, stayed, high = moved()
        for key, n in (("low", low), ("stayed", stayed), ("high", high)):
            await self.wall.sees(f"wall.moved.{key}", n=n)
        await expect(self.wall.page.locator(".floor-moves .move")).to_have_count(low + high)
        await self.stage.picture("14-moved")

    # The second statement, on which everything breaks

    async def ask_the_second_statement(self) -> None:
        await self.console.next("console.next.open", n=2)
        await self.everyone_reads(self.statements[1])
        await self.phones[0].stand(2)
        await self.phones[0].is_saved(2)

    async def lose_a_network_and_come_back(self) -> None:
        """Ten minutes without a network, on this phone's clock; its owner places themselves meanwhile."""
        phone = self.phones[3]
        self.stage.network_may_fail = True
        self.network.stall()
        await phone.stand(4)
        await expect(phone.status).to_contain_text(phone.words("phone.status.sending"))
        await phone.page.clock.fast_forward("00:15")
        await phone.is_waiting()
        await phone.stand(5)
        await phone.page.clock.fast_forward(TEN_MINUTES)
        await phone.is_waiting()
        await phone.reads(self.statements[1])
        await self.stage.picture("15-no-network")
        self.network.cut()
        self.network.mend()
        await phone.page.clock.fast_forward("00:30")
        await phone.is_saved(5)
        await self.wall.counts(2, ALL)

    async def lose_a_server_and_come_back(self) -> None:
        """kill -9 of the process that most are connected to; they go on placing themselves."""
        self.stage.network_may_fail = True
        killed = self.servers[0]
        killed.kill9()
        phone = self.phones[0]
        await phone.stand(5)
        await phone.is_waiting()
        await self.stage.picture("16-no-server")
        killed.start()
        await phone.is_saved(5)
        await self.wire_places(self.activity(1), 1, [person.first for person in BY_WIRE])
        await self.phones[1].stand(3)
        await self.phones[2].stand(2)
        await self.wall.counts(ALL, ALL)
        await self.console.counts(ALL, ALL)
        for i, step in ((0, 5), (1, 3), (2, 2), (3, 5)):
            await self.phones[i].is_saved(step)
        assert len({client.seat for client in self.clients}) == len(self.clients)
        await self.nobody_joined_again()

    async def nobody_joined_again(self) -> None:
        async with Client(self.origin(0), self.code, "wall", self.secret) as witness:
            seats = [name for name in witness.view() if name.startswith("seat/")]
        assert len(seats) == ALL

    # To the end

    async def go_back_and_on(self) -> None:
        await self.console.back("console.back.statement", n=1)
        await self.everyone_reads(self.statements[0])
        await expect(self.wall.people).to_have_count(ALL - 1 if self.mode == "nameless" else ALL)
        await self.stage.picture("17-back")
        await self.console.show_statement(self.statements[1])
        await self.everyone_reads(self.statements[1])
        await self.wall.counts(ALL, ALL)
        await self.phones[0].is_saved(5)

    async def write_on_the_fly(self) -> None:
        await self.console.write(ON_THE_FLY[self.language])
        await self.console.in_more("console.skip")
        await self.everyone_reads(ON_THE_FLY[self.language])
        await self.stage.picture("18-on-the-fly")

    async def finish(self) -> None:
        await self.console.in_more("console.next.finish")
        await self.wall.sees("wall.closed")
        for phone in self.phones:
            await phone.sees("phone.closed")
        await self.stage.picture("19-finished")

    # What everyone does

    def origin(self, i: int) -> str:
        return self.servers[i % len(self.servers)].origin

    def activity(self, index: int) -> str:
        """The names of activities are not on any page; a client knows them."""
        return self.clients[0].activity(index)

    async def wire_places(self, activity: str, number: int, places: Sequence[int | None]) -> None:
        for client, at in zip(self.clients, places, strict=True):
            await client.until(lambda client=client: f"activity/{activity}" in client.view())  # type: ignore[misc]
            assert await client.do("scale.place", activity=activity, round=number, at=at) is None

    async def wire_here(self, number: int) -> None:
        for client in self.clients:
            assert await client.do("scale.here", activity=self.activity(0), round=number) is None

    async def everyone_reads(self, statement: str) -> None:
        await self.wall.reads(statement)
        await self.console.reads(statement)
        for phone in self.phones:
            await phone.reads(statement)

    async def after_the_walk(self) -> None:
        if self.stage.shots is not None:
            await asyncio.sleep(WALK_IS_OVER)


def step_of(at: int) -> int:
    """The large step nearest to a place."""
    return round(at / 250) + 1


async def play_all(shots: Path | None) -> None:
    """The scenario in Latvian and in English, with one server and with three on one store."""
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey:
        async with browser_open() as browser:
            with several(valkey, 1) as servers:
                await play(browser, servers, "lv", "nameless", shots, hand_over=False)
            with several(valkey, 3) as servers:
                await play(browser, servers, "en", "hidden", shots, hand_over=True)


async def play(
    browser: Browser,
    servers: Sequence[Server],
    language: str,
    mode: Mode,
    shots: Path | None = None,
    *,
    hand_over: bool,
) -> None:
    """One workshop; whatever goes wrong on a page fails it at the end."""
    stage = Stage(browser, language, shots)
    try:
        await FloorLine(stage, servers, mode, hand_over=hand_over).play()
    except BaseException:
        await stage.picture("99-failed")
        raise
    finally:
        await stage.clear()
