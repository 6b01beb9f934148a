"""The evaluation, half a year later, from the earlier workshop: before is hidden, and then stands beside after."""

import asyncio

from playwright.async_api import expect

from tests.browser.scenarios.evening.clock import WoundConsole
from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import Story
from tests.browser.scenarios.results.people import AUTUMN, IN_AUTUMN, LATER, MARKS, OTHERS, SPRING
from tests.browser.scenarios.results.report import ORDER
from tests.browser.test_follow_up import tells_of_then
from tests.browser.words import Words


async def start_from_the_earlier_one(story: Story) -> None:
    """From the console that the card has opened: all comes along, users and staff are asked apart."""
    old = story.spring.console
    async with old.page.context.expect_page() as opened:
        await old.page.get_by_role("link", name=old.words("console.next_workshop")).click()
    page = await opened.value
    story.stage.watch(page)
    console = WoundConsole(page, story.language)
    await expect(page.locator(".next-from")).to_contain_text(story.said(thoughts.TITLE))
    await expect(page.locator(".next-parts input:checked")).to_have_count(len(ORDER))
    await page.get_by_text(console.words("home.next.sides"), exact=True).click()
    await story.stage.picture_of(page, "23-next", whole=True)
    await console.button("home.next.start").click()
    await page.wait_for_url("**/console*")
    link = await console.keep_this_screen()
    await console.button("console.wall_done").click()
    await story.stage.picture_of(page, "24-agenda", whole=True)
    story.stage.rename("console", "earlier")
    story.stage.pages["console"] = page
    story.autumn = await story.meeting(console, link)


async def ask_the_statement_again(story: Story) -> None:
    """Phones ask as whom they are here; of what was answered in spring nobody is told anything."""
    autumn = story.autumn
    await autumn.come(IN_AUTUMN)
    await autumn.console.show(story.title("own"))
    await story.stage.picture("25-side")
    await autumn.user.is_here_as("user")
    await autumn.staff.is_here_as("staff")
    await autumn.everyone_reads("own")
    await autumn.stand("own", 1, LATER)
    await expect(autumn.wall.page.locator(".then-words")).to_be_visible()
    await expect(autumn.wall.page.locator(".then .person")).to_have_count(0)
    assert not any(map(tells_of_then, autumn.frames))
    await story.stage.picture("26-before-the-reveal")


async def show_before_beside_after(story: Story) -> None:
    autumn = story.autumn
    await autumn.console.next("console.next.reveal")
    await expect(autumn.wall.page.locator(".then .person.hollow")).to_have_count(SPRING)
    await autumn.wall.sees("wall.now", n=AUTUMN)
    await autumn.user.sees("phone.side.staff_all")
    await autumn.staff.sees("phone.side.user_all")
    await story.calm()
    await story.stage.picture("27-then-and-now")
    await autumn.wall.sees("wall.page", n=1, of=2)
    if story.stage.shots is not None:  # the wall turns its pages slowly
        await expect(autumn.wall.page.locator(".apart-one")).to_have_count(2)
        await story.calm()
        await story.stage.picture("28-users-and-staff")
    assert all(map(tells_of_then, autumn.frames))


async def rate_the_criteria(story: Story) -> None:
    """They stand ready; everyone rates all of them alone, and the marks are looked at one by one."""
    autumn = story.autumn
    await autumn.console.show(story.title("rated again"))
    await autumn.everyone_reads("rated again")
    cards = [autumn.cards("rated again")[words] for words in story.said(thoughts.CRITERIA)]
    await story.stage.picture("29-criteria")
    await asyncio.gather(*(phone.rate_all(*marks) for phone, marks in zip(autumn.phones.values(), MARKS, strict=True)))
    for card, values in zip(cards, OTHERS, strict=True):
        await autumn.by_wire("rating.mark", "rated again", [{"card": card, "value": value} for value in values])
    await story.stage.picture("29-rated")
    for n in range(1, len(cards) + 1):
        await autumn.console.next("console.next.marks", n=n)
    await expect(autumn.wall.page.locator("main")).to_contain_text(story.said(thoughts.CRITERIA)[-1])
    await story.stage.picture("30-marks")


async def rate_the_challenges_again(story: Story) -> None:
    """They were rated in spring: the value of then stands beside the marks of now."""
    autumn = story.autumn
    await autumn.console.show(story.title("rating"))
    await autumn.everyone_reads("rating")
    for card in autumn.cards("rating").values():
        values = [{"card": card, "value": value} for value in OTHERS[0]]
        await autumn.by_wire("rating.mark", "rating", values)
    await autumn.console.next("console.next.marks", n=1)
    await expect(autumn.wall.page.locator(".marks-change .then-words")).to_be_visible()
    await story.calm()
    await story.stage.picture("30-then-and-now")


async def tell_what_happened(story: Story) -> None:
    autumn = story.autumn
    first, _ = story.said(thoughts.ACTIONS)
    await autumn.console.show(story.title("told again"))
    await autumn.everyone_reads("told again")
    done = story.option("told again", "state", 2)
    told = {
        story.heading("told again", "state"): done,
        story.heading("told again", "outcome"): story.said(thoughts.OUTCOME),
    }
    await autumn.staff.fill(first, told)
    await expect(autumn.console.page.locator("main")).to_contain_text(story.said(thoughts.OUTCOME))
    await expect(autumn.wall.page.locator("main")).to_contain_text(first)
    await story.stage.picture("31-what-happened")


async def read_the_report(story: Story) -> None:
    """Before stands beside after: of all, of those who use the service, and of the staff."""
    page = await story.to_the_page(story.autumn.console, "32-report")
    words = Words(story.language)
    part = page.locator("section.part").filter(has=page.locator("h2", has_text=story.said(thoughts.OWN)))
    found = await part.locator("details.figures th").all_text_contents()
    then = words("report.then", day="").removesuffix("()")
    sides = ("", *(f": {words(f'report.side.{side}')}" for side in ("user", "staff")))
    wanted = [(title, side) for side in sides for title in (then, words("report.now"))]
    for head, (title, side) in zip(found[1:], wanted, strict=True):
        assert head.startswith(title), found
        assert head.endswith(side), found
    await expect(page.locator("body")).to_contain_text(story.said(thoughts.OUTCOME))
    await page.close()
