"""What is measured on a page as it stands: by axe, and by a ruler."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.async_api import Page

SMALLEST_TARGET = 44  # CSS pixels
SETTLES_WITHIN = 50  # looks, 300 ms apart: on a busy machine a figure rests for long
LARGE = 30  # CSS pixels: read without glasses
PROJECTORS = ((1920, 1080), (1280, 720), (1024, 768))
TWICE = {"standard": 32, "fixed": 26}
USUAL = {"standard": 16, "fixed": 13}

TARGETS = """(smallest) => {
  const kinds = "a[href], button, input, select, textarea, summary, [role=button]";
  const found = [];
  for (const element of document.querySelectorAll(kinds)) {
    const choice = element.matches("input[type=radio], input[type=checkbox]");
    const target = (choice && element.closest("label")) || element;
    const { width, height } = target.getBoundingClientRect();
    if (!target.checkVisibility({ visibilityProperty: true }) || !width) continue;
    const words = (target.textContent || target.name || target.tagName).trim().slice(0, 40);
    if (Math.min(width, height) < smallest - 0.5) found.push(`${words}: ${Math.round(width)} × ${Math.round(height)}`);
  }
  return found;
}"""

# Text that sticks out of the page, or of something that hides what sticks out of it.
CUT_OFF = """() => {
  const found = [];
  const root = document.documentElement;
  const { scrollWidth, clientWidth } = root;
  if (scrollWidth > clientWidth + 1) found.push(`scrolls sideways: ${scrollWidth} of ${clientWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const words = texts.currentNode.textContent.trim();
    if (!words || !element.checkVisibility({ visibilityProperty: true }) || element.closest("svg, .unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const text = range.getBoundingClientRect();
    if (!text.width) continue;
    const box = hiding(element);
    const out = text.right > box.right + 1 || text.left < box.left - 1 || text.bottom > box.bottom + 1;
    if (out) found.push(`cut off: ${words.slice(0, 60)} (${Math.round(text.right)} of ${Math.round(box.right)})`);
  }
  for (const field of document.querySelectorAll("select")) {
    if (field.scrollWidth > field.clientWidth + 1) found.push(`cut off in its field: ${field.value}`);
  }
  return found;

  function hiding(element) {
    const box = { left: 0, right: clientWidth, bottom: Infinity };
    let scrolls = false; // then what is beyond an edge further out can be brought into sight
    for (let around = element; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const { left, right, bottom } = around.getBoundingClientRect();
      if (overflowX === "hidden" || overflowX === "clip") {
        box.left = Math.max(left, box.left);
        box.right = Math.min(right, box.right);
      }
      scrolls ||= overflowY === "auto" || overflowY === "scroll";
      if (!scrolls && (overflowY === "hidden" || overflowY === "clip")) box.bottom = Math.min(bottom, box.bottom);
    }
    return box;
  }
}"""

SIZES_OF_LETTERS = """() => [...document.querySelectorAll("body *")]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((element) => element.checkVisibility() && !element.closest("svg, [aria-hidden=true]"))
  .map((element) => [element.textContent.trim().slice(0, 40), parseFloat(getComputedStyle(element).fontSize)])"""


# Only what is found wrong: to describe all that is well takes longer than to look at it.
RUN_AXE = """async (rules) => {
  const only = rules.length ? { runOnly: rules } : {};
  return (await axe.run({ resultTypes: ["violations"], preload: false, selectors: false, ...only })).violations;
}"""

RESTS = """() => {
  const places = [...document.querySelectorAll(".person")].map((person) => person.getBoundingClientRect());
  const now = places.map(({ x, y }) => `${x} ${y}`).join();
  const moving = document.getAnimations().some(({ playState }) => playState === "running");
  const rests = (now === window.whereTheyWere || !places.length) && !moving;
  window.whereTheyWere = now;
  return rests;
}"""


async def faults_by_axe(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong, by some rules or by all; each with the first place where."""
    if not await page.evaluate("'axe' in window"):  # half a megabyte
        await page.evaluate(AXE_SCRIPT)
    return [fault(violation) for violation in await page.evaluate(RUN_AXE, list(rules))]


def fault(violation: dict[str, Any]) -> str:
    node = violation["nodes"][0]
    why = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{violation['id']}: {node['html'][:140]} — {'; '.join(why)[:240]}"


async def small_targets(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(TARGETS, SMALLEST_TARGET)
    return found


async def cut_off(page: Page) -> list[str]:
    """What stays cut off: figures may rest for a moment before they settle their letters (canvas/settle.js)."""
    found: list[str] = await page.evaluate(CUT_OFF)
    for _ in range(SETTLES_WITHIN):
        if not found:
            break
        await page.wait_for_timeout(300)
        found = await page.evaluate(CUT_OFF)
    return found


async def cut_off_on_walls(page: Page) -> list[str]:
    """On projectors of several shapes. Nobody scrolls a wall."""
    found = []
    usual = page.viewport_size
    for width, height in PROJECTORS:
        await page.set_viewport_size({"width": width, "height": height})
        await come_to_rest(page)
        found += [f"{width} × {height}: {fault}" for fault in await cut_off(page)]
        lower = await page.evaluate("document.documentElement.scrollHeight - innerHeight")
        found += [f"{width} × {height}: {lower} px too high"] if lower > 1 else []
    if usual:
        await page.set_viewport_size(usual)
    return found


async def come_to_rest(page: Page) -> None:
    """Wait until nobody walks any more."""
    await page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await page.wait_for_function(RESTS, polling=60)


async def wrong_at_twice_the_size(page: Page) -> list[str]:
    """What is cut off, and what stays small, when someone's browser is set to letters twice as large."""
    browser = await page.context.new_cdp_session(page)
    before = await page.evaluate(SIZES_OF_LETTERS)
    await browser.send("Page.setFontSizes", {"fontSizes": TWICE})
    found = await cut_off(page)
    after = await page.evaluate(SIZES_OF_LETTERS)
    await browser.send("Page.setFontSizes", {"fontSizes": USUAL})
    await browser.detach()
    if len(before) == len(after):
        pairs = zip(before, after, strict=True)
        same = [(was, now) for was, now in pairs if was[0] == now[0]]  # not what was written anew meanwhile
        found += [f"stays small: {was[0]} ({was[1]} → {now[1]})" for was, now in same if now[1] < grown(was[1])]
    return found


def grown(size: float) -> float:
    """The least that letters of this size grow to. What is large already need not, where it would burst the screen."""
    return min(1.5 * size, max(size, LARGE))
