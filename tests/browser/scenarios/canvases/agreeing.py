"""The last act: who matters, what a good plan is made of, how success will show, and who does what by when."""

import asyncio

from playwright.async_api import expect

from board.methods import TOOLS
from tests.browser.boards import only
from tests.browser.figures import FigurePhone, Laptop
from tests.browser.scenarios.canvases import thoughts
from tests.browser.scenarios.canvases.day import PEOPLE, REMOTE, Day
from tests.browser.scenarios.canvases.planning import measure
from tests.browser.scenarios.canvases.thoughts import GROUPS
from tests.client import agree

STATE = 1  # the option "under way"
DAY = "2027-03-15"


def at_the_laptop(day: Day) -> Laptop:
    screen = day.screens[REMOTE]
    assert isinstance(screen, Laptop)
    return screen


async def collect_the_stakeholders(day: Day) -> None:
    """All write rows, one of them taken from the examples; then the rows are dealt to the groups."""
    await day.console.show(day.title("stakeholders"))
    await day.everyone_reads("stakeholders")
    first, second, third, fourth = thoughts.STAKEHOLDERS[day.language]
    ilze, maris = day.pair("birch")
    await asyncio.gather(ilze.write(first), maris.write(second), at_the_laptop(day).write_rows(third))
    await day.add(day.by_wire("birch")[0], "stakeholders", fourth)
    await ilze.take_spark(day.spark("stakeholders"))
    await day.on_the_wall(first, second, third, fourth, day.spark("stakeholders"))
    await day.stage.picture("18-collected")
    await day.console.next("console.next.deal")
    await day.witness.until(lambda: all(row["team"] for row in day.cards("stakeholders").values()))


async def fill_the_stakeholders(day: Day) -> None:
    """Each group sees only its own rows and fills one of them, on a phone or at the laptop; the rest comes by wire."""
    cells = {day.part("stakeholders", name): words for name, words in thoughts.STAKEHOLDER_CELLS[day.language].items()}
    for group, screen in (("birch", day.pair("birch")[0]), ("oak", at_the_laptop(day))):
        mine = [row["base"] for row in day.cards("stakeholders").values() if row["team"] == group]
        await screen.fill(mine[0], {**cells, day.part("stakeholders", "ours"): PEOPLE[group][0]})
        for other in (row["base"] for row in day.cards("stakeholders").values() if row["team"] != group):
            await expect(screen.page.locator(".words", has_text=only(other))).to_have_count(0)
    await say_by_wire_who_talks(day)
    await day.stage.picture("19-filled")
    await day.witness.until(lambda: teams_that_filled(day) == set(GROUPS))
    await day.console.next("console.next.groups_show")
    await day.on_the_wall(*(row["base"] for row in day.cards("stakeholders").values()))
    await day.stage.picture("20-stakeholders")


def teams_that_filled(day: Day) -> set[str]:
    return {row["team"] for row in day.cards("stakeholders").values() if row["cells"]}


async def say_by_wire_who_talks(day: Day) -> None:
    table = day.activity("stakeholders")
    for name, row in day.cards("stakeholders").items():
        if "ours" not in row["values"]:
            who = day.by_wire(row["team"])[0]
            done = await who.do("table.set", activity=table, card=name, column="ours", value=PEOPLE[row["team"]][2])
            assert done is None, done


async def draw_the_star(day: Day) -> None:
    await day.console.show(day.title("star"))
    await day.everyone_reads("star")
    fields = [field["name"] for field in TOOLS["star"]["activities"][0]["fields"]]
    words = thoughts.STAR[day.language]
    for screen, field in zip(day.screens.values(), fields, strict=False):
        await screen.go_to(day.part("star", field))
    writing = zip(day.screens.values(), words, strict=False)
    await asyncio.gather(*(screen.write(card) for screen, card in writing))
    await day.add(day.by_wire("oak")[0], "star", words[-1], fields[-1])
    await day.on_the_wall(*words)
    await day.stage.picture("21-star")
    await day.console.next("console.next.look")


async def say_what_success_is(day: Day) -> None:
    """A row on the phone, one at the laptop, one taken from the examples."""
    await day.console.show(day.title("criteria"))
    first, second = thoughts.CRITERIA[day.language]
    marta, laptop = day.pair("oak")[0], at_the_laptop(day)
    await marta.write(first)
    await laptop.write_rows(second)
    await marta.take_spark(day.spark("criteria"))
    for screen, row, options in ((marta, first, (0, 1)), (laptop, second, (1, 0))):
        await screen.fill(row, criterion(day, *options))
    await day.on_the_wall(first, second, day.spark("criteria"))
    await day.stage.picture("22-criteria")
    await day.console.next("console.next.look")


def criterion(day: Day, level: int, time: int) -> dict[str, str]:
    """For whom, what shows it, and when."""
    return {
        day.part("criteria", "level"): option(day, "criteria", "level", level),
        day.part("criteria", "indicator"): thoughts.INDICATOR[day.language],
        day.part("criteria", "time"): option(day, "criteria", "time", time),
    }


def option(day: Day, tool: str, column: str, number: int) -> str:
    columns = TOOLS[tool]["activities"][0]["columns"]
    found = next(one for one in columns if one["name"] == column)["options"][number]
    return str(found[day.language])


async def plan_the_actions(day: Day) -> None:
    """Who, by when and how it goes; each leads to the measure that it serves."""
    await day.console.show(day.title("actions"))
    first, second, third = thoughts.ACTIONS[day.language]
    laptop = at_the_laptop(day)
    ilze, maris = day.pair("birch")
    await asyncio.gather(ilze.write(first), laptop.write_rows(second), maris.write(third))
    for screen, row, name in ((ilze, first, "Ilze"), (laptop, second, REMOTE)):
        await screen.fill(row, action(day, name))
    for screen, row, group in ((ilze, first, "birch"), (laptop, second, "oak")):
        await lead_to_a_measure(day, screen, row, group)
    for row, name in ((first, "Ilze"), (second, REMOTE)):
        await day.witness.until(lambda row=row, name=name: is_planned(day, row, name))  # type: ignore[misc]
    await day.on_the_wall(first, second, third)
    await day.stage.picture("23-actions")
    await day.console.next("console.next.look")


def is_planned(day: Day, words: str, name: str) -> bool:
    """Whether the row says all of it, and leads to one measure."""
    values = {"who": name, "by": DAY, "state": STATE}
    rows = [row for row in day.cards("actions").values() if row["base"] == words]
    return any(row["values"] == values and len(row["links"]) == 1 for row in rows)


def action(day: Day, name: str) -> dict[str, str]:
    return {
        day.part("actions", "who"): name,
        day.part("actions", "by"): DAY,
        day.part("actions", "state"): option(day, "actions", "state", STATE),
        day.part("actions", "note"): thoughts.NOTE[day.language],
    }


async def lead_to_a_measure(day: Day, screen: FigurePhone, row: str, group: str) -> None:
    await screen.open_row(row)
    await screen.link(day.title("scenario"), measure(day, group))
    await day.stage.picture_of(screen.page, f"23-action-{group}")
    await screen.close_card()


async def all_views_agree(day: Day) -> None:
    """Everybody sees what someone sees who comes now; and all that the board has is on every screen."""
    await agree([day.witness, *day.clients.values()])
    rows = sorted(card.text for card in await day.written("actions"))
    assert rows == sorted(thoughts.ACTIONS[day.language])
    for screen in day.screens.values():
        for words in rows:
            await screen.has_row(words)
    await expect(day.console.page.locator(".card-words")).to_have_count(len(rows))
    await day.on_the_wall(*rows)
    await day.stage.picture("24-end")
