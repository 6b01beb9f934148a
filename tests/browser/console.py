"""What the moderator does: on the home page, and on the console wherever it is open."""

from typing import Self

from playwright.async_api import Locator, Page, expect

from tests.browser.words import Words


class Console:
    """The moderator's screen, large or in their hand."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.words = Words(language)

    # Starting

    async def ask_to_start(self, origin: str) -> None:
        await self.page.goto(origin)
        await self.page.get_by_role("link", name=self.words("home.start"), exact=True).click()

    async def describe(self, title: str, suggested: tuple[int, ...], own: str, mode: str) -> None:
        """Fill in the form: which of the nine (0…8), one written by oneself, and what is seen of each person."""
        await self.page.get_by_label(self.words("home.workshop_title")).fill(title)
        await self.page.locator("input[name=agenda][value=statements]").check()
        boxes = self.page.get_by_role("checkbox")
        await expect(boxes).to_have_count(9)
        for number in range(9):
            await boxes.nth(number).set_checked(number in suggested)
        await self.page.get_by_label(self.words("home.own_statement")).first.fill(own)
        await self.page.get_by_text(self.words(f"home.mode.{mode}")).click()

    async def start(self) -> str:
        """Press start; the workshop's code."""
        await self.button("home.start_now").click()
        await self.page.wait_for_url("**/console*")
        await self.sees("console.screen.question")
        return self.page.url.split("/")[3]

    async def wall_secret(self, code: str) -> str:
        return str(await self.page.evaluate(f"sessionStorage.getItem('talka-wall-{code}')"))

    async def show_this_screen(self) -> str:
        """Everyone sees this screen: it will be the wall. The code that takes the console over elsewhere."""
        await self.page.get_by_role("button", name=self.words("console.screen.yes_means")).click()
        return await self.lent_code()

    async def keep_this_screen(self) -> str:
        """This screen is the moderator's own. The wall's link."""
        await self.page.get_by_role("button", name=self.words("console.screen.no_means")).click()
        link = self.page.get_by_role("link", name=self.words("console.wall_link"))
        return str(await link.get_attribute("href"))

    async def lent_code(self) -> str:
        return (await self.page.locator(".lend-code").inner_text()).replace(" ", "")

    async def take_over(self, address: str) -> Self:
        """Scan the code that another device shows."""
        await self.page.goto(address)
        await expect(self.next_button).to_be_visible()
        return self

    # Leading

    @property
    def next_button(self) -> Locator:
        return self.page.locator("button.next")

    async def next(self, key: str, **params: int) -> None:
        """Press the one large button, which must say just this."""
        await expect(self.next_button).to_contain_text(self.words(key, **params))
        await self.rested()
        await self.next_button.click()

    async def rested(self) -> None:
        """A step rests for a moment, in which nothing can be pressed: whoever presses waits for the end of it."""

    async def back(self, key: str, **params: int) -> None:
        button = self.page.locator("button.back")
        await expect(button).to_contain_text(self.words(key, **params))
        await button.click()

    async def more(self) -> None:
        await self.button("console.more").click()
        await expect(self.page.get_by_role("dialog")).to_be_visible()

    async def close_sheet(self) -> None:
        await self.button("console.close").click()
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    async def in_more(self, key: str, **params: int) -> None:
        """Open the sheet and press something in it that closes it again."""
        await self.more()
        await self.rested()
        await self.page.get_by_role("dialog").get_by_role("button", name=self.words(key, **params), exact=True).click()
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    async def show_statement(self, statement: str) -> None:
        """Choose one in the agenda that was asked before."""
        await self.page.locator(".agenda-item").filter(has_text=statement).first.click()
        await self.button("console.show").first.click()

    async def write(self, statement: str) -> None:
        """A statement on the fly, after the one everyone looks at."""
        form = await self.begin("scale")
        await form.locator("textarea").first.fill(statement)
        await form.get_by_role("button", name=self.words("console.add_now"), exact=True).click()
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    async def begin(self, kind: str) -> Locator:
        """A new activity of this kind: the form that asks for its settings."""
        await self.open_library()
        await self.dialog.get_by_role("button", name=self.words(f"console.kind.{kind}"), exact=True).click()
        form = self.dialog.locator("form.editor")
        await expect(form).to_be_visible()
        return form

    async def open_library(self) -> None:
        await self.button("console.add").first.click()
        await expect(self.dialog.locator("[data-tool]").first).to_be_visible()

    async def add_tool(self, tool: str) -> None:
        """All of its activities, at one press."""
        row = self.dialog.locator(f"[data-tool={tool}]")
        await row.locator(".library-add").click()
        await expect(row.locator(".library-add")).to_contain_text("✓")

    # Seeing

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def button(self, key: str, **params: int) -> Locator:
        return self.page.get_by_role("button", name=self.words(key, **params), exact=True)

    async def sees(self, key: str, **params: str | int) -> None:
        await expect(self.page.get_by_text(self.words(key, **params)).first).to_be_visible()

    async def reads(self, statement: str) -> None:
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(statement)

    async def counts(self, n: int, of: int) -> None:
        await expect(self.page.locator(".counts")).to_contain_text(self.words("console.of", n=n, of=of))
