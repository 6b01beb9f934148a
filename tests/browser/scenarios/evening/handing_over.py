"""The laptop's battery is empty: another moderator goes on, from a phone."""

import asyncio

from playwright.async_api import expect

from tests.browser.evening import EveningConsole
from tests.browser.scenarios.evening.day import (
    ALL,
    FAR,
    HALL,
    HALL_BY_WIRE,
    HELPED,
    HELPER,
    LEADER,
    ON_THE_TABLET,
    REMOTE_BY_WIRE,
    Day,
)  # fmt: skip
from tests.browser.scenarios.evening.thoughts import REMARK

PICKS = (0, 0, 1, 0, 2, 0, 1, 3, 0, 1)


async def lose_the_laptop(day: Day) -> None:
    await day.stage.lose("console")
    await day.wall.reads(day.title("pause"))


async def take_over_by_phone(day: Day) -> None:
    """By the link of two days ago; notes and history say what was."""
    day.console = EveningConsole(await day.stage.device("moderator", "phone"), day.language)
    await day.console.take_over(day.invited)
    await day.console.reads(day.title("pause"))
    await day.stage.picture("28-taken-over")


async def read_what_was_done(day: Day) -> None:
    sheet = await day.console.in_sheet("console.history")
    lines = sheet.locator(".history li")
    await expect(lines.filter(has_text=LEADER).first).to_be_visible()
    await expect(lines.filter(has_text=day.console.words("console.history.wall.set.on"))).to_contain_text(LEADER)
    await day.stage.picture("29-history")
    await day.console.close_sheet()


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
        pass_the_tablet_round(day),
    )
    await the_helper_answers(day)
    await day.wall.sees("wall.of", n=ALL, of=ALL)
    await day.console.heard((HALL, HALL), (FAR, FAR))
    await day.stage.picture("30-question")
    await day.console.next("console.next.answers")
    await expect(day.wall.page.locator(".result-count").first).to_be_visible()
    await expect(day.wall.page.locator(".remarks")).to_contain_text(REMARK[day.language])
    await day.stage.picture("31-answers")


async def pass_the_tablet_round(day: Day) -> None:
    for i, name in enumerate(ON_THE_TABLET[:-1]):
        await day.tablet.take(name)
        await expect(day.tablet.page.locator(".option input:checked")).to_have_count(0)
        await day.tablet.choose(i)
        await day.tablet.hand_on()


async def the_helper_answers(day: Day) -> None:
    helper = day.helper
    await helper.hand_on()
    await helper.take(HELPED)
    await helper.choose(1)
    await helper.hand_on()
    await helper.take(HELPER)
