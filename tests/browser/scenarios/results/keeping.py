"""The end of the first workshop: when it is looked at again, and how one comes back to it half a year later."""

import asyncio
import subprocess
import tempfile
from pathlib import Path

from playwright.async_api import expect

from tests.browser.scenarios.evening.clock import DAY, WoundConsole
from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import Story
from tests.browser.scenarios.results.people import USER
from tests.report.test_pdf import told_by

A_MONTH, FIVE_MONTHS = 31, 153  # days


async def say_when_it_is_looked_at_again(story: Story) -> None:
    """The closing page asks for it; every phone says what is kept until when."""
    spring = story.spring
    asked = spring.console.page.locator(".closing-keeping")
    words = spring.console.words
    await asked.get_by_role("button", name=words("console.keeping.in_months", n=6)).click()
    await asked.get_by_role("button", name=words("console.save")).click()
    await expect(asked.locator("b")).to_contain_text("20")
    day = await asked.locator("b").inner_text()
    await expect(spring.user.page.locator(".kept")).to_contain_text(day)
    await story.stage.picture("15-kept")


async def print_the_return_card(story: Story) -> None:
    """On paper, with both codes; a file for the calendar, too."""
    console = story.spring.console
    await console.button("console.closing.card").click()
    await console.button("console.keeping.card_make").click()
    story.card = await console.page.locator(".card-code").inner_text()
    async with console.page.expect_download() as download:
        await console.button("console.keeping.card_a5").click()
    card = await (await download.value).path()
    with tempfile.TemporaryDirectory() as folder:
        text = told_by("pdftotext", card.read_bytes(), Path(folder))
    assert all(group in text for group in (story.spring.code, *story.card.split())), text
    if story.stage.shots is not None:
        picture = story.stage.shots / story.language / "16-return-card-paper"
        command = ("pdftoppm", "-r", "90", "-png", "-singlefile", str(card), str(picture))
        await asyncio.to_thread(subprocess.run, command, check=True)
    async with console.page.expect_download() as download:
        await console.button("console.keeping.calendar").click()
    calendar = (await (await download.value).path()).read_text("utf-8")
    assert "BEGIN:VEVENT" in calendar
    await story.stage.picture_of(console.page, "16-return-card")
    await console.close_sheet()


async def half_a_year_passes(story: Story) -> None:
    """Everyone goes home; after a month the names go by themselves, and what was said stays."""
    spring = story.spring
    assert USER in str(spring.moderator.view())
    await spring.go_home()
    story.clock.wind(A_MONTH * DAY)
    await spring.moderator.until(lambda: bool(spring.moderator.view()["workshop"]["unnamed"]))
    view = str(spring.moderator.view())
    assert USER not in view
    assert story.said(thoughts.REMARK) in view
    await spring.moderator.close()
    story.clock.wind(FIVE_MONTHS * DAY)


async def come_back_with_the_card(story: Story) -> None:
    """In a browser that knows nothing: both codes, typed as they are read."""
    page = await story.stage.device("console", "laptop")
    console = WoundConsole(page, story.language)
    words = console.words
    await page.goto(story.origin)
    await story.stage.picture("20-home")
    await page.get_by_role("link", name=words("home.card"), exact=True).click()
    await page.get_by_label(words("common.code")).fill(story.spring.code.lower())
    await page.get_by_label(words("home.card.code")).fill("-".join(story.card.lower().split()))
    await story.stage.picture("21-card")
    await page.get_by_role("button", name=words("home.card.open")).click()
    await expect(page.locator(".closing-part")).to_be_visible()
    await story.stage.picture("22-back")
    story.spring.console = console
