"""On the day: the server has been started anew, everything is still there, and people come."""

import asyncio

from playwright.async_api import expect

from server.qr import qr
from tests.browser.evening import EveningPhone, EveningTablet
from tests.browser.scenarios.evening.clock import DAY, WoundConsole
from tests.browser.scenarios.evening.day import (
    ALL,
    HALL_BY_WIRE,
    HELPER,
    ON_THE_TABLET,
    REMOTE,
    REMOTE_BY_WIRE,
    UKRAINIAN,
    WRITER,
    Day,
)  # fmt: skip
from tests.browser.scenarios.evening.thoughts import NOTE, OWN, TITLE
from tests.browser.screens import Wall
from tests.client import Client

PAGES = {HELPER: "phone-helper", WRITER: "phone-writer", UKRAINIAN: "phone-ukrainian", REMOTE: "laptop"}


async def two_days_pass(day: Day) -> None:
    """The leader shuts the laptop; on the day the server starts, and so does the browser."""
    await day.console.page.close()
    day.servers[0].stop()
    day.clock.wind(2 * DAY)
    for server in day.servers:
        server.begin()
    for server in day.servers:
        server.wait_until_ready()
    page = await day.stage.another_tab("console")
    day.console = WoundConsole(page, day.language)
    await page.goto(day.origin())
    await page.get_by_role("link", name=TITLE[day.language]).click()
    await expect(day.console.next_button).to_be_visible()
    await expect(day.console.part(OWN[day.language])).to_have_count(1)
    await expect(day.console.part(day.title("echo")).locator(".agenda-minutes")).to_contain_text("15")
    await expect(page.locator(".notes textarea")).to_have_value(NOTE[day.language])


async def open_the_wall(day: Day) -> None:
    """By a link that this browser asks for; the hall sees a welcome with code and QR."""
    await day.console.more()
    await day.console.button("console.wall_make").click()
    link = day.console.page.get_by_role("link", name=day.console.words("console.wall_link"))
    _, _, day.wall_secret = str(await link.get_attribute("href")).partition("#")
    await day.console.close_sheet()
    day.wall = Wall(await day.stage.device("wall", "wall"), day.language)
    await day.wall.enter(day.origin(1), day.code, day.wall_secret)
    await expect(day.wall.page.locator(".lobby-title")).to_have_text(TITLE[day.language])
    await expect(day.wall.page.locator(".lobby-code")).to_have_text(day.code)
    drawn = await day.wall.page.locator(".lobby-join path.qrline").get_attribute("d")
    assert drawn
    assert drawn in qr(f"{day.origin(1)}/{day.code}")
    await day.wall.sees("wall.lobby.nobody")
    await day.stage.picture("06-welcome")


async def phones_join(day: Day) -> None:
    """By code or by QR; the three who are elsewhere by the link that was sent to them."""
    await asyncio.gather(*(_with_a_page(day, i, name) for i, name in enumerate(PAGES)))
    await day.stage.picture("07-joining")
    await asyncio.gather(
        *(phone.join(name, remote=name == REMOTE) for name, phone in day.phones.items()),
        *(_with_a_client(day, i, name, remote=False) for i, name in enumerate(HALL_BY_WIRE)),
        *(_with_a_client(day, i, name, remote=True) for i, name in enumerate(REMOTE_BY_WIRE)),
    )
    await day.wall.sees("wall.lobby.people", n=ALL - len(ON_THE_TABLET))
    await day.phones[WRITER].stand(4)
    await day.phones[WRITER].is_saved(4)


async def _with_a_page(day: Day, i: int, name: str) -> None:
    device = PAGES[name]
    language = "uk" if name == UKRAINIAN else day.language
    page = await day.stage.device(device, "laptop" if device == "laptop" else "phone", language)
    phone = (EveningTablet if name == HELPER else EveningPhone)(page, language)
    if name == HELPER:
        await phone.type_code(day.origin(), day.code.lower())
    else:
        await phone.scan(f"{day.origin(i)}/{day.code}")
    day.phones[name] = phone


async def _with_a_client(day: Day, i: int, name: str, *, remote: bool) -> None:
    client = await Client.joined(day.origin(i), day.code, name, remote=remote)
    day.clients[name] = await day.stack.enter_async_context(client)
