"""Two days before: the leader prepares everything, alone."""

import re

from playwright.async_api import expect

from board.methods import AGENDAS
from tests.browser.scenarios.evening.clock import WoundConsole
from tests.browser.scenarios.evening.day import LEADER, OUTSIDER, Day
from tests.browser.scenarios.evening.thoughts import NOTE, OWN, TITLE

PRINTED = ("poster", "pack")
DONE = 3  # of the check list


async def start_from_the_home_page(day: Day) -> None:
    """The team workshop is chosen already; the leader's own screen stays the console."""
    day.console = WoundConsole(await day.stage.device("console", "laptop"), day.language)
    page = day.console.page
    await day.console.ask_to_start(day.origin())
    await page.get_by_label(day.console.words("home.workshop_title")).fill(TITLE[day.language])
    await expect(page.locator("input[name=agenda][value=team]")).to_be_checked()
    await expect(page.locator(".agendas .choice").first).to_contain_text(AGENDAS["team"]["name"][day.language])
    await day.stage.picture("01-start")
    day.code = await day.console.start()
    await day.console.keep_this_screen()
    await day.console.button("console.wall_done").click()
    await expect(page.locator(".agenda-item:visible")).to_have_count(20)  # the lobby, and nineteen parts
    await day.stage.picture("02-ready-made")


async def change_the_agenda(day: Day) -> None:
    """One part is dropped, one lengthened, a statement of their own comes behind the introduction."""
    console = day.console
    await console.with_part(day.title("what"), "console.remove")
    await expect(console.part(day.title("what"))).to_have_count(0)
    await console.with_part(day.title("echo"), "console.agenda.longer", n=5)
    await expect(console.part(day.title("echo")).locator(".agenda-minutes")).to_contain_text("15")
    await console.add_statement_behind(day.title("why"), OWN[day.language])
    parts = console.page.locator(".agenda-words:visible")
    await expect(parts).to_have_count(19)
    await expect(parts.nth(3)).to_contain_text(OWN[day.language])
    await day.stage.picture("03-agenda")


async def invite_an_outside_moderator(day: Day) -> None:
    await day.console.call_myself(LEADER)
    day.invited = await day.console.invite(OUTSIDER)
    assert re.fullmatch(rf"{day.address}/console#\S{{20,}}", day.invited)
    await day.stage.picture("04-invited")
    await day.console.close_sheet()


async def print_on_paper(day: Day) -> None:
    """The poster with the QR code, and everything that is needed when the power fails."""
    sheet = await day.console.in_sheet("console.paper.title")
    for what in PRINTED:
        link = sheet.get_by_role("link", name=day.console.words(f"console.paper.{what}")).first
        answer = await day.console.page.request.get(day.origin() + str(await link.get_attribute("href")))
        assert answer.status == 200, await answer.text()
        assert answer.headers["content-type"] == "application/pdf"
        assert (await answer.body()).startswith(b"%PDF-")
    await day.stage.picture("05-paper")
    await day.console.close_sheet()


async def look_at_the_check_list(day: Day) -> None:
    sheet = await day.console.in_sheet("console.before.title")
    for n in range(DONE):
        await sheet.get_by_role("checkbox").nth(n).check()
    await expect(sheet).to_contain_text(day.console.words("console.of", n=DONE, of=7))
    await day.stage.picture("05-check-list")
    await day.console.close_sheet()
    await day.console.note(NOTE[day.language])
