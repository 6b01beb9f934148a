"""The moderator opens the report in the middle of it all, and takes it along; a participant reads theirs at the end."""

from playwright.async_api import Page, expect

from tests.browser.console import Console
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running

WRITTEN = "We want to be heard <b>sooner</b>"


async def test_the_report_is_opened_chosen_and_kept(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        await something_is_written(workshop)
        console, phone = await workshop.console(stage), await workshop.phone(stage, "Anna")
        report = await opened_from(console, stage)
        await expect(report.locator("h1")).to_have_text("Our day centre")
        await expect(report.get_by_text(WRITTEN).first).to_be_visible()
        await expect(report.locator("html")).to_have_attribute("lang", "uk")
        await report.get_by_role("link", name="English").click()
        await expect(report.locator("html")).to_have_attribute("lang", "en")
        await report.locator(".contents a").nth(1).click()
        await expect(report.locator(":target h2")).to_be_in_viewport()
        await keep(report, "docx", "Our day centre – Report.docx")
        await workshop.close()
        await phone.page.get_by_role("link", name=phone.words("phone.report.open")).click()
        await expect(phone.page.get_by_text(WRITTEN).first).to_be_visible()
        await phone.page.wait_for_load_state()  # words may be there before their looks
        assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await expect(phone.page.locator("a[href*=json]")).to_have_count(0)


async def something_is_written(workshop: Running) -> None:
    lead = workshop.moderator.do
    for number in range(3):
        name = f"wood{number}"
        given = {"kind": "cards", "title": {"en": f"Challenges {number}"}}
        assert await lead("activity.add", activity=name, template=given) is None
        assert await lead("cards.phase", activity=name, phase="open") is None
        assert await lead("card.add", activity=name, id=f"card{number}", text=WRITTEN) is None


async def opened_from(console: Console, stage: Stage) -> Page:
    """The page, in Ukrainian, from the sheet."""
    await console.more()
    await console.button("console.report.title").click()
    await console.dialog.get_by_role("radio", name=console.words("common.language.uk")).check()
    async with console.page.context.expect_page() as opened:
        await console.dialog.get_by_role("link", name=console.words("console.report.open")).click()
    report = await opened.value
    stage.watch(report)
    return report


async def keep(report: Page, kind: str, name: str) -> None:
    async with report.expect_download() as kept:
        await report.locator(f".ways a[href*='.{kind}']").click()
    file = await kept.value
    assert file.suggested_filename == name
    assert (await file.path()).stat().st_size > 5_000
