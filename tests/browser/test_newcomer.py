"""Someone who has never seen the product presses what is largest, each time, and does nothing else."""

import pytest
from playwright.async_api import ElementHandle, Page, expect

from board.methods import TOOLS
from tests.browser.console import Console
from tests.browser.stage import Stage

CLICKS_MOST = 9

# Of what looks like a button, on this screen and on top of everything else: the largest; of equal ones the first.
# None while the page is still fetching what was asked for, or resting after a press.
LARGEST = """() => {
  if (document.querySelector(".next[aria-disabled=true]")) return null;
  const sheet = document.querySelector("dialog[open]");
  const size = (one) => {
    const { width, height, top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight ? width * height : 0;
  };
  const buttons = [...(sheet ?? document).querySelectorAll(".button")];
  return buttons.reduce((most, one) => (size(one) > size(most) + 1 ? one : most), buttons[0]);
}"""
ANSWERED = """([button, words, title]) =>
  !button.isConnected || button.innerText !== words || document.querySelector("h1").innerText !== title"""


@pytest.mark.anyio
async def test_pressing_what_is_largest_leads_to_the_first_statement_of_the_team_workshop(
    stage: Stage, origin: str
) -> None:
    page = await stage.device("newcomer", "laptop")
    console = Console(page, "en")
    await page.goto(origin)
    clicks = 0
    while not await _is_asked(page, console.words("console.next.reveal")):
        assert clicks < CLICKS_MOST, await page.locator("h1").inner_text()
        button = await _largest(page)
        words, title = await button.inner_text(), await page.locator("h1").inner_text()
        await button.click()
        clicks += 1
        if words == console.words("home.start_now"):
            await page.wait_for_url("**/console*")
            await expect(page.locator(".first-answer").first).to_be_visible()
        else:
            await page.wait_for_function(ANSWERED, arg=[button, words, title])
    await console.reads(TOOLS["opinions"]["activities"][0]["statement"]["en"])


async def _largest(page: Page) -> ElementHandle:
    found = (await page.wait_for_function(LARGEST)).as_element()
    assert found
    return found


async def _is_asked(page: Page, reveal: str) -> bool:
    """A statement is open, and people can stand."""
    return await page.locator("button.next", has_text=reveal).count() > 0
