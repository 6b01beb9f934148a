"""What the moderator sees to before the day: how people get in, who comes from elsewhere, what to bring, a try-out."""

import re

from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.workshop import running

ADDRESS = "http://192.168.8.1:8000"
CALL = "https://meet.example.org/talka"


async def test_the_moderator_sees_to_everything_before_the_day(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        console, wall = await workshop.console(stage), await workshop.wall(stage)
        remote = await workshop.phone(stage, "Anna", remote=True)
        page, sheet = console.page, console.dialog
        link = wall.page.locator(".lobby-join path.qrline")
        drawn = await link.get_attribute("d")
        assert drawn

        await console.more()
        await console.button("console.ways.title").click()
        await sheet.locator("input[name=address]:not([type=radio])").fill(ADDRESS.removeprefix("http://"))
        await console.button("console.ways.use").click()
        await expect(wall.page.locator(".lobby-address")).to_have_text(ADDRESS.removeprefix("http://"))
        await expect(link).not_to_have_attribute("d", drawn)
        await expect(sheet.get_by_role("radio")).to_have_count(2)
        await expect(sheet.get_by_role("radio").first).to_be_checked()
        await console.close_sheet()

        await console.more()
        await console.button("console.invite.title").click()
        await console.sees("console.invite.no.network")
        await console.sees("console.invite.here", n=1)
        await expect(sheet.locator("textarea")).to_have_value(re.compile(f"{ADDRESS}/{workshop.code}"))
        await sheet.locator("input[name=call]").fill(CALL)
        await console.button("console.invite.call_save").click()
        call = remote.page.get_by_role("link", name=remote.words("phone.call"))
        await expect(call).to_have_attribute("href", CALL)
        await expect(call).to_have_attribute("rel", "noopener noreferrer")
        await console.close_sheet()

        await console.more()
        await console.button("console.before.title").click()
        await sheet.get_by_role("checkbox").nth(2).check()
        async with page.context.expect_page() as opened:
            await console.button("console.tryout.start").click()
        tryout = await opened.value
        stage.watch(tryout)
        await tryout.get_by_role("button", name=console.words("console.screen.no_means")).click()
        await expect(tryout.locator(".tryout")).to_be_attached()
        await page.reload()
        await console.more()
        await console.button("console.before.title").click()
        await expect(sheet.get_by_role("checkbox").nth(2)).to_be_checked()
        await expect(sheet.get_by_role("checkbox", checked=True)).to_have_count(1)
