"""What the moderator does with tools, groups, canvases and tables on the console."""

from playwright.async_api import Locator, expect

from tests.browser.boards import BoardConsole, titled


class FigureConsole(BoardConsole):
    """The moderator's screen while there is a canvas or a table on it."""

    async def add_tools(self, *tools: str) -> None:
        """From the library, one after the other."""
        await self.button("console.add").first.click()
        for tool in tools:
            await self.rested()
            row = self.dialog.locator(f"li[data-tool={tool}]")
            await row.locator(".library-add").click()
            await expect(row.locator(".library-add")).to_contain_text(self.words("console.library.once_more"))
        await self.close_sheet()

    async def show(self, title: str) -> None:
        """Lead everyone to a part of the agenda; one that is new is opened."""
        await self.page.locator(".agenda-item:visible").filter(has_text=title).click()
        choices = self.page.locator(".agenda-choices:visible")
        await self.rested()
        await choices.locator("button").first.click()
        await self.reads(title)

    # Groups

    async def make_groups(self, many: int) -> None:
        await self.next("console.next.groups")
        await self.dialog.locator("select").first.select_option(str(many))
        await self.sure()

    async def put_into(self, group: str, *names: str) -> None:
        """Move people by name, unless they are in it."""
        people = self.page.locator(".group-people:visible")
        await expect(people.locator("summary").first).to_be_visible()
        folded = people.locator("details:not([open]) summary")
        while await folded.count():
            await folded.first.click()
        for name in names:
            choice = people.get_by_label(self.words("console.groups.of", name=name), exact=True)
            await choice.select_option(group)
            await expect(choice).to_have_value(group)

    # What is large on the wall

    async def enlarge_group(self, group: str) -> None:
        name = self.words(f"common.group.{group}")
        await self.page.locator(".figure-teams button").filter(has_text=name).click()
        await self.button_named("console.figure.group_large", name=name).click()

    async def enlarge_field(self, title: str) -> None:
        await self.page.locator(".figure button.field-name", has_text=titled(title)).click()
        await self.button("console.figure.large").click()
        await self.button("console.close").click()

    async def side_by_side(self) -> None:
        await self.button("console.figure.side_by_side").click()

    # What is seen

    def button_named(self, key: str, **params: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(key, **params), exact=True)
