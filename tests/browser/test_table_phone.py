"""A table on phones: people fill its rows together, one row at a time; on a laptop the whole of it."""

from playwright.async_api import Locator, Page, expect

from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running

TABLE = "tabl"
COLUMNS = [
    {"name": "what", "title": {"en": "What"}, "kind": "text"},
    {"name": "who", "title": {"en": "Who"}, "kind": "person"},
    {"name": "by", "title": {"en": "By when"}, "kind": "date"},
    {"name": "state", "title": {"en": "State"}, "kind": "choice", "options": [{"en": "Open"}, {"en": "Done"}]},
    {"name": "cost", "title": {"en": "Cost"}, "kind": "number"},
    {"name": "note", "title": {"en": "Note"}, "kind": "text"},
]


class TablePhone:
    """Somebody's phone on a table."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.page: Page = phone.page

    async def add(self, words: str) -> None:
        await self.page.locator(".box textarea").fill(words)
        await self.phone.button("phone.cards.add").click()
        await expect(self.row(words)).to_be_visible()

    def row(self, words: str) -> Locator:
        return self.page.locator("button.card").filter(has=self.page.locator(".words", has_text=words))

    def cell(self, title: str) -> Locator:
        """By the name it is read out by: within its label stand carets, too, while others write there."""
        field, with_names = (self.page.get_by_role(role, name=title, exact=True) for role in ("textbox", "combobox"))
        return field.or_(with_names)

    async def rows_read(self, *words: str) -> None:
        await expect(self.page.locator("button.card .words")).to_have_text(list(words))


async def open_table(workshop: Running) -> None:
    template = {"kind": "table", "title": {"en": "Our actions"}, "columns": COLUMNS}
    for name, fields in (("activity.add", {"template": template}), ("cards.phase", {"phase": "open"})):
        answer = await workshop.moderator.do(name, activity=TABLE, **fields)
        assert answer is None, answer


async def test_two_fill_in_one_row_and_one_cell(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        anna = TablePhone(await workshop.phone(stage, "Anna"))
        janis = TablePhone(await workshop.phone(stage, "Jānis"))
        await open_table(workshop)
        await anna.add("Call the library")
        await anna.row("Call the library").click()
        await janis.row("Call the library").click()
        await anna.cell("Note").press_sequentially("Ask for")
        await expect(janis.cell("Note")).to_have_value("Ask for")
        await janis.cell("Note").press("End")
        await janis.cell("Note").press_sequentially(" the room")
        await anna.cell("What").press("End")
        await anna.cell("What").press_sequentially(" soon")
        for phone in (anna, janis):
            await expect(phone.cell("Note")).to_have_value("Ask for the room")
            await expect(phone.cell("What")).to_have_value("Call the library soon")

        await expect(janis.page.locator("#people option[value=Anna]")).to_have_count(1)
        await anna.cell("Who").fill("Jānis")
        await anna.cell("By when").fill("2026-12-20")
        await janis.page.get_by_role("button", name="Done").click()
        await janis.cell("Cost").fill("12,5 eiro")
        await janis.cell("Cost").blur()
        await expect(janis.page.get_by_role("alert")).to_be_visible()
        await janis.cell("Cost").fill("1 200")
        await janis.cell("Cost").blur()
        await expect(anna.cell("Cost")).to_have_value("1200")
        await expect(anna.page.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "true")
        await expect(janis.cell("Who")).to_have_value("Jānis")

        await anna.page.reload()
        row = anna.row("Call the library soon")
        for words in ("Jānis", "December 20", "Done", "1,200", "Ask for the room"):
            await expect(row).to_contain_text(words)
        await row.click()
        await expect(anna.cell("Note")).to_have_value("Ask for the room")
        await expect(anna.cell("By when")).to_have_value("2026-12-20")


async def test_rows_are_sorted_and_filtered(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone = TablePhone(await workshop.phone(stage, "Anna"))
        await open_table(workshop)
        for words in ("Chairs", "Ābols", "Bread"):
            await phone.add(words)
        await phone.row("Bread").click()
        await phone.page.get_by_role("button", name="Done").click()
        await phone.phone.button("phone.table.back").click()
        await phone.rows_read("Chairs", "Ābols", "Bread")
        sort, only = phone.page.locator(".order select").first, phone.page.locator(".order select").nth(1)
        await sort.select_option("what")
        await phone.rows_read("Ābols", "Bread", "Chairs")
        await only.select_option("1")
        await phone.rows_read("Bread")
        await only.select_option("")
        await sort.select_option("")
        await phone.rows_read("Chairs", "Ābols", "Bread")


async def test_a_laptop_shows_the_whole_table(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        laptop = TablePhone(await workshop.join(await stage.device("laptop", "console"), "Anna"))
        phone = TablePhone(await workshop.phone(stage, "Jānis"))
        await open_table(workshop)
        await phone.add("Call the library")
        cells = laptop.page.locator(".grid tbody td")
        await expect(cells).to_have_count(len(COLUMNS) + 1)
        await cells.last.get_by_role("button").focus()
        await cells.nth(5).get_by_role("button").click()
        await expect(cells.nth(5).locator("textarea")).to_be_focused()
        await laptop.page.keyboard.type("By phone")
        await laptop.page.keyboard.press("Escape")
        await cells.nth(3).get_by_role("combobox").select_option("1")
        await phone.row("Call the library").click()
        await expect(phone.cell("Note")).to_have_value("By phone")
        await expect(phone.page.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "true")
