"""The first workshop: opinions, challenges, what to do about them, and who does what by when."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from playwright.async_api import expect

from tests.browser.scenarios.evening.clock import WoundConsole
from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import SUGGESTED, Story
from tests.browser.scenarios.results.people import FIRST, IN_SPRING, OTHER, SECOND, SPRING, STAFF

TOOLS = ("challenges", "worth", "criteria", "actions")
AGREED = (4, -2, 1)  # how much involvement helps with each challenge that was picked
PICKS = (0, 0, 1, 0, 2, 0, 1, 0)
DONE_BY = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()


async def prepare(story: Story) -> None:
    """Two statements, and the tools that lead from challenges to an action plan."""
    console = WoundConsole(await story.stage.device("console", "laptop"), story.language)
    await console.ask_to_start(story.origin)
    title, own = story.said(thoughts.TITLE), story.said(thoughts.OWN)
    await console.describe(title, (SUGGESTED,), own, "nameless")
    await console.start()
    link = await console.keep_this_screen()
    await console.button("console.wall_done").click()
    await console.add_tools(*TOOLS)
    story.spring = await story.meeting(console, link)
    for part in ("suggested", "own"):  # asked of users and staff apart, now and later
        await story.spring.lead("activity.edit", activity=story.spring.activity(part), settings={"sides": True})
    await story.spring.come(IN_SPRING)
    await story.stage.picture("01-everyone")


async def ask_the_first_statement(story: Story) -> None:
    """They stand, are shown, and stand once more."""
    spring = story.spring
    await spring.console.next("console.next.start", n=1)
    await spring.user.sees("phone.side.ask")
    await story.stage.picture("02-side")
    await spring.user.is_here_as("user")
    await spring.staff.is_here_as("staff")
    await spring.everyone_reads("suggested")
    await spring.stand("suggested", 1, FIRST)
    await spring.console.next("console.next.reveal")
    await spring.by_wire("scale.here", "suggested", [{"round": 1}] * len(IN_SPRING))
    await expect(spring.wall.people).to_have_count(SPRING)
    await spring.lead("scale.open", activity=spring.activity("suggested"), round=2)
    await spring.stand("suggested", 2, SECOND)
    await spring.console.next("console.next.reveal")
    await expect(spring.wall.page.locator(".floor-moves .move").first).to_be_visible()
    await story.stage.picture("03-two-rounds")


async def ask_the_own_statement(story: Story) -> None:
    spring = story.spring
    await spring.console.show(story.title("own"))
    await spring.everyone_reads("own")
    await spring.stand("own", 1, OTHER)
    await spring.console.next("console.next.reveal")
    await spring.user.sees("phone.side.staff_all")
    if story.stage.shots is not None:  # the wall turns its pages slowly
        await expect(spring.wall.page.locator(".apart-one")).to_have_count(2)
        await story.stage.picture("03-users-and-staff")


async def write_challenges(story: Story) -> None:
    """Cards, dots, and those with the most dots go on."""
    spring = story.spring
    first, second, third = story.said(thoughts.CHALLENGES)
    await spring.console.show(story.title("challenges"))
    await spring.everyone_reads("challenges")
    await asyncio.gather(spring.user.add_cards(first), spring.staff.add_cards(second))
    await spring.clients["Dace"].do("card.add", activity=spring.activity("challenges"), id="wire001", text=third)
    await expect(spring.wall.page.locator("main")).to_contain_text(third)
    await spring.console.next("console.next.vote", n=5)
    cards = spring.cards("challenges")
    for words, dots in ((first, 1), (second, 3), (third, 1)):
        await spring.by_wire("card.dots", "challenges", [{"card": cards[words], "n": dots}] * len(IN_SPRING))
    await spring.user.give(second, 2)
    await spring.console.next("console.next.sums")
    paper = spring.wall.page.locator(".papers > *").filter(has_text=second)
    await expect(paper.locator(".paper-sum")).to_have_text(str(3 * len(IN_SPRING) + 2))
    await spring.console.next("console.next.pick")
    await spring.console.sure()
    await spring.user.sees("phone.cards.picked_count", n=3)
    await story.calm()
    await story.stage.picture("04-picked")


async def rate_them(story: Story) -> None:
    """In groups; a measure is written on a phone, another by wire."""
    spring = story.spring
    await spring.console.next("console.next.groups")
    await spring.console.sure()
    await spring.console.next("console.next.rating")
    await spring.everyone_reads("rating")
    await spring.user.write_in_list(0, story.said(thoughts.MEASURE))
    rating = spring.activity("rating")
    rated = spring.moderator.view()[f"activity/{rating}"]["rated"]
    other = story.said(thoughts.OTHER_MEASURE)
    await spring.lead("card.add", activity=rating, id="wire002", text=other, field=f"raise/{rated[0]}")
    for card, value in zip(rated, AGREED, strict=False):
        await spring.lead("rating.agree", activity=rating, card=card, value=value)
    await spring.console.next("console.next.common")
    await expect(spring.wall.page.locator(".note-value")).to_have_count(len(rated))
    await story.stage.picture("05-common-scale")


async def decide(story: Story) -> None:
    """Is it worth a try? Without names; some say why."""
    spring = story.spring
    await spring.console.show(story.title("worth"))
    await spring.everyone_reads("worth")
    await spring.user.choose(0)
    await spring.staff.choose(1, story.said(thoughts.REMARK))
    await spring.by_wire("choice.answer", "worth", [{"picks": [pick], "remark": ""} for pick in PICKS])
    await spring.wall.sees("wall.of", n=SPRING, of=SPRING)
    await spring.console.next("console.next.answers")
    await expect(spring.wall.page.locator("main")).to_contain_text(story.said(thoughts.REMARK))
    await story.stage.picture("06-decided")


async def agree_on_criteria(story: Story) -> None:
    spring, heading, option = story.spring, partial(story.heading, "criteria"), partial(story.option, "criteria")
    first, second, third = story.said(thoughts.CRITERIA)
    await spring.console.show(story.title("criteria"))
    await spring.everyone_reads("criteria")
    await asyncio.gather(spring.user.write(first), spring.staff.write(second))
    await spring.clients["Zane"].do("card.add", activity=spring.activity("criteria"), id="wire003", text=third)
    cells = {"level": option("level", 0), "time": option("time", 0), "indicator": story.said(thoughts.INDICATOR)}
    await spring.user.fill(first, {heading(name): words for name, words in cells.items()})
    await spring.console.next("console.next.look")
    await expect(spring.wall.page.locator("main")).to_contain_text(cells["indicator"])
    await story.stage.picture("07-criteria")


async def plan_the_actions(story: Story) -> None:
    """Who does what by when; and the thread from the statement to the action."""
    spring, heading = story.spring, partial(story.heading, "actions")
    first, second = story.said(thoughts.ACTIONS)
    await spring.console.show(story.title("actions"))
    await spring.everyone_reads("actions")
    await asyncio.gather(spring.staff.write(first), spring.user.write(second))
    await spring.staff.fill(first, {heading("who"): STAFF, heading("by"): DONE_BY})
    await tie_the_thread(story)
    await spring.staff.open_row(first)
    await expect(spring.staff.page.locator(".linked .words")).to_have_text([story.said(thoughts.MEASURE)])
    await story.stage.picture("08-plan")
    await spring.staff.close_card()
    await spring.console.next("console.next.look")


async def tie_the_thread(story: Story) -> None:
    """By wire: statement → challenge → measure → action."""
    spring = story.spring
    challenge = spring.cards("challenges")[story.said(thoughts.CHALLENGES)[1]]
    measure = spring.cards("rating")[story.said(thoughts.MEASURE)]
    action = spring.cards("actions")[story.said(thoughts.ACTIONS)[0]]
    for part, card, to in (
        ("challenges", challenge, spring.activity("own")),
        ("challenges", challenge, f"{spring.activity('rating')}/{measure}"),
        ("rating", measure, f"{spring.activity('actions')}/{action}"),
    ):
        await spring.lead("card.link", activity=spring.activity(part), card=card, to=to, linked=True)


async def say_how_it_was(story: Story) -> None:
    spring = story.spring
    await spring.console.in_more("console.next.finish")
    await spring.wall.sees("wall.closed")
    for phone in spring.phones.values():
        await phone.sees("phone.closed")
    await asyncio.gather(spring.user.choose(0, story.said(thoughts.THANKS)), spring.staff.choose(1))
    for i, client in enumerate(spring.clients.values()):
        assert await client.do("choice.answer", activity="closing", picks=[i % 3], remark="") is None
    await spring.console.button("console.closing.show").click()
    await expect(spring.console.page.locator(".closing-part .faces b")).to_have_text(["4", "4", "2"])
    await story.stage.picture("10-closing")
