"""Putting cards in order: dragged with the mouse, by a finger at their handle, and the same by buttons and keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from playwright.async_api import CDPSession, Locator, Page, expect

from tests.browser.boards import BoardConsole, only
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running

CARDS = ("Apple", "Birch", "Cherry", "Dogwood")
HOLD = 60  # milliseconds: some frames
SCROLLED = """() => {
  const { scrollTop, clientHeight, scrollHeight } = document.querySelector(".console-stage");
  return scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 1;
}"""


class Point(NamedTuple):
    x: float
    y: float


@asynccontextmanager
async def collecting(origin: str, cards: tuple[str, ...] = CARDS) -> AsyncIterator[Running]:
    """A board on which somebody else has written these."""
    async with running(origin, statements=0) as workshop:
        await workshop.crowd(1)
        lead = workshop.moderator
        template = {"kind": "cards", "title": {"en": "Trees"}, "dots": 3}
        assert await lead.do("activity.add", activity="trees", template=template) is None
        assert await lead.do("cards.phase", activity="trees", phase="open") is None
        for i, words in enumerate(cards):
            assert await workshop.others[0].do("card.add", activity="trees", id=f"card{i:03}", text=words) is None
        yield workshop


async def console_of(workshop: Running, stage: Stage, cards: tuple[str, ...] = CARDS) -> BoardConsole:
    console = await workshop.console(stage)
    await reads(console.page, *cards)
    return BoardConsole(console.page, "en")


def rows(page: Page) -> Locator:
    return page.locator(".card-rows .card-row")


def row(page: Page, words: str) -> Locator:
    return rows(page).filter(has=page.locator(".card-words", has_text=only(words)))


async def reads(page: Page, *words: str) -> None:
    await expect(page.locator(".card-rows .card-words")).to_have_text(list(words))


async def at(item: Locator, down: float = 0.5, across: float = 0.5) -> Point:
    """A point of it, in shares of its height and width."""
    box = await item.bounding_box()
    assert box is not None
    return Point(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


async def pick_up(page: Page, item: Locator, to: Point) -> None:
    """Hold it over that point with the mouse."""
    await page.mouse.move(*await at(item))
    await page.mouse.down()
    await page.mouse.move(*to, steps=6)


async def drag(page: Page, item: Locator, onto: Locator, down: float = 0.5) -> None:
    """Let it go over that height of another, which may have moved: while a card is near the edge, the list scrolls."""
    aim = await at(onto, down)
    await pick_up(page, item, aim)
    while (moved := await at(onto, down)) != aim:
        aim = moved
        await page.mouse.move(*aim)
    await page.mouse.up()


# With the mouse


async def test_a_card_is_dragged_between_two_others(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        console = await console_of(workshop, stage)
        page = console.page
        await drag(page, row(page, "Dogwood"), row(page, "Birch"), 0.05)
        await reads(page, "Apple", "Dogwood", "Birch", "Cherry")
        await drag(page, row(page, "Cherry"), row(page, "Apple"), 0.05)
        await reads(page, "Cherry", "Apple", "Dogwood", "Birch")
        await drag(page, row(page, "Cherry"), row(page, "Birch"), 0.95)
        await reads(page, "Apple", "Dogwood", "Birch", "Cherry")
        await expect(page.locator(".card-tools")).to_have_count(0)  # letting go is no tap
        await page.evaluate("requestAnimationFrame = () => 0")  # so busy that it does not come to draw
        await drag(page, row(page, "Apple"), row(page, "Birch"), 0.95)
        await reads(page, "Dogwood", "Birch", "Apple", "Cherry")


async def test_a_card_is_dragged_onto_another_and_out_again(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        console = await console_of(workshop, stage)
        page = console.page
        await drag(page, row(page, "Cherry"), row(page, "Apple"))
        await reads(page, "Apple", "Cherry", "Birch", "Dogwood")
        await expect(page.locator(".card-row.lower .card-words")).to_have_text("Cherry")
        await drag(page, row(page, "Cherry"), row(page, "Dogwood"), 0.95)
        await reads(page, "Apple", "Birch", "Dogwood", "Cherry")
        await expect(page.locator(".card-row.lower")).to_have_count(0)


async def test_what_is_aimed_at_is_shown_and_escape_lets_all_be(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        console = await console_of(workshop, stage)
        page, mark = console.page, console.page.locator(".drag-mark")
        await pick_up(page, row(page, "Dogwood"), await at(row(page, "Birch")))
        await expect(mark).to_have_class("drag-mark onto")
        await expect(page.locator(".drag-ghost")).to_have_text("Dogwood")
        await page.mouse.move(*await at(row(page, "Birch"), 0.05))
        await expect(mark).to_have_class("drag-mark")
        await page.mouse.move(*await at(row(page, "Dogwood")))
        await expect(mark).to_be_hidden()  # it is there already
        await page.mouse.move(*await at(row(page, "Birch"), 0.05))
        await page.keyboard.press("Escape")
        await expect(page.locator(".drag-mark, .drag-ghost, [data-dragged]")).to_have_count(0)
        await page.mouse.up()
        await page.wait_for_timeout(HOLD)
        await reads(page, *CARDS)
        await expect(page.locator(".card-tools")).to_have_count(0)


async def test_a_pinned_card_stays_before_the_others(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        console = await console_of(workshop, stage)
        page = console.page
        await console.tool("Cherry", "console.card.pin")
        await reads(page, "Cherry", "Apple", "Birch", "Dogwood")
        await row(page, "Cherry").locator(".card-face").click()
        await expect(page.locator(".card-tools")).to_have_count(0)
        await drag(page, row(page, "Dogwood"), row(page, "Apple"), 0.05)
        await reads(page, "Cherry", "Dogwood", "Apple", "Birch")
        await drag(page, row(page, "Birch"), row(page, "Cherry"), 0.05)
        await page.wait_for_timeout(HOLD)
        await reads(page, "Cherry", "Dogwood", "Apple", "Birch")


async def test_the_list_scrolls_while_a_card_is_held_at_its_edge(stage: Stage, origin: str) -> None:
    many = tuple(f"Tree {n}" for n in range(30))
    async with collecting(origin, many) as workshop:
        console = await console_of(workshop, stage, many)
        page = console.page
        await row(page, "Tree 0").scroll_into_view_if_needed()
        foot = await at(page.locator(".console-stage"), 0.99)
        await pick_up(page, row(page, "Tree 0"), foot)
        await expect(row(page, "Tree 29")).to_be_in_viewport(ratio=1)
        await page.mouse.move(foot.x, foot.y - 1)
        await page.wait_for_function(SCROLLED)
        await page.mouse.up()
        await reads(page, *many[1:], "Tree 0")


# With a finger


async def touch(fingers: CDPSession, kind: str, *points: Point) -> None:
    await fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


async def slide(page: Page, start: Point, to: Point) -> None:
    """A finger goes from here to there."""
    fingers = await page.context.new_cdp_session(page)
    await touch(fingers, "touchStart", start)
    for n in range(1, 9):
        share = n / 8
        await touch(fingers, "touchMove", Point(start.x + (to.x - start.x) * share, start.y + (to.y - start.y) * share))
    await page.wait_for_timeout(HOLD)
    await touch(fingers, "touchEnd")
    await fingers.detach()


async def test_a_finger_drags_by_the_handle_and_scrolls_elsewhere(stage: Stage, origin: str) -> None:
    many = tuple(f"Tree {n}" for n in range(16))
    async with collecting(origin, many) as workshop:
        phone = await workshop.phone(stage, "Anna")
        page, words = phone.page, phone.page.locator(".cards .card .words")
        card = page.locator(".cards button.card")
        await expect(words).to_have_text(list(many))
        await slide(page, await at(card.nth(2).locator(".handle")), await at(card.nth(1), 0.05, 0.9))
        await expect(words).to_have_text(["Tree 0", "Tree 2", "Tree 1", *many[3:]])
        await slide(page, await at(card.nth(3).locator(".handle")), await at(card.nth(0), 0.5, 0.9))
        await expect(page.locator(".under .words")).to_have_text("Tree 3")
        assert await page.evaluate("scrollY") == 0
        await slide(page, await at(card.nth(4)), await at(card.nth(1)))
        await page.wait_for_function("scrollY > 0")
        await expect(words).to_have_text(["Tree 0", "Tree 3", "Tree 2", "Tree 1", *many[4:]])


# By buttons and keys


async def test_a_card_goes_one_place_up_or_down_by_keys_alone(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        console = await console_of(workshop, stage)
        page = console.page
        await row(page, "Cherry").locator(".card-face").focus()
        await page.keyboard.press("Enter")
        up, down = (console.button(f"console.card.{way}") for way in ("up", "down"))
        await up.focus()
        await page.keyboard.press("Enter")
        await reads(page, "Apple", "Cherry", "Birch", "Dogwood")
        await expect(up).to_be_focused()  # though the card has moved
        await page.keyboard.press("Enter")
        await reads(page, "Cherry", "Apple", "Birch", "Dogwood")
        await expect(up).to_have_attribute("aria-disabled", "true")
        await down.focus()
        await page.keyboard.press("Enter")
        await reads(page, "Apple", "Cherry", "Birch", "Dogwood")
        await expect(down).to_be_focused()


# What lies together counts together


async def test_the_dots_of_a_heap_are_the_dots_of_all_its_cards(stage: Stage, origin: str) -> None:
    async with collecting(origin) as workshop:
        await workshop.crowd(1)
        lead, (first, second) = workshop.moderator, workshop.others
        console, phone = await console_of(workshop, stage), await workshop.phone(stage)
        wall = await workshop.wall(stage)
        assert await lead.do("cards.phase", activity="trees", phase="voting") is None
        for client, card, n in ((first, 0, 1), (first, 2, 2), (second, 1, 2), (second, 2, 1)):
            assert await client.do("card.dots", activity="trees", card=f"card{card:03}", n=n) is None
        assert await lead.do("card.group", activity="trees", card="card002", under="card000") is None
        assert await lead.do("cards.phase", activity="trees", phase="shown") is None
        await expect(row(console.page, "Apple").locator(".card-marks")).to_contain_text("● 4")
        await expect(row(console.page, "Birch").locator(".card-marks")).to_contain_text("● 2")
        await expect(phone.page.locator(".heap").first.locator(".sum")).to_contain_text("4")
        await expect(wall.page.locator(".paper").first.locator(".paper-sum")).to_have_text("4")
        await console.next("console.next.pick")
        await expect(console.page.locator(".pick-rows li").first).to_contain_text("● 4")
