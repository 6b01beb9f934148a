"""What people do on canvases and tables: on a phone, and on a colleague's laptop."""

import re

from playwright.async_api import Locator, expect

from tests.browser.boards import BoardPhone, only, titled


class FigurePhone(BoardPhone):
    """Somebody's phone while there is a canvas or a table on it."""

    # The fields of a canvas

    async def go_to(self, field: str) -> None:
        """Over the view of all fields to this one."""
        await self.page.locator("button.all-fields").click()
        await self.page.locator(".field-tile").filter(has=self.page.get_by_text(field, exact=True)).click()
        await self.is_at(field)

    async def is_at(self, field: str) -> None:
        await expect(self.page.locator(".canvas-field > .field-head h2")).to_have_text(field)

    async def write(self, *cards: str) -> None:
        """New cards in the field on the screen, or new rows."""
        for words in cards:
            await self.page.locator("form.box textarea").fill(words)
            await self.page.locator("form.box button.strong").click()
            await expect(self.card(words)).to_be_visible()

    def text_of_all(self) -> Locator:
        """The field that holds one text of all together."""
        return self.page.locator(".sheet.single textarea")

    def carets_of(self, name: str) -> Locator:
        """Where someone else writes in the text on the screen."""
        return self.page.locator(f'.carets i[data-name="{name}"]')

    async def show_sparks(self) -> Locator:
        """Unfold the examples."""
        await self.button("phone.sparks.show").click()
        return self.page.locator(".sparks button.spark")

    async def take_spark(self, words: str) -> None:
        """Show the examples, take one over, and put them away."""
        sparks = await self.show_sparks()
        spark = sparks.filter(has_text=re.compile(rf"^\s*[+✓]\s*{re.escape(words)}"))
        await spark.click()
        await expect(spark).to_have_attribute("aria-disabled", "true")
        await self.button("phone.sparks.hide").click()
        await expect(self.card(words)).to_be_visible()

    # One card

    async def move(self, words: str, field: str) -> None:
        """Open a card and send it to another field."""
        await self.open_card(words)
        await self.page.locator(".moves button").filter(has=self.page.get_by_text(field, exact=True)).click()
        await expect(self.page.locator(".sheet .moves")).to_have_count(0)

    async def link(self, part: str, words: str) -> None:
        """Lead from the card that is open to another one."""
        await self.button("phone.links.add").click()
        chooser = self.page.locator(".chooser")
        await chooser.get_by_role("button", name=part, exact=True).click()
        await chooser.locator("button.card").filter(has=self.page.locator(".words", has_text=only(words))).click()
        await expect(self.page.locator(".linked .words", has_text=only(words))).to_be_visible()

    async def close_card(self) -> None:
        await self.page.locator(".sheet button.back").first.click()

    # The rows of a table

    async def open_row(self, words: str) -> None:
        await self.card(words).click()
        await expect(self.page.locator(".row-form")).to_be_visible()

    async def has_row(self, words: str) -> None:
        """It is there once, to be written in or not."""
        await expect(self.card(words)).to_have_count(1)

    async def fill(self, words: str, cells: dict[str, str]) -> None:
        """Write in some columns of a row, by their titles, and go back to all rows."""
        await self.open_row(words)
        for title, value in cells.items():
            cell = self.page.locator(".row-form .cell").filter(has=self.page.get_by_text(title, exact=True))
            await self._fill(cell, value)
        await self.close_card()

    async def _fill(self, cell: Locator, value: str) -> None:
        if await cell.locator(".cell-options").count():
            option = cell.get_by_role("button", name=value, exact=True)
            await option.click()
            await expect(cell.locator("button[aria-pressed=true]")).to_contain_text(value)
        else:
            field = cell.locator("textarea, input")
            await field.fill(value)
            await field.blur()
        await expect(cell.locator(".saved")).to_be_visible()

    # What is seen

    @property
    def cards(self) -> Locator:
        """Those of the field on the screen; a wide screen shows them a second time, in the figure beside it."""
        return self.page.locator("button.card")

    def card(self, words: str) -> Locator:
        return self.cards.filter(has=self.page.locator(".words", has_text=only(words)))

    def team(self, name: str) -> Locator:
        """The button that leads to what a group has written, once it is shown."""
        return self.page.locator(".teams button").filter(has_text=self.words(f"common.group.{name}"))


class Laptop(FigurePhone):
    """The same page on a screen that has room for the whole figure, and for the whole table."""

    async def go_to(self, field: str) -> None:
        await self.page.locator(".figure button.field-name", has_text=titled(field)).click()
        await self.is_at(field)

    async def write_rows(self, *rows: str) -> None:
        for words in rows:
            await self.page.locator("form.box textarea").fill(words)
            await self.page.locator("form.box button.strong").click()
            await expect(self.row(words)).to_be_visible()

    async def open_row(self, words: str) -> None:
        await self.row(words).locator(".row-ways button").last.click()
        await expect(self.page.locator(".row-form")).to_be_visible()

    async def has_row(self, words: str) -> None:
        await expect(self.page.locator(".grid td:first-child", has_text=only(words))).to_have_count(1)

    async def fill(self, words: str, cells: dict[str, str]) -> None:
        """Right in the table: what is tapped can be written in."""
        titles = await self.page.locator("table.grid thead th button").all_inner_texts()
        for title, value in cells.items():
            cell = self.row(words).locator("td").nth([one.strip(" ▲▼") for one in titles].index(title))
            await self._fill(cell, value)

    async def _fill(self, cell: Locator, value: str) -> None:
        if await cell.locator("select").count():
            await cell.locator("select").select_option(label=value)
        elif await cell.locator("input").count():
            await cell.locator("input").fill(value)
            await cell.locator("input").blur()
        else:
            await cell.locator("button.cell-words").click()
            await cell.locator("textarea").fill(value)
            await expect(cell.locator(".saved")).to_be_visible()
            await cell.locator("textarea").press("Escape")
            await expect(cell.locator(".words")).to_have_text(value)

    def row(self, words: str) -> Locator:
        return self.page.locator(".grid tbody tr").filter(has=self.page.locator(".words", has_text=only(words)))
