"""The next workshop out of an earlier one: before stays hidden until all have answered, then it stands beside after."""

import asyncio
import json

from playwright.async_api import Page, expect

from tests.browser.console import Console
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import Client

THEN = (100, 150, 200, 900)
NOW = {"user": (600, 800, 900), "staff": (300, 400)}  # and a phone, as staff


def overheard(page: Page) -> list[str]:
    """Everything that comes to a page by its socket from now on."""
    heard: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda text: heard.append(str(text))))
    return heard


def tells_of_then(frames: list[str]) -> bool:
    """Whether what was answered then is among these frames, and not only that there was something."""
    records = [
        record
        for frame in map(json.loads, frames)
        for fragment in frame.get("f", [])
        for record in fragment.get("put", {}).values()
    ]
    earlier = [record for record in records if record.get("t") == "earlier"]
    assert earlier
    return any("counts" in record for record in earlier)


async def begin_next(stage: Stage, earlier: Running) -> Console:
    """From the console of the earlier workshop: take its statement along, and nothing else."""
    old = await earlier.console(stage)
    await old.more()
    async with old.page.context.expect_page() as opened:
        await old.page.get_by_role("link", name=old.words("console.next_workshop")).click()
    new = Console(await opened.value, "en")
    stage.watch(new.page)
    await expect(new.page.get_by_text(earlier.statement(), exact=True)).to_be_visible()
    await expect(new.page.locator(".next-parts input")).to_be_checked()
    await new.page.get_by_text(new.words("home.next.agenda_none"), exact=True).click()
    await new.page.get_by_text(new.words("home.next.sides"), exact=True).click()
    await new.button("home.next.start").click()
    await new.page.wait_for_url("**/console*")
    return new


async def all_answer(origin: str, code: str) -> list[Client]:
    clients = []
    for side, places in NOW.items():
        for at in places:
            client = await Client.joined(origin, code)
            activity = client.view()["workshop"]["current"]
            assert await client.do("seat.side", side=side) is None
            assert await client.do("scale.place", activity=activity, round=1, at=at) is None
            clients.append(client)
    return clients


async def test_before_is_hidden_until_it_stands_beside_after(stage: Stage, origin: str) -> None:
    async with running(origin, "nameless", statements=1) as earlier:
        await earlier.crowd(len(THEN))
        await earlier.open()
        await earlier.all_stand(THEN)
        await earlier.reveal()
        new = await begin_next(stage, earlier)
        code = new.page.url.split("/")[3]
        link = await new.keep_this_screen()
        await new.close_sheet()
        wall = Wall(await stage.device("wall", "wall"), "en")
        phone = Phone(await stage.device("phone", "phone"), "en")
        frames = overheard(phone.page), overheard(wall.page)
        await wall.page.emulate_media(reduced_motion="reduce")  # people need not walk to their places
        await wall.page.goto(link)
        await phone.scan(f"{origin}/{code}")
        await phone.join("Anna")
        await new.next("console.next.start", n=1)
        await phone.button("phone.side.staff").click()
        await phone.stand(4)
        await phone.is_saved(4)
        others = await all_answer(origin, code)
        await wall.counts(6, 6)
        await expect(wall.page.locator(".then-words")).to_be_visible()
        await expect(wall.page.locator(".then .person")).to_have_count(0)
        assert not any(map(tells_of_then, frames))

        await new.next("console.next.reveal")
        await expect(wall.page.locator(".then .person.hollow")).to_have_count(len(THEN))
        await wall.sees("wall.now", n=6)
        await wall.sees("wall.page", n=1, of=2)  # the other one has users and staff apart
        await expect(phone.page.locator(".figures td.earlier")).to_have_text(["1", "0", "0", "2", "1"])
        await phone.sees("phone.side.staff_all")
        assert all(map(tells_of_then, frames))
        await asyncio.gather(*(client.close() for client in others))
