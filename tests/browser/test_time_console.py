"""The time on the console: what is read aloud first, count-downs, minutes more, and what to shorten."""

from playwright.async_api import expect

from tests.browser.scenarios.evening.clock import WoundConsole
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import Record


async def test_the_moderator_keeps_the_time(origin: str, stage: Stage) -> None:
    async with running(origin, statements=2) as workshop:
        for index, minutes in enumerate((10, 20)):
            settings = {"minutes": minutes}
            await workshop.moderator.do("activity.edit", activity=workshop.activity(index), settings=settings)
        page = await stage.device("console", "console")
        await page.clock.install()
        console = await WoundConsole(page, "en").take_over(f"{workshop.address}/console#{workshop.made.moderator}")
        await console.next("console.next.start", n=1)

        # Read aloud, then a silent minute: offered beside the next step, which waits for neither.
        offer = console.page.locator("button.offer")
        await expect(offer).to_have_text(console.words("console.aloud"))
        await console.rested()
        await offer.click()
        await expect(console.dialog).to_contain_text(workshop.statement())
        await console.button("console.aloud.done").click()
        await expect(offer).to_have_text(console.words("console.time.silence"))
        await expect(console.next_button).to_contain_text(console.words("console.next.reveal"))
        await offer.click()
        await _until(workshop, "timer", what="silence", whole=60_000)
        await expect(offer).to_have_count(0)
        await console.rested()

        # The count-down is lengthened and ended; then the part itself gets two minutes.
        quick = console.page.locator(".clock")
        await quick.get_by_role("button", name=console.words("console.time.more", n=1)).click()
        await _until(workshop, "timer", whole=120_000)
        await console.rested()
        await quick.get_by_role("button", name=console.words("console.time.end"), exact=True).click()
        more = quick.get_by_role("button", name=console.words("console.time.more_means", n=2))
        await expect(more).to_be_visible()
        await console.rested()
        await more.click()
        await _until(workshop, f"spent/{workshop.activity()}", more=2)
        await expect(quick).to_contain_text("10 + 2 min")

        # What to shorten: nothing is lost by trying.
        second = f"activity/{workshop.activity(1)}"
        await console.page.locator(".hour").click()
        offers = console.dialog.locator(".time-offers")
        for key, params, after in (
            ("wins", {"n": 5}, {"minutes": 15}),
            ("undo", {}, {"minutes": 20}),
            ("leave_out", {"n": 20}, {"skipped": True}),
        ):
            await console.rested()
            await offers.get_by_text(console.words(f"console.time.{key}", **params)).click()
            await _until(workshop, second, **after)
        await console.rested()
        await offers.get_by_text(console.words("console.agenda.unskip")).click()
        await _until(workshop, second, skipped=False)
        await console.close_sheet()

        # In the agenda: five minutes more, and answers shut while others are read.
        rows = console.page.locator(".agenda-item:visible")
        await rows.nth(2).click()
        await console.rested()
        await console.button("console.agenda.longer", n=5).click()
        await _until(workshop, second, minutes=25)
        await console.rested()
        await rows.nth(1).click()
        await console.button("console.agenda.shut").click()
        await _until(workshop, f"activity/{workshop.activity()}", shut=True)


async def _until(workshop: Running, record: str, **fields: object) -> Record:
    """Wait until everyone is told so."""
    view = workshop.moderator.view
    await workshop.moderator.until(lambda: fields.items() <= view().get(record, {}).items())
    return view()[record]
