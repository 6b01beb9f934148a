"""Every tool of the method, as two people fill it on their phones, and as the wall shows what came of it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from board.groups import TREES
from board.methods import TOOLS
from tests.browser.figures import FigurePhone
from tests.browser.filling import Filling, lead, leading, phases
from tests.browser.inspection import come_to_rest, cut_off, faults_by_axe, small_targets
from tests.browser.screens import Wall
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import Record
from tests.running import Server

LANGUAGE = "lv"
PEOPLE = ("Ilze", "Māris")
PAGE_LASTS = 10_000  # milliseconds until the wall turns its pages
PAGES_MOST = 12


class Hall:
    """A workshop with two phones and a wall, in which one tool after the other is laid open."""

    def __init__(self, stage: Stage, led: Running, wall: Wall, phones: list[FigurePhone]) -> None:
        self.stage = stage
        self.led = led
        self.wall = wall
        self.phones = phones
        self.faults: list[str] = []

    async def add(self, tool: str, part: int) -> str:
        name = f"{tool.replace('-', '')[:12]}{part:02}"
        await lead(self.led.moderator, "activity.add", activity=name, template={"tool": tool, "part": part})
        return name

    async def open(self, name: str, phase: str) -> None:
        command, fields = leading(name, self.record(name), phase)
        await lead(self.led.moderator, command, **fields)
        record = self.record(name)
        heading = next(record[key] for key in ("title", "question", "statement") if record.get(key))[LANGUAGE]
        for phone in self.phones:
            await phone.reads(heading)
        await expect(self.wall.page.get_by_role("heading", level=1)).to_contain_text(heading)
        await self.led.is_seen(self.stage)  # the phase, too: the heading stays the same

    async def inspect(self, state: str, *, with_axe: bool) -> None:
        """A phone and the wall, as they stand."""
        for screen in (self.phones[0].page, self.wall.page):
            where = "wall" if screen is self.wall.page else "phone"
            faults = await self._faults(screen, with_axe=with_axe)
            self.faults += [f"{state}, {where}: {fault}" for fault in faults]
        self.faults += [f"{state}, phone: small target {one}" for one in await small_targets(self.phones[0].page)]
        await self.stage.picture(state)

    async def _faults(self, page: Page, *, with_axe: bool) -> list[str]:
        await come_to_rest(page)
        found = await cut_off(page)
        if page is self.wall.page:
            lower = await page.evaluate("document.documentElement.scrollHeight - innerHeight")
            found += [f"{lower} px too high"] if lower > 1 else []
        return found + (await faults_by_axe(page) if with_axe else [])

    async def shows(self, words: list[str]) -> None:
        """All of it stands on the wall, on one of its pages; none of them is cut off."""
        missing = set(words)
        for page in range(PAGES_MOST):
            if page:
                await self.wall.page.clock.fast_forward(PAGE_LASTS)
                self.faults += await self._faults(self.wall.page, with_axe=False)
            seen = " ".join((await self.wall.page.locator("main").inner_text()).split())
            missing -= {one for one in missing if one in seen}
            if not missing:
                return
        self.faults.append(f"not on the wall: {missing}")

    def record(self, name: str) -> Record:
        return self.led.moderator.view()[f"activity/{name}"]

    def cards(self, name: str) -> list[str]:
        start = f"card/{name}/"
        return [one.removeprefix(start) for one in self.led.moderator.view() if one.startswith(start)]


@pytest.fixture(scope="module")
async def hall(browser: Browser, server: Server) -> AsyncIterator[Hall]:
    stage = Stage(browser, LANGUAGE, Path(os.environ["SHOTS"]) if "SHOTS" in os.environ else None)
    async with running(server.origin, language=LANGUAGE, statements=0) as led:
        phones = []
        for name in PEOPLE:
            page = await stage.device(name, "phone")
            phone = FigurePhone(page, LANGUAGE)
            await phone.scan(led.address)
            phones.append(await phone.join(name))
        page = await stage.device("wall", "wall")
        await page.clock.install()
        wall = await Wall(page, LANGUAGE).enter(server.origin, led.code, led.made.wall)
        await led.crowd(1)
        await lead(led.moderator, "groups.make", count=len(PEOPLE))
        seats = {seat["name"]: name for name, seat in led.moderator.view().items() if name.startswith("seat/")}
        for name, group in zip(PEOPLE, TREES, strict=False):
            await lead(led.moderator, "groups.move", seat=seats[name].removeprefix("seat/"), group=group)
        yield Hall(stage, led, wall, phones)
        await stage.clear()


def shapes(tool: str) -> set[str]:
    """What its screens look like; a line is played by the floor line's own scenario."""
    return {shape(one) for one in TOOLS[tool]["activities"] if one["kind"] != "scale"}


def shape(activity: dict[str, Any]) -> str:
    """Its kind and how it is drawn; the picture of a page changes nothing."""
    picture = activity.get("picture", "") if activity["kind"] == "choice" else ""
    return f"{activity['kind']} {activity.get('layout', '')}{picture}"


def every_tool() -> list[Any]:
    """As few as show every shape always, the others when asked for."""
    left, always = set().union(*map(shapes, TOOLS)), set()
    while left:
        best = max(sorted(TOOLS), key=lambda tool: len(shapes(tool) & left))
        always.add(best)
        left -= shapes(best)
    return [pytest.param(tool, marks=[] if tool in always else pytest.mark.slow) for tool in sorted(TOOLS)]


@pytest.mark.parametrize("tool", every_tool())
async def test_a_tool_is_filled_on_phones_and_stands_on_the_wall(hall: Hall, tool: str) -> None:
    hall.faults = []
    before = ""
    for part, template in enumerate(TOOLS[tool]["activities"]):
        name = await hall.add(tool, part)
        if template["kind"] == "rating":
            await lead(hall.led.moderator, "cards.send", activity=before, cards=hall.cards(before), to=name)
        first_of_its_kind = template["kind"] not in [one["kind"] for one in TOOLS[tool]["activities"][:part]]
        await go_through(hall, name, with_axe=first_of_its_kind)
        before = name
    assert not hall.faults, "\n".join(hall.faults)
    assert not hall.stage.troubles, hall.stage.troubles


async def go_through(hall: Hall, name: str, *, with_axe: bool) -> None:
    """All phases of one activity; what was written stands on the wall in the end."""
    filling = Filling(hall.led, hall.phones, name)
    for phase in phases(hall.record(name)):
        await hall.open(name, phase)
        if phase in {"open", "read"}:
            await filling.fill()
        if phase == "voting":
            await filling.give_dots()
        if phase == "shown":
            await filling.ask()
        await hall.inspect(f"{name} {phase}", with_axe=with_axe)
    await hall.led.is_seen(hall.stage)
    await hall.shows(filling.written)
    for phone in hall.phones:
        for words in filling.aside:
            await expect(phone.page.locator(".remarks")).to_contain_text(words)
