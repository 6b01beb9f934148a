"""What people do with cards, ratings and questions: on their phones, and on the console."""

import re

from playwright.async_api import Locator, expect

from tests.browser.console import Console
from tests.browser.screens import Phone


def only(words: str) -> re.Pattern[str]:
    """Matches an element that says just this."""
    return re.compile(rf"^\s*{re.escape(words)}\s*$")


def titled(words: str) -> re.Pattern[str]:
    """Matches the title of a field in a figure, where it may have a number."""
    return re.compile(rf"^\s*(\d+\s+)?{re.escape(words)}\s*$")


def as_written(value: int) -> str:
    """A value between −5 and +5 with its sign, and a real minus."""
    return f"{value:+d}".replace("-", "\u2212") if value else "0"


class BoardPhone(Phone):
    """Somebody's phone while there are cards on it."""

    # Writing

    async def begin_card(self, words: str) -> None:
        """Open the field, unless it is, and type; nothing is handed in."""
        field = self.page.locator(".compose.open textarea")
        if not await field.is_visible():
            await self.page.locator(".foot .compose button.strong").click()
        await field.fill(words)

    async def add_cards(self, *cards: str) -> None:
        """Several in a row."""
        for words in cards:
            await self.begin_card(words)
            await self.button("phone.cards.add").click()
        await self.button("phone.cards.done").click()

    async def open_card(self, words: str) -> Locator:
        """The field with the words of that card."""
        await self.cards.filter(has=self.page.locator(".words", has_text=only(words))).click()
        field = self.page.locator(".sheet textarea")
        await expect(field).to_have_value(words)
        return field

    async def close_card(self) -> None:
        await self.button("phone.cards.back").click()

    # Dots

    async def give(self, words: str, dots: int) -> None:
        """So many more dots to that card."""
        heap = self.page.locator(".heap").filter(has_text=words)
        before = int(await heap.locator(".given b").inner_text())
        for n in range(dots):
            await heap.get_by_role("button", name=self.words("phone.dots.give")).click()
            await expect(heap.locator(".given b")).to_have_text(str(before + n + 1))

    async def take_off(self, words: str) -> None:
        heap = self.page.locator(".heap").filter(has_text=words)
        await heap.get_by_role("button", name=self.words("phone.dots.take")).click()

    # Rating

    async def place(self, value: int) -> None:
        await self._step(self.page.locator(".ladder").first, value)
        await expect(self.page.locator(".status .saved").first).to_contain_text(as_written(value))

    async def agree(self, value: int) -> None:
        await self._step(self.page.locator(".agree .ladder"), value)

    async def _step(self, ladder: Locator, value: int) -> None:
        """Tap one of the eleven: they hang from 1…5 over 0 to −1…−5."""
        await ladder.locator("label.step").nth(value - 1 if value > 0 else 5 - value).click()

    async def write_in_list(self, number: int, words: str) -> None:
        """0: how to lessen the hindering, 1: how to raise the helping."""
        part = self.page.locator(".list").nth(number)
        await part.locator(".compose button").first.click()
        await part.locator("textarea").fill(words)
        await part.locator("form button.strong").click()
        await self.button("phone.cards.done").click()
        await expect(part.locator(".card:not(.unsaved) .words").filter(has_text=words).first).to_be_visible()

    # The question

    async def choose(self, number: int, remark: str = "") -> None:
        await self.page.locator("label.option").nth(number).click()
        if remark:
            await self.page.locator("form.remark textarea").fill(remark)
            await self.button("phone.choice.save_remark").click()
            await expect(self.button("phone.choice.save_remark")).to_have_count(0)
        await expect(self.page.locator(".status .saved")).to_be_visible()

    # What is seen

    @property
    def cards(self) -> Locator:
        return self.page.locator("button.card")

    async def is_kept(self, key: str) -> None:
        await expect(self.page.locator(".status .saved").first).to_contain_text(self.words(key))


class BoardConsole(Console):
    """The moderator's screen while there are cards on it."""

    async def whole_tool(self) -> None:
        """Everything that tool 2.4 needs, at one press."""
        await self.open_library()
        await self.add_tool("challenges")
        await self.close_sheet()

    async def tool(self, words: str, key: str) -> None:
        """Unfold a card, and press one of its tools."""
        row = self.page.locator(".card-row").filter(has=self.page.locator(".card-words", has_text=only(words)))
        await row.locator(".card-face").click()
        await row.locator(".card-tools").get_by_role("button", name=self.words(key), exact=True).click()

    async def merge(self, double: str, kept: str) -> None:
        await self.tool(double, "console.card.merge")
        await self.page.locator(".card-face").filter(has_text=kept).click()

    async def sure(self) -> None:
        """Press the strong button of the sheet, which closes it."""
        await self.dialog.locator("button.strong").click()
        await self.closed()

    async def closed(self) -> None:
        await expect(self.dialog).to_have_count(0)
