"""The first half: through the agenda with one large button, by the clock, and so that everyone is heard."""

import asyncio
import re
import time
from functools import partial

from playwright.async_api import expect

from tests.browser.evening import EveningPhone, EveningTablet
from tests.browser.scenarios.evening.day import (
    ALL,
    FAR,
    HALL,
    HALL_BY_WIRE,
    HELPED,
    HELPER,
    ON_THE_TABLET,
    REMOTE,
    REMOTE_BY_WIRE,
    SLOW,
    UKRAINIAN,
    WRITER,
    Day,
)  # fmt: skip
from tests.browser.scenarios.evening.sharing import enter_for_another, pass_round

STEPS_OF_PHONES = {HELPER: 4, WRITER: 5, UKRAINIAN: 4, REMOTE: 2}
STEPS_OF_OTHERS = dict(zip(ON_THE_TABLET, (5, 3, 1, 4), strict=True))
PICTURED = {ON_THE_TABLET[1]: "tablet", HELPED: "helper"}
PLACES = (40, 210, 330, 560, 690, 770, 880, 960)
# Minutes that these parts take, each some more than was planned; so late it is then, beside what a real clock says.
TAKES = {"welcome": 11, "rules": 6, "why": 12, "own": 14}
LATE = 8


async def welcome(day: Day) -> None:
    day.began = time.monotonic()
    await day.console.next("console.next.page")
    await day.everyone_reads("welcome")
    await day.console.clock_says("console.time.left_of", time="10 min")
    await day.stage.picture("10-page")


async def time_is_up(day: Day) -> None:
    """One large word says so; two minutes more are one tap."""
    await day.takes(TAKES["welcome"])
    await day.console.clock_says("console.time.up")
    await day.wall.sees("wall.time.over")
    await day.stage.picture("11-time-is-up")
    await day.console.quick("console.time.more_means", n=2)
    await day.console.clock_says("console.time.left_of", time="10 + 2 min")


async def agree_on_the_rules(day: Day) -> None:
    await day.console.next("console.next.rules")
    await day.everyone_reads("rules")
    await asyncio.gather(*(phone.consent() for phone in day.phones.values()))
    await day.by_wire(HALL_BY_WIRE + REMOTE_BY_WIRE, "activity.agree", "rules", agreed=True)
    await day.stage.picture("12-rules")
    await day.takes(TAKES["rules"])
    await day.console.next("console.next.page")
    await day.everyone_reads("why")
    await day.takes(TAKES["why"])
    await day.console.clock_says("console.time.up")


async def ask_the_own_statement(day: Day) -> None:
    await day.console.next("console.next.open", n=1)
    await day.everyone_reads("own")
    await day.console.read_aloud()
    await day.stage.picture("13-statement")


async def think_in_silence(day: Day) -> None:
    """A minute in which nobody speaks; when it is over the wall says so softly, and nothing else happens."""
    await day.console.begin_silence()
    for phone in day.phones.values():
        await phone.sees("phone.timer.silence")
    await day.wall.sees("wall.silence.how")
    await day.stage.picture("14-silence")
    await day.takes(TAKES["own"])
    await day.console.clock_says("console.time.up")
    for phone in day.phones.values():
        await phone.sees("phone.talk_over")
    await day.wall.sees("wall.time.silence_over")
    await day.stage.picture("15-silence-over")
    await day.console.quick("console.time.done")
    await day.console.clock_says("console.time.up")


async def shorten_what_is_to_come(day: Day) -> None:
    """It is late: three parts are left out, and it is no more."""
    hour = day.console.page.locator("button.hour .late")
    late = round(LATE + day.minutes())
    either = "|".join(re.escape(day.console.words("console.time.late", n=n)) for n in (late, late + 1))
    await expect(hour).to_have_text(re.compile(either))
    await day.console.leave_out(day.title("opinion"), day.title("rating"), day.title("worth"))
    await expect(hour).to_have_count(0)
    await day.stage.picture("16-shortened")


async def everyone_answers(day: Day) -> None:
    """On phones, by wire, at the laptop; only one far away is slow, and one in the hall."""
    answer = partial(_answers, day)
    await asyncio.gather(
        *(_stands(day.phones[name], step) for name, step in STEPS_OF_PHONES.items()),
        pass_round(day, answer),
        *(
            day.by_wire((name,), "scale.place", "own", round=1, at=at)
            for name, at in zip(HALL_BY_WIRE[1:], PLACES, strict=True)
        ),
        day.by_wire(REMOTE_BY_WIRE[:1], "scale.place", "own", round=1, at=640),
    )
    await enter_for_another(day, answer)
    await day.helper.is_marked(STEPS_OF_PHONES[HELPER])
    await day.console.heard((HALL - 1, HALL), (FAR - 1, FAR))
    await expect(day.wall.people).to_have_count(0)
    await day.stage.picture("17-answered")


async def _stands(phone: EveningPhone, step: int) -> None:
    await phone.stand(step)
    await phone.is_saved(step)


async def _answers(day: Day, device: EveningTablet, name: str) -> None:
    await _stands(device, STEPS_OF_OTHERS[name])
    if name in PICTURED:
        await day.stage.picture_of(device.page, f"17-{PICTURED[name]}")


async def wait_for_the_slow(day: Day) -> None:
    """The places show themselves as soon as the last two have answered."""
    await day.by_wire(HALL_BY_WIRE[:1], "scale.place", "own", round=1, at=500)
    await day.console.heard((HALL, HALL), (FAR - 1, FAR))
    await day.console.button("console.slow.wait").click()
    await day.console.sees("console.slow.missing", n=1)
    await day.stage.picture("18-slow")
    await day.by_wire((SLOW,), "scale.place", "own", round=1, at=300)
    await expect(day.console.next_button).to_contain_text(day.console.words("console.next.talk_drawn"))
    for phone in day.phones.values():
        await expect(phone.page.locator(".result")).to_be_visible()
    await day.by_wire(HALL_BY_WIRE + REMOTE_BY_WIRE, "scale.here", "own", round=1)
    await expect(day.wall.people).to_have_count(ALL)
    await day.stage.picture("19-shown")
