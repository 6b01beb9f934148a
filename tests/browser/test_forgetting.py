"""What is kept, how one comes back to it, and how it goes: for one person, and all of it."""

from pathlib import Path

from playwright.async_api import Page, expect
from pypdf import PdfReader

from tests.browser.console import Console
from tests.browser.screens import Phone, Wall
from tests.browser.stage import Stage
from tests.browser.words import Words
from tests.browser.workshop import NAMES, Running, running
from tests.running import Server
from tests.server.test_forgetting import PLAIN, gone
from tests.server.test_keeping import stored
from tests.valkey import Valkey

ANNA = NAMES[0]
LAST = "Līga of the far farm"
WORDS = Words("en")


async def test_coming_back_with_a_card_forgetting_one_person_and_deleting_all(stage: Stage, tmp_path: Path) -> None:
    with Valkey(tmp_path, PLAIN) as store, Server(store.url) as server:
        async with running(server.origin, "hidden") as workshop:
            await workshop.crowd(1)
            phone, wall = await workshop.phone(stage, LAST), await hung_up(stage, workshop)
            console = await workshop.console(stage)
            await workshop.moderator.do("workshop.close")
            day = await settled(console)
            await expect(phone.page.locator(".kept")).to_contain_text(day)
            code = await card(console, workshop.code)
            later = await months_later(stage, workshop, code)
            await forget(later, workshop)
            await wall.page.clock.fast_forward("01:00")
            await delete(later, workshop.code)
            await all_say_so(console, phone, wall.page)
            await nothing_is_left(tmp_path, store, workshop.code)


async def hung_up(stage: Stage, workshop: Running) -> Wall:
    """A wall whose clock can be wound: it hangs there for long."""
    page = await stage.device("wall", "wall")
    await page.clock.install()
    return await Wall(page, "en").enter(workshop.origin, workshop.code, workshop.made.wall)


async def settled(console: Console) -> str:
    """At the end it is asked when the results are looked at again; the day, in words."""
    asked = console.page.locator(".closing-keeping")
    await asked.get_by_role("button", name=WORDS("console.keeping.in_months", n=6)).click()
    await asked.get_by_role("button", name=WORDS("console.save")).click()
    day = asked.locator("b")
    await expect(day).to_contain_text("20")
    return await day.inner_text()


async def card(console: Console, code: str) -> str:
    """The code on the return card, as it is printed."""
    await console.button("console.closing.card").click()
    await console.dialog.get_by_role("button", name=WORDS("console.keeping.card_make")).click()
    found = await console.page.locator(".card-code").inner_text()
    async with console.page.expect_download() as download:
        await console.dialog.get_by_role("button", name=WORDS("console.keeping.card_a5")).click()
    (sheet,) = PdfReader(await (await download.value).path()).pages
    assert all(group in sheet.extract_text() for group in (code, *found.split()))
    await console.close_sheet()
    return found


async def months_later(stage: Stage, workshop: Running, code: str) -> Console:
    """Another browser, where nobody knows the link any more."""
    page = await stage.device("later", "laptop")
    stage.expected.add("403")
    await page.goto(workshop.origin)
    await page.get_by_role("link", name=WORDS("home.card")).click()
    await page.get_by_label(WORDS("common.code")).fill(workshop.code.lower())
    for typed in ("ACDE FHJK MNPR TVWX", "-".join(code.lower().split())):
        await page.get_by_label(WORDS("home.card.code")).fill(typed)
        await page.get_by_role("button", name=WORDS("home.card.open")).click()
        if typed.startswith("ACDE"):
            await expect(page.get_by_role("alert")).to_have_text(WORDS("home.card.wrong"))
    await expect(page.locator(".closing-part")).to_be_visible()
    return Console(page, "en")


async def forget(console: Console, workshop: Running) -> None:
    """Somebody asks for it who has no phone at hand."""
    await console.more()
    await console.dialog.get_by_role("button", name=WORDS("console.keeping"), exact=True).click()
    await console.dialog.get_by_role("combobox", name=WORDS("console.keeping.person")).select_option(f"{ANNA} (1)")
    await console.dialog.get_by_role("button", name=WORDS("console.keeping.person_forget")).click()
    sure = console.dialog.get_by_role("group", name=WORDS("console.keeping.person_forget"))
    await sure.get_by_role("button", name=WORDS("console.keeping.person_forget")).click()
    await expect(console.dialog.get_by_role("status")).to_contain_text(WORDS("console.keeping.person_gone"))
    await workshop.moderator.until(lambda: ANNA not in str(workshop.moderator.view()))
    assert LAST in str(workshop.moderator.view())


async def delete(console: Console, code: str) -> None:
    """The code typed again says that it is meant."""
    await console.dialog.get_by_label(WORDS("console.keeping.delete_code", code=code)).fill(code.lower())
    await console.dialog.get_by_role("button", name=WORDS("console.keeping.delete")).click()
    await says(console.page, "console.deleted")


async def all_say_so(console: Console, phone: Phone, wall: Page) -> None:
    await says(console.page, "console.deleted")
    await says(wall, "wall.deleted")
    await says(phone.page, "phone.deleted")
    for page in (console.page, wall, phone.page):
        assert await page.evaluate("Object.keys(localStorage)") == []
    await phone.page.get_by_role("link", name=WORDS("phone.to_home")).click()
    await says(phone.page, "home.title")
    await expect(phone.page.get_by_text(WORDS("home.known"))).to_have_count(0)


async def says(page: Page, key: str) -> None:
    await expect(page.get_by_role("heading", name=WORDS(key))).to_be_visible()


async def nothing_is_left(folder: Path, store: Valkey, code: str) -> None:
    assert code not in str(stored(store))
    for words in (ANNA, LAST, code):
        await gone(folder, words)
