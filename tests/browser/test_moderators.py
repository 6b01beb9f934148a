"""Two moderators on their own links: they write one note together, and a link that is ended closes its console.

And one who invites another, and is told only the second time.
"""

from playwright.async_api import Page, Route, expect

from board.actor import hashed
from tests.browser.evening import EveningConsole
from tests.browser.stage import Stage
from tests.browser.words import Words
from tests.client import Client, browser, start_workshop
from tests.server.browsing import enter

WORDS = Words("en")


async def console(stage: Stage, name: str, address: str) -> Page:
    page = await stage.device(name, "laptop")
    await page.goto(address)
    await expect(page.locator(".notes textarea")).to_be_visible()
    return page


async def test_NOTE_1_two_consoles_write_one_note_and_it_outlives_a_reload_and_the_link_of_one(
    stage: Stage, origin: str
) -> None:
    workshop = await start_workshop(origin)
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        invited = (await http.post(f"/{workshop.code}/moderators", json={"name": "Bruno"})).json()["secret"]
    address = f"{origin}/{workshop.code}/console"
    first = await console(stage, "first", f"{address}#{workshop.moderator}")
    second = await console(stage, "second", f"{address}#{invited}")
    mine, theirs = first.locator(".notes textarea"), second.locator(".notes textarea")
    await mine.press_sequentially("Ask about the bus. ")
    await expect(theirs).to_have_value("Ask about the bus. ")
    await theirs.press("End")
    await theirs.press_sequentially("She comes late.", delay=5)
    await expect(mine).to_have_value("Ask about the bus. She comes late.")
    await first.reload()
    await expect(mine).to_have_value("Ask about the bus. She comes late.")
    async with Client(origin, workshop.code, "moderator", workshop.moderator) as moderator:
        assert await moderator.do("moderator.revoke", id=hashed(invited)) is None
    await expect(second.get_by_text(WORDS("console.way_in.title"))).to_be_visible()
    await expect(mine).to_have_value("Ask about the bus. She comes late.")


async def test_KEY_5_who_presses_again_because_no_answer_came_has_made_one_link_even_on_a_page_loaded_anew(
    stage: Stage, origin: str
) -> None:
    workshop = await start_workshop(origin)
    page = await console(stage, "first", f"{origin}/{workshop.code}/console#{workshop.moderator}")

    async def too_late(route: Route) -> None:
        """It happens, but whoever asked is told that the store is waited for."""
        await route.fetch()
        await route.fulfill(status=503, json={"error": "waiting", "details": {}})

    await page.route("**/moderators", too_late, times=1)
    screen = EveningConsole(page, "en")
    sheet = await screen.in_sheet("console.moderators")
    await sheet.get_by_label(WORDS("console.moderators.name"), exact=True).fill("Bruno")
    async with page.expect_console_message(lambda said: "503" in said.text):  # what the browser itself says of it
        await screen.button("console.moderators.make").click()
    await expect(sheet.get_by_text(WORDS("error.waiting"))).to_be_visible()
    assert ["503" in trouble for trouble in stage.troubles] == [True]
    stage.troubles.clear()
    await page.reload()
    link = await screen.invite("Bruno")
    assert len(link.partition("#")[2]) == 43
    await expect(sheet.locator(".moderator", has_text="Bruno")).to_have_count(1)
