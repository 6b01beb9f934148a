"""What people do on their pages, in their own words and with their thumbs."""

from typing import Self

from playwright.async_api import Locator, Page, expect

from tests.browser.words import Words

STEPS = {1000: 5, 750: 4, 500: 3, 250: 2, 0: 1}


class Phone:
    """Somebody's phone."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.words = Words(language)

    # Coming in

    async def type_code(self, origin: str, code: str) -> Self:
        """From the home page, by the code that stands on the wall."""
        await self.page.goto(origin)
        await self.page.get_by_label(self.words("common.code")).fill(code)
        await self.button("common.enter").click()
        await expect(self.button("phone.join")).to_be_visible()
        return self

    async def scan(self, address: str) -> Self:
        """By the address that the QR code holds."""
        await self.page.goto(address)
        await expect(self.button("phone.join")).to_be_visible()
        return self

    async def join(self, name: str = "", *, remote: bool = False) -> Self:
        await self.page.locator("input[name=name]").fill(name)
        await self.page.get_by_text(self.words("common.remote" if remote else "common.hall")).click()
        await self.button("phone.join").click()
        await expect(self.tabs).to_be_visible()
        return self

    # The line

    async def stand(self, step: int) -> None:
        """Tap one of the five large steps; 5 is the high end."""
        await self.rungs.nth(5 - step).click()

    async def listen(self) -> None:
        await self.page.locator("label.rung.listen").click()

    async def nudge(self, *, up: bool) -> None:
        await self.page.locator(".finer button").nth(0 if up else 1).click()

    async def slide(self, at: int) -> None:
        """Open the slider and drag it."""
        if not await self.page.get_by_role("slider").is_visible():
            await self.button("phone.exactly").click()
        await self.page.get_by_role("slider").fill(str(at))

    async def take_back(self) -> None:
        await self.button("phone.take_back").click()

    # What is seen

    @property
    def tabs(self) -> Locator:
        return self.page.get_by_role("navigation")

    @property
    def rungs(self) -> Locator:
        return self.page.locator(".rungs label.rung")

    @property
    def mark(self) -> Locator:
        return self.page.locator(".line .mark:not(.before)")

    @property
    def status(self) -> Locator:
        return self.page.locator(".status [role=status]")

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(key), exact=True)

    async def sees(self, key: str, **params: str | int) -> None:
        """Some text on the page, in full or within a longer one."""
        await expect(self.page.get_by_text(self.words(key, **params)).first).to_be_visible()

    async def reads(self, statement: str) -> None:
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(statement)

    async def is_saved(self, step: int | None = None) -> None:
        """The answer is kept by the server; a `step` is the one that is marked."""
        await expect(self.status).to_contain_text(self.words("phone.status.saved"))
        if step is not None:
            await self.is_marked(step)

    async def is_marked(self, step: int) -> None:
        await expect(self.rungs.nth(5 - step).get_by_role("radio")).to_be_checked()
        await expect(self.mark).to_be_visible()

    async def is_waiting(self) -> None:
        await expect(self.status).to_contain_text(self.words("phone.status.waiting"))

    async def open_tab(self, name: str) -> None:
        """One of place, shared, more."""
        await self.button(f"phone.tab.{name}").click()


class Tablet(Phone):
    """A device that is passed round."""

    async def hand_on(self) -> None:
        """Whoever has it lets go of it."""
        if await self.page.locator(".whose").count() == 0:
            await self.open_tab("more")
        await self.button("phone.device.hand_on").first.click()
        await self.lies_blank()

    async def lies_blank(self) -> None:
        await expect(self.button("phone.device.new")).to_be_visible()

    async def seat(self, name: str) -> None:
        """Somebody more takes a seat on it."""
        await self.button("phone.device.new").click()
        await self.join(name)
        await self.answers(name)

    async def take(self, name: str) -> None:
        """It lies blank, and somebody takes it."""
        await self.page.get_by_role("button", name=name, exact=True).click()
        await self.answers(name)
        await expect(self.tabs).to_be_visible()

    async def answers(self, name: str) -> None:
        await expect(self.page.locator(".whose")).to_contain_text(name)


class Wall:
    """The screen that everyone in the hall sees."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.words = Words(language)

    async def enter(self, origin: str, code: str, secret: str) -> Self:
        await self.page.goto(f"{origin}/{code}/wall#{secret}")
        await expect(self.page.locator(".stage:not(.quiet)")).to_be_visible()
        return self

    async def reads(self, statement: str) -> None:
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(statement)

    @property
    def people(self) -> Locator:
        """Those who stand on the line to be seen."""
        return self.page.locator(".person:not(.came):not(.expected):not(.hollow)")

    @property
    def came(self) -> Locator:
        """Those of whom only this is seen: that they have answered."""
        return self.page.locator(".person.came")

    async def counts(self, n: int, of: int) -> None:
        await expect(self.page.locator(".wall-counts")).to_contain_text(self.words("wall.of", n=n, of=of))

    async def sees(self, key: str, **params: str | int) -> None:
        await expect(self.page.get_by_text(self.words(key, **params)).first).to_be_visible()
