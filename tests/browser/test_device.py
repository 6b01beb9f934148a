"""Four people share a tablet: each answers on a seat of their own, and hands it on."""

import asyncio
import datetime as dt

from playwright.async_api import expect

from board.activities.scale import Stand
from tests.browser.boards import BoardPhone
from tests.browser.inspection import faults_by_axe, small_targets, wrong_at_twice_the_size
from tests.browser.screens import Tablet
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.running import replayed
from tests.valkey import Valkey

PLACES = {"Anna": 5, "Bruno": 1, "Guest 3": 2, "Dace": 4}
WORDS = ("fully agree", "rather agree", "rather disagree", "fully disagree")
NOON = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
SENDING_LASTS = 3_100  # milliseconds that a device waits at most for what is still under way
DRAFT = "A birch by the lake"
# All but the words of the product, which stand in the page for every reader.
SHOWN = "() => document.title + [...document.querySelectorAll('body > :not(#boot)')].map((one) => one.outerHTML)"
# Places are lost on the way for as long as the device is told so, whichever page is open on it.
LOSES_PLACES = """const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (said) {
  if (!sessionStorage.lost || !said.includes("scale.place")) send.call(this, said);
}"""
KEPT = "() => [localStorage, sessionStorage].flatMap((shelf) => Object.entries(shelf).flat()).join()"


async def passed_round(stage: Stage, workshop: Running) -> Tablet:
    """Four have taken their seats; it lies blank."""
    tablet = Tablet(await stage.device("tablet", "phone"), "en")
    await tablet.scan(workshop.address)
    await tablet.join("Anna")
    for name in ("Bruno", "", "Dace"):
        await tablet.hand_on()
        await tablet.seat(name)
    await tablet.hand_on()
    return tablet


async def shows_nothing_of(tablet: Tablet, *said: str) -> None:
    """Nothing of the one before is in the page, nor behind it, nor comes with Back or a reload."""
    page = tablet.page
    for ways in ((), (page.reload,), (page.go_back, page.go_forward)):
        for way in ways:
            await way()
        await tablet.lies_blank()
        shown = await page.evaluate(SHOWN)
        assert not [words for words in said if words in shown]
        assert await page.locator(".mark, .rung, .status, textarea, input").count() == 0
    assert '"at":' not in await page.evaluate(KEPT)


async def test_a_tablet_is_passed_round(stage: Stage, origin: str, store: Valkey) -> None:
    async with running(origin, "nameless", statements=1) as workshop:
        tablet = await passed_round(stage, workshop)
        await can_be_used_by_all(tablet)
        await workshop.open()
        await tablet.sees("phone.device.everyone")
        for name, step in PLACES.items():
            await tablet.take(name)
            await expect(tablet.page.locator(".rung input:checked")).to_have_count(0)
            await tablet.stand(step)
            await tablet.is_saved(step)
            await tablet.hand_on()
            await shows_nothing_of(tablet, *WORDS)
        await all_are_paired(workshop, tablet, store)
        await a_draft_waits_for_its_writer(workshop, tablet)
        await a_helper_answers_for_another(tablet)


async def can_be_used_by_all(tablet: Tablet) -> None:
    page = tablet.page
    assert not [*await faults_by_axe(page), *await small_targets(page), *await wrong_at_twice_the_size(page)]


async def all_are_paired(workshop: Running, tablet: Tablet, store: Valkey) -> None:
    """Whoever has the tablet, it says for all four that they stand on the line."""
    await workshop.reveal()
    async with asyncio.timeout(10):
        while await standing(workshop, store) < len(PLACES):  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.1)
    await workshop.talk("random")
    signs = []
    for name in PLACES:
        await tablet.take(name)
        signs.append(await tablet.page.locator(".sign figcaption").inner_text())
        await tablet.hand_on()
    assert len(set(signs)) == 2
    assert all(signs.count(sign) == 2 for sign in signs)


async def standing(workshop: Running, store: Valkey) -> int:
    """Of how many it is said that they stand on the line."""
    replica = await replayed(store.url, workshop.code)
    return sum(1 for _ in replica.state.under(f"stand/{workshop.activity()}/1", Stand))


async def a_draft_waits_for_its_writer(workshop: Running, tablet: Tablet) -> None:
    template = {"kind": "cards", "title": {"en": "Trees"}, "task": {"en": "Name them."}}
    assert await workshop.moderator.do("activity.add", activity="trees", template=template) is None
    assert await workshop.moderator.do("cards.phase", activity="trees", phase="open") is None
    field = tablet.page.locator(".compose.open textarea")
    await tablet.take("Anna")
    await BoardPhone(tablet.page, "en").begin_card(DRAFT)
    await tablet.hand_on()
    await shows_nothing_of(tablet, DRAFT)
    await tablet.take("Bruno")
    await tablet.page.locator(".compose button.strong").click()
    await expect(field).to_have_value("")
    assert DRAFT not in await tablet.page.content()
    await tablet.hand_on()
    await tablet.take("Anna")
    await tablet.page.locator(".compose button.strong").click()
    await expect(field).to_have_value(DRAFT)
    await tablet.button("phone.cards.done").click()


async def a_helper_answers_for_another(tablet: Tablet) -> None:
    await tablet.open_tab("more")
    await tablet.button("phone.device.add").click()
    await tablet.sees("phone.device.asked")
    await tablet.join("Velta")
    await expect(tablet.page.locator(".whose.asked")).to_contain_text(tablet.words("phone.device.for"))
    await can_be_used_by_all(tablet)
    await tablet.hand_on()
    await tablet.take("Dace")
    await expect(tablet.page.locator(".whose.asked")).to_have_count(0)


async def test_a_device_of_one_seat_becomes_one_of_several(stage: Stage, origin: str) -> None:
    async with running(origin, "live", statements=1) as workshop:
        tablet = Tablet(await stage.device("tablet", "phone"), "en")
        await tablet.scan(workshop.address)
        await tablet.join("Anna")
        code, page = workshop.code, tablet.page
        before = {
            f"talka-out/{code}/seat/nonce/1": "null",
            f"talka-draft/{code}/trees/new/": '{"text":"Birch"}',
            f"talka-late/{code}": "null",
        }
        await page.evaluate("(before) => Object.assign(localStorage, before)", before)
        await page.reload()
        await expect(tablet.tabs).to_be_visible()
        [seat] = (await (await page.request.get(f"{workshop.address}/seats")).json())["seats"]
        names = await page.evaluate("Object.keys(localStorage)")
        assert not before.keys() & {*names}
        for what, rest in (("out", "nonce/1"), ("drafts", "trees/new/"), ("late", "")):
            assert f"talka-{what}/{code}/{seat['id']}/{rest}" in names
        other = Tablet(await stage.tab(page.context), "en")
        await other.page.goto(workshop.address)
        await expect(other.tabs).to_be_visible()
        await tablet.hand_on()
        await other.lies_blank()
        await tablet.seat("Bruno")
        await other.answers("Bruno")


async def test_what_was_not_sent_goes_out_after_the_tablet_was_handed_on(stage: Stage, origin: str) -> None:
    async with running(origin, "live", statements=1) as workshop:
        page = await stage.device("tablet", "phone")
        await page.clock.install(time=NOON)
        await page.clock.pause_at(NOON + dt.timedelta(hours=1))  # what is looked at does not pass before it is seen
        await page.add_init_script(LOSES_PLACES)
        tablet = Tablet(page, "en")
        await tablet.scan(workshop.address)
        await tablet.join("Anna")
        await page.evaluate("sessionStorage.lost = 'yes'")
        await workshop.open()
        await tablet.reads(workshop.statement())  # else one would stand on the practice line
        await tablet.stand(5)
        await tablet.open_tab("more")
        await tablet.button("phone.device.hand_on").click()
        await tablet.sees("phone.device.sending")
        await expect(page.locator(".rung")).to_have_count(0)
        await page.clock.run_for(SENDING_LASTS)
        await page.clock.resume()
        await tablet.lies_blank()
        await tablet.sees("phone.device.kept_sending")
        await page.evaluate("sessionStorage.removeItem('lost')")
        await tablet.seat("Bruno")
        count = f"count/{workshop.activity()}/1"
        await workshop.moderator.until(lambda: workshop.moderator.view().get(count, {}).get("b20") == 1)
        await expect(tablet.mark).to_have_count(0)
