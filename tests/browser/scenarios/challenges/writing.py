"""The first act: the challenges are written on cards, and mended until all can stand behind them."""

import asyncio

from playwright.async_api import expect

from board.activities.cards import Card
from tests.browser.boards import only
from tests.browser.scenarios.challenges import thoughts
from tests.browser.scenarios.challenges.day import ALL, NAMES, Day
from tests.browser.scenarios.challenges.thoughts import DOUBLE, KEPT, MENDED, RUDE
from tests.browser.scenarios.servers import first_one_dies
from tests.running import replayed

DOTS = 5


async def plan_the_whole_tool(day: Day) -> None:
    await day.console.whole_tool()
    await day.stage.picture("01-planned")
    await day.console.next("console.next.cards")
    for phone in day.phones:
        await phone.sees("phone.cards.names")


async def write_cards(day: Day) -> None:
    for phone, words in zip(day.phones, day.words, strict=False):
        await phone.add_cards(words)
    activity = day.witness.activity(0)
    for i, client in enumerate(day.clients):
        await client.until(lambda client=client: f"activity/{activity}" in client.view())  # type: ignore[misc]
        words = day.words[len(NAMES) + i]
        assert await client.do("card.add", activity=activity, id=f"wire{i:02}", text=words) is None
    await expect(day.papers).to_have_count(ALL)
    await day.wall.sees("wall.cards.count", n=ALL)
    for words in day.words:
        await expect(day.papers.filter(has_text=words)).to_have_count(1)
    await day.stage.picture("02-cards")


async def mend_one_card_together(day: Day) -> None:
    """At its beginning and at its end at once; on the way one of the servers dies."""
    words = day.words[MENDED]
    first, second = day.phones[:2]
    at_start, at_end = await first.open_card(words), await second.open_card(words)
    await at_start.press("Control+Home")
    await at_end.press("Control+End")
    one, two = thoughts.BEHIND[day.stage.language]
    before, then = thoughts.BEFORE[day.stage.language]
    await asyncio.gather(
        at_start.press_sequentially(before, delay=30),
        at_end.press_sequentially(one, delay=30),
    )
    await expect(first.page.locator(".sheet .writing")).to_contain_text(NAMES[1])
    await day.stage.picture("03-mending")
    async with first_one_dies(day.stage, day.servers):  # the first and the third phone are connected to it
        await at_start.press_sequentially(then, delay=30)
        await at_end.press_sequentially(two, delay=30)
    mended = f"{before}{then}{words}{one}{two}"
    for phone, field in ((first, at_start), (second, at_end)):
        await expect(field).to_have_value(mended)
        await phone.is_kept("phone.cards.saved")
        await phone.close_card()
    await same_everywhere(day, mended)


async def same_everywhere(day: Day, words: str) -> None:
    for phone in day.phones:
        await expect(phone.cards.filter(has=phone.page.locator(".words", has_text=only(words)))).to_have_count(1)
    await expect(day.wall.page.locator(".papers .paper-words > span", has_text=only(words))).to_have_count(1)
    await expect(day.console.page.locator(".card-words", has_text=only(words))).to_have_count(1)
    assert words in [card.text for card in await in_the_log(day)]
    await day.stage.picture("04-mended")


async def in_the_log(day: Day) -> list[Card]:
    """All cards of the first activity as anyone would find them who comes now."""
    board = (await replayed(day.store, day.led.code)).state
    return list(board.under(f"card/{day.witness.activity(0)}", Card))


async def tidy_up(day: Day) -> None:
    """A double goes into the other, with its author; a rude card goes from the wall and from every phone."""
    await day.console.merge(day.words[DOUBLE], day.words[KEPT])
    await expect(day.papers).to_have_count(ALL - 1)
    await day.console.tool(day.words[RUDE], "console.card.hide")
    await expect(day.papers).to_have_count(ALL - 2)
    for gone in (day.words[DOUBLE], day.words[RUDE]):
        await expect(day.papers.filter(has_text=gone)).to_have_count(0)
        for phone in day.phones:
            await expect(phone.cards.filter(has_text=gone)).to_have_count(0)
    kept = next(card for card in await in_the_log(day) if card.text == day.words[KEPT])
    assert {kept.author, *kept.authors} == {day.clients[0].seat, day.clients[1].seat}
    await day.stage.picture("05-tidy")


async def go_on_while_someone_types(day: Day) -> None:
    late = day.phones[2]
    words = day.said(thoughts.UNFINISHED)
    await late.begin_card(words)
    await day.console.next("console.next.vote", n=DOTS)
    await late.sees("phone.draft.kept")
    await expect(late.page.locator(".leftover .kept-words")).to_have_text(words)
    await day.stage.picture("06-draft")
    await late.page.locator(".leftover .button:not(.quiet)").click()  # it names the seconds that are left
    await late.sees("phone.draft.handed_in")
    await expect(day.papers.filter(has_text=words)).to_have_count(1)
