"""Before it begins: the tools are put on the agenda while people come in, and the people into two groups."""

import asyncio

from playwright.async_api import expect

from tests.browser.scenarios.canvases.day import ALL, PEOPLE, TOGETHER, Day, everyone_comes


async def plan_the_tools(day: Day) -> None:
    await asyncio.gather(everyone_comes(day), day.console.add_tools(*TOGETHER))
    await expect(day.console.page.locator(".agenda-item:visible")).to_have_count(len(TOGETHER) + 1)  # and the lobby
    await day.stage.picture("01-planned")


async def make_groups(day: Day) -> None:
    """By lot; but in each there shall be two with a screen, so people are moved."""
    await day.console.make_groups(len(PEOPLE))
    await day.console.next("console.next.canvas")
    for group, names in PEOPLE.items():
        await day.console.put_into(group, *names)
    for group, names in PEOPLE.items():
        for screen in day.pair(group):
            await expect(screen.page.locator("main")).to_contain_text(screen.words(f"common.group.{group}"))
        for client in day.by_wire(group):
            seat = f"seat/{client.seat}"
            await day.witness.until(lambda seat=seat, group=group: day.witness.view()[seat]["group"] == group)  # type: ignore[misc]
        assert len(names) == ALL // len(PEOPLE)
    await day.everyone_reads("scenario")
    await day.stage.picture("02-groups")
