"""A canvas on phones: people fill its fields together, and nothing of it is lost."""

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import Running, running

CANVAS = "cnvs"
FIELDS: list[dict[str, Any]] = [
    {"name": "sentence", "title": {"en": "In one sentence"}, "single": True},
    {"name": "gains", "title": {"en": "What we gain"}, "question": {"en": "What is good about it?"},
     "sparks": [{"en": "More time for people"}, {"en": "New friends"}]},
    {"name": "worries", "title": {"en": "What worries us"}, "sign": "cloud"},
    {"name": "asked", "title": {"en": "Questions to the group"}, "asked": True},
]  # fmt: skip


class CanvasPhone:
    """Somebody's phone on a canvas."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.page: Page = phone.page

    async def go_to(self, number: int) -> None:
        """By the overview of all fields."""
        await self.page.locator(".all-fields").click()
        await self.page.locator(".field-tile").nth(number).click()

    async def add(self, words: str) -> None:
        await self.box.fill(words)
        await self.phone.button("phone.cards.add").click()
        await expect(self.box).to_have_value("")

    def card(self, words: str) -> Locator:
        return self.page.locator("button.card").filter(has=self.page.locator(".words", has_text=words))

    @property
    def box(self) -> Locator:
        return self.page.locator(".box textarea")

    @property
    def text(self) -> Locator:
        """The field with the words of a card, or with the one text of all."""
        return self.page.locator(".sheet textarea")


async def open_canvas(workshop: Running, **settings: object) -> None:
    template = {"kind": "canvas", "title": {"en": "Our idea"}, "fields": FIELDS, **settings}
    await lead(workshop, "activity.add", template=template)
    await lead(workshop, "cards.phase", phase="open")


async def lead(workshop: Running, name: str, **fields: object) -> None:
    answer = await workshop.moderator.do(name, activity=CANVAS, **fields)
    assert answer is None, answer


async def two_phones(workshop: Running, stage: Stage) -> tuple[CanvasPhone, CanvasPhone]:
    anna, janis = await workshop.phone(stage, "Anna"), await workshop.phone(stage, "Jānis")
    return CanvasPhone(anna), CanvasPhone(janis)


async def test_two_write_one_sentence_one_field_and_one_card(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        anna, janis = await two_phones(workshop, stage)
        await open_canvas(workshop)
        # The text of all is not there before somebody begins: both may.
        await anna.text.press_sequentially("We plan")
        await expect(janis.text).to_have_value("We plan")
        await janis.text.press("End")
        await janis.text.press_sequentially(" together")
        await expect(anna.text).to_have_value("We plan together")

        await anna.go_to(1)
        await janis.go_to(1)
        await anna.add("Warm tea")
        await janis.add("Good talks")
        for phone in (anna, janis):
            await expect(phone.page.locator("button.card")).to_have_count(2)

        await anna.card("Warm tea").click()
        await janis.card("Warm tea").click()
        await anna.text.press("End")
        await anna.text.press_sequentially(" at four")
        await expect(janis.page.locator(".carets i")).to_have_attribute("data-name", "Anna")
        await janis.text.press("Home")
        await janis.text.press_sequentially("Very ")
        for phone in (anna, janis):
            await expect(phone.text).to_have_value("Very Warm tea at four")

        await anna.page.reload()  # an old phone does that by itself: its person finds the field where it was
        await expect(anna.card("Very Warm tea at four")).to_be_visible()
        await expect(anna.card("Good talks")).to_be_visible()
        await anna.go_to(0)
        await expect(anna.text).to_have_value("We plan together")


async def test_examples_are_taken_over_and_cards_moved_by_taps(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone = CanvasPhone(await workshop.phone(stage, "Anna"))
        await open_canvas(workshop)
        await phone.go_to(1)
        await phone.phone.button("phone.sparks.show").click()
        await phone.page.locator(".spark").first.click()
        await expect(phone.card("More time for people")).to_be_visible()
        await expect(phone.page.locator(".spark").first).to_have_attribute("aria-disabled", "true")
        await phone.card("More time for people").click()
        await phone.page.locator(".moves").get_by_role("button", name="What worries us").click()
        await expect(phone.page.locator("button.card")).to_have_count(0)
        await phone.page.locator(".along").nth(1).click()
        await expect(phone.card("More time for people")).to_be_visible()
        await lead(workshop, "canvas.lock", field="worries", locked=True)
        await phone.phone.sees("phone.canvas.locked")
        await expect(phone.box).to_have_count(0)


async def test_a_strength_is_given_on_the_card(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone = CanvasPhone(await workshop.phone(stage, "Anna"))
        await open_canvas(workshop, layout="forces", fields=FIELDS[1:3], strengths=5)
        await phone.add("Warm tea")
        await phone.page.locator(".strength button").nth(3).click()
        await expect(phone.page.locator(".strength [aria-pressed=true]")).to_have_text("4")
        await workshop.moderator.until(
            lambda: any(record.get("value") == 4 for record in workshop.moderator.view().values())
        )


async def test_a_group_shows_its_canvas_and_is_asked(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        anna, janis = await two_phones(workshop, stage)
        made = await workshop.moderator.do("groups.make", count=2)
        assert made is None, made
        await open_canvas(workshop, groups=True)
        for phone, words in ((anna, "Anna's thought"), (janis, "Jānis' thought")):
            await phone.go_to(1)
            await phone.add(words)
            await expect(phone.card(words)).to_be_visible()
            await expect(phone.page.locator("button.card")).to_have_count(1)  # each sees the own group's alone
        await lead(workshop, "cards.phase", phase="shown")
        teams = anna.page.locator(".team")
        await expect(teams).to_have_count(2)
        await expect(anna.card("Anna's thought")).to_be_visible()
        await teams.nth(1).click()
        await expect(anna.card("Jānis' thought")).to_be_visible()
        await anna.go_to(3)
        await anna.add("Who pays for it?")
        await janis.go_to(3)
        await expect(janis.card("Who pays for it?")).to_be_visible()


async def test_what_was_typed_outlives_the_moderator_going_on(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        phone = CanvasPhone(await workshop.phone(stage, "Anna"))
        await open_canvas(workshop)
        await phone.go_to(1)
        await phone.box.fill("Half a thought")
        await lead(workshop, "cards.phase", phase="locked")
        await phone.phone.sees("phone.draft.gone_on")
        leftover = phone.page.locator(".leftover")
        await expect(leftover).to_contain_text("What we gain")
        await leftover.get_by_role("button").first.click()  # within the grace time it counts as any other
        await expect(phone.card("Half a thought")).to_be_visible()
        await expect(leftover).to_have_count(0)


async def test_on_a_laptop_the_whole_figure_stands_beside(stage: Stage, origin: str) -> None:
    async with running(origin, statements=0) as workshop:
        laptop = CanvasPhone(await workshop.join(await stage.device("laptop", "console"), "Anna"))
        await open_canvas(workshop)
        fields = laptop.page.locator(".figure .figure-field")
        await expect(fields).to_have_count(3)
        await fields.nth(1).get_by_role("button").first.click()
        await laptop.add("Warm tea")
        card = fields.nth(1).locator(".field-card")
        await expect(card).to_contain_text("Warm tea")
        await card.drag_to(fields.nth(2).locator(".field-cards"))
        await expect(fields.nth(2).locator(".field-card")).to_contain_text("Warm tea")
        await expect(fields.nth(1).locator(".field-card")).to_have_count(0)
        await fields.nth(2).locator(".field-face").click()
        await expect(laptop.text).to_have_value("Warm tea")
