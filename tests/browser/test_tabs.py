"""Tabs, phones and reloads: one person stays one person, and nothing said is lost."""

import asyncio
import json

from playwright.async_api import Page, WebSocket, expect

from tests.browser.proxy import Proxy
from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.client import PATIENCE
from tests.running import Server, replayed


def heard(page: Page) -> list[dict[str, object]]:
    """The commands that a page sends from now on, as they go out."""
    sent: list[dict[str, object]] = []

    def hear(text: str | bytes) -> None:
        message = json.loads(text)
        if message["t"] == "do":
            sent.append(message)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", hear)

    page.on("websocket", listen)
    return sent


async def placed(workshop: Running, n: int) -> None:
    """The workshop counts so many on the line, and goes on doing so."""

    def count() -> int:
        record = workshop.moderator.view().get(f"count/{workshop.activity()}/1", {})
        return int(record.get("placed", 0))

    await workshop.moderator.until(lambda: count() == n)
    await asyncio.sleep(0.2)
    assert count() == n


async def seated(workshop: Running, n: int) -> None:
    """So many have joined, and no more."""

    def count() -> int:
        return sum(name.startswith("seat/") for name in workshop.moderator.view())

    await workshop.moderator.until(lambda: count() >= n)
    assert count() == n


async def test_two_tabs_of_a_phone_are_one_seat(stage: Stage, origin: str) -> None:
    async with running(origin, "nameless") as workshop:
        await workshop.open()
        first = await workshop.phone(stage, "Anna")
        second = Phone(await stage.tab(first.page.context), "en")
        await second.page.goto(workshop.address)
        await first.stand(5)
        await second.is_saved(5)
        await second.stand(2)
        await first.is_saved(2)
        await placed(workshop, 1)
        await seated(workshop, 1)


async def test_a_duplicated_tab_does_not_speak_under_the_others_keys(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        await workshop.open()
        first = await workshop.phone(stage, "Anna")
        sent = heard(first.page)
        await first.page.reload()
        await first.stand(5)
        await first.is_saved(5)
        async with first.page.context.expect_page() as opened:
            await first.page.evaluate("window.open(location.href)")  # takes sessionStorage along, as duplicating does
        second = Phone(await opened.value, "en")
        stage.watch(second.page)
        more = heard(second.page)
        await second.page.reload()
        for step in (1, 4):
            await second.stand(step)
            await second.is_saved(step)
        await first.is_saved(4)
        nonces = {message["k"][0] for message in sent}, {message["k"][0] for message in more}  # type: ignore[index]
        assert all(nonces)
        assert not nonces[0] & nonces[1]
        await placed(workshop, 1)


async def test_a_reload_says_again_what_was_not_answered_under_the_same_key(stage: Stage, server: Server) -> None:
    async with running(server.origin) as workshop, Proxy(server.port) as network:
        await workshop.open()
        phone = await workshop.phone(stage, "Anna", origin=network.origin)
        sent = heard(phone.page)
        await phone.page.reload()
        await expect(phone.rungs.first).to_be_visible()
        await expect(phone.status).to_be_visible()
        network.mute()
        await phone.stand(5)
        await expect(phone.status).to_contain_text(phone.words("phone.status.sending"))
        await placed(workshop, 1)  # the server has it, and the phone does not know
        rev = workshop.moderator.rev
        network.mend()
        network.cut()
        network.mend()
        await phone.page.reload()
        await phone.is_saved(5)
        keys = [message["k"] for message in sent]
        assert len(keys) >= 2
        assert len({json.dumps(key) for key in keys}) == 1
        await placed(workshop, 1)
        assert workshop.moderator.rev == rev
        assert (await replayed(server.store, workshop.code)).rev == rev


async def test_no_nonce_ties_a_nameless_place_to_what_names_its_seat(stage: Stage, origin: str) -> None:
    async with running(origin, "nameless") as workshop:
        await workshop.crowd(3)
        await workshop.open()
        phone = await workshop.phone(stage, "Anna")
        sent = heard(phone.page)
        await phone.page.reload()
        await phone.stand(5)
        await phone.is_saved(5)
        await workshop.all_stand([200, 500, 900])
        await workshop.reveal()
        await phone.sees("phone.you_stand")
        async with asyncio.timeout(PATIENCE):  # it says so at a random moment of the next two seconds
            while "scale.here" not in str(sent):  # noqa: ASYNC110 (the list is filled by the page's events)
                await asyncio.sleep(0.1)
        nonces = {message["c"]["t"]: message["k"][0] for message in sent}  # type: ignore[index]
        assert set(nonces) == {"scale.place", "scale.here"}
        assert nonces["scale.place"] != nonces["scale.here"]


async def test_what_was_said_without_a_network_outlives_the_tab(stage: Stage, server: Server) -> None:
    stage.network_may_fail = True
    async with running(server.origin) as workshop, Proxy(server.port) as network:
        await workshop.open()
        phone = await workshop.phone(stage, "Anna", origin=network.origin)
        await phone.stand(3)
        await phone.is_saved(3)
        network.cut()
        await phone.stand(5)
        await phone.nudge(up=False)
        await phone.is_waiting()
        await phone.page.close()
        network.mend()
        later = Phone(await stage.tab(phone.page.context), "en")
        await later.page.goto(f"{network.origin}/{workshop.code}")
        await later.is_saved(5)
        await placed(workshop, 1)


async def test_a_seat_goes_on_with_another_phone(stage: Stage, origin: str) -> None:
    async with running(origin, "nameless") as workshop:
        await workshop.open()
        old = await workshop.phone(stage, "Anna")
        await old.stand(4)
        await old.is_saved(4)
        await old.open_tab("more")
        await old.button("phone.get_code").click()
        code = await old.page.locator(".lent-code").inner_text()
        new = Phone(await stage.device("new", "phone"), "en")
        await new.scan(workshop.address)
        await new.button("phone.have_code").click()
        await new.page.get_by_label(new.words("phone.other_code")).fill(code.lower())
        await new.button("phone.take_over").click()
        await new.is_saved(4)
        await new.stand(1)
        await old.open_tab("place")
        await old.is_saved(1)
        await placed(workshop, 1)
        await seated(workshop, 1)


async def test_a_used_code_moves_nobody_else(stage: Stage, origin: str) -> None:
    stage.expected.add("403")
    async with running(origin) as workshop:
        old = await workshop.phone(stage, "Anna")
        await old.open_tab("more")
        await old.button("phone.get_code").click()
        code = await old.page.locator(".lent-code").inner_text()
        for name in ("new", "thief"):
            phone = Phone(await stage.device(name, "phone"), "en")
            await phone.scan(workshop.address)
            await phone.button("phone.have_code").click()
            await phone.page.get_by_label(phone.words("phone.other_code")).fill(code)
            await phone.button("phone.take_over").click()
            if name == "new":
                await expect(phone.tabs).to_be_visible()
            else:
                await phone.sees("error.wrong_code")


async def test_one_phone_sits_in_several_workshops(stage: Stage, origin: str) -> None:
    async with running(origin) as one, running(origin, "live", statements=2) as other:
        await one.open()
        await other.open(1)
        phone = await one.phone(stage, "Anna")
        await phone.stand(5)
        await phone.is_saved(5)
        await other.join(phone.page, "A. from the other one")
        await phone.reads(other.statement(1))
        await phone.stand(1)
        await phone.is_saved(1)
        await phone.page.goto(origin)
        await expect(phone.page.locator(".known li")).to_have_count(2)
        await phone.page.locator(f".known a[href='/{one.code}']").click()
        await phone.reads(one.statement())
        await phone.is_saved(5)


async def test_who_leaves_is_forgotten_and_may_come_again(stage: Stage, origin: str) -> None:
    async with running(origin) as workshop:
        phone = await workshop.phone(stage, "Anna")
        await phone.open_tab("more")
        await phone.button("phone.leave_now").click()
        await expect(phone.button("common.enter")).to_be_visible()
        await expect(phone.page.locator(".known")).to_have_count(0)
        await workshop.join(phone.page, "Anna")
        await seated(workshop, 2)
