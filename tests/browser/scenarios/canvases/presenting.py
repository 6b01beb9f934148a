"""The third act, all together: each group presents and is asked, then all look with the users' eyes."""

import asyncio

from playwright.async_api import expect

from tests.browser.scenarios.canvases.day import Day
from tests.browser.scenarios.canvases.planning import measure
from tests.browser.scenarios.canvases.thoughts import GROUPS, PRESENT, QUESTIONS, SENTENCE, SWOT
from tests.browser.scenarios.canvases.writing import changed


async def show_both_swots(day: Day) -> None:
    """Side by side, then one large, then one field of it."""
    await day.console.show(day.title("swot"))
    await day.console.next("console.next.groups_show")
    panels = day.wall.page.locator(".panel")
    await expect(panels).to_have_count(len(GROUPS))
    for group in GROUPS:
        panel = day.wall.page.locator(f".panel.tree-{group}")
        for words in (changed(day, group), *SWOT[day.language][group]["strengths"]):
            await expect(panel).to_contain_text(words)
    await day.stage.picture("13-side-by-side")
    await look_into_the_others(day)
    for group in GROUPS:
        await day.console.enlarge_group(group)
        await expect(panels).to_have_count(0)
        await day.on_the_wall(changed(day, group))
        for screen in day.screens.values():
            await expect(screen.team(group)).to_contain_text(screen.words("phone.teams.presenting"))
            await expect(screen.team(group)).to_have_attribute("aria-pressed", "true")
        await day.stage.picture(f"14-large-{group}")
    await day.console.enlarge_field(day.part("swot", "strengths"))
    await day.on_the_wall(SWOT[day.language][GROUPS[1]]["strengths"][0])
    await expect(day.wall.page.locator("main")).not_to_contain_text(changed(day, GROUPS[1]))
    await day.stage.picture("15-one-field")
    await day.console.side_by_side()
    await expect(panels).to_have_count(len(GROUPS))


async def look_into_the_others(day: Day) -> None:
    """What was hidden from the other group can be read now."""
    for group, other in zip(GROUPS, reversed(GROUPS), strict=True):
        one, _ = day.pair(group)
        await one.team(other).click()
        await one.go_to(day.part("swot", "strengths"))
        await expect(one.card(SWOT[day.language][other]["strengths"][0])).to_be_visible()


async def present_the_scenarios(day: Day) -> None:
    """One group presents, the others ask: on their screens and by wire."""
    await day.console.show(day.title("scenario"))
    await day.console.next("console.next.groups_show")
    await expect(day.wall.page.locator(".panel")).to_have_count(len(GROUPS))
    for group, others in zip(GROUPS, reversed(GROUPS), strict=True):
        await day.console.enlarge_group(group)
        await day.on_the_wall("".join(SENTENCE[day.language][group][i] for i in (1, 0, 2)), measure(day, group))
        await ask(day, group, others)
        await day.stage.picture(f"16-asked-{group}")


async def ask(day: Day, group: str, others: str) -> None:
    """`others` ask what they want to know of `group`."""
    questions = [f"{words} ({day.console.words(f'common.group.{group}')})" for words in QUESTIONS[day.language]]
    title = day.part("scenario", "questions")
    asking = day.pair(others)
    for screen, words in zip(asking, questions, strict=False):
        await screen.go_to(title)
        await screen.write(words)
    await day.add(day.by_wire(others)[0], "scenario", questions[-1], "questions", team=group)
    for screen in day.pair(group):
        await screen.go_to(title)
        for words in questions:
            await expect(screen.card(words)).to_be_visible()
    await day.on_the_wall(*questions)
    await day.witness.until(lambda: set(questions) <= asked(day).keys())
    assert {asked(day)[words] for words in questions} == {group}


def asked(day: Day) -> dict[str, str]:
    """The questions, and of which group each is asked."""
    return {card["base"]: card["team"] for card in day.cards("scenario").values() if card["field"] == "questions"}


async def look_with_the_users_eyes(day: Day) -> None:
    await day.console.show(day.title("present"))
    await day.everyone_reads("present")
    fields = ("serious", "glad", "worry", "ask")
    words = PRESENT[day.language]
    screens = list(day.screens.values())
    for screen, field in zip(screens, fields, strict=True):
        await screen.go_to(day.part("present", field))
    await asyncio.gather(*(screen.write(card) for screen, card in zip(screens, words, strict=True)))
    for who, field in zip(day.clients.values(), fields, strict=False):
        await day.add(who, "present", f"{words[fields.index(field)]} …", field)
    await day.on_the_wall(*words)
    for name in day.screens:  # whoever wrote what stays unsaid
        await expect(day.wall.page.locator(".field-by", has_text=name)).to_have_count(0)
    await day.stage.picture("17-users")
    await day.console.next("console.next.look")
    for screen in screens:
        await expect(screen.page.locator("form.box")).to_have_count(0)
    await day.on_the_wall(*words)
