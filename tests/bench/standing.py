"""From the code to standing on the line: a slow phone on a slow line, and nothing kept from before.

Whoever holds it never hesitates (phone_user.js), so all of the time is the network's, the phone's and the server's.
"""

from pathlib import Path
from statistics import median

from playwright.async_api import Browser, BrowserContext, Page

from tests.bench.slow_line import SlowLine
from tests.browser.stage import SIZES
from tests.browser.workshop import Running, running

CPU = 6  # times slower than this machine's
SPEED = 400_000 / 8  # bytes a second
ROUND_TRIP = 0.4  # seconds
PEOPLE = 11  # who stand there already
USER = Path(__file__).with_name("phone_user.js").read_text("utf-8")
STORED = ".line .mark:not(.unsaved, .before)"

WAYS = {"code": "typed on the home page", "qr": "scanned, nothing loaded before"}
FIRST = {"code": "code", "qr": "page_asked"}
MOMENTS = {
    "page": "page_read",  # the page has come
    "form": "form",  # is seen, filled in and sent at once, whatever of the page is still on its way
    "joined": "join_read",
    "line": "line",  # is seen, and tapped at once
    "socket": "open",
    "stored": "stored",  # and seen so
}
Figures = dict[str, float]
Happened = list[tuple[str, float]]  # what, and when in milliseconds since 1970


async def measure(browser: Browser, port: int, times: int) -> Figures:
    """All figures of both ways, by name."""
    figures: Figures = {}
    async with SlowLine(port, SPEED, ROUND_TRIP) as line, running(f"http://127.0.0.1:{port}", "nameless") as workshop:
        await workshop.crowd(PEOPLE)
        await workshop.open()
        await workshop.all_stand([100, 400, 900])
        for way in WAYS:
            figures |= of_all(f"phone_{way}", [await come(browser, line, workshop, way) for _ in range(times)])
        stand = workshop.moderator.view()[f"count/{workshop.activity()}/1"]["placed"]
    assert stand == PEOPLE + times * len(WAYS), f"{stand} stand on the line as the server sees it"
    return figures


async def come(browser: Browser, line: SlowLine, workshop: Running, way: str) -> Figures:
    """A new phone, once: milliseconds until each moment, and what went over the line."""
    context = await browser.new_context(viewport=SIZES["phone"], is_mobile=True, has_touch=True, locale="en")
    try:
        happened = await watched(context)
        page = await context.new_page()
        await slow_down(page, CPU)
        if way == "code":
            await page.goto(line.origin, wait_until="networkidle")
        line.count_anew()
        if way == "code":
            await page.evaluate("(code) => typeCode(code)", workshop.code)
        else:
            await page.goto(f"{line.origin}/{workshop.code}", wait_until="commit")
        await page.locator(STORED).wait_for()
        return figures_of(happened, FIRST[way]) | over(line)
    finally:
        await context.close()


async def watched(context: BrowserContext) -> Happened:
    """What happens on its pages, as it happens."""
    happened: Happened = []
    await context.expose_binding("tellBench", lambda _, what, at: happened.append((what, at)))
    await context.add_init_script(USER)
    return happened


async def slow_down(page: Page, times: int) -> None:
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": times})


def figures_of(happened: Happened, first: str) -> Figures:
    """What came before the first moment was the home page's."""
    began = next(at for what, at in happened if what == first)
    return {
        f"{name}_ms": min(at for what, at in happened if what == wanted and at >= began) - began
        for name, wanted in MOMENTS.items()
    }


def over(line: SlowLine) -> Figures:
    return {"kb": line.bytes / 1000, "connections": line.connections, "requests": len(line.requests)}


def of_all(name: str, found: list[Figures]) -> Figures:
    """The median of each figure; and the worst that anyone waited."""
    figures = {f"{name}_{what}": median(one[what] for one in found) for what in found[0]}
    return figures | {f"{name}_worst_ms": max(one["stored_ms"] for one in found)}
