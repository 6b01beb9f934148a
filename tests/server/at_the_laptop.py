"""The laptop of a hall without internet: starts a workshop in real browsers, with its wall, and one phone beside it.

It says when the workshop has begun, without a browser as yet; then, on a line of its standard input, goes on, and says
the address that the wall's QR code holds, and at the end how many stand on the wall.
"""

import asyncio
import sys

from playwright.async_api import expect

from server.qr import qr
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Stage, browser_open
from tests.browser.workshop import Running, running
from tests.client import browser
from tests.server.hotspot import LAPTOP


async def main(port: str) -> None:
    origin = f"http://localhost:{port}"
    async with running(origin, "hidden") as led, browser(origin) as http:
        assert (await http.get(f"/{led.code}")).status_code == 200
        print("begun", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        await play(origin, led)
    print("two stand on the wall", flush=True)


async def play(origin: str, led: Running) -> None:
    async with browser_open() as chromium:
        stage = Stage(chromium, hosts=("localhost", LAPTOP))
        wall = Wall(await stage.device("wall", "wall"), "en")
        await wall.enter(origin, led.code, led.made.wall)
        address = f"http://{await wall.page.locator('.lobby-address').inner_text()}"
        drawn = await wall.page.locator(".lobby-qr svg path").last.get_attribute("d")
        assert drawn
        assert drawn in qr(f"{address}/{led.code}"), "the code holds another address than the one beside it"
        print(f"{address}/{led.code}", flush=True)
        phone = Phone(await stage.device("phone", "phone"), "en")
        await phone.type_code(address, led.code)
        await phone.join("Bruno")
        await told_about_sleep(stage, address, led.code, led.made.moderator)
        await led.open()
        await phone.stand(2)
        await phone.is_saved(2)
        await expect(wall.came).to_have_count(2)
        await led.reveal()
        await expect(wall.people).to_have_count(2)
        await expect(wall.page.get_by_text("Anna")).to_be_visible()
        await stage.clear()


async def told_about_sleep(stage: Stage, address: str, code: str, moderator: str) -> None:
    """Over plain HTTP no page keeps a screen on: the moderator is told, once. This machine's own wall does."""
    page = await stage.device("console", "console")
    await page.goto(f"{address}/{code}/console#{moderator}")
    await page.locator(".awake button").click()
    await expect(page.locator(".awake")).to_have_count(0)
    await page.reload()
    await expect(page.locator(".desk")).to_be_visible()
    assert await page.locator(".awake").count() == 0
    assert await stage.pages["wall"].locator(".awake").count() == 0


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
