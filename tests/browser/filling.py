"""Filling any tool of the method: its phases as the moderator leads through them, and each kind through the screen."""

import asyncio
from collections.abc import Sequence
from typing import Any

from playwright.async_api import expect

from tests.browser.boards import as_written
from tests.browser.figures import FigurePhone
from tests.browser.workshop import Running
from tests.client import Client, Record

Command = tuple[str, Record]

DAY = "2027-03-15"
NUMBER = "12"


def phases(activity: Record) -> tuple[str, ...]:
    """What the moderator leads through; dots are given where there are some."""
    if activity["t"] == "page":
        return ("read",)
    return ("open", "voting", "shown") if activity.get("dots") else ("open", "shown")


def leading(name: str, activity: Record, phase: str) -> Command:
    """The command that leads to this phase."""
    match activity["t"], phase:
        case "page", _:
            return "workshop.show", {"activity": name}
        case "scale", "open":
            return "scale.open", {"activity": name, "round": 1}
        case "scale", _:
            return "scale.reveal", {"activity": name}
        case "choice", _:
            return "choice.phase", {"activity": name, "phase": phase}
    return "cards.phase", {"activity": name, "phase": phase}


async def lead(who: Client, command: str, **fields: Any) -> None:
    """It is done, and not refused."""
    answer = await who.do(command, **fields)
    assert answer is None, (command, answer)


class Filling:
    """One activity, those with a phone who fill it, and those who only answer, since nameless answers need company.

    What was written for all is kept in `written`; remarks that a wall has no room for, beside a picture, in `aside`.
    """

    def __init__(self, led: Running, phones: Sequence[FigurePhone], name: str) -> None:
        self.moderator = led.moderator
        self.others = led.others
        self.phones = phones
        self.name = name
        self.language = led.language
        self.written: list[str] = []
        self.aside: list[str] = []

    @property
    def activity(self) -> Record:
        return self.moderator.view()[f"activity/{self.name}"]

    async def fill(self) -> None:
        """Everything that one can do while it is open."""
        by_kind = {
            "scale": self._stand,
            "choice": self._answer,
            "rating": self._rate,
            "cards": self._cards,
            "canvas": self._canvas,
            "table": self._table,
        }
        kind = self.activity["t"]
        if kind in by_kind:
            await by_kind[kind]()
        if self.activity.get("agree"):
            for phone in self.phones:
                await phone.button("phone.agree.go").click()
                await expect(phone.page.locator(".agreed-on")).to_be_visible()

    async def give_dots(self) -> None:
        """One each, to the first card one sees."""
        for phone in self.phones:
            heap = phone.page.locator(".heap").first
            await heap.get_by_role("button", name=phone.words("phone.dots.give")).click()
            await expect(heap.locator(".given b")).to_have_text("1")

    async def ask(self) -> None:
        """Once all is shown there may be a field for questions."""
        for field in self.activity.get("fields", ()):
            if field["asked"]:
                for i, phone in enumerate(self.phones):
                    await phone.go_to(self._said(field["title"]))
                    await phone.write(self._words(field, i))

    # By kind

    async def _stand(self) -> None:
        for phone, step in zip(self.phones, (2, 4), strict=False):
            await phone.stand(step)
            await phone.is_saved(step)
        for other in self.others:
            await lead(other, "scale.place", activity=self.name, round=1, at=500)

    async def _answer(self) -> None:
        """The first two answers, each with a remark."""
        for i, phone in enumerate(self.phones):
            await phone.page.locator("label.option:not(.listen), label.level").nth(i).click()
            remark = f"Jo tā ir labāk ({i})"
            await phone.page.locator("form.remark textarea").fill(remark)
            await phone.button("phone.choice.save_remark").click()
            await expect(phone.button("phone.choice.save_remark")).to_have_count(0)
            await expect(phone.page.locator(".status .saved")).to_be_visible()
            drawn = self.activity["picture"] or self.activity["groups"]
            (self.aside if drawn else self.written).append(remark)
        for other in self.others:
            await lead(other, "choice.answer", activity=self.name, picks=[0], remark="")

    async def _rate(self) -> None:
        """In each group one does it all."""
        for i, phone in enumerate(self.phones):
            await phone.place(3 - 5 * i)
            words = f"Jautāt vēlreiz ({i})"
            await phone.write_in_list(0, words)
            await phone.button("phone.rating.show_spread").click()
            await phone.agree(3 - 5 * i)
            await expect(phone.page.locator(".agreed b")).to_have_text(as_written(3 - 5 * i))
            self.written += [words, as_written(3 - 5 * i)]

    async def _cards(self) -> None:
        for i, phone in enumerate(self.phones):
            words = self._words({"name": "cards"}, i)
            await phone.add_cards(words)
            await expect(phone.card(words)).to_be_visible()

    async def _canvas(self) -> None:
        """Every field; where one text is written together, the second adds to what the first has written."""
        for field in self.activity["fields"]:
            if field["asked"]:
                continue
            for phone in self.phones:
                await phone.go_to(self._said(field["title"]))
            if field["single"]:
                await self._text_of_all(field)
            else:
                words = [self._words(field, i) for i, _ in enumerate(self.phones)]
                await asyncio.gather(*(phone.write(one) for phone, one in zip(self.phones, words, strict=True)))

    async def _text_of_all(self, field: Record) -> None:
        before = ""
        for i, phone in enumerate(self.phones):
            words = self._words(field, i)
            text = phone.text_of_all()
            await expect(text).to_have_value(before)
            await text.press("Control+End")
            await text.press_sequentially(words if not before else f" {words}")
            await phone.is_kept("phone.cards.saved")
            before = "" if self.activity["groups"] else words

    async def _table(self) -> None:
        """A row each; then all columns of one row each, dealt out to the groups if that is meant."""
        for i, phone in enumerate(self.phones):
            await phone.write(self._words({"name": "row"}, i))
        if self.activity["dealt"]:
            await lead(self.moderator, "cards.deal", activity=self.name, dealt=True)
            for phone in self.phones:
                await expect(phone.cards).to_have_count(1)
        for i, phone in enumerate(self.phones):
            row = phone.cards.nth(0 if self.activity["groups"] else i).locator(".words")
            words = (await row.inner_text()).strip()
            await phone.fill(
                words, {self._said(one["title"]): self._cell(one, i) for one in self.activity["columns"][1:]}
            )

    def _cell(self, column: Record, i: int) -> str:
        match column["kind"]:
            case "person":
                return "Ilze"
            case "date":
                return DAY
            case "choice":
                return self._said(column["options"][i % len(column["options"])])
            case "number":
                return NUMBER
        return self._words(column, i)

    def _words(self, of: Record, i: int) -> str:
        """Unlike any others in this activity."""
        words = f"Doma {of['name']} {i + 1}"
        self.written.append(words)
        return words

    def _said(self, text: dict[str, str]) -> str:
        return text[self.language]
