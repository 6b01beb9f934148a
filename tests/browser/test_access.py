"""Everyone can use it: axe, keyboard, large letters, large targets, no motion."""

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.console import Console
from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.walk import inspect
from tests.browser.workshop import running

FOCUS_IS_SEEN = """() => {
  const focused = document.activeElement;
  return [focused, focused.closest("label")].filter(Boolean).some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
}"""
LOOKS = 25
MOVING = """() => document.getAnimations().map((animation) => animation.effect.getComputedTiming())
  .filter(({ duration, progress }) => progress !== null && duration > 50).length"""


@pytest.mark.parametrize("language", ["lv", pytest.param("uk", marks=pytest.mark.slow)])  # the longest words are in uk
async def test_every_page_in_every_state_is_accessible(browser: Browser, origin: str, language: str) -> None:
    """axe, 44 px, no word cut off, also with letters twice as large on a narrow phone: all in one walk."""
    async with Stage(browser, language) as stage:
        stage.expected.add("404")
        findings = await inspect(stage, origin, with_axe=language == "lv")  # other words break no other rule
    assert findings.stops > 40
    assert not findings.faults, "\n".join(findings.faults)


async def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until it has the focus; what has it on the way must look so."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement !== document.body"):
            assert await page.evaluate(FOCUS_IS_SEEN), await page.evaluate("document.activeElement.outerHTML")
        if await wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


async def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    await tab_to(page, wanted)
    await expect(wanted).not_to_have_attribute("aria-disabled", "true")
    await page.keyboard.press(key)


async def test_someone_takes_part_by_keyboard_alone(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        await workshop.open()
        phone = Phone(await stage.device("phone", "phone"), "en")
        page, keys = phone.page, phone.page.keyboard
        await phone.scan(workshop.address)
        await tab_to(page, page.locator("input[name=name]"))
        await keys.type("Anna")
        await tab_to(page, page.get_by_role("radio", name=phone.words("common.hall")))
        await keys.press("ArrowDown")
        await press(page, phone.button("phone.join"))
        steps = page.locator(".rungs input")
        await expect(steps).to_have_count(5)
        await press(page, steps.first, "Space")
        await phone.is_saved(5)
        await keys.press("ArrowDown")
        await phone.is_saved(4)
        await press(page, page.locator(".finer button").first)
        await press(page, phone.button("phone.exactly"), "Space")
        await tab_to(page, page.get_by_role("slider"))
        await keys.press("Home")
        await phone.is_saved(1)
        await press(page, phone.button("phone.take_back"))
        await phone.is_saved(4)
        await expect(page.get_by_role("slider")).not_to_have_value("0")
        await tab_to(page, steps.nth(1))
        for _ in range(4):
            await keys.press("ArrowDown")
        await expect(phone.status).to_contain_text(phone.words("phone.status.listening"))
        await press(page, phone.button("phone.tab.shared"))
        await expect(page.locator(".counts")).to_contain_text("1")
        count = f"count/{workshop.activity()}/1"
        await workshop.moderator.until(lambda: workshop.moderator.view().get(count, {}).get("listening") == 1)


async def test_the_moderator_leads_by_keyboard_alone(stage: Stage, origin: str) -> None:
    console = Console(await stage.device("laptop", "console"), "en")
    page, keys = console.page, console.page.keyboard
    await page.goto(origin)
    await press(page, page.get_by_role("link", name=console.words("home.start")))
    await tab_to(page, page.get_by_label(console.words("home.workshop_title")))
    await keys.type("By keyboard")
    await tab_to(page, page.locator("input[name=agenda]:checked"))
    for _ in range(2):
        await keys.press("ArrowDown")  # past the short workshop, to statements of one's own
    await press(page, page.get_by_role("checkbox").nth(1), "Space")
    await press(page, console.button("home.start_now"))
    await console.sees("console.screen.question")
    await press(page, page.get_by_role("button", name=console.words("console.screen.no_means")))
    await press(page, console.button("console.wall_done"))
    await press(page, console.next_button)
    await expect(console.next_button).to_contain_text(console.words("console.next.reveal"))
    await expect(console.next_button).to_be_focused()
    await press(page, console.button("console.more"))
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(page.locator("dialog :focus")).to_have_count(1)
    await keys.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(console.button("console.more")).to_be_focused()
    await press(page, page.locator(".agenda-item").nth(2))
    await press(page, console.button("console.open"))
    await expect(page.get_by_text(console.words("console.back.statement", n=1))).to_be_visible()
    await press(page, page.locator("button.back"))
    await expect(page.get_by_text(console.words("console.back.lobby"))).to_be_visible()


async def test_nothing_moves_for_those_who_want_no_motion(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        await workshop.crowd(5)
        wall, phone = await workshop.wall(stage), await workshop.phone(stage, "Anna")
        for page in (wall.page, phone.page):
            await page.emulate_media(reduced_motion="reduce")
        await workshop.open()
        await phone.reads(workshop.statement())  # else one would stand on the practice line
        await phone.stand(5)
        assert await phone.page.evaluate(MOVING) == 0
        await phone.is_saved(5)  # or it might come too late for the reveal
        await workshop.all_stand([100, 300, 900])
        await workshop.reveal()
        await expect(wall.people).to_have_count(6)
        for _ in range(LOOKS):
            assert await wall.page.evaluate(MOVING) == 0
            await wall.page.wait_for_timeout(20)
        await expect(wall.page.locator(".floor.walking")).to_have_count(0)
