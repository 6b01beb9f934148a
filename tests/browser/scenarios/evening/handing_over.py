"""The laptop's battery is empty: another moderator goes on, from a phone."""

import asyncio

from playwright.async_api import expect

from tests.browser.evening import EveningTablet
from tests.browser.scenarios.evening.clock import WoundConsole
from tests.browser.scenarios.evening.day import (
    ALL,
    FAR,
    HALL,
    HALL_BY_WIRE,
    LEADER,
    ON_THE_TABLET,
    OUTSIDER,
    REMOTE_BY_WIRE,
    Day,
)  # fmt: skip
from tests.browser.scenarios.evening.sharing import enter_for_another, pass_round
from tests.browser.scenarios.evening.thoughts import HANDED_OVER, REMARK

PICKS = (0, 0, 1, 0, 2, 0, 1, 3, 0, 1)


async def lose_the_laptop(day: Day) -> None:
    await day.stage.lose("console")
    await day.wall.reads(day.title("pause"))


async def take_over_by_phone(day: Day) -> None:
    """By the link of two days ago; what the leader noted in this part is there."""
    day.console = WoundConsole(await day.stage.device("moderator", "phone"), day.language)
    await day.console.take_over(day.invited)
    await day.console.reads(day.title("pause"))
    await expect(day.console.page.locator(".notes textarea")).to_have_value(HANDED_OVER[day.language])
    await day.stage.picture("28-taken-over")


async def ask_the_question(day: Day) -> None:
    """All answer again, and the four without a phone like everyone; nobody sees anything before it is shown."""
    await day.console.next("console.next.choice")
    await day.console.reads(day.title("pilots"))
    names = (*HALL_BY_WIRE, *REMOTE_BY_WIRE)
    await asyncio.gather(
        *(
            day.by_wire((name,), "choice.answer", "pilots", picks=[pick], remark="")
            for name, pick in zip(names[1:], PICKS, strict=True)
        ),
        day.by_wire(names[:1], "choice.answer", "pilots", picks=[2], remark=REMARK[day.language]),
        *(phone.choose(0) for phone in day.phones.values()),
        pass_round(day, _chooses),
    )
    await enter_for_another(day, _chooses)
    await day.wall.sees("wall.of", n=ALL, of=ALL)
    await day.console.heard((HALL, HALL), (FAR, FAR))
    await day.stage.picture("29-question")
    await day.console.next("console.next.answers")
    await expect(day.wall.page.locator(".result-count").first).to_be_visible()
    await expect(day.wall.page.locator(".remarks")).to_contain_text(REMARK[day.language])
    await day.stage.picture("30-answers")


async def read_what_was_done(day: Day) -> None:
    """By whom, and when."""
    lines = (await day.console.in_sheet("console.history")).locator(".history li")
    for who, what in ((LEADER, "wall.set.on"), (OUTSIDER, "choice.phase.shown")):
        done = lines.filter(has_text=day.console.words(f"console.history.{what}"))
        await expect(done).to_contain_text(who)
    await day.stage.picture("31-history")
    await day.console.close_sheet()


async def _chooses(device: EveningTablet, name: str) -> None:
    await device.choose(ON_THE_TABLET.index(name))
