"""Getting ready: a workshop, its console and its wall, and the people who come in."""

from playwright.async_api import Locator, expect

from server.qr import qr
from tests.browser.console import Console
from tests.browser.scenarios.cast import ALL, SUGGESTED, TITLES, Cast, step_of
from tests.browser.scenarios.people import BY_WIRE, ON_PHONES
from tests.browser.screens import Phone, Wall
from tests.client import Client


async def start_a_workshop(cast: Cast) -> None:
    laptop = await cast.stage.device("laptop", "console")
    cast.console = Console(laptop, cast.language)
    await cast.console.ask_to_start(cast.origin(0))
    await cast.console.describe(TITLES[cast.language], SUGGESTED, cast.statements[2], cast.mode)
    await cast.stage.picture("01-start")
    cast.code = await cast.console.start()
    cast.secret = await cast.console.wall_secret(cast.code)
    await cast.stage.picture("02-question")


async def open_console_and_wall(cast: Cast) -> None:
    if cast.hand_over:
        await hand_the_console_to_a_phone(cast)
        await lend_the_console_to_another_laptop(cast)
    else:
        link = await cast.console.keep_this_screen()
        await cast.stage.picture("03-wall-link")
        await cast.console.button("console.wall_done").click()
        assert link.endswith(f"/{cast.code}/wall#{cast.secret}")
        cast.wall = Wall(await cast.stage.device("wall", "wall"), cast.language)
        await cast.wall.enter(cast.origin(1), cast.code, cast.secret)
    assert cast.secret not in cast.wall.page.url
    await expect(cast.wall.page.locator(".lobby-title")).to_have_text(TITLES[cast.language])
    await cast.wall.sees("wall.lobby.nobody")
    await carries(cast.wall.page.locator(".lobby-join"), f"{cast.origin(0 if cast.hand_over else 1)}/{cast.code}")
    await cast.stage.picture("04-lobby")


async def hand_the_console_to_a_phone(cast: Cast) -> None:
    lent = await cast.console.show_this_screen()
    await carries(cast.console.page.locator(".lend"), f"{cast.origin(0)}/{cast.code}/console#{lent}")
    await cast.stage.picture("03-hand-over")
    laptop = cast.console.page
    cast.console = Console(await cast.stage.device("moderator", "phone"), cast.language)
    await cast.console.take_over(f"{cast.origin(1)}/{cast.code}/console#{lent}")
    await laptop.wait_for_url(f"**/{cast.code}/wall")
    await laptop.set_viewport_size({"width": 1920, "height": 1080})
    cast.stage.rename("laptop", "wall")
    cast.wall = Wall(laptop, cast.language)


async def lend_the_console_to_another_laptop(cast: Cast) -> None:
    await cast.console.more()
    await cast.stage.picture("03-more")
    await cast.console.button("console.lend").click()
    lent = await cast.console.lent_code()
    second = Console(await cast.stage.device("console", "console"), cast.language)
    await second.page.goto(f"{cast.origin(2)}/{cast.code}/console")
    await second.page.get_by_label(cast.console.words("console.way_in.code")).fill(lent.lower())
    await second.button("console.way_in.open").click()
    await expect(second.next_button).to_be_visible()
    await cast.console.close_sheet()
    cast.console = second


async def let_people_join(cast: Cast) -> None:
    for i in range(len(ON_PHONES)):
        page = await cast.stage.device(f"phone-{i + 1}", "phone")
        cast.phones.append(Phone(page, cast.language))
    await cast.phones[3].page.clock.install()
    await cast.phones[0].type_code(cast.origin(0), cast.code.lower())
    await cast.phones[3].type_code(cast.network.origin, cast.code)
    await cast.phones[1].scan(f"{cast.origin(1)}/{cast.code}")
    await cast.phones[2].scan(f"{cast.origin(2)}/{cast.code}")
    await cast.stage.picture("05-joining")
    for phone, person in zip(cast.phones, ON_PHONES, strict=True):
        await phone.join(person.name, remote=person.remote)
    for i, person in enumerate(BY_WIRE):
        client = await Client.joined(cast.origin(i), cast.code, person.name, remote=person.remote)
        cast.clients.append(await cast.stack.enter_async_context(client))
    await cast.wall.sees("wall.lobby.people", n=ALL)


async def try_the_practice_line(cast: Cast) -> None:
    for phone, person in zip(cast.phones, ON_PHONES, strict=True):
        await phone.stand(step_of(person.first or 0))
        await phone.is_saved()
    await cast.wire_places("practice", 1, [person.second for person in BY_WIRE])
    await expect(cast.wall.people).to_have_count(ALL)
    await cast.stage.picture("06-practice")


async def carries(place: Locator, link: str) -> None:
    """The QR code there is the one for this link."""
    drawn = await place.locator("path.qrline").get_attribute("d")
    assert drawn
    assert drawn in qr(link)
