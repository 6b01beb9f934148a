"""Coming in while the page's script is still on its way, as it is for a second and a half on a slow line."""

import asyncio

from playwright.async_api import Page, Route, expect

from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import running

CARET = "() => [document.activeElement.name, document.activeElement.selectionStart]"


class Held:
    """The scripts of a page, held up until they are let go."""

    def __init__(self) -> None:
        self._gone = asyncio.Event()

    async def hold(self, page: Page) -> None:
        await page.route("**/static/*.js", self._wait)

    def let_go(self) -> None:
        self._gone.set()

    async def _wait(self, route: Route) -> None:
        await self._gone.wait()
        await route.continue_()


async def test_SEAT_6_a_tap_that_was_quicker_than_the_script_lets_in(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        await workshop.open()
        phone, held = Phone(await stage.device("phone", "phone"), "en"), Held()
        await held.hold(phone.page)
        await phone.page.goto(workshop.address, wait_until="commit")
        await phone.page.locator("input[name=name]").fill("Anna")
        await phone.page.get_by_text(phone.words("common.remote")).click()
        await phone.button("phone.join").click()
        await phone.button("phone.join").click(force=True)  # in case that it had not been felt
        await workshop.moderator.until(lambda: len(_seats(workshop.moderator.view())) == 1)
        held.let_go()
        await phone.stand(4)
        await phone.is_saved(4)
        assert [(seat["name"], seat["remote"]) for seat in _seats(workshop.moderator.view())] == [("Anna", True)]


async def test_SEAT_6_what_is_being_typed_stays_as_it_is_when_the_script_comes(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        phone, held = Phone(await stage.device("phone", "phone"), "en"), Held()
        await held.hold(phone.page)
        await phone.page.goto(workshop.address, wait_until="commit")
        await phone.page.locator("input[name=name]").press_sequentially("Ana")
        await phone.page.keyboard.press("ArrowLeft")
        held.let_go()
        await expect(phone.button("phone.have_code")).to_be_visible()
        assert await phone.page.evaluate(CARET) == ["name", 2]
        await phone.page.keyboard.type("n")
        await phone.button("phone.join").click()
        await workshop.moderator.until(lambda: [seat["name"] for seat in _seats(workshop.moderator.view())] == ["Anna"])


async def test_SEAT_6_the_language_can_be_chosen_before_the_script_is_there(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        phone, held = Phone(await stage.device("phone", "phone"), "en"), Held()
        await held.hold(phone.page)
        await phone.page.goto(workshop.address, wait_until="commit")
        await phone.page.locator("button[lang=lv]").click()
        await expect(Phone(phone.page, "lv").button("phone.join")).to_be_visible()
        held.let_go()


def _seats(view: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    return [record for record in view.values() if record["t"] == "seat"]
