"""A board of 500 cards on a slow phone: drawn for the first time, and scrolled by thumb, also while more come.

What a thumb feels is a task that lasts: nothing moves meanwhile. The browser itself tells of those over 50 ms. Beside
that stands the CPU of the longest one, which is the same on a busy machine.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page

from tests.bench.cards import LINE
from tests.bench.standing import CPU, Figures, slow_down
from tests.browser.stage import SIZES
from tests.browser.workshop import Running, running

CARDS = 500
WRITERS = 10
A_SECOND = 5  # cards that come meanwhile
FLICK = 3_000  # CSS pixels a second
BOARD = "wood"
TEMPLATE = {"kind": "cards", "title": {"en": "Challenges"}}
PATIENCE = 120_000  # milliseconds
TASK = "ThreadControllerImpl::RunTask"  # as Chromium calls one in its traces

LISTEN = """(() => {
  window.lasted = [];
  new PerformanceObserver((list) => window.lasted.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });
  const look = () => {
    window.cardsSeen = document.querySelector(".cards .card") ? performance.now() : requestAnimationFrame(look) && 0;
  };
  look();
})()"""
TASKS = "() => window.lasted.splice(0)"
HEIGHT = "document.documentElement.scrollHeight"


async def measure(browser: Browser, origin: str, cards: int = CARDS) -> Figures:
    """All figures, by name."""
    async with running(origin, statements=0) as workshop, phone(browser) as page:
        await fill(await workshop.crowd(WRITERS), cards)
        figures: Figures = {"phone_cards": cards}
        await workshop.join(page, "Anna")
        await slow_down(page, CPU)
        async with watched(page, "first", figures):
            await page.reload()
            await page.wait_for_function("() => window.cardsSeen", timeout=PATIENCE)
        figures["phone_cards_seen_ms"] = await page.evaluate("window.cardsSeen")
        async with watched(page, "scroll", figures):
            await scroll(page)
        async with watched(page, "arriving", figures), arriving(workshop):
            await scroll(page)
        return figures


@asynccontextmanager
async def phone(browser: Browser) -> AsyncIterator[Page]:
    context: BrowserContext = await browser.new_context(
        viewport=SIZES["phone"], is_mobile=True, has_touch=True, locale="en"
    )
    await context.add_init_script(LISTEN)
    yield await context.new_page()
    await context.close()


async def fill(workshop: Running, cards: int) -> None:
    lead = workshop.moderator
    assert await lead.do("activity.add", activity=BOARD, template=TEMPLATE) is None
    assert await lead.do("workshop.show", activity=BOARD) is None
    assert await lead.do("cards.phase", activity=BOARD, phase="open") is None
    for number in range(cards):
        write(workshop, number)
    await asyncio.gather(*(writer.settled() for writer in workshop.others))


def write(workshop: Running, number: int) -> None:
    writer = workshop.others[number % WRITERS]
    writer.send("card.add", activity=BOARD, id=f"card{number:05}", text=f"{number} {LINE}")


@asynccontextmanager
async def arriving(workshop: Running) -> AsyncIterator[None]:
    """Cards that come one after the other."""

    async def go_on() -> None:
        for number in range(CARDS * 10, CARDS * 20):
            write(workshop, number)
            await asyncio.sleep(1 / A_SECOND)

    task = asyncio.create_task(go_on())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def scroll(page: Page) -> None:
    """With the thumb to the last card, and back again."""
    devtools = await page.context.new_cdp_session(page)
    for direction in (-1, 1):
        await devtools.send(
            "Input.synthesizeScrollGesture",
            {
                "x": 180,
                "y": 370,
                "yDistance": direction * await page.evaluate(HEIGHT),
                "speed": FLICK,
                "gestureSourceType": "touch",
                "preventFling": False,
            },
        )
    await devtools.detach()


@asynccontextmanager
async def watched(page: Page, name: str, figures: Figures) -> AsyncIterator[None]:
    """The longest task meanwhile, in milliseconds (0: none over 50), and its CPU; and how many were over 100."""
    browser = page.context.browser
    assert browser
    await page.evaluate(TASKS)  # those before do not count
    await browser.start_tracing(page=page, categories=["toplevel"])
    yield
    figures[f"phone_{name}_longest_cpu_ms"] = longest(json.loads(await browser.stop_tracing())["traceEvents"])
    tasks: list[float] = await page.evaluate(TASKS)
    figures[f"phone_{name}_longest_ms"] = max(tasks, default=0)
    figures[f"phone_{name}_tasks_over_100"] = sum(task > 100 for task in tasks)


def longest(events: list[dict[str, Any]]) -> float:
    """Milliseconds of CPU of the longest task on a page's own thread."""
    pages = {thread(event) for event in events if event["args"].get("name") == "CrRendererMain"}
    tasks: list[float] = [event.get("tdur", 0) for event in events if event["name"] == TASK and thread(event) in pages]
    return max(tasks) / 1000


def thread(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]
