"""The second act: everyone gives dots, and the four with the most are picked."""

import asyncio

from playwright.async_api import expect

from tests.browser.scenarios.challenges.day import ALL, NAMES, Day
from tests.browser.scenarios.challenges.thoughts import RUNNERS_UP, TOP

GIVEN = {"phone": ((0, 3), (1, 2)), "wire": ((0, 2), (1, 1), (2, 1), (3, 1))}  # (which of the top four, how many)
CARDS_ARE_SORTED = 2.0  # seconds after the sums are shown


async def give_dots(day: Day) -> None:
    activity = day.witness.activity(0)
    for i, client in enumerate(day.clients):
        for rank, dots in GIVEN["wire"]:
            other = (rank == 2 and i % 4 == 0) or (rank == 3 and i % 3 == 0)
            number = RUNNERS_UP[rank - 2] if other else TOP[rank]
            card = day.card(activity, day.words[number])
            assert await client.do("card.dots", activity=activity, card=card, n=dots) is None
    for phone in day.phones:
        for rank, dots in GIVEN["phone"]:
            await phone.give(day.words[TOP[rank]], dots)
    await day.phones[2].take_off(day.words[TOP[1]])
    await uses_are_counted(day, ALL - 1)
    await day.stage.picture("07-dots")
    await day.phones[2].give(day.words[TOP[1]], 1)
    await uses_are_counted(day, ALL)
    await day.nowhere(".sum, .paper-result")
    for client in (day.witness, *day.clients):
        assert not any(name.startswith("sum/") for name in client.view())


async def uses_are_counted(day: Day, n: int) -> None:
    """How many have used their dots, and never who."""
    await day.wall.sees("wall.of", n=n, of=ALL)
    await day.console.sees("console.of", n=n, of=ALL)
    for phone in day.phones:
        await phone.sees("phone.dots.progress", done=n, n=ALL)


async def show_the_sums(day: Day) -> None:
    await day.console.next("console.next.sums")
    sums = sums_of_the_top()
    for number, dots in zip(TOP, sums, strict=True):
        await expect(day.papers.filter(has_text=day.words[number]).locator(".paper-sum")).to_have_text(str(dots))
        for phone in day.phones:
            heap = phone.page.locator(".heap").filter(has_text=day.words[number])
            await expect(heap.locator(".sum")).to_contain_text(phone.words("phone.dots.count", n=dots))
    await expect(day.papers.first).to_contain_text(day.words[TOP[0]])
    if day.stage.shots is not None:
        await asyncio.sleep(CARDS_ARE_SORTED)
    await day.stage.picture("08-sums")


def sums_of_the_top() -> list[int]:
    wires = range(ALL - len(NAMES))
    phones = dict(GIVEN["phone"])
    by_wire = (len(wires) * 2, len(wires), sum(i % 4 > 0 for i in wires), sum(i % 3 > 0 for i in wires))
    return [dots + len(NAMES) * phones.get(rank, 0) for rank, dots in enumerate(by_wire)]


async def pick_the_top(day: Day) -> None:
    await day.console.next("console.next.pick")
    await day.stage.picture("09-pick")
    await expect(day.console.dialog.get_by_role("checkbox", checked=True)).to_have_count(len(TOP))
    await day.console.sure()
    for phone in day.phones:
        await phone.sees("phone.cards.picked_count", n=len(TOP))
