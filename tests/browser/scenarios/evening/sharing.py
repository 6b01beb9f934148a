"""Four people have no phone. They share a tablet; for one of them a neighbour enters on her phone."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.evening import EveningTablet
from tests.browser.scenarios.evening.day import ALL, HELPED, HELPER, ON_THE_TABLET, Day

Answer = Callable[[EveningTablet, str], Awaitable[None]]
"""What the person of this name does with the tablet in their hands."""

ANYTHING = ".rung, .mark, .option, .status, textarea"  # that somebody could have left behind


async def share_a_tablet(day: Day) -> None:
    """Each takes a seat, and hands the tablet on."""
    day.tablet = EveningTablet(await day.stage.device("tablet", "tablet"), day.language)
    await day.tablet.scan(f"{day.origin(1)}/{day.code}")
    first, *others = ON_THE_TABLET
    await day.tablet.join(first)
    for name in others:
        await day.tablet.hand_on()
        await day.tablet.seat(name)
    await day.wall.sees("wall.lobby.people", n=ALL)
    await day.stage.picture("08-everyone")


async def ask_a_helper(day: Day) -> None:
    """The last of them cannot see well: her seat moves to a neighbour's phone, who will enter for her."""
    code = await day.tablet.moving_code()
    await day.helper.enter_for(code, HELPED)
    await day.stage.picture("09-helper")
    await day.tablet.leave_this_device()
    await expect(day.tablet.page.locator(".names button")).to_have_count(len(ON_THE_TABLET) - 1)
    await day.helper.hand_on()
    await day.helper.take(HELPER)
    await day.wall.sees("wall.lobby.people", n=ALL)


async def pass_round(day: Day, answer: Answer) -> None:
    """Each answers on a seat of their own, and finds nothing of the one before."""
    for name in ON_THE_TABLET[:-1]:
        await _answers(day.tablet, name, answer)
        await expect(day.tablet.page.locator(ANYTHING)).to_have_count(0)


async def enter_for_another(day: Day, answer: Answer) -> None:
    """The helper answers for who has asked her; then she is herself again."""
    await day.helper.hand_on()
    await _answers(day.helper, HELPED, answer)
    await day.helper.take(HELPER)


async def _answers(device: EveningTablet, name: str, answer: Answer) -> None:
    await device.take(name)
    await expect(device.page.locator("main input:checked")).to_have_count(0)
    await answer(device, name)
    await device.hand_on()
