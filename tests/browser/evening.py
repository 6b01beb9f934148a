"""What people do in the course of an evening, beside answering: on their phones, and on the console."""

import re

from playwright.async_api import Locator, expect

from tests.browser.boards import BoardPhone, only
from tests.browser.screens import Tablet
from tests.browser.steering import FigureConsole


class EveningPhone(BoardPhone):
    """Somebody's phone."""

    async def consent(self) -> None:
        """Say yes to a page or to rules."""
        await self.button("phone.agree.go").click()
        await expect(self.page.get_by_role("button", pressed=True)).to_contain_text(self.words("phone.agree.done"))

    # To be heard

    async def want_to_speak(self) -> None:
        """Open what leads to the hand and to the question."""
        await self.page.locator(".tools button[class*=hand-]").click()
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(self.words("phone.hand"))

    async def raise_hand(self) -> None:
        await self.want_to_speak()
        await self.button("phone.hand.raise").click()
        await self.sees("phone.hand.up")
        await self.go_back()

    async def ask_alone(self, words: str) -> None:
        """A question that only the moderator reads."""
        await self.want_to_speak()
        await self.page.locator(".asking textarea").fill(words)
        await self.button("phone.question.send").click()
        await expect(self.page.locator(".question:not(.unsaved)")).to_contain_text(words)
        await self.go_back()

    async def go_back(self) -> None:
        await self.button("phone.back").click()

    # Cards

    def card(self, words: str) -> Locator:
        return self.cards.filter(has=self.page.locator(".words", has_text=only(words)))

    async def translate(self, words: str, language: str, said: str) -> None:
        """Open somebody's card, and say it in this language."""
        await self.card(words).click()
        await self.button(f"phone.said.in.{language}").click()
        await self.page.locator("#saying").fill(said)
        await self.button("phone.save").click()
        await expect(self.page.locator(".translation .words")).to_have_text(said)
        await self.button("phone.cards.back").click()

    async def begin_card(self, words: str) -> None:
        await (await self._new_card()).fill(words)

    async def half_written(self) -> str:
        """What stands in the field for a new card."""
        return await (await self._new_card()).input_value()

    async def _new_card(self) -> Locator:
        """The field, which is opened if it is not; on a laptop it stands at the left."""
        field = self.page.locator(".compose.open textarea")
        if not await field.is_visible():
            await self.page.locator(".compose button.strong").click()
        return field

    # One phone, and another

    async def moving_code(self) -> str:
        """With it another phone takes the seat."""
        await self.open_tab("more")
        await self.button("phone.get_code").click()
        return (await self.page.locator(".lent-code").inner_text()).replace(" ", "")

    # The end

    async def be_forgotten(self) -> None:
        """With all that one has said."""
        await self.button("phone.forget.all").click()
        await self.button("phone.forget.go").click()
        await self.sees("phone.goodbye")


class EveningTablet(EveningPhone, Tablet):
    """What is passed round; also a phone on which somebody enters for another."""

    async def enter_for(self, code: str, name: str) -> None:
        """Somebody asks for help, and gives the code of their seat."""
        await self.open_tab("more")
        await self.button("phone.device.add").click()
        await self.sees("phone.device.asked")
        await self.button("phone.have_code").click()
        await self.page.locator("input[name=code]").fill(code)
        await self.button("phone.take_over").click()
        await self.answers(name)
        await expect(self.page.locator(".whose.asked")).to_contain_text(self.words("phone.device.for"))

    async def leave_this_device(self) -> None:
        """The seat has moved to another device: this one forgets it."""
        await self.button("phone.device.take_off").click()
        await self.lies_blank()


class EveningConsole(FigureConsole):
    """The moderator's screen, with everything that is no step of the agenda."""

    # The agenda

    async def unfold(self, title: str) -> Locator:
        """What can be done with one part."""
        item = self.page.locator(".agenda-item:visible").filter(has_text=title).first
        if await item.get_attribute("aria-expanded") != "true":
            await item.click()
        return self.page.locator(".agenda-choices:visible")

    async def with_part(self, title: str, key: str, **params: int) -> None:
        choices = await self.unfold(title)
        await self.rested()
        await choices.get_by_role("button", name=self.words(key, **params), exact=True).click()

    def part(self, title: str) -> Locator:
        return self.page.locator(".agenda li:visible").filter(has=self.page.locator(".agenda-words", has_text=title))

    async def add_statement_behind(self, title: str, words: str) -> None:
        """One of the moderator's own."""
        await self.with_part(title, "console.agenda.add_behind")
        await self.dialog.get_by_role("button", name=self.words("console.kind.scale"), exact=True).click()
        form = self.dialog.locator("form.editor")
        await form.locator("textarea").first.fill(words)
        await form.get_by_role("button", name=self.words("console.add_now"), exact=True).click()
        await self.closed()

    # Sheets

    async def in_sheet(self, key: str) -> Locator:
        """Everything that is not the next step, and there this."""
        await self.more()
        await self.rested()
        await self.dialog.get_by_role("button", name=self.words(key), exact=True).click()
        await expect(self.page.locator("#sheet-title")).to_have_text(self.words(key))
        return self.dialog

    async def call_myself(self, name: str) -> None:
        sheet = await self.in_sheet("console.moderators")
        own = sheet.get_by_label(self.words("console.moderators.own_name_why"))
        await own.fill(name)
        await own.press("Enter")
        await expect(sheet.locator(".moderators")).to_contain_text(name)
        await self.close_sheet()

    async def invite(self, name: str) -> str:
        """The link of one more moderator; the sheet stays open."""
        sheet = await self.in_sheet("console.moderators")
        await sheet.get_by_label(self.words("console.moderators.name"), exact=True).fill(name)
        await self.button("console.moderators.make").click()
        await expect(sheet.locator(".moderators")).to_contain_text(name)
        return await sheet.locator(".invited input").input_value()

    async def note(self, words: str) -> None:
        """On the part everyone is at, in the lobby on the workshop."""
        await self.page.locator(".notes textarea").fill(words)
        await expect(self.page.locator("#note-fine")).to_have_text(self.words("console.note.seen_by"))

    # Time

    async def clock_says(self, key: str, **params: str | int) -> None:
        await expect(self.page.locator(".clock-words")).to_contain_text(self.words(key, **params))

    async def quick(self, key: str, **params: int) -> None:
        """Beside the clock."""
        await self.page.locator(".clock").get_by_role("button", name=self.words(key, **params), exact=True).click()

    async def leave_out(self, *titles: str) -> None:
        """What to shorten: whole parts that nobody has seen yet."""
        await self.page.locator("button.clock-face").click()
        for title in titles:
            await self.rested()
            row = self.dialog.locator(".time-offers li").filter(has_text=title)
            await row.locator("button").filter(has_text=re.compile("\u2212")).last.click()
            await expect(row.get_by_text(self.words("console.agenda.skipped"))).to_be_visible()
        await self.close_sheet()

    async def read_aloud(self) -> None:
        """What is offered before people answer."""
        await self.page.locator("button.offer").filter(has_text=self.words("console.aloud")).click()
        await self.button("console.aloud.done").click()
        await self.closed()

    async def begin_silence(self) -> None:
        await self.page.locator("button.offer").filter(has_text=self.words("console.time.silence")).click()
        await self.clock_says("console.time.silence")

    # People

    async def heard(self, *shares: tuple[int, int]) -> None:
        """How many have answered or said something: in the hall, and remote."""
        of = [self.words("console.of", n=n, of=all_) for n, all_ in shares]
        await expect(self.page.locator(".voices dd")).to_contain_text(of)

    async def give_the_floor(self, name: str) -> None:
        await self.page.locator(".beacon-hand").click()
        row = self.dialog.locator(".hands-queue li").filter(has_text=name)
        await row.get_by_role("button", name=self.words("console.hands.call"), exact=True).click()
        await expect(self.dialog.locator(".hands-floor")).to_contain_text(name)

    async def reply(self, question: str, answer: str) -> None:
        """To somebody who asks alone; nobody else sees this screen."""
        await self.page.locator(".beacon-question").click()
        await self.button("console.questions.show").click()
        row = self.dialog.locator(".questions li").filter(has_text=question)
        await row.locator("textarea").fill(answer)
        await row.get_by_role("button", name=self.words("console.questions.reply"), exact=True).click()
        await expect(self.dialog.get_by_text(self.words("console.questions.none"))).to_be_visible()
        await self.close_sheet()

    async def blank_the_wall(self) -> None:
        await self.button("console.attention.title").click()
        await self.dialog.get_by_role("button", name=self.words("console.wall.blank")).click()
        await expect(self.dialog.get_by_role("button", name=self.words("console.wall.unblank"))).to_be_visible()
        await self.close_sheet()

    async def show_the_wall_again(self) -> None:
        await self.page.locator(".beacon.dark button").click()
        await expect(self.page.locator(".beacon.dark")).to_have_count(0)
