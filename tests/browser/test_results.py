"""What a workshop leaves behind, in real browsers: the report, the next workshop half a year later, and forgetting."""

from pathlib import Path

from playwright.async_api import Browser

from tests.browser.scenarios.results import play


async def test_from_one_workshop_to_the_next(browser: Browser, tmp_path: Path) -> None:
    await play(browser, tmp_path, "lv")
