"""Parts of the phone's page that come later, on a network that loses some of them."""

import re

from playwright.async_api import Page, Route, expect

from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.test_canvas_phone import CanvasPhone, open_canvas
from tests.browser.workshop import Running, running

LATER = 60_000  # milliseconds, by when everything has been fetched quietly
SAME = "window.same"  # gone after a reload


async def loses(page: Page, part: str, times: int) -> list[str]:
    """The network loses the script of this part so many times; which ones it lost is listed."""
    lost: list[str] = []

    async def lose(route: Route) -> None:
        lost.append(route.request.url)
        await route.abort()

    await page.route(re.compile(rf"/static/{part}-\w+\.js"), lose, times=times)
    return lost


async def phone_on_a_canvas(stage: Stage, workshop: Running, part: str, times: int) -> tuple[CanvasPhone, list[str]]:
    stage.network_may_fail = True
    page = await stage.device("Anna", "phone")
    await page.clock.install()
    lost = await loses(page, part, times)
    phone = await Phone(page, "en").scan(workshop.address)
    await page.evaluate(f"{SAME} = true")
    await open_canvas(workshop)
    return CanvasPhone(await phone.join("Anna")), lost


async def test_what_is_needed_and_lost_is_fetched_again_without_a_reload(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone, lost = await phone_on_a_canvas(stage, workshop, "boards", 1)
        await expect(phone.text).to_be_visible()
        assert len(lost) == 1
        assert await phone.page.evaluate(SAME)


async def test_what_is_fetched_quietly_and_lost_leaves_the_page_as_it_is(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone, lost = await phone_on_a_canvas(stage, workshop, "evening", 1)
        await phone.go_to(1)
        async with phone.page.expect_event("requestfailed"):
            await phone.page.clock.fast_forward(LATER)
        await phone.add("Warm tea")
        await phone.page.clock.fast_forward(LATER)
        await expect(phone.card("Warm tea")).to_be_visible()
        assert len(lost) == 1
        assert await phone.page.evaluate(SAME)
        # Needed now, it comes.
        await phone.phone.button("phone.hand").click()
        await expect(phone.page.locator(".say")).to_be_visible()
