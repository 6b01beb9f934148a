"""What a phone does beside the parts: a hand, a question, a look at another part, the closing page, being forgotten."""

import json
import re
from typing import Any

from playwright.async_api import Page, WebSocket, expect

from tests.browser.boards import BoardPhone
from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import Client

QUESTION = "May we talk about money, too?"
Said = list[tuple[str, dict[str, Any]]]


def overhear(page: Page) -> Said:
    """The nonces and commands that leave this page from now on."""
    said: Said = []

    def sent(payload: str | bytes) -> None:
        message = json.loads(payload)
        if message["t"] == "do":
            said.append((message["k"][0], message["c"]))

    def opened(socket: WebSocket) -> None:
        socket.on("framesent", sent)

    page.on("websocket", opened)
    return said


async def test_an_evening_on_one_phone(stage: Stage, origin: str) -> None:
    async with running(origin, "hidden") as workshop:
        await workshop.open(0)
        await workshop.open(1)
        page = await stage.device("phone", "phone")
        said = overhear(page)
        phone = await workshop.join(page, "Anna")
        await phone.sees("phone.arrival.how")
        await hand_and_question(workshop, phone, said)
        await elsewhere(workshop, phone)
        await silence_and_shut(workshop, phone)
        await typing(workshop, phone)
        await the_end(workshop, phone)


async def hand_and_question(workshop: Running, phone: Phone, said: Said) -> None:
    await phone.button("phone.hand").click()
    await phone.button("phone.hand.raise").click()
    await phone.sees("phone.hand.up")
    await phone.page.locator(".asking textarea").fill(QUESTION)
    await phone.page.reload()  # a draft outlives it
    await phone.page.locator(".tool.hand-up").click()
    await expect(phone.page.locator(".asking textarea")).to_have_value(QUESTION)
    await phone.button("phone.question.send").click()
    await phone.sees("phone.question.was_nameless")
    lead, seen = workshop.moderator, workshop.moderator.view
    asked = await told_of(lead, "question")
    assert (seen()[f"question/{asked}"]["signed"], seen()[f"question/{asked}"]["guests"]) == ("", [])
    await phone.button("phone.back").click()
    seat = await told_of(lead, "hand")
    await lead.do("hand.call", seat=seat)
    await phone.sees("phone.hand.speaking")
    await lead.do("question.reply", id=asked, answer="Of course.")
    await phone.button("phone.question.read").click()
    await expect(phone.page.locator(".answer .words")).to_have_text("Of course.")
    await phone.button("phone.hand.done").click()
    await expect(phone.button("phone.hand.raise")).to_be_visible()
    await phone.button("phone.question.withdraw").click()
    await expect(phone.page.locator(".question")).to_have_count(0)
    await phone.button("phone.back").click()
    await expect(phone.page.locator(".notice")).to_have_count(0)
    nonces = [nonce for nonce, command in said if command["t"].startswith("question.")]
    others = {nonce for nonce, command in said if not command["t"].startswith("question.")}
    assert len(set(nonces)) == len(nonces) == 2  # asked and taken back: nothing ties it to the seat or to each other
    assert not others.intersection(nonces)


async def told_of(lead: Client, kind: str) -> str:
    """The id of the first record of this kind, as soon as the moderator knows of it."""
    await lead.until(lambda: any(name.startswith(f"{kind}/") for name in lead.view()))
    return next(name.split("/")[1] for name in lead.view() if name.startswith(f"{kind}/"))


async def elsewhere(workshop: Running, phone: Phone) -> None:
    """To another part and back, while the moderator goes on."""
    await workshop.moderator.do("workshop.edit", browse=True)
    await phone.page.locator(".parts-button").click()
    await expect(phone.page.locator(".part")).to_have_count(2)
    await phone.page.locator(".part").first.click()
    await phone.reads(workshop.statement(0))
    await phone.stand(4)
    await phone.is_saved(4)
    await workshop.open(2)
    await phone.reads(workshop.statement(0))
    await expect(phone.page.locator(".away")).to_contain_text(workshop.statement(2))
    await phone.button("phone.away.back").click()
    await phone.reads(workshop.statement(2))
    await expect(phone.page.locator(".away")).to_have_count(0)


async def silence_and_shut(workshop: Running, phone: Phone) -> None:
    name = workshop.activity(2)
    await workshop.moderator.do("timer.start", what="silence", seconds=90)
    await phone.sees("phone.timer.silence")
    await expect(phone.page.locator(".timer [role=timer]")).to_have_text(re.compile(r"^1:[0-2]\d$"))
    await workshop.moderator.do("activity.shut", activity=name, shut=True)
    await phone.sees("phone.shut")
    await expect(phone.rungs.first.get_by_role("radio")).to_be_disabled()
    await workshop.moderator.do("activity.shut", activity=name, shut=False)
    await phone.stand(2)
    await phone.is_saved(2)


async def typing(workshop: Running, phone: Phone) -> None:
    """Whoever types stays when the moderator goes on, and nothing of it is lost."""
    lead, board = workshop.moderator, "challenges"
    await lead.do("activity.add", activity=board, template={"tool": "challenges", "part": 0})
    await lead.do("cards.phase", activity=board, phase="open")
    title = lead.view()[f"activity/{board}"]["title"]["en"]
    await phone.reads(title)
    await BoardPhone(phone.page, "en").begin_card("Half a th")
    await workshop.open(2, 2)
    await expect(phone.page.locator(".away")).to_contain_text(workshop.statement(2))
    await phone.page.keyboard.type("ought")
    await phone.reads(title)
    await phone.button("phone.away.back").click()
    await phone.reads(workshop.statement(2))
    await expect(phone.page.locator(".kept-words")).to_have_text("Half a thought")


async def the_end(workshop: Running, phone: Phone) -> None:
    await workshop.close()
    await phone.sees("phone.closed")
    await phone.page.locator(".faces .option").first.click()
    await expect(phone.page.locator(".status .saved")).to_be_visible()
    seen = workshop.moderator.view
    await workshop.moderator.until(lambda: seen().get("count/closing/votes", {}).get("placed") == 1)
    assert any(name.startswith("seat/") for name in seen())
    await phone.button("phone.forget.all").click()
    await phone.sees("phone.forget.sure")
    await phone.button("phone.forget.go").click()
    await phone.sees("phone.goodbye")
    await workshop.moderator.until(lambda: not any(name.startswith(("seat/", "vote/")) for name in seen()))
    assert seen().get("count/closing/votes", {}).get("placed", 0) == 0
    await phone.page.goto(workshop.address)
    await expect(phone.button("phone.have_code")).to_be_visible()  # nobody has a seat on it, and nobody can take one
