"""Figures on the wall: however much stands in them, nothing is cut off, and all of it can be read."""

import asyncio

from playwright.async_api import Page

from tests.browser.gallery import Gallery
from tests.browser.stage import Stage
from tests.browser.workshop import running

CARDS = 24  # in a field
PATIENCE = 20  # looks, half a second apart: a busy machine lays out less often
SMALLEST = 2.2  # rem: a fiftieth of the wall's height
# Cards that are shown but not wholly inside their field; one higher than its field moves up through it, page by page.
CUT = """() => [...document.querySelectorAll(".field-cards:not(.tall) > :not([hidden])")]
  .filter((card) => {
    const [one, list] = [card.getBoundingClientRect(), card.parentElement.getBoundingClientRect()];
    return one.bottom > list.bottom + 3 || one.right > list.right + 3;
  })
  .map((card) => card.textContent.trim())"""
# Fields that hide cards without saying that there are more pages.
SILENT = """() => [...document.querySelectorAll(".figure-field")]
  .filter((field) => field.querySelector(".field-cards > [hidden]"))
  .filter((field) => !field.querySelector(".field-page").textContent)
  .map((field) => field.textContent.trim())"""
LETTERS = """() => {
  const words = [...document.querySelectorAll(".field-words")].filter((one) => one.offsetParent);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.min(...words.map((one) => parseFloat(getComputedStyle(one).fontSize) / rem));
}"""


async def cut_at_rest(page: Page) -> list[str]:
    for _ in range(PATIENCE):
        found: list[str] = await page.evaluate(CUT)
        if not found:
            break
        await asyncio.sleep(0.5)
    return found


async def test_nothing_is_cut_off(stage: Stage, origin: str) -> None:
    async with running(origin) as led:
        await led.crowd(12)
        gallery = Gallery(stage, led, CARDS)
        wall = await led.wall(stage)
        for tool in ("star", "problem-tree", "forces", "decide", "stakeholders"):
            await gallery.show(tool, 0, groups=False)
            assert await cut_at_rest(wall.page) == [], tool
            assert await wall.page.evaluate(SILENT) == [], tool
            assert await wall.page.evaluate(LETTERS) >= SMALLEST, tool
