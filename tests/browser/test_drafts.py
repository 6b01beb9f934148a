"""What was written and could not be taken is kept, and the phone says truly why."""

from playwright.async_api import expect

from server.limits import COMMANDS_AT_ONCE
from tests.browser.boards import BoardPhone
from tests.browser.proxy import Proxy
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running
from tests.running import Server

WRITE_QUICKLY = """(field, many) => {
  for (let n = 0; n < many; n++) {
    field.value = `Card ${n}`;
    field.form.requestSubmit();
  }
}"""


async def writer(workshop: Running, stage: Stage, origin: str = "") -> BoardPhone:
    """Somebody's phone while cards are written."""
    lead = workshop.moderator
    template = {"kind": "cards", "title": {"en": "Trees"}, "task": {"en": "Name them."}, "dots": 3}
    assert await lead.do("activity.add", activity="trees", template=template) is None
    assert await lead.do("cards.phase", activity="trees", phase="open") is None
    phone = await workshop.phone(stage, "Anna", origin=origin)
    return BoardPhone(phone.page, "en")


async def test_who_writes_too_fast_is_told_so(stage: Stage, server: Server) -> None:
    stage.network_may_fail = True
    async with running(server.origin, statements=0) as workshop, Proxy(server.port) as network:
        phone = await writer(workshop, stage, network.origin)
        await phone.begin_card("Card")
        network.stall()  # so that all of it comes at once, however slowly it is written
        await phone.page.locator(".compose.open textarea").evaluate(WRITE_QUICKLY, COMMANDS_AT_ONCE + 40)
        network.mend()
        await phone.button("phone.cards.done").click()
        await phone.sees("error.too_fast")
        await phone.sees("phone.draft.kept")
        await expect(phone.page.get_by_text(phone.words("phone.draft.gone_on"))).to_have_count(0)
        await expect(phone.page.locator(".card.unsaved")).to_have_count(0)  # all are answered
        kept = await phone.page.locator(".leftover").count()
        await phone.button("phone.draft.hand_in").first.click()
        await expect(phone.page.locator(".leftover")).to_have_count(kept - 1)


async def test_who_still_writes_is_told_that_the_moderator_has_gone_on(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone = await writer(workshop, stage)
        await phone.begin_card("Birch")
        await phone.sees("phone.cards.names")
        assert await workshop.moderator.do("cards.phase", activity="trees", phase="shown") is None
        await phone.sees("phone.draft.gone_on")
        await expect(phone.page.locator(".leftover .kept-words")).to_have_text("Birch")
        await expect(phone.page.get_by_text("Name them.")).to_have_count(0)  # it is no longer the task
        await phone.sees("phone.phase.cards.shown")
