"""The evaluation, half a year later, from the earlier workshop: before is hidden, and then stands beside after."""

from playwright.async_api import expect

from tests.browser.evening import EveningConsole
from tests.browser.scenarios.results import thoughts
from tests.browser.scenarios.results.day import Story
from tests.browser.scenarios.results.people import AUTUMN, IN_AUTUMN, LATER, SPRING
from tests.browser.scenarios.results.report import ORDER

FRAMES: list[str] = []


async def start_from_the_earlier_one(story: Story) -> None:
    """From the console that the card has opened: all comes along, users and staff are asked apart."""
    old = story.spring.console
    async with old.page.context.expect_page() as opened:
        await old.page.get_by_role("link", name=old.words("console.next_workshop")).click()
    page = await opened.value
    story.stage.watch(page)
    console = EveningConsole(page, story.language)
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
    await story.stage.picture("26-before-the-reveal")


async def show_before_beside_after(story: Story) -> None:
    autumn = story.autumn
    await autumn.console.next("console.next.reveal")
    await expect(autumn.wall.page.locator(".then .person.hollow")).to_have_count(SPRING)
    await autumn.wall.sees("wall.now", n=AUTUMN)
    await story.stage.picture("27-then-and-now")
    await expect(autumn.wall.page.locator(".apart-one")).to_have_count(2)
    await story.stage.picture("28-users-and-staff")
    await autumn.user.sees("phone.side.staff_all")


async def rate_the_criteria(story: Story) -> None:
    """They stand ready; everyone rates all of them alone, and the marks are looked at one by one."""
    autumn = story.autumn
    await autumn.console.show(story.title("rated again"))
    await autumn.everyone_reads("rated again")
    await story.stage.picture("29-criteria")
    cards = autumn.cards("rated again")
    assert set(cards) == set(story.said(thoughts.CRITERIA))


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
    await expect(autumn.wall.page.locator("main")).to_contain_text(story.said(thoughts.OUTCOME))
    await story.stage.picture("31-what-happened")


async def read_the_report(story: Story) -> None:
    page = await story.to_the_page(story.autumn.console, "32-report")
    await page.close()
