"""A moderator who hears everyone: waits for the slow, gives the floor in turn, answers privately, enters from paper."""

from playwright.async_api import expect

from tests.browser.console import Console
from tests.browser.inspection import faults_by_axe
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running


async def test_the_moderator_hears_everyone(stage: Stage, origin: str) -> None:
    async with running(origin, "hidden") as led:
        await led.crowd(4)
        console = await led.console(stage)
        await led.open()
        for step in (waits_for_the_slow, gives_the_floor, answers_privately, enters_from_paper, darkens_the_wall):
            await step(led, console)


async def waits_for_the_slow(led: Running, console: Console) -> None:
    """Three of four have answered: it waits for the last one, and shows by itself."""
    page = console.page
    _, _, _, remote = led.others
    await led.all_stand([100, 500, 900, 400])
    await remote.do("scale.withdraw", activity=led.activity(), round=1)
    await expect(page.locator(".counts")).to_contain_text(console.words("console.of", n=3, of=4))
    await console.button("console.slow.wait").click()
    await console.sees("console.slow.missing", n=1)
    assert led.moderator.view()[f"activity/{led.activity()}"]["phase"] == "open"
    await remote.do("scale.listen", activity=led.activity(), round=1)
    await expect(console.next_button).to_contain_text(console.words("console.next.talk_nearest"))


async def gives_the_floor(led: Running, console: Console) -> None:
    """The floor: who has spoken least comes first."""
    page = console.page
    anna, second, _, _ = led.others
    await led.moderator.do("hand.call", seat=second.seat)
    for one in (second, anna):
        assert await one.do("hand.raise", up=True) is None
    await page.locator(".beacon-hand").click()
    queue = page.locator(".hands-queue li")
    await expect(queue).to_have_count(2)
    await expect(queue.first).to_contain_text("Anna")
    await queue.first.get_by_role("button", name=console.words("console.hands.call")).click()
    await expect(page.locator(".hands-floor")).to_contain_text("Anna")
    await console.button("console.hands.lower_all").click()
    await expect(queue).to_have_count(0)
    assert not await faults_by_axe(page)
    await console.close_sheet()


async def answers_privately(led: Running, console: Console) -> None:
    """A private question is covered until the moderator says that nobody else sees the screen."""
    page = console.page
    _, _, third, _ = led.others
    assert await third.do("question.ask", id="quest1", text="May I leave early?", named=False) is None
    await page.locator(".beacon-question").click()
    await expect(console.button("console.questions.show")).to_be_visible()
    await expect(page.get_by_text("May I leave early?")).to_have_count(0)
    await console.button("console.questions.show").click()
    await page.locator(".questions textarea").fill("Of course")
    await console.button("console.questions.reply").click()
    await third.until(lambda: third.view()["question/quest1"]["answer"] == "Of course")
    await console.close_sheet()


async def enters_from_paper(led: Running, console: Console) -> None:
    """Lines from paper become cards; what is too long stays, with its number."""
    page = console.page
    await led.moderator.do("activity.add", activity="paper1", template={"kind": "cards", "title": {"en": "Thoughts"}})
    await led.moderator.do("cards.phase", activity="paper1", phase="open")
    await console.button("console.entry.many").click()
    await page.locator(".entry-box").fill("1. First\n\n2. Second\n3. " + "x" * 501)
    await console.sees("console.entry.too_long", length=501, most=500)
    await page.locator(".entry button.strong").click()
    await expect(page.locator(".entry-box")).to_have_value("x" * 501)
    await led.moderator.until(lambda: led.moderator.view()["activity/paper1"]["written"] == 2)
    assert not await faults_by_axe(page)
    await console.close_sheet()


async def darkens_the_wall(led: Running, console: Console) -> None:
    """One tap makes the wall dark, which is said wherever one looks, and one tap brings it back."""
    page = console.page
    await console.button("console.attention.title").click()
    await console.button("console.wall.blank").click()
    await expect(console.dialog.get_by_role("button", name=console.words("console.wall.unblank"))).to_be_visible()
    assert not await faults_by_axe(page)
    await console.close_sheet()
    await expect(page.locator(".bar .beacon.dark")).to_be_visible()
    await console.more()
    await console.dialog.locator(".beacon.dark button").click()
    await expect(page.locator(".beacon.dark")).to_have_count(0)
