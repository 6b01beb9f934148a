"""The second act: each group fills its scenario with the help of examples, and says how much say people will have."""

import asyncio

from playwright.async_api import expect

from board.methods import TOOLS
from tests.browser.boards import only
from tests.browser.figures import FigurePhone
from tests.browser.scenarios.canvases.day import ALL, PEOPLE, Day
from tests.browser.scenarios.canvases.thoughts import GROUPS, SCENARIO, SWOT

PLAIN = ("description", "inner", "outer", "decisions")
WITH_SPARKS = ("problems", "ideas", "measures", "needs")
# Which level each person of a group finds right, from the broadest, in the order of the list of people.
LEVELS = {"birch": (3, 3, 3, 2, 3), "oak": (4, 2, 4, 4, 4)}


async def fill_the_scenario(day: Day) -> None:
    """One with a screen writes, the other takes over an example in each of the four fields that have some."""
    await day.console.show(day.title("scenario"))
    await day.everyone_reads("scenario")
    await asyncio.gather(*(write_and_take_over(day, group) for group in GROUPS))
    for group in GROUPS:
        for field in WITH_SPARKS:
            await day.on_the_wall(measure(day, group) if field == "measures" else SCENARIO[day.language][field])
        await day.witness.until(lambda group=group: fields_written(day, group) >= set(WITH_SPARKS))  # type: ignore[misc]
    await day.stage.picture("09-scenario")


def fields_written(day: Day, group: str) -> set[str]:
    return {card["field"] for card in day.cards("scenario").values() if card["team"] == group}


async def write_and_take_over(day: Day, group: str) -> None:
    one, two = day.pair(group)
    for field, who in zip(PLAIN, day.by_wire(group), strict=False):
        await day.add(who, "scenario", f"{SCENARIO[day.language][field]} ({PEOPLE[group][2]})", field)
    for field in WITH_SPARKS:
        title = day.part("scenario", field)
        await asyncio.gather(one.go_to(title), two.go_to(title))
        words = measure(day, group) if field == "measures" else SCENARIO[day.language][field]
        await asyncio.gather(one.write(words), take_over(day, two, field))
        await expect(one.card(day.spark("scenario", field))).to_be_visible()
        await expect(two.card(words)).to_be_visible()
    if group == GROUPS[0]:
        await two.show_sparks()
        await day.stage.picture_of(two.page, "08-sparks")
        await two.button("phone.sparks.hide").click()


async def take_over(day: Day, screen: FigurePhone, field: str) -> None:
    await screen.take_spark(day.spark("scenario", field))


def measure(day: Day, group: str) -> str:
    """What the group wants to do: in each group something else."""
    return f"{SCENARIO[day.language]['measures']} ({day.console.words(f'common.group.{group}')})"


async def link_a_strength(day: Day) -> None:
    """Back on the SWOT, a strength leads to a measure; the measure says so, too."""
    await day.console.show(day.title("swot"))
    for group in GROUPS:
        one, two = day.pair(group)
        strength = SWOT[day.language][group]["strengths"][0]
        await one.go_to(day.part("swot", "strengths"))
        await one.open_card(strength)
        await one.link(day.title("scenario"), measure(day, group))
        await day.stage.picture_of(one.page, f"10-link-{group}")
        await one.close_card()
        await two.go_to(day.part("swot", "strengths"))
        await two.open_card(strength)
        await expect(two.page.locator(".linked .words", has_text=only(measure(day, group)))).to_be_visible()
        await two.close_card()
    await expect(day.wall.page.locator(".field-links")).to_have_count(len(GROUPS))
    await day.console.show(day.title("scenario"))
    one = day.pair(GROUPS[0])[0]
    await one.go_to(day.part("scenario", "measures"))
    await one.open_card(measure(day, GROUPS[0]))
    await expect(one.page.locator(".linked .words")).to_contain_text(SWOT[day.language][GROUPS[0]]["strengths"][0])
    await one.close_card()


async def choose_a_level(day: Day) -> None:
    """On the pyramid, group by group; nobody sees the answers before they are shown."""
    await day.console.show(day.title("pyramid"))
    await day.everyone_reads("pyramid")
    question = day.activity("pyramid")
    for group, names in PEOPLE.items():
        for name, level in zip(names, LEVELS[group], strict=True):
            if name in day.screens:
                await choose_on_screen(day, day.screens[name], level)
            else:
                who = day.clients[name]
                await who.until(lambda who=who: f"activity/{question}" in who.view())  # type: ignore[misc]
                assert await who.do("choice.answer", activity=question, picks=[level], remark="") is None
    await day.wall.sees("wall.of", n=ALL, of=ALL)
    await expect(day.wall.page.locator(".pyramid-mark")).to_have_count(0)
    await day.stage.picture("11-level")
    await day.console.next("console.next.answers")
    chosen = sum(len(set(levels)) for levels in LEVELS.values())
    await expect(day.wall.page.locator(".pyramid-mark")).to_have_count(chosen)
    for screen in day.screens.values():
        await expect(screen.page.locator(".level-sum").first).to_be_visible()
    await day.stage.picture("12-levels")


async def choose_on_screen(day: Day, screen: FigurePhone, level: int) -> None:
    words = TOOLS["pyramid"]["activities"][0]["options"][level]["text"][day.language]
    await screen.page.locator("label.level").filter(has_text=words).click()
    await expect(screen.page.locator("label.level.on")).to_contain_text(words)
    await expect(screen.page.locator(".status .saved")).to_be_visible()
