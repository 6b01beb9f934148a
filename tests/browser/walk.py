"""A walk through every page and every state of it, to stop and look at each."""

import asyncio
from collections.abc import AsyncIterator

from playwright.async_api import Page, expect

from tests.browser.console import Console
from tests.browser.filling import lead
from tests.browser.gallery import LONG, Gallery
from tests.browser.inspection import (
    come_to_rest,
    cut_off,
    cut_off_on_walls,
    faults_by_axe,
    small_targets,
    wrong_at_twice_the_size,
)
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Kind, Stage
from tests.browser.workshop import Running, running

BOARD_CARDS = 3  # in a field
PAGES = ("introduction", "pause")
# What opens a sheet from the console's bar; the others are opened from the sheet of everything else.
FROM_THE_BAR = {
    "attention": ".attention-open",
    "time": ".clock-face",
    "aloud": ".offer",
    "hands": ".beacon-hand",
    "questions": ".beacon-question",
}
FROM_MORE = ("edit", "lend", "ways.title", "invite.title", "before.title", "report.title", "moderators", "keeping")
Stop = tuple[str, Kind, Page]


class Findings:
    """What was found wrong on the way, and how many stops there were."""

    def __init__(self) -> None:
        self.stops = 0
        self.faults: list[str] = []

    def note(self, state: str, faults: list[str]) -> None:
        self.faults += [f"{state}: {fault}" for fault in faults]


async def inspect(stage: Stage, origin: str, *, with_axe: bool = True) -> Findings:
    """Walk once, in the stage's language, and measure everything everywhere."""
    findings = Findings()
    async for state, kind, page in stops(stage, origin):
        findings.stops += 1
        await come_to_rest(page)
        if with_axe:
            findings.note(state, await faults_by_axe(page))
            await page.emulate_media(color_scheme="dark")
            findings.note(f"{state} in the dark", await faults_by_axe(page, "color-contrast"))
            await page.emulate_media(color_scheme="light")
        findings.note(state, await (cut_off_on_walls(page) if kind == "wall" else cut_off(page)))
        if kind != "wall":
            findings.note(state, await small_targets(page))
        if kind == "phone":
            findings.note(f"{state}, twice as large", await wrong_at_twice_the_size(page))
        await stage.picture_of(page, f"walk-{findings.stops:02}-{state.replace(' ', '-')}")
    return findings


async def stops(stage: Stage, origin: str) -> AsyncIterator[Stop]:
    """Every page in every state. What has been seen is put away, or its screens would go on being drawn."""
    async with stage:
        async for stop in before_a_workshop(stage, origin):
            yield stop
    async with running(origin, "hidden", stage.language) as workshop, stage:
        async for stop in in_a_workshop(stage, await workshop.crowd(7)):
            yield stop
    async with running(origin, "hidden", stage.language, statements=0) as workshop, stage:
        async for stop in on_the_boards(stage, await workshop.crowd(4)):
            yield stop
    async with running(origin, "nameless", stage.language) as workshop, stage:
        async for stop in in_a_nameless_talk(stage, await workshop.crowd(6)):
            yield stop


async def before_a_workshop(stage: Stage, origin: str) -> AsyncIterator[Stop]:
    console = Console(await stage.device("starting", "phone"), stage.language)
    await console.page.goto(origin)
    await expect(console.page.get_by_role("heading", level=1)).to_be_visible()
    yield "home", "phone", console.page
    await console.page.goto(f"{origin}/#card")
    await expect(console.button("home.card.open")).to_be_visible()
    yield "return card", "phone", console.page
    await console.ask_to_start(origin)
    await console.describe("Dienas centrs", (0, 3), "Viens pašu rakstīts apgalvojums.", "hidden")
    yield "start", "phone", console.page
    await console.start()
    yield "question", "phone", console.page
    await console.show_this_screen()
    yield "hand over", "phone", console.page
    await console.page.goto(f"{origin}/KAFE47")
    await expect(console.page.get_by_role("heading", level=1)).to_be_visible()
    yield "unknown", "phone", console.page


async def in_a_workshop(stage: Stage, workshop: Running) -> AsyncIterator[Stop]:
    wall = await workshop.wall(stage)
    yield "lobby", "wall", wall.page
    phone = Phone(await stage.device("phone", "phone"), stage.language)
    await phone.scan(workshop.address)
    yield "joining", "phone", phone.page
    await phone.button("phone.have_code").click()
    await phone.button("phone.kept").click()
    await expect(phone.page.locator(".kept")).to_be_visible()
    yield "joining by code", "phone", phone.page
    await phone.button("phone.join_new").click()
    await phone.join("Aleksandrīne Bērziņa-Kalniņa", remote=True)
    yield "practice", "phone", phone.page
    console = await workshop.console(stage)
    yield "console lobby", "console", console.page
    async for stop in on_the_line(workshop, phone):
        yield stop
    async for stop in to_be_heard(workshop, phone, wall):
        yield stop
    yield "console placed", "console", console.page
    async for stop in in_the_sheets(stage, workshop, console):
        yield stop
    await workshop.reveal()
    await expect(phone.page.locator(".result")).to_be_visible()
    yield "shown", "phone", phone.page
    await expect(wall.people).to_have_count(len(workshop.others) + 1)
    await expect(wall.page.locator(".floor.walking")).to_have_count(0)
    yield "shown", "wall", wall.page
    yield "console shown", "console", console.page
    async for stop in in_a_talk(workshop, phone):
        yield stop
    yield "talk", "wall", wall.page
    yield "console talk", "console", console.page
    async for stop in second_round(workshop, phone):
        yield stop
    yield "console moved", "console", console.page
    await workshop.close()
    await phone.sees("phone.closed")
    yield "closed", "phone", phone.page
    yield "closed", "wall", wall.page
    for number, other in enumerate(workshop.others):
        await lead(other, "choice.answer", activity="closing", picks=[number % 3], remark="Paldies par sarunu!")
    await lead(workshop.moderator, "choice.phase", activity="closing", phase="shown")
    await expect(wall.page.locator(".with-faces .result")).to_be_visible()
    yield "closing shown", "wall", wall.page
    yield "console closed", "console", console.page


async def on_the_line(workshop: Running, phone: Phone) -> AsyncIterator[Stop]:
    await workshop.open()
    await phone.reads(workshop.statement())
    yield "open", "phone", phone.page
    await phone.listen()
    yield "listening", "phone", phone.page
    await phone.stand(5)
    await phone.slide(930)
    await phone.is_saved()
    yield "placed exactly", "phone", phone.page
    await phone.open_tab("shared")
    yield "shared before", "phone", phone.page
    await phone.open_tab("more")
    await phone.button("phone.get_code").click()
    await expect(phone.page.locator(".lent-code")).to_be_visible()
    yield "more", "phone", phone.page


async def to_be_heard(workshop: Running, phone: Phone, wall: Wall) -> AsyncIterator[Stop]:
    """Silence, then hands, and one who has the floor; somebody asks the moderator alone."""
    await lead(workshop.moderator, "timer.start", what="silence", seconds=600)
    await expect(wall.page.locator(".silence-shape")).to_be_visible()
    await wall.page.emulate_media(reduced_motion="reduce")  # its tide never rests
    yield "silence", "wall", wall.page
    await wall.page.emulate_media(reduced_motion="no-preference")
    await phone.button("phone.hand").click()
    await phone.button("phone.hand.raise").click()
    await phone.sees("phone.hand.up")
    yield "to say something", "phone", phone.page
    await phone.open_tab("place")
    await lead(workshop.moderator, "timer.stop")
    await workshop.all_stand([0, 220, 250, 480, 700, 760, 1000])
    await asyncio.gather(*(lead(other, "hand.raise", up=True) for other in workshop.others))
    await lead(workshop.moderator, "hand.call", seat=workshop.others[0].seat)
    await lead(workshop.others[1], "question.ask", id="question1", text=LONG[workshop.language], named=True)
    await expect(wall.page.locator(".hands .hands-more")).to_be_visible()
    yield "placed, and hands", "wall", wall.page


async def in_the_sheets(stage: Stage, workshop: Running, console: Console) -> AsyncIterator[Stop]:
    """On the moderator's console in the hand, where it is narrowest."""
    in_hand = await workshop.console(stage, "phone")
    yield "console in hand", "phone", in_hand.page
    for name, opener in FROM_THE_BAR.items():
        await in_hand.page.locator(opener).click()
        await expect(in_hand.dialog).to_be_visible()
        if name == "questions":
            await in_hand.button("console.questions.show").click()
        yield f"console {name}", "phone", in_hand.page
        await in_hand.close_sheet()
    await in_hand.more()
    yield "console more in hand", "phone", in_hand.page
    await in_hand.close_sheet()
    for key in FROM_MORE:
        await in_hand.more()
        opener_of_sheet = in_hand.dialog.get_by_role("button", name=in_hand.words(f"console.{key}"), exact=True)
        await opener_of_sheet.click()
        await expect(opener_of_sheet).to_have_count(0)
        yield f"console {key}", "phone", in_hand.page
        await in_hand.close_sheet()
    await lead(workshop.moderator, "hand.lower", seat="")
    await lead(workshop.moderator, "hand.call", seat="")
    await console.more()
    yield "console more", "console", console.page
    await console.close_sheet()
    await console.open_library()
    yield "console add", "console", console.page
    await console.close_sheet()


async def in_a_talk(workshop: Running, phone: Phone) -> AsyncIterator[Stop]:
    await workshop.talk("nearest")
    await phone.sees("phone.talk_with")
    yield "talk", "phone", phone.page
    await phone.button("phone.together").click()
    await phone.sees("phone.put_away")
    yield "put away", "phone", phone.page


async def second_round(workshop: Running, phone: Phone) -> AsyncIterator[Stop]:
    await workshop.open(0, 2)
    await expect(phone.button("phone.stay_here")).to_be_visible()
    yield "second round", "phone", phone.page
    await phone.stand(2)
    await phone.is_saved(2)
    await workshop.all_stand([40, 420, 250, 300, 980, 760, 500], 0, 2)
    await workshop.reveal(0, 2)
    await expect(phone.page.locator(".result")).to_be_visible()
    yield "moved", "phone", phone.page
    await phone.open_tab("shared")
    yield "shared after", "phone", phone.page
    await phone.open_tab("place")


async def on_the_boards(stage: Stage, workshop: Running) -> AsyncIterator[Stop]:
    """Something to fill and to read: on the phone, on a participant's laptop, on the console and on the wall."""
    laptop = await workshop.join(await stage.device("laptop", "console"), "Marta")
    phone, console = await workshop.phone(stage, "Anna"), await workshop.console(stage)
    wall = await workshop.wall(stage, "wall of boards")
    screens: list[tuple[Kind, Page]] = [
        ("phone", phone.page),
        ("console", laptop.page),
        ("console", console.page),
        ("wall", wall.page),
    ]
    phone_and_wall = [screens[0], screens[-1]]  # a page is no other on a laptop
    gallery = Gallery(stage, workshop, BOARD_CARDS)
    for tool in ("star", "forces", "actions", "introduction", "pause"):
        async for phase in gallery.phases(tool, 0, **({} if tool in PAGES else {"groups": False})):
            for number, (kind, page) in enumerate(phone_and_wall if tool in PAGES else screens):
                yield f"{tool} {phase} {number}", kind, page


async def in_a_nameless_talk(stage: Stage, workshop: Running) -> AsyncIterator[Stop]:
    phone = Phone(await stage.device("listener", "phone"), stage.language)
    await phone.scan(workshop.address)
    await phone.join()
    await workshop.open()
    await phone.listen()
    await workshop.all_stand([0, 220, 250, 480, 700, 760])
    await workshop.reveal()
    await phone.sees("phone.you_listened")
    yield "nameless shown", "phone", phone.page
    await workshop.talk("random")
    await expect(phone.button("phone.join_talk")).to_be_visible()
    yield "nameless talk", "phone", phone.page
